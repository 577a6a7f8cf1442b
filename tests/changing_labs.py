"""A lab that its writers change at random: each change is one that people make, from a seed.

What is built of it with all that was kept from before must be what is built of it from nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WORDS = (
    *("wait", "care", "team", "chart", "whys", "loop", "trial", "ward", "clinic", "pilot"),
    *("survey", "interview", "story", "pattern"),
)
SETTINGS = """\
site_name: A lab
site_description: What a lab learned.
site_url: https://lab.example/
repo_url: https://code.example/lab
edit_uri: edit/main/docs/
theme:
  name: labpress
  custom_dir: own
plugins:
  - labpress/library:
      downloads: [md, json]
  - labpress/citations
  - labpress/reading-time
  - labpress/cards
  - labpress/sharing:
      pictures: no
nav:
  - Home: index.md
  - Essays: essays/index.md
  - About: about.md
extra:
  footer_links:
    - title: About
      url: about.md
"""
TEMPLATE = """\
{{% extends "labpress/main.html" %}}
{{% block after_text %}}<p>{words}</p>{{% endblock %}}
"""
OF_ESSAYS = """\
{% extends "labpress/essay.html" %}
{% block extrahead %}<meta name="pages" content="{{ pages|length }}">{% endblock %}
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="20">'
    '<path d="M0 0h9v9H0z"/></svg>\n'
)
ESSAYS, CARDS, WORKS = 30, 14, 20


@dataclass
class ChangingLab:
    """A lab of about 60 pages in `root`, and what may happen to it. `said` has what did."""

    root: Path
    seed: int
    said: list[str] = field(default_factory=list)
    _count: int = 0

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def write(self) -> None:
        """The lab as it begins."""
        one = self._put
        one("mkdocs.yml", SETTINGS)
        one("own/main.html", TEMPLATE.format(words="Ours."))
        one("docs/index.md", "# A lab\n\nWelcome.\n")
        one("docs/about.md", "# About\n\nSee [the cards](cards/index.md) and [one](card:card-1).\n")
        one("docs/guide.md", "# Guide\n\n## How to wait\n\nText.\n\n## How to care\n\nText.\n")
        one("docs/glossary.md", "# Words\n\nLoop\n:   What comes back.\n\nPilot\n:   A trial.\n")
        one("docs/authors.yml", "Ann Ash:\n  role: Lead\n")
        one("docs/data.csv", "month,days\nJan,4\nFeb,5\nMar,3\nApr,6\nMay,4\nJun,5\n")
        one("docs/pictures/one.svg", PICTURE.format(size=40))
        one("essays/references.bib", "".join(self._work(n) for n in range(1, WORKS + 1)))
        for n in range(1, CARDS + 1):
            one(f"docs/cards/card-{n}.md", self._card(n))
        for n in range(1, ESSAYS + 1):
            one(f"essays/essay-{n}.md", self._essay())
        for n in range(1, 4):
            items = "".join(f"  - card-{n + k}\n" for k in range(3))
            front = f"title: Kit {n}\npurpose: Get on.\nprojects: project-1\nitems:\n{items}"
            one(f"docs/toolkits/kit-{n}.md", f"---\n{front}---\n\nUse it.\n")
        for n in (1, 2):
            front = f"number: {n}\ntitle: Project {n}\nchallenge: How do we wait?\n"
            one(f"docs/projects/project-{n}.md", f"---\n{front}---\n\nWhat we did.\n")

    def change(self) -> None:
        """One thing happens, and now and then two at once."""
        for _ in range(self._random.choice((1, 1, 1, 2))):
            happens = self._random.choice(CHANGES)
            self._count += 1
            self.said.append(f"{happens.__name__}: {happens(self)}")

    def _put(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _some(self, pattern: str) -> Path:
        return self._random.choice(sorted(self.root.glob(pattern)))

    def _words(self, least: int = 3, most: int = 8) -> str:
        number = self._random.randint(least, most)
        return " ".join(self._random.choice(WORDS) for _ in range(number))

    def _work(self, n: int) -> str:
        title = self._words().title()
        return (
            f"@book{{work{n}, title={{{title}}}, author={{Writer {n}, A.}}, year={{{1990 + n}}}}}\n"
        )

    def _card(self, n: int) -> str:
        front = (
            f"title: Card {self._words(2, 3)} {n}\npurpose: {self._words().capitalize()}.\n"
            f"stages: discover\ntime: 20-60 minutes\npeople: 2-8\ncode: QL-{n:02}\n"
            f"goes_with: [card-{self._random.randint(1, CARDS)}]\n"
        )
        steps = "".join(f"{k}. {self._words().capitalize()}.\n" for k in (1, 2, 3))
        return f"---\n{front}---\n\n## Why\n\nBecause [@work{n}].\n\n## How\n\n{steps}"

    def _essay(self) -> str:
        random = self._random
        front = (
            f"title: {self._words(2, 5).capitalize()}\nsummary: {self._words().capitalize()}.\n"
            f"authors: [{random.choice(('Ann Ash', 'Bo Birch'))}]\n"
            f"date: {random.randint(2016, 2024)}-0{random.randint(1, 9)}\n"
            f"tags: [{random.choice(WORDS)}, {random.choice(WORDS)}]\n"
            f"stages: [{random.choice(('discover', 'develop'))}]\n"
            f"{random.choice(('project: project-1', 'project: project-2', 'series: Waiting'))}\n"
        )
        return f"---\n{front}---\n\n{self._text()}"

    def _text(self) -> str:
        parts = [self._paragraph() for _ in range(self._random.randint(2, 5))]
        heads = [f"## {self._words(2, 4).capitalize()}\n\n" for _ in parts]
        return "\n\n".join(head + part for head, part in zip(heads, parts, strict=True)) + "\n"

    def _paragraph(self) -> str:
        card = self._random.randint(1, CARDS)
        ends = (
            f"[@work{self._random.randint(1, WORKS)}, p. 3]",
            f"See [it](essay:essay-{self._random.randint(1, ESSAYS)}).",
            f"See [on disk](essay-{self._random.randint(1, ESSAYS)}.md).",
            "See [the guide](../docs/guide.md#how-to-care).",
            "![A square](../docs/pictures/one.svg)",
            f"A note.[^{self._count}]\n\n[^{self._count}]: {self._words()}.",
            f"/// try-this | card-{card}\n{self._words().capitalize()}.\n///",
            f"Then [](card:card-{card}).",
        )
        return f"{self._words(6, 30).capitalize()}. {self._random.choice(ends)}"

    def _edit(self, pattern: str, old: str, new: str) -> str:
        """Puts `new` for the first that matches `old` in one of the files of `pattern`."""
        path = self._some(pattern)
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(old, lambda _: new, text, count=1), encoding="utf-8")
        return f"{path.relative_to(self.root)} ({new[:40]!r})"

    def a_word(self) -> str:
        """A word more in a text."""
        return self._edit("essays/*.md", r"\n\n(?=[A-Z])", f"\n\nWord{self._count} ")

    def a_text(self) -> str:
        """Another text below the same fields."""
        path = self._some("essays/*.md")
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        path.write_text(f"{front}\n---\n\n{self._text()}", encoding="utf-8")
        return path.name

    def a_title(self) -> str:
        """An item gets another title."""
        kind = self._random.choice(("essays/*.md", "docs/cards/*.md", "docs/projects/*.md"))
        return self._edit(kind, r"(?m)^title: ", f"title: Once{self._count} ")

    def a_field(self) -> str:
        """An item says something else of itself."""
        tag = f"tags: [{self._random.choice(WORDS)}]\n"
        return self._edit("essays/*.md", r"(?m)^tags: .*\n", tag)

    def a_purpose(self) -> str:
        """A card is good for something else."""
        return self._edit("docs/cards/*.md", r"(?m)^purpose: ", f"purpose: Once{self._count} ")

    def a_move(self) -> str:
        """A file gets another name, and so its page another address."""
        path = self._some(self._random.choice(("essays/*.md", "docs/cards/*.md")))
        path.rename(path.with_name(f"moved-{self._count}.md"))
        return f"{path.name} to moved-{self._count}.md"

    def a_kept_address(self) -> str:
        """A file moves, and its old address leads to the new one."""
        path = self._some("essays/*.md")
        front = f"---\nredirect_from: [/essays/{path.stem}/]\n"
        text = re.sub(r"(?m)^redirect_from: .*\n", "", path.read_text(encoding="utf-8"))
        path.unlink()
        self._put(f"essays/kept-{self._count}.md", text.replace("---\n", front, 1))
        return path.name

    def a_deletion(self) -> str:
        """A file goes, whoever links to it."""
        kind = self._random.choice(("essays/*.md", "docs/cards/*.md", "docs/toolkits/*.md"))
        paths = sorted(self.root.glob(kind))
        if len(paths) < 2:
            return "nothing"
        path = self._random.choice(paths)
        path.unlink()
        return path.name

    def an_addition(self) -> str:
        """A new essay, card or page."""
        name, text = self._random.choice(
            (
                (f"essays/new-{self._count}.md", self._essay()),
                (f"docs/cards/new-{self._count}.md", self._card(20 + self._count)),
                (f"docs/page-{self._count}.md", f"# Page\n\n{self._text()}"),
            )
        )
        self._put(name, text)
        return name

    def a_draft(self) -> str:
        """An item is held back, or is so no longer."""
        path = self._some(self._random.choice(("essays/*.md", "docs/cards/*.md")))
        text = path.read_text(encoding="utf-8")
        is_draft = "\ndraft: yes\n" in text
        new = (
            text.replace("\ndraft: yes\n", "\n")
            if is_draft
            else text.replace("\n", "\ndraft: yes\n", 1)
        )
        path.write_text(new, encoding="utf-8")
        return path.name

    def a_reference(self) -> str:
        """A work gets another title."""
        return self._edit("essays/*.bib", r"title=\{", f"title={{Once{self._count} ")

    def a_lost_reference(self) -> str:
        """A work goes, whoever cites it; another comes."""
        return self._edit("essays/*.bib", r"(?m)^@book.*\n", self._work(50 + self._count))

    def a_setting(self) -> str:
        """mkdocs.yml says something else."""
        forms = self._random.choice(("downloads: [json]", "downloads: [md, json]"))
        old, new = self._random.choice(
            (
                (r"site_name: .*", f"site_name: A lab {self._count}"),
                (r"site_description: .*", f"site_description: What {self._words()}."),
                (r"downloads: .*", forms),
                (r"  - About: about.md", f"  - About {self._count}: about.md"),
                (r"  - labpress/reading-time\n", ""),
                (r"  - labpress/cards\n", "  - labpress/reading-time\n  - labpress/cards\n"),
            )
        )
        text = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        if "reading-time" in new and "reading-time" in text:
            return "nothing"
        return self._edit("mkdocs.yml", old, new)

    def a_template(self) -> str:
        """The lab's own template says something else."""
        self._put("own/main.html", TEMPLATE.format(words=self._words()))
        return "own/main.html"

    def another_template(self) -> str:
        """The lab gets a template of its own for essays, or has it no longer."""
        path = self.root / "own" / "essay.html"
        if path.exists():
            path.unlink()
            return "gone"
        self._put("own/essay.html", OF_ESSAYS)
        return "there"

    def an_author(self) -> str:
        """Somebody has another role."""
        self._put("docs/authors.yml", f"Ann Ash:\n  role: {self._words(1, 2)}\n")
        return "docs/authors.yml"

    def a_term(self) -> str:
        """A term of the glossary means something else, or there is one more."""
        more = f"\n{self._random.choice(WORDS).capitalize()}\n:   {self._words().capitalize()}.\n"
        return self._edit("docs/glossary.md", r"\Z", more)

    def a_heading(self) -> str:
        """A heading to which others link is called otherwise, or again as it was."""
        path = self.root / "docs" / "guide.md"
        is_there = "## How to care" in path.read_text(encoding="utf-8")
        names = ("## How to care", "## How we care")
        old, new = names if is_there else names[::-1]
        return self._edit("docs/guide.md", old, new)

    def a_picture(self) -> str:
        """A picture gets another size."""
        self._put("docs/pictures/one.svg", PICTURE.format(size=self._random.randint(10, 90)))
        return "docs/pictures/one.svg"

    def a_chart(self) -> str:
        """An essay shows data, which are others each time."""
        rows = "".join(f"{month},{self._random.randint(1, 9)}\n" for month in "JFMAMJ")
        self._put("docs/data.csv", f"month,days\n{rows}")
        chart = "\n\n/// chart | ../docs/data.csv\ntype: run\ntitle: Days\n///\n\n"
        path = self._some("essays/*.md")
        if "/// chart" not in path.read_text(encoding="utf-8"):
            path.write_text(path.read_text(encoding="utf-8") + chart, encoding="utf-8")
        return path.name

    def a_word_of_the_interface(self) -> str:
        """The lab says something otherwise."""
        self._put("wording/en-GB.yml", f"page:\n  skip: Skip {self._count}\n")
        return "wording/en-GB.yml"

    def a_new_time(self) -> str:
        """A file is written again as it was."""
        path = self._some("essays/*.md")
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        return path.name

    def a_swap(self) -> str:
        """Two texts change places."""
        one, two = self._some("essays/*.md"), self._some("essays/*.md")
        texts = one.read_bytes(), two.read_bytes()
        one.write_bytes(texts[1])
        two.write_bytes(texts[0])
        return f"{one.name} and {two.name}"

    def a_lost_file_of_the_cache(self) -> str:
        """Something that was kept has gone."""
        path = self._kept()
        path.unlink(missing_ok=True)
        return path.name

    def a_damaged_file_of_the_cache(self) -> str:
        """Something that was kept is no longer whole."""
        path = self._kept()
        if path.is_file():
            content = bytearray(path.read_bytes())
            content[self._random.randrange(len(content))] ^= 0xFF
            path.write_bytes(content)
        return path.name

    def _kept(self) -> Path:
        paths = sorted((self.root / ".labpress").rglob("*.kept"))
        return self._random.choice(paths) if paths else self.root / "none"


def _changes() -> Iterator[Callable[[ChangingLab], str]]:
    for name, made in vars(ChangingLab).items():
        if name.startswith(("a_", "an_", "another_")):
            yield made


CHANGES = tuple(_changes())

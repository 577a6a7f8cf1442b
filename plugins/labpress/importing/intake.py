"""Intake: one run of the import: files of any kind to items, all put into the lab or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from labpress import citations
from labpress.catalogue.codes import next_code
from labpress.catalogue.permalinks import FOLDERS
from labpress.importing.archive import LARGEST_FILE, ImportFault
from labpress.importing.card_tables import Row, differing, made_from_row, row_of, rows_in
from labpress.importing.csv_tables import Rows, read_csv
from labpress.importing.delivery import Delivery
from labpress.importing.items import Made, Place, made_item
from labpress.importing.mapping import read_mapping
from labpress.importing.markdown_files import beside, made_from_markdown
from labpress.importing.web import read_web
from labpress.importing.wishes import Wishes
from labpress.importing.word import read_word
from labpress.importing.workbooks import read_workbook
from labpress.importing.works import Works
from labpress.lab import Settings, codes
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem

WORD = (".docx", ".docm")
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
WEB = (".html", ".htm", ".xhtml")
OLD = {
    ".doc": "Word",
    ".xls": "Excel",
    ".odt": "LibreOffice",
    ".rtf": "rich text",
    ".pages": "Pages",
}


@dataclass
class Intake:
    """Takes files one by one; `put` writes them. `faults` are those of files that cannot come in:
    if there is one, nothing is written. `skipped` are cards of a table that are as in the lab."""

    settings: Settings
    pandoc: Pandoc
    kind: str = "essay"
    wishes: Wishes = field(default_factory=Wishes)
    mapping: dict[str, str] = field(default_factory=dict)
    name: str = ""
    made: list[Made] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        bibliography, _ = citations.load(self.settings.bib_files, self.settings.root, self.pandoc)
        self.works = Works(bibliography)
        self._codes = codes(self.settings)

    def map_fields(self, path: Path) -> None:
        """Takes the mapping of fields in a small YAML file. Raises ImportFault."""
        self.mapping = read_mapping(path.read_bytes(), path.name, self.kind)

    def take(self, path: Path) -> None:
        """One file, whatever it is."""
        try:
            self._take(path)
        except ImportFault as fault:
            self._fault(path.name, None, str(fault))
        except OSError as error:
            self._fault(path.name, None, f"the file cannot be read: {error.strerror or error}")

    def put(self) -> list[str]:
        """Writes all that was taken; gives the new files' names. Raises ImportFault, and nothing
        is written then."""
        delivery = Delivery(self.settings.root)
        for made in self.made:
            folder = self._folder(made.kind)
            delivery.new[folder / f"{made.slug}.md"] = made.text.encode()
            delivery.new |= {folder / name: data for name, data in made.pictures.items()}
        entries = self.works.entries(self.pandoc)
        if entries:
            bibliography = self._bibliography()
            text = "\n\n".join(entries.values()) + "\n"
            delivery.longer[bibliography] = text.encode()
        delivery.put()
        named = [self.settings.relative(path) for path in (*delivery.new, *delivery.longer)]
        self._after(entries)
        return named

    def _take(self, path: Path) -> None:
        ending = path.suffix.lower()
        if ending in OLD:
            kind = OLD[ending]
            raise ImportFault(f"a {kind} file ({ending}) cannot be read (save it as .docx)")
        if ending not in (*WORD, *TABLES, *MARKDOWN, *WEB):
            known = ".docx, .csv, .xlsx, .md, .markdown and .html"
            raise ImportFault(f"files of the kind '{ending}' cannot come in (known are {known})")
        if path.stat().st_size > LARGEST_FILE:
            raise ImportFault(f"the file has more than {LARGEST_FILE:,} bytes")
        data = path.read_bytes()
        if ending in TABLES:
            book = ending in (".xlsx", ".xlsm") or data.startswith(b"PK")
            self._table(read_workbook(data) if book else read_csv(data), path.name)
        else:
            self._add(self._item(path, ending, data), path.name)

    def _item(self, path: Path, ending: str, data: bytes) -> Made:
        place = Place(
            kind=self.kind,
            folder=self.settings.relative(self._folder(self.kind)),
            stem=path.stem,
            name=self.name,
            code=self._next_code() if self.kind == "card" else "",
        )
        if ending in MARKDOWN:
            return made_from_markdown(data, place, self.mapping, beside(path.parent))
        if ending in WORD:
            manuscript = read_word(data, self.pandoc)
        else:
            manuscript = read_web(data, self.pandoc, beside(path.parent), self.mapping)
        keys = self.works.keys(manuscript.works)
        return made_item(manuscript, place, keys, self.wishes)

    def _table(self, table: Rows, called: str) -> None:
        rows, problems = rows_in(table, called)
        self.problems += problems
        for number, row in rows:
            try:
                folder = self.settings.relative(self._folder("card"))
                made = made_from_row(row, folder, row.get("code") or self._next_code())
                there = self._folder("card") / f"{made.slug}.md"
                if there.is_file():
                    self._compare(row, there)
                else:
                    self._add(made, called, number)
            except ImportFault as fault:
                self._fault(called, number, str(fault))

    def _compare(self, row: Row, there: Path) -> None:
        """A row of a card that the lab has: it may stand in a table, and changes nothing."""
        changed = differing(row, row_of(there.stem, there.read_bytes()))
        if changed:
            what = f"{self.settings.relative(there)} is there already and says something else"
            hint = "nothing is overwritten: change that file, or take the row out"
            raise ImportFault(f"{what} under {', '.join(changed)} ({hint})")
        self.skipped.append(there.stem)

    def _add(self, made: Made, called: str, row: int | None = None) -> None:
        folder = self._folder(made.kind)
        for name in (f"{made.slug}.md", *made.pictures):
            if (folder / name).exists() or (folder / made.slug / "index.md").exists():
                there = self.settings.relative(folder / name)
                hint = "nothing is overwritten: give the new one another name with --name"
                raise ImportFault(f"{there} is there already ({hint})")
        if any(other.slug == made.slug and other.kind == made.kind for other in self.made):
            raise ImportFault(f"two files would be named '{made.slug}' (change one's title)")
        self.made.append(made)
        self.problems += made.problems

    def _next_code(self) -> str:
        code = next_code(self._codes)
        self._codes.append(code)
        return code

    def _folder(self, kind: str) -> Path:
        if kind == "essay":
            return self.settings.essays_dir
        return self.settings.docs_dir / FOLDERS[kind]

    def _bibliography(self) -> Path:
        """The .bib file that grows: the lab's first one, else a new one beside the essays."""
        known = [path for path in self.settings.own_bib_files if path.suffix.lower() == ".bib"]
        return known[0] if known else self.settings.essays_dir / "references.bib"

    def _after(self, entries: dict[str, str]) -> None:
        """What is to be looked at in the bibliography."""
        name = self.settings.relative(self._bibliography())
        if entries and self._bibliography() not in self.settings.bib_files:
            said = "the bibliography is new"
            hint = f"name it in mkdocs.yml: labpress/citations: bib_file: {name}"
            self.problems.append(Problem(Level.WARNING, name, None, None, said, hint))
        for key in self.works.new:
            if key not in entries:
                said = f"the source '{key}' could not be written as an entry"
                hint = "add it to the bibliography by hand"
                self.problems.append(Problem(Level.WARNING, name, None, None, said, hint))

    def _fault(self, name: str, row: int | None, said: str) -> None:
        self.faults.append(Problem(Level.ERROR, name, row, None, said))

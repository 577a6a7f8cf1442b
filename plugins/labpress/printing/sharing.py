"""Sharing pictures: what stands for a page where its link is sent, as PNG of 1200 x 630 pixels."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import PIL
import typst
from PIL import Image

from labpress.content import Stage
from labpress.printing.compiler import TEMPLATES, fonts, made_by, words_of
from labpress.printing.fonts import missing_letters
from labpress.printing.fonts.own import NONE, OwnFonts
from labpress.printing.languages import direction, spoken, turned
from labpress.printing.paper import INK, stage_look
from labpress.problems import PrintError
from labpress.store import Store, key_of

WIDTH, HEIGHT = 1200, 630
"""What the networks ask for: https://ogp.me and their own guides agree on 1.91 : 1."""
KINDS = ("plain", "card", "kit", "stage", "home")
AT_ONCE = 12
"""Pictures in one document of Typst's: enough to save its start, few enough to share out."""
COLOURS = 128
LOGOS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
LONGEST_ALT = 420
SHORT = 8
"""Letters of a last word that looks lost in a line of its own."""
UNFIT = 0.25
"""A title that loses more of its letters than this, because no font has them, is no title."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What one picture says. `kind` is one of KINDS; `facts` are pairs of an icon (`time`,
    `people` or "") and words; `bands` are the colours of a stripe, or of a toolkit's cards."""

    kind: str
    title: str
    lab: str
    lang: str
    kicker: str = ""
    text: str = ""
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    stages: tuple[Stage, ...] = ()
    bands: tuple[str, ...] = ()

    @property
    def alt(self) -> str:
        """The same in words, in the order in which it is read; without what the page's description
        says too, if it would be longer than networks take."""
        whole = self._alt(self.text)
        return whole if len(whole) <= LONGEST_ALT else self._alt("")

    def _alt(self, text: str) -> str:
        kind = " ".join(part for part in (self.kicker, self.code) if part)
        title = f"{kind}: {self.title}" if kind else self.title
        stages = ", ".join(stage.word for stage in self.stages)
        facts = ", ".join(words for _, words in self.facts)
        lab = self.lab if self.lab != self.title else ""
        sentences = (title, text, stages, facts, lab)
        return " ".join(f"{one.rstrip('.')}{_stop(one)}" for one in sentences if one)


@dataclass(frozen=True, slots=True)
class Livery:
    """What all pictures of a lab share: its logo, if it has a file for one, which may say the lab's
    name by itself; its own colour and fonts."""

    logo: Path | None = None
    says_name: bool = False
    colour: str = ""
    own: OwnFonts = NONE


def sharing_pictures(
    posters: Sequence[Poster], livery: Livery, store: Store
) -> Mapping[Poster, bytes]:
    """Each poster's PNG; what the store has is not drawn again. A poster with a title that no font
    can show is left out."""
    logo = livery.logo if livery.logo and livery.logo.suffix.lower() in LOGOS else None
    shape = hashlib.sha256(logo.read_bytes()).hexdigest() if logo else ""
    shared = [shape, livery.says_name, livery.colour, livery.own.digest]
    data = {poster: _data(poster, livery.own) for poster in dict.fromkeys(posters)}
    keys = {
        poster: key_of("sharing", made_by(), PIL.__version__, shared, own)
        for poster, own in data.items()
        if own is not None
    }
    kept = {poster: store.get(key) for poster, key in keys.items()}
    new = _all_drawn({p: data[p] or {} for p, old in kept.items() if old is None}, livery, logo)
    for poster, content in new.items():
        store.put(keys[poster], content, None)
    return {poster: old.content if old else new[poster] for poster, old in kept.items()}


def _all_drawn(
    wanted: Mapping[Poster, Mapping[str, Any]], livery: Livery, logo: Path | None
) -> dict[Poster, bytes]:
    """The pictures of `wanted`, some at a time: Typst lets other threads run while it works."""
    data = list(wanted.values())
    parts = [data[at : at + AT_ONCE] for at in range(0, len(data), AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        drawn = pool.map(partial(_drawn, livery=livery, logo=logo), parts)
        return dict(zip(wanted, chain.from_iterable(drawn), strict=True))


def _data(poster: Poster, own: OwnFonts) -> dict[str, Any] | None:
    """A poster as the template takes it: without the letters that no font has."""
    lang, region = spoken(poster.lang)
    dir_ = direction(lang)
    title = _set(poster.title, own)
    if not title or len(title) < (1 - UNFIT) * len(poster.title):
        return None
    texts = {name: _set(getattr(poster, name), own) for name in ("lab", "kicker", "text", "code")}
    facts = [[icon, _set(words, own)] for icon, words in poster.facts]
    stages = [stage_look(replace(s, word=_set(s.word, own))) for s in poster.stages]
    texts["text"] = _tied(texts["text"])
    said = {name: turned(words, dir_) for name, words in {"title": title, **texts}.items()}
    kind = "plain" if poster.kind == "card" and not stages else poster.kind
    return {
        **said,
        "facts": [[icon, turned(words, dir_)] for icon, words in facts],
        "kind": kind,
        "stages": stages,
        "bands": list(poster.bands) or [INK],
        "lang": lang,
        "region": region,
        "dir": dir_,
    }


def _set(words: str, own: OwnFonts) -> str:
    for letter in missing_letters(words, own.alphabets):
        words = words.replace(letter, "")
    return " ".join(words.split())


def _tied(words: str) -> str:
    """`words` in which a short last one does not stand in a line alone."""
    start, _, last = words.rpartition(" ")
    return f"{start}\u00a0{last}" if start and len(last) <= SHORT else words


def _drawn(posters: Sequence[Mapping[str, Any]], livery: Livery, logo: Path | None) -> list[bytes]:
    """The pictures of some posters, in one document of as many pages."""
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        for part in TEMPLATES.glob("*.typ"):
            shutil.copyfile(part, Path(folder, part.name))
        name = f"logo{logo.suffix.lower()}" if logo else ""
        if logo:
            shutil.copyfile(logo, Path(folder, name))
        job = {
            "posters": posters,
            "logo": name,
            "named": not (logo and livery.says_name),
            "colour": livery.colour or INK,
            "families": list(livery.own.families),
            **_NO_CARD,
        }
        Path(folder, "job.json").write_text(json.dumps(job), encoding="utf-8")
        path = str(Path(folder, "sharing.typ"))
        compiler = typst.Compiler(path, root=folder, font_paths=fonts(livery.own.folder))
        try:
            made = compiler.compile(format="png", ppi=72)
        except typst.TypstError as error:
            raise PrintError(f"a sharing picture cannot be drawn: {words_of(error)}") from error
    pages = made if isinstance(made, list) else [made or b""]
    return [_light(page) for page in pages]


_NO_CARD = {"format": {"name": "", "w": 1, "h": 1, "m": 1, "b": 1, "s": 1, "q": 1}, "words": {}}
"""What the tokens of paper are read from, and no picture here uses."""


def _light(png: bytes) -> bytes:
    """The same picture in a palette, which takes a third of the bytes. It has few colours, so none
    is missed; without dithering, areas stay even."""
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    # the octree gives 254 for white
    few.putpalette([255 if part == 254 else part for part in few.getpalette() or ()])
    made = io.BytesIO()
    few.save(made, "PNG", compress_level=7)
    return made.getvalue()


def _stop(sentence: str) -> str:
    return "" if sentence.endswith(("?", "!", "…", "。", "؟")) else "."

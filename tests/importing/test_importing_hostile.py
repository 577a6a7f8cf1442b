"""Files made to do harm, or broken by chance: a plain problem, no traceback, no wait, no trace."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from import_bench import Bench
from labpress.importing import ImportFault, pictures, write_workbook
from labpress.importing.delivery import Delivery
from word_files import (
    BELLOMO,
    R,
    W,
    comment,
    deleted,
    endnote,
    image,
    inserted,
    mendeley,
    p,
    packed,
    picture,
    run,
    table,
    word,
    zotero,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCUMENT = f"<w:document {W}><w:body>{p('x')}</w:body></w:document>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
XXE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def with_document(document: str | bytes) -> bytes:
    return word(parts={"word/document.xml": document})


def bomb() -> bytes:
    """A part of 200 MB that is 200 kB in the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * 1024 * 1024)
    return out.getvalue()


def lying_bomb() -> bytes:
    """The same, but the file says that the part is small."""
    data = bytearray(bomb())
    at = data.rfind(b"word/document.xml") - 46 + 24
    data[at : at + 4] = struct.pack("<I", 100)
    return bytes(data)


def huge_picture() -> bytes:
    """A PNG that says it has 100,000 times 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    crc = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + crc + image()[33:]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"Dear all, no Word file", "this is no Word file, whatever its name says"),
        (b"PK\x03\x04 cut short", "this is no Word file, or it is damaged"),
        (packed({"a.txt": "x"}), "it holds no text"),
        (OLE, "this is a file of an old Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the file has a password"),
        (bomb(), "unpacks to far too much"),
        (lying_bomb(), "damaged"),
        (with_document("<w:document"), "the part 'word/document.xml' is damaged"),
        (with_document(XXE + DOCUMENT.replace(">x<", ">&x;<")), "defines things of its own"),
        (
            with_document(f"<!DOCTYPE d [{LAUGHS}]>{DOCUMENT.replace('>x<', '>&l9;<')}"),
            "defines things of its own",
        ),
        (with_document(f"<w:document {W}>" + "<w:p>" * 5000), "nested too deeply"),
        (with_document("<other/>"), "cannot be read"),
        (with_document(DOCUMENT.encode("utf-16")), "cannot be read"),
        (packed({f"word/{n}": "" for n in range(6000)}), "far more than an essay holds"),
    ],
)
def test_a_file_that_cannot_come_in(bench: Bench, data: bytes, said: str) -> None:
    before, start = bench.files(), time.monotonic()
    intake = bench.take({"x.docx": data, "good.docx": word(p("Good"))})
    assert said in str(intake.faults[0])
    assert str(intake.faults[0]).startswith("x.docx: ")
    assert time.monotonic() - start < 10
    assert bench.files() == before


def test_an_old_word_file_by_its_own_name(bench: Bench) -> None:
    assert "save it as .docx" in str(bench.take({"x.doc": OLE}).faults[0])


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("../../evil.png", "../../evil.png"),
        ("word/media/../../../evil.png", "media/../../../evil.png"),
        ("/evil.png", "/evil.png"),
        ("evil.png", "../evil.png"),
    ],
)
def test_names_in_the_file_lead_nowhere(bench: Bench, name: str, target: str) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId10" Type="{R[9:-1]}/image" Target="{target}"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {name: image(), "word/_rels/document.xml.rels": relations}
    text = bench.bring({"x.docx": word(p("A ", picture("rId10", "Alt")), parts=parts)})
    assert bench.written == ["essays/x.md"]
    assert "evil" not in text
    assert not list(bench.root.parent.rglob("*evil*"))


def test_a_huge_picture_stays_out(bench: Bench) -> None:
    data = word(p("A ", picture("rId10", "Alt")), media={"image1.png": huge_picture()})
    bench.bring({"x.docx": data})
    assert bench.written == ["essays/x.md"]
    assert "could not be brought in" in str(bench.todo)


def test_a_picture_with_too_many_pixels_stays_out(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 2399)
    files = {f"image{n}.png": image((60, height)) for n, height in ((1, 40), (2, 39))}
    bench.bring({"x.docx": word(p(picture("rId10"), picture("rId11")), media=files)})
    assert bench.written == ["essays/x.md", "essays/x-1.png"]


# ---------------------------------------------------------------- writing


def test_nothing_is_overwritten(bench: Bench) -> None:
    there = bench.root / "essays" / "why.md"
    there.write_text("mine", encoding="utf-8")
    intake = bench.take({"why.docx": word(p("Text"))})
    assert "essays/why.md is there already" in str(intake.faults[0])
    bench.bring({"why.docx": word(p("Text"))}, name="why-not")
    assert there.read_text(encoding="utf-8") == "mine"
    assert bench.written == ["essays/why-not.md"]


def test_a_row_of_a_card_that_has_no_sections(bench: Bench) -> None:
    card = b"---\ntitle: A card\n---\nWords, and no heading.\n"
    (bench.root / "docs" / "cards" / "a-card.md").write_bytes(card)
    intake = bench.take({"x.csv": b"file,title,why\na-card,A card,Because\n"})
    assert "is there already and says something else" in str(intake.faults[0])


def test_two_files_of_one_name_do_not_meet(bench: Bench) -> None:
    one = word(p("Same", style="Title"), p("x"))
    assert "two files would be named 'same'" in str(
        bench.take({"a.docx": one, "b.docx": one}).faults
    )


def test_a_file_that_cannot_be_written_takes_the_others_back(bench: Bench) -> None:
    essays = bench.root / "essays"
    new = {essays / "new" / "a.md": b"a", essays / "references.bib" / "b.png": b"b"}
    before = bench.files()
    with pytest.raises(ImportFault, match="cannot be written"):
        Delivery(bench.root, new, {essays / "references.bib": b"more"}).put()
    assert bench.files() == before
    assert not (essays / "new").exists()


def test_a_file_that_somebody_makes_meanwhile_is_not_overwritten(bench: Bench) -> None:
    """Both paths are free when the writing begins, and are one file."""
    essays = bench.root / "essays"
    before = bench.files()
    with pytest.raises(ImportFault, match="is there already"):
        Delivery(bench.root, {essays / "a.md": b"a", essays / ".." / "essays" / "a.md": b"b"}).put()
    assert bench.files() == before


def test_a_bibliography_that_cannot_grow_takes_the_files_back(bench: Bench) -> None:
    made = word(p(picture("rId10", "A")), p("x ", zotero(BELLOMO)), media={"image1.png": image()})
    intake = bench.take({"why.docx": made})
    (bench.root / "essays" / "references.bib").unlink()
    (bench.root / "essays" / "references.bib").mkdir()
    with pytest.raises(ImportFault, match="cannot be written"):
        intake.put()
    assert bench.files() == {}


def test_a_link_in_the_lab_leads_to_no_write_outside(bench: Bench, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (bench.root / "docs" / "cards").rmdir()
    (bench.root / "docs" / "cards").symlink_to(outside)
    intake = bench.take({"x.docx": word(p("Title", style="Title"), p("x"))}, "card")
    with pytest.raises(ImportFault, match="outside the lab's folder"):
        intake.put()
    assert list(outside.iterdir()) == []


# ---------------------------------------------------------------- chance

WHOLE = word(
    p("Why we fail", style="Title"),
    p("One", style="Heading1"),
    p("It ", comment(1, run("works", "<w:b/>")), mendeley(BELLOMO), endnote(), inserted("a")),
    p(deleted("b"), picture("rId10", "Alt")),
    table(("a", "b"), ("1", "2")),
    media={"image1.png": image(), "image2.jpeg": image(form="JPEG")},
    comments={1: ("Ada", "So?")},
    core={"dc:creator": "Ada"},
)
SHEET = write_workbook([["title", "why", "people"], ["A", "Because", "2-8"]], "Cards")
TABLE = b'title,why,"How",people\nA,"Because\nof","1. x",2-8\n'
NOTE = b"---\ntitle: A\ntags: [a, b]\n---\n# A\n\nText ![x](y.png) [@a] `b`\n\n## C\n"
PAGE = b"<html><head><title>A</title></head><article><h1>B</h1><p>C <b>d</b></article>"


def broken(data: bytes, rng: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(made) or 1)
        match rng.randrange(4):
            case 0:
                made[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del made[at : at + rng.randint(1, 40)]
            case 2:
                made[at:at] = made[at : at + rng.randint(1, 200)]
            case _:
                made[at:at] = rng.choice(
                    [b"<", b"&", b'"', b"\0", b"]]>", b"\xff", b"{{", b"---\n"]
                )
    return bytes(made)


def broken_inside(data: bytes, rng: random.Random) -> bytes:
    """One part broken, and the file put together again, so that it is read to the end."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(list(parts))
    inside = parts[name]
    assert isinstance(inside, bytes)
    return packed({**parts, name: broken(inside, rng)})


@pytest.mark.parametrize("seed", range(6))
def test_broken_files_leave_no_trace_and_no_traceback(bench: Bench, seed: int) -> None:
    rng = random.Random(seed)
    kinds = {"docx": WHOLE, "xlsx": SHEET, "csv": TABLE, "md": NOTE, "html": PAGE}
    before = bench.files()
    outside = {path for path in bench.root.parent.rglob("*") if "outside" not in path.parts}
    for _ in range(60):
        ending = rng.choice(list(kinds))
        inside = ending in ("docx", "xlsx") and rng.random() < 0.7
        data = (broken_inside if inside else broken)(kinds[ending], rng)
        start = time.monotonic()
        intake = bench.take({f"x.{ending}": data}, rng.choice(["essay", "card"]))
        if not intake.faults:
            bench_files = intake.put()
            assert all(name.startswith(("essays/", "docs/cards/")) for name in bench_files)
        assert time.monotonic() - start < 10
        after = {path for path in bench.root.parent.rglob("*") if "outside" not in path.parts}
        for path in sorted(after - outside, reverse=True):
            assert path.is_relative_to(bench.root)
            path.rmdir() if path.is_dir() else path.unlink()
        for name, content in before.items():
            assert (bench.root / name).read_bytes().startswith(content.rstrip())
            (bench.root / name).write_bytes(content)

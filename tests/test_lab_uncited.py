"""Works that nothing cites: advice with their place, and none where it would be no use."""

from __future__ import annotations

from little_labs import OpenLab, card, essay

BIB = """@book{cited, title = {C}, year = 2001}
@book{idle, title = {I}, year = 2001}
@incollection{part, title = {P}, crossref = {Whole}}
@collection{whole, title = {W}, year = 2001}
@book{source, title = {S}, year = 2001}
"""


def advice(open_files: OpenLab, bib: str = BIB, **files: str) -> list[str]:
    texts = {"essays/a.md": essay("Text [@cited] and @part."), "essays/r.bib": bib}
    more = {name.replace("__", "/") + ".md": text for name, text in files.items()}
    found = open_files(texts | more).problems
    return [f"{one.level} {one}" for one in found if "nothing cites" in one.message]


IDLE = "advice essays/r.bib:2: nothing cites 'idle' (take it out if nobody will, or leave it)"
SOURCE = IDLE.replace(":2:", ":5:").replace("'idle'", "'source'")


def test_each_work_that_nothing_cites_is_told_of(open_files: OpenLab) -> None:
    assert advice(open_files) == [IDLE, SOURCE]


def test_the_sources_of_a_card_are_cited(open_files: OpenLab) -> None:
    given = card("QL-01", more="sources: source")
    assert advice(open_files, docs__cards__c=given) == [IDLE]


def test_a_list_of_all_works_needs_no_advice(open_files: OpenLab) -> None:
    assert advice(open_files, docs__works="# Works\n\n\\full_bibliography\n") == []


def test_where_a_file_cannot_be_read_nothing_is_known(open_files: OpenLab) -> None:
    assert advice(open_files, essays__b="no front matter") == []


def test_a_library_is_told_of_once(open_files: OpenLab) -> None:
    many = BIB + "".join(f"@book{{b{n}, title = {{B}}, year = {n}}}\n" for n in range(1900, 1950))
    assert advice(open_files, bib=many) == [
        "advice essays/r.bib:2: nothing cites 52 works of this file; the first is 'idle' "
        "(leave them if others use the file too)"
    ]

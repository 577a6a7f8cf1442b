"""Questions in words, for a writer who asks why a page was made again."""

from __future__ import annotations

from labpress.catalogue.door import Question
from labpress.mkdocs_plugins.record import ASK

WORDS = {
    "all": "the list of everything of the kind '{}'",
    "author": "what is known of {}",
    "backlinks": "which texts link to {}",
    "behind": "whether {}, a translation, is behind",
    "cards_of": "the cards of {}",
    "cards_of_stage": "the cards of the stage '{}'",
    "chart": "the data of a chart in {}",
    "citings": "who cites what",
    "done_after": "the cards to do after {}",
    "done_before": "the cards to do before {}",
    "essays_of": "the essays of {}",
    "essays_of_stage": "the essays of the stage '{}'",
    "glossary_of": "the terms of the glossary {}",
    "goes_with": "the cards that go with {}",
    "group": "what has the {} '{}'",
    "groups": "the list of every {}",
    "item": "the {} '{}'",
    "near": "the essays that are near to {}",
    "original": "what {} is a translation of",
    "outputs_of": "the outputs of {}",
    "place_in_project": "the place of {} in {}",
    "place_in_series": "the place of {} in its series",
    "stage": "the stage '{}'",
    "stages": "the stages",
    "target": "what a link in {} leads to",
    "terms_in": "the terms of the glossary in {}",
    "toolkits_with": "the toolkits with {}",
    "translations": "the translations of {}",
    "url": "the address of {}",
    "users_of": "which texts use the term '{}'",
    "versions": "the languages of {}",
    "link": "where the link '{}' leads",
    "picture": "the picture {}",
    "printed": "whether {} can be had on paper",
}
"""What is asked, by the name of the question."""


OPEN = ("chart", "glossary_of", "picture", "printed", "terms_in", "users_of")
"""Questions about more than the fields of items, their marks and addresses: about data, pictures,
or every word of a text. The others are settled where none of these has changed."""


def is_settled(question: Question) -> bool:
    """Whether the answer is the same as long as `Witness.around` is."""
    name = question[2] if question[0] == ASK else question[0]
    return name not in OPEN


def said_of(question: Question) -> str:
    """A question in words, with what it is about."""
    kind, *given = question
    name, about = (given[1], given[2:]) if kind == ASK else (kind, given)
    return WORDS[str(name)].format(*about)

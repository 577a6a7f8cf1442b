"""Other names: what writers call a field in their own words or language, and what we call it."""

from __future__ import annotations

from collections.abc import Iterable

from labpress.problems import did_you_mean

OTHER_NAMES = {
    "authors": "author by byline writer auteur auteurs autor autoren autores autore autori",
    "title": "name headline heading titel titre título titolo tytuł",
    "summary": "abstract description excerpt standfirst zusammenfassung résumé resumen sommario",
    "subtitle": "strapline untertitel sous-titre subtítulo",
    "purpose": "aim goal description summary what zweck but propósito scopo doel",
    "date": "published created year datum fecha data",
    "tags": "tag keywords keyword category categories topics schlagworte mots-clés etiquetas",
    "stages": "stage phase phases",
    "time": "duration minutes length dauer zeit durée temps tiempo tempo tijd",
    "people": "participants group size players teilnehmer personen participantes personas",
    "people_note": "group_note participants_note",
    "materials": "material equipment supplies needs tools matériel materialien materiales",
    "sources": "source references citations bibliography literature quellen",
    "good_for": "goodfor useful_for use_for goals wants",
    "prep": "preparation prepare",
    "code": "id number nr",
    "licence": "license lizenz licencia licenza rights copyright",
    "updated": "modified revised last_modified last_updated update",
    "review_by": "review expires review_date",
    "publish_on": "publish published_on embargo",
    "draft": "unpublished hidden entwurf brouillon borrador",
    "redirect_from": "redirect redirects old_url permalink_old",
    "related": "see_also seealso",
    "key_points": "keypoints highlights takeaways points",
    "image": "cover photo picture thumbnail bild",
    "image_alt": "alt image_description alternative",
    "image_credit": "credit caption photo_credit",
    "lang": "language locale sprache langue idioma",
    "items": "cards card steps agenda contents",
    "total_minutes": "total minutes duration time",
    "project": "projects",
    "projects": "project",
    "changes": "changelog history change",
    "do_first": "before prerequisites first",
    "do_next": "after next then",
    "goes_with": "with combine together see_also related",
    "file": "path attachment download pdf",
    "url": "link href address website web",
    "access": "availability",
    "partners": "partner",
    "start": "begin from started",
    "end": "finish until ended",
    "challenge": "problem question summary description",
    "type": "kind format category",
    "minutes": "time duration length",
    "note": "notes comment",
    "text": "note description what change",
    "by": "name who",
    "on": "date when",
}
"""Our name: what it is called elsewhere. One word may stand for several of ours."""


def suggestion(name: str, fields: Iterable[str]) -> str:
    """The one of `fields` that `name` probably means, or ""."""
    known = list(fields)
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    for own in known:
        if plain in {word.replace("-", "_") for word in OTHER_NAMES.get(own, "").split()}:
            return own
    near = did_you_mean(name, known)
    return next((own for own in known if f"'{own}'" in near), "")

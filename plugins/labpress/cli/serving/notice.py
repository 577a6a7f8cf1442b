"""Notice: what a page in the browser is told of a build, and the page while there is no site."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from html import escape
from pathlib import Path

from labpress.cli.serving.stage import Scene
from labpress.problems import Level, Problem

OWN = "/.labpress/"
"""Where our own files and the events are. MkDocs publishes nothing that begins with a dot."""
SCRIPT, STYLE, EVENTS = f"{OWN}serve.js", f"{OWN}serve.css", f"{OWN}events"
HERE = Path(__file__).parent
MOST = 50
"""Problems that a page lists; the terminal has all of them."""
WAITING = """\
<!doctype html>
<html lang="{lang}" dir="{direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="{style}"></head>
<body class="waiting"><main><h1>{title}</h1><p>{note}</p>{listed}</main>
</body></html>
"""


def told(scene: Scene) -> str:
    """The scene as JSON, for the script. Advice is left to `labpress check`."""
    say, shown = scene.say, _shown(scene)
    problems = [_fields(problem, scene) for problem in shown[:MOST]]
    more = len(shown) - len(problems)
    notes = [_note(scene), *([say.plain("serve.more", n=more)] if more else [])]
    return json.dumps(
        {
            "build": scene.build,
            "list": list_of(scene),
            "alert": any(problem.level is Level.ERROR for problem in shown),
            "heading": _heading(scene),
            "notes": notes,
            "close": say.plain("serve.close"),
            "lang": say.lang,
            "dir": say.direction,
            "problems": problems,
        },
        ensure_ascii=False,
    )


def with_script(page: bytes, scene: Scene) -> bytes:
    """A page of the site with the script that learns of the next build, at the end of its body."""
    known = f'data-build="{scene.build}" data-list="{list_of(scene)}" data-events="{EVENTS}"'
    script = f'<script src="{SCRIPT}" {known} defer></script>'
    place = page.rfind(b"</body>")
    place = len(page) if place < 0 else place
    return page[:place] + script.encode() + page[place:]


def list_of(scene: Scene) -> str:
    """A few letters that are others when something else is wrong."""
    text = repr((scene.stopped, *map(str, scene.problems)))
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()


def waiting_page(scene: Scene) -> bytes:
    """What is shown while there is no site: that it is being made, or why it cannot be."""
    say = scene.say
    title = say.plain("serve.broken" if scene.stopped else "serve.making")
    note = say.plain("serve.broken-note" if scene.stopped else "serve.making-note")
    rows = "".join(_row(problem, scene) for problem in _shown(scene) if scene.stopped)
    text = WAITING.format(
        lang=escape(say.lang),
        direction=escape(say.direction),
        title=escape(title),
        note=escape(note),
        listed=f"<ul>{rows}</ul>" if rows else "",
        style=STYLE,
    )
    return with_script(text.encode("utf-8", "replace"), scene)


def _shown(scene: Scene) -> list[Problem]:
    """Errors first, then warnings."""
    levels = (Level.ERROR, Level.WARNING)
    return [one for level in levels for one in scene.problems if one.level is level]


def _heading(scene: Scene) -> str:
    counts, say = Counter(problem.level for problem in _shown(scene)), scene.say
    errors, warnings = counts[Level.ERROR], counts[Level.WARNING]
    said = [say.plain("serve.errors", n=errors)] if errors else []
    said += [say.plain("serve.warnings", n=warnings)] if warnings else []
    return ", ".join(said)


def _note(scene: Scene) -> str:
    return scene.say.plain("serve.stopped-note" if scene.stopped else "serve.made-note")


def _fields(problem: Problem, scene: Scene) -> dict[str, str]:
    """Problems are in English, whatever the lab's language."""
    return {
        "place": problem.place,
        "level": problem.level.value,
        "label": scene.say.plain(f"serve.level-{problem.level.value}"),
        "message": problem.message,
        "hint": problem.hint,
    }


def _row(problem: Problem, scene: Scene) -> str:
    one = {name: escape(text) for name, text in _fields(problem, scene).items()}
    hint = f" <em>{one['hint']}</em>" if one["hint"] else ""
    head = f'<b class="{one["level"]}">{one["label"]}</b> <code>{one["place"]}</code>'
    return f'<li>{head} <span lang="en">{one["message"]}{hint}</span></li>'

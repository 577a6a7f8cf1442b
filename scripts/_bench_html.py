"""The same cards as HTML in a like design, for programs that print HTML.

Sizes are fixed and nothing is fitted, so it asks less of them than Labpress asks of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

Face = Mapping[str, Any]

SANS, SERIF = "Atkinson Hyperlegible Next", "Source Serif 4"
FILES = (
    (SANS, 400, "normal", "AtkinsonHyperlegibleNext_400Regular.ttf"),
    (SANS, 400, "italic", "AtkinsonHyperlegibleNext_400Regular_Italic.ttf"),
    (SANS, 600, "normal", "AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    (SANS, 700, "normal", "AtkinsonHyperlegibleNext_700Bold.ttf"),
    (SERIF, 400, "normal", "SourceSerif4_400Regular.ttf"),
    (SERIF, 600, "normal", "SourceSerif4_600SemiBold.ttf"),
    (SERIF, 700, "normal", "SourceSerif4_700Bold.ttf"),
)
FONT = "@font-face {{ font-family: '{}'; font-weight: {}; font-style: {}; src: url('{}'); }}"
STYLE = """\
@page { size: 105mm 148mm; margin: 0 }
* { margin: 0; padding: 0; box-sizing: border-box }
html { font: 9.5pt/1.3 'Atkinson Hyperlegible Next'; color: #1c2326 }
h1, .serif { font-family: 'Source Serif 4'; font-weight: 600 }
h2 { font-size: 8.2pt; margin-bottom: 1.5mm }
ul, ol { padding-left: 4.5mm }
ol > li { margin-bottom: 1.2mm }
ol > li::marker { font: 700 12pt 'Source Serif 4' }
a { color: inherit; text-decoration: none }
svg { display: block }
.side { position: relative; width: 105mm; height: 148mm; overflow: hidden; break-after: page }
.side:last-child { break-after: auto }
.band { color: var(--on); background: var(--area); padding: 7.5mm; height: 56mm }
.band h1 { font-size: 23pt; line-height: 1.05; margin: 4mm 0 3mm }
.crown { display: flex; gap: 4mm; align-items: center; font-weight: 700 }
.crown .code { margin-left: auto; font-weight: 600 }
.stage { width: 7mm; height: 7mm }
.fact { width: 6mm; height: 6mm; color: var(--text) }
.words { padding: 4mm 7.5mm }
.words h2 { color: var(--text) }
.facts { display: grid; grid-template-columns: 1fr 1fr; margin: 3mm 0; padding: 2mm 0;
  border: solid var(--text); border-width: .5pt 0 }
.facts > div { display: flex; gap: 2mm }
.facts b { display: block; font-family: 'Source Serif 4' }
.facts small { font-size: 7.5pt; color: #4a555b }
.needs { display: grid; grid-template-columns: 1.12fr 1fr; gap: 5mm }
.foot { position: absolute; left: 7.5mm; right: 7.5mm; bottom: 7.5mm; display: flex;
  justify-content: space-between; align-items: end; font-size: 8.2pt }
.foot svg { width: 16mm; height: 16mm }
.foot b { color: var(--text) }
.strip { color: var(--on); background: var(--area); height: 12mm; padding: 0 7.5mm }
.strip { display: flex; gap: 3mm; align-items: center }
.strip h1 { font-size: 10.6pt; margin-right: auto }
.strip .stage { width: 4.8mm; height: 4.8mm }
.below { position: absolute; left: 7.5mm; right: 7.5mm; bottom: 6mm }
.watch { background: #edf2f3; border-left: 1.2mm solid var(--text); padding: 2mm 3mm;
  font-size: 8.6pt; margin-bottom: 2.5mm }
.imprint { font: 7.5pt 'Source Serif 4'; display: flex; justify-content: space-between }
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Method cards</title>
<style>
{fonts}
{style}</style></head>
<body>
{sides}
</body></html>
"""
CLOCK = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 6.5V12l3.6 2.2"
HEADS = (
    "M9 4.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8M2.8 20c0-3.6 2.7-6 6.2-6s6.2 2.4 6.2 6M15.6 4.9"
    "a3.4 3.4 0 0 1 0 6.2M17.4 14.4c2.3.7 3.8 2.8 3.8 5.6"
)
TAGS = {"em": "em", "strong": "strong", "sub": "sub", "sup": "sup", "code": "code", "strike": "s"}


def page(faces: Iterable[Face], words: Mapping[str, str], fonts: Path) -> str:
    """A document of each card's front and back, with the fonts from the folder `fonts`."""
    loaded = (FONT.format(*known, (fonts / name).as_uri()) for *known, name in FILES)
    sides = (side for face in faces for side in (_front(face, words), _back(face, words)))
    return PAGE.format(fonts="\n".join(loaded), style=STYLE, sides="\n".join(sides))


def _front(face: Face, words: Mapping[str, str]) -> str:
    stages = "".join(
        f"{_drawn(stage['icon'], 'stage')}<span>{escape(stage['word'])}</span>"
        for stage in face["stages"]
    )
    needs = "".join(f"<li>{escape(thing)}</li>" for thing in face["materials"])
    return f"""<section class="side" style="{_colours(face)}"><div class="band">
<div class="crown">{stages}<span class="code">{escape(face["code"])}</span></div>
<h1>{escape(face["title"])}</h1><p>{escape(face["purpose"])}</p></div>
<div class="words"><h2>{words["why"]}</h2>{_flow(face["why"])}
<div class="facts">{_fact(CLOCK, words["time"], face["time"])}
{_fact(HEADS, words["people"], face["people"])}</div>
<div class="needs"><div><h2>{words["need"]}</h2><ul>{needs}</ul></div>
<div><h2>{words["have"]}</h2>{_flow(face["have"])}</div></div></div>
<div class="foot"><p>{words["overleaf"]} {words["more"]}<br><b>{_home(face)}</b></p>
{_scaled(face["qr"])}</div></section>"""


def _back(face: Face, words: Mapping[str, str]) -> str:
    stages = "".join(_drawn(stage["icon"], "stage") for stage in face["stages"])
    return f"""<section class="side" style="{_colours(face)}">
<div class="strip"><h1>{escape(face["title"])}</h1>{stages}<b>{escape(face["code"])}</b></div>
<div class="words"><h2>{words["how"]}</h2><ol>{_points(face["how"])}</ol></div>
<div class="below"><div class="watch"><h2>{words["watch"]}</h2><ul>{_points(face["watch"])}</ul>
</div><p class="imprint">{words["source"]} {escape(face["source"])}</p>
<p class="imprint"><span>{escape(face["imprint"])}</span><b>{_home(face)}</b></p></div>
</section>"""


def _colours(face: Face) -> str:
    first = face["stages"][0]
    return f"--area: {first['colour']}; --on: {first['on']}; --text: {first['text']}"


def _home(face: Face) -> str:
    return f'<a href="{escape(face["link"])}">{escape(face["address"])}</a>'


def _drawn(path: str, kind: str) -> str:
    line = 'fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"'
    return f'<svg class="{kind}" viewBox="0 0 24 24" {line}><path d="{path}"/></svg>'


def _scaled(svg: str) -> str:
    # by its width and height alone a browser would not make it as large as its box
    return re.sub(r'<svg([^>]*?) width="(\d+)" height="(\d+)"', r'<svg\1 viewBox="0 0 \2 \3"', svg)


def _fact(path: str, name: str, value: str) -> str:
    named = f"<div><small>{name}</small><b>{escape(value)}</b></div>"
    return f"<div>{_drawn(path, 'fact')}{named}</div>"


def _flow(blocks: Sequence[Mapping[str, Any]]) -> str:
    return "".join(
        f"<p>{_rich(block['of'])}</p>" if "of" in block else f"<ul>{_points(block['items'])}</ul>"
        for block in blocks
    )


def _points(points: Sequence[Mapping[str, Any]]) -> str:
    return "".join(f"<li>{_rich(point['of'])}</li>" for point in points)


def _rich(runs: Sequence[Any]) -> str:
    return "".join(escape(run) if isinstance(run, str) else _tagged(run) for run in runs)


def _tagged(run: Mapping[str, Any]) -> str:
    tag = TAGS.get(run["kind"])
    inner = _rich(run.get("of", ()))
    return f"<{tag}>{inner}</{tag}>" if tag else inner or "<br>"

"""SVG: a drawing for the screen, whose colours are the style sheet's, and one for paper, which has
its own. Neither has styles, scripts or fonts in it, so no policy forbids it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from labpress.charts.shapes import MARKS, Bar, Dot, Drawing, Line, Shape, Words

INK, SOFT, RULE = "#1a1c20", "#53565d", "#d9d7d0"
COLOURS = ("#1a1c20", "#0b5563", "#8a3b12", "#5b2a86", "#3f6212", "#1a1c20")
DASHES = ("", "", "8 4", "2 4", "12 4 2 4", "5 3")
"""Of the lines of each series; the first one is for what belongs to none."""
FONT = "Atkinson Hyperlegible Next"
LOOKS: Mapping[str, Mapping[str, str]] = {
    "grid": {"stroke": RULE, "stroke-width": "1"},
    "axis": {"stroke": INK, "stroke-width": "1"},
    "tick": {"stroke": INK, "stroke-width": "1"},
    "median": {"stroke": INK, "stroke-width": "1.5", "stroke-dasharray": "6 4"},
    "series": {"stroke-width": "2.25", "stroke-linejoin": "round", "stroke-linecap": "round"},
    "label": {"fill": SOFT},
    "name": {"fill": INK, "font-weight": "600"},
    "value": {"fill": INK},
}
"""How shapes look on paper, by their role."""
PATTERNS = {
    2: '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    3: '<circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/>',
    4: '<path d="M0 4h8"/>',
    5: '<path d="M0 4h8M4 0v8"/>',
}
"""How the bars of the second and later series are filled."""


def for_screen(drawing: Drawing, name: str, attributes: str) -> str:
    """An `svg` element with classes (`ch-grid`, `ch-s1`) instead of colours. `name` makes the ids
    in it the page's only ones; `attributes` are further ones of the element, already escaped."""
    inside = "".join(_screen(shape, name) for shape in drawing.shapes)
    return (
        f'<svg {attributes} viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
        f' font-size="{_n(drawing.size)}">{_definitions(drawing, name, own=False)}{inside}</svg>'
    )


def for_paper(drawing: Drawing) -> bytes:
    """A file with colours for white paper and words in the font of the house."""
    inside = "".join(_paper(shape) for shape in drawing.shapes)
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}'
        f' viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
        f' font-family="{FONT}" font-size="{_n(drawing.size)}">'
        f"{_definitions(drawing, 'p', own=True)}{inside}</svg>\n"
    ).encode()


def _screen(shape: Shape, name: str) -> str:
    series = f" ch-s{shape.series}" if shape.series else ""
    if isinstance(shape, Bar):
        fill = f' fill="url(#{name}-{shape.series})"' if shape.series > 1 else ""
        return _bar(shape, f'class="ch-bar{series}"{fill}')
    if isinstance(shape, Dot):
        return _dot(shape, f'class="ch-dot{" ch-ringed" if shape.ringed else ""}{series}"')
    kind = f'class="ch-{shape.role}{series}"'
    return _line(shape, kind) if isinstance(shape, Line) else _words(shape, kind)


def _paper(shape: Shape) -> str:
    colour = COLOURS[shape.series]
    if isinstance(shape, Bar):
        fill = f"url(#p-{shape.series})" if shape.series > 1 else colour
        return _bar(shape, f'fill="{fill}" stroke="{colour}" stroke-width="1.2"')
    if isinstance(shape, Dot):
        fill, width = ("#fff", "2.4") if shape.ringed else (colour, "1")
        return _dot(shape, f'fill="{fill}" stroke="{colour}" stroke-width="{width}"')
    look = dict(LOOKS[shape.role])
    if isinstance(shape, Line):
        look = {"fill": "none", **look}
        if shape.series:
            look["stroke"] = colour
        if DASHES[shape.series]:
            look["stroke-dasharray"] = DASHES[shape.series]
        return _line(shape, _attributes(look))
    if shape.series:
        look["fill"] = colour
    return _words(shape, _attributes(look))


def _definitions(drawing: Drawing, name: str, *, own: bool) -> str:
    """The patterns that bars are filled with."""
    bars = (shape for shape in drawing.shapes if isinstance(shape, Bar))
    used = sorted({shape.series for shape in bars} & PATTERNS.keys())
    return f"<defs>{''.join(_pattern(n, name, own=own) for n in used)}</defs>" if used else ""


def _pattern(series: int, name: str, *, own: bool) -> str:
    colour = COLOURS[series]
    fill = colour if series == 3 else "none"
    look = f'fill="{fill}" stroke="{colour}" stroke-width="1.6"'
    kind = look if own else f'class="ch-pattern ch-s{series}"'
    return (
        f'<pattern id="{name}-{series}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"<g {kind}>{PATTERNS[series]}</g></pattern>"
    )


def _line(shape: Line, kind: str) -> str:
    points = "L".join(f"{_n(x)} {_n(y)}" for x, y in shape.points)
    return f'<path {kind} d="M{points}"/>'


def _bar(shape: Bar, kind: str) -> str:
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
    return f'<rect {kind} {place} width="{_n(shape.width)}" height="{_n(shape.height)}"/>'


def _words(shape: Words, kind: str) -> str:
    anchor = f' text-anchor="{shape.align}"' if shape.align != "start" else ""
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
    return f"<text {kind} {place}{anchor}>{escape(shape.text, quote=False)}</text>"


def _dot(shape: Dot, kind: str) -> str:
    x, y, r = shape.x, shape.y, shape.radius * (1.25 if shape.ringed else 1)
    corners: tuple[tuple[float, float], ...]
    match MARKS[(shape.series or 1) - 1]:
        case "circle":
            return f'<circle {kind} cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"/>'
        case "square":
            side = 1.75 * r
            return (
                f'<rect {kind} x="{_n(x - side / 2)}" y="{_n(y - side / 2)}"'
                f' width="{_n(side)}" height="{_n(side)}"/>'
            )
        case "triangle":
            corners = ((x, y - 1.25 * r), (x + 1.15 * r, y + 0.8 * r), (x - 1.15 * r, y + 0.8 * r))
        case "diamond":
            corners = ((x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y))
        case _:
            a, b = 1.1 * r, 0.36 * r
            corners = tuple(_cross(x, y, a, b))
    return f'<path {kind} d="M{"L".join(f"{_n(u)} {_n(v)}" for u, v in corners)}Z"/>'


def _cross(x: float, y: float, a: float, b: float) -> Iterator[tuple[float, float]]:
    """The corners of an upright cross with arms of `a` that are twice `b` wide."""
    for u, v in ((-b, -a), (b, -a), (b, -b), (a, -b), (a, b), (b, b),
                 (b, a), (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b)):  # fmt: skip
        yield x + u, y + v


def _attributes(look: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in look.items())


def _n(value: float) -> str:
    """A number as short as can be: a tenth of a unit is finer than any screen."""
    return f"{value:.1f}".removesuffix(".0")

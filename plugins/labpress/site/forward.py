"""Forward: the small page behind a short or old address, such as the one on a printed card.

With a script, what follows `?` and `#` in the address goes along. The refresh is only for browsers
without one: elsewhere it could be faster than the script, and lose that.
"""

from __future__ import annotations

from markupsafe import Markup

from labpress.wording import Wording

PAGE = Markup("""<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<script src="{script}" data-to="{href}"></script>
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
<p>{said}</p>
</html>
""")
POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
"""Nothing but the script that leads on: the page is seen for a moment only."""
LINK = Markup('<a href="{}">{}</a>')
SCRIPT = "assets/labpress/forward.js"


def forward_page(path: str, target: str, title: str, say: Wording, canonical: str = "") -> str:
    """The HTML of a page at `path` that leads to `target`, both paths on the site; or `target` is a
    whole web address.

    All its addresses are relative, so it works below any folder; `canonical` is the full address.
    """
    up = "../" * path.count("/") or "./"
    href = target if target.startswith(("https://", "http://")) else up + target
    page = PAGE.format(
        policy=POLICY,
        lang=say.page,
        title=title,
        said=say.html("page.moved", link=LINK.format(href, title)),
        href=href,
        script=up + SCRIPT,
        canonical=canonical or href,
    )
    return str(page)

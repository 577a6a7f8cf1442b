"""An item as one text that can stand alone, its marks filled in: what paper, Word and every other
copy that leaves the site are made from.

A room of its own below `printing` and `exporting`, which may not import each other: what a text
needs without its site is the same for both. They differ in what they make of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.articles.article import Article, Maker
    from labpress.articles.articles import Articles
    from labpress.articles.losses import Losses
    from labpress.articles.pictures import Medium, Pictures
else:
    __getattr__ = lazily(
        __name__,
        {
            "article": "Article Maker",
            "articles": "Articles",
            "losses": "Losses",
            "pictures": "Medium Pictures",
        },
    )

__all__ = ["Article", "Articles", "Losses", "Maker", "Medium", "Pictures"]

"""The title of a page, chosen among its witnesses.

In: the tree, the JSON-LD headline and the meta tags. Out: one title. A page states its headline up to five times
(JSON-LD, h1, `og:title`, `twitter:title`, `<title>`); some are made for search engines and some carry the name of the
site behind a separator. What two witnesses agree on is the headline; else the order above decides.
"""

import re
from itertools import chain

from lxml.html import HtmlElement

_SEPARATED = re.compile(r"^(.{12,}?)\s+[|–—·•»«\-]{1,2}\s+([^|–—]{2,60})$")
_LONGEST = 400  # code points; longer is not a title


def choose_title(tree: HtmlElement, *, headline: str | None, tags: dict[str, str]) -> str | None:
    """Return the headline of the page, or None where no witness gives one."""
    site = tags.get("og:site_name")
    heads = _headings(tree)
    document = _fit(tree.findtext(".//title"))
    witnesses = [_fit(headline), *map(_fit, heads), _fit(tags.get("og:title")), _fit(tags.get("twitter:title"))]
    known = [strip_site(title, site, others=witnesses) for title in witnesses if title]
    agreed = _agreed(known)
    if agreed:
        return agreed
    if document and len(known) != 1:
        known.append(strip_site(document, site, others=witnesses))
    return next(iter(known), None)


def strip_site(title: str, site: str | None, *, others: "list[str | None]") -> str:
    """Return *title* without the name of the site behind (or before) a separator.

    Only what is the site's name, or what another witness leaves out, is taken off: headlines hold dashes too.
    """
    match = _SEPARATED.match(title)
    while match:
        rest, tail = match.groups()
        if not (_fold(tail) == _fold(site or "") or any(_fold(rest) == _fold(other or "") for other in others)):
            break
        title = rest
        match = _SEPARATED.match(title)
    return title


def _headings(tree: HtmlElement) -> list[str]:
    """Return the texts of the h1 of the page, those inside an article or main first."""
    found = chain(tree.iterfind(".//article//h1"), tree.iterfind(".//main//h1"), tree.iter("h1"))
    texts = [_clean(" ".join(heading.itertext())) for heading in found]
    return list(dict.fromkeys(text for text in texts if text and len(text.split()) > 1))[:3]


def _agreed(titles: list[str]) -> str | None:
    folded = [_fold(title) for title in titles]
    return next((title for title, fold in zip(titles, folded, strict=True) if folded.count(fold) > 1), None)


def _fit(title: str | None) -> str | None:
    text = _clean(title)
    return text if text and len(text) <= _LONGEST else None


def _clean(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()

"""Index pages: pages that lead to articles instead of holding one (fronts, sections, tags, search results).

In: a page that does not call itself an article. Out: whether it is an index: it has headlines that are links, and
either little text besides them, or its text stands in cards, each paragraph in a container of its own, where the
paragraphs of an article share one.
"""

from collections import Counter

from lxml.html import HtmlElement

from transforms.extract.addresses import is_home
from transforms.extract.page_lines import PageLine, words_of

_HEADLINES = 5  # linked headlines from which a page may be an index
_HEADLINE_WORDS = 5
_PROSE = 80  # code points of a paragraph
_SHARED = 2  # paragraphs that a card may hold


def is_index(url: str, tree: HtmlElement, own: list[PageLine]) -> bool:
    """Tell whether the page is an index.

    Args:
        url: its address; a front page needs no more than its headlines.
        tree: the whole page.
        own: the lines that were taken for the article's.
    """
    headlines = {text for text in map(words_of, tree.iter("a")) if len(text.split()) >= _HEADLINE_WORDS}
    if len(headlines) < _HEADLINES:
        return False
    text = "".join("".join(line.text.split()) for line in own)
    keys = ["".join(headline.split()) for headline in headlines]
    taken = sum(len(key) for key in keys if key in text)
    return is_home(url) or len(text) - taken < sum(map(len, keys)) / 2 or _is_cards(own)


def _is_cards(own: list[PageLine]) -> bool:
    parents = Counter(line.element.getparent() for line in own if line.element is not None and len(line.text) >= _PROSE)
    return len(parents) >= _HEADLINES and max(parents.values()) <= _SHARED

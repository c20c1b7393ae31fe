"""The language of an article: what the page states, checked against its words.

py3langid (Lui and Baldwin 2012, a naive Bayes model over byte n-grams, with its bundled model) judges texts of some
length better than templates do: many pages state the language of their template and not of the text.
"""

from py3langid import classify

_ENOUGH = 200  # code points from which the model is trusted over the page
_READ = 400  # code points that it reads; more changes nothing
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}


def find_language(text: str, stated: str | None) -> str:
    """Return the ISO 639-1 code of the language of *text*; "und" where neither page nor words tell."""
    said = _SAME.get(stated, stated) if stated else None
    if len(text) < _ENOUGH:
        return said or "und"
    code: str = classify(text[:_READ])[0]
    return _SAME.get(code, code)

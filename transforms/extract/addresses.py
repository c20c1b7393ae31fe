"""Addresses of pages: the one a page gives itself, without tracking, and the outlet it belongs to.

The registered domain follows the Public Suffix List that tldextract carries; nothing is fetched.
"""

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tldextract import TLDExtract

_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)
_TRACKING_PREFIXES = ("utm_", "mc_", "pk_", "at_", "ns_", "stm_", "hsa_", "vero_")
_TRACKING = frozenset((
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "igsh", "mkt_tok", "_ga", "cmpid", "cmp",
    "ncid", "icid", "ocid", "sref", "smid", "smtyp", "ftag", "ref", "ref_src", "ref_url", "referrer", "referer",
    "share", "shared", "spm", "taid", "tblci", "xtor", "wt_mc", "wt.mc", "campaign_id", "__twitter_impression",
))  # fmt: skip
FILE_OUTLET = "file"


def canonical_address(url: str, claimed: tuple[str, ...]) -> str:
    """Return the first sane address of *claimed*, else *url*; normalised.

    Sane is an http address of the same registered domain that is not a home page; the page of a `file:` address may
    claim any domain. A page that was loaded from a file and claims nothing keeps its address as it is.
    """
    for claim in claimed:
        address = normalise_address(urljoin(url, claim.strip()) if not is_file(url) else claim.strip())
        if address and _is_article_address(address) and (is_file(url) or outlet_of(address) == outlet_of(url)):
            return address
    return url if is_file(url) else normalise_address(url) or url


def outlet_of(url: str) -> str:
    """Return the registered domain of *url* (`bbc.co.uk`), its host where it has none, `file` for files."""
    if is_file(url):
        return FILE_OUTLET
    host = _host(url)
    return _SUFFIXES(host).top_domain_under_public_suffix or host or FILE_OUTLET


def is_file(url: str) -> bool:
    """Tell whether *url* names a file and not a place on the web."""
    return url.startswith("file:")


def is_home(url: str) -> bool:
    """Tell whether *url* is the front page of its host."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in ("", "index.html", "index.php", "home") and not parts.query


def normalise_address(url: str) -> str | None:
    """Return *url* with a lower-case host and without fragment, default port and tracking parameters.

    None where it is no http address.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    network = host if port in (None, 80, 443) else f"{host}:{port}"
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit((parts.scheme, network, parts.path or "/", query, ""))


def _is_tracking(key: str) -> bool:
    return key.lower() in _TRACKING or key.lower().startswith(_TRACKING_PREFIXES)


def _is_article_address(url: str) -> bool:
    return not is_home(url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

"""Identifiers: short strings made from what they name, so that the same input has the same id in every run."""

import base64
import hashlib


def identify(prefix: str, kind: str, *parts: str | int | None) -> str:
    """Return *prefix* + `_` + 16 base32 characters (80 bits) of the SHA-256 of *kind* and *parts*.

    The hashed text is `onrecord:<kind>:v1` and the parts, each behind a null byte; None counts as empty.

    Example:
        >>> identify("act", "actor", "country:RU")
        'act_uvesydkivn3ktxc7'
    """
    named = "\0".join([f"onrecord:{kind}:v1", *("" if part is None else str(part) for part in parts)])
    digest = hashlib.sha256(named.encode()).digest()
    return f"{prefix}_{base64.b32encode(digest).decode()[:16].lower()}"

"""Names for addresses: ASCII, lower case, hyphens; any script is transliterated."""

import re
from collections.abc import Container

from anyascii import anyascii


def slugify(text: str, longest: int = 60) -> str:
    """At most `longest` characters, cut at a word; empty where nothing can be said in letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower().replace("'", "")).strip("-")
    if len(plain) <= longest:
        return plain
    return plain[:longest + 1].rpartition("-")[0] or plain[:longest]


def unused(wanted: str, taken: Container[str], otherwise: str = "item") -> str:
    """The slug itself, or with the first number from 2 that makes it one of its own."""
    slug, number = wanted or otherwise, 2
    while slug in taken:
        slug = f"{wanted or otherwise}-{number}"
        number += 1
    return slug

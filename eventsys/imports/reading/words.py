"""Single values of foreign files: texts, addresses, languages, colours."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from babel import Locale, UnknownLocaleError

from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from .faults import Unfit
from .limits import ADDRESS, LINE, LISTS, TEXT
from .raw import Facts

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?|[Ss][Gg][Nn]-[A-Za-z-]{2,8}")
_ANY_TAG = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+([A-Za-z]{2,24})(?=/|$)")  # www.example.org/page, without a scheme
_ENDINGS = {"pdf", "htm", "html", "png", "jpg", "jpeg", "svg", "odp", "ppt", "pptx", "key", "txt", "md",
            "zip", "gz", "mp4", "webm"}
_LIST = re.compile(r"<(?:[uo]l|dl|menu|dir)\b", re.IGNORECASE)
_SHORT_COLOUR = re.compile(r"#[0-9a-fA-F]{3}")
BREAKS = {"break", "breaks", "coffee", "coffee break", "tea break", "lunch", "lunch break", "dinner",
          "reception", "pause", "kaffeepause", "mittagspause", "pausa", "descanso", "pause café",
          "pause déjeuner"}


def text(value: Any) -> str:
    """The text of a value: numbers as written, of several languages the first that is filled."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((filled for filled in map(text, [value.get("en"), *value.values()]) if filled), "")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return ""


def line(value: Any) -> str:
    """One line. Raises Unfit where it is longer than any title."""
    found = richtext.line(text(value))
    if len(found) > LINE:
        raise Unfit(_("a text in it that should be one line has %(length)s characters, more than %(limit)s",
                      length=len(found), limit=LINE))
    return found


def first(facts: Facts, *names: str) -> str:
    """The first of these that is filled, as one line."""
    return next((found for found in (line(facts.get(name)) for name in names) if found), "")


def mark(value: Any) -> str:
    """A guid, code or id, kept as it is; `0` and the like mark nobody."""
    found = line(value)
    return "" if found in ("0", "-1", "null", "None") else found


def rich(value: Any, ours: bool = False) -> str:
    """Safe HTML from HTML, Markdown or plain text; our own files hold HTML. Raises Unfit."""
    found = bounded(text(value))
    return richtext.from_html(found) if ours else richtext.from_unknown(found)


def bounded(found: str) -> str:
    """The same. Raises Unfit where it would be too much to clean."""
    if len(found) > TEXT:
        raise Unfit(_("a text in it has %(length)s characters, more than %(limit)s", length=len(found), limit=TEXT))
    if len(_LIST.findall(found)) > LISTS:
        raise Unfit(_("a text in it has more than %(limit)s lists", limit=LISTS))
    return found


def joined(*parts: str) -> str:
    """Rich texts one after another; a part that another already holds is not said twice."""
    kept: list[str] = []
    for part in filter(None, parts):
        if any(part in other for other in kept):
            continue
        kept = [other for other in kept if other not in part] + [part]
    return "\n".join(kept)


def address(value: Any, base: str = "") -> str:
    """An absolute http, https or mailto address; empty where there is none that is safe."""
    found = richtext.line(text(value)).replace(" ", "%20")
    if not found or len(found) > ADDRESS:
        return ""
    if (host := _HOST.match(found)) and host[1].lower() not in _ENDINGS:
        found = f"https://{found}"
    try:
        whole = urljoin(base, found) if base else found
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() == "mailto":
        return whole if "@" in parts.path else ""
    return whole if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def is_tag(found: str) -> bool:
    """Whether it has the form of a BCP 47 tag, known or not."""
    return bool(_ANY_TAG.fullmatch(found))


def language(value: Any) -> str:
    """A BCP 47 tag from a tag, or from the language's name in English or in itself; else empty."""
    found = line(value).replace("_", "-")
    if _TAG.fullmatch(found):
        return _in_case(found)
    return _languages().get(found.casefold(), "")


def _in_case(tag: str) -> str:
    head, *rest = tag.split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part.title() if len(part) == 4
                                     else part.lower() for part in rest)])


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    """Names of languages that have two letters, in English and in themselves."""
    found = {}
    for tag, name in Locale("en").languages.items():
        if len(tag) == 2:
            found[name.casefold()] = tag
            with suppress(UnknownLocaleError):
                found.setdefault((Locale.parse(tag).language_name or name).casefold(), tag)
    return found


def colour(value: Any) -> str:
    """#RRGGBB, or empty."""
    found = text(value).strip()
    if _SHORT_COLOUR.fullmatch(found):
        found = "#" + "".join(2 * digit for digit in found[1:])
    return found if _COLOUR.fullmatch(found) else ""


def truth(value: Any) -> bool:
    return value is True or text(value).strip().lower() in ("true", "1", "yes")


def is_break(kind: str) -> bool:
    return kind.casefold() in BREAKS

"""Texts, addresses and lengths of time as schedule files carry them, and back."""

import html
import re
from urllib.parse import quote

from eventsys.programme.structs import Session

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OBJECTIVES = re.compile(r'\s*<ul class="objectives">(.*)</ul>\s*$', re.DOTALL)
_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_NUMBERED_HOST = re.compile(r"//([^@]*@)?\[[0-9A-Fa-f:.]+\](:[0-9]*)?$")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def carried(text: str) -> str:
    """Without the characters that XML 1.0 knows no way to write."""
    return _NO_XML.sub("", text)


def description(session: Session) -> str:
    """The objectives: introduction, then the list in an element of its own that can be told again."""
    items = "".join(f"<li>{html.escape(objective, quote=False)}</li>" for objective in session.objectives)
    listed = f'<ul class="objectives">{items}</ul>' if items else ""
    return "\n".join(filter(None, [session.objectives_intro, listed]))


def objectives(text: str) -> tuple[str, tuple[str, ...]]:
    """The other way: what `description` wrote, parted into introduction and list."""
    listed = _OBJECTIVES.search(text)
    if listed is None:
        return text, ()
    items = re.findall(r"<li>(.*?)</li>", listed[1], re.DOTALL)
    return text[:listed.start()], tuple(html.unescape(item) for item in items)


def uri(address: str) -> str:
    """An address as RFC 3986 has it: other characters percent-encoded, what is encoded left alone."""
    whole = _LONE_PERCENT.sub("%25", carried(address).strip())
    head = _HEAD.match(whole)
    host = head[0] if head else ""
    rest, mark, fragment = whole[len(host):].partition("#")
    brackets = "[]" if _NUMBERED_HOST.search(host) else ""
    return _quoted(host, brackets) + _quoted(rest) + mark + _quoted(fragment)


def _quoted(text: str, also: str = "") -> str:
    return quote(text, safe="%/:=&?~+!$,;'@()*" + also)


def clock(minutes: int | None) -> str:
    """`HH:MM`; 00:00 where the length is not known."""
    hours, rest = divmod(minutes or 0, 60)
    return f"{hours:02}:{rest:02}"


def clock_with_days(minutes: int | None) -> str:
    """`HH:MM`, or `D:HH:MM` from a hundred hours on, for which schedule.xml has no two digits."""
    if (minutes or 0) < 6_000:
        return clock(minutes)
    days, rest = divmod(minutes or 0, 1_440)
    return f"{days}:{clock(rest)}"

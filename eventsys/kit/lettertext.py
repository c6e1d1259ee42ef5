"""The text of a letter: a template of ours, values that are data, and links that only we can make.

A person's name may try to be more than a name: a second line, an address to click, a mark of ours. It comes out
as one line of words in which no mail program finds an address.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from flask_babel import force_locale
from jinja2 import Environment
from markupsafe import Markup, escape

from eventsys.programme.richtext import clean, line

from . import templates

MOST_LINE, MOST_PASSAGE = 500, 20_000  # characters
UNSUBSCRIBE = "unsubscribe"  # purpose of the link by which somebody gets no more of such letters
SUBJECT = "Subject: "
BREAK = "\u200b"  # seen by nobody, but an address ends before it
_MARKED = re.compile("\x02(\\d+)\x03")  # `clean` takes these two characters out of every value
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would show the words after them in another order
_JOINTS = re.compile(r"(?<=:)(?=//)|(?<=\\)(?=\\)|(?<=\w@)(?=\w)|(?<=\w[.。．｡])(?=[^\W\d])")


class Link(msgspec.Struct, frozen=True, tag="page"):
    """A page of ours: `path` begins with a stroke. `label` is what a button says."""

    path: str
    label: str = ""


class SecretLink(msgspec.Struct, frozen=True, tag="secret"):
    """A page of ours for the one who gets the letter; `path` has `{token}`, which is minted as the letter goes."""

    purpose: str
    key: str
    days: int
    path: str
    label: str = ""


AnyLink = Link | SecretLink


class Passage(str):
    """Words of somebody who signed in: their lines stay lines, and an address stays one."""

    __slots__ = ()


class Running(tuple[Any, ...]):
    """Pieces that run on into one text: passages, values and links, with the blanks between them as they are."""

    __slots__ = ()


@dataclass(frozen=True)
class Written:
    subject: str
    body: str  # a mark where a link will stand
    links: tuple[AnyLink, ...]


class Block(NamedTuple):
    """A paragraph of a letter as a page: lines, entries of a list, or a button."""

    lines: Sequence[Markup] = ()
    entries: Sequence[Markup] = ()
    button: str = ""
    address: str = ""


def write(template: str, values: Mapping[str, Any], locale: str = "") -> Written:
    """Fill a template of ours; its first line is the subject. TypeError for a value that is not plain data."""
    links: list[AnyLink] = []
    given = {name: _plain(value, links) for name, value in values.items()}
    with _speaking(locale):
        subject, _, body = environment().get_template(template).render(**given).partition("\n")
    if not subject.startswith(SUBJECT) or _MARKED.search(subject):
        raise ValueError(f"{template} must begin with its subject, without a link")
    return Written(line(subject.removeprefix(SUBJECT)), _tidy(body), tuple(links))


def filled(body: str, addresses: list[str]) -> str:
    """The text with an address for each mark."""
    return _MARKED.sub(lambda mark: addresses[int(mark[1])], body)


def html(subject: str, body: str, links: tuple[AnyLink, ...], addresses: list[str], locale: str = "",
         codes: Mapping[str, str] | None = None) -> str:
    """The same as a page: paragraphs, lists, and our links; a link that stands alone is a button.

    `codes`: what QR codes below it say, by their Content-ID.
    """
    blocks = [_block(part, links, addresses) for part in re.split(r"\n{2,}", body) if part]
    with _speaking(locale):
        return templates.render("mail/letter.html", subject=subject, blocks=blocks, language=locale or "en",
                                codes=codes or {})


def harmless(text: str) -> str:
    """One line, in which mail programs find no address to make a link of."""
    short = line(_TURNS.sub("", text))
    short = short if len(short) <= MOST_LINE else f"{short[:MOST_LINE - 1]}…"
    return _JOINTS.sub(BREAK, short)


def _plain(value: Any, links: list[AnyLink]) -> Any:
    if isinstance(value, Link | SecretLink):
        return _mark(value, links)
    if isinstance(value, Running):
        return "".join(_piece(piece, links) for piece in value)
    if isinstance(value, str):
        return clean(_TURNS.sub("", value))[:MOST_PASSAGE] if isinstance(value, Passage) else harmless(value)
    if value is None or isinstance(value, int | float | date | time):
        return value
    if isinstance(value, Mapping):
        return {name: _plain(item, links) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, links) for item in value]
    return {name: _plain(getattr(value, name), links) for name in _names(value)}


def _piece(value: Any, links: list[AnyLink]) -> str:
    """As `_plain`; a passage keeps the blanks at its ends, which part it from its neighbours."""
    if isinstance(value, Passage):
        return str(_plain(Passage(f".{value}."), links))[1:-1]
    return str(_plain(value, links))


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, msgspec.Struct):
        return value.__struct_fields__
    if is_dataclass(value):
        return tuple(field.name for field in fields(value))
    raise TypeError(f"a letter takes plain values, not {type(value).__name__}")


def _mark(link: AnyLink, links: list[AnyLink]) -> str:
    if not re.fullmatch(r"/(?![/\\])[!-~]*", link.path):
        raise ValueError(f"{link.path!r} is no path of ours")
    links.append(link)
    return f"\x02{len(links) - 1}\x03"


def _block(part: str, links: tuple[AnyLink, ...], addresses: list[str]) -> Block:
    if alone := _MARKED.fullmatch(part.strip()):
        number = int(alone[1])
        return Block(button=links[number].label or addresses[number], address=addresses[number])
    lines = part.split("\n")
    if all(each.startswith("- ") for each in lines):
        return Block(entries=[_inline(each.removeprefix("- "), addresses) for each in lines])
    return Block(lines=[_inline(each, addresses) for each in lines])


def _inline(text: str, addresses: list[str]) -> Markup:
    pieces = _MARKED.split(text)  # words, number of a link, words ...
    return Markup("").join(
        Markup('<a href="{0}">{0}</a>').format(addresses[int(piece)]) if at % 2 else escape(piece)
        for at, piece in enumerate(pieces))


def _tidy(body: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(each.rstrip() for each in body.split("\n"))).strip("\n")


def _speaking(locale: str) -> AbstractContextManager[None]:
    return force_locale(locale) if locale else nullcontext()


@lru_cache(maxsize=1)
def environment() -> Environment:
    return templates.environment().overlay(autoescape=False)

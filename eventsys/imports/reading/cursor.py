"""A walk through JSON text that always knows its line; values that nobody walks are decoded whole, in C."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from eventsys.kit.i18n import gettext as _

from .faults import NotASchedule, cut_off

_BLANK = re.compile(r"[ \t\r\n]*")
# What may stand at the end of a file that was cut off within a value.
_UNFINISHED = re.compile(
    r"""\s*(tr?u?|fa?l?s?|nu?l?|-?[\d.eE+-]*|"(?:\\.|[^"\\])*+\\?|\\?u[0-9a-fA-F]*)\s*\Z""", re.DOTALL)


_decoder = json.JSONDecoder(strict=False, parse_constant=lambda name: None)  # NaN and its like say nothing


class Cursor:
    """Stands before a value. Whoever is handed a key or an item takes its value before going on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self._counted = (0, 1)
        self._skip()

    @property
    def line(self) -> int:
        counted, line = self._counted
        if self.place < counted:
            counted, line = 0, 1
        line += self.text.count("\n", counted, self.place)
        self._counted = (self.place, line)
        return line

    @property
    def next(self) -> str:
        """The character that comes: `{`, `[`, `"` ..., or nothing at the end."""
        return self.text[self.place:self.place + 1]

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.place)
        self.place = match.end() if match else self.place

    def value(self) -> Any:
        """The whole value that comes."""
        try:
            value, self.place = _decoder.raw_decode(self.text, self.place)
        except json.JSONDecodeError as error:
            self.place = error.pos
            self._fail(error.msg)
        except RecursionError:
            raise NotASchedule(_("Line %(line)s: values are nested too deeply.", line=self.line)) from None
        except ValueError:
            raise NotASchedule(_("Line %(line)s: a number is out of all bounds.", line=self.line)) from None
        self._skip()
        return value

    def span(self) -> str:
        """The text of the whole value that comes."""
        start = self.place
        self.value()
        return self.text[start:self.place]

    def names(self) -> Iterator[str]:
        """Of the object that comes."""
        for _place in self._entries("{", "}"):
            key = self.value()
            if not isinstance(key, str):
                self._fail(_("a name is expected here"))
            self._take(":")
            yield key

    def items(self) -> Iterator[None]:
        """Of the array that comes."""
        yield from self._entries("[", "]")

    def _entries(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        while self.next != closing:
            yield None
            if self.next != closing:
                self._take(",")
                if self.next == closing:
                    self._fail(_("a comma too many"))
        self._take(closing)

    def _take(self, character: str) -> None:
        if self.next != character:
            self._fail(_("“%(character)s” is expected", character=character))
        self.place += 1
        self._skip()

    def end(self) -> None:
        """After the outermost value there must be nothing."""
        if self.place < len(self.text):
            raise self._fault(_("something follows the end"))

    def _fail(self, why: str) -> NoReturn:
        if _UNFINISHED.match(self.text, self.place):
            self.place = len(self.text.rstrip())
            raise cut_off(self.line)
        raise self._fault(why)

    def _fault(self, why: str) -> NotASchedule:
        return NotASchedule(_("Line %(line)s of the file is not JSON: %(why)s.", line=self.line, why=why))

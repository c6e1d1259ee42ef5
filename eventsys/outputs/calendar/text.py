"""Values and lines of iCalendar (RFC 5545), where the library's own are slow or let things through.

The library keeps the components and quotes the parameters; escaping and folding are ours: its TEXT turns
a literal backslash with N into a line break, and its folding looks at every character by itself.
"""

from icalendar.cal import Component
from icalendar.parser import Parameters
from icalendar.prop import vText

from eventsys.programme.richtext import clean, line

LONGEST = 75  # octets of a line without its CRLF; a folded one begins with a blank that counts


class Raw(vText):
    """A value written as it stands: a date, a number, an address."""

    def to_ical(self) -> bytes:
        return self.encode()


class Text(vText):
    """A value of type TEXT; control characters and lone surrogates are dropped."""

    def to_ical(self) -> bytes:
        escaped = clean(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def parameters(**given: str) -> Parameters:
    """Values without line breaks and double quotes, which parameters cannot hold. `X_TITLE` is X-TITLE."""
    return Parameters({name.replace("_", "-"): line(value).replace('"', "'")
                       for name, value in given.items()})


def written(component: Component) -> bytes:
    """The component in the order its properties were set, folded, each line ended by CRLF."""
    return b"".join(folded(content.encode()) for content in component.content_lines(sorted=False) if content)


def folded(content: bytes) -> bytes:
    """At most 75 octets a line, never broken inside a character or an escape."""
    if len(content) <= LONGEST:
        return content + b"\r\n"
    cut = _cut(content, 0, LONGEST)
    pieces = [content[:cut]]
    while len(content) - cut > LONGEST - 1:
        end = _cut(content, cut, cut + LONGEST - 1)
        pieces.append(content[cut:end])
        cut = end
    return b"\r\n ".join((*pieces, content[cut:])) + b"\r\n"


def _cut(content: bytes, start: int, end: int) -> int:
    while content[end] & 0xC0 == 0x80:  # inside a character of UTF-8
        end -= 1
    slashes = end
    while slashes > start and content[slashes - 1] == 0x5C:
        slashes -= 1
    return end - (end - slashes) % 2

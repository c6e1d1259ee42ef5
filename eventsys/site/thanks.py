"""The acknowledgement as it is shown."""

from msgspec.structs import replace

from eventsys.outputs.folding import fold
from eventsys.programme import richtext
from eventsys.programme.structs import Acknowledgement
from eventsys.programme.view import View


def of(view: View) -> Acknowledgement | None:
    """The event's own or the summit's; whoever its text already names is not listed again."""
    given = view.event.acknowledgement or view.root.acknowledgement
    if given is None or not (given.text or given.donors or given.partners):
        return None
    text = fold(richtext.plain(given.text))
    return replace(given, donors=tuple(name for name in given.donors if fold(name) not in text),
                   partners=tuple(name for name in given.partners if fold(name) not in text))

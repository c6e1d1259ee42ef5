"""Places and steps of the agenda in words, in the reader's language."""

from collections.abc import Mapping

from eventsys.agenda.history import Step
from eventsys.agenda.rules import Place
from eventsys.events.models import Event, Room
from eventsys.kit.i18n import date_words, ngettext
from eventsys.kit.i18n import gettext as _

from ..journal_words import told


def day_words(place: Place) -> str:
    return date_words(place.day, "EEE d MMM") if place.day else ""


def room_words(place: Place, rooms: Mapping[str, Room]) -> str:
    if place.all_rooms:
        return _("all rooms")
    return rooms[place.room].name if place.room in rooms else place.room


def place_words(place: Place, rooms: Mapping[str, Room]) -> str:
    """Tue 14 Sep, 10:30, Hall, 45 minutes; where it waits in the tray, that it does."""
    if place.starts is None:
        return _("In the tray")
    length = ngettext("%(num)s minute", "%(num)s minutes", place.minutes) if place.minutes else ""
    return ", ".join(filter(None, (day_words(place), f"{place.starts:%H:%M}", room_words(place, rooms), length)))


def step_words(step: Step | None) -> str:
    """What would be undone, or done again."""
    return told(step.verb, step.told, str) if step else ""


def later_words(minutes: int) -> str:
    if minutes < 0:
        return ngettext("%(num)s minute earlier", "%(num)s minutes earlier", -minutes)
    return ngettext("%(num)s minute later", "%(num)s minutes later", minutes)


def part_words(event: Event) -> str:
    return event.acronym or event.title



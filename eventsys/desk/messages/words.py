"""Of messages, in words."""

from collections import Counter
from dataclasses import dataclass

from eventsys.kit.i18n import country, gettext, ngettext
from eventsys.kit.i18n import gettext as _
from eventsys.registration import filters
from eventsys.registration.messages import Segment
from eventsys.registration.surroundings import Around
from eventsys.registration.words import source_words, state_words


def _later(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


WHY = {"no address": _later("no e-mail address that can be written to"),
       "unsubscribed": _later("wants no letters that need not be"),
       "twice": _later("gets it already, under the same address"), "erased": _later("was erased")}
GROUPS = {"participants": _later("Participants, whatever the state of a registration that is alive"),
          "delegations": _later("Focal points of delegations"),
          "panelists": _later("Panelists who were invited and have not declined")}
TELLS = {"cancelled": _later("Tells that the event is cancelled"), "moved": _later("Tells when and where it is held")}


@dataclass(frozen=True)
class Tally:
    """What became of a message's letters."""

    sent: int
    waiting: int
    trouble: int
    kept_back: int

    @property
    def total(self) -> int:
        return self.sent + self.waiting + self.trouble + self.kept_back


def tally(states: Counter[str]) -> Tally:
    return Tally(states["sent"], states["queued"] + states["sending"] + states["held"],
                 states["refused"] + states["failed"], states["withdrawn"])


def why_words(why: str) -> str:
    return gettext(WHY[why])


def group_words(group: str) -> str:
    return gettext(GROUPS[group])


def tells_words(tells: str) -> str:
    return gettext(TELLS[tells])


def segment_words(segment: Segment, known: Around) -> str:
    """In a line: "Confirmed, City delegate"."""
    if segment.chosen:
        return ngettext("%(num)s person who was ticked", "%(num)s people who were ticked", len(segment.chosen))
    given = filters.query(segment.wanted)
    said = [_one(name, value, known) for name, value in given.items() if name != "answer"]
    return ", ".join(said) or _("Everybody who ever registered")


def _one(name: str, value: str, known: Around) -> str:
    number = int(value) if str(value).isdecimal() else 0
    match name:
        case "state":
            return _("in any state that is alive") if value == "living" else state_words(value)
        case "category":
            return known.categories.get(number, _("a category"))
        case "delegation":
            return _("delegation of %(name)s", name=known.delegations.get(number, "…"))
        case "source":
            return source_words(value)
        case "country" if value != "none":
            return country(value)
        case "question":
            return next((one.label for one in known.questions if one.id == number), _("an answer"))
    return _said().get(name, str(value))


def _said() -> dict[str, str]:
    """Of filters whose value says nothing by itself."""
    return {"country": _("country not known"), "look": _("changed since they were approved"),
            "mail": _("mail did not get through"), "first": _("by whether they came before"),
            "session": _("signed up for a session")}

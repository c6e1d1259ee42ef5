"""A comparison in a line: "3 moved, 1 withdrawn, 2 panelists joined"."""

from collections.abc import Callable, Iterator
from functools import partial

from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.outputs.changes.grouping import Told, told
from eventsys.outputs.changes.words import Words
from eventsys.programme import changes as c
from eventsys.programme.changes import Comparison

_CORRECTED = (c.TextsChanged, c.DetailsChanged, c.LanguageChanged, c.InterpretationChanged, c.SessionDocumentAdded,
              c.SessionDocumentRemoved, c.Renamed)


def sentences(comparison: Comparison) -> Told:
    return told(comparison, Words(i18n.gettext, i18n.country, i18n.language, i18n.date_words, i18n.date_range,
                                  str(i18n.locale())))


def summary(comparison: Comparison) -> list[str]:
    """The figures that matter; empty where nothing changed that has a figure."""
    return [words for count, say in _counts(comparison) if count and (words := say(count))]


def _counts(comparison: Comparison) -> Iterator[tuple[int, Callable[[int], str]]]:
    sessions = partial(_sessions, comparison)
    people = partial(_how_many, comparison)
    yield sessions(c.Added), lambda n: ngettext("%(num)s new session", "%(num)s new sessions", n)
    yield sessions(c.Moved), lambda n: ngettext("%(num)s moved", "%(num)s moved", n)
    yield sessions(c.Withdrawn), lambda n: ngettext("%(num)s withdrawn", "%(num)s withdrawn", n)
    yield sessions(c.Removed), lambda n: ngettext("%(num)s taken out", "%(num)s taken out", n)
    yield sessions(c.Restored), lambda n: ngettext("%(num)s held after all", "%(num)s held after all", n)
    yield people(c.Joined), lambda n: ngettext("%(num)s panelist joined", "%(num)s panelists joined", n)
    yield people(c.Left), lambda n: ngettext("%(num)s panelist left", "%(num)s panelists left", n)
    yield sessions(*_CORRECTED), lambda n: ngettext("%(num)s with other words", "%(num)s with other words", n)
    yield people(c.SponsorListed), lambda n: ngettext("%(num)s sponsor listed", "%(num)s sponsors listed", n)
    yield people(c.SponsorUnlisted), lambda n: ngettext(
        "%(num)s sponsor no longer listed", "%(num)s sponsors no longer listed", n)
    yield _of_people(comparison), lambda n: ngettext(
        "%(num)s person described anew", "%(num)s people described anew", n)


def _sessions(comparison: Comparison, *kinds: type[c.SessionChange]) -> int:
    return len({change.session.uid for change in comparison.changes if isinstance(change, kinds)})


def _how_many(comparison: Comparison, kind: type[c.Change]) -> int:
    return sum(isinstance(change, kind) for change in comparison.changes)


def _of_people(comparison: Comparison) -> int:
    kinds = (c.FactRenamed, c.FactDetailsChanged)
    return len({change.key for change in comparison.changes if isinstance(change, kinds) and change.of == "person"})


def part_words() -> dict[str, str]:
    """What may go out alone, in the order of the page."""
    return {
        "times": _("When and where sessions are held"), "sessions": _("New, withdrawn and deleted sessions"),
        "rosters": _("Who takes part in what"), "texts": _("Titles, summaries and documents of sessions"),
        "people": _("Biographies, pictures and names of people"), "sponsors": _("Sponsors and acknowledgement"),
        "event": _("The event itself: facts, days, venues, texts"),
    }

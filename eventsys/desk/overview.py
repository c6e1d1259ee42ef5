"""Where one comes in to an event: what is there, what is open, and what was done lately."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import Response, url_for

from eventsys.agenda import counting
from eventsys.events.overview import counted
from eventsys.events.public import family
from eventsys.invitations.deciding import count_waiting
from eventsys.kit import clock, journal_reading
from eventsys.kit.access import needs
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.registration import delegations
from eventsys.sponsors import queries as sponsors

from .journal_words import sentence_html
from .shell import bp, endpoint_if_may, event_page, here, may

LATELY = 8  # acts


@dataclass(frozen=True)
class Task:
    words: str
    address: str


@bp.get("/e/<slug>/")
@needs("event.view")
def event(slug: str) -> Response:
    place = here()
    inside = family(place.event)
    sessions = counting.of_sessions(place.summit, [one.id for one in inside])
    acts = journal_reading.latest(place.summit.id, LATELY) if may("journal.view") else []
    return event_page(
        "desk/event.html", here="event", parts=inside[1:], sessions=sessions, acts=acts, sentence=sentence_html,
        wall=lambda at: at.astimezone(ZoneInfo(place.summit.zone)), tasks=_open(slug, sessions),
        steps=[] if sessions.sessions or sessions.unplaced else _steps(slug),
        way=lambda name: endpoint_if_may(f"desk.{name}", slug=slug))


def _open(slug: str, sessions: counting.Count) -> list[Task]:
    """What waits for somebody, for those who may do it."""
    place, found = here(), []
    if sessions.unplaced and (agenda := endpoint_if_may("desk.agenda", slug=slug)):
        found.append(Task(ngettext("%(num)s session has no time yet", "%(num)s sessions have no time yet",
                                   sessions.unplaced), agenda))
    if may("roster.edit") and (waiting := count_waiting(place.summit)):
        found.append(Task(ngettext("%(num)s thing that panelists sent waits for you",
                                   "%(num)s things that panelists sent wait for you", waiting),
                          endpoint_if_may("desk.submissions", slug=slug)))
    if may("registration.edit") and (applied := delegations.count_applied(place.summit)):
        found.append(Task(ngettext("%(num)s delegation applies for places", "%(num)s delegations apply for places",
                                   applied), endpoint_if_may("desk.delegations", slug=slug)))
    if may("sponsors.edit"):
        found += _owed(slug)
    return [task for task in found if task.address]


def _owed(slug: str) -> list[Task]:
    owed = [one for one in sponsors.promised(sponsors.shelves(here().event)) if one.promise.delivered is None]
    late = sum(one.is_late(clock.now().date()) for one in owed)
    if not owed:
        return []
    words = (ngettext("%(num)s promise to a sponsor is late", "%(num)s promises to sponsors are late", late) if late
             else ngettext("%(num)s promise to a sponsor is owed", "%(num)s promises to sponsors are owed", len(owed)))
    return [Task(words, url_for("desk.promises", slug=slug))]


def _steps(slug: str) -> list[Task]:
    """What a new event begins with."""
    if not may("event.edit"):
        return []
    count = counted(here().event, here().summit)
    wanted = (("rooms", _("Add the rooms: the agenda needs them")),
              ("kinds", _("Say which kinds of session there are")), ("tracks", _("Add tracks, if there are themes")))
    steps = [Task(words, url_for("desk.settings_list", slug=here().summit.slug, what=what))
             for what, words in wanted if not count[what]]
    sheets = Task(_("Bring a spreadsheet of what is planned"), endpoint_if_may("desk.sheets", slug=slug))
    sessions = Task(_("Write down the sessions"), endpoint_if_may("desk.agenda", slug=slug))
    return [step for step in (*steps, sheets, sessions) if step.address]

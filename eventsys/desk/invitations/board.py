"""The board: everybody on the rosters by where they stand, and whom to write to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for

from eventsys.events.models import Event
from eventsys.invitations import deciding, queries, rules
from eventsys.invitations.rules import Guest, Wanted
from eventsys.kit.access import needs
from eventsys.people.names import plain
from eventsys.programme.richtext import line

from ..directory.around import page_of
from ..shell import bp, event_page, here
from . import words

ON_A_PAGE = 100


@dataclass(frozen=True)
class Filter:
    """Whom the board shows; it stands in the address."""

    q: str = ""
    state: str = ""
    flag: str = ""
    missing: str = ""

    def meets(self, guest: Guest, wanted: Wanted) -> bool:
        return (self._names(guest) and (not self.state or rules.state_of(guest) == self.state)
                and (not self.flag or self.flag in rules.flags(guest, wanted))
                and (not self.missing or self.missing in rules.missing(guest, wanted)))

    def given(self, **changed: Any) -> dict[str, Any]:
        """For the address of the same, or of another choice."""
        return {name: value for name, value in {**self.__dict__, **changed}.items() if value}

    def _names(self, guest: Guest) -> bool:
        said = plain(" ".join((guest.name, guest.email, *guest.organisations)))
        return all(word in said for word in plain(self.q).split())


@dataclass(frozen=True)
class Row:
    guest: Guest
    state: str
    missing: tuple[str, ...]
    unasked: int  # sessions of which they were not asked
    unanswered: int  # sessions of which they were, and said nothing yet
    sessions: int


@bp.get("/e/<slug>/invitations")
@needs("roster.edit")
def invitations(slug: str) -> Response:
    place, wanted = here(), queries.setup_of(here().summit).wanted
    everybody = queries.of_event(queries.guests(place.summit), place.event, place.summit)
    chosen = wanted_filter()
    found = [guest for guest in everybody if chosen.meets(guest, wanted)]
    return event_page(
        "desk/invitations/board.html", here="invitations", rows=page_of([_row(g, wanted) for g in found], ON_A_PAGE),
        total=len(everybody), chosen=chosen, counts=rules.counts(everybody, wanted), things=_things(everybody, wanted),
        waiting=deciding.count_waiting(place.summit), states=words.said(words.STATES), flags=words.said(words.FLAGS),
        thing_words=words.said(words.THINGS),
        address=lambda **changed: url_for("desk.invitations", slug=slug, **chosen.given(**changed)),
        page_address=lambda number: url_for("desk.invitations", slug=slug, **chosen.given(page=number)))


def wanted_filter(given: Any = None) -> Filter:
    """As the address has it, or the form that carries it on."""
    asked = request.args if given is None else given
    return Filter(line(asked.get("q", ""))[:200], _known(asked.get("state", ""), rules.STATES),
                  _known(asked.get("flag", ""), rules.FLAGS), _known(asked.get("missing", ""), rules.THINGS))


def meant(event: Event, summit: Event, chosen: Filter) -> list[Guest]:
    """Everybody whom the board shows by that filter, on all its pages."""
    wanted = queries.setup_of(summit).wanted
    return [guest for guest in queries.of_event(queries.guests(summit), event, summit)
            if chosen.meets(guest, wanted)]


def _known(value: str, among: Sequence[str]) -> str:
    return value if value in among else ""


def _row(guest: Guest, wanted: Wanted) -> Row:
    live = guest.live
    return Row(guest, rules.state_of(guest), rules.missing(guest, wanted),
               len({seat.session for seat in live if not seat.is_asked}),
               len({seat.session for seat in live if seat.state == "invited"}), len({seat.session for seat in live}))


def _things(everybody: Sequence[Guest], wanted: Wanted) -> dict[str, int]:
    """How many lack each thing that is wanted."""
    lacking = [thing for guest in everybody for thing in rules.missing(guest, wanted)]
    return {thing: lacking.count(thing) for thing in rules.THINGS if thing in lacking}

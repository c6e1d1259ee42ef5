"""A day of a summit's draft, read in a few queries and laid out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import request
from sqlalchemy import select

from eventsys.agenda import rules
from eventsys.agenda.queries import Card, cards, number_of_last_act
from eventsys.events.models import Day, Event, Kind, Room, Track
from eventsys.events.services import listed
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.programme.when import zone

from ..shell import Here
from .asking import View, parse
from .axis import HOUR, Axis, axis
from .board import SHORTEST, UNKNOWN_LENGTH, Columns, Seat, columns, fitting_zoom


@dataclass(frozen=True)
class Tab:
    day: date
    title: str  # what the organiser calls it
    count: int  # sessions
    is_here: bool


@dataclass(frozen=True)
class Plan:
    """All that the page of a day shows."""

    here: Here
    view: View
    act: int  # the last one that is known here
    step: int
    zoom: int
    tabs: list[Tab]
    parts: dict[int, Event]  # the summit and its parts, by number
    looked_at: frozenset[int]
    rooms: dict[str, Room]
    tracks: dict[str, Track]
    kinds: dict[str, Kind]
    cards: list[Card]  # of the whole summit
    axis: Axis
    columns: Columns
    seats: list[Seat]  # of the day, by time
    opening: tuple[int, int] | None
    tray: list[Card]

    def own(self, card: Card) -> bool:
        return card.event_id in self.looked_at

    def zone_of(self, card: Card) -> str:
        return self.parts[card.event_id].zone

    def is_break(self, card: Card) -> bool:
        kind = self.kinds.get(card.kind)
        return kind is not None and kind.is_break

    def finds(self, card: Card) -> bool:
        return bool(self.view.find) and matches(card, self.view.find)

    @property
    def closings(self) -> list[tuple[int, int]]:
        """Stretches of the axis outside the opening hours."""
        if self.opening is None:
            return []
        opens, closes = self.opening
        spans = ((self.axis.start, min(opens, self.axis.end)), (max(closes, self.axis.start), self.axis.end))
        return [(first, last) for first, last in spans if first < last]


def matches(card: Card, wanted: str) -> bool:
    said = f"{card.code} {card.title}".casefold()
    return all(word in said for word in wanted.casefold().split())


def read(here: Here, args: Mapping[str, list[str]] | None = None) -> Plan:
    act, parts = _known(here.summit)  # first: what is done after it comes with the news
    days = _days(here.summit)
    known = cards(here.summit.id)
    view = parse(args if args is not None else request.args.to_dict(flat=False), _dates(here.event, days, known),
                 [part.slug for part in parts.values()], clock.now().astimezone(zone(here.event.zone)).date())
    return lay_out(here, view, act, parts, days, known)


def lay_out(here: Here, view: View, act: int, parts: dict[int, Event], days: Mapping[date, Day],
            known: list[Card]) -> Plan:
    own = looked_at(here, parts, view.part)
    rooms = listed(Room, here.summit)
    seats = sorted(_seats(known, view.day, parts, here.event.zone, own), key=lambda seat: (seat.start, seat.end))
    opening = _opening(days.get(view.day), here.event.zone)
    opens, closes = opening or (None, None)
    laid = columns(seats, list(rooms.values()), frozenset(view.hide))
    return Plan(
        here=here, view=view, act=act, step=view.step or here.summit.grid_step,
        zoom=view.zoom or fitting_zoom(seats), tabs=_tabs(here, view, days, known, own), parts=parts,
        looked_at=own, rooms=rooms, tracks=listed(Track, here.summit), kinds=listed(Kind, here.summit),
        cards=known,
        axis=axis(view.day, here.event.zone, [(seat.start, seat.end) for seat in seats], opens, closes, view.whole),
        columns=laid, seats=seats, opening=opening,
        tray=[card for card in known if not card.place.is_set and card.event_id in own and not card.withdrawn])


def events_of(summit: Event) -> dict[int, Event]:
    """The summit and its parts, and theirs, by number."""
    return _known(summit)[1]


def _known(summit: Event) -> tuple[int, dict[int, Event]]:
    """The last act about it, and its events: of one moment."""
    within = select(Event.id).where(Event.id == summit.id).cte("within", recursive=True)
    within = within.union_all(select(Event.id).join(within, Event.part_of_id == within.c.id))
    rows = db.session.execute(
        select(Event, number_of_last_act(summit.id).scalar_subquery()).where(Event.id.in_(select(within.c.id)))
        .order_by(Event.part_of_id.is_not(None), Event.starts, Event.id)).all()
    return rows[0][1] or 0, {row[0].id: row[0] for row in rows}


def days_of(here: Here, known: Iterable[Card]) -> list[date]:
    return _dates(here.event, _days(here.summit), known)


def _days(summit: Event) -> dict[date, Day]:
    return {row.date: row for row in db.session.scalars(select(Day).where(Day.event_id == summit.id))}


def _dates(event: Event, days: Iterable[date], known: Iterable[Card]) -> list[date]:
    """The event's own, and those on which something is held."""
    span = (event.starts + timedelta(days=number) for number in range((event.ends - event.starts).days + 1))
    return sorted({*span, *days, *(card.place.day for card in known if card.place.day)})


def looked_at(here: Here, parts: Mapping[int, Event], chosen: Iterable[str]) -> frozenset[int]:
    if wanted := {number for number, part in parts.items() if part.slug in chosen}:
        return frozenset(wanted)
    if here.event.id != here.summit.id:
        return frozenset({here.event.id})
    return frozenset(number for number, part in parts.items() if not part.shown_apart)


def _seats(known: Iterable[Card], day: date, parts: Mapping[int, Event], zone_name: str,
           looked_at: frozenset[int]) -> Iterable[Seat]:
    for card in known:
        if card.place.day == day and card.place.is_set:
            start = max(0, rules.minute_of(card.place, parts[card.event_id].zone, zone_name) or 0)
            length = max(SHORTEST, card.place.minutes or UNKNOWN_LENGTH)
            yield Seat(card, start, start + length, card.event_id in looked_at)


def _opening(day: Day | None, zone_name: str) -> tuple[int, int] | None:
    """Opening hours as minutes of the day; one that closes before it opens closes in the night."""
    if day is None or day.opens is None or day.closes is None:
        return None
    begin = rules.midnight(day.date, zone_name)
    opens, closes = (round((rules.instant(datetime.combine(day.date, at), 0, zone_name) - begin).total_seconds() / 60)
                     for at in (day.opens, day.closes))
    return opens, closes if closes > opens else closes + 24 * HOUR


def _tabs(here: Here, view: View, days: Mapping[date, Day], known: Iterable[Card],
          looked_at: frozenset[int]) -> list[Tab]:
    held = Counter(card.place.day for card in known if card.place.is_set and card.event_id in looked_at)
    return [Tab(day, days[day].title if day in days else "", held[day], day == view.day)
            for day in _dates(here.event, days, known)]

"""Places for delegations: applied for, granted, refused, and given back when nobody used them.

Granted places are taken from the event's and the category's at once, so that a promise to a delegation is as good as
one to a person. What a delegation has not used at its cut-off goes back, and to those in line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, literal, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, rows
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.logs import log

from . import delegation_links, delegation_mails, line, places
from .deciding import setup_of
from .delegating import allotment_of, allotments
from .models import Allotment, Category, Delegation, Places, Wish
from .places import allotment_key, category_key, event_key
from .rules import GRACE, instant

FACTS = ("organisation", "country", "city", "focal_name", "focal_email")


@dataclass(frozen=True)
class Short:
    """Why so many places of a category cannot be: at least `used`, at most `most` can; none for as many as wished."""

    category: int  # number
    used: int
    most: int | None


class NotGranted(Exception):
    """Nothing is to be written."""

    def __init__(self, shorts: tuple[Short, ...]) -> None:
        super().__init__(shorts)
        self.shorts = shorts


def apply(summit: Event, facts: Mapping[str, str], wished: Mapping[int, int], *, once: str, locale: str = "en",
          message: str = "") -> Delegation:
    """For places of categories, by number. `once`: key of the form, which makes one however often it comes."""
    places.hold(event_key(summit.id))
    if (known := db.session.scalar(select(Delegation).where(Delegation.once == once))) is not None:
        return known
    journal.act_at_once("delegation.apply", about=summit.id, organisation=facts["organisation"])
    delegation = _new(summit, facts, "applied", once=once, locale=locale, message=message,
                      wishes=tuple(Wish(*one) for one in wished.items() if one[1]))
    numbers = delegation_mails.names(wished.items())
    delegation_mails.post("applied", summit, delegation, "", numbers=numbers)
    delegation_mails.tell_organisers(summit, delegation, numbers)
    return delegation


def add(summit: Event, facts: Mapping[str, str], wanted: Mapping[int, int], once: str | None = None,
        **more: Any) -> Delegation:
    """By an organiser, with its places. Raises NotGranted."""
    journal.act("delegation.add", about=summit.id, organisation=facts["organisation"])
    places.hold(event_key(summit.id))
    if once and (known := db.session.scalar(select(Delegation).where(Delegation.once == once))) is not None:
        return known
    delegation = _new(summit, facts, "granted", once=once, locale=summit.language, **more)
    grant(summit, delegation, wanted)
    return delegation


def change(summit: Event, delegation: Delegation, facts: Mapping[str, Any], seen: int) -> bool:
    """What is known of it, but for its places. Another focal point's address gets a link of its own, and the links
    before open nothing. False where it says all this already. Raises journal.Stale.
    """
    was = delegation.focal_email
    changed = rows.change(delegation, facts, seen, "delegation.change", summit.id, organisation=delegation.organisation)
    if changed and delegation.focal_email != was:
        delegation_links.close(delegation)
        if delegation.state == "granted":
            _write_link(summit, delegation, f"{journal.current_id()}")
    return changed


def grant(summit: Event, delegation: Delegation, wanted: Mapping[int, int], answer: str = "",
          swaps_until: datetime | None = None) -> None:
    """Keep so many places of each category (by number), and tell the focal point. Raises NotGranted.

    Fewer than are used already cannot be; nor more than are free. `swaps_until`: the cut-off (wall time); none leaves
    it as it is.
    """
    number = journal.act("delegation.grant", about=summit.id, organisation=delegation.organisation)
    _count(summit, wanted)
    places.hold(event_key(summit.id))
    shorts = tuple(_short(summit, delegation, category, count) for category, count in wanted.items()
                   if not _allot(summit, delegation, category, count))
    if shorts:
        raise NotGranted(shorts)
    delegation.state, delegation.answer = "granted", answer
    delegation.swaps_until = swaps_until or delegation.swaps_until
    db.session.flush()
    line.offer_free_places(summit, clock.now())
    delegation_mails.post("granted", summit, delegation, str(number), numbers=[
        (category.name, allotment.places) for allotment, category, _tally in allotments(delegation)
        if allotment.places])


def refuse(summit: Event, delegation: Delegation, answer: str) -> bool:
    """One that applied; whoever has places keeps them."""
    number = journal.act("delegation.refuse", about=summit.id, organisation=delegation.organisation)
    rows.hold(delegation)  # somebody else may have decided meanwhile
    if delegation.state != "applied":
        journal.strike(number)
        return False
    delegation.state, delegation.answer = "refused", answer
    delegation_mails.post("refused", summit, delegation, "")
    db.session.flush()
    return True


def send_link(summit: Event, delegation: Delegation, key: str) -> None:
    """A fresh one; those before stay good."""
    journal.act_at_once("delegation.link", about=summit.id, organisation=delegation.organisation)
    _write_link(summit, delegation, key)


def send_links(event_id: int, email: str, key: str) -> None:
    """To a focal point who has lost theirs; nothing for a stranger."""
    for delegation, summit in db.session.execute(
            select(Delegation, Event).join(Event, Event.id == Delegation.event_id).where(
                Delegation.event_id == event_id, Delegation.focal_email == email, Delegation.state == "granted")):
        if not delegation_links.is_over(summit, clock.now()):
            send_link(summit, delegation, key)


@jobs.job(every_minute=True)
def give_back_unused() -> int:
    """Of delegations whose cut-off has passed; gives how many places went back."""
    db.session.rollback()
    return sum(_given_back(delegation_id) for delegation_id in list(_late()))


def _write_link(summit: Event, delegation: Delegation, key: str) -> None:
    delegation_mails.post("link", summit, delegation, key)


def _new(summit: Event, facts: Mapping[str, str], state: str, **more: Any) -> Delegation:
    delegation = Delegation(event_id=summit.id, state=state, made_at=clock.now(), **{"wishes": ()} | more,
                            **{name: facts.get(name, "") for name in FACTS})
    db.session.add(delegation)
    db.session.flush()
    return delegation


def _count(summit: Event, wanted: Mapping[int, int]) -> None:
    """Where registration was never set up, nothing is counted yet."""
    places.ensure(event_key(summit.id), setup_of(summit).places)
    for category in db.session.scalars(select(Category).where(Category.id.in_(wanted))):
        places.ensure(category_key(category.id), category.places)


def _allot(summit: Event, delegation: Delegation, category_id: int, count: int) -> bool:
    allotment = allotment_of(delegation, category_id)
    if allotment is None:
        if not count:
            return True
        allotment = Allotment(delegation_id=delegation.id, category_id=category_id, places=0)
        db.session.add(allotment)
        db.session.flush()
        places.ensure(allotment_key(allotment.id), 0)
    more = count - allotment.places
    shared = (event_key(summit.id), category_key(category_id))
    if more > 0 and not places.take(shared, more):
        return False
    if not places.set_number(allotment_key(allotment.id), count):
        return False
    if more < 0:
        places.free(shared, -more)
    allotment.places = count
    return True


def _short(summit: Event, delegation: Delegation, category_id: int, count: int) -> Short:
    """Read while the event's counter is held: it stays true until the transaction has ended."""
    allotment = allotment_of(delegation, category_id)
    own = allotment_key(allotment.id) if allotment else ""
    tallies = places.tallies([event_key(summit.id), category_key(category_id), own])
    left = [tally.left for of, tally in tallies.items() if of != own and tally.left is not None]
    kept = allotment.places if allotment else 0
    return Short(category_id, tallies.get(own, places.NOTHING).taken, min(left) + kept if left else None)


def _late() -> Iterator[int]:
    """Those past their cut-off that have a place left."""
    found = db.session.execute(
        select(Delegation, Event).join(Event, Event.id == Delegation.event_id).where(
            Delegation.swaps_until.is_not(None), Delegation.state == "granted", Delegation.id.in_(
                select(Allotment.delegation_id).join(
                    Places, Places.of == literal("allotment:") + cast(Allotment.id, Text))
                .where(Places.taken < Places.places)))).all()
    now = clock.now()
    return (delegation.id for delegation, summit in found
            if delegation.swaps_until and now >= instant(delegation.swaps_until, summit.zone) + GRACE)


def _given_back(delegation_id: int) -> int:
    try:
        return _give_back(delegation_id)
    except Exception:  # whatever it is, the other delegations' places must go on
        log.exception("a delegation's places could not be given back", extra={"delegation": delegation_id})
        return 0


def _give_back(delegation_id: int) -> int:
    with journal.acting("worker", ""), transaction():
        delegation = db.session.get_one(Delegation, delegation_id)
        summit = db.session.get_one(Event, delegation.event_id)
        number = journal.act("delegation.give-back", about=summit.id, organisation=delegation.organisation)
        places.hold(event_key(summit.id))
        given = sum(_shrink(summit, allotment) for allotment, _category, _tally in allotments(delegation))
        if given:
            line.offer_free_places(summit, clock.now())
        else:
            journal.strike(number)
    return given


def _shrink(summit: Event, allotment: Allotment) -> int:
    used = places.tally(allotment_key(allotment.id)).taken
    unused = allotment.places - used
    if unused > 0:
        places.set_number(allotment_key(allotment.id), used)
        places.free((event_key(summit.id), category_key(allotment.category_id)), unused)
        allotment.places = used
    return max(0, unused)

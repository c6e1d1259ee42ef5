"""Moving sessions: each form is what the grid posts, and a page of its own where there is no script or no mouse."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response, abort, request
from werkzeug import Response as Answer

from eventsys.agenda import moving
from eventsys.agenda.queries import Card, cards, last_act
from eventsys.events.models import Kind, Room, Track
from eventsys.events.services import listed
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from ..shell import bp, endpoint_if_may, event_page, here
from . import reading
from .forms import Choices, MakeForm, PlaceForm, ShiftForm
from .saving import answer, back, hand, new_save, refused, session_ids
from .words import later_words, place_words


@bp.get("/e/<slug>/agenda/<int:number>/move")
@needs("event.view")
def agenda_move(slug: str, number: int) -> Response:
    card, known, form = _card(number), cards(here().summit.id), PlaceForm(formdata=None)
    form.offer(_choices(known), card.place.room)
    form.show(card.place, _zone_of(card))
    if not card.place.is_set:
        form.minutes.data = form.minutes.data or _usual_minutes(card)
        form.day.data = request.args.get("day")
    return _move_page(card, known, form)


@bp.post("/e/<slug>/agenda/<int:number>/move")
@needs("agenda.edit")
def agenda_move_save(slug: str, number: int) -> Answer:
    card, known, form = _card(number), cards(here().summit.id), PlaceForm()
    form.offer(_choices(known), card.place.room)
    if not form.validate_on_submit():
        return _invalid(form.told()) if wants_json() else _move_page(card, known, form)
    to, rooms = form.place(_zone_of(card)), listed(Room, here().summit)
    with transaction():
        outcome = moving.move(here().summit, number, to, hand([number]))
    return answer(outcome, [number], _("Moved: %(session)s", session=card.title), {number: place_words(to, rooms)})


@bp.post("/e/<slug>/agenda/tray")
@needs("agenda.edit")
def agenda_unplace(slug: str) -> Answer:
    ids = session_ids()
    with transaction():
        outcome = moving.unplace(here().summit, ids, hand(ids))
    return answer(outcome, ids, _about(ids, _("Put into the tray")), dict.fromkeys(ids, _("In the tray")))


@bp.post("/e/<slug>/agenda/swap")
@needs("agenda.edit")
def agenda_swap(slug: str) -> Answer:
    ids = session_ids()
    if len(ids) != 2:
        return refused(_("Choose the session to swap places with"), 400)
    known = {card.id: card for card in cards(here().summit.id, ids)}
    with transaction():
        outcome = moving.swap(here().summit, ids[0], ids[1], hand(ids))
    titles = {each: known[each].title if each in known else "" for each in ids}
    yours = {one: _("Swapped with “%(session)s”", session=titles[other]) for one, other in (ids, ids[::-1])}
    return answer(outcome, ids, _about(ids, _("Swapped")), yours)


@bp.post("/e/<slug>/agenda/lock")
@needs("agenda.edit")
def agenda_lock(slug: str) -> Answer:
    return _lock(True, _("Locked"))


@bp.post("/e/<slug>/agenda/unlock")
@needs("agenda.edit")
def agenda_unlock(slug: str) -> Answer:
    return _lock(False, _("Unlocked"))


def _lock(locked: bool, words: str) -> Answer:
    ids = session_ids()
    with transaction():
        outcome = moving.lock(here().summit, ids, locked, hand(ids))
    return answer(outcome, ids, _about(ids, words), dict.fromkeys(ids, words))


@bp.get("/e/<slug>/agenda/shift")
@needs("agenda.edit")
def agenda_shift(slug: str) -> Response:
    form = ShiftForm(formdata=None, minutes=here().summit.grid_step)
    return _shift_page(form)


@bp.post("/e/<slug>/agenda/shift")
@needs("agenda.edit")
def agenda_shift_save(slug: str) -> Answer:
    form, ids, summit = ShiftForm(), session_ids(), here().summit
    rooms = listed(Room, summit)
    form.offer(rooms)
    if not form.validate_on_submit() or not ids:
        errors = form.told() or [("sessions", _("Choose at least one session"))]
        return _invalid(errors) if wants_json() else _shift_page(form, errors)
    zones = {number: part.zone for number, part in reading.events_of(summit).items()}
    with transaction():
        outcome = moving.shift(summit, ids, form.by, hand(ids), zones=zones, rooms=_other_rooms(form, rooms))
    return answer(outcome, ids, _about(ids, _("Moved")), dict.fromkeys(ids, later_words(form.by)))


def _other_rooms(form: ShiftForm, rooms: Iterable[str]) -> dict[str, str]:
    """Which room comes instead of which: one for all, or as many columns further along as a drag says."""
    keys = list(rooms)
    if form.room.data:
        return dict.fromkeys(["", *keys], form.room.data)
    shown = [key for key in request.form.getlist("column") if key in keys]
    by = request.form.get("columns", default=0, type=int)
    return {key: shown[at + by] for at, key in enumerate(shown) if by and 0 <= at + by < len(shown)}


@bp.get("/e/<slug>/agenda/new")
@needs("agenda.edit")
def agenda_new(slug: str) -> Response:
    asked = request.args
    form = _make_form(formdata=None)
    form.day.data, form.time.data = asked.get("day"), asked.get("time")
    form.room.data, form.minutes.data = asked.get("room", ""), asked.get("minutes", type=int)
    form.event.data = here().event.slug
    if asked.get("break"):
        form.all_rooms.data, form.kind.data = True, _kind_of_breaks()
    return _make_page(form)


@bp.post("/e/<slug>/agenda/new")
@needs("agenda.edit")
def agenda_make(slug: str) -> Answer:
    form = _make_form()
    if not form.validate_on_submit():
        return _invalid(form.told()) if wants_json() else _make_page(form)
    summit = here().summit
    parts = {part.slug: part for part in reading.events_of(summit).values()}
    with transaction():
        part = parts[form.event.data]
        made = moving.make(summit, part, form.title.data, form.place(part.zone), hand([]),
                           kind_key=form.kind.data, track_key=form.track.data)
    return answer(made, list(made.revisions), _("Made: %(session)s", session=form.title.data), {})


def _make_form(**given: Any) -> MakeForm:
    summit, form = here().summit, MakeForm(**given)
    form.offer(_choices(cards(summit.id)))
    form.offer_kinds(listed(Kind, summit), listed(Track, summit), reading.events_of(summit))
    return form


def _kind_of_breaks() -> str:
    return next((key for key, kind in listed(Kind, here().summit).items() if kind.is_break), "")


def _card(number: int) -> Card:
    found = cards(here().summit.id, [number]) if number < 2**31 else []
    return found[0] if found else abort(404)


def _zone_of(card: Card) -> str:
    own = reading.events_of(here().summit)
    return own[card.event_id].zone


def _choices(known: Sequence[Card]) -> Choices:
    return Choices(reading.days_of(here(), known), listed(Room, here().summit), here().event.zone)


def _usual_minutes(card: Card) -> int | None:
    kind = listed(Kind, here().summit).get(card.kind)
    return kind.minutes if kind else None


def _about(ids: Sequence[int], words: str) -> str:
    """What was done, to what."""
    found = cards(here().summit.id, ids[:1])
    if len(ids) != 1 or not found:
        return f"{words}: " + ngettext("%(num)s session", "%(num)s sessions", len(ids))
    return f"{words}: {found[0].title}"


def _invalid(errors: Sequence[tuple[str, str]]) -> Answer:
    return refused(errors[0][1], 400)


def _move_page(card: Card, known: Sequence[Card], form: PlaceForm) -> Response:
    others = [other for other in known if other.id != card.id and other.place.is_set and not other.locked]
    rooms = listed(Room, here().summit)
    return event_page(
        "desk/agenda/move.html", 400 if form.errors else 200, here="agenda", card=card, form=form, errors=form.told(),
        others=sorted(others, key=lambda other: (other.place.day != card.place.day, other.place.starts)),
        place_words=lambda place: place_words(place, rooms), now=place_words(card.place, rooms), back=back(card.id),
        session_address=endpoint_if_may("desk.session", slug=here().event.slug, number=card.id), **_carried())


def _shift_page(form: ShiftForm, errors: Sequence[tuple[str, str]] = ()) -> Response:
    plan = reading.read(here())
    form.offer(plan.rooms)
    chosen = set(session_ids())
    return event_page("desk/agenda/shift.html", 400 if errors else 200, here="agenda", form=form, plan=plan,
                      errors=list(errors), chosen=chosen, back=back(), **_carried(), seats=[
                          seat for seat in plan.seats if seat.own and not seat.card.locked])


def _make_page(form: MakeForm) -> Response:
    return event_page("desk/agenda/new.html", 400 if form.errors else 200, here="agenda", form=form,
                      errors=form.told(), back=back(), **_carried())


def _carried() -> dict[str, Any]:
    """What a form carries so that it is saved once, and the address that keeps what was looked at."""
    query = request.query_string.decode()
    return {"save": request.form.get("save") or new_save(), "known": last_act(here().summit.id),
            "query": f"?{query}" if query else "", "zone": here().event.zone}

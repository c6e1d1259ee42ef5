"""The demo's registration: its terms, its categories and questions, and who has registered by now."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify
from eventsys.registration import adding, asking, categories, giving, moving, overlay, places, questioning, sets
from eventsys.registration import setting_up as setup
from eventsys.registration.models import Category, Question, Registration
from eventsys.registration.places import event_key
from eventsys.registration.registering import Entry

from . import files
from .drafts import Drafts, prose

APART = timedelta(hours=11)  # one registered so long after the other
AT = time(18)  # a category closes
ANSWERED = 5  # of six answer a question


def open_registration(drafts: Drafts, told: files.Registration) -> None:
    """Without letters: nobody can be written to at these addresses."""
    summit = drafts.summit
    known = {one.key: _category(summit, drafts, one) for one in told.category}
    setup.change(summit, {"introduction": prose(told.introduction), "privacy": prose(told.privacy),
                          "offer_hours": told.offer_hours, "shows_participants": told.shows_participants,
                          "places": told.places}, seen=0)
    for one in told.question:
        _question(summit, one, known)
    for name in told.sets:
        questioning.add_set(summit, sets.words()[name], sets.SETS[name]())
    setup.switch(summit, True)
    places.hold(event_key(summit.id))
    asked = asking.questions(summit.id)
    for place, person in enumerate(told.people):
        _register(summit, known[person.category], person, asked, place, len(told.people))
    overlay.tell(summit)


def _category(summit: Event, drafts: Drafts, told: files.RegistrationCategory) -> Category:
    closes = (datetime.combine(drafts.first - timedelta(told.closes_days_before), AT)
              if told.closes_days_before else None)
    row = categories.add(summit, {
        "name": told.name, "words": told.words, "admission": told.admission, "places": told.places,
        "per_organisation": told.per_organisation, "per_country": told.per_country, "closes": closes,
        "looks_again": told.looks_again, "confirmed_words": prose(told.confirmed) if told.confirmed else ""})
    if row is None:
        raise ValueError(f"registration: two categories are called {told.name}")
    if told.code:
        giving.add(summit, row, told.code, uses=told.code_uses)
    return row


def _question(summit: Event, told: files.RegistrationQuestion, known: dict[str, Category]) -> None:
    questioning.add(summit, {
        "page": told.page, "kind": told.kind, "label": told.label, "help": told.help,
        "options": questioning.options(told.options), "categories": tuple(known[key].id for key in told.categories)})


def _register(summit: Event, category: Category, person: files.Participant, asked: Sequence[Question], place: int,
              of: int) -> None:
    at = clock.now() - (of - place) * APART
    answers, care, consents = _answers(asked, category, place)
    entry = Entry(person.name, f"{slugify(person.name)}@example.org", person.position, person.organisation,
                  person.country, person.city, answers=answers, care=care, consents=consents,
                  is_listed=place % 3 > 0, wants_news=place % 4 > 0)
    begins = "pending" if category.admission == "approval" else "confirmed"
    ended = person.state in ("declined", "cancelled")
    row = adding.enter(summit, category, entry, begins if ended else person.state, source="form")  # type: ignore[arg-type]
    if row is None:
        raise ValueError(f"registration: there is no place for {person.name}")
    if ended:
        moving.move(row, "decline" if person.state == "declined" else "cancel", at + APART, letter=False)
    _date(row, at)


def _date(row: Registration, at: datetime) -> None:
    row.registered_at = row.completed_at = at.astimezone(UTC)
    if row.confirmed_at:
        row.confirmed_at = row.registered_at
    db.session.flush()


def _answers(asked: Sequence[Question], category: Category, place: int) -> Any:
    """As somebody might answer: most do, each a little otherwise."""
    values: dict[int, Any] = {}
    for question in asked:
        if question not in asking.shown(asked, category.id, values):
            continue
        for said in _said(question, place + question.id):
            values[question.id] = said
    return asking.given(asking.shown(asked, category.id, values), values)


def _said(question: Question, seed: int) -> Iterator[Any]:
    if not question.is_required and seed % (ANSWERED + 1) == 0:
        return
    keys = [option.key for option in question.options]
    match question.kind:
        case "choice":
            yield keys[seed % len(keys)]
        case "several":
            if seed % 3 == 0:  # most need nothing
                yield [keys[seed % len(keys)]]
        case "yes or no":
            yield "yes" if seed % 5 else "no"
        case "consent":
            yield seed % 7 > 0

"""Registrations of any number, in all states and with all that hangs on them, the same every time."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import places
from eventsys.registration.models import (
    Answer,
    Answers,
    CareAnswers,
    Category,
    Consent,
    Delegation,
    Option,
    Question,
    Registration,
    Setup,
    SignUp,
    SignUpSession,
)
from tests.workload_words import CITIES, COUNTRIES, FAMILY_NAMES, GIVEN_NAMES, POSITIONS

BEGAN = datetime(2027, 1, 4, 9, tzinfo=UTC)
STATES = ("confirmed", "confirmed", "confirmed", "pending", "pending", "waitlisted", "offered", "declined", "cancelled")


def many(summit: Event, number: int = 40, first_code: str = "1") -> None:
    """Three categories, five questions, two sessions to sign up for, a delegation; the first one's code is told."""
    with transaction():
        if db.session.scalar(db.select(Setup.id).where(Setup.event_id == summit.id)) is None:
            db.session.add(Setup(event_id=summit.id, is_open=True))
        categories = [Category(event_id=summit.id, key=name.lower(), name=name, rank=rank, admission=admission)
                      for rank, (name, admission) in enumerate((("City delegate", "approval"), ("Press", "open"),
                                                                ("Speaker", "invitation")))]
        questions = _questions(summit)
        sessions = [SignUpSession(event_id=summit.id, session=slug) for slug in ("tour-1", "tour-2")]
        delegation = Delegation(event_id=summit.id, organisation="City of Lisbon", country="PT", state="granted",
                                made_at=BEGAN)
        db.session.add_all([*categories, *questions, *sessions, delegation])
        db.session.flush()
        rows = [_one(summit, categories, delegation, at, Random(at)) for at in range(number)]
        rows[0].code = first_code
        db.session.add_all(rows)
        db.session.flush()
        for at, row in enumerate(rows):
            db.session.add_all(_beside(row, questions, sessions, at))
        _count(summit, categories, rows)


def _questions(summit: Event) -> list[Question]:
    tours = (Option("harbour", "Harbour"), Option("hills", "Hills"))
    told: list[dict[str, Any]] = [
        {"kind": "choice", "label": "Which tour would you like to come along to?", "options": tours},
        {"kind": "yes or no", "label": "Do you need interpretation?"},
        {"kind": "long text", "label": "What do you hope to take home?"},
        {"kind": "text", "label": "What do you eat?", "care": "diet"},
        {"kind": "consent", "label": "I agree to be photographed"}]
    return [Question(event_id=summit.id, rank=rank, page="About you", **facts) for rank, facts in enumerate(told)]


def _one(summit: Event, categories: list[Category], delegation: Delegation, at: int, chance: Random) -> Registration:
    state, city = STATES[at % len(STATES)], chance.choice(CITIES)
    script = at % len(GIVEN_NAMES)
    name = f"{chance.choice(GIVEN_NAMES[script])} {chance.choice(FAMILY_NAMES[script])}"
    began, category = BEGAN + timedelta(minutes=at), categories[at % len(categories)]
    return Registration(
        event_id=summit.id, category_id=category.id, code=f"{at:04}-TEST-2R", state=state, name=name,
        delegation_id=delegation.id if at % 10 == 9 else None, is_head=at == 9,
        email=f"person{at}@example.org", position=chance.choice(POSITIONS), organisation=f"City of {city}",
        country=chance.choice(COUNTRIES), city=city, locale="en", source="form",
        line=at if state == "waitlisted" else None, to_look_at=at % 18 == 1,
        offer_until=began + timedelta(days=90) if state == "offered" else None,
        reason="The hall is small" if state == "declined" else "", is_listed=bool(at % 2), registered_at=began,
        confirmed_at=began if state == "confirmed" else None, completed_at=began,
        holds=((places.event_key(summit.id), places.category_key(category.id)) if state in ("confirmed", "offered")
               else ()),
        note="Comes with an interpreter" if at % 7 == 0 else "")


def _beside(row: Registration, questions: list[Question], sessions: list[SignUpSession], at: int) -> list[Any]:
    tour, interpretation, hopes, diet, photo = questions
    given = (Answer(tour.id, tour.label, tour.kind, "harbour", "Harbour"),
             Answer(interpretation.id, interpretation.label, interpretation.kind, "yes", "Yes"),
             Answer(hopes.id, hopes.label, hopes.kind, "New ideas", "New ideas"))
    found: list[Any] = [Answers(registration_id=row.id, given=given[:1 + at % 3]),
                        Consent(registration_id=row.id, about=f"question:{photo.id}", words=photo.label,
                                given=bool(at % 3), at=row.registered_at)]
    if at % 4 == 0:
        found.append(CareAnswers(registration_id=row.id, care="diet", given=(
            Answer(diet.id, diet.label, diet.kind, "No nuts", "No nuts"),)))
    if row.state == "confirmed":
        found.append(SignUp(registration_id=row.id, session_id=sessions[at % 2].id, state="confirmed",
                            at=row.registered_at))
    return found


def _count(summit: Event, categories: list[Category], rows: list[Registration]) -> None:
    """As many places as are taken, so that who waits waits for a reason."""
    for key, mine in ((places.event_key(summit.id), rows), *(
            (places.category_key(one.id), [row for row in rows if row.category_id == one.id]) for one in categories)):
        taken = sum(bool(row.holds) for row in mine)
        places.ensure(key, None if key.startswith("event") else taken)
        if taken:
            places.take([key], taken)
        for _waiting in (row for row in mine if row.state == "waitlisted" and not key.startswith("event")):
            places.join(places.event_key(summit.id), key)

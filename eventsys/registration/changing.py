"""Participants change what they said of themselves, until the day that the organisers set, with a minute of grace.

Nobody loses a place by it. Where the category has it so, an organiser looks at a confirmed registration again. Each
change is told by letter; where it shows in the calendar entry, the entry is sent anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import answer_files, asking, editing, leaving, mails, moving
from .asking import Page
from .models import Answer, Answers, CareAnswers, Category, Consent, Question, Registration, Setup
from .registering import Agreed
from .rules import HOLDING, LIVING, instant, is_late

FACTS = ("name", "position", "organisation", "city", "country")
IN_ENTRY = ("name",)  # what the calendar entry says


@dataclass(frozen=True)
class Changed:
    labels: tuple[str, ...]  # of what; none: it says so already
    looked_at: bool  # an organiser looks at it again
    files: tuple[str, ...] = ()  # digests for `answer_files.forget` when the transaction has ended


@dataclass(frozen=True)
class Refused:
    """Nothing was changed. "late": the day has passed; "state": it has ended; "share": the other organisation's, or
    country's, places in the category are all taken."""

    why: str


def until(summit: Event, setup: Setup) -> datetime | None:
    """The moment (UTC) up to which names and answers may be changed; none: until the event is over."""
    return instant(setup.changes_until, summit.zone) if setup.changes_until else None


def is_open(summit: Event, setup: Setup, registration: Registration, now: datetime) -> bool:
    return (registration.state in LIVING and not leaving.is_nominee(registration)
            and not is_late(until(summit, setup), now) and is_to_come(summit, now))


def is_to_come(summit: Event, now: datetime) -> bool:
    """Until the end of its last day there."""
    return now < instant(datetime.combine(summit.ends + timedelta(days=1), time()), summit.zone)


def facts(summit: Event, setup: Setup, registration: Registration, said: Mapping[str, str],
          labels: Mapping[str, str]) -> Changed | Refused:
    """Name, position, organisation, city, country; `labels` are what these are called where they were typed."""
    moving.hold(registration)
    now = clock.now()
    if not is_open(summit, setup, registration, now):
        return Refused("late" if registration.state in LIVING else "state")
    new = [name for name in FACTS if getattr(registration, name) != said[name]]
    if not new:
        return Changed((), registration.to_look_at)
    journal.act_at_once("registration.change", about=summit.id, name=registration.name)
    before = {name: getattr(registration, name) for name in FACTS}
    for name in new:
        setattr(registration, name, said[name])
    if not _share(registration):
        for name, value in before.items():
            setattr(registration, name, value)
        return Refused("share")
    return _told(registration, [labels[name] for name in new], now, in_entry=bool(set(new) & set(IN_ENTRY)))


def answers(summit: Event, setup: Setup, registration: Registration, page: Page,
            values: Mapping[int, Any]) -> Changed | Refused:
    """Of one page of questions; what is asked no more for these answers is no longer kept, what was retired is."""
    moving.hold(registration)
    now = clock.now()
    if not is_open(summit, setup, registration, now):
        return Refused("late" if registration.state in LIVING else "state")
    journal.act_at_once("registration.change", about=summit.id, name=registration.name)
    known = asking.questions(summit.id)
    merged = {**values_of(registration), **values}
    plain, care, said = asking.given(asking.shown(known, registration.category_id, merged), merged)
    given = {one.question: one for some in (plain, *care.values()) for one in some}
    labels, before = _changed_labels(registration, page, known, given), answers_of(registration)
    editing.answer(summit, registration, {question.id: given.get(question.id) for question in known},
                   {question.id: question.care for question in known})
    labels += [one.words.partition("\n")[0] for one in agree(registration, said)]
    if not labels:
        return Changed((), registration.to_look_at)
    gone = answer_files.of_answers(before) - answer_files.of_answers(answers_of(registration))
    return replace(_told(registration, labels, now), files=answer_files.unused(gone))


def values_of(registration: Registration) -> dict[int, Any]:
    """What forms are filled with."""
    said = {about: one.given for about, one in agreed(registration).items()}
    return asking.values_of(answers_of(registration), said)


def answers_of(registration: Registration) -> tuple[Answer, ...]:
    """All, those that are kept apart too; two queries."""
    plain = db.session.scalar(select(Answers.given).where(Answers.registration_id == registration.id)) or ()
    care = db.session.scalars(select(CareAnswers.given).where(CareAnswers.registration_id == registration.id)
                              .order_by(CareAnswers.care))
    return (*plain, *(one for some in care for one in some))


def agreed(registration: Registration) -> dict[str, Consent]:
    """The last word, by what it is about."""
    return {row.about: row for row in consents(registration)}


def consents(registration: Registration) -> Sequence[Consent]:
    """Each word that was given or taken back, as it was shown."""
    return db.session.scalars(select(Consent).where(Consent.registration_id == registration.id)
                              .order_by(Consent.id)).all()


def agree(registration: Registration, said: Sequence[Agreed]) -> list[Agreed]:
    """Consents given or taken back; earlier rows stay. Gives those that say something new."""
    before = agreed(registration)
    new = [one for one in said if one.given != (one.about in before and before[one.about].given)]
    for one in new:
        db.session.add(Consent(registration_id=registration.id, about=one.about, words=one.words, given=one.given,
                               at=clock.now()))
        if one.about == "participants":
            registration.is_listed = one.given
        elif one.about == "news":
            registration.wants_news = one.given
    db.session.flush()
    return new


def missing_of(registration: Registration, asked: Sequence[Question], values: Mapping[int, Any]) -> list[Page]:
    """Pages with a question that has to be answered, and is not."""
    return [page for page in asking.paged(asked, registration.category_id, values)
            if any(question.is_required and not values.get(question.id) for question in page.questions)]


def complete(summit: Event, registration: Registration) -> bool:
    """Noted when nothing is missing any more; of whoever was sent by a focal point or a colleague."""
    if registration.completed_at is None and registration.country and not missing_of(
            registration, asking.questions(summit.id), values_of(registration)):
        registration.completed_at = clock.now()
        db.session.flush()
    return registration.completed_at is not None


def _share(registration: Registration) -> bool:
    if registration.state not in HOLDING or registration.delegation_id is not None:
        return True
    category = db.session.get_one(Category, registration.category_id)
    with db.session.no_autoflush:
        return moving.change_place(registration, category)


def _changed_labels(registration: Registration, page: Page, known: Sequence[Question],
                    given: Mapping[int, Answer]) -> list[str]:
    before = {one.question: one for one in answers_of(registration)}
    return [question.label for question in known if question.kind != "consent"
            and before.get(question.id) != given.get(question.id)]


def _told(registration: Registration, labels: Sequence[str], now: datetime, in_entry: bool = False) -> Changed:
    """One letter an hour for the same person, but for each that sends the calendar entry anew."""
    category = db.session.get_one(Category, registration.category_id)
    is_confirmed = registration.state == "confirmed"
    if is_confirmed and category.looks_again:
        registration.to_look_at = True
    if is_confirmed and in_entry:
        registration.sequence += 1
    mails.post("changed", registration, f"{registration.sequence}:{now:%Y%m%d%H}", changed=list(labels),
               looked_at=registration.to_look_at, before="confirmed" if is_confirmed and in_entry else "")
    db.session.flush()
    return Changed(tuple(labels), registration.to_look_at)

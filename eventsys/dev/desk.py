"""What the desk has to do before the next edition of the demo's summit: answers, clashes, a new sponsor."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from eventsys.agenda.clashes import services as clashes
from eventsys.events import colleagues
from eventsys.invitations import organising, queries, sending
from eventsys.invitations.models import Invitation
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.people.offices import Standing
from eventsys.sessions import rosters
from eventsys.sessions.absences import note_absence
from eventsys.sessions.models import Appearance, Session
from eventsys.sponsors.models import Listing

from . import dates, files
from .drafts import Drafts, prose
from .listings import add_listing

TOOK = timedelta(days=3)  # until they answered


def answer(drafts: Drafts, answers: files.Answers, today: date) -> None:
    """Everybody on the rosters was asked for all they do, and said yes, no or nothing yet."""
    asked_at = _asked_at(answers, today)
    people: dict[str, Person] = {}
    for appearance, session, person in db.session.execute(
            select(Appearance, Session, Person).join(Session, Session.id == Appearance.session_id)
            .join(Person, Person.id == Appearance.person_id).where(Session.summit_id == drafts.summit.id)):
        people[person.slug] = person
        rosters.say(session, appearance, person, answers.of(person.slug))
    for key, person in people.items():
        _invite(drafts, person, answers.of(key), asked_at)


def _asked_at(answers: files.Answers, today: date) -> datetime:
    return datetime.combine(today - timedelta(answers.asked_days_ago), time(9), UTC)


def _invite(drafts: Drafts, person: Person, state: files.Answer, asked_at: datetime) -> None:
    """Without a letter: nobody can be written to at these addresses."""
    if state in ("invited", "confirmed", "declined"):
        answered_at = None if state == "invited" else asked_at + TOOK
        db.session.add(Invitation(summit_id=drafts.summit.id, person_id=person.id, asked_at=asked_at,
                                  opened_at=answered_at, answered_at=answered_at))


def leave(drafts: Drafts, draft: files.Draft, today: date) -> None:
    """All that is neither an answer nor one of the changes that editions announce too."""
    _join(drafts, draft, today)
    for listing in draft.listing:
        tier = drafts.tiers[listing.tier]
        others = db.session.scalar(select(func.count()).where(Listing.tier_id == tier.id)) or 0
        add_listing(drafts, tier, listing, others)
    reply_by = drafts.first - timedelta(weeks=draft.wishes.reply_by_weeks_before)
    organising.wish(drafts.summit, {"wants": draft.wishes.wants, "reply_by": reply_by}, seen=0)
    _hear(drafts, draft)
    for colleague in draft.colleague:
        colleagues.invite(colleague.email, colleague.name, colleague.role, drafts.summit)
    clashes.set_severities(drafts.summit, drafts.summit, draft.severities)
    _accept(drafts, draft)


def _join(drafts: Drafts, draft: files.Draft, today: date) -> None:
    for join in draft.join:
        person, usual = drafts.people[join.person]
        standing = Standing(usual.position, usual.organisations, usual.country)
        rosters.put_on(drafts.session(join.session), person, join.role, standing, join.state)
        if queries.invitation_of(drafts.summit, person.id) is None:
            _invite(drafts, person, join.state, _asked_at(draft.answers, today))
    db.session.flush()


def _hear(drafts: Drafts, draft: files.Draft) -> None:
    """What people told by their links."""
    for sent in draft.biography:
        person = drafts.person(sent.person)
        invitation = queries.invitation_of(drafts.summit, person.id)
        assert invitation, "checked on reading"
        sending.send(drafts.summit, invitation, person, "biography", {"biography": prose(sent.text)})
    for absence in draft.absence:
        day = dates.on(absence.day, drafts.first)
        assert day
        starts, ends = (datetime.combine(day, time.fromisoformat(at)) for at in (absence.start, absence.end))
        note_absence(drafts.summit, drafts.person(absence.person).id, starts, ends, "person", absence.note)


def _accept(drafts: Drafts, draft: files.Draft) -> None:
    """ValueError where there is no such clash: the data files have changed."""
    found = clashes.clashes_of(drafts.summit).open
    for each in draft.accepted:
        number = drafts.session(each.session).id
        keys = [clash.key for clash in found if clash.rule == each.rule and number in clash.sessions]
        if not keys:
            raise ValueError(f"accepted: {each.session!r} has no clash of the rule {each.rule!r}")
        clashes.accept(drafts.summit, keys[0], each.reason, each.by)

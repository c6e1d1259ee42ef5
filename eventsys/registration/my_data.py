"""All that is kept of one participant, for them: as data, and as pages to read. Made at once, from every table."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from eventsys.kit import clock, outbox
from eventsys.kit.database import db
from eventsys.kit.i18n import country, instant_in
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Act, Change

from . import applying
from .models import (
    Answers,
    Application,
    CareAnswers,
    Code,
    Consent,
    Delegation,
    PersonalFeed,
    Registration,
    SignUp,
    SignUpSession,
    Star,
)
from .visiting import Visit
from .words import source_words, state_words

# Columns of a registration that are of no meaning to anybody but the program.
_OURS = ("id", "event_id", "category_id", "delegation_id", "code_id", "holds", "once", "once_digest", "line",
         "sequence", "priority", "erased_at")


def collected(visit: Visit) -> dict[str, Any]:
    """Plain data, with moments in UTC; the same that the pages to read say."""
    registration = visit.registration
    return {
        "made_at": clock.now(), "event": {"title": visit.summit.title, "address": visit.summit.slug},
        "registration": {"category": visit.category.name} | {
            column.key: getattr(registration, column.key) for column in Registration.__mapper__.column_attrs
            if column.key not in _OURS},
        "delegation": _delegation(registration), "invitation_code": _code(registration),
        "answers": _answers(db.session.scalar(
            select(Answers.given).where(Answers.registration_id == registration.id)) or ()),
        "private_answers": _care(registration),
        "consents": [{"words": row.words, "about": row.about, "given": row.given, "at": row.at}
                     for row in db.session.scalars(select(Consent).where(
                         Consent.registration_id == registration.id).order_by(Consent.id))],
        "signed_up_for": _sign_ups(registration),
        "starred": list(db.session.scalars(select(Star.session).where(
            Star.registration_id == registration.id).order_by(Star.session))),
        "calendar_address_made_at": db.session.scalar(select(PersonalFeed.made_at).where(
            PersonalFeed.registration_id == registration.id)),
        "forms_begun": _applications(registration), "letters": _letters(registration),
        "journal": _journal(registration)}


def pages(visit: Visit, data: dict[str, Any]) -> bytes:
    """To be printed: a `Record` of outputs/paper/record.py, as JSON."""
    return msgspec.json.encode(_record(visit, data))


def _care(registration: Registration) -> dict[str, Any]:
    rows = db.session.scalars(select(CareAnswers).where(CareAnswers.registration_id == registration.id)
                              .order_by(CareAnswers.care))
    return {row.care: _answers(row.given) for row in rows}


def _answers(given: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"question": one.label, "answer": one.words, "kind": one.kind, "value": one.value} for one in given]


def _delegation(registration: Registration) -> dict[str, Any] | None:
    if registration.delegation_id is None:
        return None
    delegation = db.session.get_one(Delegation, registration.delegation_id)
    return {"organisation": delegation.organisation, "focal_point": delegation.focal_name,
            "is_head": registration.is_head}


def _code(registration: Registration) -> dict[str, Any] | None:
    code = db.session.get(Code, registration.code_id) if registration.code_id else None
    return {"words": code.words, "name": code.name, "email": code.email} if code else None


def _sign_ups(registration: Registration) -> list[dict[str, Any]]:
    rows = db.session.execute(select(SignUpSession.session, SignUp.state, SignUp.at).join(
        SignUp, SignUp.session_id == SignUpSession.id).where(SignUp.registration_id == registration.id)
        .order_by(SignUp.at))
    return [{"session": row.session, "state": row.state, "at": row.at} for row in rows]


def _applications(registration: Registration) -> list[dict[str, Any]]:
    begun = db.session.scalars(select(Application).where(
        Application.registration_id == registration.id).order_by(Application.id)).all()
    addresses = {registration.email} - {""}
    typed = [row for row in db.session.scalars(applying.under(registration.event_id, addresses))
             if applying.is_of(row, addresses)]
    own = [row for row in {row.id: row for row in (*begun, *typed)}.values() if row.sent_at is None]
    return [{"begun_at": row.made_at, "said": row.you, "answers": row.answers} for row in own]


def _letters(registration: Registration) -> list[dict[str, Any]]:
    return [{"subject": letter.subject, "to": letter.to_address, "written_at": letter.created_at,
             "sent_at": letter.sent_at, "state": letter.state}
            for letter in reversed(outbox.letters_of(f"registration:{registration.id}"))]


def _journal(registration: Registration) -> list[dict[str, Any]]:
    """What was done, when, and whether by themselves; which column became what."""
    rows = db.session.execute(select(Act.at, Act.verb, Act.actor, Change.of_table, Change.before, Change.after).join(
        Change.act).where(Change.subject == f"registration:{registration.id}").order_by(Change.id))
    own = f"registration:{registration.id}"
    return [{"at": row.at, "what": row.verb, "by": "you" if row.actor == own else row.actor.partition(":")[0],
             "of": row.of_table, "before": row.before, "after": row.after} for row in rows]


def _record(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    def at(moment: datetime | None) -> str:
        return instant_in(moment, visit.summit.zone) if moment else ""

    sections = [
        (_("Your registration"), [(words, value, "") for words, value in _facts(visit, at) if value]),
        (_("Your answers"), [(one["question"], one["answer"], "") for one in data["answers"]]),
        (_("Your private answers"), [(one["question"], one["answer"], "")
                                     for some in data["private_answers"].values() for one in some]),
        (_("What you agreed to"), [(one["words"], _("Yes") if one["given"] else _("No"), at(one["at"]))
                                   for one in data["consents"]]),
        (_("Sessions you signed up for"), [(one["session"], state_words(one["state"]), at(one["at"]))
                                           for one in data["signed_up_for"]]),
        (_("Sessions you marked"), [(slug, "★", "") for slug in data["starred"]]),
        (_("Forms that you have begun"), [(at(one["begun_at"]), _said(one["said"]), _said(one["answers"]))
                                          for one in data["forms_begun"]]),
        (_("Letters to you"), [(at(one["written_at"]), one["subject"], one["to"]) for one in data["letters"]]),
        (_("What was done, and when"), _done(data["journal"], at))]
    return {"title": _("What we know of you: %(name)s", name=visit.registration.name),
            "about": f"{visit.summit.title} · {at(data['made_at'])}",
            "sections": [{"title": title, "rows": [{"name": str(name), "value": str(value), "note": str(note)}
                                                   for name, value, note in rows]} for title, rows in sections]}


def _facts(visit: Visit, at: Any) -> list[tuple[str, str]]:
    row = visit.registration
    delegation = _delegation(row)
    yes, no = _("Yes"), _("No")
    return [
        (_("Full name"), row.name), (_("E-mail address"), row.email), (_("Position"), row.position),
        (_("Organisation"), row.organisation), (_("City"), row.city), (_("Country"), country(row.country)),
        (_("Category"), visit.category.name), (_("State"), state_words(row.state)), (_("Reason"), row.reason),
        (_("Reference"), row.code), (_("Language of letters"), row.locale),
        (_("Delegation"), delegation["organisation"] if delegation else ""),
        (_("In the public list of participants"), yes if row.is_listed else no),
        (_("Wants news"), yes if row.wants_news else no), (_("Came by"), source_words(row.source)),
        (_("Registered"), at(row.registered_at)), (_("Confirmed"), at(row.confirmed_at)),
        (_("Ended"), at(row.ended_at)), (_("Place offered until"), at(row.offer_until)),
        (_("Note of the organisers"), row.note)]


def _said(values: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value)


def _done(journal: Sequence[dict[str, Any]], at: Any) -> list[tuple[str, str, str]]:
    """One line an act; what became what stands in the data."""
    told = {(one["at"], one["what"], one["by"]): None for one in journal}
    return [(at(moment), _verb(what), _("by you") if by == "you" else "") for moment, what, by in told]


def _verb(verb: str) -> str:
    words = {
        "registration.register": _("Registered"), "registration.change": _("Changed what was said"),
        "registration.accept": _("Answered the offer of a place"), "registration.cancel": _("Cancelled"),
        "registration.again": _("Came again"), "registration.approve": _("Approved"),
        "registration.decline": _("Declined"), "registration.offer": _("A place was offered"),
        "registration.confirm": _("Confirmed"), "registration.agree": _("Changed what was agreed to"),
        "registration.replace": _("A colleague came instead"), "registration.edit": _("Corrected by an organiser"),
        "registration.answers": _("Answers corrected by an organiser"),
        "registration.sign-up": _("Signed up for a session"), "registration.sign-off": _("Signed off from a session"),
        "registration.tend": _("Moved in the waiting list")}
    return words.get(verb, verb)

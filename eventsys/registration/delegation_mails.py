"""Letters to focal points, and to who they nominate."""

from collections.abc import Iterable
from typing import Any, Literal

from flask_babel import force_locale

from eventsys.events.models import Event
from eventsys.kit import outbox
from eventsys.kit.database import db
from eventsys.kit.lettertext import Link, Passage
from eventsys.kit.outbox import Letter

from . import mails
from .delegation_links import focal_link, nominee_link
from .models import Category, Delegation, Registration

Kind = Literal["applied", "granted", "refused", "link"]
Numbers = Iterable[tuple[str, int]]  # of places, by the category's name


def post(kind: Kind, summit: Event, delegation: Delegation, key: str, *, numbers: Numbers = (), **more: Any) -> Letter:
    """To the focal point; `key` says which letter of its kind it is, so that it is written once."""
    locale = mails.locale_of(summit, delegation.locale)
    with force_locale(locale):
        values = _values(summit, delegation, numbers) | {"link": focal_link(summit, delegation)} | more
    return _post(kind, summit, delegation, key, values, locale, delegation.focal_email, delegation.focal_name)


def tell_organisers(summit: Event, delegation: Delegation, numbers: Numbers) -> Letter | None:
    """That somebody applies."""
    name, email = mails.contact(summit)
    if not email:
        return None
    locale = mails.locale_of(summit, summit.language)
    values = _values(summit, delegation, numbers) | {
        "name": name or email, "link": Link(f"/desk/e/{summit.slug}/delegations/{delegation.id}")}
    return _post("wished", summit, delegation, "", values, locale, email, name)


def nominated(summit: Event, delegation: Delegation, registration: Registration, key: str) -> Letter | None:
    """None where there is no address to write to."""
    with force_locale(mails.locale_of(summit, registration.locale)):
        link = nominee_link(summit, registration)
    return mails.post("nominated", registration, key, link=link, delegation=delegation.organisation,
                      focal=delegation.focal_name)


def names(wanted: Iterable[tuple[int, int]]) -> list[tuple[str, int]]:
    """Numbers of places by the category's name, for those by its number; in the categories' order."""
    numbers = dict(wanted)
    found = db.session.execute(db.select(Category.id, Category.name).where(Category.id.in_(numbers))
                               .order_by(Category.rank, Category.id))
    return [(name, numbers[number]) for number, name in found if numbers[number]]


def _values(summit: Event, delegation: Delegation, numbers: Numbers) -> dict[str, Any]:
    facts = mails.facts_of(summit)
    return {
        "name": delegation.focal_name, "organisation": delegation.organisation,
        "country": delegation.country, "focal": delegation.focal_name,
        "event": facts.title, "starts": facts.starts, "ends": facts.ends, "city": facts.city, "zone": facts.zone,
        "numbers": [{"category": category, "places": places} for category, places in numbers],
        "until": delegation.swaps_until and delegation.swaps_until.date(),
        "until_time": delegation.swaps_until and delegation.swaps_until.time(),
        "message": Passage(delegation.message) if delegation.message else None,
        "answer": Passage(delegation.answer) if delegation.answer else None, "contact": mails.contact(summit)[0]}


def _post(kind: str, summit: Event, delegation: Delegation, key: str, values: dict[str, Any], locale: str,
          email: str, name: str) -> Letter:
    return outbox.post(
        to=email, to_name=name, kind=f"{mails.KIND}delegation-{kind}", values=values, about=summit.id,
        template=f"mail/registration/delegation-{kind}.txt", subject_of=f"delegation:{delegation.id}",
        key=f"{mails.KIND}delegation-{kind}:{delegation.id}:{key}", locale=locale,
        reply_to=delegation.focal_email if kind == "wished" else mails.contact(summit)[1])

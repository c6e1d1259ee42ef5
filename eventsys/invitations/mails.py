"""Letters to those who are asked: what they are asked to, what they owe, what they have answered, and a new link."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Literal

from flask import current_app
from msgspec import Struct

from eventsys.events.models import Event
from eventsys.kit import clock, lettertext, outbox
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Passage, SecretLink, Written, harmless
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person
from eventsys.people.names import called

from .engagements import Engagement
from .links import KIND, PURPOSE
from .models import Invitation
from .rules import filled, link_days

Kind = Literal["ask", "remind", "answered", "link"]


class To(Struct, frozen=True):
    """Whom a letter is to."""

    person: int
    name: str
    honorific: str
    email: str

    @property
    def called(self) -> str:
        return called(self.honorific, self.name)


def to(person: Person) -> To:
    return To(person.id, person.name, person.honorific, person.email)


class Said(Struct, frozen=True):
    """What a letter says beside its own words."""

    sessions: Sequence[Engagement]
    message: str = ""  # the organiser's, with placeholders
    reply_by: date | None = None
    owed: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()  # titles of the sessions for which they are wanted
    is_again: bool = False  # an invitation to more, or once more


def post(kind: Kind, summit: Event, whom: To, invitation: Invitation, said: Said, key: str,
         held: bool = False) -> Letter:
    """`key` says which letter it is, so that it is written once."""
    return outbox.post(
        to=whom.email, to_name=whom.name, kind=f"{KIND}{kind}", template=_template(kind), held=held,
        values=_values(summit, whom, said, _link(summit, invitation.id)), about=summit.id,
        subject_of=f"person:{whom.person}", key=letter_key(kind, summit, whom.person, key), reply_to=contact(summit)[1],
        locale=_locale(summit))


def letter_key(kind: Kind, summit: Event, person_id: int, key: str) -> str:
    return f"{KIND}{kind}:{summit.id}:{person_id}:{key}"


def preview(kind: Kind, summit: Event, whom: To, said: Said) -> Written:
    return lettertext.write(_template(kind), _values(summit, whom, said, _link(summit, 0)), _locale(summit))


def contact(summit: Event) -> tuple[str, str]:
    """Name and address of those who read the answers."""
    return next(((one.name, one.email) for one in summit.contacts if one.email), ("", ""))


def _template(kind: Kind) -> str:
    return f"mail/invitations/{kind}.txt"


def _values(summit: Event, whom: To, said: Said, link: SecretLink) -> dict[str, Any]:
    titles = ", ".join(harmless(one.title) for one in said.sessions)
    message = filled(said.message, name=harmless(whom.called), event=harmless(summit.title), sessions=titles)
    return {
        "name": whom.called, "event": summit.title, "starts": summit.starts, "ends": summit.ends, "city": summit.city,
        "country": summit.country, "message": Passage(message) if message.strip() else None,
        "reply_by": said.reply_by, "sessions": [_session(one) for one in said.sessions], "owed": said.owed,
        "slides": said.slides, "is_again": said.is_again, "link": link, "contact": contact(summit)[0]}


def _session(one: Engagement) -> dict[str, Any]:
    """Wall times, as the templates' filters take them."""
    return {"title": f"{one.code} {one.title}".strip(), "roles": one.roles, "state": one.state, "day": one.day,
            "starts": _wall(one.starts), "ends": _wall(one.ends), "zone": one.zone, "room": one.room,
            "venue": one.venue, "part": one.part}


def _wall(at: datetime | None) -> Any:
    return at and at.time()


def _link(summit: Event, invitation: int) -> SecretLink:
    return SecretLink(purpose=PURPOSE, key=str(invitation), path="/i/{token}", label=_("Open my page"),
                      days=link_days(summit.ends, summit.zone, clock.now()))


def _locale(summit: Event) -> str:
    """The event's language, where our own words are in it too."""
    offered: Iterable[str] = current_app.extensions["locales"]
    return summit.language if summit.language in offered else "en"

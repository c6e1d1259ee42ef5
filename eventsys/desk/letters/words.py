"""What became of a letter, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from eventsys.kit import lettertext
from eventsys.kit.carriers import Carrier, Folder
from eventsys.kit.i18n import gettext, instant_words, ngettext
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import SecretLink
from eventsys.kit.outbox import NO_ADDRESS, Letter


def _later(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


STATES = {
    "held": _later("Held"),
    "queued": _later("Waiting"),
    "sending": _later("On its way"),
    "sent": _later("Sent"),
    "refused": _later("Refused"),
    "failed": _later("Given up"),
    "withdrawn": _later("Kept back"),
}
TROUBLE = ("refused", "failed")
KINDS = {
    "accounts.welcome": _later("Invitation of a colleague"),
    "accounts.added": _later("A colleague was added"),
    "accounts.password": _later("New password"),
    "accounts.email": _later("New e-mail address"),
    "accounts.email-changed": _later("E-mail address changed"),
    "publishing.changes": _later("Changes to one's sessions"),
    "invitations.ask": _later("Invitation"),
    "invitations.remind": _later("Reminder"),
    "invitations.answered": _later("Thanks for an answer"),
    "invitations.link": _later("A new link to one's page"),
    "registration.pending": _later("Registration: to be approved"),
    "registration.waitlisted": _later("Registration: on the waiting list"),
    "registration.offered": _later("Registration: a place is offered"),
    "registration.confirmed": _later("Registration: confirmed"),
    "registration.declined": _later("Registration: declined"),
    "registration.cancelled": _later("Registration: cancelled"),
    "registration.lapsed": _later("Registration: an offer has lapsed"),
    "registration.signed-up": _later("A place in a session"),
    "registration.agenda": _later("Changes to one's agenda"),
    "registration.known": _later("Registration: registered already"),
    "registration.later": _later("Registration: a form to go on with"),
    "registration.link": _later("Registration: a new link"),
    "registration.place": _later("Registration: a personal link"),
    "registration.message": _later("Message to participants"),
    "registration.message-test": _later("Test of a message"),
    "registration.event-cancelled": _later("The event is cancelled"),
    "registration.event-moved": _later("When and where the event is held"),
    "registration.nominated": _later("Registration: nominated by a delegation"),
    "registration.delegation-applied": _later("Delegation: an application has come"),
    "registration.delegation-wished": _later("Delegation: an application is told to the organisers"),
    "registration.delegation-granted": _later("Delegation: places are kept"),
    "registration.delegation-refused": _later("Delegation: refused"),
    "registration.delegation-link": _later("Delegation: a new link"),
}


@dataclass(frozen=True)
class Told:
    """A letter's state in a word, what more there is to say, and what the mail server said, in its own words."""

    letter: Letter
    kind: str
    state: str
    more: str
    said: str
    is_trouble: bool
    at: datetime  # wall time at which it was written


def told(letter: Letter, zone: ZoneInfo, way: Carrier | None) -> Told:
    more = _("Waits for a mail server") if letter.state == "queued" and way is None else _more(letter, _in(zone))
    return Told(letter, kind_words(letter.kind), state_words(letter.state), more, _said(letter),
                letter.state in TROUBLE, letter.created_at.astimezone(zone))


def state_words(state: str) -> str:
    return gettext(STATES[state])


def kind_words(kind: str) -> str:
    return gettext(KINDS[kind]) if kind in KINDS else kind


def way_words(way: Carrier | None) -> str:
    """What stands above the list where letters reach nobody; "" where a mail server is set."""
    if way is None:
        return _("No mail server is set, so letters wait here. Whoever runs this installation names one in MAIL_URL.")
    if isinstance(way, Folder):
        return _("This installation is for trying things out: letters are kept in the folder %(folder)s, "
                 "and reach nobody.", folder=str(way.path))
    return ""


def text(letter: Letter, base_url: str) -> str:
    """As it goes out, but for secret links: nobody but its reader sees them."""
    secret = _("[a link for this reader alone, made when the letter goes]")
    return lettertext.filled(letter.body, [secret if isinstance(link, SecretLink) else base_url + link.path
                                           for link in letter.links])


def _more(letter: Letter, at: Callable[[datetime], str]) -> str:
    if letter.state == "held":
        return _("Waits until you send it")
    if letter.state == "queued" and letter.tries:
        return ngettext("Tried once, again at %(at)s", "Tried %(num)s times, again at %(at)s", letter.tries,
                        at=at(letter.next_at))
    if letter.state == "queued":
        return _("The mail server can't be spoken with") if letter.server_words else _("Goes within a minute")
    if letter.state == "sent":
        return at(letter.sent_at) if letter.sent_at else ""
    if letter.state == "failed":
        return ngettext("Tried once", "Tried %(num)s times", letter.tries)
    if letter.state == "refused":
        return gettext(NO_ADDRESS) if letter.server_words == NO_ADDRESS else _("The mail server will not take it")
    return ""


def _said(letter: Letter) -> str:
    return "" if letter.server_words == NO_ADDRESS else letter.server_words


def _in(zone: ZoneInfo) -> Callable[[datetime], str]:
    return lambda instant: instant_words(instant.astimezone(zone))

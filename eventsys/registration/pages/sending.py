"""All answers at one look, the press that sends them, and the page after it.

What was sent is what was seen: the press brings a digest of the page it stood on. It may come twice, or again because
the answer got lost: that makes one registration, and the same page. With other content it is refused. The page after
says the same to whoever registers and to a stranger who types the address of somebody who has: the letter tells.
"""

from flask import Response, abort, request, url_for
from werkzeug import Response as Answer

from eventsys.accounts import throttle
from eventsys.kit import clock, i18n, journal, outbox
from eventsys.kit.access import by_link
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import applying, asking, codes, entering, mails, openings
from ..applying import Opened
from ..asking import Page
from ..codes import Unfit
from ..registering import Entry, Known, Outcome, Refused, Waitlisted, digest_of, register
from . import completing
from .completing import NotComplete
from .filling import Filling, show, theirs
from .shell import bp, onward, page

FORM = "Registration form"  # who does it, as the journal says; who is registered, its sentence says


class NotSent(Exception):
    """Nothing was written. "changed": it is not what was seen; "sent": it was sent before, and said something else;
    "closed"; or why a registration is refused."""

    def __init__(self, why: str) -> None:
        self.why = why


@bp.get("/register/a/<token>/check")
@theirs
def check(filling: Filling) -> Answer:
    if filling.next != "check":
        return onward(filling.at(filling.next))
    return _check(filling)


@bp.post("/register/a/<token>/send")
@by_link
def send(token: str) -> Answer:
    try:
        with transaction():
            found = applying.opened(token, alone=True)
            if found is None:
                abort(404)
            problem = _send(found, request.form.get("seen", ""))
    except NotSent as error:
        return _refused(token, error.why)
    outbox.hurry()
    if problem:
        return _refused(token, problem)
    return onward(url_for("registration.sent", token=token))


@bp.get("/register/a/<token>/sent")
@by_link
def sent(token: str) -> Answer:
    found = applying.opened(token)
    if found is None:
        abort(404)
    if found.application.sent_at is None:
        return onward(url_for("registration.check", token=token))
    return page("registration/sent.html", event=found.card, contact=found.contact, category=found.category,
                email=found.application.you["email"], promise=found.application.you["promise"], opened=found,
                way_back=completing.way_back(found))


@bp.post("/register/a/<token>/later")
@theirs
def later(filling: Filling) -> Answer:
    """A link to go on with, to the address that was typed."""
    found = filling.opened
    if "you" not in found.application.pages or filling.for_another:
        return onward(filling.at("you"))
    email, back = found.application.you["email"], filling.at(filling.next)
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        return onward(back, ngettext("Several letters were asked for already: wait %(num)s minute",
                                     "Several letters were asked for already: wait %(num)s minutes", waiting.minutes))
    with transaction():
        mails.post_later(found.summit, found.application, applying.PURPOSE, applying.DAYS)
        applying.note_link(found.application)
    outbox.hurry()
    return onward(back, _("We have written to %(email)s: the link in the letter leads back to this form for %(days)s "
                          "days. You may close this page.", email=email, days=applying.DAYS))


def _send(found: Opened, seen: str) -> str:
    """Raises NotSent. Nothing is done where the same was sent before. Gives why it cannot be, where that is told
    although a letter was written: see registering.Known."""
    application = found.application
    if application.sent_at is not None:
        if application.you["digest"] != seen:
            raise NotSent("sent")
        return ""
    filling = Filling("", found)
    if not filling.completes:
        _see_that_it_is_open(found)
    if filling.next != "check":
        raise NotSent("changed")
    entry = entering.entry_of(application, filling.pages)
    if (digest := digest_of(found.category, entry)) != seen:
        raise NotSent("changed")
    promise = _complete(found, entry) if filling.completes else _register(found, entry)
    if promise is None:
        return "full"
    applying.close(application, digest, promise)
    return ""


def _register(found: Opened, entry: Entry) -> dict[str, object] | None:
    """What is told of it; None for somebody whom we knew already, where a stranger would not get in."""
    with journal.acting("participant", FORM), mails.telling(found.card):
        outcome = register(found.summit, found.category, entry, once=found.application.once, code=found.code)
    if isinstance(outcome, Refused):
        raise NotSent(outcome.why)
    return None if isinstance(outcome, Known) and outcome.would is None else _promise(found, outcome)


def _complete(found: Opened, entry: Entry) -> dict[str, object]:
    try:
        with mails.telling(found.card):
            return completing.complete(found, entry)
    except NotComplete as error:
        raise NotSent(error.why) from None


def _see_that_it_is_open(found: Opened) -> None:
    card, now = found.card, clock.now()
    if (card is None or openings.shut(card.status, card.ends, card.zone, found.setup, now)
            or openings.window_of(found.summit, found.category, now) != "open"
            or (found.category.admission == "invitation" and found.code is None)):
        raise NotSent("closed")
    if found.code is not None and isinstance(codes.judged(found.summit, found.code, now), Unfit):
        raise NotSent("code")


def _promise(found: Opened, outcome: Outcome) -> dict[str, object]:
    """What is told of the category to whoever registers: the same to somebody whom we knew already."""
    if found.category.admission == "approval":
        return {"state": "pending"}
    if isinstance(outcome, Waitlisted):
        return {"state": "waitlisted", "position": outcome.position}
    if isinstance(outcome, Known) and outcome.would == "wait":
        position = openings.opening(found.summit, found.category, clock.now()).position
        return {"state": "waitlisted", "position": position or 1}
    return {"state": "confirmed"}


def _refused(token: str, problem: str) -> Answer:
    """Nothing that was typed is lost: the answers are shown again, with what is the matter."""
    found = applying.opened(token)
    assert found is not None
    if problem == "sent":
        return page("registration/sent-before.html", 409, event=found.card, contact=found.contact,
                    sent=url_for("registration.sent", token=token))
    filling = Filling(token, found)
    if filling.next != "check":
        return onward(filling.at(filling.next))
    return _check(filling, 409, problem)


def _check(filling: Filling, status: int = 200, problem: str = "") -> Response:
    found = filling.opened
    entry = entering.entry_of(found.application, filling.pages)
    told = [("send", _words(problem, found))] if problem else []
    return show(filling, "check", "registration/check.html", status, entry=entry, problem=problem, errors=told,
                seen=digest_of(found.category, entry), you=_you(filling, entry),
                parts=[(part.heading, _rows(filling, part)) for part in filling.pages],
                opening=openings.opening(found.summit, found.category, clock.now(),
                                         (entry.organisation, entry.country)), days=applying.DAYS)


Row = tuple[str, str, str, str]  # words, answer, address that changes it, what that is called


def _you(filling: Filling, entry: Entry) -> list[Row]:
    at = filling.at("you")
    said = (("email", _("E-mail address"), entry.email), ("name", _("Full name"), entry.name),
            ("position", _("Position"), entry.position), ("organisation", _("Organisation"), entry.organisation),
            ("city", _("City"), entry.city), ("country", _("Country"), i18n.country(entry.country)))
    return [(words, answer, f"{at}#{field}", words) for field, words, answer in said]


def _rows(filling: Filling, part: Page) -> list[Row]:
    """Of one page; a question without an answer stands there too."""
    answers = filling.opened.application.answers
    return [(one.label, asking.words_of(one, answers), filling.at(part.key), one.label) for one in part.questions]


def _words(problem: str, found: Opened) -> str:
    match problem:
        case "changed":
            return _("Something was changed since you saw this page, perhaps in another window: look again, then send")
        case "full":
            return _("The last place went to somebody else a moment ago, and there is no waiting list")
        case "known":
            return _("This e-mail address cannot be used for this registration: use another, or ask the organisers")
        case "state":
            return _("Nothing is to be completed here any more: it has been done, or somebody else comes instead")
        case "code":
            return _("Your code opens nothing any more: it was used as often as it may be, or has served its time. Ask "
                     "the organisers for another.")
    return _("Registration as “%(category)s” is closed now", category=found.category.name)

"""The letters of an event, and, for administrators, those that belong to none."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.carriers import Carrier, carrier
from eventsys.kit.database import transaction
from eventsys.kit.http import number as row_number
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.outbox import Letter
from eventsys.programme.richtext import line

from ..shell import bp, event_page, here, page
from . import words

MOST = 100
FILTERS = ("q", "state", "kind", "of")
ANY_ACT = "any('again', 'withdraw', 'release')"


@dataclass(frozen=True)
class Scope:
    """Whose letters: of a summit, or of no event."""

    about: int | None
    zone: ZoneInfo
    show: Callable[..., Response]
    address: Callable[..., str]  # endpoint's last word, its values


@bp.get("/e/<slug>/letters")
@needs("letters.send")
def letters(slug: str) -> Response:
    return _list(_of_event())


@bp.get("/e/<slug>/letters/<int:number>")
@needs("letters.send")
def letter(slug: str, number: int) -> Response:
    return _one(_of_event(), number)


@bp.post("/e/<slug>/letters/held")
@needs("letters.send")
def letters_held(slug: str) -> Redirect:
    return _act_on_held(_of_event())


@bp.post(f"/e/<slug>/letters/<int:number>/<{ANY_ACT}:act>")
@needs("letters.send")
def letter_act(slug: str, number: int, act: str) -> Redirect:
    return _act_on_one(_of_event(), number, act)


@bp.get("/letters")
@needs("accounts.manage")
def all_letters() -> Response:
    return _list(_of_none())


@bp.get("/letters/<int:number>")
@needs("accounts.manage")
def all_letter(number: int) -> Response:
    return _one(_of_none(), number)


@bp.post("/letters/held")
@needs("accounts.manage")
def all_letters_held() -> Redirect:
    return _act_on_held(_of_none())


@bp.post(f"/letters/<int:number>/<{ANY_ACT}:act>")
@needs("accounts.manage")
def all_letter_act(number: int, act: str) -> Redirect:
    return _act_on_one(_of_none(), number, act)


def _of_event() -> Scope:
    summit, slug = here().summit, here().event.slug

    def show(template: str, **values: Any) -> Response:
        return event_page(template, here="letters", **values)

    return Scope(summit.id, ZoneInfo(summit.zone), show,
                 lambda endpoint, **values: url_for(f"desk.{endpoint}", slug=slug, **values))


def _of_none() -> Scope:
    def show(template: str, **values: Any) -> Response:
        return page(template, here="all_letters", **values)

    return Scope(None, ZoneInfo("UTC"), show, lambda endpoint, **values: url_for(f"desk.all_{endpoint}", **values))


def _list(scope: Scope) -> Response:
    given = {name: line(request.args.get(name, ""))[:200] for name in FILTERS}
    before = request.args.get("before", 0, type=row_number)
    found = outbox.found(scope.about, given["q"], given["state"], given["kind"], given["of"], before, MOST + 1)
    counts = outbox.counts(scope.about)

    def address(**changed: Any) -> str:
        chosen = {**given, **changed}
        return scope.address("letters", **{name: value for name, value in chosen.items() if value})

    return scope.show(
        "desk/letters/list.html", rows=[words.told(each, scope.zone, _way()) for each in found[:MOST]], given=given,
        states=_states(counts, given["kind"]), kinds=_kinds(counts), total=sum(counts.values()),
        earlier=address(before=found[MOST - 1].id) if len(found) > MOST else "", before=before, address=address,
        one=lambda number: scope.address("letter", number=number), held_action=scope.address("letters_held"),
        way=words.way_words(_way()), zone=scope.zone.key)


def _states(counts: dict[tuple[str, str], int], kind: str) -> list[tuple[str, str, int]]:
    """Key, words and number of each state that occurs, of the kind that is shown."""
    found: Counter[str] = Counter()
    for (state, of), number in counts.items():
        found[state] += number if kind in ("", of) else 0
    return [(state, words.state_words(state), found[state]) for state in words.STATES if found[state]]


def _kinds(counts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return sorted(((kind, words.kind_words(kind)) for kind in {kind for _state, kind in counts}), key=lambda k: k[1])


def _one(scope: Scope, number: int) -> Response:
    letter = _letter(scope, number)
    return scope.show(
        "desk/letters/one.html", letter=letter, told=words.told(letter, scope.zone, _way()), zone=scope.zone.key,
        text=words.text(letter, current_app.config["BASE_URL"]), back=scope.address("letters"),
        action=lambda act: scope.address("letter_act", number=number, act=act), can=outbox.can,
        all_of=scope.address("letters", of=letter.subject_of), way=words.way_words(_way()))


def _act_on_one(scope: Scope, number: int, act: str) -> Redirect:
    letter = _letter(scope, number)
    told = {"subject": letter.subject, "name": letter.to_name or letter.to_address}
    with transaction():
        act_id = journal.act(f"letters.{act}", about=scope.about, **told)
        shown = _again(letter) if act == "again" else letter
        done = shown is not None if act == "again" else {"release": outbox.release, "withdraw": outbox.withdraw}[act](
            [letter])
        if not done:
            journal.strike(act_id)
        target = (shown or letter).id
    _tell(act, bool(done))
    return redirect(scope.address("letter", number=target), 303)


def _again(letter: Letter) -> Letter | None:
    """The letter that goes now: itself, or, where it got through, another with the same words."""
    if outbox.retry([letter]):
        return letter
    return outbox.again(letter) if letter.state == "sent" else None


def _act_on_held(scope: Scope) -> Redirect:
    act = "withdraw" if request.form.get("act") == "withdraw" else "release"
    chosen = numbers(request.form.getlist("letter"))[:MOST]
    with transaction():
        act_id = journal.act(f"letters.{act}_some", about=scope.about, number=len(chosen))
        done = (outbox.withdraw if act == "withdraw" else outbox.release)(outbox.some(chosen, scope.about))
        if not done:
            journal.strike(act_id)
    _tell_some(act, done)
    return redirect(scope.address("letters", state="held"), 303)


def _tell(act: str, done: bool) -> None:
    if not done:
        notices.say(_("Nothing was done: what became of the letter meanwhile stands below."))
        return
    if act == "withdraw":
        notices.say(_("Kept back: the letter will not go, unless you send it again."))
        return
    outbox.hurry()
    notices.say(_("The letter goes now.") if _way() else _("The letter waits for a mail server."))


def _tell_some(act: str, number: int) -> None:
    if not number:
        notices.say(_("Nothing was done: tick the letters first."))
    elif act == "withdraw":
        notices.say(ngettext("%(num)s letter was kept back.", "%(num)s letters were kept back.", number))
    else:
        outbox.hurry()
        notices.say(ngettext("%(num)s letter goes now.", "%(num)s letters go now.", number))


def _letter(scope: Scope, number: int) -> Letter:
    letter = outbox.find(number, scope.about)
    if letter is None:
        abort(404)
    return letter


def _way() -> Carrier | None:
    return carrier(current_app.config)

"""What is done about all clashes that were chosen on the list: accept them with one reason, or mend each."""

from flask import Response, g, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.clashes import several
from eventsys.agenda.clashes.several import Mendings
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import Told
from eventsys.kit.http import own_path
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from ..shell import bp, here
from .pages import A_PAGE, Typed, listed

LONGEST_KEY, LONGEST_REASON = 500, 1000  # characters
Chosen = dict[str, str]  # by a clash's key the first fix that was offered, "" where none was


@bp.post("/e/<slug>/clashes/chosen")
@needs("agenda.edit")
def chosen_clashes(slug: str) -> Response | Redirect:
    chosen, reason = _chosen(), " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]
    accepts = request.form.get("do") != "mend"
    if wrong := _wrong(chosen, reason, accepts):
        return listed(wrong, Typed("", reason, frozenset(chosen)))
    if accepts:
        _accept(chosen, reason)
    else:
        _mend(chosen)
    return redirect(own_path(request.form.get("next", "")) or url_for("desk.clashes", slug=slug), 303)


def _chosen() -> Chosen:
    numbers = [number for number in request.form.getlist("chosen")[:A_PAGE] if number.isdecimal()]
    found = {_field(f"key-{number}"): _field(f"token-{number}") for number in numbers}
    return {key: token for key, token in found.items() if key}


def _field(name: str) -> str:
    return request.form.get(name, "")[:LONGEST_KEY]


def _wrong(chosen: Chosen, reason: str, accepts: bool) -> list[Told]:
    if not chosen:
        return [("choose-1", _("Choose the clashes first"))]
    if accepts and not reason:
        return [("reason", _("Say why these clashes can stay: colleagues will ask"))]
    if not accepts and not any(chosen.values()):
        return [("choose-1", _("Choose clashes with a fix: these have none that can be pressed"))]
    return []


def _accept(chosen: Chosen, reason: str) -> None:
    with transaction():
        done = len(several.accept(here().summit, chosen, reason, g.account.called))
    if done:
        notices.say(ngettext("%(num)s clash accepted: %(reason)s", "%(num)s clashes accepted: %(reason)s", done,
                             reason=reason), undo=journal.current_id())
    _tell_gone(len(chosen) - done)


def _mend(chosen: Chosen) -> None:
    wishes = {key: token for key, token in chosen.items() if token}
    with transaction():
        done = several.mend(here().summit, wishes)
    _tell_mended(done, len(chosen) - len(wishes))


def _tell_mended(done: Mendings, without: int) -> None:
    if done.mended:
        notices.say(ngettext("%(num)s clash mended by its first fix.", "%(num)s clashes mended, each by its first fix.",
                             len(done.mended)), undo=done.act)
    _tell_gone(done.gone)
    if done.overtaken:
        notices.say(ngettext(
            "%(num)s was left: its fix does not help any more. See what is offered now.",
            "%(num)s were left: their fixes do not help any more. See what is offered now.", done.overtaken))
    if without:
        notices.say(ngettext("%(num)s was left: no fix of it can be pressed.",
                             "%(num)s were left: no fix of them can be pressed.", without))


def _tell_gone(count: int) -> None:
    if count:
        notices.say(ngettext("%(num)s was not there any more.", "%(num)s were not there any more.", count))

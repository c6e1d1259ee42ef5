"""What is done about a clash: accept it, reopen it, press a fix. Each answers a page, or a script in JSON."""

from flask import Response, g, jsonify, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.clashes import services, telling
from eventsys.agenda.clashes.services import Gone, Mended
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import own_path, wants_json
from eventsys.kit.i18n import gettext as _

from ..shell import bp, here, personal
from ..signed_up import signed_up
from .pages import Typed, listed

LONGEST_KEY, LONGEST_REASON = 500, 1000  # characters


@bp.post("/e/<slug>/clashes/fix")
@needs("agenda.edit")
def fix_clash(slug: str) -> Response | Redirect:
    with transaction():
        done = services.apply_fix(here().summit, _key(), request.form.get("token", "")[:LONGEST_KEY],
                                  signed_up(here().summit))
    if isinstance(done, Mended):
        return _done(_mended(done), done.act)
    return _not_done(_gone() if isinstance(done, Gone) else _(
        "Somebody changed the agenda meanwhile, so that this would not help any more. See what is offered now."))


@bp.post("/e/<slug>/clashes/accept")
@needs("agenda.edit")
def accept_clash(slug: str) -> Response | Redirect:
    reason = " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]
    if not reason:
        words = _("Say why this clash can stay: colleagues will ask")
        return _refused(words) if wants_json() else listed([(_field(), words)], Typed(_key()))
    with transaction():
        row = services.accept(here().summit, _key(), reason, g.account.called, signed_up(here().summit))
    return _not_done(_gone()) if row is None else _done(_("Accepted: %(reason)s", reason=reason), journal.current_id())


@bp.post("/e/<slug>/clashes/reopen")
@needs("agenda.edit")
def reopen_clash(slug: str) -> Response | Redirect:
    with transaction():
        done = services.reopen(here().summit, _key(), signed_up(here().summit))
    return _done(_("It counts again."), journal.current_id()) if done else _not_done(_gone())


def _mended(done: Mended) -> str:
    fix = telling.fix_words(done.fix)
    if done.fix.kind == "length":
        return _("Done: %(fix)s. The clash is told as long as it is now.", fix=fix)
    return _("Mended: %(clash)s. %(fix)s.", clash=telling.rule_words(done.clash.rule), fix=fix)


def _key() -> str:
    return request.form.get("key", "")[:LONGEST_KEY]


def _field() -> str:
    """The id of the field that the form was about."""
    number = request.form.get("number", "")
    return f"reason-{number}" if number.isdecimal() and len(number) < 5 else "main"


def _gone() -> str:
    return _("This clash is not there any more.")


def _done(words: str, act: int | None) -> Response | Redirect:
    if wants_json():
        return personal(jsonify(done=words, act=act))
    notices.say(words, undo=act)
    return _back()


def _not_done(words: str) -> Response | Redirect:
    if wants_json():
        return _refused(words)
    notices.say(words)
    return _back()


def _refused(words: str) -> Response:
    response = jsonify(error=words)
    response.status_code = 409
    return personal(response)


def _back() -> Redirect:
    return redirect(own_path(request.form.get("next", "")) or url_for("desk.clashes", slug=here().event.slug), 303)

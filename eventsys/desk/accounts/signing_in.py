"""Coming in and going out.

Coming in has two steps: prove who you are, then begin a sign-in (`let_in`). A second factor, or another way to
prove it, has its place between the two.
"""

from flask import Response, g, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.accounts import services as accounts
from eventsys.accounts import sign_ins, throttle, visitor
from eventsys.accounts.models import Account
from eventsys.kit.access import public, signed_in
from eventsys.kit.database import transaction
from eventsys.kit.http import own_path
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from ..shell import bp, plain_page
from .forms import SignInForm


@bp.get("/sign-in")
@public
def sign_in() -> Response | Redirect:
    wanted = own_path(request.args.get("next", ""))
    if visitor.present():
        return redirect(wanted or url_for("desk.start"), 303)
    return plain_page("desk/accounts/sign-in.html", form=SignInForm(formdata=None, next=wanted))


@bp.post("/sign-in")
@public
def sign_in_now() -> Response | Redirect:
    form = SignInForm()
    if not form.validate_on_submit():
        return _refused(form, 422)
    match prove(accounts.normal(form.email.data), form.password.data):
        case throttle.Wait() as waiting:
            form.email.errors = [waiting_words(waiting)]
            return _refused(form, 429)
        case None:
            form.password.errors = [_("This e-mail address and password do not belong together")]
            return _refused(form, 422)
        case Account() as account:
            let_in(account, form.password.data)
    return redirect(own_path(form.next.data or "") or url_for("desk.start"), 303)


@bp.post("/sign-out")
@signed_in
def sign_out() -> Redirect:
    with transaction():
        sign_ins.end(g.account.id, g.visitor.sign_in.id)
    visitor.leave()
    return redirect(url_for("desk.sign_in"), 303)


def prove(email: str, password: str) -> Account | throttle.Wait | None:
    """The account, where the password is its own. The try counts before it is known whether it was right."""
    with transaction(alone_on="attempt"):
        waiting = throttle.password(email, request.remote_addr or "")
    return waiting or accounts.proven(email, password)


def let_in(account: Account, password: str = "") -> None:
    """Begin a sign-in in this browser, for an account that has proven who it is; another that it had ends."""
    before = visitor.present()
    with transaction():
        if before:
            sign_ins.end(before.account.id, before.sign_in.id)
        throttle.forget(account.email)
        if password:
            accounts.keep_up_to_date(account, password)
        token = sign_ins.begin(account, lasts=visitor.lasts(), device=request.user_agent.string,
                               address=request.remote_addr or "")
    visitor.enter(token)


def waiting_words(waiting: throttle.Wait) -> str:
    return ngettext("Too many tries: wait %(num)s minute, or choose a new password by e-mail",
                    "Too many tries: wait %(num)s minutes, or choose a new password by e-mail", waiting.minutes)


def _refused(form: SignInForm, status: int) -> Response:
    return plain_page("desk/accounts/sign-in.html", status, form=form, errors=form.told())

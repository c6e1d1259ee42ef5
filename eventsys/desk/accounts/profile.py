"""One's own account: name, e-mail, password, and where one is signed in."""

from flask import Response, abort, g, redirect, request, url_for
from werkzeug import Response as Redirect
from wtforms import PasswordField

from eventsys.accounts import mails, passwords, sign_ins, throttle, visitor
from eventsys.accounts import services as accounts
from eventsys.events.colleagues import memberships_of
from eventsys.kit import clock, notices, outbox
from eventsys.kit.access import signed_in
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from ..shell import bp, page
from .devices import device_words
from .forms import EmailForm, NameForm, PasswordForm, not_easy
from .signing_in import prove, waiting_words


@bp.get("/profile")
@signed_in
def profile() -> Response:
    return _page()


@bp.post("/profile/name")
@signed_in
def change_name() -> Response | Redirect:
    form = NameForm()
    if not form.validate_on_submit():
        return _page(name=form)
    with transaction():
        accounts.rename(g.account, form.name.data)
    notices.say(_("Saved: you are called %(name)s.", name=form.name.data))
    return redirect(url_for("desk.profile"), 303)


@bp.post("/profile/email")
@signed_in
def change_email() -> Response | Redirect:
    form = EmailForm()
    if not form.validate_on_submit() or not _is_me(form.email_password):
        return _page(email=form)
    email = accounts.normal(form.email.data)
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        form.email.errors = [waiting_words(waiting)]
        return _page(email=form)
    with transaction():
        mails.confirm_email(g.account, email, key=f"{g.account.id}:{clock.now().isoformat()}")
    outbox.hurry()
    notices.say(_("A letter is on its way to %(email)s. The address is yours when you follow its link.", email=email))
    return redirect(url_for("desk.profile"), 303)


@bp.post("/profile/password")
@signed_in
def change_password() -> Response | Redirect:
    form = PasswordForm()
    easy = not_easy(g.account.email, g.account.name)
    if not form.validate_on_submit(extra_validators={"new_password": [easy]}) or not _is_me(form.current_password):
        return _page(password=form)
    hashed = passwords.hashed(form.new_password.data)
    with transaction():
        accounts.choose_password(g.account, hashed, keep=g.visitor.sign_in)
    notices.say(_("Your password is changed, and every other browser is signed out."))
    return redirect(url_for("desk.profile"), 303)


@bp.post("/profile/sign-ins/<int:number>/end")
@signed_in
def end_sign_in(number: int) -> Redirect:
    with transaction():
        ended = sign_ins.end(g.account.id, number)
    if not ended:
        abort(404)
    notices.say(_("That browser is signed out."))
    return redirect(url_for("desk.profile"), 303)


@bp.post("/profile/sign-ins/end-others")
@signed_in
def end_other_sign_ins() -> Redirect:
    with transaction():
        ended = sign_ins.end_all(g.account.id, but=g.visitor.sign_in.id)
    notices.say(ngettext("%(num)s other browser is signed out.", "%(num)s other browsers are signed out.", ended))
    return redirect(url_for("desk.profile"), 303)


def _is_me(field: PasswordField) -> bool:
    """Whether it is the password of the account; else the field says so. Tries count as those at the door do."""
    match prove(g.account.email, field.data):
        case throttle.Wait() as waiting:
            field.errors = [waiting_words(waiting)]
        case None:
            field.errors = [_("This is not your password")]
        case _:
            with transaction():
                throttle.forget(g.account.email)
            return True
    return False


def _page(name: NameForm | None = None, email: EmailForm | None = None,
          password: PasswordForm | None = None) -> Response:
    """All forms, of which one may have been refused."""
    forms = (name or NameForm(formdata=None, name=g.account.name), email or EmailForm(formdata=None),
             password or PasswordForm(formdata=None))
    errors = [told for form in forms for told in form.told()]
    known = sign_ins.of_account(g.account.id, visitor.unused())
    return page("desk/accounts/profile.html", 422 if errors else 200, forms=forms, errors=errors,
                sign_ins=[(one, device_words(one.device)) for one in known], this_one=g.visitor.sign_in.id,
                roles=memberships_of([g.account]).get(g.account.id, []))

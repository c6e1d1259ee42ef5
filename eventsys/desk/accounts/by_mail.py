"""What is done by a secret link from a letter: choose a password, come in for the first time, confirm an address.

To follow a link only shows a page, for programs that guard against bad mail follow them too; its button acts.
"""

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.accounts import links, mails, passwords, throttle
from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.kit import clock, journal, notices, outbox, tickets
from eventsys.kit.access import by_link, public
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.tickets import Ticket

from ..shell import bp, plain_page, secret
from .forms import ForgottenForm, NewPasswordForm, WelcomeForm, not_easy
from .signing_in import let_in


@bp.get("/forgotten")
@public
def forgotten() -> Response:
    return plain_page("desk/accounts/forgotten.html", form=ForgottenForm(formdata=None))


@bp.post("/forgotten")
@public
def forgotten_now() -> Response:
    """The same answer whether there is such an account or not."""
    form = ForgottenForm()
    if not form.validate_on_submit():
        return plain_page("desk/accounts/forgotten.html", 422, form=form, errors=form.told())
    email = accounts.normal(form.email.data)
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        form.email.errors = [ngettext("Several letters were asked for already: wait %(num)s minute",
                                      "Several letters were asked for already: wait %(num)s minutes", waiting.minutes)]
        return plain_page("desk/accounts/forgotten.html", 429, form=form, errors=form.told())
    _send_link(email)
    return plain_page("desk/accounts/on-its-way.html", email=email)


def _send_link(email: str) -> None:
    account = accounts.find(email)
    if account is None or account.disabled_at is not None:
        return
    with transaction():
        mails.new_password(account, key=f"{account.id}:{clock.now().isoformat()}")
    outbox.hurry()


@bp.route("/password/<token>", methods=["GET", "POST"])
@by_link
def new_password(token: str) -> Response | Redirect:
    if (known := links.find(links.PASSWORD, token)) is None:
        return _worthless()
    ticket, account, _none = known
    form = NewPasswordForm()
    if not form.validate_on_submit(extra_validators={"new_password": [not_easy(account.email, account.name)]}):
        return _form("desk/accounts/new-password.html", form, account)
    return _come_in(ticket, account, form.new_password.data)


@bp.route("/welcome/<token>", methods=["GET", "POST"])
@by_link
def welcome(token: str) -> Response | Redirect:
    if (known := links.find(links.WELCOME, token)) is None:
        return _worthless()
    ticket, account, _none = known
    form = WelcomeForm(name=account.name)
    if not form.validate_on_submit(
            extra_validators={"new_password": [not_easy(account.email, form.name.data or "")]}):
        return _form("desk/accounts/welcome.html", form, account)
    return _come_in(ticket, account, form.new_password.data, form.name.data)


@bp.route("/email/<token>", methods=["GET", "POST"])
@by_link
def new_email(token: str) -> Response | Redirect:
    if (known := links.find(links.NEW_EMAIL, token)) is None:
        return _worthless()
    ticket, account, email = known
    if request.method == "GET":
        return secret(plain_page("desk/accounts/new-email.html", email=email))
    with transaction(), _acting(account):
        done = tickets.use(ticket) and _change_email(account, email)
    if not done:
        return _worthless()
    outbox.hurry()
    notices.say(_("You sign in with %(email)s from now on.", email=email))
    return redirect(url_for("desk.start"), 303)


def _change_email(account: Account, email: str) -> bool:
    before = account.email
    if not accounts.change_email(account, email):
        return False
    mails.email_changed(account, before, key=f"{account.id}:{journal.current_id()}")
    return True


def _come_in(ticket: Ticket, account: Account, password: str, name: str = "") -> Response | Redirect:
    hashed = passwords.hashed(password)
    with transaction(), _acting(account):
        if not tickets.use(ticket):
            return _worthless()
        accounts.choose_password(account, hashed)
        if name and name != account.name:
            accounts.rename(account, name)
    let_in(account)
    notices.say(_("Your password is set, and you are signed in."))
    return redirect(url_for("desk.start"), 303)


def _acting(account: Account):  # type: ignore[no-untyped-def]
    return journal.acting(f"account:{account.id}", account.called)


def _form(template: str, form: NewPasswordForm | WelcomeForm, account: Account) -> Response:
    errors = form.told()
    return secret(plain_page(template, 422 if errors else 200, form=form, errors=errors, email=account.email))


def _worthless() -> Response:
    return secret(plain_page("desk/accounts/worthless.html", 404))

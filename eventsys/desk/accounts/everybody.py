"""All accounts, for administrators."""

from flask import Response, abort, g, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.accounts import mails
from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.accounts.services import AddressTaken, LastAdministrator
from eventsys.events.colleagues import memberships_of
from eventsys.kit import journal, notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, page
from .forms import AccountForm

ACTS = {"make-admin": accounts.make_admin, "make-no-admin": accounts.make_no_admin, "disable": accounts.disable,
        "enable": accounts.enable}


@bp.get("/accounts")
@needs("accounts.manage")
def everybody() -> Response:
    return _page(AccountForm(formdata=None))


@bp.post("/accounts")
@needs("accounts.manage")
def add_account() -> Response | Redirect:
    form = AccountForm()
    if not form.validate_on_submit():
        return _page(form)
    try:
        with transaction():
            account = accounts.add_account(form.email.data, form.name.data, is_admin=form.is_admin.data)
            _welcome(account)
    except AddressTaken:
        form.email.errors = [_("There is an account with this address already")]
        return _page(form)
    outbox.hurry()
    notices.say(_("Added: %(email)s. A letter with a link to come in is on its way.", email=account.email))
    return redirect(url_for("desk.everybody"), 303)


@bp.post("/accounts/<int:number>/<any('make-admin', 'make-no-admin', 'disable', 'enable'):act>")
@needs("accounts.manage")
def change_account(number: int, act: str) -> Redirect:
    account = _account(number)
    if account.id == g.account.id and act in ("disable", "make-no-admin"):
        abort(403)
    with transaction():
        result = ACTS[act](account)
    if isinstance(result, LastAdministrator):
        notices.say(_("Not changed: there has to be one administrator at least."))
    else:
        notices.say(_("Saved: %(account)s.", account=account.called), undo=journal.current_id())
    return redirect(url_for("desk.everybody"), 303)


@bp.post("/accounts/<int:number>/welcome")
@needs("accounts.manage")
def welcome_again(number: int) -> Redirect:
    account = _account(number)
    if account.password_hash or account.disabled_at:
        abort(404)
    with transaction():
        journal.act("accounts.welcome", account=account.called)
        _welcome(account)
    outbox.hurry()
    notices.say(_("A letter with a new link is on its way to %(email)s.", email=account.email))
    return redirect(url_for("desk.everybody"), 303)


def _welcome(account: Account) -> None:
    mails.welcome(account, by=g.account.called, to="", key=f"{account.id}:{journal.current_id()}")


def _account(number: int) -> Account:
    account = db.session.get(Account, number)
    if account is None:
        abort(404)
    return account


def _page(form: AccountForm) -> Response:
    query = request.args.get("q", "").strip()[:200]
    found = accounts.found(query)
    return page("desk/accounts/everybody.html", 422 if form.errors else 200, here="accounts", query=query, form=form,
                errors=form.told(), accounts=found, roles=memberships_of(found), most=accounts.ACCOUNTS_SHOWN)

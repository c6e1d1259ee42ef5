"""Who may come in: asked before every request, for every endpoint of the application.

An endpoint says by a decorator what it needs (kit/access.py); one that says nothing is refused. Under
`/desk/e/<slug>/` the right counts that the account has in that event; elsewhere, the one it has in any.
"""

from contextlib import ExitStack

from flask import Flask, abort, current_app, g, request
from werkzeug.exceptions import Unauthorized

from eventsys.accounts import sign_ins, visitor
from eventsys.events import access
from eventsys.events.services import find_with_summit
from eventsys.kit import journal
from eventsys.kit.access import BY_LINK, EVERYBODY, SIGNED_IN, capability_of
from eventsys.kit.database import transaction

OF_AN_EVENT = "/desk/e/<slug>/"
WITHOUT_ACCOUNT = (EVERYBODY, BY_LINK)
# The public side takes any query for what it is: none of its own.
WRITING_SIDE = ("/desk/", "/i/", "/register/", "/r/", "/my/", "/delegation/", "/unsubscribe/", "/feeds/")


class SignedOut(Unauthorized):
    """Nobody is signed in, or not any more."""


def init_app(app: Flask) -> None:
    app.before_request(guard)
    app.teardown_request(_end)


def guard() -> None:
    if request.endpoint is None:
        return  # there is nothing at the address: Flask says so
    if request.path.startswith(WRITING_SIDE) and _holds_nul():
        abort(400)
    capability = capability_of(current_app.view_functions[request.endpoint])
    if capability is None:
        abort(403)
    if capability not in WITHOUT_ACCOUNT:
        _let_in(capability)


def _holds_nul() -> bool:
    """PostgreSQL keeps no NUL in a text, and nobody types one."""
    given = (*request.args.items(multi=True), *request.form.items(multi=True))
    return "\0" in request.path or any("\0" in name or "\0" in value for name, value in given)


def _let_in(capability: str) -> None:
    _recognise()
    if request.url_rule is not None and request.url_rule.rule.startswith(OF_AN_EVENT):
        _enter_event((request.view_args or {})["slug"])
    else:
        g.capabilities = g.rights.anywhere()
    if capability != SIGNED_IN and capability not in g.capabilities:
        abort(403)


def _recognise() -> None:
    """Sets g.visitor, g.account and g.rights; what is written from now on is this account's doing."""
    here = visitor.present()
    if here is None:
        raise SignedOut
    if sign_ins.is_use_worth_noting(here.sign_in):
        with transaction():
            sign_ins.note_use(here.sign_in.id)
    g.visitor, g.account = here, here.account
    g.rights = access.rights_of(here.account)
    g.acting = ExitStack()
    g.acting.enter_context(journal.acting(f"account:{here.account.id}", here.account.called))


def _enter_event(slug: str) -> None:
    """Sets g.event and g.summit (the same, but for a part) and the rights in it; 404 for who has none at all."""
    found = find_with_summit(slug)
    if found is None:
        abort(404)
    g.event, g.summit = found
    g.capabilities = g.rights.within(g.summit)
    if not g.capabilities:
        abort(404)


def _end(error: BaseException | None) -> None:
    if (acting := g.pop("acting", None)) is not None:
        acting.close()

"""`user add` and `user list`: the first account of an installation, and a way back in where no mail can go."""

import sys

import click
from flask import current_app
from flask.cli import with_appcontext

from eventsys.kit.database import transaction
from eventsys.kit.outbox import is_address
from eventsys.programme.richtext import clean, line

from . import links, passwords
from . import services as accounts
from .models import Account
from .rules import LONGEST, SHORTEST, is_easy


@click.group("user")
def user_command() -> None:
    """Who may sign in to the desk."""


@user_command.command("add")
@click.argument("email")
@click.option("--name", default="", help="As colleagues know them.")
@click.option("--admin", is_flag=True, help="May do everything, in all events.")
@click.option("--link", is_flag=True, help="Ask for no password: print a link to choose one.")
@with_appcontext
def add_command(email: str, name: str, admin: bool, link: bool) -> None:
    """Add an account, or let somebody into one that is there.

    Asks for a password. Without one it prints a link, good for one use, to choose it in the browser.
    """
    email = accounts.normal(clean(email))
    if not is_address(email):
        raise click.ClickException(f"{email} is no e-mail address, such as name@example.org")
    password = "" if link or not sys.stdin.isatty() else _asked(email, name)
    with transaction():
        account, is_new = _kept(email, line(name), admin, password)
        words = _words(account, is_new)
        how = f"Sign in at {_base()}/desk/" if password else _link_for(account)
    click.echo(f"{words}\n{how}")


@user_command.command("list")
@with_appcontext
def list_command() -> None:
    """Say who has an account."""
    for account in accounts.found():
        click.echo("  ".join(part for part in (account.email, account.name, ", ".join(_states(account))) if part))


def _kept(email: str, name: str, admin: bool, password: str) -> tuple[Account, bool]:
    account = accounts.find(email)
    is_new = account is None
    if account is None:
        account = accounts.add_account(email, name, is_admin=admin)
    elif account.disabled_at is not None:
        raise click.ClickException(f"{email} is disabled: an administrator can enable it on the page Accounts.")
    elif name and name != account.name:
        accounts.rename(account, name)
    if admin and not account.is_admin:
        accounts.make_admin(account)
    if password:
        accounts.choose_password(account, passwords.hashed(password))
    return account, is_new


def _asked(email: str, name: str) -> str:
    """Twice, unseen; nothing for a link instead."""
    while True:
        given: str = click.prompt("Password (nothing: print a link to choose one)", default="", hide_input=True,
                                  show_default=False, confirmation_prompt="Once more")
        if not given or (SHORTEST <= len(given) <= LONGEST and not is_easy(given, email, name)):
            return given
        click.echo(f"Too easy to guess: take at least {SHORTEST} characters, of words that have nothing in common.")


def _link_for(account: Account) -> str:
    purpose = links.PASSWORD if account.password_hash else links.WELCOME
    days = links.DAYS[purpose]
    return (f"To choose a password, open this within {days} day{'s' if days > 1 else ''}. It works once:\n"
            f"{_base()}{links.by_hand(account, purpose)}")


def _words(account: Account, is_new: bool) -> str:
    return f"{'Added' if is_new else 'There already'}: {account.called} ({', '.join(_states(account))})"


def _states(account: Account) -> list[str]:
    waiting = "disabled" if account.disabled_at else "" if account.password_hash else "no password yet"
    return [state for state in ("administrator" if account.is_admin else "", waiting) if state] or ["active"]


def _base() -> str:
    base: str = current_app.config["BASE_URL"]
    return base


COMMANDS = (user_command,)

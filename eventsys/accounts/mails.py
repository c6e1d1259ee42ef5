"""Letters to those who have an account; the secret in a link is made as the letter goes."""

from eventsys.kit import outbox
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import Letter, Link, SecretLink

from .links import DAYS, NEW_EMAIL, PASSWORD, PATHS, WELCOME, key_of
from .models import Account


def welcome(account: Account, by: str, to: str, key: str, about: int | None = None) -> Letter:
    """To who has no password yet; `to` is what they are invited to work on, "" for the desk as such."""
    link = _secret(account, WELCOME, _("Choose a password and come in"))
    return _post(account, "welcome", {"by": by, "to": to, "link": link, "days": link.days}, key, about)


def added(account: Account, by: str, to: str, path: str, key: str, about: int | None = None) -> Letter:
    """To who can sign in already."""
    return _post(account, "added", {"by": by, "to": to, "link": Link(path, _("Open it"))}, key, about)


def new_password(account: Account, key: str) -> Letter:
    return _post(account, "password", {"link": _secret(account, PASSWORD, _("Choose a new password"))}, key)


def confirm_email(account: Account, email: str, key: str) -> Letter:
    """To the new address: who reads it there confirms that it is theirs."""
    link = _secret(account, NEW_EMAIL, _("Confirm this address"), email)
    return _post(account, "email", {"link": link}, key, to=email)


def email_changed(account: Account, before: str, key: str) -> Letter:
    """To the address that the account had: so that its owner learns of it where it was not them."""
    return _post(account, "email-changed", {"email": account.email}, key, to=before)


def _secret(account: Account, purpose: str, label: str, email: str = "") -> SecretLink:
    return SecretLink(purpose=purpose, key=key_of(account, email), days=DAYS[purpose], path=PATHS[purpose], label=label)


def _post(account: Account, kind: str, values: dict[str, object], key: str, about: int | None = None,
          to: str = "") -> Letter:
    return outbox.post(to=to or account.email, to_name=account.name, kind=f"accounts.{kind}",
                       template=f"mail/accounts/{kind}.txt", values={"name": account.name, **values},
                       key=f"accounts.{kind}:{key}", about=about, subject_of=f"account:{account.id}")

from collections.abc import Callable
from typing import Any

from wtforms import BooleanField, Field, HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from eventsys.accounts.rules import LONGEST, SHORTEST, is_easy
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_address
from eventsys.programme.richtext import line

LONGEST_NAME = 200


def an_address(form: Form, field: Field) -> None:
    if not is_address(field.data or ""):
        raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


def not_easy(*about: str) -> Callable[[Form, Field], None]:
    """Of a new password; `about` is what is known of the person."""
    def check(form: Form, field: Field) -> None:
        if is_easy(field.data or "", *about):
            raise ValidationError(
                _("This password is too easy to guess: take several words that have nothing in common"))
    return check


def one_line(value: Any) -> Any:
    return line(value) if isinstance(value, str) else value


def _name() -> StringField:
    return StringField(_l("Your name"), [InputRequired(_l("Enter your name, as colleagues know you")),
                                         Length(max=LONGEST_NAME)], filters=[one_line])


def _new_password() -> PasswordField:
    return PasswordField(_l("New password"), [
        InputRequired(_l("Enter a new password")),
        Length(min=SHORTEST, message=_l("A password has at least %(min)d characters")),
        Length(max=LONGEST, message=_l("A password has at most %(max)d characters"))])


def _current_password() -> PasswordField:
    return PasswordField(_l("Your password now"), [InputRequired(_l("Enter the password that you have now")),
                                                   Length(max=LONGEST)])


class SignInForm(Form):
    email = StringField(_l("E-mail"), [InputRequired(_l("Enter your e-mail address")), Length(max=254)])
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password")), Length(max=LONGEST)])
    next = HiddenField()


class ForgottenForm(Form):
    email = StringField(_l("E-mail"), [InputRequired(_l("Enter your e-mail address")), an_address])


class WelcomeForm(Form):
    name = _name()
    new_password = _new_password()


class NewPasswordForm(Form):
    new_password = _new_password()


class NameForm(Form):
    name = _name()


class EmailForm(Form):
    email = StringField(_l("New e-mail"), [InputRequired(_l("Enter the new e-mail address")), an_address])
    email_password = _current_password()


class PasswordForm(Form):
    current_password = _current_password()
    new_password = _new_password()


class AccountForm(Form):
    email = StringField(_l("E-mail"), [InputRequired(_l("Enter an e-mail address")), an_address])
    name = StringField(_l("Name"), [Length(max=LONGEST_NAME)], filters=[one_line])
    is_admin = BooleanField(_l("Administrator: may do everything, in all events"))

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from eventsys.events.models import ROLES
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _

from ..accounts.forms import LONGEST_NAME, an_address, one_line

LONGEST_HUB = 200


def role_words(role: str) -> str:
    words = {"owner": _("Owner"), "editor": _("Editor"), "roster": _("Roster"), "front desk": _("Front desk"),
             "viewer": _("Viewer")}
    return words[role]


def role_hints() -> dict[str, str]:
    return {
        "owner": _("everything, also roles, cancelling and deleting"),
        "editor": _("agenda, roster, sponsors, spreadsheets, letters, publishing"),
        "roster": _("panelists and their letters, with e-mail and needs"),
        "front desk": _("sees the event; receives people on the day"),
        "viewer": _("sees the event, changes nothing"),
    }


class RoleForm(Form):
    role = SelectField(_l("Role"))

    def __init__(self, *given: object, **values: object) -> None:
        super().__init__(*given, **values)
        self.role.choices = [(role, f"{role_words(role)}: {role_hints()[role]}") for role in ROLES]


class ColleagueForm(RoleForm):
    """Whoever invites chooses the role: none is proposed."""

    role = SelectField(_l("Role"), [InputRequired(_l("Choose a role"))])
    email = StringField(_l("E-mail"), [InputRequired(_l("Enter your colleague's e-mail address")), an_address])
    name = StringField(_l("Name"), [Length(max=LONGEST_NAME)], filters=[one_line])

    def __init__(self, *given: object, **values: object) -> None:
        super().__init__(*given, **values)
        self.role.choices = [("", _("Choose …")), *self.role.choices]


class HubForm(ColleagueForm):
    hub = StringField(_l("Hub"), [InputRequired(_l("Enter the hub's name, as events bear it")),
                                  Length(max=LONGEST_HUB)], filters=[one_line])

"""How many can sign up for a session, and until when."""

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l

from ..registration.forms import WallField, count


class PlacesForm(Form):
    places = count(_l("Places"))
    closes = WallField(_l("One can sign up until"))

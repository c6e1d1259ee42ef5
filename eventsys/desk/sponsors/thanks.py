"""The acknowledgement: a text with its title, donors and partners."""

from flask import redirect, url_for

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.sponsors import editing
from eventsys.sponsors.models import Acknowledgement

from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .forms import ThanksForm
from .tiers import Answer
from .where import place


@bp.route("/e/<slug>/sponsors/thanks", methods=["GET", "POST"])
@needs("sponsors.edit")
def thanks(slug: str) -> Answer:
    row = db.session.get(Acknowledgement, here().event.id)
    form = ThanksForm(data=ThanksForm.shown(row) if row else None)
    both = None
    if form.validate_on_submit():
        try:
            with transaction():
                changed = editing.thank(place(), form.facts(), seen(row))
        except Stale as stale:
            both = reconcile(form, row, stale)
        else:
            notices.say(_("Saved: the acknowledgement") if changed else _("Nothing was changed"),
                        undo=journal.current_id() if changed else None)
            return redirect(url_for("desk.sponsors", slug=slug), 303)
    return event_page("desk/sponsors/thanks.html", status(form, both), here="sponsors", form=form, both=both,
                      errors=form.told(), seen=rows.seen_of(row) if both else seen(row),
                      back=url_for("desk.sponsors", slug=slug))

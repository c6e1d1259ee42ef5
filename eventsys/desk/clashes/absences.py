"""When people of an event's rosters are away: told by themselves, or noted here."""

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.clashes import telling
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.sessions import absences as away

from ..shell import bp, event_page, here
from .forms import AbsenceForm


@bp.get("/e/<slug>/absences")
@needs("roster.edit")
def absences(slug: str) -> Response:
    return _page(_form(fresh=True))


@bp.post("/e/<slug>/absences")
@needs("roster.edit")
def note_absence(slug: str) -> Response | Redirect:
    form, summit = _form(), here().summit
    if not form.validate_on_submit():
        return _page(form)
    with transaction():
        noted = away.note_absence(summit, int(form.person.data), form.starts, form.ends, "organiser",
                                  form.note.data or "")
        name = noted.person.name
    notices.say(_("Noted: %(person)s is away.", person=name), undo=journal.current_id())
    return redirect(url_for("desk.absences", slug=slug), 303)


@bp.post("/e/<slug>/absences/<int:number>/remove")
@needs("roster.edit")
def remove_absence(slug: str, number: int) -> Redirect:
    with transaction():
        found = away.remove_absence(here().summit, number)
        name = found.person.name if found else ""
    if not name:
        abort(404)
    notices.say(_("Taken back: %(person)s can be had.", person=name), undo=journal.current_id())
    return redirect(url_for("desk.absences", slug=slug), 303)


def _form(fresh: bool = False) -> AbsenceForm:
    """`fresh`: as it is first shown, with the person that the address may name."""
    form = AbsenceForm(formdata=None, person=request.args.get("person", ""), first_day=here().event.starts) if fresh \
        else AbsenceForm()
    form.person.choices = [("", _("Choose")), *((str(number), name) for number, name in away.on_rosters(here().summit))]
    return form


def _page(form: AbsenceForm) -> Response:
    query = request.args.get("q", "").strip()[:200]
    return event_page("desk/clashes/absences.html", here="clashes", form=form, errors=form.told(), query=query,
                      noted=away.absences(here().summit, query), moment=telling.moment,
                      back=url_for("desk.clashes", slug=here().event.slug))

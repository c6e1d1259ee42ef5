"""Many are named at once: pasted, or from a spreadsheet. All of them, or none, with what is wrong told by row."""

from collections.abc import Sequence
from uuid import uuid4

from flask import Response
from werkzeug import Response as Answer
from werkzeug.datastructures import FileStorage

from eventsys.kit import outbox, sheets
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import nominees
from ..nominees import Fault, NotTaken
from .delegation import once
from .delegation_forms import ListForm
from .delegation_shell import Focal, show, theirs
from .shell import bp

MOST = 2_000_000  # octets


@bp.get("/delegation/<token>/list")
@theirs
def nominate_list(focal: Focal) -> Answer:
    if focal.is_late or not focal.free:
        return focal.back()
    return _shown(focal, ListForm(focal.free, formdata=None))


@bp.post("/delegation/<token>/list")
@theirs
def nominate_listed(focal: Focal) -> Answer:
    categories = [category for _allotment, category, _tally in focal.allotments]
    form = ListForm(categories)
    if not form.validate_on_submit():
        return _shown(focal, form, 422)
    try:
        rows = _rows(form)
        usual = next(one for one in categories if str(one.id) == form.category.data)
        listed = nominees.read(rows, categories, usual)
        with transaction():
            number = nominees.nominate_all(focal.opened.summit, focal.delegation, listed, once() or "")
    except NotTaken as refused:
        return _shown(focal, form, 422, refused.faults)
    except ValueError as refused:  # no spreadsheet: it says so itself
        form.file.errors = [str(refused)]
        return _shown(focal, form, 422)
    outbox.hurry()
    return focal.back(ngettext("%(num)s person is named. A letter asks them for their data.",
                               "%(num)s people are named. Letters ask them for their data.", number))


def _rows(form: ListForm) -> sheets.Rows:
    """A file that could be read stands as text from then on, to be corrected there. Raises ValueError."""
    file = form.file.data
    if not isinstance(file, FileStorage) or not file.filename:
        return nominees.rows_of(form.rows.data or "")
    data = file.stream.read(MOST + 1)
    if len(data) > MOST:
        raise ValueError(_("The file is larger than %(most)s MB", most=MOST // 1_000_000))
    rows = sheets.rows(data, file.filename)
    form.rows.data = nominees.text_of(rows)
    return rows


def _shown(focal: Focal, form: ListForm, status: int = 200, faults: Sequence[Fault] = ()) -> Response:
    told = [("rows", _("Row %(row)s: %(words)s", row=one.row, words=one.words) if one.row else one.words)
            for one in faults]
    return show(focal, "registration/delegation/list.html", status, form=form, errors=[*form.told(), *told],
                faults=[words for _field, words in told], once=once() or uuid4().hex)

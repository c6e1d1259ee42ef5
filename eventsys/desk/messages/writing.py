"""A message is drafted: to whom, and what it says. Whatever is pressed, the draft is kept."""

from typing import Any
from uuid import uuid4

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices as told
from eventsys.kit import rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import filters, messages, notices, placeholders
from eventsys.registration.filters import Filter
from eventsys.registration.messages import Segment
from eventsys.registration.models import Message
from eventsys.registration.rules import STATES
from eventsys.registration.words import state_words

from ..participants import around
from ..participants.listing import answers_to, sieves
from ..shell import bp, event_page, here
from ..stale import Both, RowForm, reconcile, seen, status
from . import plan, words
from .forms import MessageForm, NoticeForm, allowed
from .sent import page_of_sent

Answer = Response | Redirect


@bp.route("/e/<slug>/messages/new", methods=["GET", "POST"])
@needs("registration.edit")
def new_message(slug: str) -> Answer:
    """To whom is in the address, as the list of participants has it; `like`: one whose words are taken over."""
    form = MessageForm(data={"is_needed": "no", **_like()})
    if not form.validate_on_submit():
        return _page(None, form, _segment(request.form if request.method == "POST" else request.args))
    with transaction():
        message = messages.draft(here().summit, form.facts() | {"segment": messages.kept(_segment(request.form))},
                                 request.form.get("once", "")[:64] or None)
        number = message.id
    return _on(plan.message_or_404(number))


@bp.route("/e/<slug>/messages/<int:number>", methods=["GET", "POST"])
@needs("registration.edit")
def message(slug: str, number: int) -> Answer:
    row = plan.message_or_404(number)
    if row.sent_at is not None:
        return page_of_sent(row) if request.method == "GET" else _on(row)
    kind: type[RowForm] = NoticeForm if row.tells else MessageForm
    form, both = kind(data=kind.shown(row)), None
    if form.validate_on_submit():
        try:
            with transaction():
                messages.change(here().summit, row, form.facts() | {"segment": _posted(row)}, seen(row))
            return _on(row)
        except Stale as stale:
            both = reconcile(form, row, stale)
    kept = _posted(row) if request.method == "POST" else row.segment
    return _page(row, form, messages.segment_of(kept) if not row.tells else Segment(), both, kept.get("groups", ()))


def _posted(row: Message) -> dict[str, Any]:
    if row.tells:
        return {**row.segment, "groups": [one for one in notices.GROUPS if one in request.form.getlist("group")]}
    return messages.kept(_segment(request.form))


def _segment(given: Any) -> Segment:
    chosen = tuple(dict.fromkeys(numbers(given.getlist("chosen"))))[:messages.MOST_CHOSEN]
    if given is request.args and not given:
        return Segment(Filter(state="living"))
    return Segment(filters.read(given), chosen)


def _like() -> dict[str, Any]:
    number = request.args.get("like", type=int)
    row = messages.find(here().summit, number) if number and 0 < number < 2**31 else None
    return MessageForm.shown(row) if row is not None and not row.tells else {}


def _on(row: Message) -> Redirect:
    """Where the button that was pressed leads."""
    if row.sent_at is not None:
        told.say(_("Nothing was changed: it was sent already."))
        return redirect(plan.address("message", row), 303)
    if request.form.get("step") == "look":
        return redirect(plan.address("look_at_message", row), 303)
    told.say(_("Saved the draft: %(subject)s", subject=row.subject))
    return redirect(plan.address("message", row), 303)


def _page(row: Message | None, form: RowForm, segment: Segment, both: Both | None = None,
          groups: Any = ()) -> Response:
    tells = row.tells if row else ""
    shared: dict[str, Any] = {
        "row": row, "form": form, "both": both, "errors": form.told(), "tells": tells,
        "seen": (rows.seen_of(row) if both else seen(row)) if row else None,
        "placeholders": placeholders.listed(allowed(tells)), "once": request.form.get("once") or uuid4().hex,
        "back": url_for("desk.messages_of_event", slug=here().event.slug)}
    if tells:
        return _notice_page(groups, shared)
    known, summit = around.around(), here().summit
    is_needed = form["is_needed"].data == "yes"
    sorted_out = messages.sort_out(messages.meant(summit, segment, around.sees_private()), is_needed)
    return event_page(
        "desk/messages/write.html", status(form, both), here="messages", sorted=sorted_out, segment=segment,
        wanted=segment.wanted, wanted_set=filters.query(segment.wanted), known=known, choices=sieves(known),
        options=answers_to(segment.wanted), words=words.segment_words(segment, known), why_words=words.why_words,
        states=[("living", _("All that are alive")), *((state, state_words(state)) for state in STATES)], **shared)


def _notice_page(groups: Any, shared: dict[str, Any]) -> Response:
    summit = here().summit
    by_group = notices.readers(summit, notices.GROUPS, plan.panelists())
    return event_page(
        "desk/messages/tell.html", status(shared["form"], shared["both"]), here="messages", chosen=groups,
        groups=[(group, words.group_words(group), len(found)) for group, found in by_group.items()],
        awaits=notices.awaits_publishing(summit), tells_words=words.tells_words(shared["tells"]), **shared)


"""Forms of tiers, listings, thanks and promises."""

from typing import Any

from wtforms import BooleanField, DateField, SelectField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.richfield import RichField
from eventsys.kit.storage import NotAnImage, Ready
from eventsys.sponsors import logos
from eventsys.sponsors.logos import NotALogo
from eventsys.sponsors.models import Promise, Tier

from .. import fields
from ..stale import RowForm
from ..uploads import UploadField

MOST = 5_000_000  # octets of a logo
TOO_LONG = _l("Shorten this to %(max)d characters")


class TierForm(RowForm):
    title = fields.text(_l("The tier’s words"), required=_l("Give the tier its words, such as “Sponsors:”"))
    on_page = BooleanField(_l("On the pages"), default=True)
    on_booklet = BooleanField(_l("In the booklet"), default=True)
    on_strip = BooleanField(_l("In the strip at the foot of every printed page"), default=True)


def ready_logo(data: bytes) -> Ready:
    try:
        return logos.ready(data)
    except NotALogo as refused:
        raise ValidationError(_refusal(refused.reason)) from refused
    except NotAnImage as refused:
        raise ValidationError(_("This is no PNG, JPEG, WebP or SVG picture that can be read, or it has more than "
                                "25 million pixels")) from refused


class ListingForm(RowForm):
    apart = frozenset({"tier", "logo", "logo_dark"})
    name = fields.text(_l("Organisation"), required=_l("Name the organisation"))
    words = fields.text(_l("Prescribed words"), 300)
    tier = SelectField(_l("Tier"))
    url = fields.address(_l("Link"))
    country = fields.country(_l("Country"))
    logo = UploadField(_l("Logo"), keeper=ready_logo, most=MOST)
    logo_dark = UploadField(_l("Logo for dark ground"), keeper=ready_logo, most=MOST)
    rivals = fields.text(_l("Rivals"), 60)
    note = TextAreaField(_l("Note"), [Length(max=5_000, message=TOO_LONG)])

    def fit(self, tiers: list[Tier]) -> None:
        self.tier.choices = fields.listed((str(tier.id), tier.title) for tier in tiers)

    def facts(self) -> dict[str, Any]:
        """A logo stays where no other was sent."""
        sent = {"logo_digest": self.logo.stored, "logo_dark_digest": self.logo_dark.stored}
        return super().facts() | {name: file.digest for name, file in sent.items() if file is not None}


class ThanksForm(RowForm):
    title = fields.text(_l("Title"))
    text = RichField(_l("Text"), [Length(max=20_000, message=TOO_LONG)])
    donors = TextAreaField(_l("Donors"), [Length(max=10_000, message=TOO_LONG)])
    partners = TextAreaField(_l("Partners"), [Length(max=10_000, message=TOO_LONG)])

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"title": row.title, "text": row.text, "donors": "\n".join(row.donors),
                "partners": "\n".join(row.partners)}

    def facts(self) -> dict[str, Any]:
        return super().facts() | {name: _lines(self[name].data) for name in ("donors", "partners")}


class PromiseForm(Form):
    words = fields.text(_l("What was promised"), 500, required=_l("Say what was promised"))
    due = DateField(_l("Due"), [Optional()])
    delivered = DateField(_l("Delivered"), [Optional()])
    evidence = fields.text(_l("Where it can be seen"), 1_000)

    def promise(self) -> Promise:
        return Promise(self.words.data or "", self.due.data, self.delivered.data, self.evidence.data or "")


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


def _refusal(reason: str) -> str:
    return {
        "size": _("The drawing is larger than 1 MB. Save it in a simpler form, or send a PNG"),
        "xml": _("The drawing cannot be read. Save it again as plain SVG, or send a PNG"),
        "entities": _("The drawing declares entities, as some programs do to keep it editable. Save it as plain SVG"),
        "kind": _("This is no SVG drawing. Save it as plain, uncompressed SVG, or send a PNG"),
        "letters": _("The drawing holds letters of a font that we may not have. Turn them into outlines (paths) and "
                     "save it again, or send a PNG"),
        "picture": _("The drawing holds a picture made of pixels. Send that as a PNG"),
        "effect": _("The drawing uses effects or patterns that would come out otherwise. Send it as a PNG"),
        "complex": _("The drawing is too large or too deeply nested to be drawn safely. Send it as a PNG"),
        "unmeasured": _("The drawing says no size of its own. Save it with a width and height, or send a PNG"),
        "narrow": _("The drawing is more than 25 times as long as it is high"),
    }[reason]

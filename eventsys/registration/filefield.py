"""A file as an answer: kept as soon as it comes, and known by its digest and the name that it came under."""

from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage

from eventsys.kit import uploads
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line

MOST = 10_000_000  # octets
LONGEST = 120  # characters of its name


class AnswerFile(uploads.UploadField):
    """Its data, once validated, is {"digest", "name"}, or None. A file that was sent before stays until another one
    is sent, or its box "gone" is ticked."""

    def __init__(self, label: Any = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, keeper=uploads.document, most=MOST, **options)
        self.is_gone = False

    def process(self, formdata: Any, *rest: Any, **options: Any) -> None:
        super().process(formdata, *rest, **options)
        self.is_gone = bool(formdata and formdata.get(self.gone_name))

    @property
    def gone_name(self) -> str:
        return f"{self.name}-gone"

    @property
    def shown(self) -> str:
        """Name of the file that stands as the answer now; "" for none."""
        return str(self.data["name"]) if isinstance(self.data, dict) else ""

    @property
    def token(self) -> str:
        """For the hidden field that brings the file back where the form was refused."""
        return _serializer().dumps(self.data) if self.stored is not None and isinstance(self.data, dict) else ""

    def pre_validate(self, form: Any) -> None:
        sent = self.data if isinstance(self.data, FileStorage) and self.data.filename else None  # type: ignore[has-type]
        self.data: dict[str, str] | None = None if self.is_gone else self._before()
        if sent is not None:
            self.stored = self._keep(sent)
            self.data = {"digest": self.stored.digest, "name": _called(sent.filename or "")}
        elif self.was_kept and (kept := _read(self.was_kept)) is not None:
            self.data = kept
            self.stored = uploads.known(kept["digest"])

    def _before(self) -> dict[str, str] | None:
        return self.object_data if isinstance(self.object_data, dict) else None


def _called(name: str) -> str:
    return line(name).rpartition("/")[2][-LONGEST:] or _("File")


def _read(token: str) -> dict[str, str] | None:
    try:
        return dict(_serializer().loads(token, max_age=uploads.LASTS))
    except (BadSignature, TypeError, ValueError):
        return None


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="answer file")

"""Files in forms: checked and kept as soon as they come, so that a form refused for another reason keeps its file."""

from collections.abc import Callable
from typing import Any

from flask import current_app
from flask_wtf.file import FileField
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage
from wtforms.validators import ValidationError

from . import documents, storage
from .database import db, transaction
from .documents import NotADocument
from .i18n import gettext as _
from .storage import NotAnImage, Ready, StoredFile

LASTS = 24 * 3600  # seconds


class UploadField(FileField):
    """Its `stored` is the file, newly sent or kept from the refused form before; None where none was sent.

    `keeper` makes of the bytes what is kept, and raises ValidationError in the reader's words.
    """

    def __init__(self, label: Any = None, validators: Any = None, *, keeper: Callable[[bytes], Ready],
                 most: int = documents.MOST, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.keeper, self.most = keeper, most
        self.stored: StoredFile | None = None
        self.was_kept = ""

    def process(self, formdata: Any, *rest: Any, **options: Any) -> None:
        super().process(formdata, *rest, **options)
        self.was_kept = str(formdata.get(self.kept_name, "")) if formdata else ""

    @property
    def kept_name(self) -> str:
        return f"{self.name}-kept"

    @property
    def token(self) -> str:
        """For the hidden field that brings the file back."""
        return _serializer().dumps(self.stored.digest) if self.stored else ""

    def pre_validate(self, form: Any) -> None:
        if isinstance(self.data, FileStorage) and self.data.filename:
            self.stored = self._keep(self.data)
        elif self.was_kept:
            self.stored = _known(self.was_kept)

    def _keep(self, file: FileStorage) -> StoredFile:
        data = file.stream.read(self.most + 1)
        file.close()
        if len(data) > self.most:
            raise ValidationError(_("The file is larger than %(most)s MB", most=self.most // 1_000_000))
        if not data:
            raise ValidationError(_("The file is empty"))
        ready = self.keeper(data)  # a large picture takes seconds, in which nobody could write
        with transaction():
            return storage.keep(ready)


def document(data: bytes) -> Ready:
    try:
        return documents.ready(data)
    except NotADocument as refused:
        raise ValidationError(_document_words(refused.reason)) from refused


def image(data: bytes) -> Ready:
    try:
        return storage.encoded(data)
    except NotAnImage as refused:
        raise ValidationError(_("This is no PNG, JPEG or WebP picture that can be read, or it has more than "
                                "25 million pixels")) from refused


def _document_words(reason: str) -> str:
    if reason == "macros":
        return _("The file holds macros. Save it without them, as .docx, .xlsx or .pptx")
    if reason == "old":
        return _("The file is of an old office format. Save it as PDF, or as .docx, .xlsx or .pptx")
    if reason == "image":
        return _("The picture cannot be read")
    return _("The file is no PDF, no picture and no office document. Whatever its name says, its content decides")


def known(digest: str) -> StoredFile | None:
    return db.session.get(StoredFile, digest)


def _known(token: str) -> StoredFile | None:
    try:
        return known(_serializer().loads(token, max_age=LASTS))
    except BadSignature:
        return None


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="upload")

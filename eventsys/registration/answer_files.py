"""Files that were sent as answers: they go when no answer, form or edition names them any more."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Text, cast, delete, select
from sqlalchemy.exc import IntegrityError

from eventsys.editions.services import is_named_nowhere
from eventsys.kit import storage
from eventsys.kit.database import db
from eventsys.kit.storage import StoredFile

from .models import Answer, Answers, Application, CareAnswers


def of_answers(given: Iterable[Answer]) -> set[str]:
    """Digests of the files among them."""
    return {one.value for one in given if one.kind == "file"}


def in_form(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Those of an Application's answers that are files, without their names."""
    return {number: {"digest": value["digest"]} for number, value in answers.items()
            if isinstance(value, dict) and value.get("digest")}


def of_forms(some: Iterable[Mapping[str, Any]]) -> set[str]:
    """Digests of the files among the answers of Applications."""
    return {value["digest"] for answers in some for value in in_form(answers).values()}


def unused(digests: Collection[str]) -> tuple[str, ...]:
    """Of those which an answer named, the ones that nothing names any more; their rows are gone then. To be given to
    `forget` when the transaction has ended."""
    return tuple(digest for digest in sorted(digests) if _is_unused(digest))


def forget(digests: Iterable[str]) -> None:
    for digest in digests:
        storage.forget(digest)


def _is_unused(digest: str) -> bool:
    for column in (Answers.given, CareAnswers.given, Application.answers):
        if db.session.scalar(select(1).where(cast(column, Text).contains(digest)).limit(1)):  # type: ignore[arg-type]
            return False
    if not is_named_nowhere(digest):
        return False
    try:
        with db.session.begin_nested():
            db.session.execute(delete(StoredFile).where(StoredFile.digest == digest))
    except IntegrityError:  # a document or a picture of the event is the same file
        return False
    return True

"""What may be public of a person: the allow-list."""

from collections.abc import Iterable

from sqlalchemy import select

from eventsys.kit import storage
from eventsys.kit.database import db
from eventsys.programme import structs

from .models import Person, PersonIdentity


def people(ids: Iterable[int], source: str) -> dict[int, structs.Person]:
    """By id. `source` is the summit in whose files guid and code stand."""
    wanted = set(ids)
    marks = {(row.person_id, row.scheme): row.mark for row in db.session.execute(
        select(PersonIdentity.person_id, PersonIdentity.scheme, PersonIdentity.mark)
        .where(PersonIdentity.source == source))}
    rows = [row for row in db.session.execute(select(
        Person.id, Person.slug, Person.name, Person.honorific, Person.sort_name, Person.biography,
        Person.picture_digest, Person.links)) if row.id in wanted]
    pictures = storage.described(row.picture_digest for row in rows)
    return {row.id: structs.Person(
        key=row.slug, name=row.name, honorific=row.honorific, sort_name=row.sort_name, biography=row.biography,
        picture=picture(pictures.get(row.picture_digest), row.name), links=row.links,
        guid=marks.get((row.id, "guid"), ""), code=marks.get((row.id, "code"), "")) for row in rows}


def picture(file: storage.StoredFile | None, alt: str) -> structs.Picture | None:
    if file is None:
        return None
    return structs.Picture(digest=file.digest, media_type=file.media_type, width=file.width or 0,
                           height=file.height or 0, alt=alt)

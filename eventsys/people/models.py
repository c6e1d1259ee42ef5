from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventsys.kit.database import Base, Instant, Several, Words, one_of
from eventsys.programme.structs import Link

ORGANISATION_KINDS = ("", "city", "network", "ministry", "igo", "ngo", "university", "company", "donor", "other")
SCHEMES = ("guid", "code", "id")
GENDERS = ("", "woman", "man", "other")


class Organisation(Base):
    __tablename__ = "organisation"
    __journal__ = ("organisation", "id")
    __table_args__ = (one_of("kind", ORGANISATION_KINDS), CheckConstraint("name <> ''", name="named"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Words] = mapped_column(unique=True)
    kind: Mapped[Words]
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    region: Mapped[Words]
    url: Mapped[Words]
    note: Mapped[Words]  # organisers' own, never public
    created_at: Mapped[Instant]


class Person(Base):
    __tablename__ = "person"
    __journal__ = ("person", "id")
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"), CheckConstraint("slug <> ''", name="addressed"),
        one_of("gender", GENDERS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[Words] = mapped_column(unique=True)  # in addresses; made once, never changed
    name: Mapped[Words]  # as it stands on a badge
    honorific: Mapped[Words]
    sort_name: Mapped[Words]  # "Kanaan, Sami"
    biography: Mapped[Words]  # rich
    picture_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    links: Mapped[tuple[Link, ...]] = mapped_column(Several(Link), default=())
    email: Mapped[Words]  # never public, like the others below but the country
    phone: Mapped[Words]
    diet: Mapped[Words]
    access_needs: Mapped[Words]
    gender: Mapped[Words]  # as told, for the balance of panels only
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    note: Mapped[Words]
    created_at: Mapped[Instant]

    identities: Mapped[list["PersonIdentity"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", lazy="raise")


class PersonIdentity(Base):
    """By which mark a schedule file of one summit knows a person."""

    __tablename__ = "person_identity"
    __journal__ = ("person", "person_id")
    __table_args__ = (
        UniqueConstraint("source", "scheme", "mark"),
        one_of("scheme", SCHEMES),
        Index("ix_person_identity_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    source: Mapped[Words]  # slug of the summit whose files use the mark
    scheme: Mapped[Words]
    mark: Mapped[Words]

    person: Mapped[Person] = relationship(back_populates="identities", lazy="raise")


class Office(Base):
    """Who held which position where, from when to when."""

    __tablename__ = "office"
    __journal__ = ("person", "person_id")
    __once__ = ("person_id", "organisation_id", "position", "since", "until")  # as of appearances
    __table_args__ = (
        CheckConstraint("until IS NULL OR since IS NULL OR until >= since", name="ends_after_it_begins"),
        Index("ix_office_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    position: Mapped[Words]
    since: Mapped[date | None]
    until: Mapped[date | None]  # inclusive


class NotTheSame(Base):
    """Two people or organisations that look alike and are not: they are not proposed again."""

    __tablename__ = "not_the_same"
    __journal__ = ("not_the_same", "id")
    __table_args__ = (UniqueConstraint("kind", "one_id", "other_id"), one_of("kind", ("person", "organisation")),
                      CheckConstraint("one_id < other_id", name="smaller_first"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Words]
    one_id: Mapped[int]
    other_id: Mapped[int]

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from eventsys.kit.database import Base, Instant, Words, one_of

ARTIFACT_STATES = ("wanted", "making", "made", "failed")


class Edition(Base):
    """A published, numbered, immutable programme."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("root", "number"), Index("ix_edition_digest", "digest"))

    id: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[Words]  # slug of the summit
    number: Mapped[int]  # from 1
    digest: Mapped[Words]  # SHA-256 hex of `body`
    body: Mapped[bytes] = deferred(mapped_column(LargeBinary))  # canonical bytes of the programme
    note: Mapped[Words]  # what changed, in the organiser's words
    published_at: Mapped[Instant]


class DraftCopy(Base):
    """A draft as it stood when somebody asked to look at it; shown on the desk only, and gone after a day."""

    __tablename__ = "draft_copy"
    __table_args__ = (Index("ix_draft_copy_root", "root"),)

    digest: Mapped[Words] = mapped_column(primary_key=True)  # SHA-256 hex of `body`
    root: Mapped[Words]  # slug of the summit
    body: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))  # canonical bytes of the programme
    made_at: Mapped[Instant]


class Publication(Base):
    """Which edition a public address shows now; none where it was public and is no more."""

    __tablename__ = "publication"
    __table_args__ = (Index("ix_publication_root", "root"),)

    slug: Mapped[Words] = mapped_column(primary_key=True)  # of the summit or of a part of it
    root: Mapped[Words]
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"))
    card: Mapped[bytes] = mapped_column(LargeBinary)  # catalogue entry: a `Card` as JSON


class Overlay(Base):
    """Live facts that no edition can hold, told by the rooms that know them: whether one can register now."""

    __tablename__ = "overlay"

    root: Mapped[Words] = mapped_column(primary_key=True)  # slug of the summit
    facts: Mapped[bytes] = mapped_column(LargeBinary)  # a `Live` as JSON
    stamp: Mapped[int]  # rises with each change


class PublicFile(Base):
    """A picture or document that the edition shown now names: what `/files/` may give out."""

    __tablename__ = "public_file"

    root: Mapped[Words] = mapped_column(primary_key=True)
    digest: Mapped[Words] = mapped_column(primary_key=True, index=True)  # SHA-256 hex


class Artifact(Base):
    """Something rendered from one edition and kept, or asked for and not made yet."""

    __tablename__ = "artifact"
    __table_args__ = (
        UniqueConstraint("digest", "slug", "kind", "locale", "renderer"),
        one_of("state", ARTIFACT_STATES),
        CheckConstraint("(state = 'made') = (body IS NOT NULL)", name="made_means_a_body"),
        Index("ix_artifact_state", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[Words]  # of the edition
    slug: Mapped[Words]  # from which event of it
    kind: Mapped[Words]
    locale: Mapped[Words]
    renderer: Mapped[Words]  # changes when the program renders differently
    state: Mapped[Words]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    error: Mapped[Words]
    changed_at: Mapped[Instant]
    body: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

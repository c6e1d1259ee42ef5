from datetime import date

import msgspec
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Several, Words


class Promise(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a sponsor was promised, and whether it was delivered."""

    words: str
    due: date | None = None
    delivered: date | None = None
    evidence: str = ""  # where it can be seen


class Tier(Base):
    __tablename__ = "sponsor_tier"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "key"), CheckConstraint("key <> ''", name="keyed"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[Words]
    title: Mapped[Words]  # the tier's own words: "Sponsors:"
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    on_page: Mapped[bool] = mapped_column(default=True)
    on_booklet: Mapped[bool] = mapped_column(default=True)
    on_strip: Mapped[bool] = mapped_column(default=True)


class Listing(Base):
    __tablename__ = "sponsor_listing"
    __journal__ = ("listing", "id")
    __table_args__ = (Index("ix_sponsor_listing_tier", "tier_id"), CheckConstraint("name <> ''", name="named"))

    id: Mapped[int] = mapped_column(primary_key=True)
    tier_id: Mapped[int] = mapped_column(ForeignKey("sponsor_tier.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    name: Mapped[Words]
    words: Mapped[Words]  # where a donor prescribes them
    url: Mapped[Words]
    country: Mapped[Words]
    logo_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    logo_dark_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    rivals: Mapped[Words]  # listings with the same word here do not want to be on at the same time
    promises: Mapped[tuple[Promise, ...]] = mapped_column(  # never public
        Several(Promise), default=(), server_default="[]")
    note: Mapped[Words]  # organisers' own, never public


class Acknowledgement(Base):
    __tablename__ = "acknowledgement"
    __journal__ = ("event", "event_id")

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    title: Mapped[Words]
    text: Mapped[Words]  # rich
    donors: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    partners: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventsys.kit.database import Base, Instant, UtcDateTime, Words


class Account(Base):
    """Somebody who may sign in. Without a password they were invited and have not come in yet."""

    __tablename__ = "account"
    __journal__ = ("account", "id")
    __table_args__ = (
        CheckConstraint("email LIKE '%_@_%'", name="email_is_one"),
        CheckConstraint("email = lower(email)", name="email_in_lower_case"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[Words] = mapped_column(unique=True)  # in lower case
    name: Mapped[Words]
    password_hash: Mapped[Words] = mapped_column(info={"secret": True})  # Argon2id, with its parameters
    is_admin: Mapped[bool] = mapped_column(default=False)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[Instant]

    @property
    def called(self) -> str:
        return self.name or self.email


class SignIn(Base):
    """An account in one browser. The browser keeps the token, we its digest."""

    __tablename__ = "sign_in"
    __table_args__ = (Index("ix_sign_in_account", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    digest: Mapped[Words] = mapped_column(unique=True)  # SHA-256 hex of the token
    began_at: Mapped[Instant]
    seen_at: Mapped[Instant]  # to the hour
    expires_at: Mapped[Instant]
    device: Mapped[Words]  # User-Agent, as it was sent
    address: Mapped[Words]  # IP

    account: Mapped[Account] = relationship(lazy="raise")


class Attempt(Base):
    """Somebody tried a password or asked for a letter: rows are counted, and go when they count no more."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_of", "of", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[Words]  # digest of what is being counted: an account's e-mail, an IP address
    at: Mapped[Instant]

"""Messages to clients, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MessageOccasion(StrEnum):
    """What a message is written for."""

    REMINDER = "reminder"
    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    SEASON = "season"
    INVITATION = "invitation"
    RECALL = "recall"
    CONGRATULATION = "congratulation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What the messages for an occasion say, with words in braces that are filled in for each client.

    Attributes:
        version: Of the salon's own wordings; 0 where it has none.
        short_zh: In Chinese, for a code that any screen has room for.
        long_zh: In Chinese, where there is more room.
        short_en: In English.
        long_en: In English, where there is more room.
    """

    occasion: MessageOccasion
    version: int
    short_zh: str
    long_zh: str
    short_en: str
    long_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to one client or guest, ready to be sent.

    Attributes:
        name: Whom it is to.
        number: Of the client's card; empty for a guest.
        phone: The number to send it to, as phones dial it: digits, with ``+`` and the country where it is abroad.
        language: What it is written in, ``zh`` or ``en``.
        texts: What it says, filled in: the longest wording first.
        client: Id of the client; 0 for a guest.
        appointment: Id of the appointment that it reminds of; 0 for none.
        version: Of that appointment.
    """

    occasion: MessageOccasion
    name: str
    number: str
    phone: str
    language: str
    texts: tuple[str, ...]
    client: int = 0
    appointment: int = 0
    version: int = 0

"""What a contact is asked, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.clients.fields.client import CLIENT_HINT
from db.contacts.fields import CHANNELS, DIRECTIONS, OUTCOMES, PURPOSES
from db.fields.declaration import Field, Kind, Term, When
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.words.i18n import _

PURPOSE = Field("purpose", "1", Term("Purpose", "目的"), Kind.CHOICE, PURPOSES, required=True)
CHANNEL = Field("channel", "2", Term("By", "方式"), Kind.CHOICE, CHANNELS, required=True)
DIRECTION = Field("direction", "3", Term("Who began", "谁联系谁"), Kind.CHOICE, DIRECTIONS, required=True)
OUTCOME = Field("outcome", "4", Term("Result", "结果"), Kind.CHOICE, OUTCOMES, required=True)
SUMMARY = Field(
    "summary", "5", Term("What was said", "摘要"), Kind.NOTE, limit=1000, hint=Term("in your own words", "用自己的话")
)
NEXT_DAY = Field(
    "next_day",
    "6",
    Term("Next contact", "下次联系"),
    Kind.DATE,
    when=When.FUTURE,
    hint=Term("month and day: 1127", "月日：1127"),
)
NEXT_MINUTE = Field(
    "next_minute", "7", Term("At", "几点"), Kind.TIME, hint=Term("9, 930, 14:30, 3pm", "9、930、14:30、下午三点")
)
NEXT_PLACE = Field("next_place", "8", Term("Where", "地点"), hint=Term("phone, salon …", "电话、店里……"))
NEXT_ABOUT = Field("next_about", "9", Term("About", "内容"))

CLIENT = Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, hint=CLIENT_HINT)
"""Whom it was with, where that isn't known."""
CONTACT_FIELDS = (PURPOSE, CHANNEL, DIRECTION, OUTCOME, SUMMARY, NEXT_DAY, NEXT_MINUTE, NEXT_PLACE, NEXT_ABOUT)
"""The nine, in order."""


@dataclass(frozen=True, slots=True)
class ChannelReader(FieldReader):
    """Offers the channels that the client allows, each under its own digit; one that was declined says so."""

    allowed: Callable[[], Sequence[str]]

    def offers(self) -> list[tuple[str, str]]:
        """Those that are allowed."""
        every = zip(CHANNELS, FieldReader.offers(self), strict=True)
        return [offer for channel, offer in every if channel.code in self.allowed()]

    def show(self, value: object) -> str:
        """The channel, and whether it was declined."""
        name = FieldReader.show(self, value)
        return f"{name}  ! {_('declined')}" if value and value not in self.allowed() else name

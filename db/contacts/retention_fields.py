"""The fields of why a client stays away or is watched, and who follows that up."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_HINT
from db.contacts.task_fields import ABSENCE_REASONS, WATCH_CAUSES, WATCHES
from db.fields.declaration import Field, Kind, Term, When

_OWNER = Field("owner", "", Term("Follows it up", "跟进人"), Kind.STAFF)

ABSENCE_FIELDS = (
    Field("reason", "", Term("Why", "原因"), Kind.CHOICE, ABSENCE_REASONS),
    _OWNER,
    Field("next", "", Term("Ask again on", "下次跟进"), Kind.DATE, when=When.FUTURE),
)
WATCH_FIELDS = (
    Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("kind", "", Term("Watched as", "关注类别"), Kind.CHOICE, WATCHES, required=True),
    Field("cause", "", Term("Why", "原因"), Kind.CHOICE, WATCH_CAUSES),
    _OWNER,
    Field("until", "", Term("Until", "到何时"), Kind.DATE, when=When.FUTURE),
)
WIN_BACK_FIELDS = (
    Field("matter", "", Term("Why lost", "流失原因"), Kind.CHOICE, ABSENCE_REASONS, required=True),
    Field("offer", "", Term("Offer", "挽回办法"), Kind.NOTE, required=True, limit=300),
    Field("owner", "", Term("Who does it", "负责人"), Kind.STAFF, required=True),
    Field("next", "", Term("Next step", "下一步日期"), Kind.DATE, required=True, when=When.FUTURE),
)

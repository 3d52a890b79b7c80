"""Cards that are taken out for a day, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass

from db.fields.declaration import Term
from db.fields.values import Ref
from db.papers.printed.states import PaperState

_WHERE = {
    PaperState.BOUND: Term("volume {volume}, page {page}", "第 {volume} 卷第 {page} 页"),
    PaperState.PRINTED: Term("at the desk, not put away", "在前台，待归位"),
    PaperState.LENT: Term("on loan: {holder}", "借出：{holder}"),
    PaperState.MISSING: Term("missing", "找不到"),
    None: Term("never printed", "未打印"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PullCard:
    """A client whose card is to be taken out.

    Attributes:
        state: Where the card is in its life; None where it was never printed.
        drawer: Mark of the drawer where it stands, or should stand.
        volume: Number of the volume that it is bound in.
        page: Its first page there.
        holder: Who has it.
        time: When the client's visit began, in the salon's time.
        beautician: Who treats the client.
    """

    id: int
    number: str
    name: str
    last_four: str
    state: PaperState | None = None
    drawer: str = ""
    volume: int = 0
    page: int = 0
    holder: str = ""
    time: str = ""
    beautician: Ref | None = None

    def where(self, language: str) -> str:
        """Where it is: the drawer's mark, or why it stands in none."""
        if self.state is PaperState.FILED:
            return self.drawer
        text = _WHERE[self.state].text(language)
        return text.format(volume=self.volume, page=self.page, holder=self.holder)

"""Cards that are taken out for a day, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


class Turn(NamedTuple):
    """When somebody treats a client on a day, in the salon's time, and what they do."""

    time: str = ""
    beautician: Ref | None = None
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PullCard:
    """A client whose card is to be taken out.

    Attributes:
        state: Where the card is in its life; None where it was never printed.
        drawer: Mark of the drawer where it stands, or should stand.
        volume: Number of the volume that it is bound in.
        page: Its first page there.
        holder: Who has it.
        turns: Who treats the client, the first one first; without a day the one whose client they are.
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
    turns: tuple[Turn, ...] = ()

    @property
    def time(self) -> str:
        """When the client comes, in the salon's time."""
        return self.turns[0].time if self.turns else ""

    @property
    def beautician(self) -> Ref | None:
        """Who treats the client first."""
        return next((turn.beautician for turn in self.turns if turn.beautician), None)

    def turn_of(self, beautician: int) -> Turn | None:
        """When somebody treats the client; 0 for nobody who is named."""
        return next((one for one in self.turns if (one.beautician.id if one.beautician else 0) == beautician), None)

    def services_of(self, beautician: int) -> list[str]:
        """What somebody does for the client; 0 for nobody who is named."""
        theirs = (one for one in self.turns if (one.beautician.id if one.beautician else 0) == beautician)
        return [*dict.fromkeys(turn.service for turn in theirs if turn.service)]

    def where(self, language: str) -> str:
        """Where it is: the drawer's mark, or why it stands in none."""
        if self.state is PaperState.FILED:
            return self.drawer
        text = _WHERE[self.state].text(language)
        return text.format(volume=self.volume, page=self.page, holder=self.holder)

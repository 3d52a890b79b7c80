"""The slip of a merge to draw: with a paper of every sort. No person in it is real."""

from __future__ import annotations

from datetime import date

from db.sheets.client import SheetClient
from db.sheets.merging import MergeSheet, OldPaper
from db.text.card_number import card_number
from tests.printouts import samples
from tests.printouts.desk_samples import CLIENT

PAPERS = (
    OldPaper(kind="card", version=2, place="柜 B · 屉 3"),
    OldPaper(kind="card", version=1, volume=3, page=12, todo="refer"),
    OldPaper(kind="intake", version=1, place="柜 C · 屉 1", todo="renumber"),
    OldPaper(kind="contract", version=1, number="300000012", todo="renumber"),
    OldPaper(kind="visit", version=4, place="柜 C · 屉 1", todo="look"),
)


SLIP = MergeSheet(
    salon=samples.SALON,
    stamp=samples.STAMP,
    client=CLIENT,
    gone=SheetClient(card_number(3991), "欧阳静宜", "2222"),
    day=date(2026, 11, 23),
    by="周堃",
    approver="苏敏",
    until=date(2026, 12, 23),
    papers=PAPERS,
)

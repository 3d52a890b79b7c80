"""The owner's recovery sheet 恢复单, A5: the phrase that opens the archive when the key file or every PIN is lost."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.registers import RecoverySheet
from printouts.drawing.blocks import Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose

_GROUP = Term("Group {number}", "第 {number} 组")
_RULE = Term(
    "Keep this sheet where money is kept, outside the salon if possible, and show it to nobody: with it and a copy of "
    "the data folder everything can be read. If every manager's PIN or the key file is lost, type: salon-tui recover. "
    "A newer sheet, or this one used once, makes this one void; destroy it then. It is kept nowhere else.",
    "请像现金一样保管本单，最好放在店外，不得给他人看：凭本单和一份数据文件夹的副本，可以读出全部档案。"
    "所有店长的密码或密钥文件都丢失时，请输入：salon-tui recover。换发新单或使用一次后，本单即作废，请销毁。"
    "其他任何地方都没有保存本单的内容。",
)


def draw_recovery(sheet: RecoverySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a recovery sheet; without its groups, one to be filled in by hand."""
    groups = [*sheet.groups, *[""] * 6][:6]
    cells = [
        Written(1 / 3, Term(*(text.format(number=number) for text in (_GROUP.en, _GROUP.zh))), group, strong=True)
        for number, group in enumerate(groups, 1)
    ]
    inside = framed(
        row(*cells[:3], pen=15.0, high=18.0),
        row(*cells[3:], pen=15.0, high=18.0),
        row(
            Written(0.5, Term("Made on", "制单日期"), day(sheet.made)),
            Written(0.5, Term("Kept by, at", "保管人、保管处")),
            pen=13.0,
            high=16.0,
        ),
        Prose(_RULE, 7.5),
    )
    return draw_form("recovery", sheet, Head(personal=False), [[inside]], to, invariant=invariant)

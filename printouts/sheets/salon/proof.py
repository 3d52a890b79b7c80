"""The proof 备份恢复验证单, A4: which backup was restored for trial, what was looked at, and what was found."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.registers import ProofSheet
from printouts.drawing.blocks import Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, local
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Entry, Table

_LOOKED_AT = (
    Column(0.40, Term("Looked at", "核对内容")),
    Column(0.60, Term("Found", "结果")),
)
_WHOLE = Term("whole: none is other than it was written", "完好，没有一页被改动")
_PROVED = Term(
    "This backup was restored into an empty folder, read from end to end, and thrown away again. The archive can be "
    "had back from it.",
    "这份备份已恢复到一个空文件夹，从头到尾核对后清除。用它可以找回档案。",
)
_NOT_PROVED = Term(
    "THIS IS NO PROOF. The backup can be read, and something is wrong with what is in it: call the owner today, make "
    "a new backup, and restore that one for trial.",
    "不能算通过。备份读得出来，但内容有问题：今天就告诉老板，重新做一次备份，再试恢复。",
)


def draw_proof(sheet: ProofSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws what came of a trial."""
    looked_at = _looked_at(sheet)
    is_proof = sheet.leads_here and not sheet.log_broken_at
    # a form that is filled in by hand says nothing of what wasn't looked at
    verdict = [Prose(_PROVED if is_proof else _NOT_PROVED, 9.2)] if sheet.at else []
    page = [
        framed(
            row(
                Written(0.34, Term("Restored for trial", "试恢复时间"), _moment(sheet.at), strong=True),
                Written(0.33, Term("By", "操作人"), sheet.by),
                Written(0.33, Term("Next trial due", "下次应在"), day(sheet.due)),
            ),
        ),
        Box("1", Term("The backup", "备份"), (
            row(
                Written(0.34, Term("Made", "备份时间"), _moment(sheet.made), strong=True),
                Written(0.66, Term("Folder", "所在文件夹"), sheet.place),
            ),
            row(Written(1.0, Term("Name", "备份名称"), sheet.name)),
        )),
        Box("2", Term("What was looked at", "核对"), (
            Table(_LOOKED_AT, looked_at, len(looked_at)),
            *verdict,
        )),
        Box("3", Term("Head of the audit log in the backup", "备份中的操作日志"), (
            row(
                Written(0.16, Term("Entries", "条数"), str(sheet.seq or "")),
                Written(0.84, Term("Digest of the last entry (SHA-256)", "最后一条的摘要（SHA-256）"),
                        " ".join(sheet.hash[at : at + 8] for at in range(0, len(sheet.hash), 8))),
            ),
        )),
        framed(
            row(
                Written(0.34, Term("Done by (signature)", "操作人签名")),
                Written(0.33, Term("Last clients of that day looked up by", "抽查当天顾客的人")),
                Written(0.33, Term("Manager (signature, date)", "店长签名、日期")),
                pen=14.0,
                high=16.0,
            ),
        ),
    ]  # fmt: skip
    return draw_form("proof", sheet, Head(personal=False), [page], to, invariant=invariant)


def _looked_at(sheet: ProofSheet) -> tuple[tuple[Entry, ...], ...]:
    rows: tuple[tuple[Entry, Entry], ...] = (
        (Term("Every page of the file", "文件的每一页"), _WHOLE),
        (
            Term("Lines, counted when it was made and again", "行数（备份时与恢复后）"),
            Term(f"{sheet.rows:,} and {sheet.rows:,}", f"{sheet.rows:,} 和 {sheet.rows:,}"),
        ),
        (Term("Audit log, from its first entry", "操作日志（从第一条起）"), _log(sheet)),
        (
            Term("Whether the archive went on from it", "现在的档案是否由它延续"),
            Term("yes", "是") if sheet.leads_here else Term("NO", "否"),
        ),
        (Term("Lines compared with the archive as it is", "与现在的档案逐行比较"), _compared(sheet)),
    )
    return rows if sheet.at else tuple((what,) for what, _found in rows)


def _log(sheet: ProofSheet) -> Term:
    if sheet.log_broken_at:
        return Term(f"BROKEN at entry {sheet.log_broken_at}", f"第 {sheet.log_broken_at} 条起断开")
    return Term("unbroken", "完整，没有断开")


def _compared(sheet: ProofSheet) -> Term:
    if sheet.same is None:
        return Term("not compared: the tables have changed since", "未比较：数据表已改版")
    changed = sheet.rows - sheet.same
    return Term(
        f"{sheet.same:,} as they were; {changed:,} changed or went since",
        f"{sheet.same:,} 行相同；{changed:,} 行此后改过或已删",
    )


def _moment(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}" if at else ""

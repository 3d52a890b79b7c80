"""What operations are called in the log, kind by kind; an operation that is added has its line in one of these."""

from __future__ import annotations

from db.fields.declaration import Choice, Term
from db.log.names.declared import Names
from db.log.names.of_clients import FILES, FINDING, HEALTH, VISITS
from db.log.names.of_days import APPOINTMENTS, CONTACTS, MONEY
from db.log.names.of_house import DESK, LISTS, PAPER, PRINTING, SALON, TRUST

_KINDS: tuple[tuple[Choice, Names], ...] = (
    (Choice("file", Term("Files", "档案")), FILES),
    (Choice("health", Term("Health and care", "健康与护理")), HEALTH),
    (Choice("visit", Term("Visits", "到店")), VISITS),
    (Choice("find", Term("Looking for clients", "查找与名单")), FINDING),
    (Choice("print", Term("Printing", "打印")), PRINTING),
    (Choice("list", Term("Printed lists, files", "名单与文件")), LISTS),
    (Choice("trust", Term("Reasons, approvals, log", "事由、同意与日志")), TRUST),
    (Choice("day", Term("Appointments and roster", "预约与排班")), APPOINTMENTS),
    (Choice("contact", Term("Contacts and tasks", "联系与待办")), CONTACTS),
    (Choice("money", Term("Money", "收银")), MONEY),
    (Choice("paper", Term("Paper archive", "纸质档案")), PAPER),
    (Choice("desk", Term("Signing in, staff", "登录与员工")), DESK),
    (Choice("salon", Term("Settings and backups", "设置与备份")), SALON),
)
KINDS = tuple(kind for kind, _names in _KINDS)
"""Kinds of operations, as one asks for them."""
OPERATIONS: Names = {code: term for _kind, names in _KINDS for code, term in names.items()}
"""What each operation is called, to be put behind who did it."""
_OTHERWISE = {
    "C": Term("wrote something down", "新增内容"),
    "R": Term("looked at something", "查看内容"),
    "U": Term("changed something", "修改内容"),
    "D": Term("took something back", "撤销内容"),
    "E": Term("did something else", "其他操作"),
}
"""By the action of an entry, where an older or a newer program knows the operation and this one doesn't."""


def of_kinds(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The operations of some kinds."""
    return tuple(code for kind, names in _KINDS if kind.code in kinds for code in names)


def name_of(operation: str, action: str) -> Term:
    """What an operation is called."""
    return OPERATIONS.get(operation) or _OTHERWISE.get(action) or _OTHERWISE["E"]

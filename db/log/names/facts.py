"""What the facts of an entry are called."""

from __future__ import annotations

from db.fields.declaration import Term

COUNTED = {
    "lines": Term("lines", "行数"),
    "clients": Term("clients", "顾客"),
    "phones": Term("phone numbers", "电话"),
    "labels": Term("labels", "标签"),
    "letters": Term("letters", "信函"),
    "cards": Term("cards", "卡片"),
    "guests": Term("guests", "来宾"),
    "appointments": Term("appointments", "预约"),
    "questions": Term("questions", "查找次数"),
}
"""What is counted in an entry, before how many."""
DONE = Term("Did", "操作")
HOW_MANY = Term("How many", "数量")
AGREED_TO = Term("Agreed to", "同意事项")
LET_THROUGH = Term("Let through", "放行")
STAFF = {
    "approved_by": Term("Agreed by", "同意人"),
    "for": Term("For whom", "为谁"),
    "staff": Term("Concerning", "涉及员工"),
    "to": Term("Given to", "交给"),
}
"""Members of staff whom an entry has by id."""

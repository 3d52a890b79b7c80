"""The A4 access request 查询申请: the client's written request to see, copy, correct or delete.

Sources: Personal Information Protection Law of the PRC, articles 44 to 50; GB/T 35273—2020, 8.7 (answered within 30
days).
"""

from __future__ import annotations

from math import inf
from typing import BinaryIO

from db.fields.declaration import Term
from db.registers.access_requests.fields import OUTCOMES, WISHES
from db.sheets.registers import AccessRequestSheet
from printouts.drawing.blocks import Box, Ticked, Written, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose

_WHAT = (
    Term("client card", "客户卡"),
    Term("intake form", "登记表"),
    Term("health", "健康信息"),
    Term("visits", "护理记录"),
    Term("payments", "消费记录"),
    Term("photographs", "照片"),
    Term("everything", "全部"),
)
_HOW = (
    Term("in the salon", "到店"),
    Term("paper copy", "纸质复印件"),
    Term("encrypted file", "加密文件"),
    Term("post", "邮寄"),
)
_SELF = (
    Term("myself", "本人"),
    Term("guardian", "监护人"),
    Term("by proxy", "受托人（附委托书）"),
    Term("relative of a client who died", "已故顾客近亲属"),
)
_PROOF = (
    Term("identity card", "身份证"),
    Term("known to the staff", "店员认识"),
    Term("code to the phone", "手机验证码"),
    Term("proxy seen", "已看委托书"),
)
_RIGHTS = Term(
    "You need not say why. It costs nothing. We check who you are, so that nobody else sees your file, and answer "
    "within 30 days. What the law makes us keep is locked instead of deleted; we tell you what and until when. If you "
    "are not content with our answer you may complain to the authorities or go to court.",
    "申请无需说明理由，不收费。为防他人冒用，我们会核对您的身份，并在 30 天内答复。法律要求保存的资料不能删除的，"
    "我们将停止使用并告知内容和期限。对答复不满意的，您可以向主管部门投诉，也可以向法院起诉。",
)
_BY_CLIENT, _BY_STAFF = Term("filled in by the client", "由申请人填写"), Term("filled in by the staff", "由店内填写")


def draw_access_request(sheet: AccessRequestSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an access request, empty or filled."""
    client = sheet.client
    page = (
        Box(
            "1",
            Term("Who asks", "申请人"),
            (
                row(
                    named(0.36, client, Term("Client", "顾客姓名")),
                    phoned(0.22, client),
                    Written(0.42, Term("Asked by, if someone else", "申请人姓名（非本人时）")),
                ),
                row(Ticked(1.0, Term("Asked as", "身份"), _SELF)),
            ),
            right=_BY_CLIENT,
        ),
        Box(
            "2",
            Term("What is asked for", "申请内容"),
            (
                row(ticks(1.0, Term("I wish to", "申请事项"), WISHES, sheet.wishes, more=True)),
                row(Ticked(1.0, Term("Of", "涉及资料"), _WHAT)),
                row(
                    Written(
                        1.0,
                        Term("In detail: what is wrong, from when to when", "具体说明（如错误之处、起止时间）"),
                        sheet.details,
                    ),
                    pen=40.0,
                    high=inf,
                ),
                row(Ticked(1.0, Term("How to give it to me", "提供方式"), _HOW, more=True)),
            ),
            right=_BY_CLIENT,
        ),
        Box(
            "3",
            Term("Your rights", "您的权利"),
            (
                Prose(_RIGHTS),
                row(
                    Written(0.50, Term("Signature", "申请人签名")),
                    Written(0.25, Term("Date", "申请日期")),
                    Written(0.25, Term("Where to reach me", "联系电话")),
                    pen=14.0,
                ),
            ),
        ),
        Box(
            "4",
            Term("Received and identity checked", "受理与身份核对"),
            (
                row(
                    Written(0.17, Term("Received on", "收到日期"), day(sheet.received)),
                    Written(0.18, Term("Received by", "受理人"), sheet.received_by),
                    Written(0.18, Term("Who helps", "协助人"), sheet.helper),
                    Written(0.18, Term("Answer due", "答复期限"), day(sheet.due), strong=True),
                    Written(0.29, Term("Identity checked by", "身份核对人"), sheet.identity_by),
                ),
                row(Ticked(1.0, Term("Checked by", "核对方式"), _PROOF, more=True)),
            ),
            right=_BY_STAFF,
            staff=True,
        ),
        Box(
            "5",
            Term("Answer", "办理结果"),
            (
                row(ticks(1.0, Term("Result", "结果"), OUTCOMES, sheet.outcome)),
                row(
                    Written(
                        1.0, Term("What was done; what was kept, and why", "办理情况；保留的资料及理由"), sheet.result
                    ),
                    pen=21.0,
                    high=30.0,
                ),
                row(
                    Written(0.28, Term("Manager's signature", "店长签名")),
                    Written(0.22, Term("Answered on", "答复日期"), day(sheet.answered)),
                    Written(0.28, Term("Client: received (signature)", "顾客收讫签名")),
                    Written(0.22, Term("Date", "日期")),
                    pen=13.0,
                ),
            ),
            right=_BY_STAFF,
            staff=True,
        ),
    )
    head = Head(client, number_label=Term("Request No.", "申请编号"), number=sheet.number)
    return draw_form("access_request", sheet, head, [page], to, invariant=invariant)

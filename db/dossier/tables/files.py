"""What was agreed to, given away, asked for and put on paper; files that became one."""

from __future__ import annotations

from db.clients.consent.fields import ASKED_FOR
from db.dossier.tables.declaration import Cell, Told, as_fields, cell, day, named, number
from db.fields.choices import choices
from db.fields.declaration import Choice, Kind, Term
from db.registers.access_requests.fields import OUTCOMES, WISHES
from db.registers.disclosures.fields import DISCLOSURE_FIELDS
from db.retention.fields import KINDS as RETENTION

PAPERS = (
    *choices(
        ("card", "client card", "客户档案卡"),
        ("intake", "intake form", "登记表"),
        ("visit", "visit sheet", "护理记录单"),
        ("ledger", "ledger", "次卡/储值登记"),
        ("patch_test", "patch-test record", "皮试记录"),
        ("consent", "informed consent", "知情同意书"),
        ("record", "record sheet", "档案记录单"),
        ("comparison", "comparison", "前后对比单"),
        ("contract", "service agreement", "服务协议"),
        ("statement", "statement", "对账单"),
        ("refund", "refund form", "退款单"),
        ("balances", "balances from paper", "台账前结存确认单"),
        ("receipt", "receipt", "收据"),
        ("letter", "letter", "信函"),
        ("access_request", "access request", "查询申请"),
        ("dossier", "copy for the client", "个人资料副本"),
        ("correction", "correction", "更正单"),
        ("merge_slip", "merge slip", "并档单"),
        ("destroy", "destroy slip", "销毁单"),
    ),
)
"""What the papers of a client are called."""
_STATES = choices(
    ("sent", "on its way to the printer", "已送打印"),
    ("unsure", "not known whether it came out", "打印结果不明"),
    ("not_out", "never came out", "未打印出"),
    ("printed", "printed", "已打印"),
    ("filed", "filed", "在柜"),
    ("lent", "lent", "借出"),
    ("missing", "missing", "未找到"),
    ("bound", "bound", "已装订"),
    ("to_destroy", "to be destroyed", "待销毁"),
    ("destroyed", "destroyed", "已销毁"),
    ("given_out", "given out", "已交付"),
)
_GIVEN = choices(("yes", "agreed", "同意"), ("refused", "refused", "不同意"), ("withdrawn", "withdrawn", "已撤回"))
_LOCKED = tuple(Choice(kept.code, kept.term) for kept in RETENTION)
_MERGES = choices(
    ("proposed", "proposed", "待合并"),
    ("declined", "two people", "确认为两人"),
    ("done", "merged", "已合并"),
    ("undone", "undone", "已拆分"),
)

FILES = (
    Told(
        "consent",
        Term("Consents", "同意与撤回"),
        (
            cell(
                "purpose",
                "Purpose",
                "事项",
                Kind.CHOICE,
                (*ASKED_FOR, Choice("purpose_explained", Term("Purpose explained", "已说明目的"))),
            ),
            cell("state", "Answer", "答复", Kind.CHOICE, _GIVEN),
            day("at", "Taken down", "登记时间"),
            named("by_id", "Taken down by", "登记人"),
            cell("text_version", "Version of the words", "文本版本"),
            day("paper_day", "Paper of", "纸质表日期"),
        ),
        left=("value", "sheet_id"),
    ),
    Told(
        "disclosure",
        Term("Given to others", "对外提供记录"),
        (
            number("number", "No.", "编号"),
            *as_fields(DISCLOSURE_FIELDS, "to_whom", "what", "day", "ground", "consented", "basis", "paper"),
            day("at", "Written down", "登记时间"),
            named("by_id", "By", "经手人"),
            named("agreed_by_id", "Agreed by", "批准人"),
            Cell(
                "corrects_id",
                Term("Puts right No.", "更正编号"),
                Kind.NUMBER,
                sql="(SELECT o.number FROM disclosure o WHERE o.id = disclosure.corrects_id)",
            ),
            cell("why", "Why", "原因"),
        ),
    ),
    Told(
        "locked_record",
        Term("Locked, since a law keeps it", "依法封存的记录"),
        (
            cell("kind", "Kind", "类别", Kind.CHOICE, _LOCKED),
            number("records", "Records", "份数"),
            day("at", "Locked", "封存时间"),
            day("until", "Kept until", "保存至"),
        ),
        left=("slip", "last", "content"),
    ),
    Told(
        "access_request",
        Term("Requests", "本人申请"),
        (
            number("number", "No.", "编号"),
            day("received", "Received", "收到日期"),
            named("received_by_id", "Received by", "受理人"),
            cell("wishes", "Asked for", "申请事项", Kind.CHOICES, WISHES),
            cell("details", "In detail", "具体说明", Kind.NOTE),
            cell("identity", "Identified by", "身份核对方式"),
            named("identity_by_id", "Checked by", "核对人"),
            day("due", "Due", "答复期限"),
            named("helper_id", "Helped by", "协助人"),
            day("answered", "Answered", "答复日期"),
            named("answered_by_id", "Answered by", "答复人"),
            cell("outcome", "Outcome", "办理结论", Kind.CHOICE, OUTCOMES),
            cell("result", "Result", "办理结果", Kind.NOTE),
        ),
    ),
    Told(
        "sheet",
        Term("Papers", "纸质文件"),
        (
            cell("kind", "Paper", "文件", Kind.CHOICE, PAPERS),
            number("version", "Version", "版次"),
            cell("number", "No.", "编号"),
            day("at", "Printed", "打印时间"),
            named("by_id", "Printed by", "打印人"),
            cell("state", "Where it is", "现状", Kind.CHOICE, _STATES),
            day("since", "Since", "自"),
            cell("occasion", "Occasion", "事由"),
        ),
        left=("digest", "drawer_id", "filed_key", "volume_id", "page", "print_job_id"),
    ),
    Told(
        "loan",
        Term("Papers lent inside the salon", "店内借阅"),
        (
            named("borrower_id", "Borrowed by", "借阅人"),
            cell("reason", "Reason", "事由"),
            day("asked_at", "Asked", "申请时间"),
            named("asked_by_id", "Asked by", "申请人"),
            day("due", "Due", "应还日期"),
            day("approved_at", "Approved", "批准时间"),
            named("approved_by_id", "Approved by", "批准人"),
            day("refused_at", "Refused", "不予批准时间"),
            day("out_at", "Out", "借出时间"),
            named("out_by_id", "Handed out by", "借出经手"),
            day("back_at", "Back", "归还时间"),
            named("back_by_id", "Taken back by", "归还经手"),
            cell("intact", "Intact", "完好", Kind.YES_NO),
            cell("remark", "Remark", "备注"),
        ),
        left=("sheet_id",),
    ),
    Told(
        "merge",
        Term("Files that became one", "档案合并"),
        (
            Cell("gone_id", Term("Other file", "并入的档案"), names="client"),
            cell("state", "State", "状况", Kind.CHOICE, _MERGES),
            day("proposed_at", "Proposed", "提出时间"),
            named("proposed_by_id", "Proposed by", "提出人"),
            cell("why", "Why", "原因", Kind.NOTE),
            day("at", "Merged", "合并时间"),
            named("by_id", "By", "经手人"),
            named("approver_id", "Agreed by", "批准人"),
            day("undone_at", "Undone", "拆分时间"),
            named("undone_by_id", "Undone by", "拆分经手"),
            named("undone_approver_id", "Agreed by", "批准人"),
            cell("undone_why", "Why undone", "拆分原因", Kind.NOTE),
        ),
        left=("kept_id", "marks"),
        whose="kept_id IN ({ids})",
    ),
    Told(
        "imported_cell",
        Term("From imported tables", "导入资料"),
        (
            cell("heading", "Heading", "栏目"),
            cell("text", "Entry", "内容"),
            day("at", "Taken over", "导入时间"),
            named("by_id", "By", "经手人"),
        ),
        left=("access", "own"),
    ),
)

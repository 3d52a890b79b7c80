"""The fields of what clients say, and the lists that they are chosen from."""

from __future__ import annotations

from dataclasses import replace

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import RATING, choices
from db.fields.declaration import Field, Kind, Term, When

HEADINGS = choices(
    ("effect", "effect", "疗效"),
    ("product", "product", "产品"),
    ("service", "service", "服务"),
    ("management", "management", "管理"),
)
"""What an opinion is about, in the order of the survey's questions."""

KINDS = choices(("opinion", "opinion", "意见"), ("suggestion", "suggestion", "建议"), ("praise", "praise", "表扬"))

STATES = choices(
    ("open", "open", "待处理"),
    ("reopened", "opened anew", "重新处理"),
    ("answered", "answered", "已答复"),
    ("settled", "settled", "已了结"),
)
"""How far a complaint has come."""

OPEN = ("open", "reopened")
"""States in which somebody has to answer."""

OUTCOMES = choices(
    ("explained", "explained", "解释说明"),
    ("apology", "apology", "道歉"),
    ("done_again", "done again", "重做护理"),
    ("exchange", "exchanged", "换货"),
    ("money_back", "money back", "退款"),
    ("made_good", "made good otherwise", "其他补偿"),
    ("unfounded", "no fault found", "查无过失"),
)
"""What the client got."""

EFFECTS = choices(("yes", "yes", "有效"), ("partly", "partly", "部分有效"), ("no", "no", "无效"))
"""Whether an improvement helped, as it was seen later."""

LOW = ("2", "1")
"""Ratings after which a complaint is opened."""
COMPLAINT_DAYS = 3
"""Days in which a complaint is answered, unless another day is given."""
LOOK_AGAIN_DAYS = 30
"""Days after which it is looked whether an improvement has helped."""
MOST_AT_ONCE = 200
"""Surveys that are numbered at once."""
LONGEST_TEXT = 2000
LONGEST_WORD = 500

_DEADLINE = Field(
    "deadline",
    "",
    Term("Until", "期限"),
    Kind.DATE,
    required=True,
    hint=Term("Such as 3.20", "如 3.20"),
    when=When.FUTURE,
)
_CLIENT = Field("client", "", Term("Client", "顾客"), Kind.CLIENT, limit=60, hint=CLIENT_HINT)
_HEADING = Field("heading", "", Term("Heading", "类别"), Kind.CHOICE, HEADINGS, required=True)

OPINION_FIELDS = (
    _CLIENT,
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.PAST),
    Field("kind", "", Term("Kind", "性质"), Kind.CHOICE, KINDS, required=True),
    _HEADING,
    Field("rating", "", Term("How satisfied", "满意程度"), Kind.CHOICE, RATING),
    Field("text", "", Term("Client's words", "原话"), Kind.NOTE, limit=LONGEST_TEXT),
)

QUESTIONS = (
    Field(
        "effect",
        "1",
        Term("Effect of the care", "护理效果"),
        Kind.CHOICE,
        RATING,
        required=True,
        short=Term("Effect of care", "护理效果"),
    ),
    Field("product", "2", Term("Products", "所用产品"), Kind.CHOICE, RATING, required=True),
    Field(
        "service",
        "3",
        Term("Service and technique", "服务与手法"),
        Kind.CHOICE,
        RATING,
        required=True,
        short=Term("Service", "服务与手法"),
    ),
    Field(
        "management",
        "4",
        Term("Environment and management", "环境与管理"),
        Kind.CHOICE,
        RATING,
        required=True,
        short=Term("Environment", "环境与管理"),
    ),
)
"""The four questions of a survey, each under its heading."""

SURVEY_FIELDS = (
    Field(
        "number",
        "",
        Term("Number", "编号"),
        required=True,
        limit=16,
        hint=Term("Scan it, or type its ten digits or its short number", "扫描，或输入十位数字或短号"),
    ),
    *QUESTIONS,
    Field(
        "text",
        "5",
        Term("Opinions and wishes", "意见与希望"),
        Kind.NOTE,
        limit=LONGEST_TEXT,
        short=Term("Opinion, wishes", "意见与希望"),
    ),
)

NAME_FIELDS = (replace(_CLIENT, required=True),)

WHOM = choices(
    ("nobody", "without names", "不记名"),
    ("regulars", "who came twice in half a year", "半年内到店两次以上"),
)
"""For whom surveys are numbered."""

BATCH_FIELDS = (
    Field("whom", "", Term("For whom", "发给"), Kind.CHOICE, WHOM, required=True),
    Field(
        "count",
        "",
        Term("How many", "份数"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term("200 at most", "最多 200 份"),
    ),
)

COMPLAINT_FIELDS = (
    _CLIENT,
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.PAST),
    _HEADING,
    Field("text", "", Term("Complaint", "投诉内容"), Kind.NOTE, required=True, limit=LONGEST_TEXT),
    Field("concerns", "", Term("About whom", "涉及员工"), Kind.STAFF),
    Field("owner", "", Term("Owner", "责任人"), Kind.STAFF, required=True),
    _DEADLINE,
)

ANSWER_FIELDS = (
    Field(
        "result",
        "",
        Term("Result", "处理结果"),
        Kind.NOTE,
        required=True,
        limit=LONGEST_TEXT,
        hint=Term("What was found, and what was done", "查明情况、采取的措施"),
    ),
    Field("outcome", "", Term("Outcome", "处理方式"), Kind.CHOICE, OUTCOMES, required=True),
)

WORD_FIELDS = (
    Field("word", "", Term("Client's word", "顾客答复"), Kind.NOTE, required=True, limit=LONGEST_WORD),
    Field("content", "", Term("Is content", "顾客认可"), Kind.YES_NO, required=True),
)
"""What the client says of the answer: not content, the complaint is open again."""

IMPROVEMENT_FIELDS = (
    Field("text", "", Term("What changes", "改进措施"), Kind.NOTE, required=True, limit=LONGEST_TEXT),
    Field("owner", "", Term("Owner", "负责人"), Kind.STAFF, required=True),
    _DEADLINE,
)

DONE_FIELDS = (
    Field("done", "", Term("Done on", "完成日期"), Kind.DATE, required=True, when=When.PAST),
    Field("look_again", "", Term("Look again on", "复查日期"), Kind.DATE, required=True, when=When.FUTURE),
)

SEEN_FIELDS = (
    Field("effect", "", Term("Has it helped", "是否有效"), Kind.CHOICE, EFFECTS, required=True),
    Field("seen", "", Term("What is seen", "效果说明"), Kind.NOTE, limit=LONGEST_WORD),
)

"""Contacts, events, what the client said, and why the salon meant to get in touch."""

from __future__ import annotations

from db.contacts.fields import CHANNELS, DIRECTIONS, OUTCOMES, PURPOSES
from db.contacts.task_fields import ABSENCE_REASONS, DROP_REASONS, RULES, WATCH_CAUSES, WATCHES, WIN_BACK_ENDS
from db.dossier.tables.declaration import Told, cell, day, money, named, number, of_row
from db.events.fields import ANSWERS
from db.feedback.fields import HEADINGS, KINDS, STATES
from db.feedback.fields import OUTCOMES as SETTLED
from db.fields.choices import CONTACT_WAYS, RATING, choices
from db.fields.declaration import Kind, Term

_INVITED = (*CHANNELS, *CONTACT_WAYS)
_TASKS = choices(("open", "open", "待办"), ("done", "done", "已办"), ("dropped", "dropped", "不再办"))
_ABSENT = choices(("open", "stays away", "未回店"), *((one.code, one.term.en, one.term.zh) for one in WIN_BACK_ENDS))
_SURVEYS = choices(("printed", "handed out", "已发出"), ("keyed", "answered", "已填写"), ("void", "void", "作废"))

CONTACTS = (
    Told(
        "contact",
        Term("Contacts", "联系记录"),
        (
            day("day", "Day", "日期"),
            day("at", "Written down", "登记时间"),
            named("by_id", "By", "联系人"),
            cell("purpose", "Purpose", "目的", Kind.CHOICE, PURPOSES),
            cell("channel", "By way of", "方式", Kind.CHOICE, CHANNELS),
            cell("direction", "Who began", "由谁联系", Kind.CHOICE, DIRECTIONS),
            cell("outcome", "Outcome", "结果", Kind.CHOICE, OUTCOMES),
            cell("summary", "What was said", "内容", Kind.NOTE),
            day("next_day", "Next", "下次联系"),
            cell("next_minute", "At", "时间", Kind.TIME),
            cell("next_place", "Where", "地点"),
            cell("next_about", "About", "事由"),
        ),
        left=("appointment_id", "corrects_id"),
        order="day, id",
    ),
    Told(
        "event_guest",
        Term("Events", "活动"),
        (
            named("event_id", "Event", "活动", "event"),
            cell("invited", "Invited by", "邀请方式", Kind.CHOICE, _INVITED),
            day("invited_on", "On", "邀请日期"),
            cell("answer", "Answer", "回复", Kind.CHOICE, ANSWERS),
            cell("came", "Came", "到场", Kind.YES_NO),
            cell("note", "Note", "备注"),
        ),
    ),
    Told(
        "survey",
        Term("Surveys", "征询意见表"),
        (
            cell("number", "No.", "编号"),
            day("printed", "Handed out", "发出日期"),
            named("printed_by_id", "By", "发出人"),
            cell("state", "State", "状况", Kind.CHOICE, _SURVEYS),
            day("day", "Answered", "填写日期"),
            *(cell(one.code, one.term.en, one.term.zh, Kind.CHOICE, RATING) for one in HEADINGS),
            named("keyed_by_id", "Entered by", "录入人"),
        ),
        left=("batch",),
    ),
    Told(
        "opinion",
        Term("Opinions", "意见建议"),
        (
            day("day", "Day", "日期"),
            cell("kind", "Kind", "类别", Kind.CHOICE, KINDS),
            cell("heading", "About", "项目", Kind.CHOICE, HEADINGS),
            cell("rating", "Rating", "评分", Kind.CHOICE, RATING),
            cell("text", "Text", "内容", Kind.NOTE),
            day("at", "Written down", "登记时间"),
            named("by_id", "By", "登记人"),
        ),
        left=("visit_id", "survey_id"),
    ),
    Told(
        "complaint",
        Term("Complaints", "投诉"),
        (
            number("number", "No.", "编号"),
            day("day", "Day", "日期"),
            cell("heading", "About", "项目", Kind.CHOICE, HEADINGS),
            cell("text", "Text", "内容", Kind.NOTE),
            named("owner_id", "Dealt with by", "负责人"),
            day("deadline", "Answer due", "答复期限"),
            cell("state", "State", "状况", Kind.CHOICE, STATES),
            cell("result", "Result", "处理结果", Kind.NOTE),
            cell("outcome", "Outcome", "处理方式", Kind.CHOICE, SETTLED),
            cell("word", "What the client says of it", "顾客评价", Kind.NOTE),
        ),
        left=("concerns_id", "opinion_id"),
    ),
    Told(
        "complaint_step",
        Term("How complaints were dealt with", "投诉处理过程"),
        (
            of_row("complaint_id", "No.", "编号", "complaint_step", "number", Kind.NUMBER),
            day("at", "When", "时间"),
            named("by_id", "By", "经手人"),
            cell("state", "State", "状况", Kind.CHOICE, STATES),
            cell("text", "What was done", "处理内容", Kind.NOTE),
            cell("outcome", "Outcome", "处理方式", Kind.CHOICE, SETTLED),
        ),
        left=("seq",),
        whose="complaint_id IN (SELECT id FROM complaint WHERE client_id IN ({ids}))",
        order="complaint_id, seq",
    ),
    Told(
        "task",
        Term("Why the salon meant to get in touch", "跟进事项"),
        (
            cell("rule", "What for", "事由", Kind.CHOICE, RULES),
            day("day", "Day", "日期"),
            day("due", "Due", "到期"),
            cell("text", "Text", "内容"),
            cell("state", "State", "状况", Kind.CHOICE, _TASKS),
            cell("reason", "Reason", "原因", Kind.CHOICE, DROP_REASONS),
            named("owner_id", "By", "负责人"),
            day("made", "Made", "生成时间"),
            day("ended", "Ended", "结束时间"),
            named("by_id", "Ended by", "经手人"),
        ),
        left=("key", "about", "about_id", "until", "role", "moved", "contact_id"),
    ),
    Told(
        "absence",
        Term("Stayed away", "未到店"),
        (
            day("last", "Last visit", "上次到店"),
            day("since", "Since", "自"),
            cell("reason", "Reason", "原因", Kind.CHOICE, ABSENCE_REASONS),
            named("owner_id", "By", "负责人"),
            day("next", "Next contact", "下次联系"),
            cell("state", "State", "状况", Kind.CHOICE, _ABSENT),
            money("worth", "Spent in two years", "两年消费"),
        ),
    ),
    Told(
        "watch",
        Term("Watched", "关注"),
        (
            cell("kind", "As", "类别", Kind.CHOICE, WATCHES),
            cell("cause", "Cause", "原因", Kind.CHOICE, WATCH_CAUSES),
            day("since", "Since", "自"),
            day("until", "Until", "至"),
            named("owner_id", "By", "负责人"),
            money("worth", "Spent in two years", "两年消费"),
        ),
    ),
    Told(
        "win_back",
        Term("To be won back", "挽回"),
        (
            cell("matter", "Matter", "事由", Kind.CHOICE, WATCH_CAUSES),
            cell("offer", "Offer", "方案"),
            named("owner_id", "By", "负责人"),
            day("next", "Next contact", "下次联系"),
            cell("state", "State", "状况", Kind.CHOICE, _ABSENT),
            cell("reason", "Reason", "原因"),
            day("made", "Made", "日期"),
            day("ended", "Ended", "结束"),
        ),
        left=("watch_id",),
        whose="watch_id IN (SELECT id FROM watch WHERE client_id IN ({ids}))",
    ),
)

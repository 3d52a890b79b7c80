"""Dated records to draw: an analysis, a plan, a patch test and others. No person in them is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from db.care.records import Taken
from db.care.stages import current, progress, stages_of
from db.clients.fields.skin import ZONES
from db.clients.records import Alert
from db.dated.kinds import KINDS
from db.dated.records import DatedRecord, State
from db.fields.values import Ref, Value
from db.rules.items import ITEMS
from db.rules.records import Level
from db.text.card_number import card_number
from db.visits.records import Conflict
from tests.printouts import hard_texts

DAY = date(2026, 11, 22)
TODAY = date(2026, 11, 23)
AUTHOR = Ref(3, "李㛃")
NAME = "欧阳𬭎琍·曾䶮"
ANALYSIS: Mapping[str, Value] = {
    "method": ("eye", "magnifier", "instrument"),
    "zones_seen": tuple(zone.code for zone in ZONES[:16]),
    "blackheads[nose]": "2",
    "pores[l_cheek]": "2",
    "pores[r_cheek]": "1",
    "fine_lines[l_eye]": "2",
    "red_vessels[l_cheek]": "1",
    "pigment_seen[l_zygoma]": "3",
    "oil[forehead]": "1",
    "skin_type": "combination_dry",
    "against_age": "as_the_age",
    "tone": ("dull", "rough"),
    "elasticity": "fair",
    "sebum_t": "much",
    "sebum_t_figure": 62,
    "sebum_u": "lacking",
    "sebum_u_figure": 18,
    "moisture": "dry",
    "moisture_figure": 31,
    "thickness": "thin",
    "pores_t": "large",
    "pores_cheeks": "normal",
    "sensitivity": ("mild", "redness"),
    "acne": ("blackheads", "marks"),
    "acne_grade": "i",
    "pigment": ("melasma", "light"),
    "vessels": ("flushing",),
    "wrinkles": ("eyes", "under_eye"),
    "wrinkle_depth": "fine",
    "eyes": ("vascular", "puffiness"),
    "causes": ("sun", "late_nights", "stress"),
    "fitzpatrick": "iii",
    "glogau": "ii",
    "concerns": ("hydrate", "soothe", "pores"),
    "conclusion": "两颊缺水、屏障偏弱，鼻翼黑头；左颧色斑较深。",
    "advice": "先补水修护四次，再做眼周；三个月后复查。",
}
LATER: Mapping[str, Value] = {
    **ANALYSIS,
    "pores[l_cheek]": "1",
    "fine_lines[l_eye]": "3",
    "flaking[r_cheek]": "1",
    "moisture_figure": 38,
    "skin_type": "combination",
}
PLAN: Mapping[str, Value] = {
    "problems": "1 缺水 2 毛孔粗大 3 眼周细纹",
    "next_analysis": date(2027, 1, 20),
    "goal[1]": "水分 35",
    "service[1]": Ref(1, "补水护理"),
    "sessions[1]": 4,
    "interval[1]": 10,
    "instrument[1]": "超声导入",
    "technique[1]": "轻",
    "products[1]": "舒缓面膜",
    "goal[2]": "水分 40，毛孔轻",
    "service[2]": Ref(1, "补水护理"),
    "with_service[2]": Ref(2, "眼部护理"),
    "sessions[2]": 6,
    "interval[2]": 14,
    "instrument[2]": "超声导入",
    "technique[2]": "轻",
    "products[2]": "积雪草精华",
    "goal[3]": "维持",
    "service[3]": Ref(1, "补水护理"),
    "sessions[3]": 6,
    "interval[3]": 30,
    "morning": "洁面、保湿、防晒",
    "evening": "卸妆、保湿、眼霜",
    "avoid": "果酸/水杨酸",
}
TEST: Mapping[str, Value] = {
    "product": Ref(1, "杏仁酸焕肤液 10%"),
    "batch": "B2309",
    "site": "ear",
    "at_24h": "negative",
    "at_48h": "negative",
}
NEEDS: Mapping[str, Value] = {
    "concern[face]": "换季就紧绷",
    "goal[face]": ("hydrate", "soothe"),
    "wish[face]": "不紧绷",
    "priority[face]": "1",
    "goal[eyes]": ("wrinkle",),
    "wish[eyes]": "细纹浅一点",
}
PAST: tuple[Mapping[str, Value], ...] = (
    {"what": "光子嫩肤", "where": "某诊所", "since": "2025-05", "often": "3 次", "effect": "4", "reaction": "mild"},
    {"what": "补水护理", "since": "2023"},
)
CONSENT: Mapping[str, Value] = {
    "service": Ref(4, "果酸焕肤护理"),
    "indications": "角质厚、毛孔粗大、浅斑",
    "against": "已核对：无疱疹、未用异维A酸；水杨酸过敏，改用杏仁酸",
    "risk": "medium",
    "risk_why": "左颧黄褐斑，可能反黑",
    "risks_told": True,
    "options": "舒敏护理；只做居家刷酸低浓度",
    "text_version": "2026-03",
}
REVIEW: Mapping[str, Value] = {
    "plan": Ref(2, "2026-10-12"),
    "stage": "1",
    "before": Ref(1, "2026-09-20"),
    "after": Ref(3, "2026-11-22"),
    "reached": "yes",
    "effect": "4",
    "view": "不紧绷了，想继续",
    "confirmed": True,
}
CONSULT: Mapping[str, Value] = {
    "words": "脸干，上妆卡粉",
    "seen": "两颊脱屑、泛红",
    "judged": "屏障偏弱",
    "agreed": "先修护，不做酸类",
    "question[1]": "最近换过护肤品吗？",
    "answer[1]": "换了洁面，起泡多",
    "question[2]": "几点睡？",
    "answer[2]": "一点以后",
    "advice": "换氨基酸洁面",
    "result": "booked",
    "next_day": date(2026, 12, 6),
}
MEETING: Mapping[str, Value] = {"todo": "介绍修护霜，不推销", "who": Ref(3, "李㛃"), "visit_day": date(2026, 11, 29)}
VALUES: Mapping[str, Mapping[str, Value]] = {
    "skin": ANALYSIS,
    "plan": PLAN,
    "review": REVIEW,
    "needs": NEEDS,
    "consult": CONSULT,
    "past": PAST[0],
    "patch": TEST,
    "consent": CONSENT,
    "meeting": MEETING,
}
"""What stands on a record of each kind."""


def record(kind: str, values: Mapping[str, Value] | None = None, day: date = DAY, **changes: Any) -> DatedRecord:
    """A record of a kind, with what is given or what a sample of it says."""
    said = dict(VALUES[kind] if values is None else values)
    declared = KINDS[kind]
    derived = declared.derive(said, day, TODAY)
    made = DatedRecord(
        id=1,
        version=1,
        client=Ref(1, NAME),
        client_number=card_number(1376),
        kind=kind,
        number=3,
        day=day,
        at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC),
        by=AUTHOR,
        visit=0,
        replaces=0,
        replaced_by=0,
        state=State.CURRENT,
        why="",
        form=declared.form,
        filled_by="staff",
        due=derived.due,
        until=derived.until,
        mark=derived.mark,
        checked_by="",
        values={key: said[key] for key in declared.in_order(said)},
        carried={},
        is_editable=False,
    )
    return replace(made, **changes)


HELD = Conflict(
    item="杏仁酸焕肤", alert=Alert("isotretinoin", "medication", ITEMS["isotretinoin"].term), level=Level.HOLD
)
"""What speaks against a service of the plan."""


def taken(**changes: Any) -> Taken:
    """All that a form is filled from: the second stage of the plan is under way, two of its six sessions are done."""
    done = [(date(2026, 9, 1 + 4 * at), (1,)) for at in range(6)]
    made = Taken(
        analysis=record("skin"),
        plan=record("plan", day=date(2026, 10, 12)),
        stage=current(progress(stages_of(PLAN), done)),
        needs=record("needs"),
        past=tuple(record("past", values) for values in PAST),
        test=record("patch", day=date(2026, 11, 20)),
        verdicts=(HELD,),
    )
    return replace(made, **changes)


def spoiled(text: str) -> Taken:
    """The same with a text wherever somebody types one."""
    plain = taken()

    def typed(found: DatedRecord | None) -> DatedRecord | None:
        return hard_texts.typed_record(found, text) if found is not None else None

    return replace(
        plain,
        analysis=typed(plain.analysis),
        plan=typed(plain.plan),
        needs=typed(plain.needs),
        past=tuple(one for record in plain.past if (one := typed(record)) is not None),
        test=typed(plain.test),
        stage=replace(plain.stage, stage=replace(plain.stage.stage, goal=text)) if plain.stage else None,
    )

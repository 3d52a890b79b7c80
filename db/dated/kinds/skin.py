"""Skin analysis 皮肤诊断: what is asked of the whole face, and by zone what was seen."""

from __future__ import annotations

from db.clients.fields.skin import SKIN_QUESTIONS, ZONES, SkinQuestion
from db.dated.declaration import Carry, Chapter, Dated, Part
from db.dated.fields import GRADES, asked
from db.fields.choices import GOALS
from db.fields.declaration import Field, Kind, Term

_ONE = frozenset(
    {
        "skin_type",
        "against_age",
        "elasticity",
        "thickness",
        "sebum_t",
        "sebum_u",
        "moisture",
        "pores_t",
        "pores_cheeks",
        "acne_grade",
        "wrinkle_depth",
        "fitzpatrick",
        "glogau",
    }
)
"""Questions with one answer; of the others several may be right."""
_STEPS = frozenset({"acne_grade", "wrinkle_depth", "pores_t", "pores_cheeks", "glogau"})
"""Questions whose answers are steps, the lightest first."""

SEEN = (
    ("blackheads", "blackheads", "黑头"),
    ("whiteheads", "whiteheads", "白头"),
    ("pores", "pores", "毛孔"),
    ("papules", "papules", "丘疹"),
    ("pustules", "pustules", "脓疱"),
    ("marks", "marks", "痘印"),
    ("scars", "scars", "痘疤"),
    ("fine_lines", "fine lines", "细纹"),
    ("wrinkle", "wrinkles", "皱纹"),
    ("pigment_seen", "pigment", "色斑"),
    ("red_vessels", "red vessels", "红血丝"),
    ("flaking", "flaking", "脱屑"),
    ("dryness", "dryness", "干燥"),
    ("oil", "oil", "出油"),
)
"""What may be seen in a zone, by the number that is typed for it."""


def figure_of(question: SkinQuestion) -> str:
    """The field for what an instrument says of a question."""
    return f"{question.name}_figure"


def _questions() -> tuple[Field, ...]:
    found: list[Field] = []
    for question in SKIN_QUESTIONS:
        if question.name == "method":
            continue
        kind = Kind.CHOICE if question.name in _ONE else Kind.CHOICES
        label = question.label
        found.append(asked(question.name, label.en, label.zh, kind, question.choices, scale=question.name in _STEPS))
        if question.has_figure:
            found.append(asked(figure_of(question), f"{label.en}, figure", f"{label.zh} 仪器值", Kind.NUMBER))
    return tuple(found)


_METHOD = next(question for question in SKIN_QUESTIONS if question.name == "method")

FIGURES = frozenset(figure_of(question) for question in SKIN_QUESTIONS if question.has_figure)
"""What an instrument says, which is never taken over from an earlier analysis."""


SKIN = Dated(
    code="skin",
    box="H",
    label=Term("Skin analysis", "皮肤诊断"),
    chapter=Chapter.SKIN,
    parts=(
        Part(
            "base",
            Term("How it was looked at", "检测"),
            (
                asked("method", _METHOD.label.en, _METHOD.label.zh, Kind.CHOICES, _METHOD.choices, required=True),
                asked("zones_seen", "Zones looked at", "已看分区", Kind.CHOICES, ZONES, short=Term("Zones", "分区")),
            ),
        ),
        Part(
            "zones",
            Term("What was seen, by zone", "分区所见"),
            tuple(asked(code, en[0].upper() + en[1:], zh, Kind.CHOICE, GRADES, scale=True) for code, en, zh in SEEN),
            rows=ZONES,
            looked="zones_seen",
        ),
        Part("skin", Term("The skin as a whole", "整体"), _questions()),
        Part(
            "closing",
            Term("Conclusion", "结论"),
            (
                asked("concerns", "Main concerns", "主要问题", Kind.CHOICES, GOALS),
                asked("conclusion", "Conclusion", "结论"),
                asked("advice", "Advice", "建议"),
            ),
        ),
    ),
    headline=("skin_type", "concerns"),
    carry=Carry(never=FIGURES),
    due_label=Term("Next analysis", "下次诊断"),
    again=3,
    weight=3,
)

"""The first look at a client: what to say today, the last visits, who it is, what is to be asked, the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.appointments.queries import coming
from db.appointments.records import AppointmentRecord
from db.care.queries import care_summary
from db.care.records import CareSummary
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.dated.kinds.skin import SKIN
from db.fields.declaration import Term
from db.fields.showing import show
from db.fields.values import Hidden
from db.papers.printed import queries as printed
from db.papers.printed.records import SheetLine
from db.papers.printed.states import IN_USE
from db.text.clock import format_clock
from db.visits.queries import visit_summary
from db.visits.records import VisitSummary
from salon_tui.screens.clients.tabs.views import sum_words
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow, size, width
from salon_tui.widgets.parts import facts, section
from salon_tui.words.appointments import hands
from salon_tui.words.i18n import _, language, ngettext
from salon_tui.words.papers import where_words
from salon_tui.words.words import sheet_name, short_day

_FIELDS = {field.name: field for field in CLIENT_FIELDS}
_WHO = (
    ("birthday", Term("Born", "生日")),
    ("occupation", Term("Work", "职业")),
    ("temperament", Term("Family", "家里")),
    ("likes", Term("Likes", "喜欢")),
    ("hobbies", Term("Hobby", "爱好")),
    ("dislikes", Term("Avoids", "不喜欢")),
    ("referrer", Term("From", "来源")),
    ("consent_contact", Term("Reach", "联系")),
    ("contact_time", Term("When", "时间")),
    ("language", Term("Speaks", "语言")),
    ("remarks", Term("Note", "备注")),
)
"""What of the record says who somebody is, with labels of six cells."""
CHECKED = 6
"""Empty fields that are named; more of them are counted."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is read for it besides the record and the list of visits."""

    summary: VisitSummary
    sheets: Sequence[SheetLine]
    care: CareSummary
    coming: Sequence[AppointmentRecord] = ()


def read_overview(desk: Desk, client: int) -> Overview:
    """Reads it; the opening of the record was written down."""
    care = care_summary(desk, client)
    return Overview(visit_summary(desk, client), printed.sheets(desk, client), care, coming(desk, client))


def side(record: ClientRecord, found: Overview, cells: int) -> list[Rows]:
    """All of it but the visits, for the side pane, what is needed first at the top."""
    return [
        say(record, found.care, cells),
        booked(found.coming, cells),
        who(record, cells),
        to_check(record, cells),
        paper(found.sheets, cells),
    ]


def say(record: ClientRecord, care: CareSummary, cells: int) -> Rows:
    """What to ask, to offer and to leave alone while the client is here; what may hurt stands in the alerts already."""
    asked = _(", ").join(_label(name) for name in record.to_ask)
    said: list[tuple[str, list[Piece]]] = [
        (_("ask"), [_("consent to: {what}").format(what=asked)] if asked else []),
        (_("avoid"), _joined([_value(record, "dislikes")])),
        (_("offer"), _joined([record.recommend_next])),
        (_("skin"), _joined(_skin(care))),
        (_("plan"), _joined(plan_words(care))),
        (_("talk"), _joined([_value(record, "topics"), _value(record, "hobbies")])),
    ]
    lines = [(tag, words) for tag, words in said if words]
    if not lines:
        return []
    wide = max(width(tag) for tag, _words in lines)
    rows: list[list[Piece]] = [section(_("Say today"), cells)]
    for tag, words in lines:
        first, *more = flow(words, max(1, cells - wide - 4))
        rows.append([(f" {tag}{' ' * (wide - width(tag))} ", "tag"), "  ", *first])
        rows += [[" " * (wide + 4), *row] for row in more]
    return rows


def _skin(care: CareSummary) -> list[str]:
    """What the latest analysis says in short."""
    return [show(field, care.skin.get(field.name), language()) for field in SKIN.fields if field.name in SKIN.headline]


def plan_words(care: CareSummary) -> list[str]:
    """The stage that the plan has come to, how far, and when its next session is due."""
    if not care.stage:
        return []
    stage = _("stage {number} of {of}").format(number=care.stage, of=care.stages)
    done = f"{care.done}/{care.sessions}" if care.sessions else ""
    due = _("next from {day}").format(day=care.next_day) if care.next_day else ""
    return [stage, care.goal, done, due]


def booked(coming: Sequence[AppointmentRecord], cells: int) -> Rows:
    """What the client has booked."""
    pairs: list[tuple[str, list[Piece]]] = []
    for one in coming:
        services = _(", ").join(part.name for part in one.parts)
        staff = hands(one.parts)
        pairs.append(
            (short_day(one.day), [(format_clock(one.start), "strong"), f"  {services} · {staff}".rstrip(" ·")])
        )
    return [section(_("Booked"), cells), *facts(pairs, cells)] if pairs else []


def who(record: ClientRecord, cells: int) -> Rows:
    """Who it is; what may not be seen is left out."""
    pairs = [(label.text(language()), _value(record, name)) for name, label in _WHO]
    rows = facts(pairs, cells)
    return [section(_("Who it is"), cells), *rows] if rows else []


def to_check(record: ClientRecord, cells: int) -> Rows:
    """What is still empty in the record."""
    missing = [name for name in record.missing if name not in record.to_ask]
    if not missing:
        return []
    names = [_label(name) for name in missing[:CHECKED]]
    more = len(missing) - len(names)
    words = _(", ").join(names) + (" +" + str(more) if more > 0 else "")
    note = ngettext("{count} field is still empty", "{count} fields are still empty", len(missing))
    rows = flow([("? ", "alarm"), words], cells)
    return [section(_("To complete"), cells, note if size([note]) < cells // 2 else ""), *rows]


def paper(sheets: Sequence[SheetLine], cells: int) -> Rows:
    """The newest of each paper that is about: whether it says what the record says, and where it is."""
    pairs: list[tuple[str, list[Piece]]] = []
    for line in sheets:
        if not line.replaced and line.state in IN_USE and not line.occasion and not line.number:
            state = (_("out of date"), "alarm") if line.outdated else _("up to date")
            sign: list[Piece] = [("! ", "alarm")] if line.outdated else []
            pairs.append((sheet_name(line.kind), [*sign, state, (f"  {where_words(line)}", "label")]))
    return [section(_("Paper"), cells), *facts(pairs, cells)] if pairs else []


def visits_head(found: VisitSummary, cells: int) -> list[Piece]:
    """The line above the visits: how many, how often, how much where that may be seen."""
    return section(_("Last visits"), cells, sum_words(found))


def _label(name: str) -> str:
    return _FIELDS[name].label.text(language()) if name in _FIELDS else name


def _value(record: ClientRecord, name: str) -> str:
    value = record.values.get(name)
    return "" if isinstance(value, Hidden) else show(_FIELDS[name], value, language())


def _joined(parts: Sequence[Piece]) -> list[Piece]:
    """What is known of these, with a dot between."""
    pieces: list[Piece] = []
    for part in parts:
        if part if isinstance(part, str) else part[0]:
            pieces += [" · ", part] if pieces else [part]
    return pieces

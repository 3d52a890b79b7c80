"""What stands of registers on Home: incidents that are open, what is due again, notes and their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from db.home.records import RegisterNews
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.screens.registers.incidents import kind_name
from salon_tui.screens.registers.training import training_name
from salon_tui.words.i18n import _
from salon_tui.words.words import short_day


def news(found: RegisterNews, today: date) -> list[HomeLine]:
    """What keeper, manager or whoever wrote a note is to look at; nothing mostly."""
    lines = []
    for one in found.incidents:
        cells = (("!", "alarm"), short_day(one.day), (_("Incident"), "alarm"), kind_name(one.kind), "", "", "")
        lines.append(HomeLine(("incident", one.id), cells))
    for due in found.due:
        is_late = due.day < today
        sign = ("!", "alarm") if is_late else "·"
        words = _("due again") if not is_late else _("past its day")
        lines.append(HomeLine(("training", 0), (sign, short_day(due.day), training_name(due.kind), words, "", "", "")))
    if found.notes:
        lines.append(HomeLine(("notes", 0), (_("Notes on the program: {count}").format(count=found.notes),)))
    lines += [HomeLine(("answer", id), (_("Your note on the program is answered"),)) for id in found.answers]
    return lines


OPENS: Mapping[str, Callable[[ListPage, int], None]] = {
    "incident": lambda page, id: page.salon_app.show_page("incident", incident=id),
    "training": lambda page, id: page.salon_app.show_page("trainings"),
    "notes": lambda page, id: page.salon_app.show_page("program_notes"),
    "answer": lambda page, id: page.salon_app.show_page("note_answer", note=id),
}
"""What a line opens, by its kind."""

"""What is to be done, as Home has it group by group, and what a line of each kind opens: areas add lines here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from db.appointments.settling.records import ToSettle, Unsettled
from db.clients.records import BirthdayLine, ClientLine
from db.contacts.records.task import TaskGroup, TaskRecord, WhileClosed
from db.core.permissions import Permission
from db.home.records import Home, LateLine
from db.text.clock import format_clock
from db.visits.records import VisitLine
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.clients.preview import warning
from salon_tui.screens.dated import home_lines as form_lines
from salon_tui.screens.desk.arrivals import name_of
from salon_tui.screens.desk.reading import Today
from salon_tui.screens.desk.sections import HomeLine, Section
from salon_tui.screens.log import home_lines as log_lines
from salon_tui.screens.reading import home_lines
from salon_tui.screens.registers import home_lines as register_lines
from salon_tui.screens.rules import home_lines as rule_lines
from salon_tui.update.sentences import result_sentence
from salon_tui.widgets.cells import Cell
from salon_tui.words.contacts import sign_of, what_of, why_of
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import lunar_birthday, moment, short_day

FEW_TO_SETTLE = 5
"""Of appointments, until somebody asks for all of them."""


def _settling(found: Sequence[ToSettle], today: date, everything: bool) -> list[HomeLine]:
    """Appointments that are to be settled, by day, and why: a few of them, or everything."""
    shown = found if everything else found[:FEW_TO_SETTLE]
    return [*(_unsettled(one, today) for one in shown), *_more(len(found) - len(shown))]


def _unsettled(one: ToSettle, today: date) -> HomeLine:
    when = format_clock(one.start) if one.day == today else short_day(one.day)
    name: Cell = [name_of(one), *warning(one.client)]
    who = (_(", ").join(one.staff), "label")
    cells = (("!", "alarm"), when, name, _(_UNSETTLED[one.why]), "", "", who)
    return HomeLine(("appointment", one.id), cells, one.client.id if one.client else 0)


_UNSETTLED = {
    Unsettled.PAST: N_("Came, or not?"),
    Unsettled.HEALTH: N_("Health to clear"),
    Unsettled.NOBODY: N_("Nobody covers it"),
}


def _unfinished(visit: VisitLine) -> HomeLine:
    day, who = short_day(visit.day), (visit.staff, "label")
    cells = (("!", "alarm"), day, visit.client.label, _("Not closed"), "", "", who)
    return HomeLine(("visit", visit.id), cells, visit.client.id)


def _late(line: LateLine) -> HomeLine:
    what = _(_LATE[line.kind])
    name, text = (line.name, what) if line.name else (what, line.text.replace("\n", " "))
    cells = (("!", "alarm"), short_day(line.day), name, text, "", "", (line.who, "label"))
    return HomeLine((line.kind, line.id), cells, line.client)


_LATE = {
    "loan": N_("Loan overdue"),
    "request": N_("Request late"),
    "finding": N_("Finding"),
    "till": N_("Day not closed"),
}
"""What is past its day, by kind."""


def _due(group: TaskGroup) -> list[HomeLine]:
    """Tasks of a section: a few of them, and how many more there are in the list of tasks."""
    return [*map(_task, group.tasks), *_more(group.more, "tasks")]


def _task(task: TaskRecord) -> HomeLine:
    sign = sign_of(task)
    # what is about nobody stands there by what it is about
    named, said = (task.name, why_of(task)) if task.name else (why_of(task), "")
    name: Cell = [named, *warning(task.client)]
    four = (f"·{task.client.last_four}" if task.client else "", "label")
    why, who = (said, "label"), (task.owner_name, "label")
    when = short_day(task.due)
    cells: tuple[Cell, ...] = (("!", "alarm") if sign == "!" else sign, when, name, what_of(task), why, four, who)
    return HomeLine(("task", task.id), cells, task.client.id if task.client else 0)


def _closed(closed: WhileClosed | None) -> list[HomeLine]:
    if closed is None:
        return []
    count = len(closed.birthdays) + closed.more
    missed = [ngettext("{count} birthday", "{count} birthdays", count)] if count else []
    due = [ngettext("{count} came due", "{count} came due", closed.came_due)] if closed.came_due else []
    words = _(", ").join([*missed, *due])
    since = _("since {day}: {what}").format(day=short_day(closed.since), what=words)
    return [HomeLine(("closed", 0), (since,))]


def _birthday(line: BirthdayLine, today: date) -> HomeLine:
    when = _("today") if line.day == today else short_day(line.day)
    return _client("◆", line.client, when, lunar_birthday(line.birthday) or _("Birthday"))


def _client(sign: str, line: ClientLine, when: str, what: str) -> HomeLine:
    cells = (sign, when, line.name, (what, "label"), "", (f"·{line.last_four}", "label"), "")
    return HomeLine(("client", line.id), cells, line.id)


def _incomplete(home: Home) -> list[HomeLine]:
    lines = [_client("·", line, "", "") for line in home.incomplete]
    return [*lines, *_more(home.incomplete_more)]


def _more(count: int, kind: str = "more") -> list[HomeLine]:
    words = ngettext("and {count} more", "and {count} more", count)
    return [HomeLine((kind, 0), (words,), stands_for=count)] if count else []


def _reprints(home: Home) -> list[HomeLine]:
    words = _("Cards to print: {count}").format(count=home.reprints)
    return [HomeLine(("reprints", 0), (words,))] if home.reprints else []


def _backup_late(home: Home) -> list[HomeLine]:
    if home.backup is None or not home.backup.is_late:
        return []
    last = home.backup.at
    when, what = (short_day(last.astimezone()), _("None since then")) if last else ("", _("None yet"))
    return [HomeLine(("backup", 0), (("!", "alarm"), when, (_("Backup"), "alarm"), (what, "alarm"), "", "", ""))]


def _drill_late(home: Home) -> list[HomeLine]:
    if home.drill is None:
        return []
    cells = (("!", "alarm"), short_day(home.drill), _("Backup"), _("Restore one for trial"), "", "", "")
    return [HomeLine(("backup", 0), cells)]


def _update_failed(read: Today) -> list[HomeLine]:
    if read.update is None:
        return []
    said = result_sentence(read.update)
    cells = (("!", "alarm"), short_day(read.update.moment.astimezone()), _("Update"), (said, "alarm"), "", "", "")
    return [HomeLine(("update", 0), cells)]


def backup_words(home: Home) -> str:
    """When the last good backup was made, as long as that is as it should be; then there is nothing to do."""
    if home.backup is None or home.backup.is_late:
        return ""
    last = home.backup.at
    return _("Last good backup: {time}").format(time=moment(last)) if last else _("The first backup is still to come")


def tasks(read: Today, today: date, *, everything: bool) -> list[Section]:
    """What is to be done, by when."""
    home = read.home
    birthdays = [line for line in home.birthdays if line.client.id not in read.tasks.congratulated]
    late = [
        *_backup_late(home),
        *_drill_late(home),
        *_update_failed(read),
        *map(_unfinished, home.unfinished),
        *(_late(one) for one in home.late),
        *_due(read.tasks.late),
    ]
    now = [_birthday(line, today) for line in birthdays if line.day == today]
    now += [*home_lines.asked(read.questions), *home_lines.outcomes(read.plans), *_due(read.tasks.today)]
    soon = [_birthday(line, today) for line in birthdays if line.day > today]
    soon += _due(read.tasks.soon)
    return [
        Section(_("While closed"), _closed(read.closed)),
        Section(_("Appointments to settle"), _settling(read.unsettled, today, everything), says_when=True),
        Section(_("Past its day"), late, says_when=True, is_late=True),
        Section(_("Today"), now, says_when=True),
        Section(_("In the next seven days"), soon, says_when=True),
        Section(_("Before the visit"), home_lines.unread(read.to_read)),
        Section(_("Record not finished"), [*_incomplete(home), *form_lines.to_accept(home.forms)]),
        Section(_("Registers"), register_lines.news(home.registers, today)),
        Section(_("Paper"), _reprints(home)),
        Section(_("Rules of health"), rule_lines.doubtful(home.doubtful_rules)),
        Section(_("Log and review"), log_lines.news(home.trust)),
    ]


def _open_client(page: ListPage, id: int) -> None:
    among = [row.key[1] for row in page.list.rows if row.key and row.key[0] == "client"]
    page.salon_app.show_client(page, id, among)


def _open_finding(page: ListPage, id: int) -> None:
    if page.salon_app.may(Permission.INSPECT):
        page.salon_app.show_page("inspections")
    else:
        page.show_message(_("The keeper looks again when it is put right."))


def _open_backups(page: ListPage, id: int) -> None:
    if page.salon_app.may(Permission.BACKUP):
        page.salon_app.show_page("backups")
    else:
        page.show_message(_("The reception, the keeper or a manager looks after backups."))


def _open_appointment(page: ListPage, id: int) -> None:
    if page.salon_app.may(Permission.APPOINTMENTS):
        page.salon_app.show_page("appointment", appointment=id)
    else:
        page.salon_app.show_page("day")


OPENS: dict[str, Callable[[ListPage, int], None]] = {
    "client": _open_client,
    "visit": lambda page, id: page.salon_app.show_visit(page, id),
    "appointment": _open_appointment,
    "loan": lambda page, id: page.salon_app.show_page("loans"),
    "request": lambda page, id: page.salon_app.show_page("access_request", id=id),
    "finding": _open_finding,
    "till": lambda page, id: page.salon_app.show_page("close_till"),
    "backup": _open_backups,
    "update": lambda page, id: page.salon_app.show_page("updates"),
    "tasks": lambda page, id: page.salon_app.show_page("tasks"),
    "reprints": lambda page, id: page.salon_app.show_page("reprint_list"),
    **home_lines.OPENS,
    **rule_lines.OPENS,
    **log_lines.OPENS,
    **register_lines.OPENS,
    **form_lines.OPENS,
}
"""What a line opens, by its kind."""

"""What Home says of the line under its mark, and what was missed while nobody was there."""

from __future__ import annotations

from db.contacts.records.task import WhileClosed
from db.text.clock import format_clock
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts.task_list import whose
from salon_tui.screens.desk.reading import Today
from salon_tui.screens.desk.sections import Target
from salon_tui.words.contacts import what_of, why_of
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import day_and_weekday


def about_line(read: Today, target: Target | None, client: int) -> About | None:
    """Who it is, and what is to be today or to be done; None where there is no more to say.

    Args:
        read: What Home shows.
        target: What the line stands for.
        client: Whom it is about; 0: nobody.
    """
    if target is not None and target[0] == "closed" and read.closed is not None:
        return _closed(read.closed)
    line = read.person(client)
    if line is None:
        return None
    facts = [
        (_("Today"), f"{visit.opened_at.astimezone():%H:%M}  {_(', ').join(visit.services) or '—'} · {visit.staff}")
        for visit in read.home.here
        if ("visit", visit.id) == target
    ]
    facts += [
        (_("Today"), f"{format_clock(one.start)}  {_(', ').join(one.services)} · {_(', ').join(one.staff)}")
        for one in read.arrivals
        if ("appointment", one.id) == target
    ]
    if (task := read.task(target)) is not None:
        facts += [(_("Task"), what_of(task)), (_("Why"), why_of(task)), (_("Whose"), whose(task))]
    return about_client(line, facts)


def _closed(closed: WhileClosed) -> About:
    """Whose birthday it was, and how much came due."""
    missed = [f"{one.name} ·{one.last_four}" for one in closed.birthdays]
    missed += [_more(closed)] if closed.more else []
    facts = ((_("Since"), day_and_weekday(closed.since)), (_("Came due"), str(closed.came_due)))
    return About(name=_("While closed"), facts=facts, more=[About(name=_("Birthdays"), said="\n".join(missed))])


def show_missed(page: Page, closed: WhileClosed | None) -> None:
    """Whose birthday was kept while nobody was here, to be opened by digit; without any, what came due."""
    if closed is None or not closed.birthdays:
        page.salon_app.show_page("tasks")
        return
    offers = [(str(number), f"{one.name}  ·{one.last_four}") for number, one in enumerate(closed.birthdays, 1)]
    ids = [one.id for one in closed.birthdays]

    def chosen(number: str | None) -> None:
        if number is not None:
            page.salon_app.show_client(page, ids[int(number) - 1], ids)

    title = _("Birthdays while closed")
    page.app.push_screen(Choose(f"{title} · {_more(closed)}" if closed.more else title, offers), chosen)


def _more(closed: WhileClosed) -> str:
    return ngettext("and {count} more", "and {count} more", closed.more)

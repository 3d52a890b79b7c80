"""Why a client stays away or is watched, who follows that up and when, as forms."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.contacts.operations.retention import SetAbsence, Watch, set_absence, watch
from db.contacts.queries.retention import watched_line
from db.contacts.records.retention import WatchedLine
from db.contacts.retention_fields import ABSENCE_FIELDS, WATCH_FIELDS
from db.contacts.task_fields import WATCHES
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.fields.values import Ref
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.words.i18n import N_, _


class AbsencePage(ListForm[WatchedLine], inherit_bindings=False):
    """Why somebody has not come for long."""

    TITLE_TEXT = N_("Long away")
    HELP_TEXT = N_(
        "What the client said, or what you know: digits choose, F4 lists. On the day that you write, a task of whoever "
        "follows it up says so. F10 saves from anywhere."
    )
    FORM = "absence"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = ABSENCE_FIELDS

    def __init__(self) -> None:
        super().__init__("absence")

    @override
    def find(self, desk: Desk, id: int) -> WatchedLine | None:
        return watched_line(desk, "absence", id)

    @override
    def heading(self) -> str:
        return f"{_(self.TITLE_TEXT)}  {self.record.client.name if self.record else ''}"

    @override
    def known(self, record: WatchedLine | None) -> dict[str, Any]:
        if record is None:
            return {}
        return {"reason": record.cause or None, "owner": record.owner or _me(self), "next": record.next}

    @override
    def save(self) -> None:
        line, typed = self.record, self.texts()
        assert line is not None
        asked = SetAbsence(
            request_id=self.request_id,
            absence=line.id,
            version=line.version,
            reason=typed["reason"],
            owner=typed["owner"].id if typed["owner"] else 0,
            next=typed["next"] or None,
        )
        self.perform(lambda desk: set_absence(desk, asked), self._saved, refused=self.refused)

    def _saved(self, line: WatchedLine) -> None:
        self.finish(_("Noted for {name}.").format(name=line.client.name))


class WatchPage(OfClientForm[WatchedLine], inherit_bindings=False):
    """Somebody to be watched, or what is known of one who is."""

    TITLE_TEXT = N_("Watch a client")
    HELP_TEXT = N_(
        "As what the client is watched, why, by whom and until when; without a day until somebody ends it. F10 saves "
        "from anywhere."
    )
    FORM = "watch"
    NEEDS = Permission.APPOINTMENTS
    FIELDS = WATCH_FIELDS

    def __init__(self) -> None:
        super().__init__("watch")

    @override
    def find(self, desk: Desk, id: int) -> WatchedLine | None:
        return watched_line(desk, "", id)

    @override
    def heading(self) -> str:
        return f"{_('Watched')}  {self.record.client.name}" if self.record else _(self.TITLE_TEXT)

    @override
    def fields(self) -> tuple[Field, ...]:
        # whom it is about and as what stays as it is
        return WATCH_FIELDS[2:] if self.record else WATCH_FIELDS

    @override
    def known(self, record: WatchedLine | None) -> dict[str, Any]:
        if record is not None:
            return {"cause": record.cause or None, "owner": record.owner or _me(self), "until": record.next}
        kind = self.target.get("kind")
        is_kind = any(entry.code == kind for entry in WATCHES)
        return {"client": self.whose, "kind": kind if is_kind else None, "owner": _me(self)}

    @override
    def save(self) -> None:
        typed, line = self.texts(), self.record
        asked = Watch(
            request_id=self.request_id,
            client=line.client.id if line else typed["client"].id,
            kind=line.kind if line else typed["kind"],
            cause=typed["cause"],
            owner=typed["owner"].id if typed["owner"] else 0,
            until=typed["until"] or None,
            watch=line.id if line else 0,
            version=line.version if line else 0,
        )
        self.perform(lambda desk: watch(desk, asked), self._saved, refused=self.refused)

    def _saved(self, line: WatchedLine) -> None:
        self.finish(_("{name} is watched.").format(name=line.client.name))


def _me(page: ListForm[WatchedLine]) -> Ref | None:
    me = page.salon_app.me
    return Ref(me.id, me.name) if me else None

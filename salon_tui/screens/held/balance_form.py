"""One balance from paper after the other: whose, of what kind, how much is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.values import Ref
from db.money.held_fields import BALANCE_FIELDS
from db.money.operations.adjusting import MOST_BALANCES
from db.money.queries.holdings import balances_to_open
from db.money.records.from_paper import TableBalance
from db.salon.queries import services
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.held.balance_lines import BalanceLine, BalanceLines, of_table, read_left
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import fit
from salon_tui.widgets.parts import section
from salon_tui.words.holdings import kind_of_holding
from salon_tui.words.i18n import N_, _

MOST_SHOWN = 6
"""Lines of what was typed that stay in view."""
_EDITED = 10**9
"""Above it drafts are of lines that were typed before, by their place; below of cells of tables, by their ids."""


class BalanceFormPage(FormPage, inherit_bindings=False):
    """A new line; ``target`` holds the place of one as ``at``, from 1, or the id of a table's cell as ``cell``."""

    TITLE_TEXT = N_("Balance from paper")
    HELP_TEXT = N_(
        "Type what the paper says is left: yuan of a balance, 3000+1000 where some was given; 2×6+1 for six sessions "
        "of service 2 and one given; a number of points. Enter in the last field keeps it and goes on."
    )
    FORM = "balance"
    NEEDS = Permission.CORRECT_LEDGER
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("balance")
        self._lines = BalanceLines()
        self._line: BalanceLine | None = None
        self._cell: TableBalance | None = None
        self._services: dict[int, tuple[int, str]] = {}
        self._kind = "prepaid"

    @override
    def body(self) -> Iterable[Widget]:
        yield Form(id="form")
        yield Bar(id="free")

    @property
    def _at(self) -> int:
        return int(self.target.get("at", 0))

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("cell", 0)) or (_EDITED + self._at if self._at else 0)

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._services = {one.code: (one.id, one.name) for one in services(desk, True)}
        self._lines = BalanceLines.kept(desk)
        self._line = self._cell = None
        if 0 < self._at <= len(self._lines.typed):
            self._line = self._lines.typed[self._at - 1]
        elif cell := int(self.target.get("cell", 0)):
            found = balances_to_open(desk, self._lines.passed, MOST_BALANCES).lines
            self._cell = next((one for one in found if one.id == cell), None)
            self._line = of_table(self._cell) if self._cell else None

    @override
    def make(self) -> FormState:
        state = FormState(entries_of(BALANCE_FIELDS, self.context))
        line = self._line
        if line is None:
            state.start({"kind": self._kind})
        else:
            state.start(
                {
                    "client": Ref(line.client, line.name),
                    "kind": line.kind,
                    "left": line.typed or None,
                    "paid": line.paid or None,
                    "until": line.asked.until,
                }
            )
        return state

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        self._show_below()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines, self._line, self._cell = BalanceLines(), None, None

    def _show_below(self) -> None:
        typed, cell = self._lines.typed, self._cell

        def draw(cells: int) -> Rows:
            if cell is not None:
                said = " · ".join(f"{heading} {text}" for heading, text in cell.said)
                return [section(_("The table says"), cells), [fit(said, cells)]]
            if not typed:
                return ()
            lines = [f"{one.name}  {kind_of_holding(one.kind)} {one.typed} {one.what}" for one in typed[-MOST_SHOWN:]]
            return [section(_("Typed so far"), cells, note=str(len(typed))), *([fit(line, cells)] for line in lines)]

        self.query_one("#free", Bar).draw(draw)

    @override
    def at_end(self) -> None:
        self.do_save()

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        kind, client = values["kind"], values["client"]
        left = read_left(kind, values["left"], self._services)
        if left is None:
            self.form.go_to_field("left")
            self.show_refusal(
                _("Type number of the service × sessions, such as 2×6+1.")
                if kind == "package"
                else _("Type what is left, such as 406 or 3000+1000.")
            )
            return
        until = values["until"]
        line = BalanceLine(
            client=client.id,
            name=client.label,
            kind=kind,
            paid=(values["paid"] or 0) if kind == "package" else 0,
            until=until.isoformat() if until else "",
            cell=self._line.cell if self._line else 0,
            id=self._line.id if self._line and self._at else self.request_id,
            **left,  # type: ignore[arg-type]
        )
        lines, is_edited = self._lines, bool(self._at and self._line)
        lines.put(line, self._at - 1 if is_edited else None)
        self.perform(lines.keep, lambda _kept: self._saved(line))

    def _saved(self, line: BalanceLine) -> None:
        if self._line is not None:
            self.done(_("{name} is on the list.").format(name=line.name))
            self.salon_app.back()
            return
        self._kind = line.kind
        self.salon_app.revision += 1
        self.drop_draft()
        self.start(with_draft=False)
        self.show_message(_("{name} is on the list.").format(name=line.name))

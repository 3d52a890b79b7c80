"""The form of a kind of dated record: a new one, one like the last, one that is put right, the next version of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from db.clients.queries import check_open, check_right
from db.core.desk import Desk
from db.core.errors import Code, InvalidFields, SalonError
from db.dated.declaration import Values, name_of
from db.dated.operations import correct_dated, revise_dated, save_dated
from db.dated.queries import dated_of, dated_record, like_the_last
from db.dated.records import AT_HOME, DatedRecord, State
from db.dated.requests import CorrectDated, ReviseDated, SaveDated
from db.fields.declaration import Field, Kind, Term, When
from db.fields.values import Hidden, Value
from db.salon.queries import products, services
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.dated.about_dated import AboutDated
from salon_tui.screens.dated.part_forms import Known, PartForm, part_forms
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import telling

WHY = Field("why", "", Term("Why revised", "修订原因"), Kind.TEXT, required=True, limit=400)
FILLED = Field("filled_by", "", Term("Filled in by", "填表人"), Kind.CHOICE, AT_HOME, required=True)
DAY = Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.PAST)


class DatedFormPage(AboutDated, FormPage, inherit_bindings=False):
    """A dated record as a form; ``target`` holds ``dated`` for one that is there, ``like_last`` for one as before."""

    TITLE_TEXT = N_("Record of a day, as a form")
    HELP_TEXT = N_(
        "What is taken down of the client today. What stands behind ~ was taken over from the last record: look at "
        "each page, and type over what is different. F10 goes to the first page that nobody has looked at, then saves."
    )
    FORM = "dated"
    KEYS = FORM_KEYS

    def __init__(self, name: str = "dated_form") -> None:
        super().__init__(name=name)
        self.found: DatedRecord | None = None
        """The record as it was when the form was opened; None for a new one."""
        self._carried: Values = {}
        """What is taken over from the record before."""
        self._known = Known(context=self.context)
        self._parts: Sequence[PartForm] = ()
        self._page = (0, 0)
        """The page that is in view, and how many there were."""

    @property
    @override
    def about(self) -> int:
        return self.dated or self.client.id

    @property
    def is_revised(self) -> bool:
        """Whether what is saved is the next version of what is there."""
        return self.found is not None and not (self.found.is_editable or self.found.is_awaited)

    @property
    def is_from_outside(self) -> bool:
        """Whether it is a form that came back, which somebody has answered at home."""
        return bool(self.target.get("from_outside"))

    @override
    def put_away(self) -> None:
        super().put_away()
        self.found, self._carried, self._known, self._parts = None, {}, Known(context=self.context), ()

    @override
    def load(self, desk: Desk) -> None:
        self.FORM = self.draft_name()
        super().load(desk)

    def draft_name(self) -> str:
        """Under which name a draft is kept: it is of one kind and one client, or of one record."""
        how = "_again" if self.dated else "_back" if self.is_from_outside else ""
        return f"dated_{self.kind.code}{how}"

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        kind, client = self.kind, self.client
        check_right(desk, kind.right(from_outside=self.is_from_outside), client.id)
        if client.values.get(kind.consent) is False:
            raise SalonError(Code.HAS_NO_CONSENT, purpose=kind.consent)
        self.found = dated_record(desk, self.dated) if self.dated else None
        self._carried = like_the_last(desk, client.id, kind.code) if self.target.get("like_last") else {}
        asked = {field.kind for field in kind.fields}
        self._known = Known(
            context=self.context,
            services=services(desk, True) if Kind.SERVICE in asked else (),
            products=products(desk, True) if Kind.PRODUCT in asked else (),
            records={field.of: dated_of(desk, client.id, field.of) for field in kind.fields if field.of},
        )

    @override
    def check(self, desk: Desk) -> None:
        check_open(desk, self.client.id)

    @override
    def make(self) -> FormState:
        self._parts = self.forms(self._known)
        entries = self._first()
        for part in self._parts:
            entries += part.entries
        state = FormState(entries, [one for part in self._parts for one in part.lists])
        values = self.begins_with()
        begins: dict[str, object] = {DAY.name: self.salon_app.today()}
        for part in self._parts:
            begins |= part.known(values)
        state.start(begins)
        for key in self._carried:
            state.entry(self._entry_of(key)).carried = True
        return state

    def forms(self, known: Known) -> Sequence[PartForm]:
        """How its parts are typed; a kind with a way of its own has a page of its own, see ``own_pages``."""
        return part_forms(self.kind, known)

    def begins_with(self) -> Values:
        """What stands in the form at first, by key."""
        return self._carried if self.found is None else self.found.values

    def _first(self) -> list[Entry]:
        """Why there is a new version, and its day; of what is put right neither is asked."""
        day = Field(DAY.name, self.kind.boxes.get(DAY.name, ""), DAY.label, DAY.kind, required=True, when=DAY.when)
        fields = [WHY, day] if self.is_revised else [] if self.found is not None else [day]
        if self.is_from_outside:
            fields.append(FILLED)
        return entries_of(fields, self.context)

    def _entry_of(self, key: str) -> str:
        """The name of the entry in which a key is typed."""
        named = self.kind.part_of(name_of(key)).name
        at = next(at for at, part in enumerate(self.kind.parts) if part.name == named)
        return self._parts[at].entry_of(key)

    @property
    def begins_at(self) -> str:
        """The entry that has the focus at first: the reason, else the first after the day, which stands there.

        Of what is looked at later, it is the first that nobody has looked at yet.
        """
        if self.found is not None and self.found.is_awaited:
            later = next(part for part in self.kind.parts if part.name == self.kind.later)
            return self._entry_of(
                next(f.name for f in later.fields if self.found.values.get(f.name) in (None, "pending"))
            )
        first = self.form.state.entries[0].name
        if self.is_from_outside:
            return FILLED.name
        return first if first != DAY.name else self._parts[0].entries[0].name

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        self._page = self.form.page_count
        if self.form.current.name != self.begins_at:
            self.form.go_to_field(self.begins_at)

    @override
    def arrive(self) -> None:
        super().arrive()
        self.show_client_alerts()

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        if self.is_revised:
            how = _("next version")
        elif self.found is not None:
            how = f"{self.found.day}"
        elif self.is_from_outside:
            how = _("form that came back")
        else:
            how = _("~ check each page") if self._carried else ""
        return [*self.whose(), (f"  {how}" if how else "", "label")], [(page, "label")]

    # Pages that were passed.

    @override
    def paint_page_number(self) -> None:
        if self._is_shown:
            self._pass_page()
        super().paint_page_number()

    def _pass_page(self) -> None:
        """Whoever turned a page has had it before them; one that became another by a wider screen, not."""
        before, self._page = self._page, self.form.page_count
        if before[1] == self._page[1] and before[0] != self._page[0]:
            self._pass(before[0] - 1)

    def _pass(self, page: int) -> None:
        for entry in self.form.on_page(page):
            entry.passed = True

    @override
    def do_save(self) -> None:
        wrong = self.form.check()
        if wrong is not None:
            super().do_save()
            return
        self._pass(self.form.page)
        unseen = next((entry for entry in self.form.state.entries if entry.carried and not entry.passed), None)
        if unseen is None:
            super().do_save()
            return
        self.form.go_to_field(unseen.name)
        self.paint_page_number()
        self.show_message(_("This page was taken over, and nobody has looked at it yet. F10 goes on."), alarm=True)

    # Saving.

    @override
    def save(self) -> None:
        values, kind, found = self._values(), self.kind, self.found
        carried = frozenset(key for key, value in self._carried.items() if self._is_carried(key, value, values))
        passed = frozenset(part.name for part in kind.parts)
        if found is None:
            new = SaveDated(
                request_id=self.request_id,
                client=self.client.id,
                kind=kind.code,
                values=values,
                day=self.form.state.entry(DAY.name).value,  # type: ignore[arg-type]  # a day, or nothing
                carried=carried,
                passed=passed,
                filled_by=str(self.form.state.entry(FILLED.name).value) if self.is_from_outside else "staff",
            )
            self.perform(lambda desk: save_dated(desk, new), self._saved, refused=self.refused)
        elif self.is_revised:
            again = ReviseDated(
                request_id=self.request_id,
                id=found.id,
                version=found.version,
                values=values,
                why=str(self.form.state.entry(WHY.name).value),
                day=self.form.state.entry(DAY.name).value,  # type: ignore[arg-type]  # a day, or nothing
            )
            self.perform(lambda desk: revise_dated(desk, again), self._saved, refused=self.refused)
        else:
            right = CorrectDated(request_id=self.request_id, id=found.id, version=found.version, values=values)
            self.perform(lambda desk: correct_dated(desk, right), self._saved, refused=self.refused)

    def _values(self) -> dict[str, Value]:
        """What stands in the form, by key; what this person may not see as it was."""
        kept = {} if self.found is None else {k: v for k, v in self.found.values.items() if isinstance(v, Hidden)}
        found: dict[str, Value] = {}
        for part in self._parts:
            found |= part.values(self.form.state)
        return {**kept, **{key: value for key, value in found.items() if value is not None}}

    def _is_carried(self, key: str, value: Value, values: Values) -> bool:
        return values.get(key) == value and self.form.state.entry(self._entry_of(key)).carried

    @override
    def refused(self, error: SalonError) -> bool:
        if isinstance(error, InvalidFields):
            own = (WHY.name, DAY.name, FILLED.name)
            error = InvalidFields(
                {key if key in own else self._entry_of(key): flaw for key, flaw in error.flaws.items()}
            )
        return super().refused(error)

    def _saved(self, found: DatedRecord) -> None:
        name = self.kind.label.text(language())
        waits = found.state is State.REVIEW
        self.done(telling(name, _("saved; it waits on Home until somebody else accepts it") if waits else _("saved")))
        self.salon_app.back()

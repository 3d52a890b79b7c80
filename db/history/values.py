"""Changed values in words: those of the form, of conditions and of dated records, hidden from who may not see them."""

from __future__ import annotations

import json

from db.clients.conditions.fields import history_field
from db.clients.consent import store as consents
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.store.masking import may_see_health
from db.clients.store.refs import client_ref
from db.core.operation_context import Work
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.on_card import BRIEF
from db.dated.store import rows as dated
from db.fields.declaration import Access, Field, Kind, Term
from db.fields.keeping import restored
from db.fields.showing import show
from db.fields.values import Hidden, Value
from db.salon.store.catalogue import every_own_field
from db.staff.store.people import staff_ref

ANOTHER = Term("another client", "另一位顾客")
"""What another client is called in a client's own copy."""
_APART = {"en": "; ", "zh": "；"}


class Values:
    """Changed values of one client, as one person may see them, in one language.

    Args:
        work: The operation under way.
        client: Whose.
        language: In which words.
        whole: As the client's own copy has them, whoever prints it: all but what isn't agreed to any more.
    """

    def __init__(self, work: Work, client: int, language: str, *, whole: bool = False) -> None:
        self._work, self._client, self._language, self._whole = work, client, language, whole
        self._of_form = {field.name: field for field in (*CLIENT_FIELDS, *every_own_field())}
        # what isn't agreed to any more is nobody's to read, here neither
        agreed = not consents.health_ended([client])
        self._health = agreed and (whole or may_see_health(work, client))
        self._told = {
            code
            for code, kind in KINDS.items()
            if (whole and (agreed or kind.consent != consents.HEALTH)) or dated.is_told(work, client, kind)
        }

    def of(self, name: str, old: str, new: str) -> tuple[str | Hidden, str | Hidden]:
        """The value before and after; hidden too where nobody knows any more what field that was, and who may see it.

        Args:
            name: What the field is called in the history.
            old: The value before, as it is stored.
            new: The value after.
        """
        code, _, key = name.partition(".")
        kind = KINDS.get(code)
        if name == BRIEF and kind is not None and self._sees(Access.HEALTH, code):
            return self._brief(kind, old, new), self._brief(kind, new, old)
        field = self._of_form.get(name) or history_field(name) or (kind.at(key) if kind is not None else None)
        if field is None or not self._sees(field.access, code if kind is not None else ""):
            return Hidden(), Hidden()
        return self._words(field, old), self._words(field, new)

    def label(self, name: str) -> str:
        """What the changed field is called; as the history calls it where nobody knows it any more."""
        code, _, key = name.partition(".")
        kind = KINDS.get(code)
        if name == BRIEF and kind is not None:
            return kind.label.text(self._language)
        field = self._of_form.get(name) or history_field(name) or (kind.at(key) if kind is not None else None)
        return field.label.text(self._language) if field is not None else name

    def _sees(self, access: Access, kind: str) -> bool:
        """Whether the person sees values of a kind of access; of a dated record also whether the record is read."""
        if kind and kind not in self._told:
            return False
        if access is Access.HEALTH:
            return self._health
        return access is Access.OPEN or self._whole

    def _words(self, field: Field, text: str) -> str:
        if field.kind is Kind.IDENTITY and text:
            return self._work.archive.cipher.open(bytes.fromhex(text), f"change of client {self._client}")
        if self._whole and field.kind is Kind.CLIENT and text:
            return ANOTHER.text(self._language)
        return show(field, _named(field, restored(field, text)), self._language)

    def _brief(self, plan: Dated, text: str, other: str) -> str:
        """What of a plan in brief is otherwise than in another one."""
        kept, others = (json.loads(one) if one else {} for one in (text, other))
        fields = plan.known(key for key, value in kept.items() if others.get(key) != value)
        apart = " " if self._language.startswith("zh") else ": "
        said = (f"{field.label.text(self._language)}{apart}{self._words(field, kept[field.name])}" for field in fields)
        return _APART["zh" if self._language.startswith("zh") else "en"].join(said)


def _named(field: Field, value: Value) -> Value:
    """By name what history keeps by its id."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    match field.kind:
        case Kind.STAFF:
            return staff_ref(value)
        case Kind.CLIENT:
            return client_ref(value)
        case Kind.SERVICE | Kind.PRODUCT | Kind.DATED:
            return dated.named(field.kind, value)
        case _:
            return value

"""Names of things that pages share and no field declares."""

from __future__ import annotations

from salon_tui.i18n import N_, _

_SHEETS = {"card": N_("Client card"), "intake": N_("Intake form")}


def sheet_name(kind: str) -> str:
    """A kind of sheet in the language in use."""
    return _(_SHEETS[kind]) if kind in _SHEETS else kind

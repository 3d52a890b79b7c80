"""What is shown of a client's copy before it is printed: whose it is and what it has, never what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.dossier.operations import print_dossier, spoken_by
from db.fields.choices import SPOKEN
from db.text.card_number import spaced
from salon_tui.screens.clients.meant import of_card
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


def _copy(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    client = of_card(desk, int(target["card"]))
    if client is None:
        return []
    id, spoken = client.id, spoken_by(desk, client.id)
    facts = (
        (_("Client"), f"{client.name} {spaced(client.number)}"),
        (_("Language"), choice_name(SPOKEN, spoken)),
        (_("On it"), _("everything that the archive has of her: printed, not shown here")),
        (_("Not on it"), _("what names other people, and who has looked at the file")),
        (_("Before"), _("Check who asks; a second person agrees.")),
    )
    return [
        Preview(
            "dossier",
            [Row(at, fact) for at, fact in enumerate(facts)],
            lambda desk: print_dossier(desk, id),
            name=client.number,
            client=id,
            head=((client.name, "strong"), f"  {spaced(client.number)}", ("  " + _("Copy for the client"), "label")),
        )
    ]


COPY = PreviewPage(
    title=N_("Copy for the client"),
    help=N_(
        "Everything that the archive has of this client, on paper, for her: the form, visits, records, bills, "
        "balances, contacts, consents, papers and what was changed. It is in the language in which the file says she "
        "is written to. F10 prints it, and a second person agrees. Who may not read all of it prints it, but saves no "
        "file."
    ),
    sheets=("dossier",),
    read=_copy,
)
"""Of the client whose card has the number that the target names, ``card``."""

"""What letters are for."""

from __future__ import annotations

from db.printing.letters.records import Occasion
from salon_tui.words.i18n import N_

OCCASIONS: dict[Occasion, str] = {
    Occasion.BIRTHDAY: N_("Birthday"),
    Occasion.FESTIVAL: N_("Festival"),
    Occasion.SEASON: N_("Change of season"),
    Occasion.INVITATION: N_("Invitation"),
    Occasion.RECALL: N_("To call back"),
}
"""In the order of their digits."""

"""What letters and messages are for."""

from __future__ import annotations

from db.messages.records import MessageOccasion
from db.printing.letters.records import Occasion
from salon_tui.words.i18n import N_

OCCASIONS: dict[Occasion, str] = {
    Occasion.BIRTHDAY: N_("Birthday"),
    Occasion.FESTIVAL: N_("Festival"),
    Occasion.SEASON: N_("Change of season"),
    Occasion.INVITATION: N_("Invitation"),
    Occasion.RECALL: N_("To call back"),
    Occasion.CONGRATULATION: N_("Congratulations"),
}
"""In the order of their digits."""
MESSAGE_OCCASIONS: dict[MessageOccasion, str] = {
    MessageOccasion.REMINDER: N_("Reminder of the appointment"),
    MessageOccasion.BIRTHDAY: N_("Birthday"),
    MessageOccasion.FESTIVAL: N_("Festival"),
    MessageOccasion.SEASON: N_("Change of season"),
    MessageOccasion.INVITATION: N_("Invitation"),
    MessageOccasion.RECALL: N_("To call back"),
    MessageOccasion.CONGRATULATION: N_("Congratulations"),
}
"""In the order of their digits."""

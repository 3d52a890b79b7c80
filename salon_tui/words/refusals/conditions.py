"""What is said when a condition can't be kept, or would be over by what is saved."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

CONDITIONS: Final[dict[Code, str]] = {
    Code.NOT_TRIED: N_(
        "A second time without a reaction in a row is missing: so far {count} of {most}. It is asked when a visit is "
        "closed on which it was let through."
    ),
    Code.HAS_CONDITION: N_("{alert} is known already. Choose it in the list, and write there what is new."),
    Code.ENDS_CONDITIONS: N_("“None” ends what is known: {alerts}. Ask whether it is over; F10 again saves it."),
}

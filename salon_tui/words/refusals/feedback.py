"""What is said when a survey, a complaint or an improvement can't go on."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

FEEDBACK: Final[dict[Code, str]] = {
    Code.NO_SURVEY: N_("No survey has this number. Scan it again, or type its ten digits."),
    Code.IS_KEYED: N_("This survey was keyed in on {day}. Take the next one."),
    Code.IS_VOID: N_("This survey is void. Give the client another one."),
    Code.IS_SETTLED: N_("This complaint is settled. Open it again if the client comes back to it."),
    Code.NOT_ANSWERED: N_("Write down the result and the outcome first; then ask the client."),
    Code.NOT_SETTLED_YET: N_("This complaint is not settled yet. Answer it, and ask the client."),
    Code.INCIDENT_CLOSED: N_("This incident is closed. F4 opens it again."),
    Code.INCIDENT_OPEN: N_("This incident is open. Add what was done with F10."),
    Code.IS_DONE: N_("Somebody has written this down already. Look at the list of improvements again."),
    Code.NOT_DONE: N_("First it is done, then it is looked at again."),
}

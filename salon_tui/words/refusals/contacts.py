"""What is said when somebody can't be reached so, or when a task can't be changed any more."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

CONTACTS: Final[dict[Code, str]] = {
    Code.DECLINED: N_("The client doesn't want to be reached by {channel}. Write why it has to be all the same."),
    Code.RETENTION_ENDED: N_("The client is off this list already. Look at the list again."),
    Code.TASK_ENDED: N_("This task is over already. Look at the list again."),
    Code.PUT_OFF_OFTEN: N_("This was put off {times} times already. Do it, hand it to somebody, or drop it."),
}

"""What is said when an appointment can't be had, or can't be changed, and where a client can't be sent a message."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

APPOINTMENTS: Final[dict[Code, str]] = {
    Code.SLOT_TAKEN: N_("This time is taken. Choose another time or another person."),
    Code.OUTSIDE_HOURS: N_("Nobody works then, or it runs into a break. Choose another time or another person."),
    Code.NOT_LIVE: N_("This appointment is “{state}”, and this is not for such a one. Look at it again."),
    Code.NOT_TODAY: N_("This appointment is not for today. Move it to today first."),
    Code.NOT_YET: N_("It is too early to say that the client did not come. Wait until {clock}."),
    Code.HAS_FILE: N_("This appointment has a client's file already."),
    Code.IS_WRITTEN: N_("Something stands on the visit already, or is paid. Take the visit back instead."),
    Code.NOT_WAITING: N_("Nobody waits there any more. Look at the waiting list again."),
}
MESSAGES: Final[dict[Code, str]] = {
    Code.MESSAGES_DECLINED: N_("The client doesn't want text messages (box A5). Call, or write a letter."),
    Code.MESSAGES_NOT_AGREED: N_("Nobody has asked the client about messages yet. Ask, and fill in box A5 first."),
    Code.NO_PHONE: N_("There is no phone number to send it to. Ask for one."),
    Code.NOTHING_BOOKED: N_("Nothing is booked that could be reminded of. Choose another message, or book first."),
}

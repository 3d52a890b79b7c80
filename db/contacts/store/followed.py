"""Operations after which something that is known of clients, or to be done, may be otherwise."""

from __future__ import annotations

APPOINTMENTS = frozenset(
    [
        "book",
        "book_series",
        "move_appointment",
        "change_parts",
        "register_guest",
        "confirm",
        "note_reminded",
        "cancel_appointment",
        "mark_missed",
        "undo_state",
    ]
)
BOOKINGS = frozenset(["book", "book_series"])
"""After which nothing has become of an appointment yet."""
VISITS = frozenset(
    ["check_in", "walk_in", "see_guest_off", "undo_check_in", "open_visit", "close_visit", "cancel_visit"]
)
COMES = frozenset(["book", "book_series", "check_in", "walk_in", "open_visit"])
"""After which a client who was archived is on every list again."""
MONEY = frozenset(
    [
        "open_balances",
        "adjust",
        "write_off",
        "save_bill",
        "settle",
        "void_bill",
        "owe",
        "correct_bill",
        "transfer_holding",
        "freeze",
        "extend",
        "lapse_gift",
        "sign_line",
        "take_payment",
        "take_split",
        "correct_payment",
        "refund",
        "sell_package",
        "top_up",
        "use_units",
        "restore_use",
    ]
)
ORDERS = frozenset(["order_for_client", "order_arrived", "hand_over_order", "cancel_order"])
FEEDBACK = frozenset(
    [
        "answer_complaint",
        "settle_complaint",
        "reopen_complaint",
        "hand_complaint",
        "finish_improvement",
        "see_effect",
        "key_survey",
        "void_survey",
    ]
)
CONTACTS = frozenset(["log_contact", "correct_contact"])
LETTERS = frozenset(["keep_job", "settle_job", "saved"])
"""After which a letter has come out of the printer, or hasn't."""
HOURS = frozenset(
    ["set_roster", "fill_roster", "save_shift", "set_opening_hours", "close_salon_day", "block_time", "unblock"]
)
WAITING = frozenset(["put_on_waiting", "offer_slot", "close_waiting"])
PLACES = frozenset(["save_resource", "save_service", "save_service_needs", "add_staff", "change_staff", "change_roles"])
FREE_A_DAY = frozenset(["move_appointment", "change_parts", "cancel_appointment", "mark_missed"])
FREE = FREE_A_DAY | HOURS | PLACES | {"put_on_waiting"}
"""After which another time may be free for one who waits."""
TAKE = FREE | WAITING | {"book", "book_series", "undo_state", "walk_in"}
"""After which a time that was free for them may not be so any more."""
OCCASIONS = frozenset(["save_occasion"])
RETENTION = frozenset(["set_absence", "give_up", "watch", "unwatch", "plan_win_back", "end_win_back"])
DATED = frozenset(["save_dated", "correct_dated", "revise_dated", "void_dated", "accept_dated"])
TAKEN_BACK = frozenset(
    [
        "void_dated",
        "cancel_visit",
        "undo_check_in",
        "undo_state",
        "correct_payment",
        "correct_contact",
        "correct_bill",
        "restore_use",
        "cancel_order",
    ]
)
"""After which what a task asked for may be done no longer."""
AGREED = frozenset(["record_consent", "change_client"])
"""After which what is kept of a client's health may be asked for or not."""
HANDED = frozenset({"assign", "hand_over", "hand_over_one"})
PROMISES = {
    "log_contact": "agreed",
    "correct_contact": "agreed",
    "set_absence": "absence_next",
    "plan_win_back": "win_next",
    "reopen_complaint": "complaint",
    "hand_complaint": "complaint",
}
"""Operations by which something may be to be done this very day, and the rule that says so."""
OF_KINDS = {"patch": "patch_read", "skin": "", "plan": ""}
"""Kinds of dated records that something is to be done about, and the rule by which that may be this very day."""
RECORDS = DATED | AGREED
FOLLOWED = (
    TAKE | APPOINTMENTS | VISITS | MONEY | ORDERS | FEEDBACK | CONTACTS | LETTERS | OCCASIONS | RETENTION | RECORDS
)
"""Operations after which something that is known of a client, or to be done, may be otherwise."""

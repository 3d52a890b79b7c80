"""Errors of the archive: a code and facts, never a sentence; the screen owns the words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Code(StrEnum):
    """What went wrong. Each has one sentence on the screen, in both languages."""

    # opening the archive
    NO_ARCHIVE = "no_archive"
    INCOMPLETE_ARCHIVE = "incomplete_archive"
    ARCHIVE_EXISTS = "archive_exists"
    NOT_EMPTY_FOLDER = "not_empty_folder"
    ROLLED_BACK = "rolled_back"
    FOREIGN_JOURNAL = "foreign_journal"
    NO_RECOVERY = "no_recovery"
    WRONG_PHRASE = "wrong_phrase"
    NEEDS_RECOVERY = "needs_recovery"
    KEY_MISSING = "key_missing"
    KEY_UNREADABLE = "key_unreadable"
    WRONG_KEY = "wrong_key"
    NOT_A_DATABASE = "not_a_database"
    DAMAGED = "damaged"
    NOT_READ = "not_read"
    ONLY_READ = "only_read"
    NEWER_SCHEMA = "newer_schema"
    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"
    BUSY = "busy"
    FAULT = "fault"
    DESK_TAKEN = "desk_taken"
    # backups
    NO_ROOM = "no_room"
    PLACE_READ_ONLY = "place_read_only"
    PLACE_GONE = "place_gone"
    PLACE_IS_FILE = "place_is_file"
    PLACE_SLOW = "place_slow"
    OTHER_SALON = "other_salon"
    COPY_UNSOUND = "copy_unsound"
    BACKUP_DAMAGED = "backup_damaged"
    NO_BACKUP = "no_backup"
    # who is asking
    NOBODY = "nobody"
    LOCKED = "locked"
    NOT_ALLOWED = "not_allowed"
    NEEDS_REASON = "needs_reason"
    NEEDS_SECOND = "needs_second"
    NEEDS_OWN_PIN = "needs_own_pin"
    NEW_PIN_FIRST = "new_pin_first"
    PAPER_ONLY = "paper_only"
    WRONG_PIN = "wrong_pin"
    WAIT = "wait"
    DESK_WAITS = "desk_waits"
    WAITS_FOR_RESET = "waits_for_reset"
    WEAK_PIN = "weak_pin"
    NEEDS_PIN = "needs_pin"
    # what was asked
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CLOSED = "closed"
    CONFLICT = "conflict"
    STILL_TO_PAY = "still_to_pay"
    NOTHING_DONE = "nothing_done"
    TOO_MUCH_PAID = "too_much_paid"
    CANCELLED = "cancelled"
    IS_PAID = "is_paid"
    IS_SOLD = "is_sold"
    SAME_DAY = "same_day"
    DISCOUNT = "discount"
    LAST_MANAGER = "last_manager"
    NAME_TAKEN = "name_taken"
    HAS_NO_CONSENT = "has_no_consent"
    UNREADABLE_TABLE = "unreadable_table"
    OPEN_QUESTIONS = "open_questions"
    SEVERAL_MEANT = "several_meant"
    # the filing cabinet
    NO_DRAWER = "no_drawer"
    NOT_EMPTY = "not_empty"
    NO_PAPER = "no_paper"
    ON_ITS_WAY = "on_its_way"
    NOT_SETTLED = "not_settled"
    ON_LOAN = "on_loan"
    IS_BOUND = "is_bound"
    NO_LOAN = "no_loan"
    ANSWERED = "answered"
    # bills
    BILL_PAID = "bill_paid"
    BILL_VOID = "bill_void"
    BILL_CLOSED = "bill_closed"
    NOTHING_SOLD = "nothing_sold"
    OF_VISIT = "of_visit"
    FROM_BALANCE = "from_balance"
    NOT_IN_MONEY = "not_in_money"
    STILL_OPEN = "still_open"
    # the till
    TILL_CLOSED = "till_closed"
    OLDER_DAY = "older_day"
    TILL_DIFFERS = "till_differs"
    NOT_CLOSED = "not_closed"
    LATER_CLOSED = "later_closed"
    # appointments
    SLOT_TAKEN = "slot_taken"
    OUTSIDE_HOURS = "outside_hours"
    NOT_LIVE = "not_live"
    NOT_TODAY = "not_today"
    NOT_YET = "not_yet"
    HAS_FILE = "has_file"
    IS_WRITTEN = "is_written"
    NOT_WAITING = "not_waiting"
    RETENTION_ENDED = "retention_ended"
    # messages
    MESSAGES_DECLINED = "messages_declined"
    MESSAGES_NOT_AGREED = "messages_not_agreed"
    NO_PHONE = "no_phone"
    NOTHING_BOOKED = "nothing_booked"
    # contacts
    DECLINED = "declined"
    # what is paid ahead
    NO_LONGER_SOLD = "no_longer_sold"
    NOT_A_USER = "not_a_user"
    NOT_WITH_BALANCE = "not_with_balance"
    BALANCE_SHORT = "balance_short"
    EMPTY = "empty"
    FROZEN = "frozen"
    NOT_FROZEN = "not_frozen"
    EXPIRED = "expired"
    NO_CONTRACT = "no_contract"
    IS_SIGNED = "is_signed"
    # conditions
    HAS_CONDITION = "has_condition"
    NOT_TRIED = "not_tried"
    ENDS_CONDITIONS = "ends_conditions"
    # merging
    IS_SAME = "is_same"
    IS_MERGED = "is_merged"
    # erasing
    IS_ERASED = "is_erased"
    STILL_TO_SETTLE = "still_to_settle"
    GIVES_UP = "gives_up"
    OPEN_ON_BOTH = "open_on_both"
    BUILDS_ON = "builds_on"
    TOO_OLD = "too_old"
    # dated records
    HAS_VERSION = "has_version"
    SIGNED_ALREADY = "signed_already"
    BLANK_RECORD = "blank_record"
    ONLY_ONE = "only_one"
    UNCHECKED = "unchecked"
    TOO_MANY = "too_many"
    TOO_MUCH = "too_much"
    IS_USED = "is_used"
    IS_RESTORED = "is_restored"
    LOT_ENDED = "lot_ended"
    NOT_SHARED = "not_shared"
    NOTHING_LAPSES = "nothing_lapses"
    NOT_NEXT_LINE = "not_next_line"
    PAID_AHEAD = "paid_ahead"
    # tasks
    TASK_ENDED = "task_ended"
    PUT_OFF_OFTEN = "put_off_often"
    # what clients say
    NO_SURVEY = "no_survey"
    IS_KEYED = "is_keyed"
    IS_VOID = "is_void"
    IS_SETTLED = "is_settled"
    NOT_ANSWERED = "not_answered"
    NOT_SETTLED_YET = "not_settled_yet"
    INCIDENT_CLOSED = "incident_closed"
    INCIDENT_OPEN = "incident_open"
    IS_DONE = "is_done"
    NOT_DONE = "not_done"


class Flaw(StrEnum):
    """Why one field was refused."""

    REQUIRED = "required"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_LUNAR_DAY = "no_such_lunar_day"
    NO_SUCH_YEAR = "no_such_year"
    IN_THE_FUTURE = "in_the_future"
    NOT_A_PHONE = "not_a_phone"
    NEEDS_COUNTRY = "needs_country"
    NOT_AN_EMAIL = "not_an_email"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TIME = "not_a_time"
    AFTER_MIDNIGHT = "after_midnight"
    NOT_A_CHOICE = "not_a_choice"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_IDENTITY = "not_an_identity"
    NOT_A_CARD = "not_a_card"
    NOBODY_CALLED_SO = "nobody_called_so"
    UNKNOWN_FIELD = "unknown_field"
    NOT_IN_DRAWER = "not_in_drawer"
    EMPTY_DRAWER = "empty_drawer"
    TAKEN = "taken"
    OUT_OF_ORDER = "out_of_order"
    TOO_EARLY = "too_early"
    TOO_FAR_AHEAD = "too_far_ahead"
    ASK_CONSENT = "ask_consent"
    NEEDS_GUARDIAN = "needs_guardian"
    NAME_THE_DRUG = "name_the_drug"
    NOT_ON_SHEET = "not_on_sheet"
    CARD_NUMBER = "card_number"
    PASSWORD = "password"
    NO_VALUE = "no_value"
    NO_LONGER_OFFERED = "no_longer_offered"
    SEVERAL = "several"
    NOT_A_FOLDER = "not_a_folder"
    NOT_LATER = "not_later"
    NOT_IN_SHIFT = "not_in_shift"
    LONGER_THAN_SERVICE = "longer_than_service"
    MORE_THAN_THERE = "more_than_there"
    UNKNOWN_WORD = "unknown_word"
    LOOK_AGAIN = "look_again"
    NOT_A_ZONE = "not_a_zone"
    NOT_A_FINDING = "not_a_finding"
    NOT_A_GRADE = "not_a_grade"
    NO_ZONE = "no_zone"
    NOTHING_SAID = "nothing_said"
    LESS_THAN_LAW = "less_than_law"
    NOT_DEALT_WITH = "not_dealt_with"
    NOT_AFTER = "not_after"
    NOT_ZONES = "not_zones"
    ONLY_PREGNANCY = "only_pregnancy"
    ENDS_BEFORE = "ends_before"
    NO_WORD = "no_word"
    NOT_AGREED = "not_agreed"
    NOT_A_HEAD = "not_a_head"
    SIGNED_ANEW = "signed_anew"


class SalonError(Exception):
    """Something that the desk has to say to the person in front of it.

    Args:
        code: What went wrong.
        facts: Numbers, codes and names of fields for the sentence; never what a client told.
    """

    def __init__(self, code: Code, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Mapping[str, str | int] = facts


class InvalidFields(SalonError):
    """Some fields can't be saved as they are.

    Args:
        flaws: Why, by name of the field, in the order of the form.
    """

    def __init__(self, flaws: Mapping[str, Flaw]) -> None:
        super().__init__(Code.INVALID, count=len(flaws))
        self.flaws = dict(flaws)


class Refused(SalonError):
    """The person at the desk may not do this, or not without a reason or a second person."""

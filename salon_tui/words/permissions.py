"""What a right lets somebody do, in words."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.words.i18n import N_

PERMISSIONS: dict[Permission, str] = {
    Permission.FIND: N_("look up clients"),
    Permission.OPEN_RECORD: N_("open this client's record"),
    Permission.REVEAL_PHONE: N_("see this phone number in full"),
    Permission.REVEAL_ADDRESS: N_("see this address"),
    Permission.REVEAL_PRIVATE: N_("see the national ID and the income"),
    Permission.SEE_FLAGS: N_("see what to be careful about"),
    Permission.SEE_HEALTH: N_("see this client's health answers"),
    Permission.SEE_AMOUNTS: N_("see amounts"),
    Permission.OPEN_FILE: N_("open a file or correct it"),
    Permission.KEY_HEALTH: N_("key in health answers"),
    Permission.RECORD_HEALTH: N_("change health answers"),
    Permission.RECORD_VISIT: N_("change this client's visits"),
    Permission.CARE_NOTES: N_("write care notes for this client"),
    Permission.TAKE_PAYMENT: N_("take this payment"),
    Permission.ADD_TO_CLOSED: N_("add to this closed visit"),
    Permission.APPOINTMENTS: N_("change appointments"),
    Permission.PRINT: N_("print this client's papers"),
    Permission.LIST_CONTACTS: N_("list clients with contact data"),
    Permission.LIST_MANY_CONTACTS: N_("list many clients with contact data"),
    Permission.EXPORT: N_("export clients to a file"),
    Permission.PROPOSE_MERGE: N_("propose that two files are one"),
    Permission.MERGE: N_("merge two files"),
    Permission.REQUEST_ERASURE: N_("ask for a file to be erased"),
    Permission.ERASE: N_("erase a file"),
    Permission.ASK_LOAN: N_("ask to borrow a paper file"),
    Permission.APPROVE_LOAN: N_("approve this loan"),
    Permission.INSPECT: N_("sign off an inspection"),
    Permission.BACKUP: N_("make a backup"),
    Permission.RESTORE: N_("restore a backup"),
    Permission.ASSIGN: N_("assign a client to somebody"),
    Permission.HAND_OVER: N_("hand over somebody's clients"),
    Permission.REVIEW: N_("look at what was done with a reason"),
    Permission.MANAGE_STAFF: N_("change the staff"),
    Permission.RESET_PIN: N_("set a PIN or roles for somebody"),
    Permission.CATALOGUE: N_("change services and products"),
    Permission.SETTINGS: N_("change the settings"),
    Permission.REPORTS: N_("see reports"),
    Permission.AUDIT_LOG: N_("read the audit log"),
    Permission.IMPORT: N_("import a table"),
    Permission.OVERRIDE_CONFLICT: N_("go against what is known of this client"),
    Permission.DISCOUNT: N_("take less than the list price"),
    Permission.CANCEL_NOTED: N_("cancel a visit with care notes on it"),
    Permission.DESK: N_("use the desk"),
}
"""What a permission lets somebody do, to be put after "to"."""

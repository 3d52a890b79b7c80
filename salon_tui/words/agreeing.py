"""What a second person is asked to agree to, as a sentence: which operation, and about whom."""

from __future__ import annotations

from db.core.approval import Wanted
from db.core.permissions import Permission
from db.reviews.records import ReviewLine
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import permission_phrase, role_name
from salon_tui.words.words import short_day

OPERATIONS: dict[str, str] = {
    "agree_to_restore": N_("restore a backup in place of the archive that is here"),
    "reset_pin": N_("set a new PIN for {whom}, good for one sign-in"),
    "change_roles": N_("make {whom}: {roles}"),
    "hand_over": N_("hand over everything that {whom} has in hand"),
    "print_index": N_("print the index of all clients"),
    "print_skin_index": N_("print the index of all clients by skin condition"),
    "print_filtered": N_("print a list of clients with phone numbers"),
    "print_address_labels": N_("print address labels of {clients} clients"),
    "print_letters": N_("print letters to {clients} clients"),
    "print_pull_list": N_("print a list of {clients} clients"),
    "print_pre_read": N_("print what to read of {clients} clients"),
    "approve_loan": N_("approve the loan of the paper of {whom}"),
    "open_visit": N_("open the visit of {whom} although something is known against it"),
    "save_visit": N_("save the visit of {whom} although something is known against it"),
    "check_in": N_("open the visit of {whom} although something is known against it"),
    "walk_in": N_("open the visit of {whom} although something is known against it"),
    "register_guest": N_("open the visit of {whom} although something is known against it"),
    "cancel_visit": N_("cancel the visit of {whom} with its care notes"),
    "refute": N_("strike out something that was written of the health of {whom}"),
    "tolerate": N_("write down that {whom} tolerates something, so that it stops nothing"),
    "save_disclosure": N_("give something of {whom} to somebody else without a consent"),
    "erase_client": N_("erase the file of {whom}"),
    "destroy_health": N_("destroy what is kept of the health of {whom}"),
    "decide_destruction": N_("destroy what is ticked of {clients} clients"),
    "print_locked": N_("open a locked record for what a law asks"),
    "change_salon": N_("switch “One manager” in the settings, and with it whether two are needed"),
    "void_dated": N_("take back a record of {whom} that was looked over"),
}
"""After "to"; what isn't here, or needs another right than usually, is called by its right."""
OTHERWISE = {
    "change_roles": N_("change the roles of {whom}"),
    "print_address_labels": N_("print many address labels"),
    "print_letters": N_("print many letters"),
    "print_pull_list": N_("print a long list of cards"),
    "decide_destruction": N_("destroy what stood on the destroy list"),
}
"""The same where it is told afterwards, and neither roles nor numbers are at hand."""
_USUALLY = dict.fromkeys(
    ("open_visit", "save_visit", "check_in", "walk_in", "register_guest"), Permission.OVERRIDE_CONFLICT
)
"""What is asked for several rights, one after the other."""


def question(wanted: Wanted, by: str, whom: str) -> str:
    """Who wants to do what about whom, in the language in use.

    Args:
        wanted: What somebody is to agree to.
        by: Who wants to do it.
        whom: Name of the client or the member of staff whom it is about, empty where there is no single one.
    """
    known = OPERATIONS.get(wanted.operation)
    other = wanted.permission is not _USUALLY.get(wanted.operation, wanted.permission)
    if known is None or other or ("{whom}" in known and not whom):
        what = permission_phrase(wanted.permission.value)
        what = _("{what} ({whom})").format(what=what, whom=whom) if whom else what
    else:
        roles = _(", ").join(role_name(role) for role in wanted.roles.split(",") if role)
        what = _(known).format(whom=whom, roles=roles, clients=wanted.clients)
    if wanted.own:
        return _("You want to {what}. Type your PIN once more.").format(what=what)
    return _("{name} wants to {what}. Who agrees?").format(name=by, what=what)


def done_alone(line: ReviewLine) -> str:
    """What somebody did with a reason alone, and about whom, in the language in use."""
    whom = next((one.label for one in (line.client, line.about) if one is not None), "")
    if line.operation == "break_glass":
        return _("opened the file of {whom}").format(whom=whom)
    if line.day is not None:
        words = _("had to do with {count} files on {day}").format(count=line.clients, day=short_day(line.day))
        return _("{what} (usually {count})").format(what=words, count=line.usual) if line.usual else words
    known = OPERATIONS.get(line.operation)
    if known is None or "{roles}" in known or "{clients}" in known:
        known = OTHERWISE.get(line.operation, N_("did alone what takes two ({whom})"))
    return _(known).format(whom=whom)

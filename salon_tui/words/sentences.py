"""What the program says when something can't be done: one sentence per code, what happened and what to do."""

from __future__ import annotations

from db.core.errors import Code, Flaw, SalonError
from db.core.permissions import Permission, Role
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import choice_name

ROLES: dict[Role, str] = {
    Role.RECEPTIONIST: N_("receptionist"),
    Role.BEAUTICIAN: N_("beautician"),
    Role.ADVISOR: N_("advisor"),
    Role.KEEPER: N_("keeper"),
    Role.MANAGER: N_("manager"),
}


def sentence(error: SalonError) -> str:
    """What happened and what to do, in the language in use."""
    # the sign-in page opens without them
    from db.text.money import format_money
    from salon_tui.words.contacts import channel_name
    from salon_tui.words.refusals.backups import ROOM_MISSING
    from salon_tui.words.refusals.every_code import BY_FACT, SENTENCES

    facts = error.facts
    match error.code:
        case Code.NOT_ALLOWED if facts.get("own"):
            text = N_("This is your own loan: somebody else has to decide about it.")
        case Code.NOT_ALLOWED if facts.get("mine"):
            text = N_("This was you: another manager looks at it.")
        case Code.NOT_ALLOWED if facts.get("concerned"):
            text = N_("This complaint is about you: another manager settles it.")
        case Code.NEEDS_SECOND if facts.get("alone"):
            text = N_("Nobody else here could agree to this. Write the reason; it is kept for review.")
        case Code.WAITS_FOR_RESET if facts.get("seconds"):
            text = N_("Too many wrong PINs. Wait until the program has run for {time}, or ask a manager for a new PIN.")
        case Code.WRONG_PIN if facts.get("wait"):
            text = N_("This PIN is not right. Wait {time}, then try again.")
        case Code.CLOSED if facts.get("open"):
            text = N_("This visit is still open. Change it on its own page.")
        case Code.NO_ROOM if facts.get("missing"):
            text = ROOM_MISSING
        case Code.CONFLICT if facts.get("verdict") == "never":
            text = N_(
                "{item} must not be used on this client: {alert}. Choose something else, or get what is missing first."
            )
        case Code.CONFLICT if facts.get("earliest"):
            text = N_(
                "{item} doesn't go with what is known of this client: {alert}. It is free from {earliest} on. "
                "Choose something else, or write a reason and have a manager enter their PIN."
            )
        case Code.CONFLICT if str(facts.get("alert", "")).startswith("health_"):
            text = N_("{alert}. Ask whether anything speaks against {item}, then write that you have asked.")
        case Code.INVALID:
            count = int(facts.get("count", 1))
            return ngettext(
                "One answer can't be saved as it is. Correct what is marked, then save again.",
                "{count} answers can't be saved as they are. Correct what is marked, then save again.",
                count,
            )
        case code if code in BY_FACT:
            fact, texts = BY_FACT[code]
            text = texts.get(str(facts.get(fact)), SENTENCES[code])
        case code:
            text = SENTENCES[code]
    return _(text).format(
        path=facts.get("path") or _("the data folder"),
        holder=facts.get("holder", "?"),
        incident=facts.get("incident", "?"),
        what=permission_phrase(str(facts.get("permission", ""))),
        time=duration(int(facts.get("seconds") or facts.get("wait") or 1)),
        item=facts.get("item") or _("This service"),
        alert=alert_name(str(facts.get("alert", ""))),
        alerts=_(", ").join(map(alert_name, str(facts.get("alerts", "")).split())),
        earliest=facts.get("earliest", "?"),
        amount=format_money(int(facts.get("amount", 0))),
        clock=facts.get("time", "?"),
        listed=format_money(int(facts.get("listed", 0))),
        price=format_money(int(facts.get("price", 0))),
        digits=facts.get("digits", 6),
        missing=facts.get("missing", "?"),
        page=facts.get("page", 1),
        times=facts.get("times", 1),
        line=facts.get("line", 1),
        day=facts.get("day", "?"),
        days=facts.get("days", "?"),
        count=facts.get("count", 0),
        most=facts.get("most", "?"),
        state=_state_name(str(facts.get("state", ""))),
        channel=channel_name(str(facts["channel"])) if "channel" in facts else "?",
    )


def sentence_at_desk(error: SalonError) -> str:
    """The same where somebody is signed in, with the way on where there is only one."""
    way = _("Backups, F4: “Restore a backup”.") if error.code is Code.DAMAGED else ""
    return f"{sentence(error)} {way}".rstrip()


def flaw_sentence(flaw: Flaw, word: str = "") -> str:
    """Why one field was refused and what to type, in the language in use; ``word`` is what of it was not understood."""
    from salon_tui.words.refusals.flaws import FLAWS

    return _(FLAWS[flaw]).replace("{word}", word)


def role_name(role: Role | str) -> str:
    """A role as people call it, in the language in use."""
    return _(ROLES[Role(role)])


def permission_phrase(permission: str) -> str:
    """What a permission lets somebody do, such as "take this payment", in the language in use."""
    from salon_tui.words.permissions import PERMISSIONS

    known = Permission(permission) if permission in set(Permission) else None
    return _(PERMISSIONS[known]) if known else _("do this")


def alert_name(code: str) -> str:
    """What a verdict is about by its code, in the language in use: an entry of the health questions, or a paper."""
    from db.clients.consent.records import UNREAD_TERMS
    from db.clients.fields.client import ALERT_FIELDS
    from db.rules.items import PAPER_TERMS

    others = {**UNREAD_TERMS, **PAPER_TERMS}
    if code in others:
        return others[code].text(language())
    found = next((field.choice(code) for field in ALERT_FIELDS if field.choice(code)), None)
    return found.term.text(language()) if found else code


def _state_name(code: str) -> str:
    """A state of an appointment, in the language in use."""
    if not code:
        return "?"
    from db.appointments.fields import STATES

    return choice_name(STATES, code)


def duration(seconds: int) -> str:
    """A time to wait: seconds up to two minutes, whole minutes beyond, never less than it is."""
    if seconds <= 120:
        return ngettext("{count} second", "{count} seconds", seconds)
    return ngettext("{count} minute", "{count} minutes", -(-seconds // 60))

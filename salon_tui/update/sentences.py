"""What is said of updates: what is done, what came of it, and why one wasn't made."""

from __future__ import annotations

from collections.abc import Mapping

from salon_tui.update.result import Result, State, Step
from salon_tui.update.why import UpdateError, Why
from salon_tui.words.i18n import N_, _

STEPS: dict[Step, str] = {
    Step.VERIFY: N_("The stick is read, and its signature checked"),
    Step.BUILD: N_("The new program is laid beside the old one"),
    Step.STOP: N_("The desk is closed for a moment"),
    Step.BACKUP: N_("A backup is made"),
    Step.TRY: N_("The new program is tried on a copy of the archive"),
    Step.SWITCH: N_("The new program takes the old one's place"),
    Step.START: N_("The desk is opened again"),
    Step.DONE: N_("Done"),
}

WHYS: dict[Why, str] = {
    Why.NO_STICK: N_("No stick labelled SALON-UPDATE is plugged in. Plug it in, then try again."),
    Why.NO_RELEASE: N_("There is no update on this stick that this program understands. Ask for a new stick."),
    Why.NO_PUBLISHER: N_("This machine has no publisher's key in {path}. Whoever set it up lays one there."),
    Why.OPEN_KEYS: N_("Others than root may write in {path}. Only root may: give it to root, then chmod go-w."),
    Why.NOT_SIGNED: N_("The update is not signed by the program's publisher. Don't use this stick; ask for a new one."),
    Why.CHANGED: N_("{file} on the stick is not as its publisher made it. Ask for a new stick."),
    Why.OTHER_ASKED: N_("Another update is on the stick than the one that was chosen. Look at it once more."),
    Why.THERE_ALREADY: N_("Version {version} is in use already."),
    Why.OLDER: N_("Version {version} is older than {highest}, which this machine has seen. Ask for a newer stick."),
    Why.TOO_OLD: N_(
        "Version {version} needs {wanted} at least, and {found} is in use. Ask for the updates in between."
    ),
    Why.WRONG_PYTHON: N_("The update is for Python {wanted}, and this machine has {found}. Ask for the right stick."),
    Why.WRONG_MACHINE: N_("The update is for {wanted} machines, and this is {found}. Ask for the right stick."),
    Why.NO_ROOM: N_("The disk is too full for the update. Free some space, then try again."),
    Why.NO_BACKUP: N_("No backup could be made, so nothing was updated. Look at the page of backups."),
    Why.NOT_BUILT: N_("The new program could not be laid down from the stick. Ask for a new stick."),
    Why.NOT_TRIED: N_("The new program failed on a copy of the archive. Tell whoever looks after the program."),
    Why.NOT_STARTED: N_("The new program did not start. Tell whoever looks after the program."),
    Why.INTERRUPTED: N_("It was interrupted. Start it once more."),
    Why.UNDER_WAY: N_("An update is under way. Wait until it is done."),
    Why.NOT_ALLOWED: N_("Only root may update the program. Type the command with sudo."),
    Why.NOT_INSTALLED: N_("The program was not installed so that it can be updated: {path} is no link to a version."),
    Why.NO_WAY_BACK: N_("There is no earlier program on this machine to go back to."),
    Why.NOT_RESTORED: N_("The backup from before could not be restored, so nothing was changed."),
}


def why_sentence(why: str, facts: Mapping[str, str]) -> str:
    """Why an update wasn't made, and what to do."""
    known = {"path": "?", "file": "?", "version": "?", "highest": "?", "wanted": "?", "found": "?"}
    return _(WHYS[Why(why)] if why in set(Why) else WHYS[Why.NOT_BUILT]).format(**{**known, **facts})


def update_sentence(error: UpdateError) -> str:
    """As :func:`why_sentence`."""
    return why_sentence(error.why, error.facts)


def result_sentence(result: Result) -> str:
    """What came of the last update."""
    match result.state:
        case State.UNDER_WAY:
            return _("The update to {version} is under way: {step}.").format(
                version=result.version or "?", step=_(STEPS[result.step])
            )
        case State.DONE:
            return _("Updated from {before} to {version}.").format(before=result.before, version=result.version)
        case State.BACK:
            return _("Went back from {before} to {version}.").format(before=result.before, version=result.version)
        case State.FAILED:
            stays = _("The program was not updated; {version} stays in use.").format(version=result.before)
            return f"{stays} {why_sentence(result.why, result.facts)}"

"""What may be said to the client of two analyses: what they say in each zone, in sentences, and never praise."""

from __future__ import annotations

from collections.abc import Iterable

from db.clients.fields.skin import ZONES
from db.dated.comparing import Difference, How
from db.dated.declaration import name_of, row_of
from db.dated.kinds.skin import SEEN
from db.dated.zones import FINDING_CODES
from db.fields.declaration import Term
from salon_tui.words.i18n import N_, _, language

_FINDINGS = {code: Term(en, zh) for code, en, zh in SEEN}
_ZONES = {zone.code: zone.term for zone in ZONES}
_LIGHTER = N_("Lighter than before: {what}.")
_GONE = N_("Not seen any more: {what}.")
_HEAVIER = N_("Heavier than before: {what}.")
_NEW = N_("Seen now, and not then: {what}.")


def words_to_say(differences: Iterable[Difference]) -> str:
    """A sentence for what is lighter, gone, heavier and new, with the zones of each; empty where nothing changed.

    What nobody looked at on one of both days, or what was taken over, is not said.
    """
    found: dict[str, dict[str, list[str]]] = {sentence: {} for sentence in (_LIGHTER, _GONE, _HEAVIER, _NEW)}
    for one in differences:
        name = name_of(one.key)
        if name not in FINDING_CODES or one.how not in (How.LIGHTER, How.HEAVIER):
            continue
        nothing_before, nothing_now = (value in (None, "0") for value in (one.before, one.after))
        if one.how is How.LIGHTER:
            sentence = _GONE if nothing_now else _LIGHTER
        else:
            sentence = _NEW if nothing_before else _HEAVIER
        found[sentence].setdefault(name, []).append(_ZONES[row_of(one.key)].text(language()))
    said = [
        _(sentence).format(
            what=_(", ").join(
                _("{finding} ({zones})").format(finding=_FINDINGS[name].text(language()), zones=_(", ").join(zones))
                for name, zones in findings.items()
            )
        )
        for sentence, findings in found.items()
        if findings
    ]
    return ("" if language().startswith("zh") else " ").join(said)

"""What stands in the boxes of the client: what was answered, and what was taken down later of history and needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from db.care.records import Taken
from db.clients.records import ClientRecord
from db.dated.content import rows_in
from db.dated.declaration import Values, key_of
from db.dated.kinds.needs import NEEDS
from db.dated.kinds.past import PAST
from db.dated.records import DatedRecord
from db.fields.choices import AREAS, GOALS
from db.fields.declaration import Term
from db.fields.showing import show
from db.fields.values import Value

_REACTION = Term("reaction", "反应")
_BY_AREA = NEEDS.part_of("goal")


def answers(client: ClientRecord, taken: Taken, language: str) -> Mapping[str, Value]:
    """The values of the client's boxes, by field.

    Areas, goals and wishes are those that were taken down by part of the body, once that was done; what was done
    elsewhere stands behind what the client wrote of it.
    """
    values = dict(client.values)
    if taken.needs is not None:
        values |= {name: value for name, value in _needs(taken.needs.values, language).items() if value}
    joint = "；" if language == "zh" else "; "
    for name, said in (("care_before", _done), ("care_effect", _effects)):
        own = values.get(name)
        texts = [own] if isinstance(own, str) else []
        texts += [text for record in taken.past if (text := said(record, language))]
        if taken.past and texts:
            values[name] = joint.join(texts)
    return values


def _needs(needs: Values, language: str) -> dict[str, Value]:
    rows = rows_in(_BY_AREA, needs)
    wanted = {code for row in rows for code in _codes(needs.get(key_of("goal", row)))}
    wishes = [
        f"{area.term.text(language)}{'：' if language == 'zh' else ': '}{wish}"
        for area in AREAS
        if (wish := needs.get(key_of("wish", area.code)))
    ]
    return {
        "areas": tuple(rows),
        "goals": tuple(goal.code for goal in GOALS if goal.code in wanted),
        "wishes": ("；" if language == "zh" else "; ").join(wishes),
    }


def _codes(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _done(record: DatedRecord, language: str) -> str:
    """What was done, where, since when and how often."""
    return " ".join(_shown(record, ("since", "what", "where", "often"), language))


def _effects(record: DatedRecord, language: str) -> str:
    """How it came out; nothing where nobody has said."""
    effect, reaction = (list(_shown(record, names, language)) for names in (("effect",), ("reaction", "reaction_note")))
    said = [*effect, *([_REACTION.text(language), *reaction] if reaction else ())]
    return " ".join([*_shown(record, ("what",), language), *said]) if said else ""


def _shown(record: DatedRecord, names: tuple[str, ...], language: str) -> Iterator[str]:
    for name in names:
        field = PAST.at(name)
        assert field is not None, "these are fields of the history"
        if text := show(field, record.values.get(name), language):
            yield text

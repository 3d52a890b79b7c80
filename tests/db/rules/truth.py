"""Reads the truth table: what the rules are to say, in words that a professional of a salon writes and mends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from db.fields.choices import AREAS
from db.fields.declaration import Choice
from db.rules.items import ITEMS, MEANS
from db.rules.judging import Known, Rules, first_free_day, judge
from db.rules.records import STOPS, Asked, Certainty, Condition, Level, PatchTest, Person, Policy, SignedConsent

DAY_0 = date(2026, 3, 12)
TABLE = Path(__file__).parent / "truth.tsv"
COLUMNS = (
    *("has", "began", "ended", "more", "what", "does", "where", "conflicts with", "patch test", "consent", "age"),
    *("day", "verdict", "free from", "source"),
)
NOTHING = "-"
NEVER_FREE = "not by waiting"
ADULT = Person(born=date(1988, 3, 12))
OWN, OTHER = 1, 2
"""Ids of what is to be used, and of something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what it asks, and what it expects."""

    number: int
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[COLUMNS.index(column)]

    @property
    def day(self) -> date:
        return on(self["day"])

    @property
    def known(self) -> Known:
        return Known(
            conditions=tuple(_conditions(self)),
            patches=tuple(_patches(self)),
            consents=tuple(_consents(self)),
            person=_person(self["age"]),
        )

    @property
    def asked(self) -> Asked:
        return _asked(self)

    def expected(self) -> tuple[str, str]:
        return self["verdict"], self["free from"]

    def found(self, rules: Rules) -> tuple[str, str]:
        """What the rules say: verdicts with the strictest first, and the first free day."""
        verdicts = judge(self.known, [self.asked], self.day, rules)
        levels = {verdict.level for verdict in verdicts}
        said = " + ".join(level.name for level in _IN_WORDS if level in levels) or NOTHING
        if not any(level in STOPS for level in levels):
            return said, NOTHING
        free = first_free_day(self.known, [self.asked], self.day, rules)
        return said, NEVER_FREE if free is None else str((free - DAY_0).days)


_IN_WORDS = (Level.STOP, Level.HOLD, Level.NEVER, Level.WARN, Level.NOTE, Level.ASK)


def lines() -> list[Line]:
    """The lines of the table."""
    texts = [(number, text) for number, text in enumerate(TABLE.read_text("utf-8").splitlines(), 1) if text[:1] != "#"]
    [(_, head), *rest] = texts
    assert tuple(head.split("\t")) == COLUMNS
    return [Line(number, tuple(text.split("\t"))) for number, text in rest]


def differing(rules: Rules, among: Iterable[Line]) -> str:
    """The lines on which rules say something else than the table does, as a table of their own; empty for none."""
    found = [(line, said) for line in among if (said := line.found(rules)) != line.expected()]
    if not found:
        return ""
    head = ("line", *COLUMNS[:12], "table says", "free", "rules say", "free", "source")
    table = [
        head,
        *((str(line.number), *line.cells[:12], *line.expected(), *said, line["source"]) for line, said in found),
    ]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)


def on(offset: str) -> date:
    """A day by its distance from day 0."""
    return DAY_0 + timedelta(days=int(offset))


@cache
def _codes(entries: tuple[Choice, ...]) -> dict[str, str]:
    return {word: entry.code for entry in entries for word in (entry.term.en, entry.term.zh)}


_ITEMS = tuple(Choice(item.code, item.term) for item in ITEMS.values())


def _several(cell: str, entries: tuple[Choice, ...]) -> frozenset[str]:
    return frozenset() if cell == NOTHING else frozenset(_codes(entries)[word] for word in cell.split(" + "))


def _parts(cell: str) -> list[str]:
    return [] if cell == NOTHING else cell.split("; ")


def _conditions(line: Line) -> Iterable[Condition]:
    if line["has"] == NOTHING:
        return
    began, ended = (None if line[name] == NOTHING else on(line[name]) for name in ("began", "ended"))
    condition = Condition(item=_codes(_ITEMS)[line["has"]], began=began, ended=ended)
    for part in _parts(line["more"]):
        word, _, rest = part.partition(" ")
        match word:
            case "until":
                condition = replace(condition, until=on(rest))
            case "asked":
                condition = replace(condition, confirmed_day=on(rest))
            case "told":
                condition = replace(condition, told_day=on(rest))
            case "doctor":
                condition = replace(condition, doctor_day=on(rest))
            case "at":
                condition = replace(condition, areas=_several(rest, AREAS))
            case "tolerated":
                condition = replace(condition, tolerated=True)
            case "refuted" | "confirmed":
                condition = replace(condition, certainty=Certainty(word))
            case _:
                raise AssertionError(part)
    yield condition


_DAYS = re.compile(r"(\d+) days")


def _asked(line: Line) -> Asked:
    asked = Asked(
        id=OWN,
        name=line["what"],
        is_service=line["what"] != "product",
        medical=line["what"] == "medical service",
        means=_several(line["does"], MEANS),
        areas=_several(line["where"], AREAS),
        tags=_several(line["conflicts with"], _ITEMS),
    )
    for part in _parts(line["patch test"]):
        if part.startswith("last used "):
            asked = replace(asked, last_use=on(part.removeprefix("last used ")))
        elif "applied" not in part:
            policy, *more = part.split(", ")
            asked = replace(asked, patch=Policy.NONE if policy == NOTHING else Policy(policy))
            for one in more:
                if one.startswith("formula "):
                    asked = replace(asked, formula=one.removeprefix("formula "))
                elif one.startswith("batch "):
                    asked = replace(asked, batch=one.removeprefix("batch "))
                else:
                    asked = replace(asked, patch_days=_days(one))
    for part in _parts(line["consent"]):
        first, *more = part.split(", ")
        if first == "asked":
            asked = replace(asked, consent_text="1")
            for one in more:
                if one.startswith("text "):
                    asked = replace(asked, consent_text=one.removeprefix("text "))
                else:
                    asked = replace(asked, consent_days=_days(one))
    return asked


def _days(text: str) -> int:
    match = _DAYS.fullmatch(text)
    assert match is not None, text
    return int(match[1])


def _patches(line: Line) -> Iterable[PatchTest]:
    for part in _parts(line["patch test"]):
        if "applied" not in part:
            continue
        first, *more = part.split(", ")
        whose, _, offset = first.rpartition("applied ")
        readings = [one for one in more if not one.startswith(("formula ", "batch "))]
        yield PatchTest(
            product=OTHER if whose else OWN,
            applied=on(offset),
            at_24h=readings[0] if readings else "",
            at_48h=readings[1] if readings[1:] else "",
            formula=next((one.removeprefix("formula ") for one in more if one.startswith("formula ")), ""),
            batch=next((one.removeprefix("batch ") for one in more if one.startswith("batch ")), ""),
        )


def _consents(line: Line) -> Iterable[SignedConsent]:
    for part in _parts(line["consent"]):
        if "signed" not in part:
            continue
        first, *more = part.split(", ")
        whose, _, rest = first.rpartition("signed ")
        offset, _, guardian = rest.partition(" with ")
        yield SignedConsent(
            service=OTHER if whose else OWN,
            signed=on(offset),
            text=more[0].removeprefix("text ") if more else "1",
            has_guardian=guardian == "guardian",
        )


def _person(cell: str) -> Person:
    if cell.startswith("turns "):
        _, years, _, offset = cell.split(" ")
        day = on(offset)
        return Person(born=day.replace(year=day.year - int(years)))
    return {"adult": ADULT, "unknown": Person(), "ticked under 18": Person(told_minor=True)}[cell]


def naming(items: Sequence[str], among: Iterable[Line]) -> list[Line]:
    """The lines that are about one of these items."""
    words = {ITEMS[item].term.en for item in items} | {ITEMS[item].term.zh for item in items}
    return [line for line in among if line["has"] in words]

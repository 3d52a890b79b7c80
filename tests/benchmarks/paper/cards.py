"""``cards``: 10,000 client cards, by :mod:`printouts.sheets.clients.bulk_cards`, against a raw ReportLab canvas.

The raw canvas draws each card in full, form and values, with the same strings at the same places
(:mod:`tests.benchmarks.paper.raw_canvas`), 1,000 cards to a file as well: what one writes without an empty form that is
drawn once. It is measured on one file, the first thousand cards, by turns with ours, and ten times that is what 10,000
are compared with. The 10,000 are drawn in a process of their own, which says its greatest memory (``VmHWM``:
``ru_maxrss`` of a process that was started begins with what its parent had). No two cards are alike: names, numbers,
days, alerts, answers and the notes of three visits differ, and rare surnames are among them. Processor time, since
nothing waits; without ``reportlab[accel]``, as the package is installed.

``python -m tests.benchmarks.paper.cards 10000`` is that process.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from db.clients.records import Alert
from db.fields.declaration import Term
from db.sheets.client import CardSheet
from db.text import names
from db.text.card_number import card_number
from db.visits.records import ServiceLine, VisitRecord
from tests.benchmarks.paper.raw_canvas import program, recorded
from tests.benchmarks.support import Series, in_turns, verdict
from tests.printouts import samples

COUNT: Final = 10_000
FILE: Final = 1_000
ROUNDS: Final = 3
GOAL: Final = 0.25
MEMORY: Final = 250.0
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余𬭎䶮琍逄仝"
_GIVEN = "静怡雅婷欣妍梓涵雨桐诗琪思淼佳宁晓彤慧敏丽娜芳华玉兰春燕秋菊冬梅美玲淑贞文博子轩浩然志强建国俪珺喆堃"
_PHRASES = (
    "补水导入",
    "舒缓面膜 20 分钟",
    "清洁",
    "肩颈放松",
    "眼部护理",
    "避开左颊",
    "清爽不紧绷",
    "微微泛红",
    "换季敏感",
)
_DETAILS = ("青霉素", "刷酸后红肿", "左颊", "海鲜后起疹", "2023 年住院", "妊娠 5 月")


def run() -> int:
    """Measures and prints; returns 1 where a goal is missed."""
    ours, raw = Series(f"{FILE:,} cards", "s"), Series(f"{FILE:,} cards, raw canvas", "s")
    sheets = list(cards(FILE))
    floor = program(recorded(lambda: draw(sheets)))
    floor()
    in_turns(ROUNDS, _timed(ours, lambda: draw(sheets)), _timed(raw, floor))
    command = [sys.executable, "-m", "tests.benchmarks.paper.cards", str(COUNT)]
    seconds, megabytes, files, size = map(float, subprocess.check_output(command, text=True).split())
    print(f"{ours}\n{raw}")
    print(f"{COUNT:,} cards: {seconds:.1f} s, {files:.0f} files, {size / 1e6:.0f} MB")
    met = (
        verdict(f"{FILE:,} cards ÷ raw canvas", ours.median / raw.median, GOAL),
        verdict(f"{COUNT:,} cards ÷ raw canvas, ten times its {FILE:,}", seconds / raw.median * FILE / COUNT, GOAL),
        verdict("greatest memory", megabytes, MEMORY, " MB"),
    )
    return int(not all(met))


def draw(sheets: list[CardSheet]) -> None:
    """Draws cards, and drops each file."""
    from printouts.sheets.clients.bulk_cards import render_cards

    for _ in render_cards(sheets, len(sheets)):
        pass


def cards(count: int) -> Iterator[CardSheet]:
    """So many filled cards, no two alike; the same ones each time."""
    source = random.Random(20261122)
    for number in range(count):
        yield _card(source, number)


def _card(source: random.Random, number: int) -> CardSheet:
    def notes(most: int) -> str:
        return "、".join(source.sample(_PHRASES, source.randint(1, most))) + f" {source.randint(1, 999)}"

    name = source.choice(_SURNAMES) + "".join(source.choices(_GIVEN, k=source.randint(1, 2)))
    card, born = card_number(number + 1), date(1960, 1, 1) + timedelta(source.randint(0, 16_000))
    client = samples.client(
        name=name,
        birthday=born.isoformat(),
        phone=f"138{source.randint(0, 99_999_999):08d}",
        likes=notes(2),
        dislikes=notes(2),
        goals=tuple(source.sample(("hydrate", "whiten", "soothe", "pores", "firm"), 2)),
    )
    reading = names.sort_reading(name)
    client = replace(
        client,
        number=card,
        alerts=tuple(replace(alert, detail=notes(1)) for alert in source.sample(_ALERTS, source.randint(0, 4))),
        sort_reading=reading,
        index_letter=names.index_letter(reading),
        surname_strokes=source.randint(2, 24),
        first_visit=born + timedelta(9000),
        latest_visit=born + timedelta(9100),
    )
    visits = tuple(_visit(source, born, place, notes) for place in range(3))
    return replace(samples.card(), client=client, visits=visits, place=f"柜 {number % 9} · 屉 {number % 7} · {number}")


def _visit(source: random.Random, born: date, place: int, notes: Callable[[int], str]) -> VisitRecord:
    told = {name: notes(3) for name in ("skin_before", "steps", "cautions", "felt", "introduced", "topics")}
    visit = samples.visit(place, **told, settings=notes(1), next_time=notes(1))
    service = ServiceLine(id=1, service_id=1, name=source.choice(_PHRASES), staff=visit.services[0].staff, price=39800)
    return replace(visit, day=born + timedelta(9000 + 30 * place), services=(service,))


_ALERTS = tuple(
    Alert(alert.code, alert.rule, Term(alert.term.en, alert.term.zh), detail)
    for alert, detail in zip(samples.ALERTS, _DETAILS, strict=False)
)


def _timed(series: Series, work: Callable[[], object]) -> Callable[[], None]:
    def measure() -> None:
        began = time.process_time()
        work()
        series.add(time.process_time() - began)

    return measure


def _alone(count: int) -> None:
    """Draws the cards and prints seconds, megabytes, files and bytes."""
    from printouts.sheets.clients.bulk_cards import render_cards

    made, files, size = 0.0, 0, 0

    def asked() -> Iterator[CardSheet]:
        nonlocal made
        source = cards(count)
        while True:
            began = time.process_time()
            sheet = next(source, None)
            made += time.process_time() - began  # what a card is about comes from the archive, not from here
            if sheet is None:
                return
            yield sheet

    began = time.process_time()
    for file in render_cards(asked(), count):
        files, size = files + 1, size + len(file)
    seconds = time.process_time() - began - made
    said = Path("/proc/self/status").read_text()
    print(seconds, int(said.partition("VmHWM:")[2].split()[0]) / 1000, files, size)


if __name__ == "__main__":
    _alone(int(sys.argv[1]))

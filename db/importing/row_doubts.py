"""Questions that only the reading of rows brings up: the country of phones, health that may be past."""

from __future__ import annotations

import re

from db.importing.phones import Phones, read_phones
from db.importing.questions import Ask, Question, Reading
from db.text.cleaning import clean
from db.text.phones import parse_phone, with_country

_MOBILE = re.compile("手机|手機|mobile|cell", re.IGNORECASE)
_MOST_EXAMPLES = 5


class RowDoubts:
    """Collects what rows leave to be asked, and knows what was answered.

    Args:
        reading: What was answered.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[tuple[Ask, str], tuple[list[str], list[int]]] = {}

    def questions(self) -> list[Question]:
        """The questions, with the answers that were given."""
        asked: list[Question] = []
        for (ask, about), (examples, rows) in self._found.items():
            options: tuple[str, ...] = ("alert", "words")
            if ask is Ask.REGION:
                options = ("+852", "+853", "here", "out") if about == "+852" else (f"+{about.lstrip('+')}", "out")
            found = tuple(dict.fromkeys(examples))[:_MOST_EXAMPLES]
            asked.append(self._reading.asked(ask, options, about, examples=found, rows=tuple(dict.fromkeys(rows))))
        return asked

    def is_alert(self, item: str, text: str, row: int) -> bool:
        """Whether words that may be past or somebody else's are an alert all the same."""
        return self._asked(Ask.HEALTH, item, clean(text, 120), row) == "alert"

    def phones(self, heading: str, text: str, row: int) -> Phones:
        """The numbers of a cell, those without their country by what was answered."""
        read = read_phones(text, mobile=_MOBILE.search(heading) is not None)
        for part, country in read.abroad:
            answer = self._asked(Ask.REGION, country, part, row)
            try:
                if answer.startswith("+"):
                    read.numbers.append(with_country(part, answer))
                elif answer == "here":
                    read.numbers.append(parse_phone(part))
                else:
                    read.unreadable = True
            except ValueError:
                read.unreadable = True
        return read

    def _asked(self, ask: Ask, about: str, example: str, row: int) -> str:
        examples, rows = self._found.setdefault((ask, about), ([], []))
        examples.append(example)
        rows.append(row)
        return self._reading.answer(ask, about)

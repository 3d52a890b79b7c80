"""Address books as vCard files (RFC 6350, 2426 and vCard 2.1), as a table with one row a person."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

HEAD = re.compile(r"\s*BEGIN:VCARD", re.IGNORECASE)
MOST_OF_A_KIND = 9
_FOLDED = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\(.)")
_PARTS = re.compile(r"(?<!\\);")
_NAMES = ("Last Name", "First Name", "Middle Name")
_ADDRESS = ("Address", "Address 2", "Address 1", "City", "Province", "Zip", "Country")
_SINGLE = {"FN": "Full Name", "NICKNAME": "Nickname", "BDAY": "Birthday", "NOTE": "Notes", "ORG": "Company",
           "TITLE": "Job Title", "GENDER": "Gender"}  # fmt: skip
_SEVERAL = {"TEL": "Phone", "EMAIL": "Email"}
_OF_THE_PROGRAM = re.compile(
    "BEGIN|END|VERSION|PRODID|REV|UID|PHOTO|LOGO|SOUND|KEY|SORT-STRING|CATEGORIES|CLASS|MAILER|TZ|GEO|SOURCE|KIND|XML|"
    "CLIENTPIDMAP|FBURL|CALURI|CALADRURI|IMPP|X-(?:AB.*|PHONETIC.*|IMAGE.*|SHARED.*|SOCIALPROFILE|ACTIVITY.*)"
)


def read_vcards(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """One row of headings, and a row for each person with the number of the line that it begins in."""
    people = list(_people(text))
    heads = list(dict.fromkeys(heading for _line, person in people for heading in person))
    rows = [(line, tuple(person.get(heading, "") for heading in heads)) for line, person in people]
    return [(0, tuple(heads)), *rows]


def _people(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    line = 1
    begun = 1
    person: dict[str, str] = {}
    for raw in _unfolded(text):
        content = raw.strip()
        name, value = _taken_apart(content)
        match name:
            case "BEGIN":
                begun, person = line, {}
            case "END":
                if any(person.values()):
                    yield begun, person
                person = {}
            case _:
                _add(person, name, value)
        line += 1 + raw.count("\n")


def _unfolded(text: str) -> Iterator[str]:
    """Lines with what was folded into the next ones; quoted-printable folds with ``=`` at the end."""
    kept = ""
    for line in _FOLDED.sub("", text).splitlines():
        if kept:
            line, kept = kept + line, ""
        if line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper():
            kept = line[:-1]
            continue
        yield line
    if kept:
        yield kept


def _taken_apart(line: str) -> tuple[str, str]:
    """The property without its group (``item1.``) and parameters, and its value."""
    head, _, value = line.partition(":")
    name, *parameters = head.split(";")
    if any("QUOTED-PRINTABLE" in one.upper() for one in parameters):
        charset = next((one.partition("=")[2] for one in parameters if one.upper().startswith("CHARSET=")), "utf-8")
        try:
            value = quopri.decodestring(value.encode()).decode(charset, "replace")
        except LookupError:
            value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    return name.rpartition(".")[2].upper(), value


def _add(person: dict[str, str], name: str, value: str) -> None:
    if name in ("N", "ADR"):
        parts = [_plain(part) for part in _PARTS.split(value)]
        headings = _NAMES if name == "N" else _ADDRESS
        for heading, part in zip(headings, parts, strict=False):
            if part:
                person.setdefault(heading, part)
        return
    value = _plain(value)
    if not value or _OF_THE_PROGRAM.fullmatch(name):
        return
    if name in _SEVERAL:
        value = value.removeprefix("tel:").removeprefix("mailto:")
        taken = sum(heading.startswith(_SEVERAL[name]) for heading in person)
        if taken < MOST_OF_A_KIND:
            person[f"{_SEVERAL[name]} {taken + 1}"] = value
        return
    heading = _SINGLE.get(name, name.removeprefix("X-").replace("-", " ").title() if name else "")
    if heading:
        person[heading] = f"{person[heading]}\n{value}" if heading in person else value


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()

"""What the demo's clients answered on the intake form."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from db.fields import choices as lists
from db.fields.values import Value
from salon_tui.demo import words
from salon_tui.demo.names import Person

NEVER_TREATED = frozenset(choice.code for choice in lists.DO_NOT_TREAT)
BIRTHDAYS = (0, 1, 3, 6)
"""Days from today on which clients with fixed names have their birthday, besides the others by chance."""

_HEALTH = ("do_not_treat", "no_instruments", "doctor_first", "keep_clear", "medication", "procedures", "special_times")
_RARE = {
    "no_instruments": ("metal_implant", "pacemaker", "pressure"),
    "doctor_first": ("thyroid", "asthma", "surgery"),
    "keep_clear": ("eczema", "lenses", "acne", "veins", "sunburn"),
    "medication": ("anticoagulants", "retinoids_topical", "hrt"),
    "procedures": ("laser", "make_up"),
    "special_times": ("nursing", "trying", "menstruating"),
}


def draw(
    random: Random, person: Person, skin: int, number: int, back: int, today: date
) -> tuple[dict[str, Value], frozenset[str]]:
    """A client's answers, and the codes of what to be careful about.

    Args:
        random: The seeded source.
        person: Who it is.
        skin: Place of the kind of skin in the list of words.
        number: Place among the clients that are drawn; 0 is 欧阳静怡.
        back: How many days ago the file was opened.
        today: Today.
    """
    values = _about(random, person, number, today)
    if back < 30 and random.randrange(3) == 0:
        # opened at a busy hour: the opening page asks for the rest
        return values | {"consent_file": True}, frozenset()
    health: dict[str, Value] = _first() if number == 0 else _health(random)
    kind = words.SKINS[skin]
    values |= {
        "purpose_explained": True,
        "consent_file": True,
        "consent_health": True,
        "consent_photographs": random.randrange(3) > 0,
        "consent_contact": random.choice((("phone", "message", "post"), ("message",), ())),
        **health,
        "sensitivity": random.choice(("none", "mild", "moderate")) if number else "moderate",
        "goals": kind.goals,
        "wishes": random.choice(kind.wishes),
        "areas": random.choice((("face",), ("face", "eyes"), ("face", "neck"), ("face", "back"))),
        "pressure": random.choice(("light", "medium", "medium", "firm")),
    }
    for name, texts in (
        ("likes", words.LIKES),
        ("dislikes", words.DISLIKES),
        ("hobbies", words.HOBBIES),
        ("neck_shoulders", words.NECK),
        ("remarks", words.REMARKS),
        ("care_before", words.CARE_BEFORE),
    ):
        if number == 0 or random.randrange(3) == 0:
            values[name] = random.choice(texts)
    found = [code for value in health.values() if isinstance(value, tuple) for code in value]
    return values, frozenset(found)


def _about(random: Random, person: Person, number: int, today: date) -> dict[str, Value]:
    road = f"{random.choice(words.ROADS)} {random.randrange(1, 400)} 号"
    values: dict[str, Value] = {
        "name": person.name,
        "sex": person.sex,
        "birthday": person.birthday or _birthday(random, number, today),
        "phone": person.phone or _phone(random, number),
        "occupation": random.choice(words.OCCUPATIONS),
        "district": random.choice(words.DISTRICTS),
        "source": random.choice(("walk_in", "walk_in", "referral", "referral", "online", "event")),
        "grade": random.choice(("ordinary", "ordinary", "ordinary", "silver", "gold")) if number else "gold",
    }
    if number % 12 == 3:
        values["grade"] = "diamond"
    if random.randrange(2) == 0 or number == 0:
        values["address"] = f"上海市{values['district']}{road}"
    if random.randrange(3) == 0:
        values["family"] = random.choice(("single", "married", "children"))
    if number == 0:
        # district 99 of Shanghai doesn't exist, so this number is nobody's
        values |= {"national_id": "31019919880312002X", "wechat": "ouyang_jy", "education": "bachelor"}
    return values


def _birthday(random: Random, number: int, today: date) -> str:
    """Some near today, one of them lunar, most by chance, a few without a year."""
    year = today.year - int(random.triangular(19, 72, 36))
    if 1 <= number <= len(BIRTHDAYS):
        near = today + timedelta(days=BIRTHDAYS[number - 1])
        return f"--{near:%m-%d}" if (near.month, near.day) == (2, 29) else f"{year}-{near:%m-%d}"
    if number == len(BIRTHDAYS) + 1:
        from db.text.lunar import from_solar

        _, month, day, _ = from_solar(today + timedelta(days=4))
        return f"L--{month:02d}-{min(day, 29):02d}"
    born = date(year, 1, 1) + timedelta(days=random.randrange(365))
    return f"--{born:%m-%d}" if random.randrange(15) == 0 else born.isoformat()


def _phone(random: Random, number: int) -> str:
    """154 is given out to nobody, so that no number in the demo rings anywhere."""
    return f"154{number % 10_000:04d}{random.randrange(10_000):04d}"


def _first() -> dict[str, Value]:
    """欧阳静怡: penicillin and salicylic acid."""
    answered: dict[str, Value] = {name: () for name in _HEALTH}
    return answered | {
        "allergens": ("acids", "drugs"),
        "allergy_detail": "青霉素皮试阳性（2015年）；水杨酸（BHA）用后两颊红疹，两天消退",
    }


def _health(random: Random) -> dict[str, Value]:
    answered: dict[str, Value] = {name: () for name in _HEALTH}
    answered["allergens"] = ()
    if random.randrange(4) == 0:
        code = random.choice(list(words.ALLERGY_DETAIL))
        answered |= {"allergens": (code,), "allergy_detail": words.ALLERGY_DETAIL[code]}
    if random.randrange(5) == 0:
        name = random.choice(list(_RARE))
        answered[name] = (random.choice(_RARE[name]),)
    if random.randrange(150) == 0:
        answered["do_not_treat"] = ("inflammation",)
    return answered

"""The lists of what may hurt somebody: one code for one meaning, one alert for one item, whichever box has it."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import pytest

from db.clients.fields.client import ALERT_FIELDS
from db.clients.operations import clients
from db.clients.store.alerts import joined
from db.core.errors import Code
from db.core.sql import rows
from db.fields.declaration import Choice
from db.fields.values import Value
from db.salon import operations as catalogue
from db.salon.fields import PRODUCT_FIELDS, SERVICE_FIELDS, TAGS
from db.visits import operations as visits
from db.visits.operations import OpenVisit, ServiceDone
from tests.db.salon import CHEN, LIN, OWNER, Salon, wrong

ITEMS: dict[str, Choice] = {entry.code: entry for field in ALERT_FIELDS for entry in field.choices}

MEANINGS = {
    "pregnancy": r"怀孕|妊娠|孕期|pregnan",
    "trying": r"备孕|trying",
    "nursing": r"哺乳|nursing|breast",
    "minor": r"未满|周岁|under \d+|minor",
    "menstruating": r"月经|经期|menstru",
    "a metal implant": r"金属植入|metal implant",
    "an allergy to metal": r"金属/镍|nickel",
    "an electronic implant": r"起搏器|电子植入|pacemaker",
    "isotretinoin": r"异维A|isotretin",
    "retinoids used": r"维A酸外用|topical retinoid",
    "an allergy to retinoids": r"^维A$|^retinoids$",
    "an operation": r"手术|骨折|surgery|fracture",
    "a scar": r"疤|scar",
    "an infection": r"传染|病毒|infect|virus",
    "warts": r"疣|wart",
    "acne": r"痤疮|acne",
    "inflammation": r"炎症|inflammation",
    "eczema": r"湿疹|eczema",
    "psoriasis": r"银屑|psoriasis",
    "insulin": r"胰岛素|insulin",
    "diabetes out of control": r"未控制糖尿|uncontrolled diabetes",
    "blood pressure": r"血压|blood pressure",
    "the heart": r"心脏病|heart",
    "thrombosis": r"血栓|静脉炎|thrombo|phlebitis",
    "veins": r"静脉曲张|varicose",
    "blood that doesn't clot": r"血友|haemophil",
    "drugs against clotting": r"抗凝|阿司匹林|anticoag|aspirin",
    "cancer": r"癌|cancer",
    "a lump": r"肿块|lump",
    "hormones replaced": r"激素替代|\bHRT\b",
    "steroids": r"^激素$|steroid",
    "light makes it worse": r"光敏|photosens",
    "laser": r"激光|光子|laser|\bIPL\b",
    "peel": r"换肤|peel",
    "acids": r"果酸|水杨酸|\bAHA\b|salicyl",
    "needles": r"微针|needling",
    "alcohol on the skin": r"^酒精$|^alcohol$",
    "drunk": r"醉|drunk",
    "sunburn": r"晒伤|sunburn",
    "drugs": r"^药物|drugs",
}
"""What the entries mean, by the words for it; each may stand for one item only."""


def test_one_code_is_one_item() -> None:
    for field in ALERT_FIELDS:
        for entry in field.choices:
            assert entry == ITEMS[entry.code], f"{entry.code} means two things"


def test_no_two_items_are_called_the_same() -> None:
    for one, other in combinations(ITEMS.values(), 2):
        for words in ({one.term.en.casefold(), one.term.zh} & {other.term.en.casefold(), other.term.zh},):
            assert not words, f"{one.code} and {other.code} are both called {words}"


@pytest.mark.parametrize("meaning", MEANINGS)
def test_no_two_items_mean_the_same(meaning: str) -> None:
    pattern = re.compile(MEANINGS[meaning], re.IGNORECASE)
    meant = {code for code, entry in ITEMS.items() if pattern.search(entry.term.en) or pattern.search(entry.term.zh)}
    assert len(meant) == 1


def test_a_service_and_a_product_are_tagged_by_each_item_once() -> None:
    assert [entry.code for entry in TAGS] == list(ITEMS)
    for fields in (SERVICE_FIELDS, PRODUCT_FIELDS):
        [tags] = [field for field in fields if field.name == "tags"]
        assert tags.choices == TAGS


BOXES = [("no_instruments", "C2"), ("special_times", "C7")]


@pytest.mark.parametrize(("question", "box"), BOXES)
def test_pregnancy_stops_the_service_from_either_box(salon: Salon, question: str, box: str) -> None:
    at = salon.desk(OWNER)
    assert next(field for field in ALERT_FIELDS if field.box == box).name == question
    service = catalogue.save_service(at, catalogue.SaveService(request_id="t", name="导入护理", tags=("pregnancy",)))
    values: dict[str, Value] = {question: ("pregnancy",)}
    salon.change(at, clients.open_client(at, salon.clients[CHEN]), **values)
    done = (ServiceDone(service.id, salon.staff[LIN]),)
    stopped = wrong(visits.open_visit, at, OpenVisit(request_id="y", client=salon.clients[CHEN], services=done))
    assert (stopped.code, stopped.facts["alert"]) == (Code.CONFLICT, "pregnancy")
    assert [alert.code for alert in clients.open_client(at, salon.clients[CHEN]).alerts] == ["pregnancy"]


Answers = dict[str, Value]
INSTRUMENTS, TIMES = (question for question, _ in BOXES)


@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        # a yes in one box is a yes in the other that was asked, and leaves one that was not asked alone
        ({}, {INSTRUMENTS: ("pregnancy",), TIMES: ()}, {INSTRUMENTS: ("pregnancy",), TIMES: ("pregnancy",)}),
        ({}, {INSTRUMENTS: ("pregnancy",)}, {INSTRUMENTS: ("pregnancy",)}),
        ({INSTRUMENTS: ()}, {TIMES: ("pregnancy", "nursing")}, {INSTRUMENTS: ("pregnancy",)}),
        ({INSTRUMENTS: ("pregnancy",)}, {TIMES: ("nursing",)}, {TIMES: ("pregnancy", "nursing")}),
        # what is no longer so in one is no longer so in the other
        ({INSTRUMENTS: ("pacemaker", "pregnancy"), TIMES: ("pregnancy",)}, {TIMES: ()}, {INSTRUMENTS: ("pacemaker",)}),
        ({INSTRUMENTS: ("pregnancy",), TIMES: ("pregnancy",)}, {"name": "甲"}, {"name": "甲"}),
        ({INSTRUMENTS: ("pregnancy",), TIMES: ("pregnancy",)}, {TIMES: None}, {TIMES: None}),
    ],
)
def test_both_boxes_say_the_same(old: Answers, new: Answers, result: Answers) -> None:
    found = joined(new, old)
    assert {name: found[name] for name in result} == result
    assert found.keys() == new.keys() | result.keys()


@pytest.mark.parametrize(
    ("birthday", "ticked", "minor"),
    [
        ("2008-03-11", (), True),  # eighteen tomorrow
        ("2008-03-10", (), False),  # eighteen today
        ("2008-03-10", ("minor",), False),  # ticked when it was so
        ("2012-06-01", None, True),  # worked out, though nobody asked
        ("--06-01", ("minor",), True),  # no year: what was ticked
        ("--06-01", (), False),
        ("L2010-01-25", None, True),
        (None, ("minor",), True),
    ],
)
def test_under_eighteen_is_worked_out(
    salon: Salon, birthday: str | None, ticked: tuple[str, ...] | None, minor: bool
) -> None:
    assert salon.clock.today == date(2026, 3, 10)
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[CHEN])
    record = salon.change(
        at, record, birthday=birthday, special_times=ticked, guardian="陈母", guardian_relation="母亲"
    )
    assert [alert.code for alert in record.alerts] == ["minor"] * minor
    assert rows("SELECT COUNT(*) FROM confirmed WHERE box = 'special_times'")[0][0] == (ticked is not None)

"""Dated records on paper: each print is kept with version, number and digest, and is of the client's papers."""

from __future__ import annotations

import pytest

from db.clients.operations import clients
from db.core.errors import Code
from db.fields.values import Value
from db.papers.printed.queries import sheets
from db.papers.taken import operations as taken
from printouts.registry import render
from tests.db.dated.samples import ANALYSIS, correct, save
from tests.db.salon import DESK_WOMAN, LI, LIN, OUYANG, OWNER, Salon, refused, wrong
from tests.printouts import reading
from tests.printouts.layout import laid_out


def test_each_print_of_a_record_has_its_version_and_a_digest_of_what_it_says(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    record = save(salon, at, client)
    first, again = taken.print_record(at, record.id), taken.print_record(at, record.id)
    assert (first.stamp.version, again.stamp.version) == (1, 2)
    assert first.stamp.digest == again.stamp.digest != ""
    assert taken.print_record(at, correct(salon, at, record, moisture="good").id).stamp.digest != first.stamp.digest
    line = sheets(at, client)[0]
    assert (line.kind, line.version, line.number, line.outdated) == ("record", 3, "skin 1", False)
    said = reading.text(render("record", first))
    assert OUYANG in said and "皮肤诊断" in said and "两颊缺水，鼻翼黑头" in said and first.stamp.digest[:8] in said


def test_two_records_are_printed_the_earlier_first(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    one = save(salon, at, client)
    other = save(salon, at, client, values={**ANALYSIS, "blackheads[nose]": "1", "moisture_figure": 40})
    sheet = taken.print_comparison(at, other.id, one.id)
    assert sheet.before is not None and sheet.after is not None
    assert (sheet.before.id, sheet.after.id) == (one.id, other.id)
    said = laid_out(render("comparison", sheet))
    for line in ("鼻 黑头 | 2 中 | 1 轻 | ↓ 减轻", "水分 仪器值 | 31 | 40 | + 9", "3 顾客确认 CONFIRMED"):
        assert line in said
    assert sheets(at, client)[0].number == "skin 1 2"
    plan = save(salon, at, client, "past", {"what": "光子"})
    assert wrong(taken.print_comparison, at, one.id, plan.id).code is Code.NOT_FOUND


def test_a_consent_says_risk_options_and_guardian(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    values: dict[str, Value] = {
        "service": next(iter(salon.services.values())),
        "risk": "medium",
        "risk_why": "左颧黄褐斑",
        "options": "只做舒敏",
        "guardian": "欧阳喆",
    }
    sheet = taken.print_treatment_consent(at, save(salon, at, client, "consent", values).id)
    said = reading.text(render("consent", sheet))
    for part in (next(iter(salon.services)), "左颧黄褐斑", "只做舒敏", "监护人签名：欧阳喆"):
        assert part in said
    analysis = save(salon, at, client)
    assert wrong(taken.print_treatment_consent, at, analysis.id).code is Code.NOT_FOUND


def test_patch_tests_stand_in_their_order(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    for batch in ("A1", "A2"):
        save(salon, at, client, "patch", {"product": 1, "batch": batch, "site": "ear"})
    sheet = taken.print_patch_tests(at, client)
    assert [test.values["batch"] for test in sheet.tests] == ["A1", "A2"]
    assert sheets(at, client)[0].kind == "patch_test"


def test_who_may_not_read_a_record_does_not_print_it(salon: Salon) -> None:
    record = save(salon, salon.desk(OWNER), salon.clients[LI])
    assert refused(taken.print_record, salon.desk(LIN), record.id) in (Code.NOT_ALLOWED, Code.NEEDS_REASON)
    assert refused(taken.print_patch_tests, salon.desk(LIN), salon.clients[LI]) is Code.NOT_ALLOWED


@pytest.mark.parametrize("who", [OWNER, LIN])
def test_what_the_client_agrees_to_no_more_is_left_out(salon: Salon, who: str) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    record = save(salon, at, client)
    test = save(salon, at, client, "patch", {"product": 1, "site": "ear"})
    clients.record_consent(at, clients.RecordConsent(salon.request(), client, {"consent_health": False}))
    at = salon.desk(who)
    sheet = taken.print_record(at, record.id)
    assert sheet.left_out == len(record.values)
    said = reading.text(render("record", sheet))
    assert "部分内容未打印" in said and "两颊缺水" not in said and "混合偏干" not in said
    assert taken.print_patch_tests(at, client).tests == ()
    assert test.id


def test_a_sheet_for_the_cabinet_is_whole_whoever_prints_it(salon: Salon) -> None:
    client = salon.clients[LI]
    save(salon, salon.desk(OWNER), client, "patch", {"product": 1, "site": "ear", "formula": "10%"})
    assert refused(taken.print_patch_tests, salon.desk(DESK_WOMAN), client) is Code.PAPER_ONLY
    sheet = taken.print_patch_tests(salon.desk(DESK_WOMAN).on_paper(), client)
    assert sheet.tests[0].values["formula"] == "10%" and sheet.stamp.paper_only

"""Card numbers and passwords are kept by no way in; what only looks like them is."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Flaw
from db.fields.never_kept import never_kept, taken_out
from db.fields.parsing import FieldError, ParseContext, check, parse

REMARKS = next(field for field in CLIENT_FIELDS if field.name == "remarks")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("4111 1111 1111 1111", Flaw.CARD_NUMBER),
        ("4111 1111 1111 1112", None),
        ("工行 6222021234567894120", Flaw.CARD_NUMBER),
        ("４１１１１１１１１１１１１１１１", Flaw.CARD_NUMBER),
        ("会员卡密码：123456", Flaw.PASSWORD),
        ("password is hunter22", Flaw.PASSWORD),
        ("ＰＡＳＳＷＯＲＤ　ｈｕｎｔｅｒ２２", Flaw.PASSWORD),
        ("Pwd=ab12", Flaw.PASSWORD),
        ("PIN code 4711", Flaw.PASSWORD),
        ("储值卡口令：a427", Flaw.PASSWORD),
        ("４１１１－１１１１　1111-1111", Flaw.CARD_NUMBER),
        ("忘记密码了", None),
        ("13170010002 13170010003", None),
        ("110105198803121232", None),
        ("1000 2000 3000 4000", None),
        ("订单 0000000000000000", None),
        ("喜欢安静", None),
    ],
)
def test_what_is_never_kept_is_told_from_what_only_looks_like_it(text: str, flaw: Flaw | None) -> None:
    assert never_kept(text) is flaw


def test_forms_refuse_it_and_the_boundary_does_too() -> None:
    card = "卡 4111111111111111"
    with pytest.raises(FieldError) as caught:
        parse(REMARKS, card, ParseContext(TODAY))
    assert caught.value.flaw is Flaw.CARD_NUMBER
    with pytest.raises(FieldError) as caught:
        check(REMARKS, card, TODAY)
    assert caught.value.flaw is Flaw.CARD_NUMBER


def test_the_rest_of_a_text_stays() -> None:
    assert taken_out("怕冷，卡 4111111111111111，密码123456，靠窗") == ("怕冷,卡 ···,···,靠窗", Flaw.CARD_NUMBER)
    assert taken_out("怕冷，靠窗") == ("怕冷，靠窗", None)

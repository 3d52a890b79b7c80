"""What people type in a field and what they read there: each way back, and nothing that is typed breaks anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Flaw
from db.fields.declaration import Choice, Field, Kind, Term
from db.fields.keeping import restored, stored
from db.fields.parsing import FieldError, ParseContext, check, parse
from db.fields.showing import show, typed
from db.fields.values import Hidden, Ref, Value
from db.text.cleaning import clean
from db.text.dates import Birthday
from db.text.money import LARGEST_FEN
from db.visits.fields import VISIT_FIELDS
from tests.db.salon import NATIONAL_ID

TODAY = date(2026, 3, 10)
STAFF = {2: Ref(3, "林小雨"), 5: Ref(9, "7"), 6: Ref(1, "周岚"), 11: Ref(7, "Anna 陈")}
CLIENTS = {f"{name} 0000{id:04d}": Ref(id, f"{name} 0000{id:04d}") for id, name in ((3, "欧阳静怡"), (1, "1 2"))}
AROUND = ParseContext(TODAY, STAFF, CLIENTS.get)
OTHERS = (
    Field("money", "X1", Term("", ""), Kind.MONEY),
    Field("number", "X2", Term("", ""), Kind.NUMBER),
    Field("time", "X3", Term("", ""), Kind.TIME),
    Field(
        "own", "K7", Term("", ""), Kind.CHOICES, tuple(Choice(c, Term(c, c)) for c in ("0", "无", "a/b", "2", "A·B"))
    ),
)
FIELDS = (*CLIENT_FIELDS, *VISIT_FIELDS, *OTHERS)


def birthdays() -> st.SearchStrategy[str]:
    solar = st.dates(date(1900, 1, 1), TODAY).map(lambda day: Birthday(day.year, day.month, day.day).store())
    no_year = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"--{day:%m-%d}")
    lunar = st.tuples(st.integers(1901, 2025), st.integers(1, 12), st.integers(1, 29)).map(
        lambda day: Birthday(*day, lunar=True).store()
    )
    no_lunar_year = st.tuples(st.integers(1, 12), st.integers(1, 30), st.booleans()).map(
        lambda day: Birthday(None, day[0], day[1], lunar=True, leap=day[2]).store()
    )
    return solar | no_year | lunar | no_lunar_year | st.just("L2020-04r-01")


def phones() -> st.SearchStrategy[str]:
    mobile = st.integers(13_000_000_000, 19_999_999_999).map(str)
    landline = st.tuples(st.sampled_from(["010", "021", "0755", ""]), st.integers(20_000_000, 89_999_999)).map(
        lambda parts: f"{parts[0]}{parts[1]}"
    )
    extended = st.tuples(landline, st.integers(1, 999_999)).map(lambda parts: f"{parts[0]},{parts[1]}")
    abroad = st.sampled_from(["+85261234567", "+12125550123", "+4915112345678", "4008001234"])
    return mobile | landline | extended | abroad


def values(field: Field) -> st.SearchStrategy[Value]:
    """Values that a field can have."""
    text = st.text(max_size=3 * field.limit).map(
        lambda text: clean(text, field.limit, multiline=field.kind is Kind.NOTE)
    )
    match field.kind:
        case Kind.CHOICE:
            return st.sampled_from([entry.code for entry in field.choices])
        case Kind.CHOICES:
            codes = [entry.code for entry in field.choices]
            return st.sets(st.sampled_from(codes)).map(lambda some: tuple(code for code in codes if code in some))
        case Kind.YES_NO:
            return st.booleans()
        case Kind.DATE:
            return st.dates(date(1900, 1, 1), date(2100, 12, 31))
        case Kind.BIRTHDAY:
            return birthdays()
        case Kind.PHONE:
            return phones()
        case Kind.EMAIL:
            return st.sampled_from(["a@b.cn", "x.y+z@mail.example.com", "名@例.中国"])
        case Kind.MONEY:
            return st.integers(0, LARGEST_FEN)
        case Kind.NUMBER:
            return st.integers()
        case Kind.TIME:
            return st.integers(0, 288).map(lambda fives: 5 * fives)
        case Kind.IDENTITY:
            return st.just(NATIONAL_ID)
        case Kind.STAFF:
            return st.sampled_from([*STAFF.values()])
        case Kind.CLIENT:
            return st.sampled_from(list(CLIENTS.values()))
        case _:
            return text.filter(bool)


field_and_value = st.sampled_from(FIELDS).flatmap(lambda field: st.tuples(st.just(field), values(field)))


@given(field_and_value)
def test_what_is_typed_again_is_the_same_value(case: tuple[Field, Value]) -> None:
    field, value = case
    assert parse(field, typed(field, value, STAFF), AROUND) == value


@given(field_and_value)
def test_what_is_kept_comes_back(case: tuple[Field, Value]) -> None:
    field, value = case
    found = restored(field, stored(value))
    assert found == (value.id if isinstance(value, Ref) else value)


@given(field_and_value)
def test_a_good_value_is_good(case: tuple[Field, Value]) -> None:
    field, value = case
    assert check(field, value, TODAY) == value
    assert show(field, value, "zh_CN") and show(field, value, "en")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_no_answer(field: Field) -> None:
    assert parse(field, " \u200b\u3000", AROUND) is None
    assert typed(field, None) == typed(field, Hidden()) == show(field, None, "zh") == stored(None) == ""
    assert restored(field, "") is None
    if not field.required:
        assert check(field, None, TODAY) is None


@given(
    st.sampled_from(FIELDS),
    st.text(st.characters(), max_size=300) | st.text("0123456789 .,-/年月日L农历无xX+", max_size=30),
)
def test_whatever_is_typed_is_a_value_or_a_flaw(field: Field, text: str) -> None:
    try:
        value = parse(field, text, AROUND)
    except FieldError as error:
        assert isinstance(error.flaw, Flaw)
        return
    if value is None:
        return
    # what was taken can be shown, kept, and typed again
    assert check(field, value, TODAY) == value
    assert restored(field, stored(value)) == (value.id if isinstance(value, Ref) else value)
    assert parse(field, typed(field, value, STAFF), AROUND) == value
    if isinstance(value, str):
        assert len(value) <= field.limit
        value.encode()


@given(
    st.sampled_from(FIELDS),
    st.one_of(
        st.text(st.characters(), max_size=30),
        st.integers(),
        st.booleans(),
        st.dates(),
        st.tuples(st.text(max_size=5)),
        st.builds(Ref, st.integers(), st.text(max_size=3)),
    ),
)
def test_whatever_comes_in_is_checked(field: Field, value: Value) -> None:
    """The boundary trusts no screen: another kind of value is a flaw and no crash."""
    try:
        good = check(field, value, TODAY)
    except FieldError:
        return
    assert good is None or stored(good) is not None


@pytest.mark.parametrize("extra", [1, 2, 30])
@pytest.mark.parametrize("name", ["name", "remarks", "likes", "skin_before"])
def test_too_long_is_said_and_never_cut(name: str, extra: int) -> None:
    field = next(field for field in FIELDS if field.name == name)
    for filling in ("字", "x", "x\u0301\u0302", "👨‍👩‍👧"):
        text = filling * (field.limit // len(filling) + extra)
        with pytest.raises(FieldError) as caught:
            parse(field, text, AROUND)
        assert caught.value.flaw is Flaw.TOO_LONG
    assert parse(field, "字" * field.limit, AROUND) == "字" * field.limit


def field_named(name: str) -> Field:
    return next(field for field in FIELDS if field.name == name)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("sex", "1", "female"),
        ("sex", "女", "female"),
        ("sex", "Female", "female"),
        ("sex", "２", "male"),
        ("grade", "金卡", "gold"),
        ("allergens", "0", ()),
        ("allergens", "无", ()),
        ("allergens", "没有", ()),
        ("allergens", "4 13", ("acids", "drugs")),
        ("allergens", "酒精、海鲜", ("alcohol", "seafood")),
        ("allergens", "果酸/水杨酸", ("acids",)),
        ("allergens", "14,1", ("fragrance", "plaster")),
        ("own", "2", ("无",)),
        ("own", "a/b", ("a/b",)),
        ("contact_time", "135", ("morning", "afternoon", "weekend")),
        ("contact_time", "5 1", ("morning", "weekend")),
        ("consent_file", "1", True),
        ("consent_file", "2", False),
        ("consent_file", "同意", True),
        ("consent_file", "不同意", False),
        ("birthday", "19880312", "1988-03-12"),
        ("birthday", "3.12", "--03-12"),
        ("birthday", "农历1988-1-25", "L1988-01-25"),
        ("phone", "138-0013 8000", "13800138000"),
        ("phone", "+86 138 0013 8000", "13800138000"),
        ("email", "ａ＠ｂ．ｃｎ", "a@b.cn"),
        ("beautician", "2", STAFF[2]),
        ("beautician", "11", STAFF[11]),
        ("beautician", "anna 陈", STAFF[11]),
        ("referrer", "欧阳静怡 00000003", Ref(3, "欧阳静怡 00000003")),
        ("next_date", "4.1", date(2026, 4, 1)),
        ("next_date", "1.2", date(2027, 1, 2)),
        ("money", "1,284.5", 128450),
        ("number", "１２", 12),
        ("remarks", "一\r\n\r\n\r\n二 ", "一\n\n二"),
        ("name", "张\n三\t", "张 三"),
    ],
)
def test_typed(name: str, text: str, value: Value) -> None:
    assert parse(field_named(name), text, AROUND) == value


@pytest.mark.parametrize(
    ("name", "text", "flaw"),
    [
        ("sex", "4", Flaw.NOT_A_CHOICE),
        ("sex", "0", Flaw.NOT_A_CHOICE),
        ("allergens", "15", Flaw.NOT_A_CHOICE),
        ("allergens", "、", Flaw.NOT_A_CHOICE),
        ("allergens", "酒精 狗", Flaw.NOT_A_CHOICE),
        ("contact_time", "16", Flaw.NOT_A_CHOICE),
        ("consent_file", "3", Flaw.NOT_YES_OR_NO),
        ("birthday", "19881312", Flaw.NO_SUCH_DAY),
        ("birthday", "2001-2-29", Flaw.NO_SUCH_DAY),
        ("birthday", "L1988-13-1", Flaw.NO_SUCH_LUNAR_DAY),
        ("birthday", "L1988-2-30", Flaw.NO_SUCH_LUNAR_DAY),
        ("birthday", "农历1988年闰正月初一", Flaw.NO_SUCH_LUNAR_DAY),
        ("birthday", "1788-3-1", Flaw.NO_SUCH_YEAR),
        ("birthday", "spring", Flaw.NOT_A_DATE),
        ("birthday", "20270101", Flaw.IN_THE_FUTURE),
        ("phone", "12345", Flaw.NOT_A_PHONE),
        ("email", "a b@c", Flaw.NOT_AN_EMAIL),
        ("national_id", "110105194912310021", Flaw.NOT_AN_IDENTITY),
        ("beautician", "9", Flaw.NOBODY_CALLED_SO),
        ("beautician", "谁", Flaw.NOBODY_CALLED_SO),
        ("referrer", "谁", Flaw.NOT_A_CARD),
        ("next_date", "31.2", Flaw.NO_SUCH_DAY),
        ("next_date", "30.2", Flaw.NO_SUCH_DAY),
        ("next_date", "2.30", Flaw.NO_SUCH_DAY),
        ("next_date", "二月三十日", Flaw.NO_SUCH_DAY),
        ("next_date", "21260101", Flaw.NO_SUCH_YEAR),
        ("next_date", "later", Flaw.NOT_A_DATE),
        ("money", "十元", Flaw.NOT_AN_AMOUNT),
        ("money", "-1", Flaw.NOT_AN_AMOUNT),
        ("number", "1.5", Flaw.NOT_A_NUMBER),
        ("time", "9:03", Flaw.NOT_A_TIME),
        ("time", "2405", Flaw.NOT_A_TIME),
        ("time", "9:75", Flaw.NOT_A_TIME),
        ("time", "noon", Flaw.NOT_A_TIME),
        ("number", "9" * 120, None),
    ],
)
def test_typed_wrongly(name: str, text: str, flaw: Flaw | None) -> None:
    if flaw is None:
        assert parse(field_named(name), text, AROUND) == int(text)
        return
    with pytest.raises(FieldError) as caught:
        parse(field_named(name), text, AROUND)
    assert caught.value.flaw is flaw


def test_reference_to_a_client_is_not_taken_for_a_colleague() -> None:
    """Ids of clients and of staff overlap; a referrer must never be typed back as the digit of a colleague."""
    assert typed(field_named("referrer"), Ref(3, "欧阳静怡 00000003"), STAFF) == "欧阳静怡 00000003"
    assert typed(field_named("beautician"), Ref(3, "林小雨"), STAFF) == "2"
    assert typed(field_named("beautician"), Ref(99, "离职的人"), STAFF) == "离职的人"


def test_a_day_without_a_year_is_looked_for_where_it_is_asked() -> None:
    from db.registers.access_requests.fields import REQUEST_FIELDS
    from db.registers.inspections.fields import FINDING_FIELDS, INSPECTION_FIELDS

    today = date(2026, 11, 22)
    asked = {field.name: field for field in (*REQUEST_FIELDS, *INSPECTION_FIELDS, *FINDING_FIELDS)}
    found = {name: parse(asked[name], "12.1", ParseContext(today)) for name in ("received", "day", "deadline")}
    assert found == {"received": date(2025, 12, 1), "day": date(2025, 12, 1), "deadline": date(2026, 12, 1)}
    own = Field("own", "", Term("Since", "始于"), Kind.DATE)
    assert [parse(own, text, ParseContext(today)) for text in ("12.1", "10.1", "260309")] == [
        date(2026, 12, 1), date(2026, 10, 1), date(2026, 3, 9),
    ]  # fmt: skip

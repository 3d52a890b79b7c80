"""How letters address people, and what stands on their envelopes: never the desk's own notes, never half a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fields.salutation import greeting
from db.text.names import sort_reading
from db.text.post_names import envelope_name

_TABLE = Path(__file__).parents[2] / "cases" / "salutations.tsv"
CASES = [
    tuple(line.split("\t"))
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "sex", "envelope", "chinese", "english"), CASES)
def test_how_somebody_is_called(name: str, sex: str, envelope: str, chinese: str, english: str) -> None:
    reading = sort_reading(name)
    assert envelope_name(name) == envelope
    assert (greeting(name, reading, sex, "zh"), greeting(name, reading, sex, "en")) == (chinese, english)


@given(st.text(max_size=40), st.sampled_from(("", "female", "male")), st.sampled_from(("zh", "en")))
def test_any_name_is_greeted(name: str, sex: str, language: str) -> None:
    line = greeting(name, "", sex, language)
    assert line.endswith("：" if language == "zh" else ",")
    assert len(line) > len("尊敬的：" if language == "zh" else "Dear ,")


@given(
    st.sampled_from(("李娜", "欧阳静怡", "王小明", "Mo Evans")),
    st.sampled_from(("（{}）", "({})", "【{}】", "/{}", " [{}", "；{}")),
    st.text("短发怕痛周三介绍人新来贵的红色车", min_size=1, max_size=8),
)
def test_no_note_leaves_the_desk(name: str, form: str, note: str) -> None:
    handle = name + form.format(note)
    for language in ("zh", "en"):
        assert greeting(handle, sort_reading(handle), "female", language) == greeting(
            name, sort_reading(name), "female", language
        )
    assert envelope_name(handle) == name

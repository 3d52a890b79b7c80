"""What holds of records, rules and visits whatever they are, each tried on five hundred cases made at random.

They are the tests' own, which try few: contents that are kept, typed and compared; zones; codes by which clients are
found, after anything that is done; verdicts. What is merged and parted again is ``merge_undo``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks.money.salons import salon_in_memory
from tests.benchmarks.support import verdict
from tests.db.dated import test_content, test_keys_kept, test_zones
from tests.db.rules import test_judging
from tests.screens.dated import test_part_forms
from tests.screens.skin import test_face

CASES: Final = 500
_PAIR, _FILLED = (test_content.pair,), (test_part_forms.filled,)
_ASKED = (test_judging.known, test_judging.treatments)
PROPERTIES: Final[tuple[tuple[Any, tuple[st.SearchStrategy[Any], ...]], ...]] = (
    (test_content.test_what_is_kept_comes_back_and_is_one_text, _PAIR),
    (test_content.test_compared_from_the_other_side_it_is_the_mirror, _PAIR),
    (test_content.test_nothing_is_taken_over_more_often_than_it_may_be, (test_content.stages, test_content.times)),
    (test_part_forms.test_content_to_form_to_content_is_the_same, _FILLED),
    (test_part_forms.test_a_draft_brings_back_what_was_typed, _FILLED),
    (test_zones.test_what_was_seen_is_typed_and_read_back_as_it_was, (test_zones.SEEN,)),
    (test_zones.test_what_is_typed_is_understood_or_its_word_is_named, (test_zones.TYPED,)),
    (test_face.test_every_zone_stands_on_the_face_once_with_its_degree, (test_face.degrees_seen,)),
    (test_keys_kept.test_codes_that_are_kept_are_those_made_anew, (test_keys_kept.works,)),
    (test_judging.test_one_more_condition_takes_no_verdict_away, (*_ASKED, test_judging.conditions)),
    (test_judging.test_order_of_what_is_known_does_not_matter, (*_ASKED, st.randoms(use_true_random=False))),
    (test_judging.test_earliest_day_is_free_and_the_day_before_is_not, _ASKED),
    (test_judging.test_day_of_a_verdict_is_the_first_without_it, _ASKED),
)
"""Each test, with what its cases are made from."""


def run(cases: int = CASES) -> int:
    """Tries each on so many cases.

    Returns:
        0 where each was tried on as many and held.
    """
    salon = salon_in_memory()
    wrong = 0
    for test, made_from in PROPERTIES:
        needs = {"salon": salon} if test is test_keys_kept.test_codes_that_are_kept_are_those_made_anew else {}
        began = time.monotonic()
        counted, tried = _counted(test.hypothesis.inner_test)
        try:
            whole = given(*made_from)(counted)
            settings(max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck))(whole)(
                **needs
            )
            said = ""
        except AssertionError as error:
            said = f"  WRONG: {str(error).splitlines()[0][:160]}"
        wrong += bool(said) or tried() < cases
        name = test.__name__.removeprefix("test_").replace("_", " ")
        print(f"{name}: {tried()} cases, {time.monotonic() - began:.0f} s{said}", flush=True)
    return 0 if verdict("properties that don't hold", wrong, 0) else 1


def _counted(check: Callable[..., None]) -> tuple[Callable[..., None], Callable[[], int]]:
    """A test, and how often it was called."""
    calls = 0

    @wraps(check)
    def counting(*given: Any, **named: Any) -> None:
        nonlocal calls
        calls += 1
        check(*given, **named)

    return counting, lambda: calls

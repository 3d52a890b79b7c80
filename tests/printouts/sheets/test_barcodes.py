"""Every barcode of every sheet is read from a scan as a cheap scanner makes it: askew, blurred, with noise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

import numpy
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from printouts.registry import DESK_SHEETS, render
from printouts.sheets.papers.label_grids import GRIDS
from tests.printouts import cabinet_samples, desk_samples, reading, samples

CODE_128 = zxingcpp.BarcodeFormat.Code128
BARS, ANY = zxingcpp.BarcodeFormats(CODE_128), zxingcpp.BarcodeFormats([])
SKEW = 6
"""Degrees, to either side."""
NOISE = 14
"""Standard deviation in steps of grey, of 255."""
OF_NOBODY = ("inspection", "loans", "receipt", "balances", "closing", "letter")
OF_A_CLIENT = [kind for kind in DESK_SHEETS if kind not in OF_NOBODY]
"""The desk's forms that come back to a client's file; the others have no barcode."""


def _labels(kind: str, grid: str) -> tuple[Any, set[str]]:
    sheet = cabinet_samples.labels(kind, GRIDS[grid].capacity, grid)
    return sheet, {str(label.number) for label in sheet.labels}  # type: ignore[union-attr]


SHEETS: dict[str, Callable[[], tuple[Any, Collection[str]]]] = {
    "card": lambda: (samples.card(), {samples.client().number}),
    "intake": lambda: (samples.intake(), {samples.client().number}),
    **{
        kind: lambda kind=kind: (desk_samples.sheet(kind, "filled"), {desk_samples.CLIENT.number})  # type: ignore[misc]
        for kind in OF_A_CLIENT
    },
    "out_card": lambda: (cabinet_samples.sheet("out_card", "filled"), {desk_samples.CLIENT.number}),
    "calibration": lambda: (cabinet_samples.sheet("calibration", "filled"), {"00000000"}),
    "appointment": lambda: (cabinet_samples.sheet("appointment", "filled"), {desk_samples.CLIENT.number}),
    "appointments": lambda: (cabinet_samples.sheet("appointments", "filled"), [desk_samples.CLIENT.number] * 3),
    "surveys": lambda: (cabinet_samples.sheet("surveys", "filled"), {"4000000011"}),
    "labels": lambda: _labels("card", "L7159"),
    "labels, plain": lambda: _labels("card", "plain"),
    "labels, slips": lambda: _labels("slip", "slips"),
}
"""What each sheet is drawn from, and the numbers that its barcodes have."""


@lru_cache(maxsize=2)
def _drawn(name: str) -> tuple[bytes, Collection[str]]:
    """A sheet, and the numbers that its barcodes have; drawn once for all that it is scanned with."""
    contents, numbers = SHEETS[name]()
    return render(name.partition(",")[0], contents), numbers


@lru_cache
def _noise() -> NDArray[numpy.int16]:
    """Noise of the size of a page at 300 dpi that stands askew; made once, since it takes longest."""
    return numpy.random.default_rng(7).normal(0, NOISE, (3900, 3000)).astype(numpy.int16)


def scanned(page: Image.Image, angle: float, dpi: int) -> NDArray[numpy.uint8]:
    """A page as it comes from a scanner, turned by so many degrees."""
    scan = page.rotate(angle, resample=Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    blurred = numpy.asarray(scan.filter(ImageFilter.GaussianBlur(dpi / 600)))
    height, width = blurred.shape
    noisy = blurred + _noise()[:height, :width]
    return noisy.clip(0, 255, out=noisy).astype(numpy.uint8)


@reading.needs_poppler
@pytest.mark.parametrize("dpi", [300, 150])
@pytest.mark.parametrize("name", SHEETS)
def test_every_barcode_is_read(name: str, dpi: int) -> None:
    pdf, numbers = _drawn(name)
    page = reading.pixels(pdf, 0, dpi)
    # straight, nothing else on the sheet may be taken for a barcode of another kind
    for angle, formats in ((-SKEW, BARS), (0, ANY), (SKEW, BARS)):
        found = zxingcpp.read_barcodes(scanned(page, angle, dpi), formats=formats)
        texts = Counter(code.text for code in found)  # the reader may say one that stands askew twice
        assert texts >= Counter(numbers) and set(texts) == set(numbers), f"turned by {angle}°"
        assert {code.format for code in found} == {CODE_128}
        if angle == 0:
            assert {shade for code in found for shade in _bars(page, code)} == {0, 255}, "bars end within a dot"


def _bars(page: Image.Image, code: zxingcpp.Barcode) -> set[int]:
    """The shades along the middle of a barcode that stands straight."""
    where = code.position
    middle = (where.top_left.y + where.bottom_left.y) // 2
    return set(numpy.asarray(page)[middle, where.top_left.x : where.top_right.x].tolist())


@reading.needs_poppler
@pytest.mark.parametrize("kind", OF_A_CLIENT)
def test_an_empty_form_has_none(kind: str) -> None:
    assert zxingcpp.read_barcodes(reading.pixels(render(kind, desk_samples.sheet(kind, "empty")), 0, 150)) == []

"""What a frame costs, and when it is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class Frames(Compositor):
    """Paints of each widget the lines that the frame shows anew, and no others.

    The same is seen. Textual's own asks every widget for all its lines that lies within the rectangle around what has
    changed, or in a container that does: nearly all of a page at every key, which is two thirds of what a frame costs.
    """

    _is_painted: Callable[[int], bool]

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        self._is_painted = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            seen = shown if crop is None else shown.intersection(crop)
            if seen:
                for first, end in self._runs(seen):
                    rows = Region(shown.x, first, shown.width, end - first)
                    yield region, rows, widget.render_lines(rows.translate(-region.offset))

    def _runs(self, seen: Region) -> Iterator[tuple[int, int]]:
        """Rows that stand below each other and are painted, from the first to behind the last."""
        first = None
        for y in range(seen.y, seen.bottom + 1):
            if y < seen.bottom and self._is_painted(y):
                first = y if first is None else first
            elif first is not None:
                yield first, y
                first = None


def paint_now(screen: Screen[Any]) -> None:
    """Paints what has changed at once; otherwise that is done at the next of sixty turns a second."""
    # to be laid out it waits for its turn
    if not screen._layout_required:
        for widget in screen._compositor.visible_widgets:
            if widget._repaint_regions:
                screen._dirty_widgets.add(widget)
                widget._repaint_required = False
        screen._on_timer_update()

"""A style sheet that works out what applies to a widget once for each kind of place."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from textual.css.model import RuleSet
from textual.css.styles import RulesMap, Styles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_BY_SIBLINGS: Final = {"first-of-type", "last-of-type", "first-child", "last-child", "empty"}
"""Pseudo-classes that change with a widget's siblings or children."""


class _Candidates(NamedTuple):
    """The rules that end in a selector of a widget's, whatever it is in."""

    rules: tuple[RuleSet, ...]
    pseudo_classes: frozenset[str]


class Memory:
    """What has been worked out for the rules of one look.

    Attributes:
        resolved: By the rules in question and the place, what applies there, and the same as a widget keeps it.
    """

    def __init__(self) -> None:
        self.resolved: dict[object, tuple[RulesMap, RulesMap]] = {}
        self._places: dict[object, int] = {}
        self._sets: dict[object, tuple[RulesMap, RulesMap]] = {}

    def place(self, node: DOMNode, pseudo_classes: frozenset[str]) -> int:
        """A number for all that selectors ask of a widget and what it is in: equal numbers, equal answers."""
        parent = node._parent
        above = self.place(parent, pseudo_classes) if isinstance(parent, DOMNode) else -1
        checks = node._PSEUDO_CLASSES
        states = tuple(name for name in pseudo_classes if name in checks and checks[name](node))  # type: ignore[arg-type]
        key = (above, type(node), node._id, node.classes, states)
        return self._places.setdefault(key, len(self._places))

    def keep(self, key: object, rules: RulesMap) -> None:
        """Remembers what applies at a place; most places share it with others."""
        parts = tuple((name, id(value)) for name, value in rules.items())
        if parts not in self._sets:
            kept = Styles()
            for name, value in rules.items():
                setattr(kept, name, value)
            self._sets[parts] = (rules, kept._rules)
        self.resolved[key] = self._sets[parts]


def memory_of(variables: dict[str, str]) -> Memory:
    """A new memory for the rules of a look."""
    return Memory()


class RememberingStylesheet(Stylesheet):
    """Textual's, without what that does again for each widget, a sixth of what opening a page takes.

    It matches all selectors with all that the widget is in, and writes all rules, most of which are there already.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._memory = memory_of(self._variables)
        self._candidates: dict[frozenset[str], _Candidates] = {}
        self._candidates_of: list[RuleSet] | None = None
        self._asked: dict[DOMNode, object] = {}

    def set_variables(self, variables: dict[str, str]) -> None:
        """Changes the look: there will be other rules."""
        super().set_variables(variables)
        self._memory = memory_of(variables)

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], RulesMap] | None = None
    ) -> None:
        """Gives a widget the rules that apply to it."""
        candidates = self._find_candidates(frozenset(node._selector_names))
        key = (candidates.rules, self._memory.place(node, candidates.pseudo_classes))
        found = self._memory.resolved.get(key)
        if found is None:
            self._asked[node] = key
            super().apply(node, animate=animate)
            self._asked.pop(node, None)
            return
        all_pseudo_classes = candidates.pseudo_classes
        node._has_hover_style = "hover" in all_pseudo_classes
        node._has_focus_within = "focus-within" in all_pseudo_classes
        node._has_order_style = not all_pseudo_classes.isdisjoint(_BY_SIBLINGS)
        node._has_odd_or_even = not all_pseudo_classes.isdisjoint({"odd", "even"})
        _replace(node, *found)
        self._process_component_classes(node)

    def replace_rules(self, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:  # type: ignore[override]
        """Takes down what applies to a widget, and gives it that."""
        key = self._asked.pop(node, None)
        if key is None:
            super().replace_rules(node, rules, animate)
            return
        self._memory.keep(key, rules)
        _replace(node, *self._memory.resolved[key])

    def _find_candidates(self, names: frozenset[str]) -> _Candidates:
        rules = self.rules
        if rules is not self._candidates_of:
            self._candidates, self._candidates_of = {}, rules
        found = self._candidates.get(names)
        if found is None:
            own = tuple(rule for rule in rules if not names.isdisjoint(rule.selector_names))
            found = _Candidates(own, frozenset().union(*(rule.pseudo_classes for rule in own)))
            self._candidates[names] = found
        return found


def _replace(node: DOMNode, rules: RulesMap, kept: RulesMap) -> None:
    """Writes what is another than what a widget has, and has it painted once for all of it."""
    base = node.styles.base
    has = base._rules
    if not has and not node._is_mounted:
        has.update(kept)
        base._updates += len(kept)
    elif has != kept:
        how = {"layout": False, "children": False, "parent": False}
        # each colour by itself would be told to everything that is in the widget
        base.refresh = lambda **more: how.update((name, True) for name, wanted in more.items() if wanted)  # type: ignore[method-assign]
        for name in has.keys() | kept.keys():
            if has.get(name) != kept.get(name):
                setattr(base, name, rules.get(name))
        del base.refresh
        base.refresh(**how)
    node.notify_style_update()

"""Inline: Python-Markdown's inline stage, which tries on each text only the patterns whose signs
stand in it. Of an essay's 6,400 trials 65 are left: 1.2 ms in place of 13.5.

It gives what `markdown.treeprocessors.InlineProcessor` gives, byte for byte, and takes its place
in the order of the stages, so a pattern of any extension works in it as in the other.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, cast

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    AtomicString,
)

from labpress.markdown.placing import Placed, placed_in
from labpress.markdown.signs import Look
from labpress.markdown.trials import Trial, next_hit, trial_of

STAGES = {"inline": 20.0, "smarty": 6.0}
"""Those that Python-Markdown has, and where they stand among the tree processors."""
BEFORE_EQUALS = 1e-6
"""Who comes last of those with the same priority stands last; the stages have come first."""


class Inline(InlineProcessor):
    """One inline stage: the patterns of `taken`, in whose place it is registered.

    `check` is asked before each trial, and may end the parse.
    """

    def __init__(self, md: Markdown, taken: InlineProcessor, check: Callable[[], None]) -> None:
        super().__init__(md)
        self.inlinePatterns = taken.inlinePatterns
        self._check = check
        self._trials: list[Trial] = []
        self._look = Look(())
        self._unsigned: list[Trial] = []

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Fills in the texts below `tree`, level by level, as Python-Markdown does."""
        self.stashed_nodes = {}
        self._get_ready()
        queue: deque[Placed] = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while queue:
            element, self.ancestors = queue.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            self._read_children(element, queue)
        return tree

    def _get_ready(self) -> None:
        """Anew for each text: an extension may change its patterns at any time."""
        # the stubs err in the type of these patterns
        patterns: Iterable[Pattern] = cast("Any", self.inlinePatterns)
        self._trials = [trial_of(at, one) for at, one in enumerate(patterns)]
        self._look = Look({sign for trial in self._trials for sign in trial.signs})
        self._unsigned = [trial for trial in self._trials if not trial.signs]

    def _trials_of(self, text: str) -> list[Trial]:
        """The patterns that may find something in `text`, and so in what they leave of it."""
        there = self._look.at(text)
        if not there:
            return self._unsigned
        return [one for one in self._trials if not one.signs or not there.isdisjoint(one.signs)]

    def _read_children(self, element: etree.Element, queue: deque[Placed]) -> None:
        """Texts in and after each child; what a tail holds becomes a child that is read too."""
        found: list[tuple[etree.Element, list[Placed]]] = []
        for child in element:
            text, tail = child.text, child.tail
            if text and not isinstance(text, AtomicString):
                trials = self._trials_of(text)
                if trials or INLINE_PLACEHOLDER_PREFIX in text:
                    self.ancestors.append(child.tag.lower())
                    child.text = None
                    marked = self._marked(text, trials)
                    found.append(
                        (child, placed_in(marked, child, self.stashed_nodes, self.ancestors))
                    )
                    queue.extend(found[-1][1])
                    self.ancestors.pop()
            if tail:
                trials = [] if isinstance(tail, AtomicString) else self._trials_of(tail)
                if trials or INLINE_PLACEHOLDER_PREFIX in tail:
                    self._read_tail(element, child, self._marked(tail, trials))
            if len(child):
                queue.append((child, self.ancestors[:]))
        for child, placed in found:
            for at, (node, _) in enumerate(placed):
                child.insert(at, node)

    def _read_tail(self, element: etree.Element, child: etree.Element, tail: str) -> None:
        holder = etree.Element("d")
        child.tail = None
        placed = placed_in(tail, holder, self.stashed_nodes, self.ancestors, behind=True)
        child.tail = holder.tail
        if placed:
            at = list(element).index(child) + 1
            for node, _ in reversed(placed):
                element.insert(at, node)

    def _marked(self, text: str, trials: list[Trial], first: int = 0) -> str:
        """`text` with a placeholder for all that `trials` from number `first` on find in it."""
        for trial in trials:
            excluded = trial.pattern.ANCESTOR_EXCLUDES
            if trial.at >= first and not (
                excluded and any(tag.lower() in self.ancestors for tag in excluded)
            ):
                text = self._tried(trial, text)
        return text

    def _tried(self, trial: Trial, text: str) -> str:
        start = 0
        while True:
            self._check()
            hit = next_hit(trial, text, start)
            if hit is None:
                return text
            if hit.node is None:
                start = hit.end
                continue
            if not isinstance(hit.node, str) and not isinstance(hit.node.text, AtomicString):
                self._read_found(hit.node, trial.at)
            name = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[name] = hit.node
            before = hit.before + INLINE_PLACEHOLDER % name
            text, start = before + hit.after, len(before)

    def _read_found(self, node: etree.Element, at: int) -> None:
        """The text of what pattern number `at` has found is for the patterns after it, and what
        stands behind a part of it for that one too."""
        for part in [node, *node]:
            if part.text:
                self.ancestors.append(part.tag.lower())
                part.text = self._fully_marked(part.text, at + 1)
                self.ancestors.pop()
            if part.tail:
                part.tail = self._fully_marked(part.tail, at)

    def _fully_marked(self, text: str, first: int) -> str:
        if isinstance(text, AtomicString):
            return text
        return self._marked(text, self._trials_of(text), first)


def register(md: Markdown, check: Callable[[], None]) -> None:
    """Takes the place of the inline stage and of that of smart quotes."""
    for name, priority in STAGES.items():
        if name not in md.treeprocessors:
            continue
        taken = md.treeprocessors[name]
        if type(taken) is InlineProcessor:  # else a lab's own extension has put another there
            stage = Inline(md, taken, check)
            md.treeprocessors.register(stage, name, priority + BEFORE_EQUALS)

"""Boosted trees as arrays of numbers, so that they can be kept without the library that grew them.

A row's leaf is found as in QuickScorer (Lucchese et al. 2015): every split that sends it to the right rules out the
leaves on its left, and of those that remain it is the first. The numbers are exactly the library's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.history import Booleans, Floats, Integers

MOST_LEAVES = 32  # of a tree, one bit each


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees on numbers whose sum is the logarithm of what they predict.

    Attributes:
        start: of each row's sum, [1].
        values: of the leaves from left to right, [trees, 32].
        tree: of each split, ascending, [splits].
        feature: that it asks for, [splits].
        threshold: up to which a row goes to the left, [splits].
        unknown_left: whether a row goes to the left that lacks the feature, [splits].
        left: the leaves on its left, one bit each, [splits].
    """

    start: Floats
    values: Floats
    tree: Integers
    feature: Integers
    threshold: Floats
    unknown_left: Booleans
    left: npt.NDArray[np.uint32]

    def predict(self, rows: npt.NDArray[Any]) -> Floats:
        """What the trees say of rows of features [n, features], [n]."""
        columns = np.ascontiguousarray(rows.T, dtype=np.float64)
        unknown = [column if (column := np.isnan(values)).any() else None for values in columns]
        total = np.full(len(rows), self.start[0])
        ends = np.searchsorted(self.tree, np.arange(len(self.values) + 1))
        for tree, values in enumerate(self.values):
            gone = np.zeros(len(rows), dtype=np.uint32)
            for split in range(ends[tree], ends[tree + 1]):
                feature = self.feature[split]
                right = ~(columns[feature] <= self.threshold[split])
                if unknown[feature] is not None and self.unknown_left[split]:
                    right &= ~unknown[feature]
                gone |= right * self.left[split]
            first = ~gone & (gone + np.uint32(1))  # the lowest bit that is left, alone
            total += values[np.frexp(first)[1] - 1]
        predicted: Floats = np.exp(total)
        return predicted

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Everything by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def trees_from(grown: Sequence[npt.NDArray[Any]], start: float) -> Trees:
    """Trees from the nodes of the library's (`TreePredictor.nodes`), and where their sum begins."""
    values = np.zeros((len(grown), MOST_LEAVES))
    splits: list[tuple[int, int, float, bool, int]] = []
    for tree, nodes in enumerate(grown):
        leaves: list[float] = []

        def walk(node: int, tree: int = tree, nodes: npt.NDArray[Any] = nodes, leaves: list[float] = leaves) -> int:
            """Add the splits and leaves below a node; gives the bits of its leaves."""
            one = nodes[node]
            if one["is_leaf"]:
                leaves.append(float(one["value"]))
                return 1 << (len(leaves) - 1)
            left = walk(int(one["left"]))
            right = walk(int(one["right"]))
            question = int(one["feature_idx"]), float(one["num_threshold"]), bool(one["missing_go_to_left"])
            splits.append((tree, *question, left))
            return left | right

        walk(0)
        values[tree, : len(leaves)] = leaves
    tree_of, feature, threshold, unknown_left, left = zip(*splits, strict=True) if splits else ((),) * 5
    return Trees(
        np.array([start]),
        values,
        np.array(tree_of, dtype=np.int64),
        np.array(feature, dtype=np.int64),
        np.array(threshold, dtype=np.float64),
        np.array(unknown_left, dtype=np.bool_),
        np.array(left, dtype=np.uint32),
    )

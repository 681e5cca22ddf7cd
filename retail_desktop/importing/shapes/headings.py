"""Headings in two rows: stores or days above, and below them the same figures for each."""

from collections import Counter
from dataclasses import replace

from retail_desktop.domain.imports import Target
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.shapes.grid import Arrangement


def join_headings(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with headings such as `Qty [Harbour St]`, where the row above tells columns of the same name apart."""
    grid = arrangement.grid
    if target not in {Target.SALES, Target.STOCK} or not grid.titles or grid.titles[-1][0] != grid.line - 1:
        return arrangement
    words = [plain_words(header) for header in grid.headers]
    times = Counter(words)
    labels = _labels(grid.titles[-1][1], len(words))
    joined = tuple(
        f"{header} [{labels[place]}]" if times[words[place]] > 1 and words[place] else header
        for place, header in enumerate(grid.headers)
    )
    repeated = [place for place, word in enumerate(words) if word and times[word] > 1]
    if not repeated or not all(labels[place] for place in repeated) or len(set(joined)) < len(joined):
        return arrangement
    return arrangement.turned(replace(grid, headers=joined, titles=grid.titles[:-1]))


def _labels(cells: list[str], width: int) -> list[str]:
    """The text above each column; one that stands above several is written above the first of them."""
    labels, last = [], ""
    for cell in [*cells, *[""] * width][:width]:
        last = cell.strip() or last
        labels.append(last)
    return labels

"""The charts of the sales page: one drawing for each kind of picture an analysis gives.

Belongs here: how these pictures look on screen and on paper. May import: what its room may.
"""

from retail_desktop.reporting.charts.sales.chart import SalesChart

__all__ = ["SalesChart"]

"""Figures and files out: charts, printed pages, workbooks and CSV, the same drawing on screen and on paper.

Belongs here: everything that turns values of the trade into something to look at or hand over. May import: domain,
paths, Matplotlib (never pyplot, never Qt), reportlab, XlsxWriter.
"""

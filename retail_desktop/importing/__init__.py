"""Files in: what a till, a spreadsheet or another program exported becomes values of the trade and rejected lines.

Belongs here: opening and unpacking files, recognising their layout, reading sales, items, suppliers and stock.
A bad line is data, never an exception. Imports the standard library and the domain only.
"""

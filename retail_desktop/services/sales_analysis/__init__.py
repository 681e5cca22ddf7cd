"""How each view of the sales comes about: lines in memory, sums of them, pictures and tables.

Belongs here: what `analyse_sales` puts together. May import: what its room may.
"""

"""The language of the trade: frozen values, enumerations and pure functions.

Belongs here: what a store manager would recognise as a notion of the trade. May import: the standard library only.
"""

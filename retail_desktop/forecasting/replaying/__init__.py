"""The past once more under a rule of ordering: arrays of demand, targets and terms in, what became of them out.

Belongs here: the walk day by day, and the rules as functions that give what to order up to. May import numpy, its own
room, the standard library and `retail_desktop.domain`.
"""

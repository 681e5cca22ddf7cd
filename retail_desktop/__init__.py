"""Inventory forecasting and reordering for a store's own PC, offline.

Belongs here: the rooms of the program, each with a sign on its door. May import: nothing.
"""

__version__ = "0.1.0"

"""How sales are looked at: periods and what they are compared with, indices, movers, mix, price and promotions.

Belongs here: pure functions on plain sequences, and the values of a question and its answer. May import: what its
room may.
"""

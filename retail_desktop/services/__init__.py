"""The use cases: one module per verb, plain functions.

Each opens its own unit of work, reports progress, can be cancelled, and takes a `Workplace` first. Heavy libraries are
imported inside the functions that need them, since the window imports these modules. May import: every room below.
"""

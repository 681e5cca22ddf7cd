"""The shapes in which tills write tables, and how each becomes an ordinary table of records.

One module for each shape; every step takes an `Arrangement` and gives one back, the same where the shape is not there.
Imports the standard library, the domain and its neighbours in `importing`, never what reads the finished table.
"""

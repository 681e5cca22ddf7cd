"""What is known about each export, as data: one module per vendor, no reading code.

Imports the standard library and the domain only.
"""

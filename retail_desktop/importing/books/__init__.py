"""Readers of spreadsheet files: each gives its sheets and their filled rows as texts; knows only domain and library."""

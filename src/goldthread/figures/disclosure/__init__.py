"""Disclosure control: what of a set of tables may be shown, and an attack that tries to undo it.

Pure: no database. `decide` hides, `attack` tries to find what was hidden, and shares no code
with it.
"""

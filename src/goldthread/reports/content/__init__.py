"""What a report says, as it is stored: sections of blocks, each figure pinned by its number.

A figure is a row that never changes, so a block that names its figures is frozen: it says the
same years later, whatever was loaded or revised since.
"""

"""The ways in which safeguarding reports present what they count: records in, blocks out.

One module for each kin of presentations. Every builder gives a tuple of blocks, so that a
section is `blocks=(*one(...), *another(...))`. What is a picture has its table beside it or at
the end of the document, and its text alternative. Numbers are `model.number(...)`, with the key
of their source note; a cell may hold words instead where there is no number.
"""

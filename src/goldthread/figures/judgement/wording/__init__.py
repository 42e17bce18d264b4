"""The first draft of each sentence a judgement says, as templates with slots.

Templates hold no digits and no finding: those are slots, so that a person may edit the words
around them. A direction word stands only where the figures bear it.
"""

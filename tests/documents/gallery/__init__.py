"""A whole report of an invented partnership that holds every presentation once, for tests to read,
draw, check and look at. Nothing in it is anybody's figure.
"""

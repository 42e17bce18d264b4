"""How each kind of chart is drawn: Vega-Lite specifications as plain dicts, one kind a file."""

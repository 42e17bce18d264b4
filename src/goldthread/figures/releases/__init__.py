"""Releases: what is shown to whom, decided once, and read by every shared surface.

    release = prepare(partnership, "Annual report 2025-26", Audience.PUBLIC, "dfe",
                      [table_of(...), sentence_table([...])])
    shown(release).cell(figure).words

`specs` makes tables of figures, `preparing` decides and stores them, `reading` gives what is
shown, `steps` approves, freezes and withdraws, `checking` attacks everything that is out.
"""

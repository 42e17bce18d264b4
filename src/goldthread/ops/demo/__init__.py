"""The demo region: five areas with their real published figures, and obviously invented people."""

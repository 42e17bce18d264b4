"""`python -m goldthread` is the `goldthread` command."""

from goldthread.ops.cli import main

main()

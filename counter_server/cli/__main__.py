"""`python -m counter_server.cli`, which the launcher runs."""

from counter_server.cli import main

main()

"""`python -m tests.benchmarks.kiosk_use [VISITS]`: prints what a used kiosk measures, as JSON."""

import json
import os
import sys

VISITS_AN_HOUR = 120


def main() -> None:
    """Kivy is told its surroundings before it is imported."""
    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    from kiosk.surroundings import Glass, prepare

    prepare(Glass(fps=0))
    from .kiosk_visits import used

    visits = int(sys.argv[1]) if len(sys.argv) > 1 else VISITS_AN_HOUR
    print(json.dumps(used(visits)), flush=True)


if __name__ == "__main__":
    main()

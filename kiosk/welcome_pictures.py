"""The office's own pictures for when nobody is there: files in a folder beside the kiosk's data."""

from pathlib import Path

FOLDER = "welcome"
_ENDINGS = (".png", ".jpg", ".jpeg")
_MOST = 20


def welcome_pictures(data: Path | None) -> tuple[str, ...]:
    """Paths by name; none without a folder for data, or with an empty one."""
    folder = data / FOLDER if data else None
    if folder is None or not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    return tuple(str(path) for path in files[:_MOST])

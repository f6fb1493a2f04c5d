"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def motcua_version() -> str:
    """The installed version; a checkout that is not installed says so."""
    try:
        return version("motcua")
    except PackageNotFoundError:
        return "0.1.0+checkout"

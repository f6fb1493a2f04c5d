"""The dossier code of NĐ 61/2018: agency, local day, number of the day."""

from datetime import date


def dossier_code(agency: str, day: date, number: int) -> str:
    """`000.05.16.H21-260105-0001`."""
    return f"{agency}-{day:%y%m%d}-{number:04}"


def compact(code: str) -> str:
    """A code as it is compared: capitals and digits only, however it was typed or read out."""
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())

"""Checking in without a QR code: a phone number, and which of its appointments."""

from counter_server.contract.appointments import Appointment

from .effects import AskForAppointments, AskForCheckIn
from .happenings import AppointmentsFound
from .scan import AppointmentToken, parse
from .scene import Scene, Turn, at
from .sorry import sorry
from .steps import CheckIn, ChooseAppointment, FindingAppointments, Issuing
from .trouble import Trouble

LEAST_DIGITS = 10
MOST_DIGITS = 11


def typed(scene: Scene, text: str) -> Turn:
    """The box with what was typed: digits, no more than a phone number has."""
    digits = "".join(char for char in text if char.isascii() and char.isdigit())
    return at(scene, CheckIn(digits[:MOST_DIGITS]))


def submitted(scene: Scene) -> Turn:
    """Ask what is booked with the typed number."""
    match scene.step:
        case CheckIn(phone) if len(phone) >= LEAST_DIGITS:
            asked = AskForAppointments(phone, scene.language)
            return at(scene, FindingAppointments(asked), asked)
        case _:
            return scene, ()


def found(scene: Scene, answer: AppointmentsFound) -> Turn:
    """The only one is checked in at once; of several the visitor chooses."""
    match scene.step:
        case FindingAppointments(asked) if asked == answer.asked:
            return _several(scene, asked.phone, answer.found)
        case _:
            return scene, ()


def picked(scene: Scene, appointment: int) -> Turn:
    """Check the chosen one in."""
    match scene.step:
        case ChooseAppointment(found=listed):
            chosen = next((one for one in listed if one.id == appointment), None)
            return _check_in(scene, chosen) if chosen else (scene, ())
        case _:
            return scene, ()


def check_in(scene: Scene, token: str) -> Turn:
    """Ask for the ticket of an appointment; a second scan of it asks no more."""
    asked = AskForCheckIn(token, scene.language)
    if scene.step == Issuing(asked):
        return scene, ()
    return at(scene, Issuing(asked), asked)


def _several(scene: Scene, phone: str, listed: tuple[Appointment, ...]) -> Turn:
    if not listed:
        return sorry(scene, Trouble.NO_APPOINTMENT_OF_PHONE)
    if len(listed) == 1:
        return _check_in(scene, listed[0])
    return at(scene, ChooseAppointment(phone, listed))


def _check_in(scene: Scene, chosen: Appointment) -> Turn:
    match parse(chosen.status_url):
        case AppointmentToken(token):
            return check_in(scene, token)
        case _:
            return sorry(scene, Trouble.UNKNOWN_APPOINTMENT)

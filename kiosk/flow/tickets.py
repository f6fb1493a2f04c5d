"""Taking a number: service, priority, ticket, slip."""

from counter_server.contract.office import Service
from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.tickets import Ticket

from .effects import AskForTicket, LoadHall, WatchSlip
from .happenings import SlipSeen, TicketIssued
from .scene import Moment, Scene, Turn, at
from .sorry import sorry
from .steps import (
    ChoosePriority,
    ChooseService,
    Issuing,
    ProcedureDetail,
    Slip,
    SlipTrouble,
    TakeTicket,
)
from .trouble import Trouble

_WATCHES = 4
_WATCHES_WITHOUT_A_JOB = 2


def opened(scene: Scene) -> Turn:
    """To the services, read anew unless an attempt is under way."""
    return at(scene, ChooseService(), *(() if scene.hall.is_cut_off else (LoadHall(),)))


def service_picked(scene: Scene, code: str, moment: Moment) -> Turn:
    """To the priority classes, or to the ticket at once where the office has none."""
    if not isinstance(scene.step, ChooseService | ProcedureDetail):
        return scene, ()
    service = scene.hall.service(code)
    if service is None:
        return sorry(scene, Trouble.UNKNOWN_SERVICE)
    if not service.open:
        return sorry(scene, Trouble.SERVICE_CLOSED)
    if scene.hall.priorities:
        return at(scene, ChoosePriority(service))
    return _ask(scene, service, None, moment)


def priority_picked(scene: Scene, code: str | None, moment: Moment) -> Turn:
    """Ask for the ticket: this touch's key goes with it."""
    match scene.step:
        case ChoosePriority(service):
            return _ask(scene, service, code, moment)
        case _:
            return scene, ()


def issued(scene: Scene, answer: TicketIssued) -> Turn:
    """Show the number and follow its slip; an answer nobody waits for is let pass."""
    match scene.step:
        case Issuing(asked) if asked == answer.asked:
            return at(scene, TakeTicket(answer.ticket), WatchSlip(answer.ticket))
        case _:
            return scene, ()


def slip_seen(scene: Scene, answer: SlipSeen) -> Turn:
    """The slip is out, is still coming, or will not come."""
    match scene.step:
        case TakeTicket(ticket) | SlipTrouble(ticket) if ticket.id == answer.asked.ticket.id:
            return _slip(scene, ticket, answer.job, answer.asked.attempt)
        case _:
            return scene, ()


def paper_moved(scene: Scene) -> Turn:
    """Look again for a slip that did not come: perhaps paper was put in."""
    match scene.step:
        case SlipTrouble(ticket):
            return scene, (WatchSlip(ticket, _WATCHES),)
        case _:
            return scene, ()


def _ask(scene: Scene, service: Service, priority: str | None, moment: Moment) -> Turn:
    asked = AskForTicket(service.code, priority, scene.language, moment.key)
    return at(scene, Issuing(asked), asked)


def _slip(scene: Scene, ticket: Ticket, job: PrintJob | None, attempt: int) -> Turn:
    if job is None and attempt >= _WATCHES_WITHOUT_A_JOB:
        return at(scene, SlipTrouble(ticket, "no_printer"))
    if job and job.state is JobState.PRINTED:
        elsewhere = job.printer if job.elsewhere else ""
        return at(scene, TakeTicket(ticket, Slip.PRINTED, elsewhere))
    if job and job.state is JobState.FAILED:
        return at(scene, SlipTrouble(ticket, job.problem or "printer_fault"))
    return scene, (WatchSlip(ticket, attempt + 1),) if attempt < _WATCHES else ()

"""What a page asks or says, in one line and one more: shown high up, and read aloud."""

from .views import (
    Body,
    CheckInView,
    ChoicesView,
    LookupView,
    ProceduresView,
    ProcedureView,
    SorryView,
    StageView,
    TicketView,
    WaitingView,
    WelcomeView,
)


def heading(body: Body) -> tuple[str, str]:
    """Title and detail; either may be empty."""
    match body:
        case WelcomeView(greeting=title, question=detail):
            return title, detail
        case ChoicesView(title=title, detail=detail) | WaitingView(title=title, detail=detail):
            return title, detail
        case SorryView(title=title, detail=detail):
            return title, detail
        case TicketView(caption=caption, number=number, service=service):
            return f"{caption}: {number}", service
        case ProceduresView(title=title, message=message):
            return title, message
        case ProcedureView(title=title, field=field):
            return title, field
        case LookupView(form=form):
            return form.scan_title, form.scan_hint
        case CheckInView(form=form):
            return form.title, ""
        case StageView(title=title, code=code):
            return title, code
        case _:
            return getattr(body, "title", ""), getattr(body, "detail", "")

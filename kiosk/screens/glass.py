"""The whole glass: header, a screen, footer, and the veil over all of them."""

from kivy.properties import ListProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters import views
from kiosk.presenters.headings import heading
from kiosk.widgets.switchboard import Switchboard
from kiosk.widgets.veil import Veil

from .attract import AttractScreen
from .check_in import CheckInScreen
from .choices import ChoicesScreen
from .lookup import LookupScreen
from .procedure import ProcedureScreen
from .procedures import ProceduresScreen
from .rating import RatingScreen
from .sorry import SorryScreen
from .stage import StageScreen
from .ticket import TicketScreen
from .waiting import WaitingScreen
from .welcome import WelcomeScreen

_SCREENS = {
    views.WelcomeView: WelcomeScreen,
    views.AttractView: AttractScreen,
    views.ChoicesView: ChoicesScreen,
    views.CheckInView: CheckInScreen,
    views.WaitingView: WaitingScreen,
    views.TicketView: TicketScreen,
    views.ProceduresView: ProceduresScreen,
    views.ProcedureView: ProcedureScreen,
    views.LookupView: LookupScreen,
    views.RatingView: RatingScreen,
    views.StageView: StageScreen,
    views.SorryView: SorryScreen,
}


class Glass(FloatLayout):
    """Draws a `views.Page`. A screen that is left is thrown away with everything on it."""

    frame = ObjectProperty(None, allownone=True)
    time = StringProperty("")
    date = StringProperty("")
    heading = ListProperty(["", ""])
    screen = ObjectProperty(None, allownone=True)

    def show(self, page: views.Page, step: str) -> None:
        """Draw the page; the same step keeps its screen."""
        self.frame = page.frame
        self.heading = heading(page.body)
        self._show_body(page.body, f"{step}-{type(page.body).__name__}")
        self._show_switches(page.comfort)
        self._show_veil(page.idle)

    def renew(self) -> None:
        """Lay the screen out anew when it is shown next."""
        self.screen = None

    def _show_body(self, body: views.Body, step: str) -> None:
        if self.screen is not None and self.screen.step == step:
            if self.screen.view != body:
                self.screen.view = body
            return
        self.screen = _SCREENS[type(body)]()
        self.screen.step = step
        self.screen.view = body
        self.ids.place.clear_widgets()
        self.ids.place.add_widget(self.screen)

    def _show_switches(self, view: views.ComfortView | None) -> None:
        board = next((child for child in self.children if isinstance(child, Switchboard)), None)
        if view is None:
            if board is not None:
                self.remove_widget(board)
        elif board is None:
            board = Switchboard()
            self.add_widget(board, index=len(self.children) - 1)
            board.view = view
        else:
            board.view = view

    def _show_veil(self, warning: views.IdleWarning | None) -> None:
        veil = next((child for child in self.children if isinstance(child, Veil)), None)
        if warning is None:
            if veil is not None:
                self.remove_widget(veil)
        elif veil is None:
            self.add_widget(Veil(warning=warning))
        else:
            veil.warning = warning

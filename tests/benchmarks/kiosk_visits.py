"""An hour of visitors on the real glass, without the waiting between them."""

import gc
import time

import psutil
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder

from kiosk.flow.comfort import Aid, ChooseComfort, Comfort, LeaveComfort, Switch
from kiosk.flow.effects import (
    AskForTicket,
    Effect,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    WatchSlip,
)
from kiosk.flow.happenings import (
    ProcedureLoaded,
    ProceduresFound,
    SlipSeen,
    StageFound,
    TicketIssued,
)
from kiosk.flow.scene import Hall, Scene
from kiosk.flow.touches import (
    Finish,
    GoBack,
    GoHome,
    OpenLookup,
    OpenProcedure,
    OpenProcedures,
    OpenTickets,
    PickPriority,
    PickService,
    PressKey,
    SubmitCode,
)
from kiosk.gallery.office import LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from kiosk.gallery.pictures import make_ready
from kiosk.presenters.page import page
from kiosk.screens.glass import Glass as Pane
from kiosk.visit import Visit
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.theme import theme

DPI = 82.0
OFFERED = Comfort(offered=tuple(Aid))
QUERY = "ddawng kys khai sinh"


def drawn() -> None:
    """A frame, and the wait until the last of its pixels is there."""
    Window.dispatch("on_draw")
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)


def lay_out() -> None:
    """Two frames: what a happening changes, and what that changes in turn."""
    for _ in range(2):
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()


class Stage:
    """A visit that is answered at once, drawn after every happening."""

    def __init__(self) -> None:
        self.pane = Pane()
        Window.add_widget(Sheet(self.pane, size_hint=(None, None), size=(1080, 1920)))
        scene = Scene(hall=Hall(OFFICE, SERVICES), comfort=OFFERED, first_comfort=OFFERED)
        self.visit = Visit(scene, self._answer, lambda: 0.0, lambda: "key")
        self.visit.listeners.append(self._draw)
        self._answers: list[object] = []
        self._draw(scene)

    def happen(self, *happenings: object) -> None:
        for happening in happenings:
            self.visit.happen(happening)
            while self._answers:
                self.visit.happen(self._answers.pop(0))
            lay_out()

    def _draw(self, scene: Scene) -> None:
        theme.fit(1080, 1920, DPI, scene.comfort.aids)
        self.pane.show(page(scene), type(scene.step).__name__)

    def _answer(self, effect: Effect) -> None:
        match effect:
            case AskForTicket():
                self._answers.append(TicketIssued(effect, TICKET))
            case WatchSlip():
                self._answers.append(SlipSeen(effect, None))
            case SearchProcedures():
                self._answers.append(ProceduresFound(effect, LINES))
            case LoadProcedure():
                self._answers.append(ProcedureLoaded(effect, PROCEDURE))
            case LookUpDossier():
                self._answers.append(StageFound(effect, STAGE))


def visit(stage: Stage, number: int) -> None:
    """A number for all; each third reads, looks up, or needs the aids."""
    stage.happen(OpenTickets(), PickService("dat-dai"), PickPriority(None), Finish())
    match number % 3:
        case 0:
            keys = [PressKey(key) for key in QUERY]
            stage.happen(OpenProcedures(), *keys, OpenProcedure(PROCEDURE.code), GoBack(), GoHome())
        case 1:
            code = [PressKey(key) for key in "0000516H212611200007"]
            stage.happen(OpenLookup(), *code, SubmitCode(), Finish())
        case _:
            stage.happen(ChooseComfort(), Switch(Aid.LARGE), Switch(Aid.CONTRAST), LeaveComfort())
            stage.happen(OpenTickets(), GoHome(), Finish())


def held() -> dict[str, float]:
    """What an hour must not make more of."""
    gc.collect()
    process = psutil.Process()
    return {
        "memory": process.memory_info().rss / 1e6,
        "textures": sum(type(each).__name__ == "Texture" for each in gc.get_objects()),
        "threads": process.num_threads(),
        "handles": process.num_fds(),
    }


def frame_ms(stage: Stage, *happenings: object) -> float:
    """The middle time of: happen, lay out, draw; of the processor, for others use it too."""
    taken = []
    for happening in happenings:
        began = time.process_time()
        if happening is not None:
            stage.happen(happening)
        else:
            lay_out()
        drawn()
        taken.append((time.process_time() - began) * 1000)
    return sorted(taken)[len(taken) // 2]


def used(visits: int) -> dict[str, dict[str, float]]:
    """What is held before and after; milliseconds of a frame while typing and of a still one."""
    make_ready()
    stage = Stage()
    for number in range(max(6, visits // 4)):  # what is kept on purpose is filled: faces, glyphs
        visit(stage, number)
        drawn()
    before = held()
    for number in range(visits):
        visit(stage, number)
        drawn()
    after = held()
    stage.happen(OpenProcedures())
    typing = frame_ms(stage, *(PressKey(key) for key in QUERY))
    still = frame_ms(stage, *(None for _ in QUERY))
    return {"before": before, "after": after, "frame_ms": {"typing": typing, "still": still}}

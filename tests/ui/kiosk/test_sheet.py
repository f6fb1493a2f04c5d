"""A part that is drawn anew leaves the glass as if all of it had been drawn."""

from kiosk.flow.comfort import Aid, ChooseComfort, LeaveComfort, Switch
from kiosk.flow.happenings import Tick
from kiosk.flow.touches import (
    ChooseLanguage,
    Finish,
    GoBack,
    OpenLookup,
    OpenProcedure,
    OpenProcedures,
    OpenTickets,
    PickPriority,
    PickService,
    PressKey,
    SubmitCode,
)
from kiosk.gallery.office import PROCEDURE

WAY = (
    *(OpenProcedures(), PressKey("k"), PressKey("h"), PressKey("w"), GoBack()),
    *(ChooseLanguage("en"), OpenProcedures(), OpenProcedure(PROCEDURE.code), GoBack(), GoBack()),
    *(ChooseComfort(), Switch(Aid.CONTRAST), Switch(Aid.LARGE), LeaveComfort()),
    *(OpenTickets(), PickService("dat-dai"), PickPriority(None), Finish()),
    *(OpenLookup(), PressKey("0"), PressKey("1"), SubmitCode(), Finish(), Tick()),
)


def test_a_glass_drawn_in_parts_looks_as_if_drawn_whole(kivy_is_ready: None) -> None:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from tests.benchmarks.kiosk_visits import Stage, drawn

    stage = Stage()
    sheet = stage.pane.parent
    for happening in WAY:
        stage.happen(happening)
        lay_out()
        drawn()
        in_parts = sheet.pixels
        sheet.renew()
        drawn()
        assert sheet.pixels == in_parts, happening
    Window.remove_widget(sheet)


def test_a_typed_key_draws_the_line_and_nothing_else(kivy_is_ready: None) -> None:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from tests.benchmarks.kiosk_visits import Stage, drawn

    stage = Stage()
    sheet = stage.pane.parent
    stage.happen(OpenProcedures(), PressKey("k"))
    lay_out()  # the list settles, however slow the machine is
    drawn()
    stage.happen(PressKey("h"))
    drawn()
    _left, _bottom, width, height = sheet.last_change
    assert width * height < 0.06 * sheet.width * sheet.height
    Window.remove_widget(sheet)


def test_a_warning_that_goes_away_together_with_its_page_leaves_nothing(
    kivy_is_ready: None,
) -> None:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from kiosk.gallery.scenes import scenes
    from kiosk.presenters.page import page
    from tests.benchmarks.kiosk_visits import Stage, drawn

    stage = Stage()
    sheet = stage.pane.parent
    for name in ("procedures", "idle", "welcome"):
        scene = scenes("vi")[name]
        stage.pane.show(page(scene), type(scene.step).__name__)
        lay_out()
        drawn()
    in_parts = sheet.pixels
    sheet.renew()
    drawn()
    assert sheet.pixels == in_parts
    Window.remove_widget(sheet)


def test_what_is_taken_away_leaves_nothing_behind(kivy_is_ready: None) -> None:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from tests.benchmarks.kiosk_visits import Stage, drawn

    stage = Stage()
    sheet = stage.pane.parent
    stage.happen(ChooseComfort())
    lay_out()
    drawn()
    board = next(one for one in stage.pane.children if type(one).__name__ == "Switchboard")
    stage.pane.remove_widget(board)
    stage.pane.time = "12:34"  # something else changes in the same frame
    lay_out()
    drawn()
    in_parts = sheet.pixels
    sheet.renew()
    drawn()
    assert sheet.pixels == in_parts
    Window.remove_widget(sheet)

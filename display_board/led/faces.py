"""What each display shows of the hall at a moment; pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from counter_server.contract.board import BoardCall
from counter_server.contract.office import CounterState
from display_board.zone import minute_of
from hardware.led.showing import Line, Showing, plain

from .hall import Hall, is_of
from .layout import Display, Layout, Shows, pattern_of
from .spotlight import Spotlight, has_eye, is_within

# How long nothing changes by itself, and how closely flashing and holding are kept.
QUIET_S, LIVELY_S = 5.0, 0.2


def faces(hall: Hall, layout: Layout, now: datetime, here: datetime) -> dict[str, Showing]:
    """By name of the display; `here` is the same moment on the office's clock."""
    percent = percent_at(layout.brightness, here.hour * 60 + here.minute)
    is_cut = is_cut_off(hall, layout, now)
    return {
        display.name: Showing(_lines(display, hall, layout, now, is_cut), percent)
        for display in layout.displays
    }


def code_faces(layout: Layout, code: str) -> dict[str, Showing]:
    """The code by which this machine is paired, where it fits; half a code helps nobody."""
    return {
        display.name: Showing(
            (Line(code if 0 < len(code) <= display.columns else plain(display.cut)),)
        )
        for display in layout.displays
    }


def is_cut_off(hall: Hall, layout: Layout, now: datetime) -> bool:
    """Whether the displays say that what they know is old; a short cut is nobody's business."""
    if not hall.is_known:
        return True
    waited = timedelta(seconds=layout.cut_after_s)
    return hall.cut_since is not None and now - hall.cut_since >= waited


def percent_at(brightness: Mapping[str, int], minute: int) -> int:
    """The brightness at a minute of the day: the last that began, over midnight too."""
    begins = sorted((minute_of(clock), percent) for clock, percent in brightness.items())
    begun = [percent for begin, percent in begins if begin <= minute]
    return (begun or [percent for _, percent in begins] or [100])[-1]


def wait_s(hall: Hall, layout: Layout, now: datetime) -> float:
    """How long the faces surely stay as they are, when nothing happens."""
    longest = max(layout.flash_s, layout.hold_s)
    is_lively = any(
        light.waiting or has_eye(light, now, longest) for light in hall.lights.values()
    ) or any(_is_new(call, now, layout.flash_s) for call in hall.calls)
    is_going = hall.cut_since is not None and not is_cut_off(hall, layout, now)
    return LIVELY_S if is_lively or is_going else QUIET_S


def _lines(
    display: Display, hall: Hall, layout: Layout, now: datetime, is_cut: bool
) -> tuple[Line, ...]:
    if is_cut:
        return (Line(plain(display.cut)),)
    if display.shows == Shows.COUNTER:
        return (_counter_line(display, hall, layout, now),)
    light = hall.lights.get(display.name, Spotlight())
    calls = [call for call in hall.calls if _is_shown(display, call, light, layout, now)]
    flashing = light.current if has_eye(light, now, layout.flash_s) else ""
    lines = [_written(display, call, call.number == flashing) for call in calls[: display.rows]]
    return tuple(lines) or (Line(plain(display.idle)),)


def _is_shown(
    display: Display, call: BoardCall, light: Spotlight, layout: Layout, now: datetime
) -> bool:
    """Who still comes, and who has just been called even when already there."""
    if not is_of(display, call) or call.number in light.waiting:
        return False
    is_current = call.number == light.current and has_eye(light, now, layout.hold_s)
    return call.being_called or display.keeps or is_current


def _counter_line(display: Display, hall: Hall, layout: Layout, now: datetime) -> Line:
    states = {each.number: each.state for each in hall.state.counters} if hall.state else {}
    call = next((each for each in hall.calls if each.counter_number == display.counter), None)
    if call is None or states.get(display.counter, CounterState.OPEN) != CounterState.OPEN:
        return Line(plain(display.idle))
    return _written(display, call, _is_new(call, now, layout.flash_s))


def _is_new(call: BoardCall, now: datetime, flash_s: float) -> bool:
    return call.being_called and is_within(now - call.at, flash_s)


def _written(display: Display, call: BoardCall, flashes: bool) -> Line:
    text = pattern_of(display).format(number=call.number, counter=call.counter_number)
    return Line(plain(text)[: display.columns], flashes)

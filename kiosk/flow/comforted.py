"""What the switches do, and what each key makes of the text that is being typed."""

from dataclasses import replace
from typing import assert_never

from kiosk.typing.draft import Draft, erase, move, press, written

from . import procedures
from .comfort import (
    Aid,
    ChooseComfort,
    ChooseTyping,
    Comfort,
    ComfortTouch,
    LeaveComfort,
    MoveCaret,
    Switch,
)
from .scene import Scene, Turn
from .steps import Procedures
from .touches import ClearKeys, EraseKey, PressKey

_LONGEST = 40


def comforted(scene: Scene, touch: ComfortTouch) -> Turn:
    """Take a switch, a way of typing, or the caret."""
    match touch:
        case ChooseComfort():
            return _with(scene, replace(scene.comfort, is_choosing=True)), ()
        case LeaveComfort():
            return _with(scene, replace(scene.comfort, is_choosing=False)), ()
        case Switch(aid):
            return _with(scene, _switched(scene.comfort, aid)), ()
        case ChooseTyping(method):
            scene = replace(scene, draft=replace(scene.draft, keys=""))
            return _with(scene, replace(scene.comfort, typing=method)), ()
        case MoveCaret(letters):
            return replace(scene, draft=move(drafted(scene), letters)), ()
        case _:
            assert_never(touch)


def keyed(scene: Scene, listed: Procedures, touch: PressKey | EraseKey | ClearKeys) -> Turn:
    """Search for what the keys have made of the text; what is too long stays as it is."""
    draft = _edited(scene, touch)
    text = draft.text
    if len(text) > _LONGEST or text != text.lstrip():
        return scene, ()
    scene = replace(scene, draft=draft)
    return (scene, ()) if text == listed.query else procedures.searched(scene, listed, text)


def drafted(scene: Scene) -> Draft:
    """The text of the search box with its caret: at its end unless the visitor moved it."""
    query = scene.step.query if isinstance(scene.step, Procedures) else ""
    return scene.draft if scene.draft.text == query else written(query)


def _edited(scene: Scene, touch: PressKey | EraseKey | ClearKeys) -> Draft:
    hand = scene.comfort.hand(scene.language)
    match touch:
        case PressKey(char):
            return press(drafted(scene), char, hand)
        case EraseKey():
            return erase(drafted(scene), hand)
        case ClearKeys():
            return Draft()
        case _:
            assert_never(touch)


def _with(scene: Scene, comfort: Comfort) -> Scene:
    return replace(scene, comfort=comfort)


def _switched(comfort: Comfort, aid: Aid) -> Comfort:
    return replace(comfort, aids=comfort.aids ^ {aid}) if aid in comfort.offered else comfort

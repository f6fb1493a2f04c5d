"""Typing into the search box: by the way of the visitor's choice, which is forgotten with them."""

import pytest

from config.words import translator
from kiosk.flow.comfort import ChooseTyping, MoveCaret
from kiosk.flow.effects import SearchProcedures
from kiosk.flow.steps import Procedures
from kiosk.flow.touches import ChooseLanguage, ClearKeys, EraseKey, Finish, OpenProcedures, PressKey
from kiosk.presenters.keyboard import keyboard
from kiosk.presenters.page import page
from kiosk.presenters.views import ProceduresView
from kiosk.typing.methods import Method
from tests.support.kiosk_scenes import Walk, a_scene


def at_the_search_box(*, language: str = "vi") -> Walk:
    walk = Walk()
    walk.on(ChooseLanguage(language), OpenProcedures())
    return walk


def press(walk: Walk, keys: str) -> None:
    walk.on(*(PressKey(key) for key in keys))


def query(walk: Walk) -> str:
    assert isinstance(walk.scene.step, Procedures)
    return walk.scene.step.query


def test_telex_is_there_at_first_and_the_search_follows_each_key() -> None:
    walk = at_the_search_box()
    press(walk, "keets hoon")
    assert query(walk) == "kết hôn"
    assert walk.effects == (SearchProcedures("kết hôn", "vi"),)


def test_english_words_are_typed_as_they_are() -> None:
    walk = at_the_search_box(language="en")
    press(walk, "see tests")
    assert query(walk) == "see tests"


def test_another_way_of_typing_is_chosen_and_forgotten_with_the_visitor() -> None:
    walk = at_the_search_box()
    walk.on(ChooseTyping(Method.VNI))
    press(walk, "da61t d9ai")
    assert query(walk) == "dất đai"
    walk.on(Finish(), OpenProcedures())
    press(walk, "dd")
    assert query(walk) == "đ"
    assert walk.scene.draft.text == "đ"


def test_the_caret_goes_into_the_text_and_nothing_is_searched_for_that() -> None:
    walk = at_the_search_box()
    press(walk, "tuong lai")
    walk.on(MoveCaret(-6))
    assert walk.effects == ()
    press(walk, "w")
    assert query(walk) == "tương lai"
    walk.on(EraseKey())
    assert query(walk) == "tưng lai"


def test_clearing_empties_the_box_and_a_space_does_not_begin_it() -> None:
    walk = at_the_search_box()
    press(walk, "ab")
    walk.on(ClearKeys(), PressKey(" "))
    assert query(walk) == ""


def test_a_full_box_keeps_what_it_holds() -> None:
    walk = at_the_search_box(language="en")
    press(walk, "b" * 50)
    assert query(walk) == "b" * 40


def test_the_view_says_where_the_caret_is() -> None:
    scene = a_scene(Procedures("khai sinh"))
    view = page(scene).body
    assert isinstance(view, ProceduresView)
    assert view.caret == len("khai sinh")


@pytest.mark.parametrize("method", list(Method))
def test_both_layouts_have_the_same_keys(method: Method) -> None:
    view = keyboard(method, "vi", translator("vi"))
    rows = {button.target for row in view.rows for button in row}
    flowed = {button.target for button in view.keys}
    digits = {f"key-{digit}" for digit in "0123456789"}
    assert rows - flowed <= digits
    assert flowed <= rows
    assert view.keys[-1].target == "key-space"
    assert len(flowed) == len(view.keys)

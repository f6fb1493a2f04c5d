"""What is read aloud."""

from dataclasses import replace

from config.words import translator
from kiosk.flow.comfort import Aid, Comfort
from kiosk.flow.scene import Scene
from kiosk.flow.steps import ChooseService, DossierStage, OwnDossiers, Rate, Slip, TakeTicket
from kiosk.gallery.office import STAGE, TICKET
from kiosk.gallery.scenes import scenes
from kiosk.guidance.guide import Guide
from kiosk.guidance.sayings import sayings
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import a_scene

VOICED = Comfort(frozenset({Aid.VOICE}), tuple(Aid))


def said(scene: Scene) -> tuple[str, ...]:
    return sayings(page(scene), translator(scene.language))


def test_the_doors_are_told_by_their_place() -> None:
    sentences = said(a_scene())
    assert sentences[:3] == (
        "Xin chào quý vị!",
        "Hôm nay quý vị cần làm gì?",
        "Ô 1: Lấy số thứ tự.",
    )


def test_a_closed_service_is_not_offered_and_the_places_stay() -> None:
    sentences = said(a_scene(ChooseService()))
    assert "Ô 4: Đăng ký kinh doanh." in sentences
    assert not any("Môi trường" in one for one in sentences)
    assert "Ô 6: An toàn thực phẩm." in sentences


def test_a_number_is_spelled() -> None:
    assert said(a_scene(TakeTicket(TICKET, Slip.PRINTED)))[0] == "Số thứ tự của quý vị: A 0 0 8."


def test_no_code_of_a_dossier_is_read_to_the_hall() -> None:
    sentences = said(a_scene(DossierStage(STAGE)))
    assert sentences[0] == "Đang xử lý"
    assert not any(char.isdigit() for char in " ".join(sentences))


def test_the_codes_of_one_s_own_dossiers_are_not_read_to_the_hall() -> None:
    sentences = said(a_scene(OwnDossiers((STAGE,))))
    assert sentences
    assert not any(char.isdigit() for char in " ".join(sentences))


def test_the_faces_are_told_by_their_place() -> None:
    sentences = said(a_scene(Rate("a-made-up-token-of-22c", STAGE.code)))
    assert "5: Rất hài lòng." in sentences
    assert not any(STAGE.code in one for one in sentences)


def test_every_page_says_something_in_both_languages() -> None:
    for language in ("vi", "en"):
        for name, scene in scenes(language).items():
            is_anybody_there = not name.startswith("attract")
            assert bool(said(scene)) is is_anybody_there, name


def test_switches_say_how_they_stand() -> None:
    scene = replace(a_scene(), comfort=replace(VOICED, is_choosing=True))
    assert "Ô 4: Đọc to. Đang bật." in said(scene)


def test_a_page_is_read_once_and_only_to_who_wants_it() -> None:
    heard: list[tuple[tuple[str, ...], str]] = []
    guide = Guide(lambda sentences, language: heard.append((sentences, language)))
    silent, voiced = a_scene(), replace(a_scene(), comfort=VOICED)
    for scene in (silent, voiced, voiced, silent):
        guide.see(scene, page(scene))
    assert [bool(sentences) for sentences, _ in heard] == [True, False]

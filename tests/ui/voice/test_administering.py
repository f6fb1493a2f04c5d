"""An administrator hears the voice and records one, in a browser with a pretended microphone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from hardware.sound.pcm import joined, silence
from hardware.sound.wav import sound_from_wav, wav_bytes
from tests.support.entering import enter
from tests.support.looks import barriers
from tests.ui.conftest import ARGUMENTS, PROGRAM
from tests.unit.sound.tones import a_tone

PASSWORD = "bốn mùa mưa nắng"
# Counts what is played, by whichever way a page plays.
PLAYED = """
window.played = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  this.addEventListener("playing", () => window.played.push(this.src));
  return play.call(this);
};
"""


@pytest.fixture(scope="module")
def speaking(chromium: Browser, tmp_path_factory) -> Iterator[Browser]:
    """A browser whose microphone hears somebody say half a second, again and again."""
    file = tmp_path_factory.mktemp("microphone") / "speech.wav"
    file.write_bytes(wav_bytes(joined([silence(0.3), a_tone(0.5), silence(0.2)])))
    more = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}",
        "--autoplay-policy=no-user-gesture-required",
    )
    browser = chromium.browser_type.launch(executable_path=PROGRAM, args=[*ARGUMENTS, *more])
    yield browser
    browser.close()


@pytest.fixture(params=["vi"])
def page(request, speaking, office) -> Iterator[Page]:
    add_user(office.parts.works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    context = speaking.new_context(
        viewport={"width": 1366, "height": 768}, locale=request.param, base_url=office.url
    )
    context.add_init_script(PLAYED)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    enter(page, office.url, "dang o", PASSWORD)
    page.goto("/admin/voice")
    yield page
    context.close()
    assert not errors


@pytest.mark.parametrize("page", ["vi", "en"], indirect=True)
@pytest.mark.parametrize("path", ["/admin/voice", "/admin/voice/recordings/vi"])
def test_axe_finds_nothing_to_better(page, path):
    for width in (1366, 600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path)
        assert barriers(page) == ""
        overflow = "() => document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(overflow) <= 0


def test_chimes_and_calls_are_listened_to_without_leaving_the_page(page):
    page.get_by_role("link", name="Nghe Một tiếng chuông").click()
    page.wait_for_function("() => window.played.length === 1")
    page.get_by_role("textbox", name="Số", exact=True).fill("B012")
    page.get_by_role("textbox", name="Quầy", exact=True).fill("4")
    page.locator("form[data-listen] button").click()
    page.wait_for_function("() => window.played.length === 2")
    assert "number=B012&counter=4" in page.evaluate("() => window.played[1]")
    expect(page).to_have_url(re.compile(r"/admin/voice$"))


def test_settings_are_saved_from_the_page(page):
    page.get_by_role("radio", name="Ba tiếng đi lên").check()
    page.get_by_role("group", name="English").get_by_label("Số lần").fill("1")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu giọng đọc.")
    expect(page.get_by_role("radio", name="Ba tiếng đi lên")).to_be_checked()


def test_a_part_is_recorded_listened_to_and_kept_and_the_next_one_comes(page, office):
    page.goto("/admin/voice/recordings/vi")
    expect(page.locator("#booth-words")).to_have_text("Mời số")
    page.get_by_role("button", name="Ghi", exact=True).first.click()
    expect(page.locator("#booth-status")).to_have_text("Đang ghi, đọc đi")
    page.wait_for_function("() => document.getElementById('level').value > 0.1")
    page.wait_for_function("() => document.getElementById('level').value < 0.05")
    page.get_by_role("button", name="Dừng").click()
    expect(page.locator("#booth-status")).to_have_text("Nghe lại, rồi giữ hoặc ghi lại")
    page.get_by_role("button", name="Giữ, sang phần sau").click()
    expect(page.locator("#progress-words")).to_have_text("Đã ghi 1 trên 18 phần")
    expect(page.locator("#booth-words")).to_have_text("đến quầy số")
    kept = list(office.parts.data.rglob("recordings/**/moi-so-*.wav"))
    sound = sound_from_wav(kept[0].read_bytes())
    assert 0.1 < sound.length_s < 3
    assert -22 < sound.loudness_db < -18


def test_silence_is_told_and_not_kept(page):
    page.goto("/admin/voice/recordings/vi")
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = async () =>"
        " new AudioContext().createMediaStreamDestination().stream; }"
    )
    page.get_by_role("button", name="Ghi", exact=True).first.click()
    page.get_by_role("button", name="Dừng").click()
    expect(page.locator("#booth-status")).to_contain_text("Chưa nghe thấy tiếng")
    expect(page.get_by_role("button", name="Giữ, sang phần sau")).to_be_disabled()


def test_a_browser_without_a_microphone_is_told_what_to_do(page):
    page.add_init_script(
        "Object.defineProperty(navigator, 'mediaDevices', {get: () => undefined});"
    )
    page.goto("/admin/voice/recordings/vi")
    expect(page.get_by_text("Trang này mở qua http")).to_be_visible()
    expect(page.locator("#booth")).to_be_hidden()

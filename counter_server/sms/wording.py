"""What messages say; each is one message without marks."""

from datetime import date, datetime

from config.words import FIRST_LANGUAGE, LANGUAGES, Translate, translator
from counter_server.core.clock import local
from counter_server.core.errors import N_
from counter_server.dossiers.progress import Progress
from counter_server.dossiers.wording import STATE_WORDS

from .plain_text import one_message
from .settings import SmsSettings

_LONGEST_ASKED = 40
HELP = N_(
    "Tra cứu hồ sơ: nhắn {keyword} và mã trên giấy hẹn, ví dụ {keyword} H21-261124-0001."
    " Ngừng nhận tin: nhắn HUY."
)
SHORT_HELP = N_("Tiếng Việt: nhắn {keyword} và mã; nhắn HUY để ngừng.")
STOPPED = N_("Đã xóa số của quý vị khỏi danh sách nhận tin báo.")


def help_words(language: str, settings: SmsSettings) -> str:
    """How to ask, in the language and, short, in the others: nobody is guessed wrong for good."""
    spoken = language if language in LANGUAGES else FIRST_LANGUAGE
    others = [_asked_by(SHORT_HELP, each, settings) for each in LANGUAGES if each != spoken]
    return one_message(" ".join((_asked_by(HELP, spoken, settings), *others)))


def stopped_words(language: str) -> str:
    return one_message(_said_in(language)(STOPPED))


def stage_words(found: Progress, timezone: str, language: str) -> str:
    """Code, stage and day, and nothing else of a dossier (TT 01/2018 art. 16.2.d)."""
    _ = _said_in(language)
    day = _day(local(found.updated_at, timezone).date())
    stage = _(STATE_WORDS[found.state])
    said = _("Hồ sơ {code}: {stage}, ngày {day}.")
    return one_message(said.format(code=found.code, stage=stage, day=day))


def unknown_words(asked: str, language: str, settings: SmsSettings) -> str:
    _ = _said_in(language)
    said = _("Không tìm thấy hồ sơ {code}. Xem lại mã trên giấy hẹn, rồi nhắn {keyword} và mã.")
    keyword = settings.keyword_in(language)
    return one_message(said.format(code=asked.upper()[:_LONGEST_ASKED], keyword=keyword))


def near_words(number: str, ahead: int, language: str) -> str:
    _ = _said_in(language)
    if ahead == 0:
        said = _("Số {number} sắp đến lượt. Mời quý vị về ngồi gần quầy và nghe gọi số.")
        return one_message(said.format(number=number))
    return one_message(_near(_).format(number=number, ahead=ahead))


def _near(_: Translate) -> str:
    return _("Số {number} sắp đến lượt, còn {ahead} người trước. Mời quý vị về ngồi gần quầy.")


def ready_words(code: str, office: str, language: str) -> str:
    _ = _said_in(language)
    said = _("Hồ sơ {code} đã có kết quả. Mời quý vị mang giấy hẹn, giấy tờ tùy thân đến {office}.")
    return one_message(said.format(code=code, office=office))


def reminder_words(code: str, starts_at: datetime, office: str, language: str) -> str:
    """`starts_at` as the office's wall clock shows it."""
    _ = _said_in(language)
    said = _("Nhắc lịch hẹn {code}: {time} ngày {day}, tại {office}. Mời quý vị đến đúng giờ.")
    time, day = f"{starts_at:%H:%M}", _day(starts_at.date())
    return one_message(said.format(code=code, time=time, day=day, office=office))


def _asked_by(words: str, language: str, settings: SmsSettings) -> str:
    return translator(language)(words).format(keyword=settings.keyword_in(language))


def _said_in(language: str) -> Translate:
    """A pack's letters do not outlive a message without marks: those are told in Vietnamese."""
    return translator(language if language in LANGUAGES else FIRST_LANGUAGE)


def test_words(office: str) -> str:
    _ = translator("vi")
    return one_message(_("Tin nhắn thử của {office}.").format(office=office))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"

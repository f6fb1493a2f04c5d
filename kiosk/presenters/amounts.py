"""Time limits and money, as people say them."""

from config.words import Translate
from counter_server.contract.procedures import Component, Fee, TimeLimit, TimeUnit


def time_limit(limit: TimeLimit, language: str, _: Translate) -> str:
    """ "3 ngày làm việc", with what numbers cannot say after it."""
    note = limit.note.inside(language) if limit.note else ""
    words = time_words(limit, _)
    return _("{time} ({note})").format(time=words, note=note) if note else words


def fee(one: Fee, language: str, _: Translate) -> str:
    """An amount and the case it is for."""
    case = one.case.inside(language)
    amount = money(one.amount_vnd, language, _)
    return _("{amount}: {case}").format(amount=amount, case=case) if case else amount


def money(amount_vnd: int | None, language: str, _: Translate) -> str:
    """Whole đồng, in groups of three; 0 is free, None is set by a text of law."""
    if amount_vnd is None:
        return _("Theo quy định")
    if amount_vnd == 0:
        return _("Miễn phí")
    grouped = f"{amount_vnd:,}"
    return _("{amount} đồng").format(
        amount=grouped if language == "en" else grouped.replace(",", ".")
    )


def copies(one: Component, _: Translate) -> str:
    """How many originals and copies of a paper."""
    parts = []
    if one.originals:
        parts.append(_("Bản chính: {number}").format(number=one.originals))
    if one.copies:
        parts.append(_("Bản sao: {number}").format(number=one.copies))
    if not one.required:
        parts.append(_("nếu có"))
    return " · ".join(parts)


def time_words(limit: TimeLimit, _: Translate) -> str:
    """The limit without its note, for a list."""
    if limit.unit is TimeUnit.SAME_DAY:
        return _("Trong ngày làm việc")
    one, many = _units(_)[limit.unit]
    return one if limit.amount == 1 else many.format(amount=limit.amount)


def _units(_: Translate) -> dict[TimeUnit, tuple[str, str]]:
    return {
        TimeUnit.WORKING_DAY: (_("1 ngày làm việc"), _("{amount} ngày làm việc")),
        TimeUnit.DAY: (_("1 ngày"), _("{amount} ngày")),
        TimeUnit.HOUR: (_("1 giờ"), _("{amount} giờ")),
        TimeUnit.MONTH: (_("1 tháng"), _("{amount} tháng")),
    }

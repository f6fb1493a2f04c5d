"""Times, fees and moments as pages say them; pure."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from config.words import Translate, translator
from counter_server.contract.office import Name
from counter_server.contract.procedures import Fee, TimeLimit, TimeUnit
from counter_server.core.errors import N_

NO_BREAK = "\u00a0"
_ONE = {
    TimeUnit.WORKING_DAY: N_("1 ngày làm việc"),
    TimeUnit.DAY: N_("1 ngày"),
    TimeUnit.HOUR: N_("1 giờ làm việc"),
    TimeUnit.MONTH: N_("1 tháng"),
}
_MANY = {
    TimeUnit.WORKING_DAY: N_("{amount} ngày làm việc"),
    TimeUnit.DAY: N_("{amount} ngày"),
    TimeUnit.HOUR: N_("{amount} giờ làm việc"),
    TimeUnit.MONTH: N_("{amount} tháng"),
}
_WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)


@dataclass(frozen=True)
class Wording:
    """Says values in a language and an office's own time; `base` begins its public addresses."""

    language: str
    timezone: str
    base: str = ""

    @property
    def _(self) -> Translate:
        return translator(self.language)

    def name(self, name: Name) -> str:
        return name.inside(self.language)

    def time(self, limit: TimeLimit) -> str:
        """`3 ngày làm việc`, `Trong ngày`."""
        if limit.unit is TimeUnit.SAME_DAY or limit.amount == 0:
            return self._(N_("Trong ngày"))
        if limit.amount == 1:
            return self._(_ONE[limit.unit])
        return self._(_MANY[limit.unit]).format(amount=limit.amount)

    def note(self, limit: TimeLimit) -> str:
        return limit.note.inside(self.language) if limit.note else ""

    def money(self, amount_vnd: int | None) -> str:
        """`8.000 đồng`, in English `8,000 đồng`; 0 is free, None is set by a text of law."""
        if amount_vnd is None:
            return self._(N_("Theo quy định"))
        if amount_vnd == 0:
            return self._(N_("Miễn phí"))
        figure = f"{amount_vnd:,}"
        return (figure if self.language == "en" else figure.replace(",", ".")) + NO_BREAK + "đồng"

    def fees(self, fees: tuple[Fee, ...]) -> str:
        """All fees in short: free, the one, or from the least."""
        known = {fee.amount_vnd for fee in fees}
        if None in known:
            return self.money(None)
        amounts = sorted(amount for amount in known if amount is not None) or [0]
        if len(amounts) == 1:
            return self.money(amounts[0])
        least = self.money(amounts[0])
        return self._(N_("từ {least} tùy trường hợp")).format(least=least)

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.timezone))

    def day(self, at: datetime) -> str:
        """`thứ Năm, 26/11/2026`"""
        here = self.local(at)
        return f"{self._(_WEEKDAYS[here.weekday()])}, {here:%d/%m/%Y}".replace(" ", NO_BREAK)

    def hour(self, at: datetime) -> str:
        """`16:30`"""
        return f"{self.local(at):%H:%M}"

    def moment(self, at: datetime) -> str:
        """`16:30 thứ Năm, 26/11/2026`"""
        return f"{self.hour(at)} {self.day(at)}"

"""One whole visit, step by step, through the real parts of a hall."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import msgspec
import zxingcpp
from PIL import Image

from config.words import Translate, translator
from counter_server.contract.board import Board
from counter_server.contract.dossiers import Dossier, DossierState, Stage
from counter_server.contract.office import Counter
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.contract.wire import from_json

from .hall import Hall
from .kiosk import Kiosk
from .watching import BoardWatcher

SERVICE = "ho-tich-chung-thuc"
PROCEDURE = "1.001193"
APPLICANT = {"name": "Nguyễn Thị Ưu Ẩn Đặng Ỗ", "phone": "0900000000", "address": "Xã Chư Sê"}

Say = Callable[[str], None]


class VisitFailed(Exception):
    """A step did not end as it must; the text says which and how."""


class Visit:
    """A citizen's way from the touch to the status of the dossier. `out` gets what is seen."""

    def __init__(self, hall: Hall, kiosk: Kiosk, out: Path, say: Say, language: str = "vi") -> None:
        self._hall = hall
        self._kiosk = kiosk
        self._out = out
        self._say = say
        self._: Translate = translator(language)
        self._step = 0

    def go(self) -> None:
        """Walks the whole visit; the first step that fails ends it."""
        with self._hall.client() as client, closing(self._watcher(client)) as board:
            number = self._take_number()
            self._slip_is_printed(number)
            counter = self._is_called(client, board, number)
            self._is_served(client, counter)
            dossier = self._hands_in(client)
            link = self._receipt_is_printed()
            self._finishes(client, counter, number)
            self._board_is_kept(board)
            self._kiosk_shows_the_stage(link, dossier)
            self._phone_shows_the_stage(client, link, dossier)
            self._result_is_returned(client, link, dossier)

    def _watcher(self, client: httpx.Client) -> BoardWatcher:
        return BoardWatcher(client, self._hall.script_token)

    def _take_number(self) -> str:
        _, kiosk = self._, self._kiosk
        with self._telling(_("Chạm ki-ốt: lấy số cho Hộ tịch – Chứng thực")) as done:
            take_number(kiosk)
            shown = kiosk.wait("TakeTicket", slip="printed")
            kiosk.screenshot(self._out / "kiosk.png")
            number = str(shown["number"])
            done(_("số {number}").format(number=number))
        return number

    def _slip_is_printed(self, number: str) -> None:
        _ = self._
        with self._telling(_("Máy in nhận phiếu qua TCP, giải mã thành ảnh")) as done:
            slip = self._page(1)
            slip.save(self._out / "ticket.png")
            link = _qr(slip)
            ensure(link.startswith(f"{self._hall.url}/t/"), f"the slip's QR says {link!r}")
            page = httpx.get(link).raise_for_status().text
            ensure(number in page, f"the phone page does not show {number}")
            done(_("mã QR mở trang điện thoại của số {number}").format(number=number))

    def _is_called(self, client: httpx.Client, board: BoardWatcher, number: str) -> Counter:
        _ = self._
        with self._telling(_("Cán bộ gọi số tiếp theo")) as done:
            counter = _serving(client, SERVICE)
            called = _post(client, f"/api/v1/counters/{counter.id}/call")
            ticket = from_json(called.content, Ticket)
            ensure(ticket.number == number, f"{ticket.number} was called, not {number}")
            done(_("quầy {counter}").format(counter=counter.number))
        with self._telling(_("Bảng trong sảnh hiện số qua luồng sự kiện")) as done:
            board.wait_for(
                lambda seen: any(
                    (call.number, call.counter_number) == (number, counter.number)
                    for call in seen.calls
                )
            )
            done(
                _("mời số {number} đến quầy {counter}").format(
                    number=number, counter=counter.number
                )
            )
        return counter

    def _is_served(self, client: httpx.Client, counter: Counter) -> None:
        with self._telling(self._("Người dân đến quầy, bắt đầu phục vụ")) as done:
            served = _post(client, f"/api/v1/counters/{counter.id}/serve")
            ensure(from_json(served.content, Ticket).state is TicketState.SERVING, "not serving")
            self._ticket_id = from_json(served.content, Ticket).id
            done("")

    def _hands_in(self, client: httpx.Client) -> Dossier:
        _ = self._
        with self._telling(_("Tiếp nhận hồ sơ đăng ký khai sinh")) as done:
            procedure = client.get(f"/api/v1/procedures/{PROCEDURE}").raise_for_status().json()
            papers = [
                {"code": each["code"], "originals": each["originals"], "copies": each["copies"]}
                for each in procedure["components"]
                if each["required"]
            ]
            body = {
                "procedure": PROCEDURE,
                "applicant": APPLICANT,
                "components": papers,
                "ticket": self._ticket_id,
            }
            key = {"Idempotency-Key": "demo-dossier-1"}
            dossier = from_json(_post(client, "/api/v1/dossiers", body, key).content, Dossier)
            done(f"{dossier.code}, {_('hẹn trả')} {dossier.due_at:%d/%m/%Y}")
        return dossier

    def _receipt_is_printed(self) -> str:
        _ = self._
        with self._telling(_("In giấy tiếp nhận và hẹn trả, đọc mã QR trên giấy")) as done:
            receipt = self._page(2)
            receipt.save(self._out / "receipt.png")
            link = _qr(receipt)
            ensure(link.startswith(f"{self._hall.url}/h/"), f"the receipt's QR says {link!r}")
            done(link)
        return link

    def _finishes(self, client: httpx.Client, counter: Counter, number: str) -> None:
        with self._telling(self._("Hoàn tất lượt phục vụ")) as done:
            _post(client, f"/api/v1/counters/{counter.id}/finish")
            done(number)

    def _board_is_kept(self, board: BoardWatcher) -> None:
        with self._telling(self._("Ghi lại bảng")) as done:
            kept: Board = board.board
            text = msgspec.json.format(msgspec.json.encode(kept), indent=1)
            (self._out / "board.json").write_bytes(text)
            done("board.json")

    def _kiosk_shows_the_stage(self, link: str, dossier: Dossier) -> None:
        _ = self._
        with self._telling(_("Quét giấy hẹn ở ki-ốt")) as done:
            self._kiosk.scan(link)
            shown = self._kiosk.wait("DossierStage")
            ensure(shown["code"] == dossier.code, f"the kiosk shows {shown}")
            done(dossier.code)

    def _phone_shows_the_stage(self, client: httpx.Client, link: str, dossier: Dossier) -> None:
        _ = self._
        with self._telling(_("Mở trang hồ sơ trên điện thoại")) as done:
            page = httpx.get(link).raise_for_status().text
            ensure(dossier.code in page, "the phone page does not show the code")
            ensure(APPLICANT["name"] not in page, "the phone page shows a name")
            stage = _stage(client, dossier)
            done(stage.stage.vi)

    def _result_is_returned(self, client: httpx.Client, link: str, dossier: Dossier) -> None:
        _ = self._
        with self._telling(_("Xử lý, có kết quả, trả kết quả")) as done:
            for move in ("process", "resolve", "return"):
                _post(client, f"/api/v1/dossiers/{dossier.code}/{move}")
            stage = _stage(client, dossier)
            ensure(stage.state is DossierState.RETURNED, f"the dossier is {stage.state}")
            ensure(stage.stage.vi in httpx.get(link).text, "the phone page is behind")
            done(stage.stage.vi)

    def _page(self, count: int) -> Image.Image:
        pages = self._hall.printer.wait_for_pages(count, 20.0)
        ensure(len(pages) >= count, f"the printer has {len(pages)} pages, not {count}")
        return pages[count - 1]

    @contextmanager
    def _telling(self, what: str) -> Iterator[Say]:
        self._step += 1
        began = time.monotonic()
        said: list[str] = []
        yield said.append
        result = f" → {said[0]}" if said and said[0] else ""
        took_ms = (time.monotonic() - began) * 1000
        self._say(f"{self._step:2}. {what}{result} ({took_ms:.0f} ms)")


def take_number(kiosk: Kiosk) -> None:
    """Three touches to a number."""
    kiosk.wait("Welcome")
    kiosk.touch("door-ticket")
    kiosk.wait("ChooseService")
    kiosk.touch(f"service-{SERVICE}")
    kiosk.wait("ChoosePriority")
    kiosk.touch("priority-none")


def ensure(holds: bool, otherwise: str) -> None:
    """`VisitFailed` when it does not hold."""
    if not holds:
        raise VisitFailed(otherwise)


def _qr(page: Image.Image) -> str:
    found = [each.text for each in zxingcpp.read_barcodes(page.convert("L")) if "/" in each.text]
    ensure(len(found) == 1, f"{len(found)} QR codes were read")
    return str(found[0])


def _serving(client: httpx.Client, service: str) -> Counter:
    answer = client.get("/api/v1/counters").raise_for_status()
    counters = from_json(answer.content, tuple[Counter, ...])
    return next(each for each in counters if service in each.services)


def _stage(client: httpx.Client, dossier: Dossier) -> Stage:
    return from_json(client.get(f"/api/v1/lookup/{dossier.code}").raise_for_status().content, Stage)


def _post(
    client: httpx.Client,
    path: str,
    body: object | None = None,
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    answer = client.post(path, json=body, headers=headers)
    ensure(answer.is_success, f"{path}: {answer.status_code} {answer.text[:300]}")
    return answer

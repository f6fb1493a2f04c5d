"""What devices say is wrong with their parts, by stable word: in words, with the mend.

A printer's words stand in printing; a word nobody knows here is shown as it came.
"""

from counter_server.core.errors import N_

from .findings import Finding, Level


def _bad(title: str, mend: str, picture: str) -> Finding:
    return Finding(Level.BAD, title, mend, picture=picture)


def _warn(title: str, mend: str, picture: str) -> Finding:
    return Finding(Level.WARN, title, mend, picture=picture)


OF_PARTS = {
    "scanner_away": _bad(
        N_("Không thấy máy quét."),
        N_("Cắm lại dây máy quét; đèn của nó phải sáng. Rồi so lại địa chỉ."),
        "scanner",
    ),
    "scan_too_long": _warn(
        N_("Máy quét vừa đọc một mã quá dài."),
        N_("Không phải mã của phiếu hay thẻ; quét lại đúng mã."),
        "scanner",
    ),
    "keypad_away": _bad(
        N_("Không thấy bàn phím gọi số."),
        N_("Cắm lại dây bàn phím, rồi so lại địa chỉ."),
        "keypad",
    ),
    "led_away": _bad(
        N_("Bảng LED không trả lời."),
        N_("Xem nguồn của bảng và dây RS-485 (A với A, B với B), rồi so lại địa chỉ."),
        "led",
    ),
    "led_refused": _warn(
        N_("Bảng LED không nhận lệnh."),
        N_("So lại loại bảng, số hàng và số chữ trong tệp bố trí."),
        "led",
    ),
    "no_loudspeaker": _bad(
        N_("Không phát được tiếng."),
        N_("Bật loa, xem dây và âm lượng; thử bằng: aplay -l"),
        "speaker",
    ),
    "muted": _warn(
        N_("Trình duyệt chưa được phép phát tiếng."),
        N_("Bấm nút loa trên màn hình của bảng một lần."),
        "speaker",
    ),
    "numbers_untold": _warn(
        N_("{value} số đã cấp khi mất máy chủ chưa gửi về."),
        N_("Chờ máy nối lại; đừng xóa thư mục dữ liệu của ki-ốt."),
        "network",
    ),
    "not_ready_alone": _warn(
        N_("Chưa sẵn sàng tự chạy khi mất máy chủ."),
        N_("Để ki-ốt nối với máy chủ vài phút; nếu vẫn vậy, xem quyền của thư mục dữ liệu."),
        "network",
    ),
    "memory_trouble": _bad(
        N_("Không ghi được vào thư mục dữ liệu của máy."),
        N_("Xem ổ đĩa của máy đó còn chỗ không và thư mục có ghi được không."),
        "disk",
    ),
}

UNKNOWN = Finding(
    Level.WARN, N_("Máy báo lỗi: {code}."), N_("Xem nhật ký của chương trình trên máy đó.")
)

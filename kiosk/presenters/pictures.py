"""Which picture stands for a service: told from its Vietnamese name, so none has to be set."""

from unicodedata import combining, normalize

from counter_server.contract.office import Service

# The first that fits; the words are folded, as `_folded` folds a name.
_PICTURES = (
    ("bowl", ("thuc pham", "an uong", "nong san")),
    ("crane", ("xay dung", "quy hoach", "nha o", "cap phep")),
    ("leaf", ("moi truong", "rac", "khoang san", "nuoc")),
    ("tree", ("lam nghiep", "rung", "nong nghiep", "trong trot", "chan nuoi", "thuy loi")),
    ("stamp", ("chung thuc", "cong chung", "sao y")),
    ("family", ("ho tich", "khai sinh", "ket hon", "tu phap", "cu tru", "ho khau")),
    ("shop", ("kinh doanh", "thuong mai", "cong thuong", "dau tu", "tai chinh", "doanh nghiep")),
    ("land", ("dat dai", "dia chinh", "tai nguyen")),
    ("heart", ("y te", "xa hoi", "bao tro", "nguoi co cong", "bao hiem", "dan toc")),
    ("school", ("giao duc", "dao tao", "van hoa", "the thao", "du lich")),
    ("road", ("giao thong", "van tai", "duong bo")),
    ("work", ("lao dong", "viec lam", "noi vu")),
    ("shield", ("cong an", "quan su", "quoc phong", "an ninh")),
)
_BOTH = {"family": "stamp"}  # "Hộ tịch - Chứng thực" is about people first


def picture_of(service: Service) -> str:
    """The name of a drawing; a sheet of paper where nothing is known."""
    name = _folded(f"{service.name.vi} {service.code.replace('-', ' ')}")
    fitting = [picture for picture, words in _PICTURES if any(word in name for word in words)]
    if not fitting:
        return "papers"
    first = fitting[0]
    return next((wide for wide, narrow in _BOTH.items() if {wide, narrow} <= set(fitting)), first)


def _folded(text: str) -> str:
    plain = "".join(char for char in normalize("NFD", text.lower()) if not combining(char))
    return plain.replace("đ", "d")

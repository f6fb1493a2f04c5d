"""Why a ticket is next, in words for the clerk and for the person who waits."""

from config.words import Translate
from counter_server.core.errors import N_

from .policy import ORDINARY, Choice, Hall, Reason

_WORDS = {
    Reason.OVERDUE: N_(
        "Số {number} đã chờ {waited} phút, quá mức chờ lâu nhất {longest} phút của {group}."
    ),
    Reason.SHARE: N_(
        "Đến lượt {group}: trong {calls} lượt gọi gần nhất của quầy, nhóm này mới có {had} lượt."
    ),
    Reason.PROPORTION: N_(
        "Đến lượt dịch vụ này theo tỉ lệ phục vụ của quầy; {number} chờ lâu nhất ở đó."
    ),
    Reason.FIRST_COME: N_("Số {number} đến sớm nhất trong những người đang chờ."),
}


_NOBODY_CALLED = N_("Quầy chưa gọi ai gần đây; bắt đầu với {group}.")


def why(choice: Choice, hall: Hall, class_names: dict[str, str], _: Translate) -> str:
    """A sentence; `class_names` are the classes' names in the reader's language."""
    head = choice.head
    rule = hall.rule(head.priority)
    name = class_names.get(head.priority, "")
    is_ordinary = head.priority == ORDINARY or not name
    group = _("người không thuộc diện ưu tiên") if is_ordinary else _("diện {name}")
    return _(_words(choice.reason, hall)).format(
        number=head.label,
        group=group.format(name=name),
        waited=int((hall.at - head.waits_since).total_seconds() // 60),
        longest=int(rule.longest_wait.total_seconds() // 60),
        calls=len(hall.recent),
        had=sum(1 for call in hall.recent if call.priority == head.priority),
    )


def _words(reason: Reason, hall: Hall) -> str:
    """There are no shares to compare before the first call."""
    return _NOBODY_CALLED if reason is Reason.SHARE and not hall.recent else _WORDS[reason]

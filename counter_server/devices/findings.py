"""What was found out about a thing: how it stands and, when it is not well, how it is mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from config.words import Translate
from counter_server.core.errors import N_


class Level(Enum):
    """The worst comes last."""

    OFF = N_("đã tắt")
    GOOD = N_("tốt")
    WARN = N_("chú ý")
    BAD = N_("hỏng")


@dataclass(frozen=True)
class Finding:
    """`title` says how it stands, `mend` what to do; `picture` names a drawing of the mend.

    A value that is a finding stands for its own title; `word` says more shortly than the level.
    """

    level: Level
    title: str
    mend: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    picture: str = ""
    word: str = ""


@dataclass(frozen=True)
class Said:
    """A finding in words."""

    title: str
    mend: str


def good(title: str, **values: object) -> Finding:
    return Finding(Level.GOOD, title, "", values)


def warn(title: str, mend: str, **values: object) -> Finding:
    return Finding(Level.WARN, title, mend, values)


def bad(title: str, mend: str, **values: object) -> Finding:
    return Finding(Level.BAD, title, mend, values)


def in_words(finding: Finding, _: Translate) -> Said:
    """Both sentences in a language."""
    values = {
        name: in_words(each, _).title if isinstance(each, Finding) else each
        for name, each in finding.values.items()
    }
    mend = _(finding.mend).format(**values) if finding.mend else ""
    return Said(_(finding.title).format(**values), mend)


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Else in the order they were found."""
    order = list(Level)
    return tuple(sorted(findings, key=lambda each: -order.index(each.level)))

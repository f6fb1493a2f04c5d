"""`motcua estimates evaluate`: how right the estimated waits have been."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from config.words import LANGUAGES, Translate, translator
from counter_server.core.errors import N_
from counter_server.queue.estimates.evaluate import Sample, Score, by_service, score
from counter_server.queue.estimates.history import replayed
from counter_server.queue.estimates.simulation import BUSY_HALL, run
from counter_server.queue.policy import Policy

from .group import data_option
from .opening import installation

_WIDTH = 12
_HEADS = (
    N_("số lượt"),
    N_("chờ thật"),
    N_("sai lệch"),
    N_("chia quầy"),
    N_("đơn giản"),
    N_("trúng"),
    N_("độ rộng"),
)
_NOTE = N_(
    "Phút, trung bình. Sai lệch: của giữa khoảng ước tính; chia quầy: của số người trước × "
    "thời gian trung bình ÷ quầy mở; đơn giản: của số người trước × thời gian trung bình. Trúng: "
    "phần số lượt chờ thật nằm trong khoảng, mong đợi khoảng 80 %."
)


@click.group()
def estimates() -> None:
    """Estimated waiting times."""


@estimates.command()
@data_option
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="One business day only.")
@click.option("--simulated", is_flag=True, help="Judge on simulated days instead of the log.")
@click.option("--days", default=20, show_default=True, type=click.IntRange(1, 365))
@click.option("--seed", default=1, show_default=True, help="Of the simulated days.")
@click.option(
    "--policy",
    default=Policy.BALANCED.value,
    show_default=True,
    type=click.Choice([each.value for each in Policy]),
    help="How the simulated hall calls.",
)
@click.option("--language", default="vi", show_default=True, type=click.Choice(LANGUAGES))
def evaluate(
    data: Path,
    database: str | None,
    day: datetime | None,
    simulated: bool,
    days: int,
    seed: int,
    policy: str,
    language: str,
) -> None:
    """Compare estimates with real waits, from the event log or from simulated days."""
    if simulated:
        samples = run(BUSY_HALL, days, seed, policy=Policy(policy))
    else:
        samples = _from_log(data, database, day)
    click.echo("\n".join(report(samples, translator(language))))


def report(samples: Sequence[Sample], _: Translate) -> list[str]:
    """A line a service and one for all, below heads and above a note."""
    total = score(samples)
    if total is None:
        return [_("Chưa có lượt gọi nào để đánh giá.")]
    scores = {code: score(each) for code, each in by_service(samples).items()}
    named = {code: each for code, each in scores.items() if each is not None}
    named[_("tất cả")] = total
    first = max(len(name) for name in named)
    heads = "".join(f"{_(head):>{_WIDTH}}" for head in _HEADS)
    lines = [f"{name:<{first}}{_line(each)}" for name, each in named.items()]
    return [" " * first + heads, *lines, "", _(_NOTE), _better(total, _)]


def _from_log(data: Path, database: str | None, day: datetime | None) -> list[Sample]:
    with installation(data, database) as opened, opened.parts.database.read() as connection:
        return replayed(connection, opened.office_id, day.date() if day else None)


def _line(score: Score) -> str:
    minutes = (score.waited_s, score.error_s, score.shared_error_s, score.naive_error_s)
    cells = [
        f"{score.visitors}",
        *(f"{each / 60:.1f}" for each in minutes),
        f"{score.coverage:.0%}",
        f"{score.width_s / 60:.1f}",
    ]
    return "".join(f"{cell:>{_WIDTH}}" for cell in cells)


def _better(score: Score, _: Translate) -> str:
    if not score.shared_error_s:
        return ""
    return _("Sai lệch bằng {share} của cách chia quầy và trúng {coverage} số lượt.").format(
        share=f"{score.error_s / score.shared_error_s:.0%}", coverage=f"{score.coverage:.0%}"
    )

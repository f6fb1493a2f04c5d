"""What the doctor says of the facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.words import LANGUAGES, translator
from config.words.reading import Fault, Trouble
from counter_server.cli.doctor.command import told
from counter_server.cli.doctor.facts import (
    Facts,
    Files,
    Listening,
    MessagesFact,
    OwnWords,
    Store,
)
from counter_server.cli.doctor.judging import judged
from counter_server.cli.one_server import Holder
from counter_server.devices.facts import DeviceFact, PrinterFact
from counter_server.devices.findings import Finding, Level
from counter_server.sms.health import Look, mends
from hardware.sms import Standing

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
FILES = Files(Path("motcua-data"), True, (), (), 50_000_000_000, 4_000_000)
HERE = Holder("812", "0.0.0.0", 8080)
STORE = Store(version="0009", newest="0009", last_event_at=NOW)
WELL = Facts(
    at=NOW,
    files=FILES,
    store=STORE,
    printers=(PrinterFact("sanh", "tcp://h:9100", None),),
    devices=(DeviceFact("kiosk-1", "kiosk", NOW),),
    listening=Listening.US,
    server=HERE,
    public_url="http://192.168.1.10:8080",
)

QUIET = Look("", NOW, Standing(True, 80), 0, 0.0, 0)


def files(**more) -> Facts:
    return replace(WELL, files=replace(FILES, **more))


def store(**more) -> Facts:
    return replace(WELL, store=replace(STORE, **more))


def messages(look: Look = QUIET, **more) -> Facts:
    fact = MessagesFact(Path("/var/lib/motcua/sms"), (), False, mends(look, NOW))
    return replace(WELL, messages=(replace(fact, **more),))


def own_words(fault: Fault) -> Facts:
    trouble = Trouble(Path("words/jra.po"), 7, fault, "Số {number}")
    return replace(WELL, words=OwnWords(written=(trouble,)))


def not_well(facts: Facts) -> list[Finding]:
    return [each for each in judged(facts) if each.level is not Level.GOOD]


def test_a_sound_house_has_nothing_to_mend():
    assert not_well(WELL) == []
    assert all(not each.mend for each in judged(WELL))


TROUBLES = {
    "loose": (files(loose=("motcua.db",)), Level.WARN, "chmod -R go= motcua-data"),
    "foreign": (files(foreign=("motcua.db",)), Level.BAD, "chown"),
    "full": (files(free_bytes=400_000_000), Level.BAD, "0.4 GB"),
    "no-copy": (
        files(free_bytes=5_000_000_000, database_bytes=4_000_000_000), Level.WARN, "bản sao",
    ),
    "damaged": (store(damage="page 3"), Level.BAD, "motcua restore"),
    "older": (store(version="0001"), Level.BAD, "motcua upgrade"),
    "no-admin": (store(has_admin=False), Level.WARN, "--role admin"),
    "slow-clock": (
        store(last_event_at=NOW + timedelta(hours=1)), Level.BAD, "timedatectl",
    ),
    "old-year": (replace(WELL, at=NOW.replace(year=2000)), Level.BAD, "timedatectl"),
    "no-zones": (store(unknown_zones=("Asia/Ho_Chi_Minh",)), Level.BAD, "tzdata"),
    "taken": (
        replace(WELL, listening=Listening.OTHERS, server=None), Level.BAD, "--port",
    ),
    "another": (
        replace(WELL, listening=Listening.ANOTHER, server=None), Level.BAD, "thư mục dữ liệu khác",
    ),
    "silent": (
        replace(WELL, listening=Listening.NOBODY), Level.BAD, "ở 0.0.0.0:8080 (tiến trình 812)",
    ),
    "upgrading": (
        replace(WELL, listening=Listening.NOBODY, server=Holder("813")), Level.BAD, "kill 813",
    ),
    "not-running": (
        replace(WELL, listening=Listening.NOBODY, server=None), Level.WARN, "serve",
    ),
    "loopback": (replace(WELL, public_url="http://127.0.0.1:8080"), Level.WARN, "public_url"),
    "no-printer": (replace(WELL, printers=()), Level.WARN, "printer add"),
    "no-paper": (
        replace(WELL, printers=(PrinterFact("sanh", "tcp://h:9100", "paper_out"),)),
        Level.BAD,
        "paper_out",
    ),
    "never-seen": (
        replace(WELL, devices=(DeviceFact("kiosk-1", "kiosk", None),)), Level.WARN, "gõ mã nó hiện",
    ),
    "no-folders": (messages(missing=("outbox",)), Level.BAD, "outbox trong /var/lib/motcua/sms"),
    "open-messages": (messages(is_loose=True), Level.WARN, "chmod -R go= /var/lib/motcua/sms"),
    "no-smsd": (messages(Look("", NOW, Standing(False), 0, 0.0, 0)), Level.BAD, "motcua-smsd"),
    "no-signal": (messages(Look("", NOW, Standing(True, 4), 0, 0.0, 0)), Level.WARN, "4%"),
    "miswritten": (own_words(Fault.MISWRITTEN), Level.BAD, "jra.po:7"),
    "unknown": (own_words(Fault.UNKNOWN), Level.WARN, "motcua words"),
    "voice": (replace(WELL, words=OwnWords(spoken="jra.toml: x")), Level.BAD, "config/voice"),
    "no-fonts": (replace(WELL, bad_fonts=("x.ttf",)), Level.BAD, "config/fonts"),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "level", "words"), TROUBLES.values(), ids=TROUBLES)
def test_each_trouble_is_told_once_with_what_to_do(facts, level, words):
    (finding,) = not_well(facts)
    line = told(finding, translator("vi"))
    assert finding.level is level
    assert words in line
    assert len(line.splitlines()) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [each[0] for each in TROUBLES.values()], ids=TROUBLES)
def test_every_finding_can_be_said(facts, language):
    for finding in judged(facts):
        assert "{" not in told(finding, translator(language)).replace("(Số {number})", "")


def test_a_database_that_does_not_open_is_told_and_the_rest_is_looked_at():
    found = judged(replace(WELL, store=Store(trouble="Tệp dữ liệu đã hỏng."), printers=()))
    bad = [each for each in found if each.level is Level.BAD]
    assert [told(each, translator("vi")) for each in bad] == ["[hỏng] Tệp dữ liệu đã hỏng."]
    assert len(found) > 4


def test_a_folder_that_is_not_there_is_not_called_well():
    facts = files(is_there=False)
    assert not any("chỉ chủ" in each.title for each in judged(facts))

"""A machine shows a code, an officer types it, the machine fetches its token."""

import pytest

from counter_server.accounts.identify import KnownDevices
from counter_server.contract.devices import PairingRequest, Program
from counter_server.core.errors import NotFound, Refused
from counter_server.core.who import DeviceKind
from counter_server.devices import pairing, queries
from counter_server.devices.registry import Standing, renew_token, switch_device
from tests.support.bare_office import an_office

KIOSK = Standing(DeviceKind.KIOSK, place="sảnh tầng 1")


def begin(office, office_id=None, program=Program.KIOSK):
    asked = PairingRequest(program=program, about="1080x1920")
    return pairing.begin_pairing(office.parts, asked, office_id)


def claim(office, code, name="ki-ốt 1", *, replace=False):
    return pairing.claim(office.parts, office.id, code, name, KIOSK, replace=replace)


def ask(office, begun):
    return pairing.state_of(office.parts, begun.secret)


def known(office, token):
    return KnownDevices(office.parts, lambda: 0.0).by_token(token)


def code_of(error):
    return error.value.code


def test_a_machine_has_its_token_once_an_officer_has_typed_its_code(office):
    begun = begin(office)
    assert not ask(office, begun).is_paired
    claim(office, f" {begun.code[:3].lower()} {begun.code[3:]} ")
    told = ask(office, begun)
    device = known(office, told.token)
    assert (device.kind, device.name, told.name) == (DeviceKind.KIOSK, "ki-ốt 1", "ki-ốt 1")
    with office.parts.database.read() as connection:
        assert queries.standing(connection, office.id, device.id).place == "sảnh tầng 1"


def test_an_answer_that_was_lost_is_asked_for_again(office):
    begun = begin(office)
    claim(office, begun.code)
    first, again = ask(office, begun), ask(office, begun)
    assert first.token == again.token
    assert known(office, again.token)


def test_the_code_is_no_secret_and_the_secret_is_not_kept(office):
    begun = begin(office)
    claim(office, begun.code)
    with pytest.raises(NotFound):
        pairing.state_of(office.parts, begun.code * 6)
    with office.parts.database.read() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM device_pairing").all())
    assert begun.secret not in rows
    assert ask(office, begun).token not in rows


def test_a_code_is_good_for_ten_minutes(office):
    begun = begin(office)
    office.clock.move(minutes=10)
    with pytest.raises(Refused) as late:
        claim(office, begun.code)
    assert code_of(late) == "pairing_expired"
    with pytest.raises(Refused) as asked:
        ask(office, begun)
    assert code_of(asked) == "pairing_expired"


def test_a_code_is_used_once(office):
    begun = begin(office)
    claim(office, begun.code)
    with pytest.raises(Refused) as again:
        claim(office, begun.code, "ki-ốt 2")
    assert code_of(again) == "pairing_used"


def test_a_code_that_nobody_shows_is_told(office):
    with pytest.raises(Refused) as wrong:
        claim(office, "AAAAAA")
    assert code_of(wrong) == "unknown_pairing"


def test_a_name_that_is_taken_leaves_the_code_good(office):
    claim(office, begin(office).code)
    begun = begin(office)
    with pytest.raises(Refused) as taken:
        claim(office, begun.code)
    assert code_of(taken) == "device_exists"
    claim(office, begun.code, "ki-ốt 2")
    assert ask(office, begun).name == "ki-ốt 2"


def test_a_machine_in_place_of_another_ends_the_old_ones_token(office):
    old = begin(office)
    device_id = claim(office, old.code)
    old_token = ask(office, old).token
    new = begin(office)
    assert claim(office, new.code, replace=True) == device_id
    assert known(office, old_token) is None
    assert known(office, ask(office, new).token).id == device_id
    with pytest.raises(NotFound):
        ask(office, old)


def test_a_token_given_since_or_a_switch_ends_the_pairing(office):
    begun = begin(office)
    device_id = claim(office, begun.code)
    token = ask(office, begun).token
    switch_device(office.parts.works, office.id, device_id, is_on=False)
    assert known(office, token) is None
    with pytest.raises(NotFound):
        ask(office, begun)
    newer = renew_token(office.parts.works, office.id, device_id)
    assert known(office, newer).id == device_id
    with pytest.raises(NotFound):
        ask(office, begun)


def test_a_code_shown_at_one_offices_address_is_unknown_to_another(office):
    other = an_office(office.parts.database, "dak-doa")
    theirs, anybodys = begin(office, other), begin(office)
    with pytest.raises(Refused) as foreign:
        claim(office, theirs.code)
    assert code_of(foreign) == "unknown_pairing"
    claim(office, anybodys.code)
    with pytest.raises(Refused) as gone:
        pairing.claim(office.parts, other, anybodys.code, "ki-ốt 9", KIOSK, replace=False)
    assert code_of(gone) == "unknown_pairing"


@pytest.mark.parametrize("program", [each for each in Program if each is not Program.OTHER])
def test_a_machine_is_paired_only_as_what_it_is(office, program):
    begun = begin(office, program=program)
    for kind in set(DeviceKind) - {pairing.KIND_OF[program]}:
        with pytest.raises(Refused) as other:
            pairing.claim(office.parts, office.id, begun.code, "máy", Standing(kind), replace=False)
        assert (code_of(other), other.value.field) == ("wrong_kind", "kind")
    right = Standing(pairing.KIND_OF[program])
    pairing.claim(office.parts, office.id, begun.code, "máy", right, replace=False)
    assert ask(office, begun).is_paired


def test_a_program_of_somebody_else_may_be_anything(office):
    begun = begin(office, program=Program.OTHER)
    claim(office, begun.code)
    assert known(office, ask(office, begun).token).kind is DeviceKind.KIOSK


@pytest.mark.parametrize("zone", ["main", ""])
def test_a_television_of_a_further_office_is_told_that_offices_board(office, zone):
    other = an_office(office.parts.database, "dak-doa")
    begun = begin(office, program=Program.BOARD)
    standing = Standing(DeviceKind.BOARD, zone=zone)
    pairing.claim(office.parts, other, begun.code, "tivi", standing, replace=False)
    assert ask(office, begun).zone == "dak-doa"

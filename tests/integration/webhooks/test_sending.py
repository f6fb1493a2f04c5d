"""Events told to a real HTTP server: signed, in order, until it has them."""

from datetime import timedelta

from counter_server.contract.events import CounterChanged, DossierMoved, TicketHeld
from counter_server.contract.office import CounterState
from counter_server.webhooks import actions
from counter_server.webhooks.lane import PLACE_EVERY
from tests.support.happenings import happen, until
from tests.support.listener import Listener, listening

OPENED = CounterChanged(counter=1, counter_number=1, state=CounterState.OPEN)
MOVED = DossierMoved(dossier=1, code="H21-1", from_state="received", to_state="processing")
HELD = TicketHeld(
    ticket=1, number="A001", service="a", counter=1, counter_number=1, reason="chờ bà Ưu"
)


def test_a_receiver_is_told_in_order_what_happens_from_now_on(telling):
    telling.happen()
    with listening(Listener()) as listener:
        secret = telling.add(listener.url)
        with telling.sending():
            telling.happen(*[MOVED] * 5)
            told = [listener.next() for _ in range(5)]
            until(lambda: telling.webhook().last_seq == 6)
    assert [each.seq for each in told] == [2, 3, 4, 5, 6]
    assert all(each.is_signed(secret) for each in told)
    assert told[0].headers["Motcua-Delivery"] == "chu-se-2"
    assert told[0].headers["Motcua-Event"] == "dossier_moved"
    assert telling.webhook().last_status == 200


def test_only_what_was_asked_for_is_told(telling):
    with listening(Listener()) as listener:
        telling.add(listener.url, kinds=("dossier_moved",))
        with telling.sending():
            telling.happen(OPENED, HELD, MOVED, HELD, MOVED)
            assert [listener.next().seq, listener.next().seq] == [3, 5]


def test_what_clerks_type_is_not_told(telling):
    with listening(Listener()) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen(HELD)
            told = listener.next()
    assert told.kind == "ticket_held"
    assert "Ưu" not in told.body.decode()


def test_a_failed_event_is_tried_again_later_and_the_order_is_kept(telling):
    clock = telling.office.clock
    with listening(Listener(status=503)) as listener:
        secret = telling.add(listener.url)
        with telling.sending():
            telling.happen(MOVED, HELD)
            for failures, wait_s in ((1, 1), (2, 5), (3, 30)):
                assert listener.next().seq == 1
                until(lambda n=failures: telling.webhook().standing.failures == n)
                assert telling.webhook().standing.next_try_at == clock() + timedelta(seconds=wait_s)
                assert listener.is_quiet()
                listener.status = 503 if failures < 3 else 204
                clock.move(seconds=wait_s)
            told = [listener.next(), listener.next()]
            until(lambda: telling.webhook().last_seq == 2)
    assert [each.seq for each in told] == [1, 2]
    assert told[0].is_signed(secret)
    assert telling.webhook().standing.failures == 0


def test_what_the_receiver_answered_is_kept(telling):
    with listening(Listener(status=503)) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen()
            until(lambda: telling.webhook().last_problem == "status")
    assert telling.webhook().last_status == 503


def test_a_redirect_is_not_followed(telling):
    with listening(Listener(status=307)) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen()
            listener.next()
            until(lambda: telling.webhook().last_status == 307)
            assert listener.is_quiet()
    assert telling.webhook().last_seq == 0


def test_a_receiver_that_hangs_is_left_and_holds_up_no_other(telling):
    telling.timeout_s = 0.5
    with listening(Listener(hangs=True)) as hanging, listening(Listener()) as well:
        telling.add(hanging.url, "treo")
        telling.add(well.url, "tốt")
        with telling.sending():
            telling.happen(MOVED, HELD)
            assert [well.next().seq, well.next().seq] == [1, 2]
            until(lambda: telling.webhook("treo").last_problem == "timeout")
            assert telling.webhook("treo").last_seq == 0


def test_a_receiver_that_drips_is_left_as_well(telling):
    telling.timeout_s = 0.5
    with listening(Listener(drips=True)) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen()
            until(lambda: telling.webhook().last_problem == "timeout")


def test_a_receiver_that_is_away_gets_all_once_it_is_back(telling):
    with listening(Listener()) as gone:
        telling.add(gone.url)
    with telling.sending():
        telling.happen(MOVED, HELD, MOVED)
        until(lambda: telling.webhook().last_problem == "unreachable")
        with listening(Listener(port=gone.port)) as back:
            telling.office.clock.move(hours=1)
            assert [back.next().seq for _ in range(3)] == [1, 2, 3]


def test_a_restart_goes_on_where_it_was(telling):
    with listening(Listener()) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen(MOVED)
            assert listener.next().seq == 1
            until(lambda: telling.webhook().last_seq == 1)
        telling.happen(MOVED, HELD)
        with telling.sending():
            assert [listener.next().seq, listener.next().seq] == [2, 3]


def test_what_was_under_way_when_it_stopped_is_told_again(telling):
    with listening(Listener(hangs=True)) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen(MOVED)
            first = listener.next()
        assert telling.webhook().standing.failures == 0
        listener.hangs = False
        with telling.sending():
            again = listener.next()
    assert first.body == again.body
    assert first.headers["Motcua-Delivery"] == again.headers["Motcua-Delivery"]


def test_after_a_day_of_failures_it_is_paused_until_somebody_resumes_it(telling, caplog):
    clock = telling.office.clock
    with listening(Listener(status=500)) as listener:
        telling.add(listener.url)
        with telling.sending():
            telling.happen(MOVED)
            listener.next()
            until(lambda: telling.webhook().standing.failures == 1)
            clock.move(hours=24)
            listener.next()
            until(lambda: "is paused" in caplog.text)
            assert telling.webhook().standing.is_paused
            telling.happen(HELD)
            listener.status = 200
            actions.resume(telling.office.parts.works, telling.office.id, "cổng")
            assert [listener.next().seq, listener.next().seq] == [1, 2]


def test_a_removed_webhook_is_told_nothing_more(telling):
    with listening(Listener()) as removed, listening(Listener()) as kept:
        telling.add(removed.url, "bỏ")
        telling.add(kept.url, "giữ")
        with telling.sending():
            actions.remove_webhook(telling.office.parts.works, telling.office.id, "bỏ")
            telling.happen()
            assert kept.next().seq == 1
        assert removed.is_quiet()


def test_a_webhook_that_was_added_meanwhile_is_noticed(telling):
    with listening(Listener()) as listener, telling.sending():
        telling.add(listener.url)
        telling.happen()
        assert listener.next().seq == 1


def test_events_that_are_passed_over_are_not_read_at_every_start(telling):
    with listening(Listener()) as listener:
        telling.add(listener.url, kinds=("dossier_moved",))
        happen(telling.office.parts.works, telling.office.id, PLACE_EVERY)
        with telling.sending():
            until(lambda: telling.webhook().last_seq == PLACE_EVERY)
        assert listener.is_quiet()

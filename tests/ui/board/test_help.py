"""A counter that calls for help stands on the board until somebody is there."""

from playwright.sync_api import expect

from counter_server.contract.events import EmergencyAnswered, EmergencyRaised
from tests.ui.board.wall import hang


def test_a_call_for_help_is_shown_until_it_is_answered(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    band = television.get_by_role("alert")
    expect(band).to_be_hidden()
    hall.happen(EmergencyRaised(counter=3, counter_number=3))
    expect(band).to_contain_text("Quầy 3 cần hỗ trợ")
    hall.happen(EmergencyRaised(counter=1, counter_number=1))
    expect(band).to_contain_text("Quầy 3, 1 cần hỗ trợ")
    hall.happen(EmergencyAnswered(counter=3, counter_number=3))
    expect(band).to_contain_text("Quầy 1 cần hỗ trợ")
    hall.happen(EmergencyAnswered(counter=1, counter_number=1))
    expect(band).to_be_hidden()

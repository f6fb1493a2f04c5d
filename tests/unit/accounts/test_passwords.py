"""What a password costs in an office; tests sign in for less."""

from tests.support.hurry import OF_AN_OFFICE


def test_a_password_costs_at_least_what_owasp_asks():
    parameters = OF_AN_OFFICE._parameters
    assert parameters.type.name == "ID"
    assert (parameters.time_cost, parameters.memory_cost) >= (2, 19 * 1024)

import pytest

from tests.support.app import application, device


@pytest.fixture
def client(office):
    return application(office).test_client()


@pytest.fixture
def script(office, client):
    return device(office, client, "script")

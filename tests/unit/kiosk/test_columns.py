import pytest

from kiosk.widgets.columns import fewest_columns, flowed


@pytest.mark.parametrize(("rows", "columns"), [(9, 6), (6, 6), (5, 7), (4, 8), (0, 32)])
def test_keys_take_no_more_columns_than_their_rows_need(rows: int, columns: int) -> None:
    assert fewest_columns(32, rows) == columns


def test_every_key_stands_in_one_row() -> None:
    assert list(flowed("abcdefg", 3)) == [("a", "b", "c"), ("d", "e", "f"), ("g",)]

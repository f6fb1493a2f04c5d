import pytest

from kiosk.pilot.commands import Look, Misunderstood, Stroke, Touch, Wait, keys_of, read


def test_a_line_is_a_command() -> None:
    assert read('{"do":"touch","target":"door-ticket"}') == Touch("door-ticket")
    assert read('{"do":"wait","step":"Welcome"}') == Wait("Welcome")
    assert read('{"do":"stroke","places":[[0.5,0.25]]}') == Stroke(((0.5, 0.25),))
    assert read('{"do":"look","path":"kiosk.jpg"}') == Look("kiosk.jpg")


@pytest.mark.parametrize(
    "line", ["", "touch", '{"do":"fly"}', '{"do":"stroke","places":[]}', '{"do":"touch"}']
)
def test_what_is_no_command_is_misunderstood(line: str) -> None:
    with pytest.raises(Misunderstood):
        read(line)


def test_a_code_is_typed_without_its_separators() -> None:
    assert keys_of("0.H-1 a") == ["key-0", "key-h", "key-1", "key-space", "key-a"]

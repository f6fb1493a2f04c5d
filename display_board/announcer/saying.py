"""A call as the parts that are said one after another: `Mời số` `A` `không` ... `ba`."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from config.voice import Pack, WrongPack
from counter_server.contract.voice import Manner, Part

from .counting import counted, digit_by_digit

_PLACE = re.compile(r"(\{\w+\}|\|)")
_RUNS = re.compile(r"\d+|[^\W\d_]")


PLAINLY = Manner()


def say_call(
    pack: Pack, number: str, counter: int, name: str = "", manner: Manner = PLAINLY
) -> tuple[Part, ...]:
    """`A001` to counter 3; `name` is the counter's name, said when the manner asks for it."""
    is_named = manner.named_counters and bool(name.strip())
    phrase = pack.phrases["call_named" if is_named else "call"]
    places = {
        "number": say_number(pack, number, manner),
        "counter": say_counter(pack, counter),
        "name": (Part(words=" ".join(name.split())),) if is_named else (),
    }
    return _filled(phrase, places)


def say_number(pack: Pack, number: str, manner: Manner = PLAINLY) -> tuple[Part, ...]:
    """A ticket's number: its letters by their names, its digits as the office chose."""
    runs = _RUNS.findall(unicodedata.normalize("NFC", number.upper()))
    letters = [_letter(pack, each, manner) for each in runs if not each[0].isdigit()]
    digits = [_digits(pack, each, manner) for each in runs if each[0].isdigit()]
    places = {
        "letters": tuple(Part(words=each) for each in letters),
        "digits": _said(" ".join(digits)),
    }
    return _filled(pack.phrases["number"], places)


def say_counter(pack: Pack, counter: int) -> tuple[Part, ...]:
    """A counter's number as it is counted."""
    return _said(_whole(pack, str(abs(counter))))


def say_message(pack: Pack, message: str) -> tuple[Part, ...]:
    """One of the pack's messages; empty when the pack has none of that name."""
    return _filled(pack.messages.get(message, ""), {})


def say_help(pack: Pack, counter: int) -> tuple[Part, ...]:
    """A counter that calls for help; empty when the pack has no words for it."""
    return _filled(pack.messages.get("help", ""), {"counter": say_counter(pack, counter)})


def say_text(text: str) -> tuple[Part, ...]:
    """Words that somebody typed, as one part."""
    tidy = " ".join(text.split())
    return (Part(words=tidy),) if tidy else ()


def as_text(parts: Iterable[Part]) -> str:
    """What is said, to be read: `Mời số A không không một đến quầy số ba`."""
    return " ".join(part.words for part in parts)


def as_speech(parts: Iterable[Part]) -> str:
    """The same for a machine that reads aloud: with a comma where a pause is."""
    return " ".join(f"{part.words}," if part.pause else part.words for part in parts).rstrip(",")


def _filled(phrase: str, places: Mapping[str, tuple[Part, ...]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for piece in filter(str.strip, _PLACE.split(phrase)):
        if piece == "|":
            parts[-1:] = [Part(words=each.words, pause=True) for each in parts[-1:]]
        elif piece.startswith("{"):
            parts += places.get(piece[1:-1], ())
        else:
            parts.append(Part(words=piece.strip()))
    return tuple(parts)


def _digits(pack: Pack, digits: str, manner: Manner) -> str:
    return _whole(pack, digits) if manner.whole_numbers else digit_by_digit(digits, pack.counting)


def _whole(pack: Pack, digits: str) -> str:
    """As it is counted; what a pack has no words for is said digit by digit, never left out."""
    try:
        return counted(int(digits), pack.counting)
    except WrongPack:
        return digit_by_digit(digits, pack.counting)


def _letter(pack: Pack, letter: str, manner: Manner) -> str:
    return manner.letters.get(letter) or pack.letters.get(letter) or letter


def _said(words: str) -> tuple[Part, ...]:
    return tuple(Part(words=each) for each in words.split())

"""Saying what one thought: stars first, then reasons, then it is sent."""

from dataclasses import replace

from .effects import SendRating
from .scene import Scene, Turn, at
from .steps import Asking, Rate
from .touches import GiveStars, SubmitRating, ToggleReason

_STARS = range(1, 6)


def touched(scene: Scene, touch: GiveStars | ToggleReason | SubmitRating) -> Turn:
    """A touch on the faces, the reasons or the button below."""
    match scene.step, touch:
        case Rate() as rate, GiveStars(stars) if stars in _STARS:
            return at(scene, replace(rate, stars=stars))
        case Rate(stars=stars, reasons=reasons) as rate, ToggleReason(reason) if stars:
            others = tuple(one for one in reasons if one is not reason)
            is_new = len(others) == len(reasons)
            return at(scene, replace(rate, reasons=(*others, reason) if is_new else others))
        case Rate(of, _, stars, reasons) as rate, SubmitRating() if stars:
            asked = SendRating(of, stars, reasons, scene.language)
            return at(scene, Asking(asked, rate), asked)
        case _:
            return scene, ()

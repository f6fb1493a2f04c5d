"""How far a dossier has got: by a typed code or a scanned one."""

from .effects import LookUpDossier
from .happenings import StageFound
from .scan import bare, spaced
from .scene import Scene, Turn, at
from .steps import DossierStage, LookingUp, Lookup


def typed(scene: Scene, text: str) -> Turn:
    """The box with what was typed: letters and digits, no more than a code has."""
    return at(scene, Lookup(bare(text)))


def submitted(scene: Scene) -> Turn:
    """Look the typed code up."""
    match scene.step:
        case Lookup(code) if code:
            return _look_up(scene, code=spaced(code), is_typed=True)
        case _:
            return scene, ()


def scanned(scene: Scene, code: str) -> Turn:
    """Look up the dossier of a scanned code or token."""
    return _look_up(scene, code=code, is_typed=False)


def found(scene: Scene, answer: StageFound) -> Turn:
    """Show the stage of the dossier that was asked for."""
    match scene.step:
        case LookingUp(asked) if asked == answer.asked:
            return at(scene, DossierStage(answer.stage, "" if asked.is_typed else asked.code))
        case _:
            return scene, ()


def _look_up(scene: Scene, *, code: str, is_typed: bool) -> Turn:
    asked = LookUpDossier(code=code, language=scene.language, is_typed=is_typed)
    return at(scene, LookingUp(asked), asked)

"""Reading the catalogue: search, list, one procedure."""

from dataclasses import replace

from .effects import LoadProcedure, SearchProcedures
from .happenings import ProcedureLoaded, ProceduresFound
from .scene import Scene, Turn, at
from .steps import OpeningProcedure, ProcedureDetail, Procedures

_LONGEST_QUERY = 40


def opened(scene: Scene) -> Turn:
    """The whole list."""
    return searched(scene, Procedures(), "")


def searched(scene: Scene, listed: Procedures, query: str) -> Turn:
    """Search for what stands in the box; what was found before is shown until the answer comes."""
    query = query.lstrip()[:_LONGEST_QUERY]
    if query == listed.query and listed.answered == query:
        return at(scene, listed)
    return at(scene, replace(listed, query=query), SearchProcedures(query.strip(), scene.language))


def found(scene: Scene, answer: ProceduresFound) -> Turn:
    """Show what was found, unless the box says something else by now."""
    match scene.step:
        case Procedures(query=query) as listed if query.strip() == answer.asked.query:
            return at(scene, replace(listed, found=answer.found, answered=query))
        case _:
            return scene, ()


def picked(scene: Scene, code: str) -> Turn:
    """Open a procedure of the list."""
    match scene.step:
        case Procedures() as listed:
            asked = LoadProcedure(code, scene.language)
            return at(scene, OpeningProcedure(asked, listed), asked)
        case _:
            return scene, ()


def loaded(scene: Scene, answer: ProcedureLoaded) -> Turn:
    """Show the procedure that was asked for."""
    match scene.step:
        case OpeningProcedure(asked, listed) if asked == answer.asked:
            return at(scene, ProcedureDetail(answer.procedure, listed))
        case _:
            return scene, ()


def returned(scene: Scene, listed: Procedures) -> Turn:
    """Back to the list as it was, searched anew if it had no answer."""
    return searched(scene, listed, listed.query)

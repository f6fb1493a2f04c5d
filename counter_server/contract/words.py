"""Words that are not the program's own."""

from .wire import Shape


class OwnWords(Shape, frozen=True):
    """What an office says otherwise: languages, sentences, words. `version` changes with any."""

    version: str
    words: dict[str, dict[str, str]]

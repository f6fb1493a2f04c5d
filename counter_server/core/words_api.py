"""The office's own words, for kiosks on other machines."""

from flask import request

from config.words import own_words
from counter_server.contract.words import OwnWords

from .api import Api, Reply
from .parts import Parts
from .versions import unless_known
from .who import Device, Person


def words_api(_parts: Parts) -> Api:
    """GET /words."""
    api = Api("words")

    @api.get(
        "/words",
        answer=OwnWords,
        query=("version",),
        summary="Words and languages the office filled itself; 204 when the version is the same",
    )
    def words(_actor: Device | Person) -> Reply:
        made = OwnWords(version="", words=own_words())
        return Reply(unless_known(made, request.args.get("version", "")))

    return api

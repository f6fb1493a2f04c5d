"""The office's own words, for kiosks on other machines."""

import hashlib

from flask import request

from config.words import own_words
from counter_server.contract.wire import to_json
from counter_server.contract.words import OwnWords

from .api import Api, Reply
from .parts import Parts
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
        found = own_words()
        version = hashlib.sha256(to_json(found)).hexdigest()[:16]
        is_known = request.args.get("version", "") == version
        return Reply(None if is_known else OwnWords(version=version, words=found))

    return api

"""gunicorn's gevent worker, ending its streams at once when it is told to stop."""

from types import FrameType

import gevent
from gunicorn.workers.ggevent import GeventWorker


class Worker(GeventWorker):
    """On SIGTERM every stream ends first, so that no browser keeps the server alive."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        gevent.spawn(self._end_streams)

    def _end_streams(self) -> None:
        self.wsgi.extensions["motcua"].close()

"""Writers of SQLite who come at the same moment share one commit, and so one wait for the disk.

Each is alone while it writes and hears that all went well only once its rows are on the disk. The
first of a group gives the turn to others for as long as somebody comes and then commits for all.
Whoever fails leaves no trace in the group; when the commit itself fails, everybody hears of it.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError

from .away import is_database_away
from .driver import say

Then = Callable[[], None]

# Who asks is heard in one turn and runs in the next, so one turn without anybody says little.
_TURNS_ALONE = 2
_LARGEST_GROUP = 64


class Together:
    """The line of those who write to one SQLite file in this process.

    `let_others` does not wait: it gives the turn to those who could write by now.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        let_others: Callable[[], None] = lambda: time.sleep(0),
    ) -> None:
        self._connect = connect
        self._let_others = let_others
        self._line = threading.Lock()
        self._connection: Connection | None = None
        self._group: _Group | None = None
        self.undone = 0
        self.is_stuck = False

    @contextmanager
    def write(self, then: Then = lambda: None) -> Iterator[Connection]:
        """A transaction alone in the file; `then` runs once it is committed, in the line's order.

        `undone` counts what was taken back, before anybody else can write. `is_stuck` once the
        database itself refused (its disk is full, say), until somebody's rows are on the disk.
        """
        refused: BaseException | None = None
        with self._line:
            leads = self._group is None
            group = self._join()
            try:
                yield group.connection
                group.thens.append(then)
            except BaseException as error:
                refused = error
                self._undo(group, error, whole=leads)
        if leads and refused is None:
            self._lead(group)
        # A refusal, too, may rest on what the others of the group wrote.
        group.is_done.wait()
        if refused is not None:
            raise refused
        if group.error is not None:
            raise group.error

    def close(self) -> None:
        with self._line:
            self._hang_up()

    def _join(self) -> "_Group":
        if self._group is None:
            try:
                self._group = _Group(self._opened())
            except DBAPIError as error:
                self.is_stuck |= is_database_away(error)
                raise
        else:
            self._group.mark()
        return self._group

    def _undo(self, group: "_Group", error: BaseException, *, whole: bool) -> None:
        self.undone += 1
        self.is_stuck |= is_database_away(error)
        if whole or not group.back_to_mark():
            self._give_up(group, error)

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _hang_up(self) -> None:
        """The next writer gets a fresh connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()

    def _lead(self, group: "_Group") -> None:
        try:
            self._wait_for_others(group)
        finally:
            with self._line:
                if group.error is None:
                    self._commit(group)

    def _wait_for_others(self, group: "_Group") -> None:
        """Until nobody has come for some turns, or so many that the first has waited enough."""
        alone = 0
        while alone < _TURNS_ALONE and len(group.thens) < _LARGEST_GROUP:
            before = len(group.thens)
            self._let_others()
            alone = alone + 1 if len(group.thens) == before else 0

    def _commit(self, group: "_Group") -> None:
        self._group = None
        try:
            group.transaction.commit()
        except BaseException as error:
            self.undone += 1
            self.is_stuck = True
            self._give_up(group, error)
            self._hang_up()
            return
        self.is_stuck = False
        try:
            for then in group.thens:
                then()
        finally:
            group.is_done.set()

    def _give_up(self, group: "_Group", error: BaseException) -> None:
        """All that the group wrote is undone."""
        self._group = None
        group.error = error
        try:
            group.transaction.rollback()
        finally:
            group.is_done.set()


class _Group:
    """Those who are committed at once; the first of them began the transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.transaction: RootTransaction = connection.begin()
        self.is_done = threading.Event()
        self.error: BaseException | None = None
        self.thens: list[Then] = []

    def mark(self) -> None:
        self._say("SAVEPOINT one_of_many")

    def back_to_mark(self) -> bool:
        """False when SQLite has thrown away the whole transaction (a full disk, say)."""
        if not self.connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
            return False
        self._say("ROLLBACK TO one_of_many")
        return True

    def _say(self, statement: str) -> None:
        say(self.connection, statement)

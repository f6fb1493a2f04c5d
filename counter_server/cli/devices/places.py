"""What people call a counter, a printer, a device: its id, or what is wrong in both languages."""

import click
from sqlalchemy import select

from counter_server.cli.opening import Opened
from counter_server.contract.wire import LARGEST_ID
from counter_server.printing.printer_queries import printer_called
from counter_server.queue.tables import CounterRow


def counter_id_of(opened: Opened, number: int | None) -> int | None:
    """By the number over it."""
    if number is None:
        return None
    if not 0 < number <= LARGEST_ID:
        raise _no_counter(number)
    with opened.parts.database.read() as connection:
        found = connection.execute(
            select(CounterRow.id).where(
                CounterRow.office_id == opened.office_id, CounterRow.number == number
            )
        ).scalar()
    if found is None:
        raise _no_counter(number)
    return found


def _no_counter(number: int) -> click.ClickException:
    return click.ClickException(f"Không có quầy {number}. / There is no counter {number}.")


def printer_id_of(opened: Opened, name: str | None) -> int | None:
    """By its name."""
    if name is None:
        return None
    with opened.parts.database.read() as connection:
        found = printer_called(connection, opened.office_id, name)
    if found is None:
        raise click.ClickException(
            f"Không có máy in tên {name}; thêm bằng: motcua printer add\n"
            f"There is no printer named {name}; add it with: motcua printer add"
        )
    return found.id

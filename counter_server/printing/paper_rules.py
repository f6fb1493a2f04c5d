"""The office's rules of paper, with what holds before anybody sets them."""

from sqlalchemy import Connection, select

from counter_server.core.upsert import insert_or
from counter_server.core.work import Works

from .rules import PaperRules
from .tables import PrintRulesRow


def paper_rules(connection: Connection, office_id: int) -> PaperRules:
    """What holds in an office."""
    here = PrintRulesRow.office_id == office_id
    row = connection.execute(select(PrintRulesRow.__table__).where(here)).first()
    if row is None:
        return PaperRules()
    return PaperRules(row.slip_good_min, row.drops_called, row.most_copies)


def set_paper_rules(works: Works, office_id: int, rules: PaperRules) -> None:
    """Holds from the next slip on."""
    values = {
        "slip_good_min": rules.slip_good_min,
        "drops_called": rules.drops_called,
        "most_copies": rules.most_copies,
    }
    with works.begin(office_id) as work:
        statement = insert_or(work.connection.dialect.name, PrintRulesRow)
        work.connection.execute(
            statement.values(office_id=office_id, **values).on_conflict_do_update(
                index_elements=[PrintRulesRow.office_id], set_=values
            )
        )

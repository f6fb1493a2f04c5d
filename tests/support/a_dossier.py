"""Builders of what is handed in at a counter; every person here is made up."""

from counter_server.contract.dossiers import Applicant, DossierRequest, HandedIn
from counter_server.contract.office import Name
from counter_server.contract.procedures import Component, Procedure, TimeLimit, TimeUnit
from counter_server.core.who import Device, DeviceKind

BIRTH = "1.001193"


def a_procedure(*components: Component) -> Procedure:
    return Procedure(
        code="1.1",
        name=Name(vi="Thủ tục"),
        field=Name(vi="Lĩnh vực"),
        service="dat-dai",
        time_limit=TimeLimit(amount=3, unit=TimeUnit.WORKING_DAY),
        components=components,
        fees=(),
        result=Name(vi="Kết quả"),
        place=Name(vi="Quầy"),
        legal_basis="Luật",
    )


def a_component(code: str = "don", originals: int = 1, *, required: bool = True) -> Component:
    return Component(
        code=code, name=Name(vi=f"Giấy {code}"), originals=originals, required=required
    )


def an_applicant(**values: str) -> Applicant:
    return Applicant(**{"name": "Nguyễn Thị Ưu", "phone": "0912 345 678", **values})


def a_request(*papers: str, procedure: str = BIRTH, **values: object) -> DossierRequest:
    """A birth registration with its two papers, unless said otherwise."""
    codes = papers or (("to-khai", "chung-sinh") if procedure == BIRTH else ())
    given = {"applicant": an_applicant(), **values}
    return DossierRequest(
        procedure=procedure, components=tuple(HandedIn(code=each) for each in codes), **given
    )


def a_desk(office_id: int, device_id: int = 1) -> Device:
    return Device(device_id, office_id, DeviceKind.DESK, "Quầy 1", counter_id=1)

"""Administration of the queue: everything at a glance, and the pages that change it."""

from flask import Blueprint, request
from sqlalchemy import Connection

from config.words import translator
from counter_server.contract.office import PriorityClass
from counter_server.core.answers import language
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.queue.appointments.queries import offers_of
from counter_server.queue.classes import all_classes
from counter_server.queue.policy import ORDINARY

from . import queries
from .answers import office_of
from .appointment_pages import add_appointment_pages
from .class_pages import add_class_pages
from .counter_pages import add_counter_pages
from .order_pages import add_order_pages
from .ordering import grouped
from .policy_pages import add_policy_pages
from .profile_pages import add_profile_pages
from .service_pages import add_service_pages
from .view import class_name, hours_words


def queue_admin_pages(parts: Parts) -> Blueprint:
    """`/admin/queue` and what belongs to it."""
    pages = Blueprint("queue_admin", __name__, url_prefix="/admin/queue")

    @pages.get("")
    def overview() -> str:
        office = office_of(parts)
        with parts.database.read() as connection:
            return render("admin/overview.html", **_overview(connection, office.id))

    add_service_pages(pages, parts)
    add_counter_pages(pages, parts)
    add_profile_pages(pages, parts)
    add_class_pages(pages, parts)
    add_policy_pages(pages, parts)
    add_order_pages(pages, parts)
    add_appointment_pages(pages, parts)
    return pages


def _overview(connection: Connection, office_id: int) -> dict[str, object]:
    _ = translator(language())
    services = queries.services(connection, office_id)
    profiles = queries.profiles(connection, office_id)
    rules, limits = queries.calling(connection, office_id)
    classes = all_classes(connection, office_id)
    return {
        "services": services,
        "groups": [name for name, _members in grouped(services)],
        "moved": request.args.get("moved", ""),
        "appointments": {each.id: each.rule for each in offers_of(connection, office_id)},
        "hours": {each.id: hours_words(each.set.hours, _) for each in services},
        "counters": queries.counters(connection, office_id),
        "service_of": {each.id: each for each in services},
        "service_named": {each.code: each for each in services},
        "profiles": profiles,
        "profile_of": {each.id: each for each in profiles},
        "classes": sorted(classes, key=lambda each: each.code == ORDINARY),
        "class_name": _class_name,
        "policy": rules.policy,
        "recall_limit": limits.recalls,
    }


def _class_name(each: PriorityClass) -> str:
    tongue = language()
    return class_name(each.code, {each.code: each.name.inside(tongue)}, translator(tongue))

"""The forms of counters, profiles, classes and the policy."""

from collections.abc import Iterable, Mapping, Sequence

from counter_server.contract.office import CounterState
from counter_server.core.errors import N_
from counter_server.queue.policy import ORDINARY, Policy
from counter_server.queue.previewing import Rules

from .reading import Reading
from .values import CallingValues, ClassValues, CounterValues, Limits, ProfileValues

NAME_LENGTH = 200
HINT_LENGTH = 300
MOST_WEIGHT = 20
LONGEST_WAIT_MIN = 480
MOST_RECALLS = 20
MOST_NEAR = 20


def read_counter(
    typed: Mapping[str, str], services: Iterable[int], profiles: Iterable[int]
) -> tuple[CounterValues, Reading]:
    """A counter; the weights of its services stand in `service_<id>`, empty or 0 for none."""
    reading = Reading(typed)
    profile = reading.one_of("profile", ["", *(str(each) for each in profiles)], "")
    values = CounterValues(
        number=reading.whole("number", 1, 999),
        name=reading.name("name", NAME_LENGTH, needed=True),
        state=reading.one_of("state", [each.value for each in CounterState], CounterState.OPEN),
        services=_weights(reading, services),
        profile_id=int(profile) if profile else None,
    )
    if not values.services and values.profile_id is None:
        reading.trouble("services", N_("Chọn ít nhất một dịch vụ."))
    return values, reading


def typed_counter(values: CounterValues) -> dict[str, str]:
    return {
        "number": str(values.number),
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "state": values.state,
        "profile": str(values.profile_id or ""),
        **{f"service_{each}": str(weight) for each, weight in values.services.items()},
    }


def read_profile(
    typed: Mapping[str, str], codes: Mapping[int, str]
) -> tuple[ProfileValues, Reading]:
    """A work profile; `codes` are the services' by their ids."""
    reading = Reading(typed)
    name = reading.name("name", NAME_LENGTH, needed=True)
    weights = _weights(reading, codes)
    if not weights:
        reading.trouble("services", N_("Chọn ít nhất một dịch vụ."))
    return ProfileValues(name, {codes[each]: weight for each, weight in weights.items()}), reading


def typed_profile(values: ProfileValues, codes: Mapping[int, str]) -> dict[str, str]:
    weights = {
        f"service_{each}": str(values.services[code])
        for each, code in codes.items()
        if code in values.services
    }
    return {"name_vi": values.name.vi, "name_en": values.name.en, **weights}


def read_class(typed: Mapping[str, str], *, named: bool) -> tuple[ClassValues, Reading]:
    """A priority class; everybody else's has no name."""
    reading = Reading(typed)
    values = ClassValues(
        name=reading.name("name", NAME_LENGTH, needed=named),
        hint=reading.name("hint", HINT_LENGTH),
        weight=reading.whole("weight", 1, MOST_WEIGHT),
        longest_wait_s=reading.whole("longest_wait_min", 1, LONGEST_WAIT_MIN) * 60,
    )
    return values, reading


def typed_class(values: ClassValues) -> dict[str, str]:
    return {
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "hint_vi": values.hint.vi,
        "hint_en": values.hint.en,
        "weight": str(values.weight),
        "longest_wait_min": _minutes(values.longest_wait_s),
    }


def read_calling(typed: Mapping[str, str], classes: Sequence[str]) -> tuple[CallingValues, Reading]:
    """The policy, and of each class `weight_<code>` and `longest_<code>` in minutes."""
    reading = Reading(typed)
    values = CallingValues(
        policy=Policy(reading.one_of("policy", list(Policy), Policy.BALANCED)),
        limits=Limits(
            recalls=reading.whole("recall_limit", 1, MOST_RECALLS),
            near_ahead=reading.whole("near_ahead", 0, MOST_NEAR),
            bound_wait_s=reading.whole("bound_wait_min", 0, LONGEST_WAIT_MIN) * 60,
        ),
        classes={
            code: (
                reading.whole(f"weight_{code}", 1, MOST_WEIGHT),
                reading.whole(f"longest_{code}", 1, LONGEST_WAIT_MIN) * 60,
            )
            for code in classes
        },
    )
    return values, reading


def typed_calling(rules: Rules, limits: Limits) -> dict[str, str]:
    typed = {
        "policy": rules.policy.value,
        "recall_limit": str(limits.recalls),
        "near_ahead": str(limits.near_ahead),
        "bound_wait_min": _minutes(limits.bound_wait_s),
    }
    for code, rule in rules.classes.items():
        typed[f"weight_{code}"] = str(rule.weight)
        typed[f"longest_{code}"] = _minutes(rule.longest_wait.total_seconds())
    return typed


def is_everybody(code: str) -> bool:
    return code == ORDINARY


def _weights(reading: Reading, services: Iterable[int]) -> dict[int, int]:
    found = {each: reading.maybe_whole(f"service_{each}", 0, MOST_WEIGHT) for each in services}
    return {each: weight for each, weight in found.items() if weight}


def _minutes(seconds: float) -> str:
    return str(max(1, round(seconds / 60)))

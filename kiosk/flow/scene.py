"""The whole kiosk at one moment."""

from dataclasses import dataclass, replace

from counter_server.contract.kiosks import Pause
from counter_server.contract.office import Office, PriorityClass, Service
from kiosk.typing.draft import EMPTY, Draft

from .comfort import PLAIN_COMFORT, Comfort
from .effects import Effect
from .steps import Step, Welcome
from .trouble import Trouble

WELCOME = Welcome()


@dataclass(frozen=True)
class Hall:
    """What the kiosk knows of its office: nothing of a visitor. `attempts` failed in a row.

    `is_alone`: the server is away, and the kiosk gives numbers by itself. `pause`: it rests.
    `is_stale`: people came or went since it was read. `pictures`: paths of the office's own.
    """

    office: Office | None = None
    services: tuple[Service, ...] = ()
    attempts: int = 0
    trouble: Trouble = Trouble.SERVER_AWAY
    is_alone: bool = False
    pause: Pause | None = None
    is_stale: bool = False
    pictures: tuple[str, ...] = ()

    @property
    def is_away(self) -> bool:
        return self.attempts > 0

    @property
    def is_cut_off(self) -> bool:
        """The server is away, and it is being looked for."""
        return self.is_away or self.is_alone

    @property
    def priorities(self) -> tuple[PriorityClass, ...]:
        """The classes a visitor can choose; one without a code stands for everybody else."""
        return tuple(one for one in self.office.priorities if one.code) if self.office else ()

    def service(self, code: str) -> Service | None:
        """The service of that code."""
        return next((service for service in self.services if service.code == code), None)


@dataclass(frozen=True)
class Scene:
    """`touched_s`: when something last moved; `idle_left_s`: seconds until all is forgotten.

    `draft`: what is being typed; `first_comfort`: what the next visitor begins with.
    """

    first_language: str = "vi"
    language: str = "vi"
    hall: Hall = Hall()
    step: Step = WELCOME
    touched_s: float = 0.0
    idle_left_s: int | None = None
    is_retried: bool = False
    comfort: Comfort = PLAIN_COMFORT
    first_comfort: Comfort = PLAIN_COMFORT
    draft: Draft = EMPTY


@dataclass(frozen=True)
class Moment:
    """Time and chance, handed in: a monotonic time, and an idempotency key nobody has used."""

    now_s: float
    key: str


Turn = tuple[Scene, tuple[Effect, ...]]


def at(scene: Scene, step: Step, *effects: Effect) -> Turn:
    """The scene with the visitor at another step."""
    return replace(scene, step=step), effects


def forgotten(scene: Scene) -> Scene:
    """The scene without its visitor: only what belongs to the hall is left."""
    return Scene(
        scene.first_language,
        scene.first_language,
        scene.hall,
        touched_s=scene.touched_s,
        comfort=scene.first_comfort,
        first_comfort=scene.first_comfort,
    )

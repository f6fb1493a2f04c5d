"""The design language at the size of this glass; every `.kv` reads it as `theme`."""

from math import hypot

from kivy.core.text import LabelBase
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, DictProperty, ListProperty, NumericProperty
from kivy.utils import get_color_from_hex

from config import typefaces
from config.design import design
from kiosk.flow.comfort import Aid

_REFERENCE_PX = 1080
_KIOSK_SCALE = 2.0  # a kiosk is read from farther away than a page, by older eyes
_LANDSCAPE_SCALE = 0.86  # it is lower, and stands on a desk
_MM_PER_INCH = 25.4
_COMFORT_PX = 96  # of a target, on the reference glass
_LARGE_SCALE = {True: 1.25, False: 1.15}  # by portrait: so much more has room
_LOW_SCALE = {True: 0.78, False: 0.58}  # by portrait: half the height has to hold the page
_LEAST_TEXT_MM = 3.2  # nine points: a hand's glass is read from an arm's length
_OF_A_CLASS = ("body", "ink")  # of all words for which no layout says otherwise
_NO_AIDS: frozenset[Aid] = frozenset()


class Theme(EventDispatcher):
    """Sizes follow the shorter side of the window; colours are RGBA, named as in design.toml."""

    is_portrait = BooleanProperty(True)
    is_low = BooleanProperty(False)
    is_large = BooleanProperty(False)
    is_tight = BooleanProperty(False)
    palette = DictProperty()
    shade = ListProperty()
    unit = NumericProperty(1.0)
    small = NumericProperty(0)
    body = NumericProperty(0)
    large = NumericProperty(0)
    title = NumericProperty(0)
    display = NumericProperty(0)
    number = NumericProperty(0)
    space_xs = NumericProperty(0)
    space_s = NumericProperty(0)
    space_m = NumericProperty(0)
    space_l = NumericProperty(0)
    space_xl = NumericProperty(0)
    radius_s = NumericProperty(0)
    radius_m = NumericProperty(0)
    radius_l = NumericProperty(0)
    least = NumericProperty(0)
    comfort = NumericProperty(0)
    head = NumericProperty(0)
    head_small = NumericProperty(0)
    touch = NumericProperty(0)
    hairline = NumericProperty(1)

    def __init__(self) -> None:
        super().__init__()
        for name, value in design().colour.items():
            self.create_property(name, get_color_from_hex(value))
        self.palette = {name: getattr(self, name) for name in design().colour}
        self._fitted: object = None

    def fit(self, width: float, height: float, dpi: float, aids: frozenset[Aid] = _NO_AIDS) -> None:
        """Take the measures of a window, and what the visitor has switched on."""
        if self._fitted == (width, height, dpi, aids):
            return
        self._fitted = (width, height, dpi, aids)
        self.is_portrait = height >= width
        self.is_low = Aid.LOW in aids
        self.is_large = Aid.LARGE in aids
        self.unit = min(width, height) / _REFERENCE_PX
        if not self.is_portrait:
            self.unit *= _LANDSCAPE_SCALE
        if self.is_low:
            self.unit *= _LOW_SCALE[self.is_portrait]
        self._measure(_LARGE_SCALE[self.is_portrait] if self.is_large else 1.0, dpi)
        self.touch = least_px(dpi)
        self.comfort = round(_COMFORT_PX * self.unit)
        self.least = max(self.touch, self.comfort)
        self.is_tight = self.least > self.comfort  # a finger is large on so small a glass
        self.hairline = max(1.0, 2 * self.unit)
        self._colour(design().contrast if Aid.CONTRAST in aids else design().colour)
        self.shade = self.palette["ground" if Aid.CONTRAST in aids else "primary_deep"][:3]
        self._remind()

    def _remind(self) -> None:
        """Words that stay hear of their class's size and colour, and would forget their own."""
        for name in self.properties():
            if name not in _OF_A_CLASS:
                self.property(name).dispatch(self)

    def _measure(self, type_scale: float, dpi: float) -> None:
        scale, language = self.unit * _KIOSK_SCALE, design()
        least_text = _LEAST_TEXT_MM / _MM_PER_INCH * dpi / (language.type["small"] * scale)
        legible = min(max(least_text, 1.0), _LARGE_SCALE[self.is_portrait])
        type_scale = max(type_scale, legible)
        for name in ("small", "body", "large", "title", "display", "number"):
            enlarged = type_scale if name in ("small", "body", "large") else type_scale**0.5
            setattr(self, name, round(language.type[name] * scale * enlarged))
        self.head = round(language.type["body" if self.is_portrait else "large"] * scale)
        self.head_small = round(language.type["small"] * scale * legible)
        for kind, sizes in (("space", language.space), ("radius", language.radius)):
            for name, value in sizes.items():
                setattr(self, f"{kind}_{name}", round(value * scale))

    def _colour(self, colours: dict[str, str]) -> None:
        for name, value in colours.items():
            setattr(self, name, get_color_from_hex(value))
        palette = {name: get_color_from_hex(value) for name, value in colours.items()}
        if palette != self.palette:
            self.palette = palette


def density(size: tuple[float, float], dpi: float, inches: float | None) -> float:
    """Dots per inch of a window of that size: of its diagonal where that is known, else `dpi`."""
    return hypot(*size) / inches if inches else dpi


def least_px(dpi: float) -> float:
    """The smallest side of a target on glass of that density."""
    return design().touch_least_mm / _MM_PER_INCH * dpi


def register_typefaces() -> None:
    """Make the typefaces known to Kivy by the names the `.kv` files use."""
    LabelBase.register("regular", str(typefaces.REGULAR))
    LabelBase.register("semibold", str(typefaces.SEMIBOLD))
    LabelBase.register("extrabold", str(typefaces.EXTRABOLD))
    LabelBase.register("wider", str(typefaces.WIDER_REGULAR))
    LabelBase.register("wider-bold", str(typefaces.WIDER_BOLD))


theme = Theme()

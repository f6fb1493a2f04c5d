"""The design language at the size of this glass; every `.kv` reads it as `theme`."""

from kivy.core.text import LabelBase
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty
from kivy.utils import get_color_from_hex

from config import typefaces
from config.design import design

_REFERENCE_PX = 1080
_KIOSK_SCALE = 2.0  # a kiosk is read from farther away than a page, by older eyes
_LANDSCAPE_SCALE = 0.86  # it is lower, and stands on a desk
_MM_PER_INCH = 25.4
_COMFORT_PX = 96  # of a target, on the reference glass


class Theme(EventDispatcher):
    """Sizes follow the shorter side of the window; colours are RGBA."""

    is_portrait = BooleanProperty(True)
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
    touch = NumericProperty(0)
    hairline = NumericProperty(1)

    def __init__(self) -> None:
        super().__init__()
        for name, value in design().colour.items():
            setattr(self, name, get_color_from_hex(value))

    def fit(self, width: float, height: float, dpi: float) -> None:
        """Take the measures of a window."""
        self.is_portrait = height >= width
        self.unit = min(width, height) / _REFERENCE_PX
        if not self.is_portrait:
            self.unit *= _LANDSCAPE_SCALE
        scale = self.unit * _KIOSK_SCALE
        language = design()
        for name in ("small", "body", "large", "title", "display", "number"):
            setattr(self, name, round(language.type[name] * scale))
        for kind, sizes in (("space", language.space), ("radius", language.radius)):
            for name, value in sizes.items():
                setattr(self, f"{kind}_{name}", round(value * scale))
        self.touch = least_px(dpi)
        self.least = max(least_px(dpi), round(_COMFORT_PX * self.unit))
        self.hairline = max(1.0, 2 * self.unit)

    def colour(self, name: str) -> list[float]:
        """A colour by its name in design.toml."""
        return list(getattr(self, name))


def least_px(dpi: float) -> float:
    """The smallest side of a target on glass of that density."""
    return design().touch_least_mm / _MM_PER_INCH * dpi


def register_typefaces() -> None:
    """Make the typefaces known to Kivy by the names the `.kv` files use."""
    LabelBase.register("regular", str(typefaces.REGULAR))
    LabelBase.register("semibold", str(typefaces.SEMIBOLD))
    LabelBase.register("extrabold", str(typefaces.EXTRABOLD))


theme = Theme()

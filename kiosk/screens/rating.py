"""Faces, reasons, send."""

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import BigButton

from .faces import FaceCard


class RatingScreen(BoxLayout):
    """Draws a `views.RatingView`; cards stay where they are while only their looks change."""

    view = ObjectProperty(None)
    row_height = NumericProperty(0)

    def on_view(self, _: object, view: object) -> None:
        """Fill the faces and the reasons."""
        faces, reasons = self.ids.faces, self.ids.reasons
        if not faces.children:
            for _one in view.faces:  # type: ignore[attr-defined]
                faces.add_widget(FaceCard())
        for card, choice in zip(reversed(faces.children), view.faces, strict=True):  # type: ignore[attr-defined]
            card.choice = choice
        if len(reasons.children) != len(view.reasons):  # type: ignore[attr-defined]
            reasons.clear_widgets()
            for _one in view.reasons:  # type: ignore[attr-defined]
                reasons.add_widget(BigButton())
        for button, reason in zip(reversed(reasons.children), view.reasons, strict=True):  # type: ignore[attr-defined]
            button.button = reason

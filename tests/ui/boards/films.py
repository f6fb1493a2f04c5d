"""A film that the browser itself makes, so that none lies in the repository."""

from base64 import b64decode
from io import BytesIO

from playwright.sync_api import Page

_RECORD = """() => new Promise((done) => {
  const canvas = document.createElement("canvas");
  canvas.width = 64; canvas.height = 36;
  const brush = canvas.getContext("2d");
  let frame = 0;
  const paint = setInterval(() => {
    frame += 1;
    brush.fillStyle = frame % 2 ? "seagreen" : "navy";
    brush.fillRect(0, 0, 64, 36);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const pieces = [];
  recorder.ondataavailable = (piece) => pieces.push(piece.data);
  recorder.onstop = () => {
    clearInterval(paint);
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob(pieces));
  };
  recorder.start();
  setTimeout(() => recorder.stop(), 600);
})"""


def a_film(page: Page) -> BytesIO:
    """Half a second of two colours, as WebM."""
    return BytesIO(b64decode(page.evaluate(_RECORD)))

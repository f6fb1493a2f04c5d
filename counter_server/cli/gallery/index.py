"""The gallery as one page."""

from html import escape
from pathlib import Path

from config.design import css_variables

from .captions import caption

_PARTS = {
    "kiosk": "Ki-ốt / kiosk",
    "led": "Bảng LED / LED displays",
    "pages": "Trang / pages",
    "paper": "Giấy / paper",
}
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:var(--space-l);
background:var(--colour-ground);color:var(--colour-ink)}
h2{margin:var(--space-xl) 0 var(--space-m)}
.row{display:flex;flex-wrap:wrap;gap:var(--space-l);align-items:flex-start}
figure{margin:0;max-width:420px}
img{max-width:100%;border:1px solid var(--colour-line);background:#fff}
figcaption{color:var(--colour-ink-soft);font-size:14px}
"""


def write_index(folder: Path) -> Path:
    """`index.html` with every picture of the folder, by part and name; its path."""
    parts = [part for part in sorted(folder.iterdir()) if part.is_dir()]
    sections = "".join(_section(part) for part in parts)
    links = " · ".join(f'<a href="#{each.name}">{_PARTS.get(each.name, "")}</a>' for each in parts)
    page = folder / "index.html"
    page.write_text(
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>motcua</title>'
        f"<style>{css_variables()}{_STYLE}</style><h1>motcua</h1><p>{links}</p>{sections}</html>",
        "utf-8",
    )
    return page


def _section(part: Path) -> str:
    pictures = sorted(part.glob("*.png"))
    figures = "".join(_figure(part.name, picture) for picture in pictures)
    title = f"{_PARTS.get(part.name, part.name)} ({len(pictures)})"
    return f'<h2 id="{escape(part.name)}">{escape(title)}</h2><div class="row">{figures}</div>'


def _figure(part: str, picture: Path) -> str:
    address, name = f"{part}/{escape(picture.name)}", escape(caption(part, picture.stem))
    return (
        f'<figure><a href="{address}"><img loading="lazy" src="{address}" alt="{name}"></a>'
        f"<figcaption>{name}</figcaption></figure>"
    )

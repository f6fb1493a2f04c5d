"""Joins what every page shares to an app."""

from pathlib import Path

from flask import Flask

from .assets import asset_url, assets_pages
from .compress import install_compression
from .errors import install_error_pages
from .languages import install_languages
from .paths import install_paths
from .security import install_security
from .sessions import install_sessions

TEMPLATES = Path(__file__).with_name("templates")


def install_web(app: Flask, *, is_https: bool = False) -> None:
    """Static files, error pages, headers, gzip, the language cookie.

    Make the app with `Site(..., template_folder=TEMPLATES, static_folder=None)`.
    """
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["asset"] = asset_url
    install_paths(app)
    app.register_blueprint(assets_pages())
    install_error_pages(app)
    install_languages(app)
    install_security(app, is_https=is_https)
    install_sessions(app)
    install_compression(app)

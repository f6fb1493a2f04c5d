"""The server behind nginx: who asks, and by http or https, is what our own proxies say."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def behind_proxies(app: Flask, count: int) -> None:
    """Believes the last `count` values of `X-Forwarded-For` and `-Proto`; with 0 none of them.

    The host is what the proxy hands on as `Host`: a forwarded one could be anybody's.
    """
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0
        )

"""motcua as somebody types it, in this process."""

from pathlib import Path

from click.testing import CliRunner, Result

from counter_server.cli import motcua


def typed(*words: str | Path, stdin: bytes | None = None) -> Result:
    """What a command printed, and its exit code."""
    return CliRunner().invoke(motcua, [str(word) for word in words], input=stdin)


def in_words(result: Result, code: int = 1) -> bool:
    """Whether it ended with words on stderr alone: no traceback, Vietnamese before English."""
    is_plain = "Traceback" not in result.output and result.stderr.startswith("motcua: ")
    return result.exit_code == code and is_plain and not result.stdout


def initialised(data: Path) -> Path:
    """A data folder with the sample office."""
    assert typed("init", "--sample", "--data", data).exit_code == 0
    return data

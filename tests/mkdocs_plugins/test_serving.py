"""What lasts over the builds of one `serve`: plugins are started once, and hooks read afresh."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from labpress.mkdocs_plugins.serving import Serving, forget_hooks

HOOK = """\
SAID = []
def on_startup(command, dirty): SAID.append(f"start {command}")
def on_serve(server, config, builder): server.watch("/elsewhere"); return server
def on_shutdown(): SAID.append("end")
"""


@pytest.fixture
def config(small_lab: Path) -> MkDocsConfig:
    """The small lab with a hook that says when it is called."""
    (small_lab / "hook.py").write_text(HOOK, encoding="utf-8")
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}hooks: [hook.py]\n", encoding="utf-8")
    return load_config(str(settings))


def test_plugins_are_started_once_and_may_have_more_watched(config: MkDocsConfig) -> None:
    serving = Serving("127.0.0.1:8123")
    hook = config.hooks["hook.py"]  # type: ignore[call-overload]  # MkDocs' own type is of a list
    for _ in range(2):
        serving.settings(config)
        serving.begin(config)
    serving.end()
    assert hook.SAID == ["start serve", "end"]
    serving.settings(config)
    assert Path("/elsewhere") in serving.sources


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("https://lab.example/", "http://127.0.0.1:8123/"),
        ("https://lab.example/sub/lab", "http://127.0.0.1:8123/sub/lab/"),
        ("", "http://127.0.0.1:8123/"),
    ],
)
def test_the_site_is_at_a_local_address(config: MkDocsConfig, url: str, local: str) -> None:
    serving = Serving("127.0.0.1:8123")
    config.site_url = url
    assert serving.settings(config).site_url == serving.url == config.site_url == local


def test_a_hook_that_was_changed_is_read_again(config: MkDocsConfig) -> None:
    path = Path(config.config_file_path).parent / "hook.py"
    path.write_text("SAID = ['changed']  # and of another length\n", encoding="utf-8")
    forget_hooks()
    again = load_config(config.config_file_path)
    assert again.hooks["hook.py"].SAID == ["changed"]  # type: ignore[call-overload]  # as above

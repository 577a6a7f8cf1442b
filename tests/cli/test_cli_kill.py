"""A publish that is killed half way: the last good site stays whole, and the next run recovers."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

HOOK = """
import pathlib, time

def on_post_page(output, page, config):
    pathlib.Path(config.config_file_path).with_name("reached").touch()
    time.sleep(30)
"""


def publish(lab: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from labpress.cli import main; main()", "publish"]
    return subprocess.Popen(
        command, cwd=lab, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def digest(site: Path) -> str:
    """All paths and bytes of a site."""
    whole = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        whole.update(str(path.relative_to(site)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def test_a_killed_publish_leaves_the_last_site_whole(small_lab: Path) -> None:
    first = publish(small_lab)
    assert first.wait(timeout=120) == 0, first.communicate()[0]
    before = digest(small_lab / "site")

    settings = small_lab / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    (small_lab / "slow.py").write_text(HOOK, encoding="utf-8")
    settings.write_text(plain + "hooks: [slow.py]\n", encoding="utf-8")
    killed = publish(small_lab)
    waited = time.monotonic() + 60
    while not (small_lab / "reached").exists() and time.monotonic() < waited:
        time.sleep(0.05)
    killed.kill()
    killed.wait(timeout=30)
    assert (small_lab / "reached").exists()
    assert digest(small_lab / "site") == before

    settings.write_text(plain, encoding="utf-8")
    again = publish(small_lab)
    assert again.wait(timeout=120) == 0, again.communicate()[0]
    assert [path.name for path in small_lab.iterdir() if path.name.startswith(".site")] == []

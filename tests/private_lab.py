"""A small lab that asks other hosts for all that a lab may: films, a counter, a map."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

from little_labs import SMALL

PUBLISH = [sys.executable, "-c", "from labpress.cli import main; main()", "publish"]
COUNTED = "https://stats.example/count"
PLUGINS = f"""  - labpress/library:
      header_files: [apache, netlify, nginx]
      analytics:
        endpoint: {COUNTED}
        name: Plain Counting
        about: https://stats.example/about
"""
ESSAY = """---
title: Films
summary: Some films.
authors: The Lab team
date: 2018-08
image: large.jpg
image_alt: A shade from dark to light
video:
  url: https://www.youtube.com/watch?v=abcDEF12345
  title: The lab at work
  duration: "1:30"
  captions: words.vtt
  transcript: People talk.
---

/// video | own.webm
    title: A film of our own
    captions: words.vtt

What is said.
///

/// video | https://vimeo.com/123456
    title: A film elsewhere

What is shown.
///

| Left | Right |
|------|------:|
| 1    |     2 |

![The same shade](large.jpg)

![A picture elsewhere](https://pictures.example/a.png)
"""


def published(folder: Path) -> Path:
    """The site of that lab, made in `folder`."""
    lab = folder / "lab"
    shutil.copytree(SMALL, lab)
    config = lab / "mkdocs.yml"
    text = config.read_text("utf-8").partition("  - labpress/print")[0]
    config.write_text(text.replace("  - labpress/library\n", PLUGINS), encoding="utf-8")
    (lab / "essays/films.md").write_text(ESSAY, encoding="utf-8")
    (lab / "docs/privacy.md").write_text("# Privacy\n\nOur own words.\n", encoding="utf-8")
    (lab / "essays/own.webm").write_bytes(b"")
    (lab / "essays/words.vtt").write_text("WEBVTT\n", encoding="utf-8")
    Image.linear_gradient("L").resize((2000, 1000)).convert("RGB").save(lab / "essays/large.jpg")
    done = subprocess.run(PUBLISH, cwd=lab, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return lab / "site"

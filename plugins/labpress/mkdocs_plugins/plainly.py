"""Our errors as MkDocs' own, so that `mkdocs build` ends with one sentence and no traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from mkdocs.exceptions import PluginError

from labpress.problems import LabpressError

Params = ParamSpec("Params")
Result = TypeVar("Result")


def plainly(hook: Callable[Params, Result]) -> Callable[Params, Result]:
    """A hook whose LabpressError ends the build as MkDocs ends it for any plugin."""

    @wraps(hook)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return hook(*args, **kwargs)
        except LabpressError as error:
            raise PluginError(str(error)) from error

    return run

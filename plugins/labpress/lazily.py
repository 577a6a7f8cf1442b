"""Lazily: the face of a room whose names come from many modules, each imported when a name of it is
first asked for. To import one name of a room would else be to import all of it, at every start."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package (PEP 562): `modules` has its modules, each with the names that
    it gives, parted by spaces.

    A name that is a module's too must not be among them: importing the module puts that, and not
    what it holds, in the package's namespace.
    """
    module_of = {name: module for module, names in modules.items() for name in names.split()}

    def get(name: str) -> object:
        if name not in module_of:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        found = getattr(import_module(f"{room}.{module_of[name]}"), name)
        setattr(sys.modules[room], name, found)  # asked for once
        return found

    return get

"""FormError: a text that is not in the form its field asks for, such as a date that never was."""

from __future__ import annotations


class FormError(ValueError):
    """What is wrong with a text, in words for its writer. The field says which form is wanted."""

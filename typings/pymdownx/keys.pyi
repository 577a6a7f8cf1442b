RE_EARLY_KBD: str
RE_KBD: str

# pymdownx ships no types. Here stands what the markdown room uses of it, as of 10.14.

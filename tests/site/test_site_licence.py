"""Where the words of a licence stand."""

from __future__ import annotations

import pytest

from labpress.site.licence import deed_of

DEEDS = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-nc-sa-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC BY-ND 3.0": "https://creativecommons.org/licenses/by-nd/3.0/",
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "OGL v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "All rights reserved": "",
    "CC BY 4.0, but ask first": "",
    "": "",
}


@pytest.mark.parametrize(("licence", "deed"), DEEDS.items(), ids=DEEDS)
def test_deed(licence: str, deed: str) -> None:
    assert deed_of(licence) == deed

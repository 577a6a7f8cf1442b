"""TeX that becomes MathML while a lab is opened, and what is said of a formula that is wrong."""

from __future__ import annotations

from labpress.markdown import parse
from labpress.markdown.formulas import Formula, with_math
from labpress.pandoc import Pandoc
from little_labs import OpenLab, essay

TEXT = r"""The mean is $\bar{x} < 3$ and "so" it is.

$$
E = mc^2
$$

Wrong: $\frac{a$ and $\foo{x}$. Right again: $\bar{x} < 3$.
"""


def test_formulas_become_mathml_with_their_tex_as_words(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    lab = open_files({"essays/it.md": essay(TEXT)})
    body = lab.items[0].body
    shown = with_math(body.html, lab.math_in(body, pandoc))
    assert shown.count('<math display="inline" alttext="\\bar{x} &lt; 3"><mrow>') == 2
    assert '<div class="formula"><math display="block" alttext="E = mc^2">' in shown
    assert "annotation" not in shown
    assert r'<span class="arithmatex">\(\frac{a\)</span>' in shown


def test_a_wrong_formula_is_an_error_at_its_place(open_files: OpenLab) -> None:
    lab = open_files({"essays/it.md": essay(TEXT)})
    start = (
        (lab.settings.root / "essays/it.md")
        .read_text("utf-8")
        .splitlines()
        .index("Wrong: $\\frac{a$ and $\\foo{x}$. Right again: $\\bar{x} < 3$.")
    )
    said = [str(one) for one in lab.problems if "formula" in one.message]
    assert said == [
        f"essays/it.md:{start + 1}: the formula \\foo{{x}} cannot be read "
        "(`\\foo` is not known here: see how it is spelled, or write it otherwise)",
        f"essays/it.md:{start + 1}: the formula \\frac{{a cannot be read "
        "(see whether a bracket is missing)",
    ]


def test_a_text_that_was_changed_later_has_its_formulas(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    lab = open_files({"essays/it.md": essay("Text.")})
    assert lab.math == {}
    assert Formula("a+b", False) in lab.math_in(parse("$a+b$"), pandoc)


def test_what_only_looks_like_a_formula_holds_no_tags() -> None:
    forged = '<span class="arithmatex">\\(a<b onclick="x">c</b>\\)</span>'
    known = {Formula("a", False): "<math></math>"}
    assert with_math(forged, known) == forged


def test_a_formula_brings_no_style_with_it(open_files: OpenLab, pandoc: Pandoc) -> None:
    tex = r"\begin{aligned}a &= b\\ c &= d\end{aligned}"
    lab = open_files({"essays/it.md": essay(f"$$\n{tex}\n$$")})
    (math,) = lab.math.values()
    assert "style=" not in math
    assert 'class="to-right"' in math and 'class="to-left"' in math

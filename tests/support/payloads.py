"""Texts that would act where they were not expected: on terminals, pages, tables, in markup and workflows."""

from __future__ import annotations

PAYLOADS = {
    "terminal": "\x1b[31m rouge \x1b]0;titre\x07 \x9b2J fin\x00 \x08\x7f",
    "rich": "[red]marqué[/red] [link=https://example.org]ici[/link] :smile:",
    "html": "<script>alert(1)</script> <img src=x onerror=alert(1)> \"' onmouseover='alert(1)' &lt;b&gt;",
    "end of script": "</script></style></title></textarea><!-- --> ]]> <svg onload=alert(1)>",
    "markdown": "# titre\n- [x](javascript:alert(1)) ![y](https://example.org/y) **gras** `code` | a |\n\n---\n1. un",
    "markdown html": "<details open><b>x</b></details> <!-- fin -->",
    "reference": "@tous #1 GH-1 https://example.org www.example.org a@example.org !1 ~x $y$",
    "workflow": "::error::x\n::set-output name=a::b\r::add-mask::c %0A::stop-commands::d ##[error]e\n  ::error::f",
    "xml": "]]> &amp; &#0; \x0b \x0c \ufffe \uffff <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]> &y;",
    "formula": "=cmd|' /C calc'!A0 +1+1 @SUM(1) -2",
    "surrogate": "\ud800 seul \udfff",
    "bidi": "\u202eenvers\u202c \u2066isolé\u2069 \u200f",
    "lines": "un\r\ndeux\u2028trois\u2029quatre\x85cinq",
    "placeholder": "{0} {left.text} ${x} %s {{x}} [lien](1) \\[lien](1) \\",
}
PAYLOADS["all"] = " ".join(PAYLOADS.values())

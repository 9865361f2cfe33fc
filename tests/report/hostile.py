"""A dossier that means harm: every text of a sample carries markup, formulas, links and marks that
turn the reading direction."""

import json
import subprocess

SCRIPT = '"><script>window.harm=1</script>'
PAYLOADS = [
    SCRIPT,
    "<img src=x onerror=window.harm=2>",
    "</style></title><svg onload=window.harm=3>",
    "' onmouseover='window.harm=4' x='",
    "<iframe src=https://example.invalid/harm></iframe>",
    "<link rel=stylesheet href=https://example.invalid/harm.css>",
    "`${window.harm=5}` &lt;b&gt; ]]> --> <!--",
    "\u202eevil\u202c | *bold* [link](javascript:window.harm=6) <b>",
]
# Texts that a spreadsheet would run, at the beginning of a cell.
RUNS = ["=1+1", "+1", "-1+1", "@SUM(A1)", '=HYPERLINK("https://example.invalid")', "=cmd|' /C calc'!A0"]
# What is free text in a dossier: neither code, nor date, nor a value of a scale.
TEXTS = {"title", "name", "province", "text", "person", "issuer", "number", "box", "lead", "support",
         "product", "place", "venue", "note", "label", "organiser_name"}


def spoil(value, key, counter):
    if isinstance(value, dict):
        return {k: spoil(v, k, counter) for k, v in value.items()}
    if isinstance(value, list):
        return [spoil(v, key, counter) for v in value]
    if key in TEXTS and isinstance(value, str):
        counter[0] += 1
        if counter[0] % 3 == 0:
            return RUNS[counter[0] % len(RUNS)] + value
        return f"{value} {PAYLOADS[counter[0] % len(PAYLOADS)]}"
    return value


def make(chuan, sample, target):
    """`target`: a .json dossier. How many texts were spoiled."""
    subprocess.run([chuan, "convert", sample, target], check=True, capture_output=True)
    dossier = json.loads(target.read_text(encoding="utf-8"))
    counter = [0]
    spoiled = spoil(dossier, "", counter)
    for key in list(spoiled.get("statements", {})):
        spoiled["statements"][key] += SCRIPT
    for ground in ("opinion_asked", "not_applicable"):
        spoiled[ground] = spoil(spoiled.get(ground, []), "text", counter)
    target.write_text(json.dumps(spoiled, ensure_ascii=False), encoding="utf-8")
    return counter[0]

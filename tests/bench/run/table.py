"""One table: what was measured, against what, the target, and whether it holds."""


class Table:
    def __init__(self):
        self.rows = []
        self.notes = []
        self.failed = 0

    def ratio(self, what, value, mine, against, at_most=None, at_least=None, aim=None):
        target, held = "", None
        if at_most is not None:
            target, held = f"at most {at_most:g}", value <= at_most
        if at_least is not None:
            target, held = f"at least {at_least:g}", value >= at_least
        if aim is not None:
            target += f", aim {aim:g}"
        self.add(what, f"{value:.2f}", mine, against, target, held)

    def limit(self, what, value, unit, at_most):
        self.add(what, f"{value:.1f} {unit}", "", "", f"at most {at_most:g} {unit}", value <= at_most)

    def add(self, what, result, mine, against, target="", held=None):
        self.failed += held is False
        word = {True: "holds", False: "**missed**", None: ""}[held]
        self.rows.append([what, result, mine, against, target, word])
        print(f"{what}: {result}  {mine}  {against}  {target} {word}", flush=True)

    def note(self, text):
        self.notes.append(text)
        print(text, flush=True)

    def markdown(self):
        head = ["what", "ratio", "chuan", "against", "target", ""]
        lines = ["| " + " | ".join(head) + " |", "|---|---:|---:|---:|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines + [""] + [f"- {note}" for note in self.notes]) + "\n"

"""Writes the output of pulumi preview to a file for the pull request's comment: plan.py FOLDER STACK"""

import pathlib

import pulumi


def main(folder, stack):
    code, text = pulumi.run("preview", stack=stack)
    file = pathlib.Path(folder, f"{stack}.txt")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    raise SystemExit(code)


if __name__ == "__main__":
    pulumi.main(main)

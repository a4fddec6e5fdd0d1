"""What the scripts of the cases share: what a case gives them, and what they give back."""

import json
import os
import sys

given = json.loads(os.environ.get("CASE_GIVEN", "{}"))


def fail(message):
    sys.exit(f"conformance: {message}")


def equal(what, got, wanted):
    if got != wanted:
        fail(f"{what} is {got!r}, not {wanted!r}")


def true(what, value):
    if not value:
        fail(f"{what}: {value!r}")


def raises(what, kinds, action):
    """Fails unless `action` raises one of `kinds`; returns the exception."""
    try:
        action()
    except kinds as error:
        return error
    fail(f"{what} was not refused")


def give(**values):
    with open(os.environ["CASE_RESULT"], "w", encoding="utf-8") as file:
        json.dump(values, file)

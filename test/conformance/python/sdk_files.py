"""Gives the files of the client and of all that it needs, relative to where packages are installed."""

import sys
from importlib.metadata import PackageNotFoundError, distribution

from case import give
from packaging.requirements import Requirement

found = {}
wanted = ["wandb"]
while wanted:
    name = wanted.pop()
    if name in found:
        continue
    try:
        package = distribution(name)
    except PackageNotFoundError:
        continue
    found[name] = package
    for text in package.requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            wanted.append(requirement.name.lower())

root = str(distribution("wandb").locate_file(""))
files = [str(file) for package in found.values() for file in package.files or []]
give(
    root=root,
    files=sorted({file for file in files if not file.startswith("..") and not file.endswith(".pyc")}),
    python=f"{sys.version_info.major}.{sys.version_info.minor}",
)

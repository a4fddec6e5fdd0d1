"""Pushes many combinations of arguments, and gives the ids of the items in their order."""

from case import give, given
from wandb.sdk.launch import launch_add

items = []
for arguments in given["rows"]:
    items.append(launch_add(**arguments).id)
give(items=items)

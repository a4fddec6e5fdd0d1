"""The versions of a collection: number and digest of each."""

import wandb
from case import give, given

found = wandb.Api().artifacts(given["type"], f"{given['entity']}/{given['project']}/{given['name']}")
give(versions=sorted([[one.version, one.digest] for one in found]))

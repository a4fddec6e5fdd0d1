"""A program that fails while its run is open."""

import sys

import wandb
from case import give, given

run = wandb.init(project=given["project"])
run.log({"loss": 1})
give(run=run.id)
print("now it fails")
sys.exit(7)

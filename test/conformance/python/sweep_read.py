"""Reads a sweep and its runs."""

import wandb
from case import give, given

sweep = wandb.Api().sweep(f"{given['entity']}/{given['project']}/{given['sweep']}")
give(
    config=sweep.config,
    state=sweep.state,
    runs=sorted([run.config["x"], run.state] for run in sweep.runs),
)

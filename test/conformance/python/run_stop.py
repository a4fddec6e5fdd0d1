"""A program that goes on until W&B stops it."""

import time

import wandb
from case import given

with wandb.init(project=given["project"], id="endless") as run:
    step = 0
    while True:
        run.log({"step": step})
        step += 1
        time.sleep(0.2)

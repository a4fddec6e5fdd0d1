"""A run that nobody hears of before it is synced."""

import wandb
from case import given

with wandb.init(project=given["project"], entity=given["entity"], id="offline", config={"lr": 0.1}) as run:
    for loss in (3, 2, 1):
        run.log({"loss": loss})

"""A run, with an identity token in place of a key."""

import wandb
from case import equal, give, given

run = wandb.init(project=given["project"])
run.log({"loss": 1})
run.finish()
give(run=run.id)

"""Launches from Python, and waits for the run."""

import wandb
from case import equal, give, given
from wandb.sdk.launch import launch_add

queued = launch_add(
    job=given["job"],
    entity=given["entity"],
    project=given["project"],
    queue_name=given["queue"],
    config={"overrides": {"run_config": {"lr": 0.5}}},
)
run = queued.wait_until_running()
run = queued.wait_until_finished()
equal("state", run.state, "finished")
equal("state of the item", queued.state in ("claimed", "finished"), True)
give(run=run.id, config=dict(run.config), loss=run.summary["loss"])

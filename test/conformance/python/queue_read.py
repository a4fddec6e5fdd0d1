"""Reads a queue and one of its items."""

import wandb
from case import give, given

api = wandb.Api()
queue = api.run_queue(given["entity"], given["queue"])
where = (given["entity"], given["project"], given["queue"], given["item"])
item = api.queued_run(*where, project_queue="model-registry")
give(
    type=queue.type,
    mode=queue.prioritization_mode,
    config=queue.default_resource_config,
    variables=queue.template_variables,
    items=[one.id for one in queue.items],
    state=item.state,
)

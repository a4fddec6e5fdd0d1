"""Queues: made, changed, read, filled, emptied."""

import wandb
from case import equal, give, given, raises, true
from wandb.sdk.launch import launch_add

entity, project, job = given["entity"], given["project"], given["job"]
name = f"{project}-made"
api = wandb.Api()

VARIABLES = {
    "gpus": {"schema": {"type": "integer", "minimum": 1, "maximum": 8, "default": 1}, "description": "GPUs"},
    "pool": {"schema": {"type": "string", "enum": ["spot", "reserved"]}},
}
made = api.create_run_queue(
    name,
    "kubernetes",
    entity=entity,
    prioritization_mode="V0",
    config={"namespace": "ml", "gpus": "{{gpus}}", "pool": "{{pool}}"},
    template_variables=VARIABLES,
)
queue = api.run_queue(entity, name)
equal("id", queue.id, made.id)
equal("type", queue.type, "kubernetes")
equal("access", queue.access, "PROJECT")
equal("prioritization", queue.prioritization_mode, "V0")
arguments = {"namespace": "ml", "gpus": "{{gpus}}", "pool": "{{pool}}"}
equal("config", queue.default_resource_config, {"resource_args": {"kubernetes": arguments}})
equal("template variables", sorted(one["name"] for one in queue.template_variables), ["gpus", "pool"])
equal("items", list(queue.items), [])
raises("a queue of that name again", Exception, lambda: api.create_run_queue(name, "kubernetes", entity=entity))

ask = dict(job=job, entity=entity, project=project, queue_name=name)
high = launch_add(**ask, template_variables={"gpus": 4, "pool": "spot"}, priority=1, config={})
low = launch_add(**ask, template_variables={"gpus": 2, "pool": "reserved"}, priority=3, config={})
for bad in ({"gpus": 9, "pool": "spot"}, {"gpus": 1, "pool": "other"}, {"gpus": "many", "pool": "spot"}):
    raises(f"template variables {bad}", Exception, lambda: launch_add(**ask, template_variables=bad, config={}))
equal("state", [high.state, low.state], ["pending", "pending"])
items = api.run_queue(entity, name).items
equal("items", sorted(item.id for item in items), sorted([high.id, low.id]))
low.delete()
raises("the state of a deleted item", ValueError, lambda: low.state)

api.upsert_run_queue(name, {"namespace": "other"}, "kubernetes", entity=entity, prioritization_mode="V0")
queue = wandb.Api().run_queue(entity, name)
equal("config after a change", queue.default_resource_config, {"resource_args": {"kubernetes": {"namespace": "other"}}})
api.upsert_run_queue(
    f"{name}-too",
    {},
    "local-process",
    entity=entity,
    prioritization_mode="V0",
    external_links={"docs": "https://example.com"},
)
true("a queue made by upsert", wandb.Api().run_queue(entity, f"{name}-too").id)
linked = wandb.Api().run_queue(entity, f"{name}-too")
# The client knows the links of a queue only after it was asked for something else.
equal("access of the queue made by upsert", linked.access, "PROJECT")
equal("its links", linked.external_links, {"links": [{"label": "docs", "url": "https://example.com"}]})

gone = api.create_run_queue(f"{name}-gone", "local-container", entity=entity)
gone.delete()
raises("a queue that was deleted", Exception, lambda: wandb.Api().run_queue(entity, f"{name}-gone").id)
give(queue=name, item=high.id)

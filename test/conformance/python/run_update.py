"""Changes a run after its end."""

import wandb
from case import equal, given

path = f"{given['entity']}/{given['project']}/{given['run']}"
seen = wandb.Api().run(path)
seen.tags.append("reviewed")
seen.config["verdict"] = "good"
seen.summary["score"] = 9
seen.summary.update()
seen.update()
again = wandb.Api().run(path)
equal("tags", again.tags, ["reviewed"])
equal("config", again.config["verdict"], "good")
equal("summary", again.summary["score"], 9)
equal("artifacts", sorted(one.type for one in again.logged_artifacts()), ["code", "run_table"])

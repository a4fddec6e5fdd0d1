"""Resuming: history goes on where it ended."""

import wandb
from case import equal, given, raises, true

project = given["project"]


def part(rows, **arguments):
    run = wandb.init(project=project, **arguments)
    resumed, start = run.resumed, run.starting_step
    for row in rows:
        run.log({"loss": row})
    run.finish()
    return resumed, start


equal("the first part", part([5, 4, 3], id="again", config={"lr": 0.1}), (False, 0))
resumed, start = part([2, 1], id="again", resume="allow")
true("resumed with allow", resumed)
equal("step after resuming", start, 3)
resumed, start = part([0], id="again", resume="must", config={"more": True})
true("resumed with must", resumed)
equal("step after resuming again", start, 5)

run = wandb.Api().run(f"{given['entity']}/{project}/again")
rows = list(run.scan_history(keys=["_step", "loss"]))
equal("history", [(row["_step"], row["loss"]) for row in rows], [(0, 5), (1, 4), (2, 3), (3, 2), (4, 1), (5, 0)])
equal("config", {key: run.config[key] for key in ("lr", "more")}, {"lr": 0.1, "more": True})
equal("summary", run.summary["loss"], 0)
equal("state", run.state, "finished")

errors = (wandb.errors.UsageError, wandb.errors.CommError)
raises("must without a run", errors, lambda: part([1], id="absent", resume="must"))
raises("never with a run", errors, lambda: part([1], id="again", resume="never"))
equal("never without a run", part([1], id="fresh", resume="never"), (False, 0))
equal("allow without a run", part([1], id="fresh-too", resume="allow"), (False, 0))

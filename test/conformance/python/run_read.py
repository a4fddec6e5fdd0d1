"""Reads a run, and what was asked for is given back."""

import wandb
from case import give, given

run = wandb.Api().run(f"{given['entity']}/{given['project']}/{given['run']}")
give(
    state=run.state,
    name=run.name,
    config=dict(run.config),
    summary={key: value for key, value in run.summary._json_dict.items() if not key.startswith("_")},
    steps=[row["_step"] for row in run.scan_history()],
    jobType=run.job_type,
    usedArtifacts=[f"{one.type}:{one.name}" for one in run.used_artifacts()],
)

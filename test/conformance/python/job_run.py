"""A program whose run makes a job, with any version of the client: copied into a folder and run there."""

import os
import sys

import wandb

settings = {}
if os.environ.get("JOB_SETTING"):
    # From 0.16.3 on runs make no jobs unless they are told to.
    settings = {"disable_job_creation": False}
try:
    settings = wandb.Settings(**settings)
except Exception:  # a version that does not know the setting makes jobs anyway
    settings = wandb.Settings()
run = wandb.init(config={"lr": 0.1, "layers": [1, 2], "names": ["a", 1], "empty": []}, settings=settings)
if os.environ.get("JOB_CODE"):
    run.log_code(".")
run.log({"loss": 0.5})
run.finish()
print("made by", wandb.__version__, *sys.argv[1:])

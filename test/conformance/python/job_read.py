"""Reads a job as Launch does, and gives what it found."""

import os

import wandb
from case import give, given

api = wandb.Api()
job = api.job(given["job"], path="job")
folder = job._fpath
with open(os.path.join(folder, "wandb-job.json"), encoding="utf-8") as file:
    document = file.read()
artifact = job._job_artifact
with open(artifact.get_entry("requirements.frozen.txt").download(), encoding="utf-8") as file:
    requirements = file.read()
give(
    document=document,
    requirements=requirements,
    digest=artifact.digest,
    version=artifact.version,
    aliases=sorted(artifact.aliases),
    metadata=artifact.metadata,
    entryPoint=job._entrypoint,
    files=sorted(artifact.manifest.entries),
)

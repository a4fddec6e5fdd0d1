"""Digests and manifests of folders, as the client has them before it uploads."""

import os

import wandb
from case import give, given

descriptions = []
for index in range(given["count"]):
    artifact = wandb.Artifact("tree", type="dataset")
    artifact.add_dir(os.path.join(given["folder"], str(index)), skip_cache=True, policy="immutable")
    descriptions.append({"digest": artifact.digest, "manifest": artifact.manifest.to_manifest_json()})
give(descriptions=descriptions)

"""A run from start to end, and what the public reader sees of it right afterwards."""

import math
import os

import wandb
from case import equal, give, given, true

CONFIG = {
    "lr": 0.1,
    "layers": [1, 2, {"units": 64}],
    "title": "Größe 训练 😀",
    "nested": {"a": {"b": None, "on": True}},
    "big": 2**53 + 1,
    "missing": float("nan"),
    "endless": float("inf"),
}

run = wandb.init(
    project=given["project"],
    name="first run",
    group="nightly",
    job_type="train",
    tags=["blue", "green"],
    notes="line one\nline two",
    config=CONFIG,
)
print("a line of the program")
print("Größe 训练 😀")
for step in range(6):
    run.log({"loss": 1 / (step + 1), "val/acc": step / 5, "deep": {"x": step}, "odd": math.nan if step == 2 else step})
run.summary["best"] = 0.25
run.summary["words"] = {"de": "Größe"}
run.config.update({"late": 3})
with open(os.path.join(run.dir, "notes.txt"), "w", encoding="utf-8") as file:
    file.write("kept\n")
run.save(os.path.join(run.dir, "notes.txt"), base_path=run.dir)
path = run.path
run.finish()

seen = wandb.Api().run(path)
equal("state", seen.state, "finished")
equal("name", seen.name, "first run")
equal("group", seen.group, "nightly")
equal("job type", seen.job_type, "train")
equal("tags", sorted(seen.tags), ["blue", "green"])
equal("notes", seen.notes, "line one\nline two")
equal("entity and project", [seen.entity, seen.project], [given["entity"], given["project"]])

config = dict(seen.config)
for key in ("lr", "layers", "title", "nested", "big"):
    equal(f"config {key}", config[key], CONFIG[key])
equal("config set later", config["late"], 3)
# The client itself sends null for what JSON cannot express.
equal("config that is not a number", config["missing"], None)

equal("summary", [seen.summary["best"], seen.summary["loss"], seen.summary["val/acc"]], [0.25, 1 / 6, 1.0])
equal("nested summary", [seen.summary["words"]["de"], seen.summary["deep"]["x"]], ["Größe", 5])
equal("last step", seen.lastHistoryStep, 5)
rows = list(seen.scan_history(keys=["_step", "loss", "val/acc"]))
equal("scanned rows", [row["_step"] for row in rows], list(range(6)))
equal("scanned loss", [row["loss"] for row in rows], [1 / (step + 1) for step in range(6)])
rows = list(seen.scan_history())
equal("all scanned rows", len(rows), 6)
sampled = seen.history(pandas=False, samples=100)
equal("history", [row["loss"] for row in sampled], [1 / (step + 1) for step in range(6)])
equal("nested history", [row["deep.x"] if "deep.x" in row else row["deep"]["x"] for row in rows], list(range(6)))

names = sorted(file.name for file in seen.files())
for name in ("config.yaml", "notes.txt", "output.log", "requirements.txt", "wandb-metadata.json", "wandb-summary.json"):
    true(f"{name} among {names}", name in names)
with seen.file("notes.txt").download(root="read", exist_ok=True) as file:
    equal("a saved file", file.read(), "kept\n")
with seen.file("output.log").download(root="read", exist_ok=True) as file:
    log = file.read()
true("output.log", "a line of the program" in log and "Größe 训练 😀" in log)
true("metadata", seen.metadata["program"])
equal("runs of the project", [one.id for one in wandb.Api().runs(f"{given['entity']}/{given['project']}")], [seen.id])
give(run=seen.id)

"""Artifacts: logged, used, downloaded, deduplicated, verified."""

import os

import wandb
from case import equal, give, given, raises, true

project, entity = given["project"], given["entity"]
# In UTF-8 and in code points the first sorts before the second, in UTF-16 after it.
NAMES = ["\ufffd.txt", "\U0001f600.txt", "Größe/训练.txt", "a.txt", "a/b.txt", "B.txt", "a b&c=d+e%20.txt"]


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def small(count, changed=None):
    artifact = wandb.Artifact("many", type="dataset", metadata={"count": count})
    for index in range(count):
        name = f"part/{index:03}.txt"
        write(f"many/{name}", f"file {index}" if index != changed else "changed")
    artifact.add_dir("many")
    return artifact


run = wandb.init(project=project)
first = run.log_artifact(small(100), aliases=["best", "first"]).wait()
equal("version", first.version, "v0")
equal("aliases", sorted(first.aliases), ["best", "first", "latest"])
same = run.log_artifact(small(100)).wait()
equal("the same content again", (same.version, same.id), ("v0", first.id))
second = run.log_artifact(small(100, changed=7), aliases=["best"]).wait()
equal("other content", second.version, "v1")

named = wandb.Artifact("names", type="dataset", description="names of many scripts")
for index, name in enumerate(NAMES):
    write(f"names/{name}", f"content {index} ✓\n")
    named.add_file(f"names/{name}", name=name)
named = run.log_artifact(named).wait()

referring = wandb.Artifact("references", type="dataset")
referring.add_reference("https://example.com/data.bin", name="data.bin", checksum=False)
referring.add_reference("s3://bucket/key", name="far/key", checksum=False)
referring.add(second.get_entry("part/007.txt") and wandb.Table(columns=["a"], data=[[1]]), "table")
referring = run.log_artifact(referring).wait()
run.finish()

api = wandb.Api()
path = f"{entity}/{project}/many"
equal("alias that moved", api.artifact(f"{path}:best").version, "v1")
equal("alias that stayed", api.artifact(f"{path}:first").version, "v0")
equal("latest", api.artifact(f"{path}:latest").version, "v1")
equal("aliases of the old version", sorted(api.artifact(f"{path}:v0").aliases), ["first"])
equal("versions", sorted(one.version for one in api.artifacts("dataset", path)), ["v0", "v1"])
equal("metadata", api.artifact(f"{path}:v0").metadata, {"count": 100})
raises("a version that is not there", (ValueError, wandb.errors.CommError), lambda: api.artifact(f"{path}:v9"))

user = wandb.init(project=project)
used = user.use_artifact("many:best")
folder = used.download()
equal("downloaded files", sum(len(files) for _, _, files in os.walk(folder)), 100)
with open(os.path.join(folder, "part/007.txt"), encoding="utf-8") as file:
    equal("the changed file", file.read(), "changed")
used.verify()
user.finish()
equal("used artifacts", [one.name for one in api.run(user.path).used_artifacts()], ["many:v1"])
logged = sorted(one.name for one in api.run(run.path).logged_artifacts() if one.type == "dataset")
equal("logged artifacts", logged, ["many:v0", "many:v1", "names:v0", "references:v0"])
equal("users of the artifact", [one.id for one in api.artifact(f"{path}:v1").used_by()], [user.id])
equal("maker of the artifact", api.artifact(f"{path}:v1").logged_by().id, run.id)

named = api.artifact(f"{entity}/{project}/names:latest")
equal("description", named.description, "names of many scripts")
equal("names", sorted(named.manifest.entries), sorted(NAMES))
folder = named.download()
named.verify()
for index, name in enumerate(NAMES):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        equal(f"content of {name}", file.read(), f"content {index} ✓\n")

refs = api.artifact(f"{entity}/{project}/references:latest")
equal("a reference", refs.get_entry("far/key").ref, "s3://bucket/key")
true("a table", refs.get("table").data == [[1]])

tagged = api.artifact(f"{path}:v0")
tagged.aliases.append("gold")
tagged.description = "the first"
tagged.save()
equal("alias added later", api.artifact(f"{path}:gold").version, "v0")
equal("description changed later", api.artifact(f"{path}:gold").description, "the first")
api.artifact(f"{path}:v0").delete(delete_aliases=True)
raises("a deleted version", (ValueError, wandb.errors.CommError), lambda: api.artifact(f"{path}:v0"))
give(digest=named.digest, names=NAMES)

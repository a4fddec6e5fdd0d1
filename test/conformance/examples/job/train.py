"""What the examples train: gradient descent on a square, reported with the published SDK."""

import wandb

with wandb.init(config={"lr": 0.25, "epochs": 8}) as run:
    weight = 4.0
    for epoch in range(run.config["epochs"]):
        weight -= run.config["lr"] * 2 * weight
        run.log({"epoch": epoch, "loss": weight**2, "val/acc": 1 / (1 + weight**2)})
    print("trained to a loss of", weight**2)

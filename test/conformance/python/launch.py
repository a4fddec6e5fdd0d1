"""Launches many combinations of arguments here and now; a stand-in for docker notes what would have run."""

from case import give, given
from wandb.sdk.launch import launch

try:
    from wandb.sdk.launch.api import LaunchApi as Api
except ImportError:
    from wandb.apis.internal import Api

api = Api()
for arguments in given["rows"]:
    launch(api, synchronous=False, **arguments)
give(done=True)

/** What the owner of the runner allows. A queue may only ask. */
export interface RunnerPolicy {
  /** `local-process` jobs run as this machine's user, with no isolation: an explicit yes is needed. */
  readonly allowLocalProcess: boolean;
}

/** Why an item may not run here, and what its sender or the runner's owner can do. */
export interface Refusal {
  readonly what: string;
  readonly remedy: string;
}

/** Whether a job may run on this runner: null, or the refusal. Decided before anything is fetched. */
export function refusalOf(
  work: { readonly resource: string; readonly image: string | null; readonly isScheduler: boolean },
  policy: RunnerPolicy,
): Refusal | null {
  if (work.isScheduler) {
    return {
      what: 'sweep schedulers are not supported in this version',
      remedy: 'Run the scheduler with the W&B client, and let this agent run the jobs of the sweep.',
    };
  }
  if (work.resource !== 'local-process') {
    return {
      what: `resource "${work.resource}" is not supported in this version`,
      remedy: 'Use a queue whose resource is local-process.',
    };
  }
  if (!policy.allowLocalProcess) {
    return {
      what: 'the owner of this runner does not allow resource "local-process"',
      remedy:
        'Set `allow-local-process: true` on the agent, if everyone who may push to the queue is trusted here.',
    };
  }
  if (work.image !== null) {
    return {
      what: 'a docker image cannot run with resource "local-process"',
      remedy: 'Launch a job made from code or from a git repository.',
    };
  }
  return null;
}

import { redactUrl } from '../common/redact.ts';
import type { Context } from './context.ts';

/**
 * Where a launch came from, for the config of its run: one key `github`, so that a filter such as
 * `config.github.sha` finds the run of a commit. It tells of the attempt as well, so it takes no part in the digest
 * of a spec.
 */
export function provenance(context: Context): { readonly github: Record<string, unknown> } {
  const { pullRequest } = context;
  return {
    github: {
      repository: context.repository,
      remote: redactUrl(`${context.serverUrl}/${context.repository}`),
      // Of a pull request the author's commit: the merge that GitHub made for the run is gone soon.
      sha: pullRequest?.headSha ?? context.sha,
      ref: context.ref,
      actor: context.actor,
      event: context.eventName,
      workflow: context.workflow,
      job: context.job,
      workflow_run_url: redactUrl(context.workflowRunUrl),
      attempt: context.attempt,
      ...(pullRequest === null
        ? {}
        : {
            pull_request: {
              number: pullRequest.number,
              head_ref: pullRequest.headRef,
              base_ref: pullRequest.baseRef,
              merge_sha: context.sha,
            },
          }),
    },
  };
}

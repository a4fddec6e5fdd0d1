import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { GitHubRequest } from '../../support/github/stand-in.ts';

type Permissions = Readonly<Record<string, string>>;

interface Document {
  readonly permissions?: Permissions;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: Permissions; readonly 'runs-on': string | readonly string[] }>
  >;
}

/** What the harness has to know of a workflow. */
export interface Workflow {
  /** Permissions that are asked for, such as `checks: write`, sorted. */
  readonly permissions: readonly string[];
  /** All labels of `runs-on`. */
  readonly labels: readonly string[];
  /** Whether all its runners are GitHub's. */
  readonly hosted: boolean;
}

export function readWorkflow(path: string): Workflow {
  const { permissions = {}, jobs } = parse(readFileSync(path, 'utf8')) as Document;
  const all = Object.values(jobs);
  const labels = [...new Set(all.flatMap((job) => job['runs-on']))];
  const asked = all.flatMap((job) => Object.entries(job.permissions ?? permissions));
  return {
    permissions: [...new Set(asked.map(([scope, access]) => `${scope}: ${access}`))].sort(),
    labels,
    hosted: !labels.includes('self-hosted'),
  };
}

/** Which permission a request to GitHub takes. What is not listed takes none. */
const NEEDS: readonly (readonly [RegExp, string])[] = [
  [/^\/repos\/[^/]+\/[^/]+\/issues\//, 'pull-requests: write'],
  [/^\/repos\/[^/]+\/[^/]+\/check-runs/, 'checks: write'],
];

/** Routes, as `METHOD path`, that a token with these permissions is refused. */
export function refusedRoutes(permissions: readonly string[]): RegExp[] {
  return NEEDS.filter(([, permission]) => !permissions.includes(permission)).map(
    ([path]) => new RegExp(`^\\w+ ${path.source.slice(1)}`),
  );
}

/** Those of `permissions` whose use can be seen here. */
export function visiblePermissions(permissions: readonly string[]): string[] {
  const seen = [...NEEDS.map(([, permission]) => permission), 'id-token: write'];
  return permissions.filter((permission) => seen.includes(permission));
}

/** Permissions without which these requests would have been refused, sorted. */
export function permissionsUsed(requests: readonly GitHubRequest[]): string[] {
  const used = requests.flatMap(({ path }) =>
    NEEDS.filter(([route]) => route.test(path)).map(([, permission]) => permission),
  );
  return [...new Set(used)].sort();
}

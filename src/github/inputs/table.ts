import type { Mode } from './types.ts';

/**
 * How the text of an input is read:
 *
 * - `text`: one line; `token`: one line without white space that cannot be taken for an option
 * - `secret`: as `token`, and never repeated in a message
 * - `json`: any JSON text, kept as text
 * - `mapping`: an object as JSON or YAML; with `pairs` also `key=value` lines
 * - `mappings`: a list of objects as JSON or YAML
 * - `names`: a list, as JSON, YAML, lines or separated by commas; `lines`: the same without commas
 * - `secret-lines`: one `id=value` a line, as it stands, and never repeated in a message
 * - `command`: a list as JSON or YAML, or one text split into words as a POSIX shell does
 */
export type InputSpec = {
  /** Modes in which the input has a meaning. */
  readonly modes: readonly Mode[];
  /** The default, as a user would write it. */
  readonly default?: string;
} & (
  | {
      readonly kind:
        | 'text'
        | 'token'
        | 'secret'
        | 'boolean'
        | 'priority'
        | 'names'
        | 'lines'
        | 'secret-lines'
        | 'command'
        | 'url'
        | 'job'
        | 'run-id'
        | 'entity'
        | 'project'
        | 'json'
        | 'mappings'
        | 'untrusted-check';
    }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'duration'; readonly minMs: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'mapping'; readonly pairs: boolean }
);

export const MODES = ['add', 'launch', 'agent', 'attach'] as const satisfies readonly Mode[];

const ADD = ['add'] as const;
const AGENT = ['agent'] as const;
const ATTACH = ['attach'] as const;
const SUBMIT = ['add', 'launch'] as const;
const WATCH = ['add', 'attach'] as const;
const REPORT = ['add', 'launch', 'attach'] as const;
const POLICY = ['launch', 'agent'] as const;

/** Every input of the contract, in the order of `action.yml`. */
export const INPUTS = {
  mode: { kind: 'enum', values: MODES, modes: MODES, default: 'add' },
  'api-key': { kind: 'secret', modes: MODES },
  'base-url': { kind: 'url', modes: MODES, default: 'https://api.wandb.ai' },
  'no-key': { kind: 'enum', values: ['fail', 'skip', 'offline'], modes: MODES, default: 'fail' },
  identity: { kind: 'enum', values: ['key', 'oidc'], modes: MODES, default: 'key' },
  audience: { kind: 'token', modes: MODES },

  uri: { kind: 'token', modes: SUBMIT },
  job: { kind: 'job', modes: SUBMIT },
  'docker-image': { kind: 'token', modes: SUBMIT },
  'queue-name': { kind: 'text', modes: WATCH },
  queue: { kind: 'text', modes: WATCH },
  entity: { kind: 'entity', modes: MODES },
  project: { kind: 'project', modes: REPORT },
  'run-config': { kind: 'mapping', pairs: true, modes: SUBMIT },
  'event-config': { kind: 'names', modes: SUBMIT },
  args: { kind: 'command', modes: SUBMIT },
  'entry-point': { kind: 'command', modes: SUBMIT },
  name: { kind: 'text', modes: SUBMIT },
  version: { kind: 'token', modes: SUBMIT },
  resource: { kind: 'token', modes: SUBMIT },
  'resource-args': { kind: 'mapping', pairs: false, modes: SUBMIT },
  'template-variables': { kind: 'mapping', pairs: true, modes: ADD },
  priority: { kind: 'priority', modes: ADD },
  config: { kind: 'mapping', pairs: false, modes: SUBMIT },
  'run-id': { kind: 'run-id', modes: REPORT },
  'item-id': { kind: 'token', modes: ATTACH },
  sha: { kind: 'token', modes: ATTACH },
  'sweep-id': { kind: 'token', modes: ADD },
  author: { kind: 'text', modes: ADD },
  repository: { kind: 'token', modes: SUBMIT },
  'project-queue': { kind: 'project', modes: ['add', 'agent', 'attach'] },
  build: { kind: 'boolean', modes: ADD, default: 'false' },

  'dry-run': { kind: 'boolean', modes: ADD, default: 'false' },
  wait: {
    kind: 'enum',
    values: ['none', 'claimed', 'started', 'finished'],
    modes: WATCH,
    default: 'finished',
  },
  'claim-timeout': { kind: 'duration', minMs: 1_000, modes: WATCH, default: '30m' },
  'run-timeout': { kind: 'duration', minMs: 1_000, modes: REPORT, default: '5h' },
  'on-cancel': { kind: 'enum', values: ['stop', 'detach'], modes: WATCH, default: 'stop' },
  'idempotency-key': { kind: 'text', modes: WATCH },
  rerun: { kind: 'enum', values: ['attach', 'new'], modes: ADD, default: 'attach' },
  provenance: { kind: 'boolean', modes: SUBMIT, default: 'true' },

  launches: { kind: 'mappings', modes: ADD },

  queues: { kind: 'names', modes: AGENT },
  'max-jobs': { kind: 'integer', min: 1, max: 1_000, modes: AGENT, default: '1' },
  'max-schedulers': { kind: 'integer', min: 0, max: 1_000, modes: AGENT, default: '1' },
  'max-items': { kind: 'integer', min: 1, max: 1_000_000, modes: AGENT },
  'idle-timeout': { kind: 'duration', minMs: 0, modes: AGENT, default: '5m' },
  'max-runtime': { kind: 'duration', minMs: 1_000, modes: AGENT },
  'fail-on': { kind: 'enum', values: ['any', 'all', 'none'], modes: ['add', 'agent'], default: 'any' },
  'agent-config': { kind: 'text', modes: AGENT },
  'state-dir': { kind: 'text', modes: AGENT },
  'job-api-key': { kind: 'secret', modes: AGENT },
  'stop-grace': { kind: 'duration', minMs: 0, modes: POLICY, default: '5s' },
  'pass-env': { kind: 'names', modes: POLICY },
  'allow-volumes': { kind: 'lines', modes: POLICY },
  'allow-docker-args': { kind: 'lines', modes: POLICY },
  'docker-args': { kind: 'command', modes: POLICY },
  'allow-local-process': { kind: 'boolean', modes: POLICY, default: 'false' },
  'allow-untrusted': { kind: 'untrusted-check', modes: MODES },

  context: { kind: 'text', modes: ADD },
  dockerfile: { kind: 'text', modes: ADD },
  platforms: { kind: 'names', modes: ADD },
  'job-name': { kind: 'token', modes: ADD },
  'job-aliases': { kind: 'names', modes: ADD },
  'cache-from': { kind: 'lines', modes: ADD },
  'cache-to': { kind: 'lines', modes: ADD },
  'build-secrets': { kind: 'secret-lines', modes: ADD },

  gates: { kind: 'lines', modes: REPORT },
  baseline: { kind: 'text', modes: REPORT },
  charts: { kind: 'lines', modes: REPORT },
  comment: { kind: 'text', modes: REPORT },
  check: { kind: 'text', modes: REPORT },
  'github-token': { kind: 'secret', modes: MODES, default: '${{ github.token }}' },
  summary: { kind: 'boolean', modes: MODES, default: 'true' },
  matrix: { kind: 'json', modes: MODES, default: '${{ toJSON(matrix) }}' },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

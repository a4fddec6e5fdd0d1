import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { isObject, Reader } from '../read.ts';
import type { JsonObject, LogLine, RunDetails, RunRef, RunStatus } from '../types.ts';
import { isUnsupported } from './unsupported.ts';

const STATUS_FIELDS = 'id name displayName state createdAt heartbeatAt stopped';

/** A query for fields of one run. */
export function runQuery(name: string, fields: string, declared = ''): Operation {
  return {
    name,
    effect: 'read',
    document: `query ${name}($entity: String!, $project: String!, $run: String!${declared}) {
      project(name: $project, entityName: $entity) { run(name: $run) { ${fields} } }
    }`,
  };
}

/** A run without a project lives in `uncategorized`. */
export function runVariables(run: RunRef): Record<string, unknown> {
  return { entity: run.entity, project: projectOf(run), run: run.runId };
}

export function projectOf(run: { readonly project: string }): string {
  return run.project === '' ? 'uncategorized' : run.project;
}

const RUN_STATUS = runQuery('RunState', STATUS_FIELDS);

const RUN_DETAILS = runQuery(
  'Run',
  `${STATUS_FIELDS} config summaryMetrics systemMetrics historyLineCount tags group jobType notes sweepName`,
);

const RUN_HISTORY = runQuery('RunFullHistory', 'history(samples: $samples)', ', $samples: Int');

const SAMPLED_HISTORY = runQuery(
  'RunSampledHistory',
  'sampledHistory(specs: $specs)',
  ', $specs: [JSONString!]!',
);

const LOG_TAIL = runQuery(
  'RunLogTail',
  'logLines(last: $last) { edges { node { number level line } } }',
  ', $last: Int!',
);

/** What the Python client asks for by default. */
const SAMPLES = 500;

/** `null`: no such run yet, or no longer. An empty project is looked up as `uncategorized`. */
export async function runStatus(
  client: WandbClient,
  run: RunRef,
  call?: CallOptions,
): Promise<RunStatus | null> {
  const read = new Reader(RUN_STATUS.name);
  const found = read.object(await client.graphql(RUN_STATUS, runVariables(run), call), 'project', 'run');
  return found && toStatus(read, found, run);
}

const RUN_STATES: Operation = {
  name: 'Runs',
  effect: 'read',
  document: `query Runs($entity: String!, $project: String!, $filters: JSONString, $first: Int) {
    project(name: $project, entityName: $entity) {
      runs(filters: $filters, first: $first) { edges { node { ${STATUS_FIELDS} } } }
    }
  }`,
};

/** Runs that one request asks for. */
const RUNS_AT_ONCE = 200;

/** Those of the runs that exist, by their ids: a request for every two hundred. */
export async function runStatuses(
  client: WandbClient,
  place: { readonly entity: string; readonly project: string },
  runIds: readonly string[],
  call?: CallOptions,
): Promise<ReadonlyMap<string, RunStatus>> {
  const read = new Reader(RUN_STATES.name);
  const found = new Map<string, RunStatus>();
  for (let at = 0; at < runIds.length; at += RUNS_AT_ONCE) {
    const some = runIds.slice(at, at + RUNS_AT_ONCE);
    const variables = {
      entity: place.entity,
      project: projectOf(place),
      filters: stringifyJson({ name: { $in: some } }),
      first: some.length,
    };
    const project = read.object(await client.graphql(RUN_STATES, variables, call), 'project');
    for (const node of project === null ? [] : read.nodes(project, 'runs')) {
      const status = toStatus(read, node, { ...place, runId: '' });
      found.set(status.runId, status);
    }
  }
  return found;
}

export async function runDetails(
  client: WandbClient,
  run: RunRef,
  call?: CallOptions,
): Promise<RunDetails | null> {
  const read = new Reader(RUN_DETAILS.name);
  const found = read.object(await client.graphql(RUN_DETAILS, runVariables(run), call), 'project', 'run');
  if (found === null) return null;
  const raw = read.document(found, 'config') ?? {};
  const internal = unwrap(raw['_wandb']);
  return {
    ...toStatus(read, found, run),
    config: Object.fromEntries(
      Object.entries(raw)
        .filter(([key]) => key !== '_wandb' && key !== 'wandb_version')
        .map(([key, value]) => [key, unwrap(value)]),
    ),
    internalConfig: isObject(internal) ? internal : {},
    summary: read.plainDocument(found, 'summaryMetrics') ?? {},
    systemMetrics: read.plainDocument(found, 'systemMetrics') ?? {},
    historyLineCount: read.number(found, 'historyLineCount') ?? 0,
    tags: read.texts(found, 'tags'),
    group: read.text(found, 'group'),
    jobType: read.text(found, 'jobType'),
    notes: read.text(found, 'notes'),
    sweepName: read.text(found, 'sweepName'),
  };
}

/** Config values travel as `{"value": …, "desc": …}`, except where they do not. */
function unwrap(value: unknown): unknown {
  return isObject(value) && 'value' in value ? value['value'] : value;
}

function toStatus(read: Reader, found: JsonObject, run: RunRef): RunStatus {
  return {
    storageId: read.requiredText(found, 'id'),
    runId: read.text(found, 'name') ?? run.runId,
    displayName: read.text(found, 'displayName'),
    state: (read.text(found, 'state') ?? '').toLowerCase(),
    createdAt: read.text(found, 'createdAt'),
    heartbeatAt: read.text(found, 'heartbeatAt'),
    stopped: read.isTrue(found, 'stopped'),
  };
}

/** History rows in order, at most `samples` of them, chosen by the server over the whole run. */
export async function runHistory(
  client: WandbClient,
  run: RunRef,
  samples: number = SAMPLES,
  call?: CallOptions,
): Promise<readonly JsonObject[]> {
  const read = new Reader(RUN_HISTORY.name);
  const data = await client.graphql(RUN_HISTORY, { ...runVariables(run), samples }, call);
  const found = read.object(data, 'project', 'run');
  return found === null ? [] : rows(read, read.list(found, 'history'));
}

/** Rows that hold all of `keys`. */
export async function sampledHistory(
  client: WandbClient,
  run: RunRef,
  keys: readonly string[],
  samples: number = SAMPLES,
  call?: CallOptions,
): Promise<readonly JsonObject[]> {
  const read = new Reader(SAMPLED_HISTORY.name);
  const spec = stringifyJson({ keys, samples });
  const data = await client.graphql(SAMPLED_HISTORY, { ...runVariables(run), specs: [spec] }, call);
  const found = read.object(data, 'project', 'run');
  const [first] = found === null ? [] : read.list(found, 'sampledHistory');
  return Array.isArray(first) ? rows(read, first) : [];
}

function rows(read: Reader, list: readonly unknown[]): JsonObject[] {
  return list.map((row) => read.row(row)).filter((row) => row !== null);
}

/** The last lines that the run printed; empty when this server cannot tell. */
export async function runLogTail(
  client: WandbClient,
  run: RunRef,
  last: number,
  call?: CallOptions,
): Promise<readonly LogLine[]> {
  const read = new Reader(LOG_TAIL.name);
  let data: unknown;
  try {
    data = await client.graphql(LOG_TAIL, { ...runVariables(run), last }, call);
  } catch (error) {
    if (isUnsupported(error)) return [];
    throw error;
  }
  const found = read.object(data, 'project', 'run');
  if (found === null) return [];
  return read.nodes(found, 'logLines').map((line, index) => ({
    number: read.number(line, 'number') ?? index,
    level: read.text(line, 'level'),
    line: read.text(line, 'line') ?? '',
  }));
}

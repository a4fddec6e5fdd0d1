import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgentWorld, PYTHON_VERSION, type Agent } from './agent-world.ts';
import type { Row } from './support.ts';

const IMAGE = 'busybox:latest';
const PUSHES = 15;
/** Each of the Python agent's takes up to ten seconds. */
const PYTHON_PUSHES = 8;
const CONTAINERS = 60;
const SLOTS = 4;
const OUTPUT_BYTES = 200_000_000;
const QUEUES = {
  ours: 'ours',
  theirs: 'theirs',
  tag: 'tag',
  digest: 'digest',
  loud: 'loud',
  loudTheirs: 'loud-theirs',
};

/** The agent in containers, beside docker alone and beside the published Python agent: one server, one engine. */
export async function agent(wanted: readonly string[]): Promise<readonly Row[]> {
  const world = await AgentWorld.open(Object.values(QUEUES));
  try {
    await world.docker('pull', '--quiet', IMAGE);
    const parts = { a: pushToStart, b: manyContainers, c: muchOutput };
    const rows: Row[] = [];
    for (const [letter, part] of Object.entries(parts))
      if (wanted.length === 0 || wanted.includes(letter)) rows.push(...(await part(world)));
    return rows;
  } finally {
    await world.close();
  }
}

/** (a) From the push of an item, with the agent idle, to the start of its container. */
async function pushToStart(world: AgentWorld): Promise<readonly Row[]> {
  const random = generator(20_240_611);
  const bare = await latencies(world, PUSHES, async () => {
    await sleep(random() * 500);
    const began = Date.now();
    await world.docker('run', '--rm', '--pull=never', IMAGE, 'true');
    return began;
  });
  const pushed = async (queue: string, idleMs: number): Promise<number> => {
    // At any moment between two polls.
    await sleep(500 + random() * idleMs);
    const began = Date.now();
    await world.push(queue, IMAGE, ['true']);
    return began;
  };
  const ours = await withAgent(world.ours(QUEUES.ours), () =>
    latencies(world, PUSHES, () => pushed(QUEUES.ours, 3_000)),
  );
  const theirs = await withAgent(world.python(QUEUES.theirs), () =>
    latencies(world, PYTHON_PUSHES, () => pushed(QUEUES.theirs, 10_000)),
  );
  const [row, ourRow, theirRow] = [
    rowOf('(a) docker run', bare),
    rowOf('(a) push to start, ours', ours),
    rowOf(`(a) push to start, Python ${PYTHON_VERSION}`, theirs, 'it polls every 10 s'),
  ];
  const [bareP95, ourP95] = [percentile(bare, 0.95), percentile(ours, 0.95)];
  console.log(`ours - docker run = ${seconds(ourRow.medianMs - row.medianMs)} (aim: at most 1 s)`);
  console.log(`at p95 ${seconds(ourP95 - bareP95)} (aim: at most 2 s)`);
  console.log(`Python / ours = ${(theirRow.medianMs / ourRow.medianMs).toFixed(1)} (aim: at least 5)`);
  return [row, ourRow, theirRow];
}

/** (b) Many containers that do nothing: what an agent adds to them. */
async function manyContainers(world: AgentWorld): Promise<readonly Row[]> {
  const [digest = IMAGE] = (
    await world.docker('image', 'inspect', '--format={{range .RepoDigests}}{{println .}}{{end}}', IMAGE)
  ).split('\n');
  const drained = async (queue: string, image: string): Promise<number> => {
    for (let item = 0; item < CONTAINERS; item += 1) await world.push(queue, image, ['true']);
    const began = performance.now();
    const { ended } = await world.ours(queue, { 'max-jobs': String(SLOTS), 'max-items': String(CONTAINERS) });
    await ended;
    return performance.now() - began;
  };
  const numbers = Array.from({ length: CONTAINERS }, (_, at) => at).join('\n');
  const xargs = async (...options: string[]): Promise<number> => {
    const began = performance.now();
    const run = ['docker', 'run', '--rm', ...options, IMAGE, 'true'];
    await world.run('xargs', [`-P${SLOTS}`, '-I{}', ...run], numbers);
    return performance.now() - began;
  };
  const plain = await xargs();
  // With the options that the agent gives too: an init process, and the host's network, as the server is on loopback.
  const alike = await xargs('--init', '--network=host', '--pull=never');
  const byDigest = await drained(QUEUES.digest, digest);
  const byTag = await drained(QUEUES.tag, IMAGE);
  console.log(`60 containers, ours / xargs = ${(byDigest / plain).toFixed(2)} (aim: at most 1.25)`);
  console.log(`ours / xargs with the same options = ${(byDigest / alike).toFixed(2)}`);
  console.log(`by tag, each of which is asked for at its registry: ${(byTag / plain).toFixed(2)}`);
  return [
    rowOf(`(b) ${CONTAINERS} containers, xargs -P${SLOTS} docker run --rm`, [plain]),
    rowOf(`(b) the same with the agent's options`, [alike], '--init --network=host'),
    rowOf(`(b) ${CONTAINERS} containers, ours, ${SLOTS} slots`, [byDigest], 'start to end of the agent'),
    rowOf(`(b) ${CONTAINERS} containers, ours, by tag`, [byTag], 'the registry is asked for each'),
  ];
}

/** (c) A job that prints much: the most memory that the process of the agent has had. */
async function muchOutput(world: AgentWorld): Promise<readonly Row[]> {
  const script = `yes 'a line of some fifty characters, as programs print them' | head -c ${OUTPUT_BYTES}`;
  const measure = async (starting: Promise<Agent>, queue: string): Promise<{ ms: number; note: string }> =>
    withAgent(starting, async ({ pid }) => {
      const before = memory(pid, 'VmHWM');
      const gone = world.next('destroy');
      const began = performance.now();
      await world.push(queue, IMAGE, ['sh', '-c', script]);
      const samples: number[] = [];
      const sampling = setInterval(() => samples.push(memory(pid, 'VmRSS')), 200);
      await gone;
      clearInterval(sampling);
      const half = samples.slice(Math.floor(samples.length / 2));
      const note = `peak ${memory(pid, 'VmHWM')} MB (${before} MB before it, ${Math.min(...half)} to ${Math.max(...half)} MB in its second half)`;
      return { ms: performance.now() - began, note };
    });
  const ours = await measure(world.ours(QUEUES.loud), QUEUES.loud);
  const theirs = await measure(world.python(QUEUES.loudTheirs), QUEUES.loudTheirs);
  console.log(`a job that prints ${OUTPUT_BYTES / 1e6} MB, ours: ${ours.note} (aim: under 150 MB)`);
  return [
    rowOf('(c) 200 MB of output, ours', [ours.ms], ours.note),
    rowOf(`(c) 200 MB of output, Python ${PYTHON_VERSION}`, [theirs.ms], theirs.note),
  ];
}

async function withAgent<T>(starting: Promise<Agent>, use: (agent: Agent) => Promise<T>): Promise<T> {
  const running = await starting;
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

/** Milliseconds from what `begin` returns to the start of the container that it brings about; one after the other. */
async function latencies(
  world: AgentWorld,
  count: number,
  begin: () => Promise<number>,
): Promise<readonly number[]> {
  const times: number[] = [];
  // The first does not count.
  for (let turn = 0; turn <= count; turn += 1) {
    const started = world.next('start');
    const gone = world.next('destroy');
    const began = await begin();
    const time = (await started) - began;
    await gone;
    if (turn > 0) times.push(time);
  }
  return times.sort((a, b) => a - b);
}

function rowOf(what: string, times: readonly number[], note = ''): Row {
  const p95 = times.length > 1 ? `p95 ${percentile(times, 0.95).toFixed(0)} ms` : '';
  return {
    what,
    medianMs: percentile(times, 0.5),
    minMs: times[0] ?? NaN,
    maxMs: times.at(-1) ?? NaN,
    runs: times.length,
    note: [p95, note].filter((part) => part !== '').join('; '),
  };
}

/** Of times in ascending order: the smallest that is not below that share of them. */
function percentile(times: readonly number[], share: number): number {
  return times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? NaN;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Of a process, in MB: the most that it has had (`VmHWM`), or what it has (`VmRSS`). */
function memory(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1000);
}

/** The same numbers in [0, 1) every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

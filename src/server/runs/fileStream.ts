import type { ServerClock } from '../clock.ts';
import { badRequest } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { RunRecord } from './records.ts';

const STREAMS: Readonly<Record<string, 'history' | 'events' | 'output'>> = {
  'wandb-history.jsonl': 'history',
  'wandb-events.jsonl': 'events',
  'output.log': 'output',
};
/** Far more than a program writes; keeps a wild offset from growing an array without end. */
const MAX_LINES = 5_000_000;

/**
 * Takes one post of a run's stream. Lines are written at their offset, so a post that is repeated changes nothing.
 * @returns the answer to the program: `stopped: true` asks it to end
 */
export function takePost(run: RunRecord, body: JsonObject, clock: ServerClock): { stopped?: true } {
  const files = body['files'];
  if (files !== undefined && files !== null) {
    if (!isObject(files)) throw badRequest('files must be an object');
    for (const [name, chunk] of Object.entries(files)) takeChunk(run, name, chunk);
  }
  run.heartbeatAt = clock.now();
  run.updatedAt = clock.now();
  run.state = nextState(run, body);
  return run.stopRequested ? { stopped: true } : {};
}

function nextState(run: RunRecord, body: JsonObject): string {
  if (body['complete'] === true) {
    const exitcode = Number(body['exitcode'] ?? 0);
    run.exitcode = exitcode;
    if (run.stopRequested) return 'killed';
    if (run.state === 'preempting' && exitcode !== 0) return 'preempted';
    return exitcode === 0 ? 'finished' : 'failed';
  }
  if (body['preempting'] === true) return 'preempting';
  if (run.exitcode !== null) return run.state;
  return run.state === 'preempting' ? 'preempting' : 'running';
}

function takeChunk(run: RunRecord, name: string, chunk: unknown): void {
  if (!isObject(chunk)) throw badRequest(`chunk of ${name} must be an object`);
  const { offset, content } = chunk;
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) {
    throw badRequest(`offset of ${name} must be a line number`);
  }
  if (!Array.isArray(content) || !content.every((line) => typeof line === 'string')) {
    throw badRequest(`content of ${name} must be a list of texts`);
  }
  const lines: string[] = content;
  if (name === 'wandb-summary.json') {
    run.summary = lines.at(-1) ?? run.summary;
    return;
  }
  const stream = STREAMS[name];
  if (stream === undefined) return;
  if (offset + lines.length > MAX_LINES) throw badRequest(`offset of ${name} is beyond ${MAX_LINES} lines`);
  const stored = run[stream];
  while (stored.length < offset) stored.push(null);
  lines.forEach((line, index) => {
    stored[offset + index] = line;
  });
}

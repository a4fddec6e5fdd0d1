import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { sampledMetrics, type MetricHistory, type Point } from '../wandb/operations/history.ts';
import type { RunRef } from '../wandb/types.ts';
import type { ChartSeries } from './result.ts';

/** Points of one line: more could not be told apart in a page. */
const SAMPLES = 300;

/**
 * Metrics of a run over its steps, and those of its baseline beside them: one request a run. Values that are not finite
 * cannot be drawn and are left out.
 */
export async function readCharts(
  client: WandbClient,
  keys: readonly string[],
  run: RunRef,
  baseline: RunRef | null,
  call?: CallOptions,
): Promise<readonly ChartSeries[]> {
  const [own, other] = await Promise.all([
    sampledMetrics(client, run, keys, SAMPLES, call),
    baseline === null ? (new Map() as MetricHistory) : sampledMetrics(client, baseline, keys, SAMPLES, call),
  ]);
  return keys.map((key) => ({ key, points: drawable(own.get(key)), baseline: drawable(other.get(key)) }));
}

function drawable(points: readonly Point[] = []): readonly Point[] {
  return points.filter(([, value]) => Number.isFinite(value));
}

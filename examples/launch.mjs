/**
 * The library from a plain script, without GitHub: launches a job, follows it, and prints what it measured.
 *
 *   npm ci && npm run build
 *   WANDB_API_KEY=… node examples/launch.mjs acme/vision/train:latest gpu '{"lr": 0.01}'
 */
import { createClient, launchAdd, LaunchError } from '../build/index.js';

const [job, queueName, parameters = '{}'] = process.argv.slice(2);
const client = createClient();
const logger = {
  debug() {},
  info: console.log,
  notice: console.log,
  warning: console.warn,
  error: console.error,
};
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));

try {
  const queued = await launchAdd(
    { job, queueName, parameters: JSON.parse(parameters) },
    { client, logger, signal: interrupted.signal },
  );
  console.log(`queued as ${queued.id}: ${queued.queueUrl}`);
  const run = await queued.waitUntilFinished({
    timeoutMs: 2 * 3_600_000,
    signal: interrupted.signal,
    onChange: ({ message }) => console.log(message),
  });
  console.log(`${run.state}: ${run.url}`);
  console.log(run.summary);
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  console.error([error.message, error.hint].filter(Boolean).join(' '));
  process.exitCode = 1;
} finally {
  await client.close();
}

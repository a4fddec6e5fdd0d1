import { systemClock, type Clock } from '../common/clock.ts';
import { Redactor } from '../common/redact.ts';
import { listenForCancel, type Cancellation } from '../github/cancel.ts';
import { readContext, type Context } from '../github/context.ts';
import { secretInputs, type CommonInputs, type Env } from '../github/inputs/index.ts';
import { identityToken } from '../github/identity.ts';
import { createLogger, type ActionLogger } from '../github/logger.ts';
import { createWriter } from '../github/stdout.ts';
import { createOutputs, type Outputs } from '../github/outputs.ts';
import { readState, saveState } from '../github/state.ts';
import { createSummary, type Summary } from '../github/summary.ts';
import {
  createClient,
  identityCredentials,
  parseApiKey,
  type Credentials,
  type WandbClient,
} from '../wandb/index.ts';

/** The step as a mode sees it: where it runs, and how it speaks. Made once, passed down. */
export interface Step {
  readonly env: Env;
  readonly context: Context;
  readonly logger: ActionLogger;
  readonly outputs: Outputs;
  readonly summary: Summary;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
  readonly random: () => number;
  /** Cuts the secrets known so far out of a text that the runner does not see, and so cannot mask. */
  readonly cut: (text: string) => string;
  /** Hides a secret from here on. */
  readonly mask: (secret: string) => void;
  save(name: string, value: unknown): void;
  saved(name: string): unknown;
}

/** Makes the step of this process. Whoever makes it disposes of its `cancellation`. */
export function openStep(process: NodeJS.Process): Step {
  const { env } = process;
  const redactor = new Redactor();
  const logger = createLogger({
    write: createWriter(process),
    cut: (text) => redactor.cut(text),
  });
  const masked = new Set<string>();
  const mask = (secret: string): void => {
    if (masked.has(secret)) return;
    masked.add(secret);
    redactor.add(secret);
    logger.mask(secret);
  };
  for (const secret of secretInputs(env)) mask(secret);
  const state = { path: env['GITHUB_STATE'], logger };
  return {
    env,
    context: readContext(env),
    logger,
    outputs: createOutputs({ path: env['GITHUB_OUTPUT'], logger }),
    summary: createSummary({ path: env['GITHUB_STEP_SUMMARY'], logger }),
    cancellation: listenForCancel(process),
    clock: systemClock,
    random: Math.random,
    cut: (text) => redactor.cut(text),
    mask,
    save: (name, value) => saveState(name, value, state),
    saved: (name) => readState(name, env),
  };
}

/** The client of a step. @throws WandbError `auth` when the key has a form that no key has */
export function clientOf(
  inputs: Pick<CommonInputs, 'apiKey' | 'baseUrl' | 'identity'>,
  step: Step,
): WandbClient {
  const credentials = credentialsOf(inputs, step);
  return createClient({
    baseUrl: inputs.baseUrl,
    ...(credentials === undefined ? {} : { credentials }),
    env: step.env,
    logger: step.logger,
    clock: step.clock,
    onSecret: step.mask,
    random: step.random,
  });
}

function credentialsOf(
  { identity, apiKey, baseUrl }: Pick<CommonInputs, 'apiKey' | 'baseUrl' | 'identity'>,
  step: Step,
): Credentials | undefined {
  if (identity.kind === 'key') {
    return apiKey === undefined ? undefined : keyCredentials(apiKey, baseUrl, step);
  }
  const { env, clock, random, logger, mask } = step;
  const getAssertion = (): Promise<string> => identityToken(identity.audience, env);
  return identityCredentials({ baseUrl, env, clock, random, logger, onSecret: mask, getAssertion });
}

function keyCredentials(text: string, baseUrl: string, step: Step): Credentials {
  const { key, warnings } = parseApiKey(text, baseUrl);
  step.mask(key);
  for (const warning of warnings) step.logger.warning(warning);
  return { kind: 'key', apiKey: key };
}

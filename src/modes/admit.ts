import { GitHubApiError } from '../github/api-errors.ts';
import { createGitHubApi } from '../github/api.ts';
import {
  classifyEvent,
  decideEvent,
  PWN_REQUESTS,
  type EventDecision,
  type EventQuestion,
} from '../github/events.ts';
import { identityToken } from '../github/identity.ts';
import type { UntrustedCheck } from '../github/inputs/untrusted-check.ts';
import { readPayload } from '../github/payload.ts';
import { makeCheck, peopleBehind, type CheckVerdict } from '../github/untrusted.ts';
import { decodeClaims } from '../wandb/jwt.ts';
import type { Step } from './step.ts';

/** Whom the token that a check looks into is made for: nobody, so it is of no use elsewhere. */
const AUDIENCE = 'wandb-launch-action';

type AdmitStep = Pick<Step, 'context' | 'env' | 'logger' | 'clock' | 'random' | 'cancellation' | 'mask'>;

/**
 * Whether a step may go on whose event people without write access can cause: makes the check that `allow-untrusted`
 * names. Nothing is asked of anybody when the step would be refused even so.
 */
export async function admit(
  check: UntrustedCheck,
  question: EventQuestion,
  githubToken: string | undefined,
  step: AdmitStep,
): Promise<EventDecision> {
  const { context, env, logger, clock, random } = step;
  const decision = decideEvent(context, { ...question, untrustedAllowed: true });
  if (decision.kind !== 'allow') return decision;
  const verdict: CheckVerdict = await makeCheck(check, peopleBehind(env, readPayload(env)), {
    api: async () => {
      if (githubToken === undefined) {
        throw new GitHubApiError('forbidden', 'The input github-token is empty.', null);
      }
      return createGitHubApi({ token: githubToken, apiUrl: context.apiUrl, logger, clock, random });
    },
    identityToken: async () => {
      const token = await identityToken(AUDIENCE, env);
      step.mask(token);
      return token;
    },
    decodeClaims,
    repository: context.repository,
    signal: step.cancellation.signal,
  });
  if (verdict.passed) {
    logger.info(`allow-untrusted: ${verdict.because}.`);
    return decision;
  }
  const asked = check.kind === 'permission' ? `permission:${check.least}` : `environment:${check.name}`;
  return {
    kind: 'refuse',
    message: `Mode ${question.mode} is refused for ${classifyEvent(context).what}: allow-untrusted asks for ${asked}, and ${verdict.why}.`,
    hint: `${verdict.hint} See ${PWN_REQUESTS}.`,
  };
}

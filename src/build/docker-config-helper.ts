import * as v from 'valibot';
import { LaunchError } from '../common/errors.ts';
import { dockerEnvironment } from './build-environment.ts';
import { runProgram } from './build-process.ts';
import type { Credential } from './docker-config.ts';

/** Helpers of clouds ask their servers; some start a Python. */
const TIMEOUT_MS = 60_000;

const Answer = v.object({ Username: v.nullish(v.string(), ''), Secret: v.nullish(v.string(), '') });

export interface HelperContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/**
 * Asks `docker-credential-<name>` for the login of a server, which it reads from its standard input.
 * @returns null when it has none
 * @throws LaunchError when there is no such program, or it fails; the reason of the signal
 */
export async function askHelper(
  name: string,
  server: string,
  context: HelperContext,
): Promise<Credential | null> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) {
    throw new LaunchError(
      `Docker's configuration names a credential helper that is no program: ${JSON.stringify(name.slice(0, 80))}.`,
      {
        hint: 'Correct credsStore and credHelpers in config.json.',
      },
    );
  }
  const program = `docker-credential-${name}`;
  const { exitCode, stdout, stderr } = await runProgram(program, ['get'], {
    env: dockerEnvironment(context.env),
    input: server,
    timeoutMs: TIMEOUT_MS,
    missingHint: `Install it on the runner, or log in without it: docker's configuration names it for ${server}.`,
    ...(context.signal ? { signal: context.signal } : {}),
  });
  if (exitCode !== 0) {
    // Helpers say so on standard output, each in its own words.
    const said = `${stdout}\n${stderr}`.trim();
    if (/credentials not found|no credentials|not.{0,20}logged in|server url.{0,30}not found/i.test(said))
      return null;
    throw new LaunchError(`${program} cannot give the login of ${server}: ${firstLine(said)}.`, {
      hint: 'Log in again in an earlier step.',
    });
  }
  const answer = v.safeParse(Answer, parse(stdout));
  if (!answer.success) {
    throw new LaunchError(`${program} gave an answer for ${server} that docker would not read.`, {
      hint: `Try it: echo ${server} | ${program} get.`,
    });
  }
  const { Username: username, Secret: secret } = answer.output;
  if (username === '' && secret === '') return null;
  if (username === '<token>') return { kind: 'identity', token: secret };
  return { kind: 'password', username, password: secret };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  return line === '' ? 'it gave no reason' : line.slice(0, 300).replace(/\.$/, '');
}

import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { JobIdentity } from '../runners/runner.ts';
import { decodeClaims } from '../wandb/jwt.ts';

export interface IdentityFileOptions {
  /** The folder in which one of our own is made. */
  readonly parent: string;
  /** A fresh token. @throws LaunchError when there is none */
  readonly mint: () => Promise<string>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A file with an identity token that never ends, as long as it is open. */
export interface IdentityFile extends JobIdentity {
  /** Removes it. Repeatable. */
  close(): Promise<void>;
}

const TOKEN = 'token';
/** Part of a token's life after which the next one is written: of five minutes, four. */
const RENEW_AT = 0.8;
/** Milliseconds: the life of a token that does not tell. */
const USUAL_LIFE_MS = 300_000;
/** Milliseconds until the next try when GitHub gives no token. */
const RETRY_MS = 15_000;

/**
 * Writes a token into a file, and a new one over it before that ends. The folder is for a container to mount, whose
 * user may be any: so the file can be read by all, and it lies in a folder that on this machine only its owner enters.
 * The new token takes the old one's place at once, so who reads the file never sees half of one.
 * @throws LaunchError when there is no first token
 */
export async function openIdentityFile(options: IdentityFileOptions): Promise<IdentityFile> {
  const { mint, clock, logger } = options;
  // mkdtemp: 0700.
  const closed = await mkdtemp(join(options.parent, 'wandb-identity-'));
  const directory = join(closed, 'identity');
  const ended = new AbortController();
  const remove = (): Promise<void> => rm(closed, { recursive: true, force: true });

  /** Writes a new token. @returns milliseconds until the next one is due */
  async function renew(): Promise<number> {
    const token = await mint();
    const next = join(directory, '.next');
    await writeFile(next, `${token}\n`, { mode: 0o644 });
    // Whatever the umask is.
    await chmod(next, 0o644);
    await rename(next, join(directory, TOKEN));
    return RENEW_AT * lifeOf(token, clock.now());
  }

  async function keep(firstDelay: number): Promise<void> {
    let delay = firstDelay;
    for (let isWarned = false; ;) {
      await clock.sleep(delay, ended.signal);
      try {
        delay = await renew();
        isWarned = false;
      } catch (error) {
        if (!isWarned) logger.warning(`Jobs get no new identity token for now: ${oneLine(error)}`);
        isWarned = true;
        delay = RETRY_MS;
      }
    }
  }

  let firstDelay: number;
  try {
    await mkdir(directory);
    await chmod(directory, 0o755);
    firstDelay = await renew();
  } catch (error) {
    await remove();
    throw error;
  }
  // Ends by `ended` alone.
  const keeping = keep(firstDelay).catch(() => {});
  return {
    directory,
    file: TOKEN,
    async close() {
      ended.abort();
      await keeping;
      await remove();
    },
  };
}

/** Milliseconds that a token is good for. */
function lifeOf(token: string, now: number): number {
  const exp = decodeClaims(token)?.['exp'];
  return typeof exp === 'number' ? Math.max(exp * 1_000 - now, 1_000) : USUAL_LIFE_MS;
}

import { systemClock } from '../../src/common/clock.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { createGitHubApi, type GitHubApi } from '../../src/github/api.ts';
import { startGitHub, type GitHubStandIn } from '../support/github/stand-in.ts';

export const REPOSITORY = { owner: 'acme', repo: 'models' } as const;

/** Runs a test against a GitHub of its own; its waits take no time, and are told to `slept`. */
export async function withGitHub(
  act: (github: GitHubStandIn, api: GitHubApi, slept: number[]) => Promise<void>,
): Promise<void> {
  const github = await startGitHub();
  const slept: number[] = [];
  try {
    const api = await createGitHubApi({
      token: github.token,
      apiUrl: github.apiUrl,
      logger: silentLogger,
      clock: {
        now: () => systemClock.now(),
        sleep(ms) {
          slept.push(ms);
          return Promise.resolve();
        },
      },
      random: () => 0.5,
    });
    await act(github, api, slept);
  } finally {
    await github.close();
  }
}

import { Duplex } from 'node:stream';
import { connect } from 'node:net';
import type { DockerClient } from './client.ts';

/** How the API of an engine is reached. */
export interface Reach {
  /** A connection may serve several requests. */
  readonly keepAlive: boolean;
  /** A new connection, on which the engine speaks HTTP. */
  open(): Duplex;
}

/**
 * The way that docker's own client goes: `DOCKER_HOST`, else the context that is chosen. A unix socket is opened from
 * here. For everything else (TLS, SSH, named pipes) the client carries the bytes, as it does for its own SSH
 * connections: it knows keys and certificates.
 * @throws LaunchError when there is no client
 */
export async function reachOf(client: DockerClient, signal?: AbortSignal): Promise<Reach> {
  const path = socketOf(client.host ?? (await hostOfContext(client, signal)));
  return path === null
    ? { keepAlive: false, open: () => dial(client) }
    : { keepAlive: true, open: () => connect(path) };
}

/** The path of a unix socket; null for any other address. */
export function socketOf(host: string): string | null {
  const path = /^unix:\/\/(\/.+)$/.exec(host)?.[1];
  return process.platform === 'win32' ? null : (path ?? null);
}

/** Empty when the client does not say: it then has to carry the bytes. */
async function hostOfContext(client: DockerClient, signal: AbortSignal | undefined): Promise<string> {
  const args = ['context', 'inspect', '--format={{.Endpoints.docker.Host}}'];
  const { exitCode, stdout } = await client.call(args, { ...(signal ? { signal } : {}), timeoutMs: 20_000 });
  return exitCode === 0 ? stdout.trim() : '';
}

function dial(client: DockerClient): Duplex {
  const child = client.dial();
  const duplex = Duplex.from({ readable: child.stdout, writable: child.stdin });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  child.on('error', (error) => duplex.destroy(error));
  child.on('close', (code) => {
    if (code !== 0) duplex.destroy(new Error(said.trim() || `docker system dial-stdio ended with ${code}`));
  });
  duplex.on('close', () => child.kill());
  return duplex;
}

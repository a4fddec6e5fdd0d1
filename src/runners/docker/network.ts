/** How a container reaches the W&B server, when that runs on this machine. */
export interface NetworkPlan {
  readonly flags: readonly string[];
  /** The base URL as the container sees it. */
  readonly baseUrl: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * A server on loopback is reached over the host's own network; Docker on macOS and Windows runs in a virtual machine,
 * for which the host has a name of its own.
 * @param ownNetwork the owner or the queue chose a network: then nothing is added
 */
export function networkFor(baseUrl: string, platform: NodeJS.Platform, ownNetwork: boolean): NetworkPlan {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || ownNetwork || !LOOPBACK.test(url.hostname)) return { flags: [], baseUrl };
  if (platform === 'linux') {
    return { flags: ['--network=host', '--add-host=host.docker.internal:host-gateway'], baseUrl };
  }
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname === '/' ? '' : url.pathname;
  return { flags: [], baseUrl: `${url.protocol}//host.docker.internal${port}${path}` };
}

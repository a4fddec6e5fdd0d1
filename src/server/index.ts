import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from './auth.ts';
import { ServerClock } from './clock.ts';
import { makeControl, type ServerControl } from './control.ts';
import { FaultPlan } from './faults.ts';
import { makeHttpServer } from './http.ts';
import { randomText } from './ids.ts';
import { IdentityTokens } from './oidc.ts';
import { tenancyOf, type Behaviour, type ServerOptions } from './options.ts';
import { loadState, Snapshot } from './persist.ts';
import { RateLimiter } from './rateLimit.ts';
import { RequestLog } from './requestLog.ts';
import { makeSchema } from './schema/index.ts';
import { emptyState } from './state.ts';
import { makeStores } from './stores.ts';

export type { NewQueue, RunName, ServerControl } from './control.ts';
export type { Fault, FaultAction, FaultMatch } from './faults.ts';
export type { Behaviour, OidcOptions, ServerOptions } from './options.ts';
export type { RateLimit } from './rateLimit.ts';
export type { LoggedRequest } from './requestLog.ts';

/** A W&B server in this process. */
export interface RunningServer {
  /** `http://host:port`, no slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The viewer's default entity. */
  readonly entity: string;
  readonly control: ServerControl;
  /** Ends all connections; state goes to the data directory, or is forgotten. */
  readonly close: () => Promise<void>;
}

const FIVE_MINUTES_MS = 5 * 60_000;

/** Starts a server; it listens when the promise resolves. @throws Error when the port is taken or the data unreadable */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const clock = new ServerClock();
  const tenancy = tenancyOf(options);
  const apiKey = options.apiKey ?? randomText(40);
  const { dataDirectory } = options;
  const secret = randomText(40);
  const state = dataDirectory === undefined ? emptyState(secret) : loadState(dataDirectory, secret);
  const snapshot = dataDirectory === undefined ? null : new Snapshot(dataDirectory, state);
  const temporary = dataDirectory === undefined ? await mkdtemp(join(tmpdir(), 'wandb-server-')) : null;
  const behaviour: Behaviour = {
    startRunsAtAck: options.startRunsAtAck ?? false,
    features: [...(options.features ?? [])],
  };
  const stores = makeStores({
    state,
    clock,
    behaviour,
    tenancy,
    blobDirectory: join(dataDirectory ?? temporary ?? '', 'files'),
    crashAfterMs: options.crashAfterMs ?? FIVE_MINUTES_MS,
  });
  const identity =
    options.oidc === undefined
      ? null
      : { tokens: new IdentityTokens(options.oidc, clock), expiresIn: options.oidc.expiresIn ?? 3600 };
  const credentials = new Credentials(apiKey, clock, identity);
  const faults = new FaultPlan();
  const limiter = new RateLimiter(clock);
  const log = new RequestLog(() => credentials.secrets());
  const control = makeControl({ stores, faults, limiter, log });
  const server = makeHttpServer({
    stores,
    schema: makeSchema(options.hiddenFields),
    credentials,
    control,
    controlled: options.control ?? false,
    faults,
    limiter,
    log,
    changed: () => snapshot?.touch(),
  });
  const host = options.host ?? '127.0.0.1';
  const forget = async (): Promise<void> => {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  };
  server.listen(options.port ?? 0, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await forget();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    apiKey,
    entity: tenancy.entity,
    control,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await snapshot?.close();
      await forget();
    },
  };
}

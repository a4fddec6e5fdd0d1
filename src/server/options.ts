import type { Tenancy } from './projects.ts';

/** Whose tokens `/oidc/token` takes. */
export interface OidcOptions {
  /** Address of the issuer: its `/.well-known/openid-configuration` names the keys. */
  readonly issuer: string;
  readonly audience: string;
  /** The `sub` that a token must carry; absent: any. */
  readonly subject?: string;
  /** Seconds that the access token given in exchange is good for (default 3600). */
  readonly expiresIn?: number;
}

export interface ServerOptions {
  /** Address to listen on (default 127.0.0.1). */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default: random. */
  readonly apiKey?: string;
  /** The viewer's default entity: a team, unless it is the user name (default `acme`). */
  readonly entity?: string;
  readonly teams?: readonly string[];
  /** Default `ada`. */
  readonly username?: string;
  /** Keeps state between starts; absent: in memory, and a temporary directory for files. */
  readonly dataDirectory?: string;
  /** Opens `POST /_control`. */
  readonly control?: boolean;
  readonly oidc?: OidcOptions;
  /** Names of server features that are on. */
  readonly features?: readonly string[];
  /** At the acknowledgement of an item its run is marked as started, so that jobs that report nothing count. */
  readonly startRunsAtAck?: boolean;
  /** Silence after which a running run has crashed (default 5 minutes). */
  readonly crashAfterMs?: number;
  /** `Type.field` names that the schema leaves out: an older server. */
  readonly hiddenFields?: readonly string[];
}

/** What the server does differently when told so; tests change it while it runs. */
export interface Behaviour {
  startRunsAtAck: boolean;
  features: string[];
}

export function tenancyOf(options: ServerOptions): Tenancy {
  const username = options.username ?? 'ada';
  const entity = options.entity ?? 'acme';
  const teams = new Set([entity, ...(options.teams ?? [])]);
  teams.delete(username);
  return { username, email: `${username}@example.com`, entity, teams: [...teams] };
}

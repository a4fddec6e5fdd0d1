import { askHelper } from './docker-config-helper.ts';
import {
  type Credential,
  helperFor,
  parseDockerConfig,
  readDockerConfig,
  serverKey,
  storedCredential,
} from './docker-config.ts';

export interface CredentialsContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that holds `config.json`. */
  readonly directory: string;
  readonly signal?: AbortSignal;
}

/**
 * The login that docker would use for a registry: of the variable `DOCKER_AUTH_CONFIG`, of a credential helper, or of
 * `config.json`, in this order. Null when nobody logged in.
 * @throws LaunchError for a configuration or a helper that does not work
 */
export async function credentialFor(
  registry: string,
  context: CredentialsContext,
): Promise<Credential | null> {
  const server = serverKey(registry);
  const given = context.env['DOCKER_AUTH_CONFIG'];
  if (given !== undefined && given.trim() !== '') {
    const credential = storedCredential(parseDockerConfig(given, 'The variable DOCKER_AUTH_CONFIG'), server);
    if (credential !== null) return credential;
  }
  const config = await readDockerConfig(context.directory);
  const helper = helperFor(config, server);
  return helper === null ? storedCredential(config, server) : askHelper(helper, server, context);
}

import { readFile } from 'node:fs/promises';
import type tls from 'node:tls';
import { messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';

/** Variables that name files of certificates to trust, of node, OpenSSL and Python's requests. */
const VARIABLES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'] as const;

/**
 * TLS settings that trust the bundles named in `env` besides the usual authorities; `undefined` when none is named.
 * Node itself reads `NODE_EXTRA_CA_CERTS` only from the environment that it was started with, and forgets it as
 * soon as another bundle is given: so it is read here too. A file that cannot be read is a warning, as it is in node.
 */
export async function trustedContext(
  env: Readonly<Record<string, string | undefined>>,
  logger: Logger,
): Promise<tls.SecureContext | undefined> {
  const bundles: string[] = [];
  for (const name of VARIABLES) {
    const file = env[name]?.trim();
    if (file === undefined || file === '') continue;
    try {
      bundles.push(await readFile(file, 'utf8'));
    } catch (error) {
      logger.warning(`The certificates named by ${name} cannot be read: ${messageOf(error)}`);
    }
  }
  if (bundles.length === 0) return undefined;
  const { default: tls } = await import('node:tls');
  return tls.createSecureContext({ ca: [...defaultAuthorities(tls), ...bundles] });
}

/** Node 22.15 and later tell what they trust, the system's store included; before, only their own list is known. */
function defaultAuthorities(node: typeof tls): readonly string[] {
  const { getCACertificates } = node as { getCACertificates?: (type: 'default') => string[] };
  return getCACertificates?.('default') ?? node.rootCertificates;
}

import { LaunchError } from '../../common/errors.ts';
import type { Logger } from '../../common/logger.ts';
import { parseReference } from '../reference.ts';
import type { DigestOf } from '../types.ts';
import type { Registry } from './registry.ts';

export { RegistryError, type RegistryErrorKind } from './errors.ts';
export { createRegistry, type Manifest, type Registry, type RegistryOptions } from './registry.ts';

/**
 * Digests of base images, for which a registry that does not answer is no reason to stop: the builder may have the
 * image, or reach another mirror. Why there is none is a warning, once for each image.
 */
export function digestsOf(registry: Registry, logger: Logger, signal: AbortSignal): DigestOf {
  const warned = new Set<string>();
  return async (text) => {
    try {
      const reference = parseReference(text);
      return (await registry.headManifest(reference, { signal }))?.digest ?? null;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LaunchError)) throw error;
      if (!warned.has(text)) {
        const reason = error.message.replace(/\.$/, '');
        logger.warning(`The digest of ${text} is not known (${reason}): the tag knows it by its name only.`);
      }
      warned.add(text);
      return null;
    }
  };
}

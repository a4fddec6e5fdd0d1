import { createHash } from 'node:crypto';
import { badRequest } from '../errors.ts';
import { isObject, parseJson } from '../json.ts';
import type { ManifestEntries, ManifestEntry } from './records.ts';

/** Reads a manifest's bytes. @throws ApiError 400 for what is no version 1 manifest */
export function readManifest(bytes: Buffer): ManifestEntries {
  let document: unknown;
  try {
    document = parseJson(bytes.toString());
  } catch {
    throw badRequest('manifest is not valid JSON');
  }
  if (!isObject(document) || document['version'] !== 1 || !isObject(document['contents'])) {
    throw badRequest('manifest is not of version 1');
  }
  return new Map(Object.entries(document['contents']).map(([path, entry]) => [path, readEntry(path, entry)]));
}

function readEntry(path: string, entry: unknown): ManifestEntry {
  if (!isObject(entry) || typeof entry['digest'] !== 'string') {
    throw badRequest(`manifest entry ${path} has no digest`);
  }
  const { digest, size, birthArtifactID, ref } = entry;
  return {
    digest: digest,
    size: typeof size === 'number' ? size : 0,
    birthArtifactID: typeof birthArtifactID === 'string' ? birthArtifactID : null,
    ref: typeof ref === 'string' ? ref : null,
  };
}

/** The digest that a version with these entries must carry: hex MD5 over its paths, ordered by their UTF-8 bytes. */
export function digestOf(entries: ManifestEntries): string {
  const paths = [...entries.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const hash = createHash('md5').update('wandb-artifact-manifest-v1\n');
  for (const path of paths) hash.update(`${path}:${entries.get(path)?.digest}\n`);
  return hash.digest('hex');
}

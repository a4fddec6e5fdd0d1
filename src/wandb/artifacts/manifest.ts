import * as v from 'valibot';

import { LaunchError, messageOf } from '../../common/errors.ts';
import { artifactPathFault, quotedPath } from './paths.ts';

const STORAGE_POLICY = 'wandb-storage-policy-v1';

export interface ManifestEntry {
  /** Base64 MD5 of the bytes; for references whatever names the state of the object. */
  readonly digest: string;
  /** Bytes; null for references whose size nobody knows. */
  readonly size: number | null;
  /** The artifact whose upload brought the bytes; needed to fetch them in layout V2. */
  readonly birthArtifactId: string | null;
  /** Address of an object that lies outside W&B. */
  readonly ref: string | null;
}

export interface Manifest {
  readonly storageLayout: 'V1' | 'V2';
  readonly storageRegion: string | null;
  readonly entries: ReadonlyMap<string, ManifestEntry>;
}

/**
 * The text of a manifest. Its digest is sent before its bytes: make the text once and use it for both.
 * @param files path, digest, size and birth artifact of every file
 */
export function serializeManifest(
  files: readonly { path: string; digest: string; size: number; birthArtifactId: string }[],
): string {
  const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const contents = new Map(
    sorted.map(({ path, digest, size, birthArtifactId }) => [
      path,
      { digest, birthArtifactID: birthArtifactId, size },
    ]),
  );
  return JSON.stringify({
    version: 1,
    storagePolicy: STORAGE_POLICY,
    storagePolicyConfig: { storageLayout: 'V2' },
    contents: Object.fromEntries(contents),
  });
}

const byteCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const entrySchema = v.object({
  digest: v.string(),
  size: v.nullish(byteCount, null),
  birthArtifactID: v.nullish(v.string(), null),
  ref: v.nullish(v.string(), null),
  extra: v.nullish(v.object({ alg: v.optional(v.unknown(), 'MD5') }), {}),
});

const manifestSchema = v.object({
  version: v.literal(1),
  storagePolicy: v.literal(STORAGE_POLICY),
  storagePolicyConfig: v.nullish(
    v.object({
      storageLayout: v.nullish(v.picklist(['V1', 'V2']), 'V1'),
      storageRegion: v.nullish(v.string(), null),
    }),
    {},
  ),
  // Not a record: valibot leaves out keys such as `constructor`, which are good names for files.
  contents: v.custom<Record<string, unknown>>(
    (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
    'Invalid type: Expected Object',
  ),
});

/**
 * Reads a manifest that came from a server, and trusts nothing in it.
 * @throws LaunchError that names the first thing that is wrong
 */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw malformed(`it is not JSON (${messageOf(error)})`, error);
  }
  const document = v.safeParse(manifestSchema, json);
  if (!document.success) throw malformed(issueText(document.issues));
  const { storagePolicyConfig, contents } = document.output;
  const entries = new Map<string, ManifestEntry>();
  for (const [path, value] of Object.entries(contents)) entries.set(path, parseEntry(path, value));
  refuseNestedFiles(entries.keys());
  return {
    storageLayout: storagePolicyConfig.storageLayout,
    storageRegion: storagePolicyConfig.storageRegion,
    entries,
  };
}

function parseEntry(path: string, value: unknown): ManifestEntry {
  const fault = artifactPathFault(path);
  if (fault !== undefined) throw malformed(`the path ${quotedPath(path)} is refused: ${fault}`);
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) throw malformed(`the entry of ${quotedPath(path)} has ${issueText(parsed.issues)}`);
  const { digest, size, birthArtifactID, ref, extra } = parsed.output;
  if (ref === null && extra.alg !== 'MD5') {
    throw malformed(`the digest of ${quotedPath(path)} is of a kind that this client does not know`);
  }
  if (ref === null && !/^[A-Za-z0-9+/]{22}==$/.test(digest)) {
    throw malformed(`the digest of ${quotedPath(path)} is not an MD5 in base64`);
  }
  return {
    digest,
    size: size ?? (ref === null ? 0 : null),
    birthArtifactId: birthArtifactID,
    ref,
  };
}

function refuseNestedFiles(paths: Iterable<string>): void {
  const all = new Set(paths);
  for (const path of all) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const parent = path.slice(0, slash);
      if (all.has(parent)) throw malformed(`${quotedPath(parent)} is both a file and a folder`);
    }
  }
}

function issueText(issues: readonly v.BaseIssue<unknown>[]): string {
  const issue = issues[0];
  const path = issue === undefined ? null : v.getDotPath(issue);
  return `an invalid ${path ?? 'document'} (${issue?.message ?? 'unknown'})`;
}

function malformed(why: string, cause?: unknown): LaunchError {
  return new LaunchError(`The artifact's manifest cannot be used: ${why}.`, {
    cause,
    hint: 'Nothing was downloaded. Write the artifact again with a current client.',
  });
}

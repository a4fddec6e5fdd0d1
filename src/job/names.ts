import { crc32 } from 'node:zlib';

import { LaunchError } from '../common/errors.ts';
import type { JobRef } from '../wandb/operations/jobs.ts';

/** Longest name of a collection. */
const MAX_NAME_LENGTH = 128;

/** Replaces what artifact names may not hold by `_`, and cuts the middle out of names over 128 characters. */
export function safeArtifactName(text: string): string {
  const cleaned = replaceUnsafe(text, '_');
  if (cleaned.length <= MAX_NAME_LENGTH) return cleaned;
  return `${cleaned.slice(0, 63)}..${cleaned.slice(-63)}`;
}

/**
 * The rule for names that the client makes itself: what is not allowed is dropped, and a checksum of the whole
 * original keeps such names apart. Names that are fine stay as they are.
 */
export function sanitizeArtifactName(text: string): string {
  const sanitized = replaceUnsafe(text, '');
  if (sanitized === text) return text;
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(text));
  return `${sanitized}-${checksum.toString('base64url')}`;
}

// With the `u` flag a character outside the basic plane counts once, as it does in Python.
function replaceUnsafe(text: string, by: string): string {
  return text.replace(/[^A-Za-z0-9_\-.]/gu, by);
}

/** Default name of a job made from a repository. `program` is empty for jobs that no run made. */
export function repoJobName(remote: string, program = ''): string {
  return safeArtifactName(`job-${remote}_${program}`);
}

/** Default name of a job made from a code artifact. */
export function artifactJobName(codeArtifact: string): string {
  return safeArtifactName(`job-${codeArtifact}`);
}

/** Name of the code artifact below a job: after the job's name, or after the path of the program. */
export function codeArtifactName(path: string, jobName?: string): string {
  if (jobName !== undefined) return `code-${jobName}`;
  const clean = path.replaceAll('./', '').replace(/^\//, '').replace(/\/$/, '');
  return `code-${safeArtifactName(clean)}`;
}

/** Default name of a job made from an image: the reference without its tag. */
export function imageJobName(image: string): string {
  const tag = imageTag(image);
  return safeArtifactName(`job-${tag === undefined ? image : image.replaceAll(`:${tag}`, '')}`);
}

/** What follows the last colon, when it can be a tag (or the digits of a digest): it becomes an alias of the job. */
export function imageTag(image: string): string | undefined {
  const colon = image.lastIndexOf(':');
  if (colon === -1) return undefined;
  const tag = image.slice(colon + 1);
  return /^[A-Za-z0-9_\-.]+$/.test(tag) ? tag : undefined;
}

/**
 * Aliases of a new version: the given ones, then the tag of the image, then `latest`, each once. A tag such as `v2`
 * is left out: as an alias it would be taken for a version of the job.
 * @throws LaunchError for an alias that W&B refuses
 */
export function jobAliases(given: readonly string[], tag?: string): readonly string[] {
  for (const alias of given) checkAlias(alias);
  const tags = tag === undefined || isVersion(tag) ? [] : [tag];
  return [...new Set([...given, ...tags, 'latest'])];
}

/** @throws LaunchError when `name` cannot be the name of a job */
export function checkJobName(name: string): void {
  if (name !== '' && safeArtifactName(name) === name) return;
  throw new LaunchError(
    name === ''
      ? 'The name of a job cannot be empty.'
      : `The job name ${quoted(name)} is not a valid artifact name.`,
    {
      hint:
        `Use at most ${MAX_NAME_LENGTH} letters, digits, dashes, underscores and dots` +
        (name === '' ? '.' : `, such as ${quoted(safeArtifactName(name))}.`),
    },
  );
}

/** @throws LaunchError when `alias` cannot be an alias of a version */
export function checkAlias(alias: string): void {
  if (alias === '' || alias.length > MAX_NAME_LENGTH || /[/:\s\p{Cc}]/u.test(alias)) {
    throw new LaunchError(`The job alias ${quoted(alias)} is not valid.`, {
      hint: `Use at most ${MAX_NAME_LENGTH} characters without "/", ":" and spaces.`,
    });
  }
  if (isVersion(alias)) {
    throw new LaunchError(`The job alias ${quoted(alias)} has the form of a version, which only W&B gives.`, {
      hint: 'Choose another alias.',
    });
  }
}

function isVersion(alias: string): boolean {
  return /^v\d+$/.test(alias);
}

/** A job as a user names it: entity and project may be left to defaults. */
export interface JobReference {
  readonly entity: string | undefined;
  readonly project: string | undefined;
  readonly name: string;
  /** An alias or `vN`; `latest` when none was given. */
  readonly alias: string;
}

/**
 * Reads `entity/project/name:alias`, `project/name:alias` or `name:alias`; without `:alias` it is `latest`.
 * @throws LaunchError that says which part is wrong
 */
export function parseJobReference(text: string): JobReference {
  const path = text.trim();
  const colon = path.indexOf(':');
  const parts = (colon === -1 ? path : path.slice(0, colon)).split('/');
  const alias = colon === -1 ? 'latest' : path.slice(colon + 1);
  const name = parts.at(-1) ?? '';
  if (path === '') throw malformed(text, 'it is empty');
  if (path.includes('://')) throw malformed(text, 'it is an address');
  if (parts.length > 3) throw malformed(text, `it has ${parts.length} parts between slashes`);
  if (parts.includes('')) throw malformed(text, 'a part between slashes is empty');
  if (alias === '') throw malformed(text, 'nothing follows the colon');
  if (/[/:\s]/.test(alias))
    throw malformed(text, `the alias ${quoted(alias)} holds a slash, a colon or a space`);
  if (parts.some((part) => /[\s\p{Cc}]/u.test(part)))
    throw malformed(text, 'it holds a space or control character');
  if (safeArtifactName(name) !== name) throw malformed(text, `${quoted(name)} is not a valid job name`);
  return { entity: parts.at(-3), project: parts.at(-2), name, alias };
}

/**
 * The same with entity and project filled in from `defaults`.
 * @throws LaunchError when one of them is in neither
 */
export function resolveJobReference(
  text: string,
  defaults: { readonly entity?: string | undefined; readonly project?: string | undefined } = {},
): JobRef {
  const { entity = defaults.entity, project = defaults.project, name, alias } = parseJobReference(text);
  if (!entity) throw malformed(text, 'it names no entity, and there is no default');
  if (!project) throw malformed(text, 'it names no project, and there is no default');
  return { entity, project, name, alias };
}

/** `entity/project/name:alias`. */
export function formatJob(job: JobRef): string {
  return `${job.entity}/${job.project}/${job.name}:${job.alias}`;
}

function malformed(text: string, why: string): LaunchError {
  return new LaunchError(`The job ${quoted(text)} cannot be read: ${why}.`, {
    hint: 'Write it as entity/project/name:alias, for example acme/vision/train:latest.',
  });
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

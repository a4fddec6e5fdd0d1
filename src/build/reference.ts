import { LaunchError } from '../common/errors.ts';

/** The parts of an image reference, as Docker understands it. */
export interface ImageReference {
  /** Host with its port, `docker.io` for what Docker takes from there. */
  readonly registry: string;
  /** Path below the host: `library/busybox`, `team/group/name`. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:…`. */
  readonly digest: string | null;
}

export const DOCKER_HUB = 'docker.io';

const MAX_TEXT = 4096;
/** Docker's own limit for the path. */
const MAX_PATH = 255;
const MAX_PORT = 65_535;
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST_FORM = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** Hex digits that an algorithm gives. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
/** Docker reads such a word as the id of an image on the machine. */
const IMAGE_ID = /^[a-f0-9]{64}$/;

/**
 * Reads an image reference by the grammar of the distribution project, with Docker's normalisation: a name without a
 * host is one of docker.io, and one without a namespace is in `library`.
 * @throws LaunchError that names the part which is wrong, and why
 */
export function parseReference(text: string): ImageReference {
  if (text === '') fail(text, 'it is empty');
  if (text.length > MAX_TEXT) fail(text, `it is longer than ${MAX_TEXT} characters`);
  if (/[\s\p{Cc}]/u.test(text)) fail(text, 'it holds a blank or a control character');
  if (text.includes('://')) fail(text, 'it begins with a scheme', 'Leave out what stands before the host.');
  const [rest, digest] = takeDigest(text);
  const [name, tag] = takeTag(text, rest);
  if (IMAGE_ID.test(name)) {
    fail(text, 'it is the id of an image on one machine', 'Give the name under which a registry has it.');
  }
  const { registry, path } = takeRegistry(text, name);
  checkPath(text, path);
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
  return { registry, repository, tag, digest };
}

/**
 * Reads the name of a repository of images, to which tags are added here. A leading `https://`, as W&B's own examples
 * write it, and a trailing slash are taken off.
 * @throws LaunchError
 */
export function parseRepository(text: string): ImageReference {
  const plain = text
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/$/, '');
  const reference = parseReference(plain);
  if (reference.digest !== null || reference.tag !== null) {
    const part = reference.digest === null ? `the tag ${reference.tag ?? ''}` : 'a digest';
    throw new LaunchError(`The repository ${quote(text)} holds ${part}.`, {
      hint: /^[^/]+:\d+$/.test(plain)
        ? 'If that is a port, add the name of the image: host:port/name.'
        : 'Leave it out: the tag is made from the content of the image.',
    });
  }
  return reference;
}

/** Registry and path without tag and digest: `ghcr.io/team/name`. */
export function repositoryName(reference: Pick<ImageReference, 'registry' | 'repository'>): string {
  return `${reference.registry}/${reference.repository}`;
}

/** The whole reference with its host; what `parseReference` reads back to the same parts. */
export function formatReference(reference: ImageReference): string {
  const { tag, digest } = reference;
  return `${repositoryName(reference)}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}

/** Whether a text is a digest that can be checked: a known algorithm with the right number of lower-case digits. */
export function isDigest(text: string): boolean {
  const [algorithm = '', hex = ''] = text.split(':', 2);
  return (
    text === `${algorithm}:${hex}` && /^[0-9a-f]+$/.test(hex) && DIGEST_LENGTHS[algorithm] === hex.length
  );
}

function takeDigest(text: string): [rest: string, digest: string | null] {
  const at = text.indexOf('@');
  if (at < 0) return [text, null];
  const digest = text.slice(at + 1);
  if (isDigest(digest)) return [text.slice(0, at), digest];
  const [algorithm = ''] = digest.split(':', 1);
  const length = DIGEST_LENGTHS[algorithm];
  if (length !== undefined) {
    fail(text, `its digest is not ${algorithm}: and ${length} hex digits in lower case`);
  }
  return fail(
    text,
    DIGEST_FORM.test(digest)
      ? `the digest algorithm ${quote(algorithm)} is not known`
      : 'what follows the @ is not a digest',
    'Write it as name@sha256:….',
  );
}

function takeTag(text: string, rest: string): [name: string, tag: string | null] {
  const colon = rest.lastIndexOf(':');
  if (colon < 0 || rest.indexOf('/', colon) >= 0 || rest.endsWith(']')) return [rest, null];
  const tag = rest.slice(colon + 1);
  if (TAG.test(tag)) return [rest.slice(0, colon), tag];
  if (tag === '') fail(text, 'nothing follows its last colon');
  if (tag.length > 128) fail(text, 'its tag is longer than 128 characters');
  return fail(text, `${quote(tag)} is not a tag: letters, digits, ., _ and - are, with . and - not first`);
}

/** Docker's rule: the first part is a host when it has a dot, a colon or an upper-case letter, or is `localhost`. */
function takeRegistry(text: string, name: string): { registry: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(0, slash));
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  if (!isHost) return { registry: DOCKER_HUB, path: name };
  const [, host = first, port] = /^(.*):([^:\]]*)$/.exec(first) ?? [];
  if (!HOST.test(host)) fail(text, `${quote(host)} is not the name of a host`);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= MAX_PORT && Number(port) > 0)) {
    fail(text, `${quote(port)} is not a port`);
  }
  const registry = first === 'index.docker.io' ? DOCKER_HUB : first;
  return { registry, path: name.slice(slash + 1) };
}

function checkPath(text: string, path: string): void {
  if (path === '') fail(text, 'it has no name');
  if (path.length > MAX_PATH) fail(text, `its name is longer than ${MAX_PATH} characters`);
  for (const part of path.split('/')) {
    if (PATH_PART.test(part)) continue;
    if (part === '') fail(text, 'its name has an empty part');
    if (part !== part.toLowerCase()) {
      fail(text, `${quote(part)} has upper-case letters`, 'Names of images are lower case.');
    }
    fail(text, `${quote(part)} is not part of a name: letters and digits are, joined by ., _, __ or -`);
  }
}

function fail(text: string, why: string, hint = 'Write it as registry/name:tag or name@sha256:….'): never {
  throw new LaunchError(`${quote(text)} is not an image reference: ${why}.`, { hint });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

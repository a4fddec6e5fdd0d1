import { refuse, shown } from '../refusal.ts';

/** Docker's own reader of references is stricter; this keeps out what could be read as something else. */
const REFERENCE = /^(?:\[[0-9A-Fa-f:.]+\](?=[:/])|[A-Za-z0-9])[A-Za-z0-9._\-+:/@]*$/;
const MAX_REFERENCE = 4096;

/**
 * The image reference that an item names, checked: it is one word, and no option of docker.
 * @throws RefusedError
 */
export function readImage(image: string): string {
  if (image.length <= MAX_REFERENCE && REFERENCE.test(image)) return image;
  return refuse(
    `${shown(image)} is not an image reference`,
    'Write it as registry/name:tag or name@sha256:….',
  );
}

/** Whether a reference names one image for ever: such an image need not be asked for again. */
export function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(image);
}

export const DOCKER_HUB = 'docker.io';

/** The registry of a reference, host and port, as docker finds it: Docker Hub when it names none. */
export function registryOf(image: string): string {
  const [host = '', ...path] = image.split('/');
  const isHost = path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  return isHost ? host.toLowerCase() : DOCKER_HUB;
}

import type { RunResult } from '../launch/result.ts';

/** The page of a job, on the server that the page of its run is on; null when either is not known well enough. */
export function jobUrl({ job, runUrl }: Pick<RunResult, 'job' | 'runUrl'>): string | null {
  const app = /^(https?:\/\/.+?)\/[^/]+\/[^/]+\/runs\/[^/]+$/.exec(runUrl ?? '')?.[1];
  const [, entity, project, name, alias] =
    /^([\w.-]+)\/([\w.-]+)\/([\w.-]+):([\w.-]+)$/.exec(job ?? '') ?? [];
  if (app === undefined || entity === undefined) return null;
  return [app, entity, project, 'artifacts', 'job', name, alias].join('/');
}

const IMAGE = /^(?<path>[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/;

/** The page of an image, for the two registries that have one at its name; else null. */
export function imageUrl(image: string | null): string | null {
  const path = IMAGE.exec(image ?? '')?.groups?.['path'];
  if (path === undefined) return null;
  const [host = '', ...rest] = path.split('/');
  if (host === 'ghcr.io') return rest.length >= 2 ? `https://${path}` : null;
  if (host === 'docker.io') return hubUrl(rest);
  return host.includes('.') || host === 'localhost' ? null : hubUrl([host, ...rest]);
}

function hubUrl(path: readonly string[]): string | null {
  if (path.length === 1) return `https://hub.docker.com/_/${path[0]}`;
  return path.length === 2 ? `https://hub.docker.com/r/${path.join('/')}` : null;
}

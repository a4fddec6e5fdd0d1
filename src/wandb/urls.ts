import { LaunchError } from '../common/errors.ts';
import type { JobRef } from './operations/jobs.ts';
import type { RunRef } from './types.ts';

/** The public cloud. */
export const DEFAULT_BASE_URL = 'https://api.wandb.ai';

/**
 * Checks the address of a W&B server and takes off trailing slashes.
 * @throws LaunchError naming what is wrong with it; never with a password that it held
 */
export function checkBaseUrl(text: string): string {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new LaunchError('The base URL is not an http(s) address.', {
      hint: `Use an address such as ${DEFAULT_BASE_URL}, with its scheme.`,
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new LaunchError('The base URL holds a user name or a password.', {
      hint: 'Take them out of the address and give the API key as the secret input api-key.',
    });
  }
  if (url.search !== '' || url.hash !== '') {
    throw new LaunchError('The base URL holds a query or a fragment.', {
      hint: `Use the bare address of the server, such as ${DEFAULT_BASE_URL}.`,
    });
  }
  if (/(^|\.)wandb\.ai$/.test(url.hostname)) checkCloud(url);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new LaunchError(`The base URL ${url.origin} is plain http: the API key could be read on its way.`, {
      hint: 'Use https; http is accepted to this machine only.',
    });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function checkCloud(url: URL): void {
  if (!url.hostname.includes('api.')) {
    throw new LaunchError(`${url.origin} is the web app of W&B, not its API.`, {
      hint: `Did you mean ${DEFAULT_BASE_URL}?`,
    });
  }
  if (url.protocol === 'http:') {
    throw new LaunchError(`${url.origin} is plain http, which W&B does not serve.`, {
      hint: `Use ${DEFAULT_BASE_URL}.`,
    });
  }
}

/** `localhost`, 127.0.0.0/8 and ::1. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Whether `url` has the scheme, host and port of `baseUrl` and a path at or below its path. */
export function isBelow(baseUrl: string, url: URL): boolean {
  const base = new URL(baseUrl);
  const path = base.pathname.replace(/\/+$/, '');
  return url.origin === base.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
}

/** Address of the web app that belongs to an API address, by the rules of the Python client. */
export function deriveAppUrl(baseUrl: string): string {
  const rules = [
    ['://api.wandb.test', '://app.wandb.test'],
    ['://api.wandb.', '://wandb.'],
    ['://api.', '://app.'],
  ] as const;
  const rule = rules.find(([api]) => baseUrl.includes(api));
  return rule === undefined ? baseUrl : baseUrl.replace(rule[0], rule[1]);
}

export function projectUrl(appUrl: string, entity: string, project: string): string {
  return join(appUrl, entity, project);
}

/** An empty project is shown as `uncategorized`. */
export function runUrl(appUrl: string, run: RunRef): string {
  return join(appUrl, run.entity, run.project === '' ? 'uncategorized' : run.project, 'runs', run.runId);
}

export function jobsUrl(appUrl: string, entity: string, project: string): string {
  return join(appUrl, entity, project, 'jobs');
}

export function jobUrl(appUrl: string, job: JobRef): string {
  return join(appUrl, job.entity, job.project, 'artifacts', 'job', job.name, job.alias);
}

/** `entity` is the one that owns the queue. Queue ids keep their `=` in web addresses. */
export function queueUrl(appUrl: string, entity: string, queueId: string): string {
  return `${join(appUrl, entity, 'launch')}/${encodeId(queueId)}`;
}

export function agentUrl(appUrl: string, entity: string, agentId: string): string {
  return `${join(appUrl, entity, 'launch', 'agents')}/${encodeId(agentId)}`;
}

function join(appUrl: string, ...parts: string[]): string {
  return [appUrl.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/');
}

function encodeId(id: string): string {
  return encodeURIComponent(id).replaceAll('%3D', '=');
}

/** Pure parsers of the inputs that name something: a server, a job, a run, an entity, a project. */
import { isRunId } from '../../common/run-id.ts';
import { bad, good, type Parsed } from './parsed.ts';
import { quote } from './problem.ts';

/** A base URL: https, or http to this machine; no path's trailing slash, no user, no query. */
export function parseBaseUrl(text: string): Parsed<string> {
  if (!URL.canParse(text)) {
    return bad(
      `${quote(text)} is not a URL`,
      'it is the address of the W&B API with its scheme',
      'Write it like https://api.wandb.ai or https://wandb.example.com',
    );
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return bad(
      'the URL contains a user or a password',
      'it would show up in logs and links',
      'Remove everything before the @; the key belongs into api-key',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    return bad(
      `${quote(text)} has a query or a fragment`,
      'paths are added to its end',
      'Remove all from ? or # on',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return bad(
      `${quote(text)} is not encrypted`,
      'the key would cross the network in plain text; http is for this machine only',
      'Use https://',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return bad(
      `${quote(text)} is not an https address`,
      `W&B does not speak ${url.protocol}`,
      'Use https://',
    );
  }
  return good(url.href.replace(/\/+$/, ''));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** `name`, `project/name` or `entity/project/name`, each with an alias or version if wanted. */
export function parseJob(text: string): Parsed<string> {
  const example = 'Write it like entity/project/name:latest, or :v3 for one version';
  if (/^https?:\/\/|^wandb-artifact:/.test(text)) {
    return bad(
      `${quote(text)} is an address`,
      'a job is named by its path',
      `${example}; addresses go to uri`,
    );
  }
  if (/\s/.test(text))
    return bad(`${quote(text)} contains white space`, 'a job has none in its name', example);
  const [path = '', alias, ...rest] = text.split(':');
  const segments = path.split('/');
  if (rest.length > 0 || alias === '') {
    return bad(
      `${quote(text)} has ${alias === '' ? 'no alias after ":"' : 'more than one ":"'}`,
      'one alias or version follows the name',
      example,
    );
  }
  if (segments.length > 3 || segments.includes('')) {
    return bad(
      `${quote(text)} is not the path of a job`,
      'it has at most three parts and none of them is empty',
      example,
    );
  }
  if (!/^[\w.-]+$/.test(segments.at(-1) ?? '')) {
    return bad(
      `${quote(text)} is not the name of a job`,
      'W&B takes letters, digits, "_", "-" and "." in it',
      example,
    );
  }
  return good(text);
}

export function parseRunId(text: string): Parsed<string> {
  if (isRunId(text)) return good(text);
  return bad(
    `${quote(text)} is not a run id`,
    'W&B takes at most 128 characters, without white space and / \\ # ? % :',
    'Leave the input out to have one made, or shorten it to letters, digits, "-" and "_"',
  );
}

export function parseEntity(text: string): Parsed<string> {
  if (!/[/\s]/.test(text)) return good(text);
  return bad(
    `${quote(text)} is not the name of an entity`,
    'it is a user or a team, in one word and without "/"',
    'Put the part before "/" here and the rest into project',
  );
}

export function parseProject(text: string): Parsed<string> {
  if (text.length <= 128 && !/[/\\#?%:\r\n]/.test(text)) return good(text);
  return bad(
    `${quote(text)} is not the name of a project`,
    'W&B takes at most 128 characters, without / \\ # ? % :',
    'Give the name alone; the team or user goes to entity',
  );
}

import { LaunchError } from '../common/errors.ts';

/** Which run another is compared with, as asked for in one line. */
export type BaselineAsked = { readonly text: string } & (
  | {
      readonly kind: 'run';
      /** Null: those of the run that is compared. */
      readonly entity: string | null;
      readonly project: string | null;
      readonly runId: string;
    }
  | { readonly kind: 'tag'; readonly tag: string }
  | {
      readonly kind: 'alias';
      /** Null: a collection that the run itself logged to. */
      readonly collection: {
        readonly entity: string | null;
        readonly project: string | null;
        readonly name: string;
      } | null;
      readonly alias: string;
    }
  /** `ref`: in full, such as `refs/heads/main`. */
  | { readonly kind: 'latest-on'; readonly ref: string }
);

const FORMS =
  'a run id (or PROJECT/ID, ENTITY/PROJECT/ID), tag:NAME, alias:NAME:ALIAS, alias:ALIAS or latest-on:BRANCH';
const KINDS = ['tag', 'alias', 'latest-on'] as const;

/**
 * Reads the input `baseline`.
 * @throws LaunchError whose message and hint are clauses without a full stop
 */
export function parseBaseline(input: string): BaselineAsked {
  const text = input.trim();
  if (text === '') throw fault('it is empty');
  const prefix = KINDS.find((kind) => text.startsWith(`${kind}:`));
  const rest = prefix === undefined ? text : text.slice(prefix.length + 1).trim();
  if (rest === '') throw fault(`${JSON.stringify(text)} names nothing`);
  switch (prefix) {
    case 'tag':
      return { text, kind: 'tag', tag: rest };
    case 'latest-on':
      return { text, kind: 'latest-on', ref: fullRef(rest) };
    case 'alias':
      return { text, kind: 'alias', ...parseAlias(rest, text) };
    default:
      return { text, kind: 'run', ...parseRun(text) };
  }
}

function fullRef(branch: string): string {
  return branch.startsWith('refs/') ? branch : `refs/heads/${branch}`;
}

function parseAlias(
  rest: string,
  text: string,
): Pick<BaselineAsked & { kind: 'alias' }, 'collection' | 'alias'> {
  const parts = rest.split(':');
  if (parts.length > 2) throw fault(`${JSON.stringify(text)} has too many colons`);
  const [first = '', second] = parts;
  if (second === undefined) {
    if (first.includes('/')) throw fault(`${JSON.stringify(text)} names an artifact without an alias`);
    return { collection: null, alias: first };
  }
  if (first === '' || second === '') throw fault(`${JSON.stringify(text)} is not complete`);
  return { collection: pathOf(first, text), alias: second };
}

/** Also the address of a run's page. */
function parseRun(text: string): Pick<BaselineAsked & { kind: 'run' }, 'entity' | 'project' | 'runId'> {
  const page = /^https?:\/\/[^/]+\/([^/]+)\/([^/]+)\/runs\/([^/?#]+)/.exec(text);
  if (page) {
    const [entity = '', project = '', runId = ''] = page.slice(1).map(decoded);
    return { entity, project, runId };
  }
  if (/[:\\?#%\s]/.test(text)) throw fault(`${JSON.stringify(text)} names no run`);
  const { entity, project, name } = pathOf(text, text);
  return { entity, project, runId: name };
}

function pathOf(
  path: string,
  text: string,
): { readonly entity: string | null; readonly project: string | null; readonly name: string } {
  const parts = path.split('/');
  if (parts.length > 3 || parts.includes('')) throw fault(`${JSON.stringify(text)} is not complete`);
  const [name = '', project = null, entity = null] = parts.toReversed();
  return { entity, project, name };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fault(what: string): LaunchError {
  return new LaunchError(what, { hint: `Write ${FORMS}` });
}

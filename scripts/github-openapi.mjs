/**
 * Cuts out of GitHub's OpenAPI description what the tests hold the action's requests against: the operations below with
 * everything that they refer to, without prose. `node scripts/github-openapi.mjs FILE`, where FILE is
 * `generated/api.github.com.json` of the npm package `@octokit/openapi` (which is too large to depend on).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATHS = [
  '/repos/{owner}/{repo}/issues/{issue_number}/comments',
  '/repos/{owner}/{repo}/issues/comments/{comment_id}',
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  '/repos/{owner}/{repo}/commits/{ref}/check-runs',
  '/repos/{owner}/{repo}/check-runs',
  '/repos/{owner}/{repo}/check-runs/{check_run_id}',
  '/repos/{owner}/{repo}/collaborators/{username}/permission',
  '/repos/{owner}/{repo}/environments/{environment_name}',
];
const EXAMPLES = [
  'issue-comment',
  'pull-request-simple-items',
  'check-run',
  'repository-collaborator-permission-response-if-user-has-admin-permissions',
  'environment',
];
const PROSE = new Set(['description', 'summary', 'externalDocs', 'example', 'examples', 'title', 'tags']);

const [file] = process.argv.slice(2);
const whole = JSON.parse(readFileSync(file, 'utf8'));
const components = { examples: {} };

/** A copy without prose; what it refers to is copied beside it. `names`: the keys are names, not keywords. */
function cut(part, names = false) {
  if (Array.isArray(part)) return part.map((each) => cut(each));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => names || !(PROSE.has(key) || key.startsWith('x-')));
  const copy = Object.fromEntries(
    kept.map(([key, value]) => [key, cut(value, key === 'properties' && !names)]),
  );
  if (typeof copy.$ref === 'string') {
    const [, , kind, name] = copy.$ref.split('/');
    components[kind] ??= {};
    if (!(name in components[kind])) {
      components[kind][name] = {};
      components[kind][name] = cut(whole.components[kind][name]);
    }
  }
  return copy;
}

const paths = Object.fromEntries(
  PATHS.map((path) => {
    if (!(path in whole.paths)) throw new Error(`GitHub's description has no ${path}`);
    return [path, cut(whole.paths[path])];
  }),
);
for (const name of EXAMPLES) components.examples[name] = { value: whole.components.examples[name].value };
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test/support/github/openapi.json');
const text = JSON.stringify({ info: { version: whole.info.version }, paths, components });
writeFileSync(target, `${text}\n`);
console.log(`${target}: ${Math.round(text.length / 1000)} kB`);

import { parseJobReference } from '../job/names.ts';
import { LaunchError } from '../common/errors.ts';
import { problem, type Problem } from './errors.ts';
import type { LaunchAddOptions } from './options.ts';
import { isPlaceholder } from './spec.ts';
import { typeProblems } from './validate-types.ts';
import { isObject, isTruthy } from './values.ts';

/** What may not stand in a run id, by the client's own rule (0.31). */
const RUN_ID_RESERVED = /[:;,#?/'\s\p{Cc}]/u;
/** What may not stand in names of entities and projects. */
const NAME_RESERVED = /[/\\#?%:]/;
const MAX_NAME = 128;
const MAX_QUEUE_NAME = 64;

/**
 * Everything that can be said against `options` without asking a server; empty when nothing can. Types are checked
 * too: options may come from a file or from JavaScript.
 */
export function validateOptions(options: LaunchAddOptions): readonly Problem[] {
  const types = typeProblems(options);
  // With a text where a mapping belongs, the checks below would only repeat the same mistake in other words.
  if (types.length > 0) return types;
  return [
    ...sourceProblems(options),
    ...nameProblems(options),
    ...priorityProblems(options.priority),
    ...resourceProblems(options),
    ...buildOptionProblems(options),
  ];
}

/** The options without members that are null or undefined: both mean "not given". */
export function givenOptions(options: LaunchAddOptions): LaunchAddOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]: [string, unknown]) => value !== undefined && value !== null),
  );
}

function sourceProblems(options: LaunchAddOptions): readonly Problem[] {
  const config = options.config ?? {};
  const docker = isObject(config['docker']) ? config['docker'] : {};
  const uri = options.uri ?? (isPlaceholder(config['uri']) ? undefined : config['uri']);
  const job = options.job ?? config['job'];
  const image = options.dockerImage || docker['docker_image'];
  const given = [uri ? 'uri' : '', job ? 'job' : '', image ? 'dockerImage' : ''].filter(
    (name) => name !== '',
  );
  const next = 'Give exactly one of job, dockerImage or uri.';
  if (options.build === true && image) {
    const hint = 'Leave build out to launch that image, or dockerImage to build one.';
    return [problem('build and dockerImage are given', 'an image is there already', hint)];
  }
  if (given.length > 1) return [problem(`${given.join(' and ')} are given`, 'a launch has one source', next)];
  if (given.length === 0 && options.build === true) return [];
  if (given.length === 0) {
    const why = config['image_uri']
      ? 'config.image_uri does not count as a source'
      : 'there is nothing to run';
    return [problem('none of job, dockerImage and uri is given', why, next)];
  }
  if (typeof job === 'string' && job) return jobProblems(job);
  if (typeof image === 'string' && /\s/.test(image)) {
    return [
      problem(
        `dockerImage (${image}) holds a space`,
        '',
        'Write it as docker does: registry/name:tag or registry/name@sha256:….',
      ),
    ];
  }
  return [];
}

function jobProblems(job: string): readonly Problem[] {
  try {
    parseJobReference(job);
    return [];
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    return [
      problem(error.message.replace(/\.$/, ''), '', error.hint ?? 'Write it as entity/project/name:alias.'),
    ];
  }
}

function nameProblems(options: LaunchAddOptions): readonly Problem[] {
  const config = options.config ?? {};
  const found: Problem[] = [];
  for (const [path, value] of [
    ['entity', options.entity],
    ['project', options.project],
    ['projectQueue', options.projectQueue],
    ['config.entity', config['entity']],
    ['config.project', config['project']],
    ['config.queue_entity', config['queue_entity']],
  ] as const) {
    if (typeof value !== 'string') continue;
    const reserved = NAME_RESERVED.exec(value);
    if (reserved)
      found.push(
        problem(
          `${path} (${value}) holds "${reserved[0]}"`,
          'names may not',
          'Give the plain name, without a path or address.',
        ),
      );
    else if (value.length > MAX_NAME) found.push(tooLong(path, value, MAX_NAME));
    else if (value !== value.trim())
      found.push(problem(`${path} starts or ends with a space`, '', 'Remove it.'));
  }
  if (options.entity === '')
    found.push(
      problem(
        'entity is empty',
        'a queue and a run need an owner',
        'Leave it out to use the default entity of the key.',
      ),
    );
  if (options.projectQueue === '')
    found.push(problem('projectQueue is empty', '', 'Leave it out to use model-registry.'));
  const queue = options.queueName;
  if (queue !== undefined && queue.trim() === '')
    found.push(problem('queueName is empty', '', 'Give the name of a queue.'));
  else if (queue !== undefined && queue.length > MAX_QUEUE_NAME)
    found.push(tooLong('queueName', queue, MAX_QUEUE_NAME));
  found.push(...runIdProblems('runId', options.runId), ...runIdProblems('config.run_id', config['run_id']));
  return found;
}

function runIdProblems(path: string, id: unknown): readonly Problem[] {
  // Python writes an empty id, and the agent then makes one up.
  if (typeof id !== 'string' || id === '') return [];
  if (id.length > MAX_NAME) return [tooLong(path, id, MAX_NAME)];
  const reserved = RUN_ID_RESERVED.exec(id);
  if (!reserved) return [];
  return [
    problem(
      `${path} (${id}) holds ${JSON.stringify(reserved[0])}`,
      'W&B refuses such ids',
      `Use letters, digits, "-", "_" and ".".`,
    ),
  ];
}

function priorityProblems(priority: number | undefined): readonly Problem[] {
  if (priority === undefined || [0, 1, 2, 3].includes(priority)) return [];
  return [
    problem(
      `priority is ${priority}`,
      'there are four levels',
      'Use 0 (critical), 1 (high), 2 (medium) or 3 (low).',
    ),
  ];
}

function resourceProblems(options: LaunchAddOptions): readonly Problem[] {
  const config = options.config ?? {};
  const found: Problem[] = [];
  const variables = isTruthy(options.templateVariables) || isTruthy(config['template_variables']);
  if (variables && (isTruthy(options.resourceArgs) || isTruthy(config['resource_args']))) {
    found.push(
      problem(
        'template variables and resource_args are both given',
        'a queue applies only one of them',
        'Set the values as template variables, or leave those out and give resource_args.',
      ),
    );
  }
  const docker = isObject(config['docker']) ? config['docker'] : {};
  const resource = options.resource ?? config['resource'];
  if (resource === 'local-process' && (options.dockerImage || docker['docker_image'])) {
    found.push(
      problem(
        'dockerImage is given with the resource local-process',
        'that runs no images',
        'Use local-container, or give a job made from code.',
      ),
    );
  }
  return found;
}

/** What `build` needs, as far as it can be seen without the build itself. */
function buildOptionProblems(options: LaunchAddOptions): readonly Problem[] {
  if (options.build !== true) return [];
  const found: Problem[] = [];
  if (!options.repository) {
    found.push(
      problem(
        'build is set without repository',
        'an agent can only pull an image that is in a registry',
        'Name where it goes, such as ghcr.io/team/name.',
      ),
    );
  }
  if ((options.resource ?? options.config?.['resource']) === 'local-process') {
    found.push(
      problem(
        'build is set with the resource local-process',
        'that runs no images',
        'Use local-container, or launch the code without build.',
      ),
    );
  }
  return found;
}

function tooLong(path: string, value: string, most: number): Problem {
  return problem(`${path} has ${value.length} characters`, `at most ${most} are allowed`, 'Shorten it.');
}

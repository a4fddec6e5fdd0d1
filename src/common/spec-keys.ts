import { nearest } from './nearest.ts';

/** Top-level keys that some reader of a launch spec knows: client, server, agent or web app. */
export const SPEC_KEYS: readonly string[] = [
  '_resume_count',
  '_wandb_api_key',
  '_wandb_job_collection_id',
  'additional_services',
  'author',
  'base_image',
  'builder',
  'cuda',
  'docker',
  'entity',
  'environment',
  'git',
  'image_uri',
  'job',
  'name',
  'overrides',
  'project',
  'python_version',
  'queue_entity',
  'registry',
  'resource',
  'resource_args',
  'run_id',
  'sweep_id',
  'template_variables',
  'uri',
];

const OVERRIDE_KEYS: readonly string[] = [
  'args',
  'artifacts',
  'dockerfile',
  'entry_point',
  'files',
  'run_config',
  'working_dir',
];

/** Where people expect something to be, and where it is. */
const MEANT: Readonly<Record<string, string>> = {
  config: 'overrides.run_config',
  docker_image: 'docker.docker_image',
  env: 'resource_args',
  image: 'docker.docker_image',
  parameters: 'overrides.run_config',
  params: 'overrides.run_config',
  repository: 'registry.url',
  resources: 'resource_args',
  version: 'git.version',
};

export interface UnknownKey {
  readonly key: string;
  /** The known place that is most likely meant. */
  readonly nearest: string;
}

/**
 * Top-level keys of `config` that no reader of a launch spec knows, each with the nearest known place.
 * A key that resembles nothing is most likely a hyperparameter, and those live in `overrides.run_config`.
 */
export function unknownConfigKeys(config: Readonly<Record<string, unknown>>): readonly UnknownKey[] {
  return Object.keys(config)
    .filter((key) => !SPEC_KEYS.includes(key))
    .map((key) => ({ key, nearest: nearestPlace(key) }));
}

function nearestPlace(key: string): string {
  const snake = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
  if (SPEC_KEYS.includes(snake)) return snake;
  if (OVERRIDE_KEYS.includes(snake)) return `overrides.${snake}`;
  const meant = MEANT[snake];
  if (meant !== undefined) return meant;
  const spec = nearest(snake, SPEC_KEYS);
  if (spec !== undefined) return spec;
  return `overrides.${nearest(snake, OVERRIDE_KEYS) ?? 'run_config'}`;
}

import type { JsonObject } from '../wandb/types.ts';
import { isNumeric, isObject, kindOf } from './values.ts';

/** Docker options that agents of 0.31 pass on; everything else fails the item. */
const DOCKER_OPTIONS: ReadonlySet<string> = new Set([
  'command',
  'cpu',
  'cpu-period',
  'cpu-quota',
  'cpu-shares',
  'cpus',
  'cpuset-cpus',
  'cpuset-mems',
  'e',
  'env',
  'gpus',
  'm',
  'memory',
  'memory-reservation',
  'memory-swap',
  'name',
  'pids-limit',
  'platform',
  'shm-size',
  'ulimit',
  'w',
  'workdir',
]);
const REPEATABLE: ReadonlySet<string> = new Set(['e', 'env', 'ulimit']);

/** Kubernetes keys that agents refuse wherever they stand. */
const REFUSED_KEYS: readonly string[] = ['securityContext', 'hostPath', 'serviceAccountToken'];
/** Refused when switched on. */
const REFUSED_FLAGS: readonly string[] = [
  'hostPID',
  'hostIPC',
  'hostNetwork',
  'shareProcessNamespace',
  'hostUsers',
  'automountServiceAccountToken',
  'hostPort',
];
/** Refused when not empty. */
const REFUSED_NAMES: readonly string[] = ['serviceAccountName', 'serviceAccount'];

/** What W&B's agents (0.31) will refuse in these `resource_args`, a line each. Older agents, and others, may not. */
export function refusedResourceArgs(resourceArgs: JsonObject): readonly string[] {
  return [
    ...dockerRefusals(resourceArgs['local-container']),
    ...kubernetesRefusals(resourceArgs['kubernetes']),
  ].map((refusal) => `Agents refuse resource_args.${refusal}.`);
}

function dockerRefusals(options: unknown): readonly string[] {
  if (options === undefined || options === null) return [];
  if (!isObject(options)) return [`local-container, which is ${kindOf(options)} and must be a mapping`];
  return Object.entries(options).flatMap(([key, value]) => {
    const name = key.trim().replace(/^-+/, '').replaceAll('_', '-').toLowerCase();
    if (!DOCKER_OPTIONS.has(name)) return [`local-container.${key}: not an option that they pass to docker`];
    if (REPEATABLE.has(name) && Array.isArray(value)) {
      return value.length > 0 && value.every(isScalar)
        ? []
        : [`local-container.${key}: a list of texts is needed`];
    }
    return isScalar(value)
      ? []
      : [`local-container.${key}: one text or number is needed, not ${kindOf(value)}`];
  });
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || isNumeric(value);
}

function kubernetesRefusals(manifest: unknown): readonly string[] {
  if (manifest === undefined || manifest === null) return [];
  if (!isObject(manifest)) return [`kubernetes, which is ${kindOf(manifest)} and must be a mapping`];
  return [...new Set(scan(manifest))].map((key) => `kubernetes: ${key} is not allowed`);
}

function scan(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(scan);
  if (!isObject(node)) return [];
  return [
    ...REFUSED_KEYS.filter((key) => Object.hasOwn(node, key)),
    ...REFUSED_FLAGS.filter((key) => isOn(node[key])),
    ...REFUSED_NAMES.filter((key) => isPresent(node[key])),
    ...(isText(node['mountPropagation'], 'Bidirectional') ? ['mountPropagation: Bidirectional'] : []),
    ...unconfined(node['annotations']),
    ...Object.values(node).flatMap(scan),
  ];
}

function unconfined(annotations: unknown): readonly string[] {
  if (!isObject(annotations)) return [];
  return Object.entries(annotations)
    .filter(([key, value]) => /apparmor|seccomp/i.test(key) && /unconfined/i.test(String(value)))
    .map(([key]) => `the annotation ${key}`);
}

function isText(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.trim() === text;
}

function isOn(value: unknown): boolean {
  if (typeof value === 'string') return ['1', 'true', 'yes'].includes(value.trim().toLowerCase());
  return value === true || (isNumeric(value) && Number(value) !== 0);
}

function isPresent(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isPresent);
  if (typeof value === 'string') return value.trim() !== '';
  return value !== null && value !== undefined;
}

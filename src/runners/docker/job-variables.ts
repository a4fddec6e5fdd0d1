import { refuse, shown } from '../refusal.ts';
import { refuseVariable, type Macros } from './macros.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
/** Whose variables a queue may not set: Launch's own, and those by which programs know a workflow runner. */
const RESERVED = /^(?:WANDB|GITHUB|ACTIONS|INPUT|RUNNER)_/i;
/** These choose devices where NVIDIA's runtime is the default one, past `gpus` and past the slot of the job. */
const GPU_CHOICE = /^NVIDIA_(?:VISIBLE_DEVICES|MIG_)/i;
/** Linux takes no longer text in an environment. */
const MAX_BYTES = 131_071;

/**
 * The variables that a queue sets with `env`: `NAME=value`, or `NAME` alone for a variable of this machine, which
 * must be in `pass-env`.
 * @throws RefusedError
 */
export function readJobVariables(entries: readonly string[], macros: Macros): Record<string, string> {
  const variables = new Map<string, string>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const name = at < 0 ? entry : entry.slice(0, at);
    if (!NAME.test(name)) refuse(`env: ${shown(name)} is not the name of a variable`, 'Write NAME=value.');
    if (at >= 0) checkName(name);
    const value = at < 0 ? passed(name, macros) : entry.slice(at + 1);
    checkValue(name, value);
    variables.set(name, value);
  }
  return Object.fromEntries(variables);
}

function passed(name: string, macros: Macros): string {
  if (!Object.hasOwn(macros.passed, name)) return refuseVariable(name);
  return macros.passed[name] ?? '';
}

function checkName(name: string): void {
  if (RESERVED.test(name)) {
    refuse(
      `env: ${name} is not a queue's to set`,
      'Variables of W&B and of the workflow runner can only come from the image, or from `docker-args` on the agent.',
    );
  }
  if (GPU_CHOICE.test(name)) {
    refuse(`env: ${name} would choose devices past the runner`, 'Ask for devices with `gpus`.');
  }
}

function checkValue(name: string, value: string): void {
  if (value.includes('\0')) refuse(`env: ${name} holds a NUL`, 'Take it out.');
  if (Buffer.byteLength(`${name}=${value}`) > MAX_BYTES) {
    refuse(`env: ${name} is longer than Linux allows (128 KiB)`, 'Put the value into a file or an artifact.');
  }
}

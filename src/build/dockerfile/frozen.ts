import { LaunchError } from '../../common/errors.ts';
import { logicalLines } from './requirements.ts';

/** What is installed of the packages that a run recorded. */
export interface FrozenPackages {
  /** Arguments that name packages; none starts with a dash. */
  readonly packages: readonly string[];
  /** The build of PyTorch that the run had, as uv names it: `cu118`, `cpu`; null for the index's own. */
  readonly torchBackend: string | null;
  readonly warnings: readonly string[];
}

const TORCH = /^(?:torch|torchvision|torchaudio)==[\w.]+\+(cpu|xpu|cu\d+|rocm[\d.]+)$/i;

/**
 * Turns the list of packages of another machine into one that can be installed here. What was installed there from
 * its own disk is taken from the index instead, and said so.
 * @throws LaunchError for a line that names no package
 */
export function readFrozen(text: string, name: string): FrozenPackages {
  const packages: string[] = [];
  const warnings: string[] = [];
  const backends = new Set<string>();
  for (const line of logicalLines(text)) {
    const editable = /^(?:-e|--editable)[\s=]+(.+)$/.exec(line)?.[1];
    if (editable !== undefined || line.startsWith('-')) {
      const [, address, egg] =
        /^(git\+(?:https|ssh):\/\/\S+?)#(?:.*&)?egg=([A-Za-z0-9][\w.-]*)/.exec(editable ?? '') ?? [];
      if (address !== undefined) packages.push(`${egg ?? ''} @ ${address}`);
      else warnings.push(`${name}: left out ${shown(line)}, which means nothing on another machine.`);
      continue;
    }
    const [, local] = /^([A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?)\s*@\s*(?:file:|[./])/.exec(line) ?? [];
    const unreleased = /^wandb==[^+]*dev/i.test(line) ? 'wandb' : undefined;
    if (!/^[A-Za-z0-9]/.test(line)) {
      throw new LaunchError(`${name} has a line that names no package: ${shown(line)}.`, {
        hint: 'Write a requirements.txt, which is used in its place.',
      });
    }
    const replacement = local?.trim() ?? unreleased;
    if (replacement !== undefined) {
      warnings.push(`${name}: ${shown(line)} is in no index; the newest ${replacement} is taken instead.`);
    }
    const backend = TORCH.exec(line)?.[1];
    if (backend !== undefined) backends.add(backend.toLowerCase());
    packages.push(replacement ?? line);
  }
  if (backends.size > 1)
    warnings.push(`${name} names several builds of PyTorch: ${[...backends].join(', ')}.`);
  return { packages, torchBackend: [...backends][0] ?? null, warnings };
}

function shown(line: string): string {
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

import { messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { LaunchState, Outcome } from '../launch/result.ts';
import { capJson } from './cap-json.ts';
import { appendToFile, formatEntry, type Append } from './file-commands.ts';

/** The outputs that are one text. */
export interface TextOutputs {
  readonly 'item-id': string;
  readonly 'run-id': string;
  readonly 'run-url': string;
  readonly 'queue-url': string;
  readonly job: string;
  readonly image: string;
  readonly state: LaunchState;
  readonly outcome: Outcome;
}

/**
 * The outputs that are JSON, with the UTF-16 code units each may take. GitHub drops all outputs of a job that has
 * more than 1 MB of them, counted at two bytes a unit: these leave room for other steps.
 */
export const JSON_OUTPUTS = { metrics: 100_000, 'launch-spec': 100_000, items: 200_000 } as const;

export type JsonOutputName = keyof typeof JSON_OUTPUTS;

export const TEXT_OUTPUTS = [
  'item-id',
  'run-id',
  'run-url',
  'queue-url',
  'job',
  'image',
  'state',
  'outcome',
] as const satisfies readonly (keyof TextOutputs)[];

/** Sets outputs as soon as they are known. Nothing here throws: a report never fails the job that it reports on. */
export interface Outputs {
  /** Sets those that are given and new. */
  set(values: { readonly [Name in keyof TextOutputs]?: TextOutputs[Name] | null | undefined }): void;
  /** Cuts what is too long, and says so once a name. */
  setJson(name: JsonOutputName, value: unknown): void;
}

export interface OutputsOptions {
  /** `GITHUB_OUTPUT`. Without it nothing is written. */
  readonly path: string | undefined;
  readonly logger: Logger;
  readonly append?: Append;
}

export function createOutputs({ path, logger, append = appendToFile }: OutputsOptions): Outputs {
  const written = new Map<string, string>();
  const cutNames = new Set<string>();

  function write(name: string, value: string): void {
    if (path === undefined || path === '' || written.get(name) === value) return;
    try {
      append(path, formatEntry(name, value));
      written.set(name, value);
    } catch (error) {
      logger.warning(`The output ${name} could not be written: ${messageOf(error)}`);
    }
  }

  return {
    set(values) {
      for (const name of TEXT_OUTPUTS) {
        const value = values[name];
        if (value !== null && value !== undefined) write(name, value);
      }
    },
    setJson(name, value) {
      try {
        const { text, dropped } = capJson(value, JSON_OUTPUTS[name]);
        if (dropped > 0 && !cutNames.has(name)) {
          cutNames.add(name);
          logger.notice(
            `The output ${name} is too long for GitHub: ${dropped} of its entries were left out.`,
          );
        }
        write(name, text);
      } catch (error) {
        logger.warning(`The output ${name} could not be written: ${messageOf(error)}`);
      }
    },
  };
}

import { LaunchError } from '../common/errors.ts';
import { hasPassword } from './remote.ts';

/** Name of the file that makes an artifact a job. */
export const JOB_FILE = 'wandb-job.json';
export const REQUIREMENTS_FILE = 'requirements.frozen.txt';
export const DIFF_FILE = 'diff.patch';

const NO_TYPES = { wb_type: 'typedDict', params: { type_map: {} } };

/** What repo and artifact jobs have in common. Paths are relative to the source. */
export interface ProgramFields {
  readonly entryPoint: readonly string[];
  readonly buildContext?: string | undefined;
  /** Relative to the build context. */
  readonly dockerfile?: string | undefined;
  readonly baseImage?: string | undefined;
}

export type JobSource =
  | { readonly type: 'image'; readonly image: string }
  | ({ readonly type: 'repo'; readonly remote: string; readonly commit: string } & ProgramFields)
  | ({ readonly type: 'artifact'; readonly artifactId: string } & ProgramFields);

/**
 * The text of `wandb-job.json`, byte for byte as `wandb job create` writes it: the digest of a job depends on it.
 * @param runtime Python's version; empty for image jobs
 * @throws LaunchError when the git remote holds a password
 */
export function serializeJob(
  source: JobSource,
  runtime: string,
  services: Readonly<Record<string, string>> = {},
): string {
  const fields = sourceFields(source);
  const document = {
    _version: 'dockerfile' in fields || 'build_context' in fields ? '0.17.0' : 'v0',
    source_type: source.type,
    source: fields,
    input_types: NO_TYPES,
    output_types: NO_TYPES,
    runtime,
    ...(Object.keys(services).length === 0 ? {} : { services }),
  };
  return pythonJson(document);
}

function sourceFields(source: JobSource): Record<string, unknown> {
  switch (source.type) {
    case 'image':
      return { image: source.image };
    case 'repo':
      if (hasPassword(source.remote)) {
        throw new LaunchError(
          'The git remote of the job holds a password, which would be stored in the job.',
          {
            hint: 'Give the address without user and password.',
          },
        );
      }
      return {
        git: { remote: source.remote, commit: source.commit },
        entrypoint: source.entryPoint,
        notebook: false,
        ...programFields(source),
      };
    case 'artifact':
      return {
        entrypoint: source.entryPoint,
        notebook: false,
        artifact: `wandb-artifact://_id/${source.artifactId}`,
        ...programFields(source),
      };
  }
}

// An empty text counts as not given, as it does for the client.
function programFields({ buildContext, dockerfile, baseImage }: ProgramFields): Record<string, string> {
  return {
    ...(buildContext ? { build_context: buildContext } : {}),
    ...(dockerfile ? { dockerfile } : {}),
    ...(baseImage ? { base_image: baseImage } : {}),
  };
}

/** JSON as Python's `json.dumps(value, indent=4)` prints it: everything outside printable ASCII escaped. */
function pythonJson(value: unknown): string {
  return JSON.stringify(value, null, 4).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Where Python ends a line, beside the usual newlines: vertical tab, form feed, separators, next line. */
const LINE_ENDS = ['\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029'];

/**
 * The frozen list of a code folder's `requirements.txt`: its lines, as Python splits them, without a final newline.
 */
export function frozenRequirements(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split(new RegExp(`[${LINE_ENDS.join('')}]`));
  if (lines.at(-1) === '') lines.pop();
  return lines.join('\n');
}

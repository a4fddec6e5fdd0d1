import * as v from 'valibot';

import { LaunchError, messageOf } from '../common/errors.ts';

export const MAX_JOB_FILE_BYTES = 1024 * 1024;

/** What `wandb-job.json` says, with the faults of old writers repaired. */
export interface JobDocument {
  readonly kind: 'image' | 'repo' | 'artifact';
  readonly image: string | null;
  /** The remote as written: it may hold credentials. */
  readonly git: { readonly remote: string; readonly commit: string } | null;
  readonly codeArtifact: CodeArtifactReference | null;
  readonly entryPoint: readonly string[];
  readonly notebook: boolean;
  /** `3.12`; null when nothing like it is there. */
  readonly runtime: string | null;
  readonly baseImage: string | null;
  readonly dockerfile: string | null;
  readonly buildContext: string | null;
  readonly services: Readonly<Record<string, string>>;
}

export type CodeArtifactReference =
  | { readonly text: string; readonly id: string }
  | {
      readonly text: string;
      readonly entity: string;
      readonly project: string;
      readonly collection: string;
      readonly alias: string;
    };

const text = v.pipe(
  v.string(),
  v.check((value) => !/\p{Cc}/u.test(value), 'Control characters are not allowed'),
);
const optionalText = v.nullish(text, null);
const image = v.pipe(
  text,
  v.trim(),
  v.nonEmpty('Expected an image reference'),
  v.regex(/^[^-\s]\S*$/, 'Expected an image reference'),
);
const relativePath = v.nullish(
  v.pipe(
    text,
    v.check((path) => !/^[/\\-]|^[A-Za-z]:|\\/.test(path), 'Expected a relative path'),
    v.check((path) => !path.split('/').includes('..'), 'Paths may not lead out of the source'),
  ),
  null,
);
const program = {
  entrypoint: v.nullish(v.array(v.string()), []),
  notebook: v.nullish(v.boolean(), false),
  build_context: relativePath,
  dockerfile: relativePath,
  base_image: v.nullish(image, null),
};

const sourceSchemas = {
  image: v.object({ image, entrypoint: program.entrypoint }),
  repo: v.object({ git: v.object({ remote: text, commit: text }), ...program }),
  artifact: v.object({ artifact: text, ...program }),
};

const jobSchema = v.object({
  source_type: v.optional(v.unknown()),
  source: v.optional(v.unknown()),
  runtime: optionalText,
  services: v.nullish(v.record(v.string(), v.string()), {}),
});

/**
 * Reads a job file that came from a server. Missing types, missing optional fields and what old clients wrote wrongly
 * are taken as meant.
 * @param label the job, for messages
 * @throws LaunchError that names what is wrong
 */
export function parseJobFile(bytes: Uint8Array, label: string): JobDocument {
  if (bytes.length > MAX_JOB_FILE_BYTES) throw malformed(label, 'its wandb-job.json is larger than 1 MiB');
  const document = check(jobSchema, parseJson(bytes, label), label);
  const kind = document.source_type;
  switch (kind) {
    case 'image': {
      const source = check(sourceSchemas.image, document.source, label, 'source');
      return { ...common(document, source.entrypoint), kind, image: source.image };
    }
    case 'repo': {
      const source = check(sourceSchemas.repo, document.source, label, 'source');
      return { ...common(document, source.entrypoint), ...programOf(source), kind, git: source.git };
    }
    case 'artifact': {
      const source = check(sourceSchemas.artifact, document.source, label, 'source');
      const codeArtifact = parseCodeArtifact(source.artifact, label);
      return { ...common(document, source.entrypoint), ...programOf(source), kind, codeArtifact };
    }
    default:
      throw malformed(
        label,
        kind === undefined
          ? 'it does not say what its source is'
          : `its source type ${JSON.stringify(kind)?.slice(0, 100)} is none of image, repo and artifact`,
      );
  }
}

function parseJson(bytes: Uint8Array, label: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw malformed(label, `its wandb-job.json is not JSON (${messageOf(error)})`, error);
  }
}

function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  label: string,
  at?: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value ?? {});
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [at, v.getDotPath(issue)].filter(Boolean).join('.');
  throw malformed(label, `${path || 'its wandb-job.json'} is invalid (${issue.message})`);
}

function common(
  document: v.InferOutput<typeof jobSchema>,
  entryPoint: readonly string[],
): Omit<JobDocument, 'kind'> {
  return {
    image: null,
    git: null,
    codeArtifact: null,
    entryPoint: repairEntryPoint(entryPoint),
    notebook: false,
    runtime: repairRuntime(document.runtime),
    baseImage: null,
    dockerfile: null,
    buildContext: null,
    services: document.services,
  };
}

function programOf(
  source: v.InferOutput<typeof sourceSchemas.artifact> | v.InferOutput<typeof sourceSchemas.repo>,
): Pick<JobDocument, 'notebook' | 'baseImage' | 'dockerfile' | 'buildContext'> {
  return {
    notebook: source.notebook,
    baseImage: source.base_image,
    dockerfile: source.dockerfile,
    buildContext: source.build_context,
  };
}

/** `3.12.1`, `CPython 3.12.1` and `python-3.12` all mean 3.12. */
export function repairRuntime(runtime: string | null): string | null {
  return /\d+\.\d+/.exec(runtime ?? '')?.[0] ?? null;
}

/** Jobs made from runs start with the interpreter's full name, such as `pythonCPython 3.12`: no such program exists. */
export function repairEntryPoint(entryPoint: readonly string[]): readonly string[] {
  const [program, ...rest] = entryPoint;
  return program !== undefined && /^python[A-Z]\w* \d/.test(program) ? ['python', ...rest] : entryPoint;
}

const ARTIFACT_SCHEME = 'wandb-artifact://';

function parseCodeArtifact(text: string, label: string): CodeArtifactReference {
  if (text.startsWith(ARTIFACT_SCHEME)) {
    // A base address may stand in front: `wandb-artifact://https://host/_id/...`.
    const path = text.slice(ARTIFACT_SCHEME.length).replace(/^https?:\/\/[^/]*\//, '');
    const [entity, project, name] = path.split('/');
    if (entity === '_id' && project) return { text, id: project };
    const [collection, alias = 'latest'] = (name ?? '').split(':');
    if (entity && project && collection && alias) return { text, entity, project, collection, alias };
  }
  throw malformed(
    label,
    `source.artifact ${JSON.stringify(text.slice(0, 200))} is not the address of an artifact`,
  );
}

function malformed(label: string, why: string, cause?: unknown): LaunchError {
  return new LaunchError(`The job ${label} cannot be used: ${why}.`, {
    cause,
    hint: 'Create the job again with this action or with a current wandb client.',
  });
}

import type { DigestOf } from '../types.ts';
import { LaunchError } from '../../common/errors.ts';
import type { ProjectFiles } from '../project-files.ts';
import { findDependencies } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { checkEntryPoint } from './entry-point.ts';
import { chooseInterpreter } from './interpreter.ts';
import { renderCopies, renderRun, renderWords } from './render.ts';
import { stepSecrets } from './secrets.ts';

export const UV_VERSION = '0.13.9';
/** Fixed, so that no machine and no account that builds shows in the image. */
export const USER = { name: 'launch', id: 1000, home: '/home/launch' };
export const CODE_FOLDER = '/app';

export interface GenerateRequest {
  readonly entryPoint: readonly string[] | null;
  readonly runtime: string | null;
  readonly baseImage: string | null;
  /** Ids of build secrets. */
  readonly secrets: readonly string[];
  /** The context as the user knows it. */
  readonly shown: string;
}

export interface GeneratedDockerfile {
  readonly text: string;
  readonly entryPoint: readonly string[];
  /** `3.11` or `3.11.4`; null when it is whatever the base image brings. */
  readonly runtime: string | null;
  readonly warnings: readonly string[];
}

/**
 * A Dockerfile for a Python project: its packages in a virtual environment, then its code, run by an account without
 * privileges.
 * @throws LaunchError
 */
export async function generateDockerfile(
  request: GenerateRequest,
  files: ProjectFiles,
  digestOf: DigestOf,
): Promise<GeneratedDockerfile> {
  const entryPoint = checkEntryPoint(request.entryPoint, files, request.shown);
  const dependencies = await findDependencies(files);
  const python = await chooseInterpreter(request.runtime, files, dependencies);
  const plain = `python:${python.version}-slim`;
  const own = request.baseImage;
  if (own !== null) checkBaseImage(own);
  const tools = await pinned(plain, digestOf);
  const base = own === null ? tools : await pinned(own, digestOf);
  // A base image may have a Python of its own that the project does not speak of.
  const version = own !== null && python.from === null ? null : python.version;
  const warnings = [
    ...(own === null && python.from === null
      ? [
          `Nothing says which Python the code needs: it gets ${python.version}. Put it into a file .python-version.`,
        ]
      : []),
    ...dependencies.warnings,
  ];
  const text = render({
    tools,
    base,
    own: own !== null,
    version,
    dependencies,
    entryPoint,
    secrets: request.secrets,
  });
  return { text, entryPoint, runtime: version, warnings };
}

/** A tag can move between the question for the digest and the build: what was asked about is what gets built on. */
async function pinned(reference: string, digestOf: DigestOf): Promise<string> {
  if (reference.includes('@')) return reference;
  const digest = await digestOf(reference);
  return digest === null ? reference : `${reference}@${digest}`;
}

/** It is written into an instruction: nothing in it may end a word. */
function checkBaseImage(reference: string): void {
  if (/^[A-Za-z0-9][\w./:@-]*$/.test(reference)) return;
  throw new LaunchError(
    `The base image ${JSON.stringify(reference.slice(0, 120))} is not a reference to an image.`,
    {
      hint: 'Write it like nvidia/cuda:12.4.1-runtime-ubuntu22.04.',
    },
  );
}

interface Parts {
  /** The image that brings uv. */
  readonly tools: string;
  readonly base: string;
  /** `base` was named by the user: nothing is known of it. */
  readonly own: boolean;
  readonly version: string | null;
  readonly dependencies: Dependencies;
  readonly entryPoint: readonly string[];
  readonly secrets: readonly string[];
}

const UV_CACHE = '--mount=type=cache,target=/root/.cache/uv';
/** HOME: a base image may have another, where the caches would land in a layer. */
const UV_ENVIRONMENT = [
  'HOME=/root',
  'PYTHONDONTWRITEBYTECODE=1',
  'UV_PROJECT_ENVIRONMENT=/env',
  'UV_LINK_MODE=copy',
  'VIRTUAL_ENV=/env',
];

function render(parts: Parts): string {
  const { dependencies, own } = parts;
  const secrets = stepSecrets(parts.secrets);
  const copies = dependencies.needsCode ? null : renderCopies(dependencies.copy);
  const asRoot = own ? ['USER root'] : [];
  const downloads = own
    ? ['UV_PYTHON_DOWNLOADS=automatic', 'UV_PYTHON_INSTALL_DIR=/opt/python']
    : ['UV_PYTHON_DOWNLOADS=never'];
  const poetry =
    dependencies.source === 'poetry.lock' ? ['--mount=type=cache,target=/root/.cache/pypoetry'] : [];
  const venv = [
    'uv',
    'venv',
    '--python',
    parts.version ?? 'python3',
    ...(own ? ['--system-site-packages'] : []),
    '/env',
  ];
  const uvInstall = ['pip', 'install', '--no-compile', '--target', '/uv', `uv==${UV_VERSION}`];

  const toolStage = [
    `FROM ${parts.tools} AS uv`,
    renderRun(uvInstall, { mounts: ['--mount=type=cache,target=/root/.cache/pip'], secrets }),
  ];
  const buildStage = [
    `FROM ${parts.base} AS build`,
    ...asRoot,
    'COPY --from=uv /uv/bin/uv /usr/local/bin/uv',
    `ENV ${[...UV_ENVIRONMENT, ...downloads].join(' ')}`,
    ...(dependencies.git ? [GIT] : []),
    renderRun(venv, { mounts: own ? [UV_CACHE] : [], secrets: stepSecrets([]) }),
    ...(own ? ['RUN mkdir -p /opt/python'] : []),
    `WORKDIR ${CODE_FOLDER}`,
    ...(dependencies.install === null
      ? []
      : [
          ...(copies ?? ['COPY . .']),
          renderRun(dependencies.install, { mounts: [UV_CACHE, ...poetry], secrets }),
        ]),
  ];
  const finalStage = [
    `FROM ${parts.base}`,
    ...asRoot,
    ACCOUNT,
    ...(own ? ['COPY --from=build /opt/python /opt/python'] : []),
    'COPY --from=build /env /env',
    `ENV PATH=/env/bin:$PATH VIRTUAL_ENV=/env HOME=${USER.home} PYTHONUNBUFFERED=1`,
    `WORKDIR ${CODE_FOLDER}`,
    `COPY --chown=${USER.id}:${USER.id} . .`,
    ...(dependencies.finish === null
      ? []
      : [
          renderRun(['env', ...UV_ENVIRONMENT, ...downloads, ...dependencies.finish], {
            mounts: [
              '--mount=type=bind,from=uv,source=/uv/bin/uv,target=/usr/local/bin/uv',
              UV_CACHE,
              ...poetry,
            ],
            secrets,
          }),
        ]),
    `USER ${USER.id}:${USER.id}`,
    `ENTRYPOINT ${renderWords(parts.entryPoint)}`,
  ];
  return `${[toolStage, buildStage, finalStage].map((stage) => stage.join('\n')).join('\n\n')}\n`;
}

const GIT =
  'RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*';

/** Bases differ in their programs for this, and some have none; the files are the same everywhere. */
const ACCOUNT = [
  `RUN if ! grep -q '^[^:]*:[^:]*:${USER.id}:' /etc/passwd; then \\`,
  `      echo '${USER.name}:x:${USER.id}:${USER.id}::${USER.home}:/bin/sh' >> /etc/passwd; fi \\`,
  `    && if ! grep -q '^[^:]*:[^:]*:${USER.id}:' /etc/group; then \\`,
  `      echo '${USER.name}:x:${USER.id}:' >> /etc/group; fi \\`,
  `    && mkdir -p ${USER.home} ${CODE_FOLDER} && chown ${USER.id}:${USER.id} ${USER.home} ${CODE_FOLDER}`,
].join('\n');

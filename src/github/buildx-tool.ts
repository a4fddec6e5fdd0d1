import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchError, messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { redactUrl } from '../common/redact.ts';

/** One program file, named by its content. */
export interface BuildxRelease {
  readonly version: string;
  /** Address of the folder that holds its files. */
  readonly address: string;
  /** SHA-256 in hex, by name of the file. */
  readonly digests: Readonly<Record<string, string>>;
}

/** The release that is brought to a machine without buildx. The digests are those that Docker publishes with it. */
export const BUILDX: BuildxRelease = {
  version: '0.36.1',
  address: 'https://github.com/docker/buildx/releases/download/v0.36.1',
  digests: {
    'buildx-v0.36.1.linux-amd64': '48af8a397ebd60178778bf63611dbcebe5f5e7a9be90eb9147b24b9587455778',
    'buildx-v0.36.1.linux-arm64': '5d0cafd9d16afe1a0f0d9529885344ace2cc99efdd531b6c783c5455a6001569',
    'buildx-v0.36.1.linux-arm-v7': '32ff9bee8c48c1fbceb1e2fb1d8472ec817ad1e25b5dff58ec9abf9b8d903518',
    'buildx-v0.36.1.linux-ppc64le': '46f71a277d1d05cb20f87601abfb729d0056f88705903bd82ad6153f80e3cd9b',
    'buildx-v0.36.1.linux-riscv64': '5e82f0ada635dabda74f1486dea604e0ea3a1214971ec8c52dcb4db6e08cce26',
    'buildx-v0.36.1.linux-s390x': '9d8dff974aa0166fc59a5804f35bb6c9ea0693a3f5061a81101668cfe707b0b4',
    'buildx-v0.36.1.darwin-amd64': '52a39ee4012d18f83373656712102ebda55656121dcdabbbb1ccfbd41b7debe8',
    'buildx-v0.36.1.darwin-arm64': '214cdc36788602862dbc82b523d58648b4585c7b0ff95218b0817c44db5573d7',
    'buildx-v0.36.1.windows-amd64.exe': 'cd7d06a00d924b5800d2654b507afe100378a4685fcec6585eeadc599a527330',
    'buildx-v0.36.1.windows-arm64.exe': '79522ff962bf3b127c8e9ca56944b1a3fcbe46e1d0b4144d481f356d8c13fa74',
  },
};

/** Address of another copy of the program, for runners that do not reach github.com. */
export const URL_VARIABLE = 'LAUNCH_BUILDX_URL';
/** SHA-256 of what is at that address, when it is not the release above. */
export const DIGEST_VARIABLE = 'LAUNCH_BUILDX_SHA256';

const TOOL = 'wandb-launch-buildx';

export interface BuildxToolOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Writes what is at an address to a file. Leaves no file when it fails. */
  readonly download: (url: string, file: string) => Promise<void>;
  readonly release?: BuildxRelease;
  /** As node names them. Default: this machine. */
  readonly machine?: { readonly platform: string; readonly arch: string };
}

/** Where a program comes from, and how it is known to be the right one. */
export interface BuildxSource {
  readonly url: string;
  readonly version: string;
  /** SHA-256 in hex. */
  readonly digest: string;
}

/**
 * Path of a buildx whose content is known: from the runner's tool cache, where later jobs of a self-hosted runner find
 * it, else downloaded.
 * @throws LaunchError when there is none for this machine, none can be fetched, or what came is not what was expected
 */
export async function fetchBuildx(options: BuildxToolOptions): Promise<string> {
  const { env, logger, signal, release = BUILDX, machine = process } = options;
  signal.throwIfAborted();
  const source = buildxSource(release, machine, env);
  const file = machine.platform === 'win32' ? 'docker-buildx.exe' : 'docker-buildx';
  // Programs of the same version from other addresses are told apart.
  const version = `${source.version}-sha${source.digest.slice(0, 16)}`;
  const cache = await import('@actions/tool-cache');
  const found = cache.find(TOOL, version);
  if (found !== '' && (await digestOf(join(found, file))) === source.digest) return join(found, file);
  logger.info(`Docker has no buildx: fetching buildx ${source.version} from ${source.url}.`);
  // The cache's own download cannot be cancelled, and would keep the step alive.
  const downloaded = join(env['RUNNER_TEMP'] ?? tmpdir(), `buildx-${randomUUID()}`);
  try {
    await fetchTo(downloaded, source, options);
    await check(downloaded, source);
    await chmod(downloaded, 0o755);
    return join(await cache.cacheFile(downloaded, file, TOOL, version), file);
  } finally {
    await rm(downloaded, { force: true });
  }
}

async function fetchTo(file: string, { url }: BuildxSource, options: BuildxToolOptions): Promise<void> {
  try {
    await options.download(url, file);
  } catch (error) {
    options.signal.throwIfAborted();
    throw new LaunchError(`buildx cannot be fetched from ${url}: ${messageOf(error)}.`, {
      cause: error,
      hint: `Install docker-buildx-plugin on the runner, or give the address of a copy in ${URL_VARIABLE}.`,
    });
  }
}

/** @throws LaunchError */
export function buildxSource(
  release: BuildxRelease,
  machine: { readonly platform: string; readonly arch: string },
  env: Readonly<Record<string, string | undefined>>,
): BuildxSource {
  const name = `buildx-v${release.version}.${platformName(machine)}`;
  const pinned = release.digests[name];
  const url = env[URL_VARIABLE]?.trim() ?? '';
  const given = env[DIGEST_VARIABLE]?.trim().toLowerCase() ?? '';
  if (given !== '' && !/^[0-9a-f]{64}$/.test(given)) {
    throw new LaunchError(`${DIGEST_VARIABLE} is not a SHA-256 digest: 64 hex digits.`, {
      hint: `Take it from sha256sum of the file at ${URL_VARIABLE}.`,
    });
  }
  if (given !== '' && url === '') {
    throw new LaunchError(`${DIGEST_VARIABLE} is set without ${URL_VARIABLE}.`, {
      hint: 'Set both, or neither.',
    });
  }
  const digest = given === '' ? pinned : given;
  if (digest === undefined) {
    throw new LaunchError(`There is no buildx for ${machine.platform} on ${machine.arch} to fetch.`, {
      hint: 'Install docker-buildx-plugin on the runner.',
    });
  }
  if (url !== '' && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
    throw new LaunchError(`${URL_VARIABLE} is not an http(s) address.`, {
      hint: `Give the whole address of the program ${name}.`,
    });
  }
  if (redactUrl(url) !== url) {
    throw new LaunchError(`${URL_VARIABLE} holds a credential.`, {
      hint: 'What is at that address is public and checked by its digest: give an address that needs none.',
    });
  }
  const version = digest === pinned ? release.version : '0.0.0';
  return { url: url === '' ? `${release.address}/${name}` : url, version, digest };
}

function platformName({ platform, arch }: { readonly platform: string; readonly arch: string }): string {
  const processors: Readonly<Record<string, string>> = {
    x64: 'amd64',
    arm: 'arm-v7',
    ppc64: 'ppc64le',
  };
  const processor = processors[arch] ?? arch;
  return platform === 'win32' ? `windows-${processor}.exe` : `${platform}-${processor}`;
}

async function check(file: string, source: BuildxSource): Promise<void> {
  const digest = await digestOf(file);
  if (digest === source.digest) return;
  await rm(file, { force: true });
  throw new LaunchError(
    `What came from ${source.url} is not the expected buildx (its SHA-256 is ${String(digest)}).`,
    {
      hint: `Check what is at that address; for another release set ${DIGEST_VARIABLE} too.`,
    },
  );
}

/** SHA-256 in hex; null when there is no such file. */
async function digestOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

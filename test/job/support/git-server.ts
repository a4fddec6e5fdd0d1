import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { selfSignedCertificate } from '../../support/certificate.ts';

export interface GitServer {
  /** `https://127.0.0.1:port`, which only `env` makes trusted. */
  readonly url: string;
  /** Variables with which git trusts the server and reads no settings of this machine. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Paths and `Authorization` headers of all requests so far. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  /** A folder for working copies. */
  readonly folder: string;
  /** Runs git in a folder below `folder`. @returns its trimmed output */
  git(directory: string, ...args: string[]): string;
  /** Writes files and commits them. @returns the commit */
  commit(directory: string, files: Readonly<Record<string, string>>): string;
  /** Makes an empty repository `name` on the server and a working copy with it as its origin. @returns the copy */
  repository(name: string): string;
  close(): Promise<void>;
}

/** A real git server over TLS on 127.0.0.1: git's own http-backend behind node. */
export async function startGitServer(options: { password?: string } = {}): Promise<GitServer> {
  const folder = mkdtempSync(join(tmpdir(), 'git-server-'));
  const { key, cert } = selfSignedCertificate();
  writeFileSync(join(folder, 'ca.pem'), cert);
  const served = join(folder, 'served');
  mkdirSync(served);
  const env = {
    ...process.env,
    GIT_SSL_CAINFO: join(folder, 'ca.pem'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    no_proxy: '127.0.0.1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  const requests: { path: string; authorization: string | undefined }[] = [];
  const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '/', 'https://127.0.0.1');
    const { authorization } = request.headers;
    requests.push({ path: pathname, authorization });
    const wanted = options.password && `Basic ${Buffer.from(options.password).toString('base64')}`;
    if (wanted && authorization !== wanted) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    if (pathname.startsWith('/hang/')) return;
    const child = spawn(backend, {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: served,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REQUEST_METHOD: request.method,
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: request.headers['content-type'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      },
    });
    request.pipe(child.stdin);
    child.stdin.on('error', () => undefined);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      const headers = output.subarray(0, end).toString('latin1').split('\r\n');
      for (const line of headers) {
        const colon = line.indexOf(':');
        const value = line.slice(colon + 1).trim();
        if (line.startsWith('Status:')) response.statusCode = Number.parseInt(value, 10);
        else if (colon > 0) response.setHeader(line.slice(0, colon), value);
      }
      response.end(output.subarray(end + 4));
    });
  }

  const server = createServer({ key, cert }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function git(directory: string, ...args: string[]): string {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    return execFileSync('git', args, { cwd: directory, env, encoding: 'utf8', stdio }).trim();
  }

  return {
    ...{ url, env, requests, folder, git },
    commit(directory, files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
      git(directory, 'add', '-A');
      git(directory, 'commit', '-q', '-m', 'change');
      return git(directory, 'rev-parse', 'HEAD');
    },
    repository(name) {
      const bare = join(served, name);
      git(folder, 'init', '-q', '--bare', '-b', 'trunk', bare);
      git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
      const copy = join(folder, `copy-of-${name.replaceAll('/', '-')}`);
      git(folder, 'init', '-q', '-b', 'trunk', copy);
      git(copy, 'remote', 'add', 'origin', bare);
      return copy;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

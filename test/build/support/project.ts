import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { BuildRequest } from '../../../src/build/types.ts';
import type { ProjectFiles } from '../../../src/build/project-files.ts';

/** A workspace on disk with a project in it, and a folder for temporary files beside it. */
export interface TestProject {
  readonly root: string;
  readonly temporary: string;
  /** Writes files: text, `{ link }` to make a symbolic link, `{ run }` for an executable file. */
  write(files: Readonly<Record<string, string | { link: string } | { run: string }>>): void;
  request(changes?: Partial<BuildRequest>): BuildRequest;
  /** Names of what lies in the folder for temporary files. */
  leftovers(): string[];
  remove(): void;
}

export function testProject(files: Parameters<TestProject['write']>[0] = {}): TestProject {
  const folder = mkdtempSync(join(tmpdir(), 'build-test-'));
  const root = join(folder, 'workspace');
  const temporary = join(folder, 'temporary');
  mkdirSync(root);
  mkdirSync(temporary);
  const project: TestProject = {
    root,
    temporary,
    write(wanted) {
      for (const [path, content] of Object.entries(wanted)) {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        if (typeof content === 'string') writeFileSync(file, content);
        else if ('link' in content) symlinkSync(content.link, file);
        else {
          writeFileSync(file, content.run);
          chmodSync(file, 0o755);
        }
      }
    },
    request: (changes = {}) => ({
      context: root,
      root,
      isCheckout: true,
      dockerfile: null,
      entryPoint: ['python', 'train.py'],
      runtime: null,
      baseImage: null,
      tempDirectory: temporary,
      platforms: [],
      labels: {},
      scope: 'acme/vision',
      ...changes,
    }),
    leftovers: () => readdirSync(temporary),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write(files);
  return project;
}

/** Files of a project in memory. A name that ends in `*` is executable. */
export function memoryFiles(files: Readonly<Record<string, string>>): ProjectFiles {
  const contents = new Map(Object.entries(files).map(([path, text]) => [path.replace(/\*$/, ''), text]));
  const executable = new Set(
    Object.keys(files)
      .filter((path) => path.endsWith('*'))
      .map((path) => path.slice(0, -1)),
  );
  const paths = [...contents.keys()];
  return {
    paths,
    has: (path) => contents.has(path),
    hasFolder: (path) => paths.some((other) => other.startsWith(`${path}/`)),
    isExecutable: (path) => executable.has(path),
    read: (path) => Promise.resolve(contents.get(path) ?? ''),
  };
}

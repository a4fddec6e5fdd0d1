import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestEngine } from '../../support/docker.ts';
import type { ImageFixture } from './image-fixture.ts';

/** A client of the engine with logins of its own: other tests log in and out with theirs. */
export async function configure(
  fixture: ImageFixture,
  engine: TestEngine,
  password: string,
  host = engine.registry?.host ?? '',
): Promise<Record<string, string>> {
  const folder = await fixture.folder();
  await mkdir(join(folder, 'cli-plugins'));
  const plugin = join('cli-plugins', 'docker-buildx');
  const given = join(engine.env['DOCKER_CONFIG'] ?? '', plugin);
  await symlink(given, join(folder, plugin));
  const { user = '' } = engine.registry ?? {};
  const auth = Buffer.from(`${user}:${password}`).toString('base64');
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
  return { ...engine.env, DOCKER_CONFIG: folder };
}

import { describe, expect, test } from '@jest/globals';
import { classifyUri } from '../../src/launch/uri.ts';

const hosts = { baseUrl: 'https://api.wandb.ai', appUrl: 'https://wandb.ai' };
const selfHosted = { baseUrl: 'https://mlops.example.com', appUrl: 'https://mlops.example.com' };
const local = { baseUrl: 'http://127.0.0.1:8080', appUrl: 'http://127.0.0.1:8080' };

const run = { kind: 'run', entity: 'acme', project: 'vision', runId: '1a2b' };
const job = (alias: string) => ({ kind: 'job', entity: 'acme', project: 'vision', name: 'train', alias });
const git = (remote: string, project: string) => ({ kind: 'git', remote, project, view: null });

describe('addresses of W&B', () => {
  test.each([
    ['https://wandb.ai/acme/vision/runs/1a2b', hosts, run],
    ['  https://wandb.ai/acme/vision/runs/1a2b  ', hosts, run],
    ['https://wandb.ai/acme/vision/runs/1a2b/', hosts, run],
    ['https://wandb.ai/acme/vision/runs/1a2b/logs', hosts, run],
    ['https://wandb.ai/acme/vision/runs/1a2b?workspace=user-x', hosts, run],
    ['https://wandb.ai/acme/vision/runs/1a2b#top', hosts, run],
    ['https://www.wandb.ai/acme/vision/runs/1a2b', selfHosted, run],
    ['https://app.wandb.ai/acme/vision/runs/1a2b', hosts, run],
    ['https://mlops.example.com/acme/vision/runs/1a2b', selfHosted, run],
    ['http://127.0.0.1:8080/acme/vision/runs/1a2b', local, run],
    ['/acme/vision/runs/1a2b', hosts, run],
    ['/acme/vision/runs/1a2b?nw=1', hosts, run],
    ['https://wandb.ai/acme/my%20project/runs/1a2b', hosts, { ...run, project: 'my project' }],
    ['https://wandb.ai/acme/vision/artifacts/job/train', hosts, job('latest')],
    ['https://wandb.ai/acme/vision/artifacts/job/train/v3', hosts, job('v3')],
    ['https://wandb.ai/acme/vision/artifacts/job/train/_view', hosts, job('latest')],
    ['/acme/vision/artifacts/job/train/best', hosts, job('best')],
  ])('%s', (uri, at, wanted) => expect(classifyUri(uri, at)).toEqual(wanted));
});

describe('addresses of git', () => {
  test.each([
    ['https://github.com/wandb/examples', git('https://github.com/wandb/examples', 'examples')],
    ['https://github.com/acme/examples.git', git('https://github.com/acme/examples.git', 'examples')],
    [
      'https://github.com/acme/site.github.io',
      git('https://github.com/acme/site.github.io', 'site.github.io'),
    ],
    ['https://gitlab.com/group/sub/repo', git('https://gitlab.com/group/sub/repo', 'repo')],
    ['https://bitbucket.org/a/b', git('https://bitbucket.org/a/b', 'b')],
    ['https://dev.azure.com/o/p/_git/r', git('https://dev.azure.com/o/p/_git/r', 'r')],
    ['https://acme.visualstudio.com/p/_git/r', git('https://acme.visualstudio.com/p/_git/r', 'r')],
    ['https://git.example.com/a/b', git('https://git.example.com/a/b', 'b')],
    ['https://github.example.com/a/b', git('https://github.example.com/a/b', 'b')],
    ['https://code.example.com/a/b.git', git('https://code.example.com/a/b.git', 'b')],
    ['https://wandb-git.example.com/a/b.git', git('https://wandb-git.example.com/a/b.git', 'b')],
    ['git@github.com:acme/x.git', git('git@github.com:acme/x.git', 'x')],
    ['ssh://git@host.example.com:2222/acme/x.git', git('ssh://git@host.example.com:2222/acme/x.git', 'x')],
    ['git+https://code.example.com/a/b', git('https://code.example.com/a/b', 'b')],
  ])('%s', (uri, wanted) => expect(classifyUri(uri, hosts)).toMatchObject(wanted));

  test('credentials are kept for git and nowhere else', () => {
    expect(classifyUri('https://me:secret@github.com/acme/x', hosts)).toMatchObject({
      address: 'https://me:secret@github.com/acme/x',
      remote: 'https://github.com/acme/x',
    });
  });

  test.each([
    ['https://github.com/acme/x/tree/main', 'https://github.com/acme/x', 'tree', ['main']],
    [
      'https://github.com/acme/x/tree/feature/a/src',
      'https://github.com/acme/x',
      'tree',
      ['feature', 'a', 'src'],
    ],
    [
      'https://github.com/acme/x/blob/main/jobs/train.py',
      'https://github.com/acme/x',
      'blob',
      ['main', 'jobs', 'train.py'],
    ],
    [
      'https://github.com/acme/x/blob/main/a%20b.py?plain=1#L3',
      'https://github.com/acme/x',
      'blob',
      ['main', 'a b.py'],
    ],
    ['https://gitlab.com/g/s/x/-/tree/main/dir', 'https://gitlab.com/g/s/x', 'tree', ['main', 'dir']],
    ['https://gitlab.com/g/x/-/blob/v1/train.py', 'https://gitlab.com/g/x', 'blob', ['v1', 'train.py']],
  ])('the page %s', (uri, remote, kind, segments) =>
    expect(classifyUri(uri, hosts)).toMatchObject({
      kind: 'git',
      remote,
      project: 'x',
      view: { kind, segments },
    }),
  );
});

describe('what is refused', () => {
  test.each([
    ['', /empty/],
    ['   ', /empty/],
    ['-oProxyCommand=x', /dash/],
    ['--upload-pack=touch x', /dash/],
    ['https://github.com/acme/x y', /space/],
    ['my-git-dir', /not an address/],
    ['./training', /not an address/],
    ['s3://legit-bucket/x', /s3:/],
    ['file:///srv/git/x.git', /file:/],
    ['git://github.com/acme/x.git', /git:/],
    ['http://github.com/acme/x', /http:/],
    ['https://digital.example.com/repo', /neither/],
    ['https://example.com/', /neither/],
    ['https://github.com', /neither|no repository/],
    ['https://mlops.example.com/acme/vision/runs/1a2b', /neither/],
    ['https://wandb.ai/acme', /no W&B project/],
    ['https://wandb.ai/settings', /no W&B entity/],
    ['https://wandb.ai/acme/vision', /neither of a run nor of a job/],
    ['https://wandb.ai/acme/vision/runs/', /neither of a run nor of a job/],
    ['https://wandb.ai/acme/projects', /no W&B project/],
    ['https://wandb.ai/acme/vision/artifacts/model/m/v0', /neither of a run nor of a job/],
    ['ssh://-oProxyCommand=x/a', /git may not use|valid address/],
    ['https://', /valid address/],
  ])('%j', (uri, why) => {
    const found = classifyUri(uri, hosts);
    expect(found).toMatchObject({ kind: 'unknown' });
    expect(found.kind === 'unknown' && found.why).toMatch(why);
  });
});

/** Rules of the inputs that tell how an image is built. */
import type { Checked } from './parse.ts';
import type { InputProblem } from './problem.ts';
import { isMapping } from './structured.ts';
import type { InputName } from './table.ts';

const OF_BUILD = [
  'context',
  'dockerfile',
  'platforms',
  'job-name',
  'job-aliases',
  'cache-from',
  'cache-to',
  'build-secrets',
] as const satisfies readonly InputName[];

/** What belongs to a launch, not to a job. */
const OF_LAUNCH = [
  'run-config',
  'args',
  'name',
  'template-variables',
  'priority',
  'run-id',
  'sweep-id',
  'author',
  'project-queue',
  'wait',
  'claim-timeout',
  'run-timeout',
  'on-cancel',
  'idempotency-key',
  'rerun',
  'gates',
  'baseline',
  'charts',
  'comment',
  'check',
] as const satisfies readonly InputName[];

export function checkBuild(checked: Checked): InputProblem[] {
  const { values, texts, broken } = checked;
  if (!values.build) {
    if (broken.has('build')) return [];
    return OF_BUILD.filter((input) => texts.has(input)).map((input) => ({
      input,
      what: 'it is given without build: true',
      why: 'it tells how an image is built and what its job is called',
      next: 'Set build: true, or remove it',
    }));
  }
  return [
    ...missing(checked),
    ...contradictions(checked),
    ...(values['queue-name'] === undefined && values.queue === undefined ? withoutQueue(checked) : []),
  ];
}

function missing({ values, broken }: Checked): InputProblem[] {
  const problems: InputProblem[] = [];
  if (values.repository === undefined && !broken.has('repository')) {
    problems.push({
      input: 'repository',
      what: 'it is not set, and build is',
      why: 'agents pull the image from a registry',
      next: 'Name where the image goes, such as ghcr.io/team/name',
    });
  }
  const source = values.uri ?? values.job ?? values.config?.['uri'] ?? values.config?.['job'];
  const project = values.project ?? values.config?.['project'];
  if (!source && !project && !broken.has('project') && !broken.has('config')) {
    problems.push({
      input: 'project',
      what: 'it is not set, and build is',
      why: 'the job that is made needs a project, and a checkout does not say it',
      next: 'Name the W&B project',
    });
  }
  return problems;
}

function contradictions({ values, texts }: Checked): InputProblem[] {
  const problems: InputProblem[] = [];
  const docker = values.config?.['docker'];
  if (values['docker-image'] !== undefined || (isMapping(docker) && Boolean(docker['docker_image']))) {
    problems.push({
      input: 'docker-image',
      what: 'it is given together with build: true',
      why: 'that image is there already',
      next: 'Remove one of them',
    });
  }
  if ((values.resource ?? values.config?.['resource']) === 'local-process') {
    problems.push({
      input: 'resource',
      what: 'local-process runs no images',
      why: 'with build: true the job is one',
      next: 'Use local-container, or launch the code without build',
    });
  }
  if (texts.has('launches')) {
    problems.push({
      input: 'launches',
      what: 'it is given together with build: true',
      why: 'one image serves all of them',
      next: 'Build in a step of its own with job-name and no queue, and give its output job to this one',
    });
  }
  return problems;
}

function withoutQueue({ texts }: Checked): InputProblem[] {
  if (!texts.has('job-name')) return [];
  return OF_LAUNCH.filter((input) => texts.has(input)).map((input) => ({
    input,
    what: 'it has no meaning without a queue',
    why: 'with job-name and no queue the job is made, and nothing is launched',
    next: 'Name the queue, or remove it',
  }));
}

/** Rules between inputs: what must be there, and what cannot stand together. */
import { checkConfigKeys } from './config-keys.ts';
import type { Checked } from './parse.ts';
import type { InputProblem } from './problem.ts';
import { describe, isMapping, type Mapping } from './structured.ts';
import type { InputName } from './table.ts';

export function checkKey({ values, broken }: Checked): InputProblem[] {
  if (values['api-key'] !== undefined || values['no-key'] !== 'fail' || broken.has('api-key')) return [];
  return [
    {
      input: 'api-key',
      what: 'no API key is set, neither here nor in WANDB_API_KEY',
      why: 'the secret is missing or misspelt, or GitHub withheld it from a fork or from Dependabot',
      next: 'Pass ${{ secrets.WANDB_API_KEY }}, or set no-key: skip to end such steps with a notice',
    },
  ];
}

export function checkAdd(checked: Checked): InputProblem[] {
  const { values } = checked;
  return [
    ...checkQueue(checked),
    ...checkSource(checked),
    ...checkResources(checked),
    ...checkTemplateVariables(values['template-variables']),
    ...checkArgs(checked),
    ...(values.config === undefined ? [] : checkConfigKeys(values.config)),
  ];
}

export function checkAgent({ values, broken }: Checked): InputProblem[] {
  const problems: InputProblem[] = [];
  // An agent config may name them; then it is looked at when it is read.
  const inConfig = values['agent-config'] !== undefined && values.queues === undefined;
  if (!inConfig && !broken.has('queues') && (values.queues ?? []).length === 0) {
    problems.push({
      input: 'queues',
      what: 'no queue is named',
      why: 'an agent polls only queues that it was given',
      next: 'Name at least one, such as queues: gpu',
    });
  }
  for (const name of values['pass-env'] ?? []) {
    if (/^[A-Za-z_]\w*$/.test(name)) continue;
    problems.push({
      input: 'pass-env',
      what: `${JSON.stringify(name.split('=')[0]?.slice(0, 60))} is not the name of a variable`,
      why: 'values are taken from the environment of the agent',
      next: 'Give names alone, one a line, and set their values with env:',
    });
  }
  return problems;
}

function checkQueue({ values, broken }: Checked): InputProblem[] {
  if (broken.has('queue') || broken.has('queue-name')) return [];
  const [name, alias] = [values['queue-name'], values.queue];
  if (name !== undefined && alias !== undefined && name !== alias) {
    return [
      {
        input: 'queue',
        what: 'it names another queue than queue-name',
        why: 'both are the same input under two names',
        next: 'Keep one of them',
      },
    ];
  }
  if (name !== undefined || alias !== undefined) return [];
  return [
    {
      input: 'queue-name',
      what: 'no queue is named',
      why: 'there is no silent default: the wrong queue may cost money',
      next: 'Name the queue, such as queue-name: gpu',
    },
  ];
}

function checkSource({ values, broken }: Checked): InputProblem[] {
  const { config } = values;
  const docker = config?.['docker'];
  const sources: [InputName, boolean][] = [
    ['uri', values.uri !== undefined || Boolean(config?.['uri'])],
    ['job', values.job !== undefined || Boolean(config?.['job'])],
    [
      'docker-image',
      values['docker-image'] !== undefined || (isMapping(docker) && Boolean(docker['docker_image'])),
    ],
  ];
  const given = sources.filter(([, set]) => set).map(([input]) => input);
  const problems: InputProblem[] = [];
  if (given.length > 1) {
    problems.push({
      input: given[1] ?? 'job',
      what: `${given.join(' and ')} are both given`,
      why: 'a launch has exactly one source, and keys of config count as well',
      next: 'Keep one of them',
    });
  }
  const anyBroken = ['uri', 'job', 'docker-image', 'config'].some((input) => broken.has(input));
  if (given.length === 0 && !anyBroken) {
    problems.push({
      input: 'job',
      what: 'nothing to launch is given',
      why: 'a launch has exactly one source: job, docker-image or uri',
      next: 'Name a job, such as job: entity/project/name:latest',
    });
  }
  if (values.version !== undefined && !given.includes('uri') && !broken.has('uri')) {
    problems.push({
      input: 'version',
      what: 'it is given without a uri',
      why: 'it is the commit, branch or tag of a git uri',
      next: 'Remove it; the version of a job stands after its ":"',
    });
  }
  return problems;
}

function checkResources({ values }: Checked): InputProblem[] {
  const { config } = values;
  const fixed = holdsSomething(values['resource-args']) || holdsSomething(config?.['resource_args']);
  const variable =
    holdsSomething(values['template-variables']) || holdsSomething(config?.['template_variables']);
  if (!fixed || !variable) return [];
  return [
    {
      input: 'resource-args',
      what: 'it is given together with template-variables',
      why: 'a queue takes its resources from one of the two, and keys of config count as well',
      next: 'Keep template-variables when the queue has a template, else resource-args',
    },
  ];
}

function checkTemplateVariables(variables: Mapping | undefined): InputProblem[] {
  return Object.entries(variables ?? {}).flatMap(([name, value]): InputProblem[] => {
    const kind = describe(value);
    const place = JSON.stringify(name.slice(0, 60));
    const number = kind === 'a number';
    if (kind === 'text') return [];
    if (number && (!Number.isInteger(Number(value)) || Number.isSafeInteger(Number(value)))) return [];
    return [
      {
        input: 'template-variables',
        what: number
          ? `the value of ${place} has more digits than a number can hold`
          : `the value of ${place} is ${kind}`,
        why: 'a template variable is a text or a number',
        next: 'Put the value in quotes if the queue expects a text',
      },
    ];
  });
}

function checkArgs({ values }: Checked): InputProblem[] {
  const overrides = values.config?.['overrides'];
  if (values.args === undefined || !isMapping(overrides) || overrides['args'] === undefined) return [];
  return [
    {
      input: 'args',
      what: 'config holds overrides.args as well',
      why: 'both are the arguments of the program',
      next: 'Keep one of them',
    },
  ];
}

function holdsSomething(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length > 0;
}

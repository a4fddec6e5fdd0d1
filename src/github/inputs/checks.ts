/** Rules between inputs: what must be there, and what cannot stand together. */
import { checkConfigKeys } from './config-keys.ts';
import type { Checked } from './parse.ts';
import { isEventPath } from '../event-paths.ts';
import { quote, type InputProblem } from './problem.ts';
import { describe, isMapping, type Mapping } from './structured.ts';
import type { InputName } from './table.ts';

/** Where audience is the name of an organization, and so has no default. */
const CLOUD = 'https://api.wandb.ai';

export function checkIdentity({ values, texts, broken, env }: Checked): InputProblem[] {
  if (values.identity !== 'oidc') {
    if (values.audience === undefined) return [];
    return [
      {
        input: 'audience',
        what: 'it is given without identity: oidc',
        why: 'only tokens of GitHub have an audience',
        next: 'Set identity: oidc, or remove it',
      },
    ];
  }
  const problems: InputProblem[] = [];
  if (texts.has('api-key') && texts.get('api-key') !== env['WANDB_API_KEY']?.trim()) {
    problems.push({
      input: 'api-key',
      what: 'it is given together with identity: oidc',
      why: 'both say who the step is',
      next: 'Keep one of them',
    });
  }
  if (values.audience === undefined && values['base-url'] === CLOUD && !broken.has('base-url')) {
    problems.push({
      input: 'audience',
      what: 'it is not set',
      why: 'W&B accepts only tokens that name the organization as their audience',
      next: 'Set it to the name of your W&B organization, as in its address',
    });
  }
  return problems;
}

export function checkKey({ values, broken }: Checked): InputProblem[] {
  if (values.identity === 'oidc') return [];
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

/** Only what runs here can do without a server. */
export function checkOffline({ values, broken }: Checked): InputProblem[] {
  if (values['no-key'] !== 'offline' || values.mode === 'launch' || broken.has('no-key')) return [];
  return [
    {
      input: 'no-key',
      what: `offline has no meaning in mode ${values.mode}`,
      why: 'without an account there is no queue',
      next: 'Use no-key: skip, or set mode: launch',
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
    ...checkEventConfig(checked),
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
  return [...problems, ...checkPassEnv(values['pass-env'] ?? [])];
}

export function checkLaunch(checked: Checked): InputProblem[] {
  const { values } = checked;
  return [
    ...checkSource(checked),
    ...checkEventConfig(checked),
    ...checkArgs(checked),
    ...checkPassEnv(values['pass-env'] ?? []),
    ...(values.config === undefined ? [] : checkConfigKeys(values.config)),
  ];
}

function checkEventConfig({ values }: Checked): InputProblem[] {
  const asked = values['event-config'];
  if (asked === undefined) return [];
  const isSwitch = asked.length === 1 && /^(true|false)$/i.test(asked[0] ?? '');
  const odd = isSwitch ? undefined : asked.find((path) => !isEventPath(path));
  const problems: InputProblem[] = [];
  if (odd !== undefined) {
    problems.push({
      input: 'event-config',
      what: `${quote(odd)} is not the name of a value in a client_payload`,
      why: 'names start with a letter, go on with letters, digits, "_" and "-", and "." leads into a mapping',
      next: 'Write names, one a line, or true',
    });
  }
  if (values['run-config'] !== undefined && Object.hasOwn(values['run-config'], 'event')) {
    problems.push({
      input: 'event-config',
      what: 'run-config has the key "event" as well',
      why: 'the values of the event stand there',
      next: 'Rename the key of run-config',
    });
  }
  return problems;
}

function checkPassEnv(names: readonly string[]): InputProblem[] {
  return names
    .filter((name) => !/^[A-Za-z_]\w*$/.test(name))
    .map((name) => ({
      input: 'pass-env',
      what: `${JSON.stringify(name.split('=')[0]?.slice(0, 60))} is not the name of a variable`,
      why: 'values are taken from the environment of the step',
      next: 'Give names alone, one a line, and set their values with env:',
    }));
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
  // A job that is given a name is worth making without a launch.
  if (values.build && values['job-name'] !== undefined) return [];
  return [
    {
      input: 'queue-name',
      what: 'no queue is named',
      why: 'there is no silent default: the wrong queue may cost money',
      next: values.build
        ? 'Name the queue, or set job-name to make the job and launch nothing'
        : 'Name the queue, such as queue-name: gpu',
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
  // What is built without a source is the checkout.
  if (given.length === 0 && !anyBroken && !values.build) {
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

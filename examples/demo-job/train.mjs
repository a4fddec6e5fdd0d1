/**
 * The demo's job: a tiny gradient descent that reports itself to W&B with nothing but node's standard library. A real
 * job would use the wandb SDK; this one shows on one page what that says over the wire.
 *
 * Launch hands everything over in the environment: where the server is, which run this is, and the config.
 */
const {
  WANDB_BASE_URL: baseUrl = 'https://api.wandb.ai',
  WANDB_API_KEY: apiKey = '',
  WANDB_ENTITY: entity = '',
  WANDB_PROJECT: project = 'uncategorized',
  WANDB_RUN_ID: runId = '',
  WANDB_CONFIG: configText = '{}',
} = process.env;

const config = { lr: 0.1, epochs: 10, ...JSON.parse(configText) };
const headers = {
  authorization: `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`,
  'content-type': 'application/json',
};

async function post(path, body) {
  const response = await fetch(`${baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}: ${await response.text()}`);
  return response.json();
}

async function createRun() {
  const { data, errors } = await post('/graphql', {
    operationName: 'UpsertBucket',
    query: `mutation UpsertBucket($name: String, $project: String, $entity: String, $config: JSONString) {
      upsertBucket(input: { name: $name, modelName: $project, entityName: $entity, config: $config }) {
        bucket { id name project { name entity { name } } }
      }
    }`,
    variables: {
      name: runId,
      project,
      entity,
      config: JSON.stringify(
        Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value }])),
      ),
    },
  });
  if (errors) throw new Error(errors[0].message);
  return data.upsertBucket.bucket;
}

const run = await createRun();
const stream = `/files/${run.project.entity.name}/${run.project.name}/${run.name}/file_stream`;
const started = Date.now();
const history = [];
const log = [];

function say(line) {
  console.log(line);
  log.push(`${new Date().toISOString().slice(0, -1)}000 ${line}`);
}

say(`training with lr=${config.lr} for ${config.epochs} epochs`);
let weight = 4;
for (let epoch = 1; epoch <= config.epochs; epoch += 1) {
  weight -= config.lr * 2 * weight; // the gradient of weight²
  const loss = weight ** 2;
  const row = { epoch, loss, 'val/acc': 1 / (1 + loss), _step: epoch - 1, _timestamp: Date.now() / 1000 };
  history.push(JSON.stringify({ ...row, _runtime: (Date.now() - started) / 1000 }));
  say(`epoch ${epoch}: loss=${loss.toFixed(5)}`);
}

await post(stream, {
  files: {
    'wandb-history.jsonl': { offset: 0, content: history },
    'wandb-summary.json': { offset: 0, content: [history.at(-1)] },
    'output.log': { offset: 0, content: log },
  },
});
await post(stream, { complete: true, exitcode: 0 });

/** COUNT pushes of a launch and nothing else: the global fetch, eight at a time. */
const {
  WANDB_BASE_URL: baseUrl,
  WANDB_API_KEY: apiKey,
  ENTITY: entity,
  QUEUE: queue,
  JOB: job,
} = process.env;
const headers = {
  authorization: `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`,
  'content-type': 'application/json',
};
const query = `mutation ($entity: String!, $project: String!, $queue: String!, $spec: JSONString!) {
  pushToRunQueueByName(input: { entityName: $entity, projectName: $project, queueName: $queue, runSpec: $spec }) {
    runQueueItemId runSpec
  } }`;
const batch = Math.random().toString(36).slice(2, 10);

async function push(seed) {
  const spec = {
    job,
    entity,
    project: 'bench',
    resource: 'local-container',
    run_id: `${batch}${seed}`,
    overrides: { args: [], run_config: { seed }, entry_point: [] },
    resource_args: {},
  };
  const variables = { entity, project: 'model-registry', queue, spec: JSON.stringify(spec) };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${baseUrl}/graphql`, { method: 'POST', headers, body });
  const { errors } = await response.json();
  if (!response.ok || errors) throw new Error(JSON.stringify(errors));
}

let next = 0;
const count = Number(process.env.COUNT);
await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < count) await push((next += 1));
  }),
);

/**
 * The least that a node script must do to launch a job with the same care: the requests that `mode: add` makes, in the
 * same order, with the global fetch and nothing else.
 */
const {
  WANDB_BASE_URL: baseUrl,
  WANDB_API_KEY: apiKey,
  ENTITY: entity,
  QUEUE: queue,
  JOB: job,
} = process.env;
const [, project, reference] = job.split('/');
const headers = {
  authorization: `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`,
  'content-type': 'application/json',
};
const runId = `bare${Math.random().toString(36).slice(2, 10)}`;

async function ask(query, variables = {}) {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${baseUrl}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = await response.json();
  if (!response.ok || errors) throw new Error(JSON.stringify(errors));
  return data;
}

const place = { entity, project: 'model-registry', queue };
await ask('{ viewer { id username email entity teams { edges { node { name } } } } }');
const found = await ask(
  `query ($entity: String!, $project: String!, $queue: String!) {
    project(entityName: $entity, name: $project) { runQueue(name: $queue) {
      id name access prioritizationMode defaultResourceConfigID
    } } }`,
  place,
);
const configId = found.project.runQueue.defaultResourceConfigID;
await Promise.all([
  ask(
    `query ($entity: String!, $project: String!, $name: String!) {
      project(entityName: $entity, name: $project) { artifactCollectionMembership(name: $name) {
        versionIndex aliases { alias } artifactCollection { name } artifact { id state metadata artifactType { name } }
      } } }`,
    { entity, project, name: reference },
  ),
  ask(
    `query ($entity: String!) { entity(name: $entity) { launchProject {
      runQueues { id name } launchAgents { id name agentStatus runQueues }
    } } }`,
    { entity },
  ),
  ask(
    `query ($entity: String!, $id: ID!) { entity(name: $entity) { defaultResourceConfig(id: $id) {
      resource config templateVariables { name schema }
    } } }`,
    { entity, id: configId },
  ),
]);
await ask(
  `query ($entity: String!, $project: String!, $queue: String!) {
    project(entityName: $entity, name: $project) { runQueue(name: $queue) { runQueueItems(first: 100) {
      edges { node { id state associatedRunId createdAt runSpec } }
    } } } }`,
  place,
);
await ask(
  `query ($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { id name state config summaryMetrics } } }`,
  { entity, project, run: runId },
);
const { pushToRunQueueByName } = await ask(
  `mutation ($entity: String!, $project: String!, $queue: String!, $spec: JSONString!) {
    pushToRunQueueByName(input: { entityName: $entity, projectName: $project, queueName: $queue, runSpec: $spec }) {
      runQueueItemId runSpec
    } }`,
  {
    ...place,
    spec: JSON.stringify({
      job,
      entity,
      project,
      docker: {},
      resource: null,
      git: {},
      overrides: {},
      run_id: runId,
    }),
  },
);
console.log(pushToRunQueueByName.runQueueItemId);

export { DockerClient } from './client.ts';
export { ContainerRunner, type ContainerRunnerOptions } from './container-runner.ts';
export type { SubmittedContainer } from './container.ts';
export { DockerEngine, type EngineFacts } from './engine.ts';
export { LABELS, type ContainerIdentity } from './labels.ts';
export { adopt, discard, findAll, findOwned, type Leftover } from './leftovers.ts';
export { ownRegistries } from './own-registries.ts';
export { listGpus, preflight, type Preflight } from './preflight.ts';

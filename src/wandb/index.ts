/** W&B over the wire: the client, who it is, where things are, and what can be asked of a server. */
export { parseApiKey } from './api-key.ts';
export type { ApiKey } from './api-key.ts';
export type {
  CallOptions,
  ClientOptions,
  Credentials,
  Effect,
  FileRequest,
  FileResponse,
  Operation,
  WandbClient,
} from './client.ts';
export { createClient, USER_AGENT } from './create-client.ts';
export { WandbError } from './errors.ts';
export type { WandbErrorDetails, WandbErrorKind } from './errors.ts';
export { identityCredentials } from './identity-credentials.ts';
export type { IdentityOptions } from './identity-credentials.ts';
export { decodeClaims } from './jwt.ts';
export * from './operations/agents.ts';
export * from './operations/identity.ts';
export * from './operations/jobs.ts';
export * from './operations/queues.ts';
export * from './operations/runs.ts';
export * from './operations/sweeps.ts';
export type * from './types.ts';
export {
  agentUrl,
  checkBaseUrl,
  DEFAULT_BASE_URL,
  deriveAppUrl,
  isLoopback,
  jobsUrl,
  jobUrl,
  projectUrl,
  queueUrl,
  runUrl,
} from './urls.ts';

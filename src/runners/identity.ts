import { posix, join } from 'node:path';
import type { JobIdentity } from './runner.ts';

/** Where a container finds the file, whoever its user is. */
const MOUNT = '/run/wandb-identity';

/** What a job in a container sees: a folder of ours, read-only, and a place of its own for what it gets for the token. */
export function identityInContainer(identity: JobIdentity): {
  readonly mount: { readonly source: string; readonly target: string; readonly readOnly: true };
  readonly variables: Readonly<Record<string, string>>;
} {
  return {
    mount: { source: identity.directory, target: MOUNT, readOnly: true },
    variables: variablesOf(posix.join(MOUNT, identity.file), '/tmp/wandb-credentials.json'),
  };
}

/** What a job sees that is a process of this machine. */
export function identityInProcess(identity: JobIdentity): Readonly<Record<string, string>> {
  return variablesOf(join(identity.directory, identity.file), join(identity.directory, 'credentials.json'));
}

function variablesOf(tokenFile: string, credentialsFile: string): Readonly<Record<string, string>> {
  return { WANDB_IDENTITY_TOKEN_FILE: tokenFile, WANDB_CREDENTIALS_FILE: credentialsFile };
}

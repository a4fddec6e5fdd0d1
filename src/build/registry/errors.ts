import { LaunchError } from '../../common/errors.ts';

export type RegistryErrorKind =
  /** No login, or one that is not accepted. */
  | 'auth'
  /** The login is good, and does not allow this. */
  | 'permission'
  | 'rate-limited'
  /** 5xx. */
  | 'server'
  /** No answer. */
  | 'network'
  | 'tls'
  /** Another status, or an answer that no registry gives. */
  | 'unexpected';

/** A registry does not do what it was asked for. */
export class RegistryError extends LaunchError {
  override readonly name: string = 'RegistryError';
  readonly kind: RegistryErrorKind;
  readonly status: number | null;

  constructor(
    kind: RegistryErrorKind,
    message: string,
    options: { readonly hint: string; readonly status?: number; readonly cause?: unknown },
  ) {
    super(message, options);
    this.kind = kind;
    this.status = options.status ?? null;
  }
}

export interface StatusContext {
  /** Host with its port. */
  readonly registry: string;
  /** What was asked for, without tag. */
  readonly repository: string;
  /** Whether docker had a login for the registry. */
  readonly hasCredential: boolean;
  /** Whether the registry had accepted the login, and declined what was asked with it. */
  readonly isLoggedIn?: boolean;
}

/** An answer outside 200 to 299 as an error that says what to do. 404 is for the caller to judge. */
export function statusError(status: number, context: StatusContext): RegistryError {
  const { registry, repository, hasCredential, isLoggedIn = false } = context;
  const name = `${registry}/${repository}`;
  if (status === 401 && !isLoggedIn) {
    return hasCredential
      ? new RegistryError(
          'auth',
          `The registry ${registry} does not accept the login that docker has for it.`,
          {
            status,
            hint: `Log in again in an earlier step (docker login ${registry}): the password is wrong or has expired.`,
          },
        )
      : new RegistryError(
          'auth',
          `The registry ${registry} wants a login for ${name}, and docker has none.`,
          {
            status,
            hint: `Log in in an earlier step (docker login ${registry}, or docker/login-action).`,
          },
        );
  }
  if (status === 401 || status === 403) {
    return new RegistryError('permission', `The registry ${registry} does not let this login read ${name}.`, {
      status,
      hint: hasCredential
        ? 'Check the name, and that the account may read and write there.'
        : `Log in in an earlier step (docker login ${registry}, or docker/login-action).`,
    });
  }
  if (status === 429) {
    return new RegistryError(
      'rate-limited',
      `The registry ${registry} answers no more: its rate limit is reached.`,
      {
        status,
        hint: hasCredential ? 'Try again later.' : 'Log in in an earlier step: accounts have higher limits.',
      },
    );
  }
  if (status >= 500) {
    return new RegistryError('server', `The registry ${registry} answered HTTP ${status}.`, {
      status,
      hint: 'The fault is on its side: try again later.',
    });
  }
  return new RegistryError('unexpected', `The registry ${registry} answered HTTP ${status} about ${name}.`, {
    status,
    hint: `Check that a registry of images runs at ${registry}.`,
  });
}

/** An answer that does not keep to the protocol. Registries are not trusted. */
export function oddAnswer(registry: string, what: string): RegistryError {
  return new RegistryError(
    'unexpected',
    `The registry ${registry} gave an answer that cannot be used: ${what}.`,
    {
      hint: `Check that a registry of images runs at ${registry}, and that nothing stands between.`,
    },
  );
}

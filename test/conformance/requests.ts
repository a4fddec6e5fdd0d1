import type { SeenRequest } from './world.ts';

/** A request that the server is to refuse in a case. */
export interface Refused {
  /** Name of the GraphQL operation, or the path. */
  readonly what: string;
  readonly status: number;
  /** Why the case asks for it. */
  readonly reason: string;
}

/**
 * What went wrong on the wire, one line each: requests that were answered with an error although nothing says that they
 * are to be refused, and refusals that were expected and did not come.
 */
export function complaints(requests: readonly SeenRequest[], refused: readonly Refused[]): string[] {
  const failed = requests.filter(({ status, errors }) => status >= 400 || (errors?.length ?? 0) > 0);
  const fits = (request: SeenRequest, one: Refused): boolean =>
    (request.operation ?? request.path) === one.what && request.status === one.status;
  return [
    ...failed.filter((request) => !refused.some((one) => fits(request, one))).map(lineOf),
    ...refused
      .filter((one) => !failed.some((request) => fits(request, one)))
      .map(({ what, status, reason }) => `${what} was not refused with ${status}, although ${reason}`),
  ];
}

function lineOf(request: SeenRequest): string {
  const { method, path, operation, status, errors, headers, variables } = request;
  const who = headers['user-agent'] ?? 'nobody';
  const why = errors?.join('; ') ?? '';
  return `${method} ${path} ${operation ?? ''}: ${status} ${why} (${who}) ${JSON.stringify(variables)?.slice(0, 300)}`;
}

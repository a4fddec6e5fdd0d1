/** Which requests a fault strikes; every member given must fit. */
export interface FaultMatch {
  /** GraphQL operation name. */
  readonly operation?: string;
  /** GraphQL root field. */
  readonly field?: string;
  /** Start of the path. */
  readonly path?: string;
  readonly method?: string;
}

/** What goes wrong. Members combine: a delay with a status, for example. */
export interface FaultAction {
  /** Cut the connection before the work is done, or after it. */
  readonly drop?: 'before' | 'after';
  /** Answer this status without doing the work. */
  readonly status?: number;
  /** Body for `status`; default: a GraphQL error. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Wait before anything else. */
  readonly delayMs?: number;
  /** Do the work, send the first half of the answer as if it were all of it. */
  readonly halfJson?: boolean;
  /** Do the work, announce the answer as this. */
  readonly contentType?: string;
  /** Do the work, send the answer in small pieces over this time. */
  readonly slowBodyMs?: number;
}

export interface Fault {
  readonly match: FaultMatch;
  readonly action: FaultAction;
  /** How many requests it strikes (default 1). */
  readonly count?: number;
  /** How many fitting requests it lets pass before. */
  readonly skip?: number;
}

export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly rootFields: readonly string[];
}

/** The faults still to come, in the order they were planned. */
export class FaultPlan {
  #faults: { fault: Fault; skip: number; left: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, skip: fault.skip ?? 0, left: fault.count ?? 1 });
  }

  clear(): void {
    this.#faults = [];
  }

  /** How many strikes are left. */
  get pending(): number {
    return this.#faults.reduce((sum, { left }) => sum + left, 0);
  }

  /** The fault that strikes this request, used up by one. */
  take(target: FaultTarget): FaultAction | null {
    for (const planned of this.#faults) {
      if (planned.left === 0 || !fits(planned.fault.match, target)) continue;
      if (planned.skip > 0) {
        planned.skip -= 1;
        continue;
      }
      planned.left -= 1;
      this.#faults = this.#faults.filter(({ left }) => left > 0);
      return planned.fault.action;
    }
    return null;
  }
}

function fits(match: FaultMatch, target: FaultTarget): boolean {
  const { operation, field, path, method } = match;
  return (
    (operation === undefined || operation === target.operation) &&
    (field === undefined || target.rootFields.includes(field)) &&
    (path === undefined || target.path.startsWith(path)) &&
    (method === undefined || method === target.method)
  );
}

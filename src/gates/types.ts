/** What a gate looks at: one run as plain data. */
export interface RunFacts {
  /** `summaryMetrics` as W&B stores them, nested objects included. Untrusted. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** Values of one key over the run, oldest first; absent keys were not asked for or never logged. */
  readonly history: Readonly<Record<string, readonly number[]>>;
  /** Seconds from start to end; null when one of the two is not known. */
  readonly durationSeconds: number | null;
}

/** Why a rule could not be decided. It then fails. */
export type Undecided =
  | 'missing-key'
  | 'not-a-number'
  | 'not-finite'
  | 'no-baseline'
  | 'no-history'
  | 'no-duration'
  | 'division-by-zero'
  /** W&B could not be asked. */
  | 'unreadable';

/** A rule held against a run. */
export interface GateResult {
  /** The rule as it was written. */
  readonly rule: string;
  readonly passed: boolean;
  /** What the two sides came to; null where a side is no number. */
  readonly left: number | null;
  readonly right: number | null;
  /** One line: the numbers, or why the rule could not be decided. */
  readonly message: string;
  /** Set when the rule could not be decided. */
  readonly undecided?: Undecided;
}

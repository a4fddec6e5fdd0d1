import type { Clock } from '../common/clock.ts';
import type { Logger } from '../common/logger.ts';
import type { Runner } from '../runners/runner.ts';
import type { LaunchAgentConfig } from './config.ts';
import type { AgentItem } from './item.ts';
import type { FindLeftovers } from './recover.ts';
import type { AgentState } from './state.ts';
import type { JobTracker } from './tracker.ts';

export interface LaunchAgentOptions {
  readonly config: LaunchAgentConfig;
  readonly host: { readonly hostname: string; readonly version: string };
  /** Makes what runs the jobs, one a resource. Default: processes without any variable of this one. */
  readonly runners?: (agent: { readonly name: string }) => readonly Runner[];
  /** Finds the containers that lost agents left. Default: there are none. */
  readonly findLeftovers?: FindLeftovers;
  /** Where the agent keeps its journal; without one nothing is picked up after a crash. Its opener closes it. */
  readonly state?: AgentState;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Stops the agent and its jobs. */
  readonly signal?: AbortSignal;
  /** Aborted when a stop has taken all the time that it may: what is not reported then stays in the journal. */
  readonly hurry?: AbortSignal;
  /** What failed items say of a stop. Default: the reason of `signal`. */
  readonly stopMessage?: string;
  /** Texts that no log or message may hold, beside the keys of agent and jobs. */
  readonly secrets?: readonly string[];
  readonly onSecret?: (secret: string) => void;
  /** Cuts what is secret beside these, such as tokens that come up while the agent runs. */
  readonly cut?: (text: string) => string;
  /** One line that a job printed, secrets cut. Untrusted. */
  readonly onLine?: (tracker: JobTracker, line: string) => void;
  /** Called once a job prints no more. */
  readonly onEnd?: (tracker: JobTracker) => void;
  /** Called once it is known what became of an item. */
  readonly onItem?: (item: AgentItem) => void;
}

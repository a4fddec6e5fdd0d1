/** Results as Markdown and as plain documents. Pure functions of plain data; nothing here knows where a page goes. */
export { renderDryRun } from './dry-run.ts';
export { renderJob, type JobPage } from './job.ts';
export { renderItems } from './items.ts';
export { renderLive } from './live.ts';
export { renderRun, renderRunParts } from './run.ts';
export { metrics } from './values.ts';
export { isGreen, OUTCOME_WORDS } from './words.ts';
export type { DryRun } from './dry-run.ts';
export type { LiveRun } from './live.ts';
export type { Origin } from './origin.ts';
export type { ItemRow, ItemsPage } from './items.ts';

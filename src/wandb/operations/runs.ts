export { runDetails, runHistory, runLogTail, runStatus, runStatuses, sampledHistory } from './run-reads.ts';
export { runFileUrl, runSource } from './run-source.ts';
export { deleteRun, finishRun, stopRun, uploadRunFiles, upsertRun } from './run-writes.ts';
export type { UpsertRunInput } from './run-writes.ts';

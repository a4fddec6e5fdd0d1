import { readFileSync } from 'node:fs';

/**
 * When the kernel started a process, in its own count since boot: together with the id it names one process for
 * good. Null when there is none, or on a system without `/proc`.
 */
export function processStartTime(pid: string): string | null {
  if (!/^[1-9][0-9]*$/.test(pid)) return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything: fields are counted from its end. This is the 22nd.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Whether the very process that a journal names still runs. */
export function isSameProcess(process: { readonly id: string; readonly startTime: string | null }): boolean {
  return process.startTime !== null && processStartTime(process.id) === process.startTime;
}

/** Ends a process of a lost agent, and its group. Returns whether there was one. */
export function killLeftover(leftover: { readonly id: string; readonly startTime: string | null }): boolean {
  if (!isSameProcess(leftover)) return false;
  try {
    process.kill(-Number(leftover.id), 'SIGKILL');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

import { escapeText, link, shorten } from './escape.ts';

/** What a page belongs to, for places that show the pages of many. */
export interface Origin {
  /** Sha of the commit. */
  readonly commit: string;
  readonly workflow: string;
  readonly job: string;
  /** Page of the workflow run. */
  readonly url: string;
}

/** The last line of a page; empty where the place says it all. */
export function originLine(origin: Origin | undefined): string {
  if (origin === undefined) return '';
  const { commit, workflow, job, url } = origin;
  const by = link(shorten(`${workflow} / ${job}`, 120), url);
  return `<sub>Of commit ${escapeText(shorten(commit, 8).replace('…', ''))}, by ${by}</sub>`;
}

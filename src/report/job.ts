import { escapeText, link, shorten } from './escape.ts';
import { fit } from './fit.ts';
import { imageUrl } from './links.ts';
import { page, table } from './table.ts';

/** A job that was made of an image, and launched nowhere. */
export interface JobPage {
  /** `entity/project/name:vN`. */
  readonly job: string;
  readonly isNew: boolean;
  /** With its digest. */
  readonly image: string;
  readonly tag: string;
  readonly isReused: boolean;
}

/** The job as Markdown of at most `limit` bytes. */
export function renderJob(
  { job, isNew, image, tag, isReused }: JobPage,
  { limit }: { readonly limit: number },
): string {
  return fit([400, 80] as const, limit, (cell) =>
    page([
      `## 📦 ${isNew ? 'New version of a job' : 'The job was there already'}`,
      table(
        ['', ''],
        [
          ['Job', escapeText(shorten(job, cell))],
          ['Image', link(shorten(image, cell), imageUrl(image))],
          ['Tag', escapeText(shorten(tag, cell))],
          ['Build', isReused ? 'none: the registry had it' : 'built and pushed'],
        ],
      ),
    ]),
  );
}

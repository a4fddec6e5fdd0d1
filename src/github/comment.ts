import * as v from 'valibot';
import type { ApiCall, GitHubApi, Repository } from './api.ts';
import { GitHubApiError } from './api-errors.ts';
import { commentMarker } from './comment-key.ts';
import { pagesOf } from './pages.ts';

/** GitHub takes 65,536 characters; bytes are never fewer. The marker and its line break come on top. */
export const COMMENT_BYTES = 65_536 - 256;

/** The account of a workflow's own token. */
const WORKFLOW_BOT = 'github-actions[bot]';

export interface CommentTarget {
  readonly repository: Repository;
  /** Number of the pull request. */
  readonly number: number;
  readonly key: string;
}

export interface Published {
  readonly did: 'created' | 'edited';
  readonly url: string;
}

const CommentSchema = v.object({
  id: v.number(),
  html_url: v.string(),
  body: v.optional(v.nullable(v.string())),
  user: v.optional(v.nullable(v.object({ login: v.string() }))),
});
type Comment = v.InferOutput<typeof CommentSchema>;

/**
 * Keeps one comment for each pull request and key: edits the one that is there, whatever its page, or makes it. Ours
 * is a comment that begins with our marker *and* was written by the account of this token; a comment of anybody else
 * that holds the marker is left alone. When two steps make it at once, the older one stays.
 * @throws GitHubApiError
 */
export async function keepComment(
  api: GitHubApi,
  target: CommentTarget,
  markdown: string,
  call: ApiCall = {},
): Promise<Published> {
  const body = `${commentMarker(target.key)}\n${markdown}`;
  const { ours, lastPage } = await findOurs(api, target, 1, call);
  const [oldest, ...spare] = ours;
  if (oldest !== undefined) {
    const edited = await edit(api, target, oldest, body, call);
    for (const comment of spare) await remove(api, target, comment, call);
    if (edited !== null) return { did: 'edited', url: edited.html_url };
  }
  const made = await create(api, target, body, lastPage, call);
  const { ours: now } = await findOurs(api, target, lastPage, call);
  const older = now.find(({ id }) => id < made.id);
  if (older === undefined) return { did: 'created', url: made.html_url };
  const edited = await edit(api, target, older, body, call);
  if (edited === null) return { did: 'created', url: made.html_url };
  await remove(api, target, made, call);
  return { did: 'edited', url: edited.html_url };
}

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';

/** Our comments from a page on, oldest first, and the number of the last page. */
async function findOurs(
  api: GitHubApi,
  { repository, number, key }: CommentTarget,
  first: number,
  call: ApiCall,
): Promise<{ readonly ours: readonly Comment[]; readonly lastPage: number }> {
  const marked: Comment[] = [];
  let lastPage = first;
  const items = (answer: unknown): Comment[] => read(v.array(CommentSchema), answer);
  const parameters = { ...repository, issue_number: number };
  for await (const page of pagesOf(api, LIST, parameters, items, { ...call, first })) {
    lastPage = page.page;
    marked.push(...page.items.filter(({ body }) => body?.startsWith(commentMarker(key)) === true));
  }
  if (marked.length === 0) return { ours: [], lastPage };
  const author = (await api.author(call)) ?? WORKFLOW_BOT;
  const ours = marked.filter(({ user }) => user?.login === author).sort((a, b) => a.id - b.id);
  return { ours, lastPage };
}

async function create(
  api: GitHubApi,
  target: CommentTarget,
  body: string,
  lastPage: number,
  call: ApiCall,
): Promise<Comment> {
  const parameters = { ...target.repository, issue_number: target.number, body };
  try {
    const answer = await api.request(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters,
      call,
    );
    return read(CommentSchema, answer);
  } catch (error) {
    // An answer that never came is not a no.
    if (!(error instanceof GitHubApiError) || error.kind !== 'unavailable') throw error;
    const { ours } = await findOurs(api, target, lastPage, call);
    const made = ours.find((comment) => comment.body === body);
    if (made === undefined) throw error;
    return made;
  }
}

/** Null when it was deleted meanwhile. */
async function edit(
  api: GitHubApi,
  { repository }: CommentTarget,
  comment: Comment,
  body: string,
  call: ApiCall,
): Promise<Comment | null> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  try {
    return read(
      CommentSchema,
      await api.request(route, { ...repository, comment_id: comment.id, body }, call),
    );
  } catch (error) {
    if (error instanceof GitHubApiError && error.status === 404) return null;
    throw error;
  }
}

/** A spare comment that stays is no harm. */
async function remove(
  api: GitHubApi,
  { repository }: CommentTarget,
  { id }: Comment,
  call: ApiCall,
): Promise<void> {
  const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
  try {
    await api.request(route, { ...repository, comment_id: id }, call);
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
  }
}

function read<const Schema extends v.GenericSchema>(schema: Schema, answer: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  throw new GitHubApiError('invalid', 'GitHub answered with something that is no comment.', null);
}

export const id = 281;
export const ids = [281];
export const modules = {

/***/ 92091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ mapTexts)
/* harmony export */ });
/** A copy of plain data with every text in it, and every key of an object, put through `change`. */
function mapTexts(value, change) {
    return map(value, change);
}
function map(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((element) => map(element, change));
    if (typeof value !== 'object' || value === null)
        return value;
    const prototype = Object.getPrototypeOf(value);
    // A number whose digits were kept is an object of a class of its own.
    if (prototype !== Object.prototype && prototype !== null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), map(member, change)]));
}


/***/ }),

/***/ 38412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jz: () => (/* binding */ isRateLimited),
/* harmony export */   Mz: () => (/* binding */ errorOf),
/* harmony export */   OS: () => (/* binding */ GitHubApiError),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);


class GitHubApiError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'GitHubApiError';
    kind;
    /** Of the answer; null when there was none. */
    status;
    constructor(kind, message, status, cause) {
        super(message, { cause });
        this.kind = kind;
        this.status = status;
    }
}
/** What is read of an error of octokit. A request without an answer has a status there, but no response. */
const RequestErrorSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    status: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    message: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    response: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ headers: valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()) })),
});
function failureOf(thrown) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(RequestErrorSchema, thrown);
    if (!parsed.success || parsed.output.response === undefined) {
        return { status: null, message: (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown), headers: {} };
    }
    const { status, message, response } = parsed.output;
    return { status, message, headers: response.headers };
}
/** Whether GitHub refused a request because of its limits: it was not carried out. */
function isRateLimited({ status, message, headers }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers['retry-after'] !== undefined ||
        String(headers['x-ratelimit-remaining']) === '0' ||
        /rate limit|abuse detection/i.test(message));
}
/** The error of a request that is not tried again. */
function errorOf(failure, cause) {
    const { status } = failure;
    const said = failure.message.replace(/ - https?:\/\/\S+$/, '');
    if (isRateLimited(failure)) {
        return new GitHubApiError('rate-limited', `GitHub's rate limit is used up: ${said}`, status, cause);
    }
    if (status === null || status >= 500) {
        const what = status === null ? 'GitHub could not be reached' : `GitHub answered ${status}`;
        return new GitHubApiError('unavailable', `${what}: ${said}`, status, cause);
    }
    const kind = [401, 403, 404].includes(status) ? 'forbidden' : 'invalid';
    return new GitHubApiError(kind, `GitHub answered ${status}: ${said}`, status, cause);
}


/***/ }),

/***/ 62246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ createGitHubApi),
  H: () => (/* binding */ repositoryOf)
});

// EXTERNAL MODULE: ./build/github/api-errors.js
var api_errors = __webpack_require__(38412);
;// CONCATENATED MODULE: ./build/github/api-retry.js

/** Tries of one request. */
const MOST_TRIES = 4;
/** GitHub asks for at least a minute after a secondary limit that names no time. */
const SECONDARY_LIMIT_MS = 60_000;
/**
 * Milliseconds until a request is tried again; null when it is not. What a limit refused was not carried out, so
 * that is safe to repeat; after a 5xx or without an answer only what may happen twice is.
 * Source: GitHub's "best practices for using the REST API".
 */
function retryDelay(question) {
    const { failure, tries, repeatable, patienceMs, random } = question;
    if (tries >= MOST_TRIES)
        return null;
    if ((0,api_errors/* isRateLimited */.Jz)(failure)) {
        const wait = limitDelay(failure, question.now);
        return wait > patienceMs ? null : wait;
    }
    const passing = failure.status === null || failure.status >= 500;
    if (!passing || !repeatable)
        return null;
    return 500 * 2 ** tries * (0.5 + random / 2);
}
function limitDelay({ headers }, now) {
    const seconds = Number(headers['retry-after']);
    if (headers['retry-after'] !== undefined && Number.isFinite(seconds))
        return Math.max(0, seconds) * 1_000;
    const reset = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
        return Math.max(0, reset * 1_000 - now) + 1_000;
    }
    return SECONDARY_LIMIT_MS;
}

;// CONCATENATED MODULE: ./build/github/api.js


/** Milliseconds that one answer may take. */
const DEADLINE_MS = 15_000;
const PATIENCE_MS = 60_000;
/** Loads octokit only now: most steps never need it. */
async function createGitHubApi(options) {
    const { token, apiUrl, logger, clock, random, patienceMs = PATIENCE_MS } = options;
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 92413));
    const debug = (message) => logger.debug(`GitHub: ${message}`);
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        userAgent: 'wandb-launch-action',
        log: { debug, info: debug, warn: debug, error: debug },
    });
    let remaining = null;
    function note(headers) {
        const value = Number(headers['x-ratelimit-remaining'] ?? NaN);
        if (Number.isFinite(value))
            remaining = value;
    }
    const request = async (route, parameters, { signal } = {}) => {
        for (let tries = 1;; tries += 1) {
            signal?.throwIfAborted();
            try {
                const deadline = AbortSignal.timeout(DEADLINE_MS);
                const both = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
                const answer = await octokit.request(route, { ...parameters, request: { signal: both } });
                note(answer.headers);
                return answer.data;
            }
            catch (error) {
                signal?.throwIfAborted();
                const failure = (0,api_errors/* failureOf */.g5)(error);
                note(failure.headers);
                const repeatable = !route.startsWith('POST ');
                const question = { failure, tries, repeatable, now: clock.now(), patienceMs, random: random() };
                const delay = retryDelay(question);
                if (delay === null)
                    throw (0,api_errors/* errorOf */.Mz)(failure, error);
                debug(`${route}: ${failure.message}; trying again in ${Math.round(delay)} ms`);
                await clock.sleep(delay, signal);
            }
        }
    };
    return {
        request,
        async author({ signal } = {}) {
            try {
                const deadline = AbortSignal.timeout(DEADLINE_MS);
                const both = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
                // `GET /user` is closed to the token of a workflow; this is not.
                const answer = await octokit.graphql('query { viewer { login } }', { request: { signal: both } });
                const login = answer?.viewer?.login;
                return typeof login === 'string' ? login : null;
            }
            catch (error) {
                signal?.throwIfAborted();
                debug(`the account of the token is not known: ${(0,api_errors/* failureOf */.g5)(error).message}`);
                return null;
            }
        },
        remaining: () => remaining,
    };
}
/** @throws GitHubApiError when the text is no `owner/name` */
function repositoryOf(text) {
    const [owner, repo, ...rest] = text.split('/');
    if (!owner || !repo || rest.length > 0) {
        throw new api_errors/* GitHubApiError */.OS('invalid', 'GITHUB_REPOSITORY does not name a repository.', null);
    }
    return { owner, repo };
}


/***/ }),

/***/ 96496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createPublisher),
  q: () => (/* binding */ liveRun)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/common/map-texts.js
var map_texts = __webpack_require__(92091);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/github/api.js + 1 modules
var github_api = __webpack_require__(62246);
// EXTERNAL MODULE: ./build/github/api-errors.js
var api_errors = __webpack_require__(38412);
;// CONCATENATED MODULE: ./build/github/pages.js
/** Elements of a page: the most that GitHub gives. */
const PAGE_SIZE = 100;
/** A bound for a list without an end: 10,000 elements. */
const MOST_PAGES = 100;
/**
 * The pages of a list, from page `first` (counted from 1) to the last. `items` takes the list out of an answer.
 * @throws GitHubApiError
 */
async function* pagesOf(api, route, parameters, items, { first = 1, ...call } = {}) {
    for (let page = first; page < first + MOST_PAGES; page += 1) {
        const found = items(await api.request(route, { ...parameters, per_page: PAGE_SIZE, page }, call));
        yield { page, items: found };
        if (found.length < PAGE_SIZE)
            return;
    }
}

;// CONCATENATED MODULE: ./build/github/check.js



/** Bytes of a check's summary, and of its text. */
const CHECK_BYTES = 65_535;
/** Characters of a check's title that GitHub shows whole. */
const TITLE_LENGTH = 255;
const NAME_LENGTH = 100;
/** `neutral` passes as a required check: the step is green, but nothing is known about the run yet. */
const CONCLUSIONS = {
    succeeded: 'success',
    queued: 'neutral',
    detached: 'neutral',
    'job-failed': 'failure',
    'gate-failed': 'failure',
    'agent-failed': 'failure',
    'submit-failed': 'failure',
    refused: 'failure',
    unknown: 'failure',
    cancelled: 'cancelled',
    'claim-timeout': 'timed_out',
    'run-timeout': 'timed_out',
};
/** `true` names a check after the job, with the matrix as GitHub itself writes it; any other text is the name. */
function checkName(asked, job, matrix) {
    if (asked !== 'true')
        return asked.slice(0, NAME_LENGTH);
    const values = matrixValues(matrix);
    return `W&B Launch: ${job}${values.length === 0 ? '' : ` (${values.join(', ')})`}`.slice(0, NAME_LENGTH);
}
function matrixValues(matrix) {
    try {
        const parsed = JSON.parse(matrix);
        const values = typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : [];
        return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
    }
    catch {
        return [];
    }
}
const CheckSchema = dist/* object */.Ikc({ id: dist/* number */.aig(), external_id: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())) });
const ListSchema = dist/* object */.Ikc({ check_runs: dist/* array */.YOg(CheckSchema) });
/**
 * Makes a check run, `in_progress` or with a conclusion.
 * @returns its id
 * @throws GitHubApiError
 */
async function createCheck(api, { repository, sha, name, externalId }, page, conclusion, call = {}) {
    const body = { ...repository, name, head_sha: sha, external_id: externalId, ...fields(page, conclusion) };
    const parsed = dist/* safeParse */.xLC(CheckSchema, await api.request('POST /repos/{owner}/{repo}/check-runs', body, call));
    if (parsed.success)
        return parsed.output.id;
    throw new api_errors/* GitHubApiError */.OS('invalid', 'GitHub answered with something that is no check run.', null);
}
/** @throws GitHubApiError */
async function updateCheck(api, repository, id, page, conclusion, call = {}) {
    const route = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
    await api.request(route, { ...repository, check_run_id: id, ...fields(page, conclusion) }, call);
}
/** The id of a check run whose creation got no answer; null when it was not made. @throws GitHubApiError */
async function findCheck(api, { repository, sha, name, externalId }, call = {}) {
    const route = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
    const parameters = { ...repository, ref: sha, check_name: name, filter: 'all' };
    const items = (answer) => {
        const parsed = dist/* safeParse */.xLC(ListSchema, answer);
        return parsed.success ? parsed.output.check_runs : [];
    };
    for await (const page of pagesOf(api, route, parameters, items, call)) {
        const found = page.items.find((check) => check.external_id === externalId);
        if (found)
            return found.id;
    }
    return null;
}
function fields(page, conclusion) {
    const { title, summary, text, detailsUrl } = page;
    return {
        ...(conclusion === null ? { status: 'in_progress' } : { status: 'completed', conclusion }),
        ...(isWebAddress(detailsUrl) ? { details_url: detailsUrl } : {}),
        output: { title: title.slice(0, TITLE_LENGTH), summary, ...(text === undefined ? {} : { text }) },
    };
}
function isWebAddress(text) {
    return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text);
}

;// CONCATENATED MODULE: ./build/github/check-feed.js


/** Milliseconds between two changes of a check run. */
const INTERVAL_MS = 20_000;
/** Requests of the hour that are left to other steps: the token of a workflow has 1,000 for a whole repository. */
const LEFT_TO_OTHERS = 100;
/** One check run over the life of a step: live from the first page that is shown, and concluded once. */
class CheckFeed {
    #target;
    #options;
    #ending = new AbortController();
    /** Ends what `#ending` leaves alone: a creation that was cut off would have to be looked for. */
    #cutOff = new AbortController();
    #id;
    /** Whether a check run may exist whose id is not known. */
    #unsure;
    #next = null;
    #shown = '';
    #lastAt = -Infinity;
    #pump = null;
    /** Why there is no check run and will be none. */
    #refusal = null;
    constructor(saved, options) {
        this.#target = saved.target;
        this.#id = saved.id;
        this.#unsure = saved.unsure && saved.id === null;
        this.#options = options;
    }
    /** Shows a page soon; of several in quick succession the last. Never throws. */
    show(page) {
        this.#next = page;
        this.#pump ??= this.#send().finally(() => {
            this.#pump = null;
        });
    }
    async #send() {
        const { clock, intervalMs = INTERVAL_MS } = this.#options;
        const { signal } = this.#ending;
        try {
            while (this.#next !== null && this.#refusal === null) {
                await clock.sleep(Math.max(0, this.#lastAt + intervalMs - clock.now()), signal);
                const page = this.#next;
                this.#next = null;
                const text = JSON.stringify(page);
                if (text === this.#shown)
                    continue;
                this.#lastAt = clock.now();
                await this.#put(page, null, { signal });
                this.#shown = text;
            }
        }
        catch (error) {
            // What passes is made good by the next page, or by the conclusion.
            if (error instanceof api_errors/* GitHubApiError */.OS && error.kind === 'forbidden')
                this.#refusal = error;
        }
    }
    async #put(page, conclusion, call) {
        const api = await this.#options.api();
        if (this.#id === null && this.#unsure)
            this.#id = await findCheck(api, this.#target, call);
        if (this.#id !== null) {
            const scarce = conclusion === null && (api.remaining() ?? Infinity) < LEFT_TO_OTHERS;
            if (!scarce)
                await updateCheck(api, this.#target.repository, this.#id, page, conclusion, call);
            return;
        }
        if (conclusion === null)
            this.#options.save({ target: this.#target, id: null });
        this.#unsure = true;
        try {
            const own = conclusion === null ? { signal: this.#cutOff.signal } : call;
            this.#id = await createCheck(api, this.#target, page, conclusion, own);
        }
        catch (error) {
            if (error instanceof api_errors/* GitHubApiError */.OS && error.kind !== 'unavailable')
                this.#unsure = false;
            throw error;
        }
        if (conclusion === null)
            this.#options.save({ target: this.#target, id: this.#id });
    }
    async #settled(signal) {
        const cutOff = () => this.#cutOff.abort(signal?.reason);
        if (signal?.aborted === true)
            cutOff();
        signal?.addEventListener('abort', cutOff, { once: true });
        try {
            await this.#pump;
        }
        finally {
            signal?.removeEventListener('abort', cutOff);
        }
    }
    /**
     * Ends the check run, and makes it if need be.
     * @throws GitHubApiError, or the reason of the call's signal
     */
    async conclude(conclusion, page, call = {}) {
        this.#ending.abort(new Error('The check run is being concluded.'));
        await this.#settled(call.signal);
        if (this.#refusal !== null)
            throw this.#refusal;
        try {
            await this.#put(page, conclusion, call);
        }
        catch (error) {
            if (!(error instanceof api_errors/* GitHubApiError */.OS) || error.kind !== 'unavailable')
                throw error;
            // Its creation may have been carried out without an answer: once more, by a look.
            await this.#put(page, conclusion, call);
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/github/comment-key.js

/** Characters of a key that a reader sees. */
const READABLE = 60;
/**
 * The key of a comment: what tells the comments of one pull request apart. `sticky` stands for this step of this job,
 * each leg of a matrix by itself; any other text is a key that steps may share.
 */
function commentKey(asked, { workflow, job, step }, matrix) {
    const parts = asked === 'sticky' ? [workflow, job, step, matrix] : [asked];
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
    const readable = parts
        .slice(0, 3)
        .join('/')
        .replace(/[^\w./]+/g, '_')
        .slice(0, READABLE);
    return `${readable} ${digest}`;
}
/** The first line of a comment of ours, hidden from readers. */
function commentMarker(key) {
    return `<!-- wandb-launch: ${key} -->`;
}

;// CONCATENATED MODULE: ./build/github/comment.js




/** GitHub takes 65,536 characters; bytes are never fewer. The marker and its line break come on top. */
const COMMENT_BYTES = 65_536 - 256;
/** The account of a workflow's own token. */
const WORKFLOW_BOT = 'github-actions[bot]';
const CommentSchema = dist/* object */.Ikc({
    id: dist/* number */.aig(),
    html_url: dist/* string */.YjP(),
    body: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    user: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ login: dist/* string */.YjP() }))),
});
/**
 * Keeps one comment for each pull request and key: edits the one that is there, whatever its page, or makes it. Ours
 * is a comment that begins with our marker *and* was written by the account of this token; a comment of anybody else
 * that holds the marker is left alone. When two steps make it at once, the older one stays.
 * @throws GitHubApiError
 */
async function keepComment(api, target, markdown, call = {}) {
    const body = `${commentMarker(target.key)}\n${markdown}`;
    const { ours, lastPage } = await findOurs(api, target, 1, call);
    const [oldest, ...spare] = ours;
    if (oldest !== undefined) {
        const edited = await edit(api, target, oldest, body, call);
        for (const comment of spare)
            await remove(api, target, comment, call);
        if (edited !== null)
            return { did: 'edited', url: edited.html_url };
    }
    const made = await create(api, target, body, lastPage, call);
    const { ours: now } = await findOurs(api, target, lastPage, call);
    const older = now.find(({ id }) => id < made.id);
    if (older === undefined)
        return { did: 'created', url: made.html_url };
    const edited = await edit(api, target, older, body, call);
    if (edited === null)
        return { did: 'created', url: made.html_url };
    await remove(api, target, made, call);
    return { did: 'edited', url: edited.html_url };
}
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
/** Our comments from a page on, oldest first, and the number of the last page. */
async function findOurs(api, { repository, number, key }, first, call) {
    const marked = [];
    let lastPage = first;
    const items = (answer) => read(dist/* array */.YOg(CommentSchema), answer);
    const parameters = { ...repository, issue_number: number };
    for await (const page of pagesOf(api, LIST, parameters, items, { ...call, first })) {
        lastPage = page.page;
        marked.push(...page.items.filter(({ body }) => body?.startsWith(commentMarker(key)) === true));
    }
    if (marked.length === 0)
        return { ours: [], lastPage };
    const author = (await api.author(call)) ?? WORKFLOW_BOT;
    const ours = marked.filter(({ user }) => user?.login === author).sort((a, b) => a.id - b.id);
    return { ours, lastPage };
}
async function create(api, target, body, lastPage, call) {
    const parameters = { ...target.repository, issue_number: target.number, body };
    try {
        const answer = await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, call);
        return read(CommentSchema, answer);
    }
    catch (error) {
        // An answer that never came is not a no.
        if (!(error instanceof api_errors/* GitHubApiError */.OS) || error.kind !== 'unavailable')
            throw error;
        const { ours } = await findOurs(api, target, lastPage, call);
        const made = ours.find((comment) => comment.body === body);
        if (made === undefined)
            throw error;
        return made;
    }
}
/** Null when it was deleted meanwhile. */
async function edit(api, { repository }, comment, body, call) {
    const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
    try {
        return read(CommentSchema, await api.request(route, { ...repository, comment_id: comment.id, body }, call));
    }
    catch (error) {
        if (error instanceof api_errors/* GitHubApiError */.OS && error.status === 404)
            return null;
        throw error;
    }
}
/** A spare comment that stays is no harm. */
async function remove(api, { repository }, { id }, call) {
    const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
    try {
        await api.request(route, { ...repository, comment_id: id }, call);
    }
    catch (error) {
        if (!(error instanceof api_errors/* GitHubApiError */.OS))
            throw error;
    }
}
function read(schema, answer) {
    const parsed = dist/* safeParse */.xLC(schema, answer);
    if (parsed.success)
        return parsed.output;
    throw new api_errors/* GitHubApiError */.OS('invalid', 'GitHub answered with something that is no comment.', null);
}

;// CONCATENATED MODULE: ./build/github/comment-target.js

/**
 * The commit that a check belongs to: of a pull request that of its author, since nobody looks at the merge that
 * GitHub made for the run; of a `workflow_run` that of the run it follows.
 */
function headShaOf({ sha, pullRequest, triggeringRun }) {
    return pullRequest?.headSha ?? triggeringRun?.headSha ?? sha;
}
const PullsSchema = dist/* array */.YOg(dist/* object */.Ikc({
    number: dist/* number */.aig(),
    state: dist/* string */.YjP(),
    head: dist/* object */.Ikc({ sha: dist/* string */.YjP() }),
}));
/**
 * Number of the pull request that a step belongs to: that of the event, else an open one that holds the commit, first
 * of all one whose newest commit it is. Null when there is none.
 * @throws GitHubApiError
 */
async function pullRequestNumber(api, repository, context, call = {}) {
    if (context.pullRequest !== null && context.pullRequest.number > 0)
        return context.pullRequest.number;
    if (context.commentedPullRequest !== null)
        return context.commentedPullRequest;
    const sha = headShaOf(context);
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const answer = await api.request(route, { ...repository, commit_sha: sha, per_page: 100 }, call);
    const parsed = dist/* safeParse */.xLC(PullsSchema, answer);
    const open = parsed.success ? parsed.output.filter(({ state }) => state === 'open') : [];
    return (open.find(({ head }) => head.sha === sha) ?? open[0])?.number ?? null;
}

// EXTERNAL MODULE: ./build/launch/spec.js
var launch_spec = __webpack_require__(75971);
// EXTERNAL MODULE: ./build/report/index.js + 19 modules
var report = __webpack_require__(36412);
;// CONCATENATED MODULE: ./build/modes/publish.js












/** Milliseconds for all that is told to GitHub in the end, waits for its limits included. */
const END_MS = 180_000;
/** The same after a cancel: the runner kills the step ten seconds after it. */
const CANCELLED_MS = 2_000;
/** The publisher of a step. In `post` it goes on with the check run that the step left. */
function createPublisher(inputs, step) {
    const { context, logger, clock, random, cut } = step;
    const token = inputs.githubToken;
    let made;
    const api = () => {
        if (token === undefined) {
            throw new api_errors/* GitHubApiError */.OS('forbidden', 'The input github-token is empty.', null);
        }
        made ??= (0,github_api/* createGitHubApi */._)({ token, apiUrl: context.apiUrl, logger, clock, random });
        return made;
    };
    const feed = checkFeed(inputs, step, api);
    const origin = originOf(step);
    async function conclude({ outcome, checkPage }, signal) {
        await feed?.conclude(CONCLUSIONS[outcome], checkPage(), { signal });
    }
    async function comment({ markdown }, signal) {
        if (inputs.comment === undefined)
            return;
        const repository = (0,github_api/* repositoryOf */.H)(context.repository);
        const number = await pullRequestNumber(await api(), repository, context, { signal });
        if (number === null) {
            logger.notice(`No comment: no open pull request holds the commit ${headShaOf(context)}.`);
            return;
        }
        const key = commentKey(inputs.comment, context, inputs.matrix);
        const target = { repository, number, key };
        const { did, url } = await keepComment(await api(), target, markdown(), { signal });
        logger.info(`Comment ${did}: ${url}`);
    }
    /** Whether it came to an end, good or bad. */
    async function settle(what, work, signal) {
        try {
            await work;
            return true;
        }
        catch (error) {
            if (signal.aborted)
                return false;
            logger.notice(`${excuse(what, error, context.pullRequest?.fork === true)}`);
            return true;
        }
    }
    return {
        update(live) {
            const page = (0,report/* renderLive */.jA)((0,map_texts/* mapTexts */.z)(live, cut), { limit: CHECK_BYTES, origin });
            feed?.show({ ...page, detailsUrl: live.runUrl ?? live.queueUrl });
        },
        end(result) {
            const shown = (0,map_texts/* mapTexts */.z)(result, cut);
            return tell({
                outcome: result.outcome,
                checkPage: () => ({
                    ...(0,report/* renderRunParts */.i8)(shown, { limit: CHECK_BYTES, origin }),
                    detailsUrl: shown.runUrl ?? shown.queueUrl,
                }),
                markdown: () => (0,report/* renderRun */.eJ)(shown, { limit: COMMENT_BYTES, origin }),
            });
        },
        endAll(page, outcome) {
            const shown = (0,map_texts/* mapTexts */.z)(page, cut);
            return tell({
                outcome,
                checkPage: () => ({
                    title: `${page.items.length} launches: ${report/* OUTCOME_WORDS */.nx[outcome]}`,
                    summary: (0,report/* renderItems */.$)(shown, { limit: CHECK_BYTES }),
                    detailsUrl: null,
                }),
                markdown: () => (0,report/* renderItems */.$)(shown, { limit: COMMENT_BYTES }),
            });
        },
    };
    async function tell(told) {
        const { signal: cancelled, hurry } = step.cancellation;
        const ms = cancelled.aborted ? CANCELLED_MS : END_MS;
        const signal = AbortSignal.any([hurry, AbortSignal.timeout(ms)]);
        // The check first: one that stays in progress would be a lie.
        const concluded = await settle('check', conclude(told, signal), signal);
        const commented = await settle('comment', comment(told, signal), signal);
        return concluded && commented;
    }
}
const REMEDIES = {
    comment: 'permissions: pull-requests: write',
    check: 'permissions: checks: write',
};
/** Why something was not written, and what to do about it, in one line. */
function excuse(what, error, fork) {
    const forbidden = error instanceof api_errors/* GitHubApiError */.OS && error.kind === 'forbidden';
    const remedy = fork
        ? 'The token of a pull request from a fork can only read.'
        : `Give the job ${REMEDIES[what]}.`;
    return [
        `No ${what}: ${(0,errors/* oneLine */.TN)(error)}${/[.!?]$/.test((0,errors/* oneLine */.TN)(error)) ? '' : '.'}`,
        ...(forbidden ? [remedy] : []),
        'The report is in the job summary.',
    ].join(' ');
}
function checkFeed(inputs, { context, clock, logger, save, saved }, api) {
    const options = {
        api: async () => api(),
        clock,
        save: (check) => save('check', check),
    };
    if (inputs.check === undefined)
        return null;
    const left = dist/* safeParse */.xLC(SavedCheckSchema, saved('check'));
    if (left.success)
        return new CheckFeed({ ...left.output, unsure: true }, options);
    if (context.commentedPullRequest !== null) {
        // The commit of such a run is the default branch's: a check there would judge what it is not about.
        logger.notice('No check: the event of a comment does not name the commit of its pull request.');
        return null;
    }
    const [owner = '', repo = ''] = context.repository.split('/');
    const { runId, attempt, job, step } = context;
    const target = {
        repository: { owner, repo },
        sha: headShaOf(context),
        name: checkName(inputs.check, job, inputs.matrix),
        externalId: [runId, attempt, job, step, inputs.matrix.replace(/\s+/g, '')].join('/').slice(0, 200),
    };
    return new CheckFeed({ target, id: null, unsure: false }, options);
}
const SavedCheckSchema = dist/* object */.Ikc({
    target: dist/* object */.Ikc({
        repository: dist/* object */.Ikc({ owner: dist/* string */.YjP(), repo: dist/* string */.YjP() }),
        sha: dist/* string */.YjP(),
        name: dist/* string */.YjP(),
        externalId: dist/* string */.YjP(),
    }),
    id: dist/* nullable */.mee(dist/* number */.aig()),
});
function originOf({ context }) {
    return {
        commit: headShaOf(context),
        workflow: context.workflow,
        job: context.job,
        url: context.workflowRunUrl,
    };
}
/** A launch under way, as pages show it. */
function liveRun(queuedRun, { state, times }, message) {
    const { spec } = queuedRun;
    const job = spec?.['job'];
    return {
        state,
        times,
        message,
        queue: queuedRun.queue,
        queueUrl: queuedRun.queueUrl,
        itemId: queuedRun.id === '' ? null : queuedRun.id,
        run: queuedRun.runRef,
        runUrl: queuedRun.runUrl,
        displayName: null,
        job: typeof job === 'string' && job !== '' ? job : null,
        image: spec === null ? null : (0,launch_spec/* imageOf */.dT)(spec),
    };
}


/***/ }),

/***/ 18030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ readSettled),
/* harmony export */   QB: () => (/* binding */ OutcomeSchema),
/* harmony export */   TL: () => (/* binding */ saveSettled),
/* harmony export */   XJ: () => (/* binding */ StateSchema)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _common_map_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92091);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36412);



/** Characters of a message that are kept: the runner hands each fact to `post` as one environment variable. */
const MESSAGE_CHARS = 4_000;
const nullableText = valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const nullableNumber = valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig());
const OutcomeSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY((value) => typeof value === 'string' && Object.hasOwn(_report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx, value));
const StateSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([
    'pending',
    'leased',
    'claimed',
    'starting',
    'running',
    'finished',
    'failed',
    'crashed',
    'killed',
    'deleted',
    'unknown',
]);
const Schema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    outcome: OutcomeSchema,
    state: StateSchema,
    message: nullableText,
    queue: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    queueUrl: nullableText,
    itemId: nullableText,
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), runId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    runUrl: nullableText,
    job: nullableText,
    image: nullableText,
    times: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        pushedAt: nullableNumber,
        claimedAt: nullableNumber,
        startedAt: nullableNumber,
        endedAt: nullableNumber,
    }),
});
/**
 * Notes how a launch ended, before anybody is told: from here on it is nothing that `post` may stop, even when the
 * telling is cut off. No secrets, and nothing long: `post` reads the run again.
 */
function saveSettled(step, result) {
    const { outcome, state, queue, queueUrl, itemId, run, runUrl, job, image, times } = result;
    const message = result.message?.slice(0, MESSAGE_CHARS) ?? null;
    const kept = { outcome, state, message, queue, queueUrl, itemId, run, runUrl, job, image, times };
    step.save('settled', (0,_common_map_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .mapTexts */ .z)(kept, step.cut));
}
/** The result that the step came to, as far as it was kept; null: it came to none. */
function readSettled(step) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(Schema, step.saved('settled'));
    if (!read.success)
        return null;
    return { ...read.output, details: null, issue: null, warnings: [], logTail: [], spec: null };
}


/***/ })

};

export const id = 499;
export const ids = [499];
export const modules = {

/***/ 72980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ isJsonNumber),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sd: () => (/* binding */ stringifyJson)
/* harmony export */ });
/* harmony import */ var lossless_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(875);

/**
 * Stand-ins for the bare words of Python's `json`. As numbers they overflow to what they stand for (the one of NaN
 * to 0), and no writer of JSON makes them.
 */
const STAND_INS = {
    NaN: { literal: '0e999999999', value: NaN },
    Infinity: { literal: '1e999999999', value: Infinity },
    '-Infinity': { literal: '-1e999999999', value: -Infinity },
};
const VALUE_OF_STAND_IN = new Map(Object.values(STAND_INS).map(({ literal, value }) => [literal, value]));
/** Everything below the space. */
const CONTROL_CHARACTER = /[^\u0020-\uffff]/g;
const STRING_OR_BARE_WORD = /"(?:[^"\\]|\\[^])*"|-?Infinity\b|\bNaN\b/g;
/**
 * Reads JSON as the encoders of W&B and of Python write it: `NaN`, `Infinity` and `-Infinity` may stand bare, strings
 * may hold raw control characters, and of equal keys the last one counts.
 * @returns `undefined` for null and for text that is empty but for white space
 * @throws SyntaxError
 */
function parseJson(text, options = {}) {
    if (text === null || text === undefined || text.trim() === '')
        return undefined;
    const strict = text.replace(STRING_OR_BARE_WORD, (token) => token.startsWith('"')
        ? token.replace(CONTROL_CHARACTER, escapeUnit)
        : (STAND_INS[token]?.literal ?? token));
    return (0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(strict, undefined, {
        parseNumber: options.numbers === 'plain' ? plainNumber : exactNumber,
        onDuplicateKey: ({ newValue }) => newValue,
    });
}
function plainNumber(literal) {
    return VALUE_OF_STAND_IN.get(literal) ?? Number(literal);
}
function exactNumber(literal) {
    const standIn = VALUE_OF_STAND_IN.get(literal);
    if (standIn !== undefined)
        return standIn;
    const number = Number(literal);
    return String(number) === literal ? number : new lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .LosslessNumber */ ._J(literal);
}
/** Whether a value of `parseJson` is a number, in either form. */
function isJsonNumber(value) {
    return typeof value === 'number' || (0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value);
}
/**
 * Writes JSON; numbers kept by `parseJson` come out as they came in, and bigints in full.
 * Members whose value is undefined or a function are left out, as `JSON.stringify` does.
 * @throws TypeError for a number that JSON cannot hold, naming its place, and for a circular value
 */
function stringifyJson(value, options = {}) {
    return new Writer(options).write(value, [], 0) ?? 'null';
}
class Writer {
    #options;
    #open = new Set();
    constructor(options) {
        this.#options = options;
    }
    write(value, path, depth) {
        if ((0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value))
            return value.value;
        switch (typeof value) {
            case 'string':
                return this.#text(value);
            case 'boolean':
            case 'bigint':
                return String(value);
            case 'number':
                return this.#number(value, path);
            case 'object':
                return value === null ? 'null' : this.#container(value, path, depth);
            default:
                return undefined;
        }
    }
    #number(value, path) {
        if (Number.isFinite(value))
            return Object.is(value, -0) ? '-0' : String(value);
        if (this.#options.nonFinite === 'null')
            return 'null';
        throw new TypeError(`${value} at ${path.join('.') || 'the top'} cannot be written as JSON.`);
    }
    #text(value) {
        const text = JSON.stringify(value);
        return this.#options.python === true ? text.replace(/[^ -~]/g, escapeUnit) : text;
    }
    #container(value, path, depth) {
        if (this.#open.has(value))
            throw new TypeError(`The value at ${path.join('.') || 'the top'} holds itself.`);
        if (hasToJson(value))
            return this.write(value.toJSON(), path, depth) ?? 'null';
        this.#open.add(value);
        const parts = Array.isArray(value)
            ? value.map((item, index) => this.write(item, [...path, String(index)], depth + 1) ?? 'null')
            : Object.entries(value).flatMap(([key, member]) => {
                const text = this.write(member, [...path, key], depth + 1);
                return text === undefined ? [] : [`${this.#text(key)}${this.#colon()}${text}`];
            });
        this.#open.delete(value);
        const [open, close] = Array.isArray(value) ? '[]' : '{}';
        return `${open}${this.#join(parts, depth)}${close}`;
    }
    #colon() {
        return this.#options.python === true || this.#options.indent !== undefined ? ': ' : ':';
    }
    #join(parts, depth) {
        const { indent, python } = this.#options;
        if (parts.length === 0)
            return '';
        if (indent === undefined)
            return parts.join(python === true ? ', ' : ',');
        const inner = `\n${' '.repeat(indent * (depth + 1))}`;
        return `${inner}${parts.join(`,${inner}`)}\n${' '.repeat(indent * depth)}`;
    }
}
function hasToJson(value) {
    return 'toJSON' in value && typeof value.toJSON === 'function';
}
/** One UTF-16 code unit as `\uXXXX`; a pair of surrogates becomes two, as in Python. */
function escapeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
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

/***/ 74499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  admit: () => (/* binding */ admit)
});

// EXTERNAL MODULE: ./build/github/api-errors.js
var api_errors = __webpack_require__(38412);
// EXTERNAL MODULE: ./build/github/api.js + 1 modules
var github_api = __webpack_require__(62246);
// EXTERNAL MODULE: ./build/github/events.js
var events = __webpack_require__(87589);
// EXTERNAL MODULE: ./build/github/identity.js
var identity = __webpack_require__(20530);
// EXTERNAL MODULE: ./build/github/payload.js
var github_payload = __webpack_require__(47692);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
;// CONCATENATED MODULE: ./build/github/untrusted.js





/**
 * Everybody who had a hand in the event: who caused it, who ran it again, and who wrote what it carries, which need not
 * be the same: a maintainer may edit a comment, or update the branch, of a stranger. Null: somebody who is not known.
 */
function peopleBehind(env, payload) {
    const authors = [
        // The text.
        ...['comment', 'review', 'discussion', 'issue'].flatMap((what) => {
            const isAbout = (what === 'issue' || what === 'discussion') && (0,github_payload.at)(payload, 'comment') !== undefined;
            // A comment on a pull request comes with its opener as the author of an issue: whose code it is about counts.
            const isPullRequest = what === 'issue' && (0,github_payload/* isCommentOnPullRequest */.Zm)(payload);
            return isAbout && !isPullRequest ? [] : loginsAt(payload, [what, 'user']);
        }),
        // The code.
        ...loginsAt(payload, ['pull_request', 'user']),
        ...loginsAt(payload, ['workflow_run', 'actor']),
        ...loginsAt(payload, ['workflow_run', 'triggering_actor']),
    ];
    const actors = [env['GITHUB_ACTOR'] || null, env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'] || null];
    return [...new Set([...actors, ...authors])];
}
/** One login, if the payload has such a thing at all; null when its account is gone. */
function loginsAt(payload, [thing = '', role = '']) {
    return (0,github_payload.at)(payload, thing) === undefined ? [] : [(0,github_payload/* textAt */.$6)(payload, thing, role, 'login')];
}
const PermissionSchema = dist/* object */.Ikc({
    permission: dist/* string */.YjP(),
    role_name: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    user: dist/* nullish */.cl6(dist/* object */.Ikc({ permissions: dist/* optional */.lqM(dist/* object */.Ikc({ maintain: dist/* optional */.lqM(dist/* boolean */.zMY(), false) })) }), null),
});
/** The answer of GitHub to "what may this person do here" as one of its words; `none` when it says nothing usable. */
function permissionIn(answer) {
    const parsed = dist/* safeParse */.xLC(PermissionSchema, answer);
    if (!parsed.success)
        return 'none';
    const { permission, role_name: role, user } = parsed.output;
    if (permission === 'admin')
        return 'admin';
    if (permission !== 'write')
        return permission === 'read' ? 'read' : 'none';
    return role === 'maintain' || user?.permissions?.maintain === true ? 'maintain' : 'write';
}
const RANKS = ['none', 'read', 'write', 'maintain', 'admin'];
const EnvironmentSchema = dist/* object */.Ikc({
    protection_rules: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ type: dist/* string */.YjP(), reviewers: dist/* optional */.lqM(dist/* array */.YOg(dist/* unknown */.L5J()), []) })), []),
});
/** Whether a deployment to the environment waits for somebody: delays and rules on branches keep nobody away. */
function isReviewed(answer) {
    const parsed = dist/* safeParse */.xLC(EnvironmentSchema, answer);
    if (!parsed.success)
        return false;
    return parsed.output.protection_rules.some(({ type, reviewers }) => type === 'required_reviewers' && reviewers.length > 0);
}
/** Makes the check. What cannot be found out counts as not passed. Never rejects. */
async function makeCheck(check, people, tools) {
    try {
        return check.kind === 'permission'
            ? await checkPermission(check.least, people, tools)
            : await checkEnvironment(check.name, tools);
    }
    catch (error) {
        return {
            passed: false,
            why: `that cannot be found out: ${(0,errors/* messageOf */.bD)(error).replace(/\.$/, '')}`,
            hint: error instanceof api_errors/* GitHubApiError */.OS || !(error instanceof Error) ? TOKEN_HINT : hintOf(error),
        };
    }
}
const TOKEN_HINT = 'Look at the input github-token and at the permissions of the job.';
function hintOf(error) {
    return 'hint' in error && typeof error.hint === 'string' ? error.hint : `${(0,errors/* oneLine */.TN)(error)}`;
}
async function checkPermission(least, people, { api, repository, signal }) {
    const hint = `Let somebody with that permission cause the run.`;
    if (people.includes(null))
        return { passed: false, why: 'not everybody behind the event is known', hint };
    const known = people.filter((person) => person !== null);
    const github = await api();
    for (const username of known) {
        const permission = await permissionOf(github, (0,github_api/* repositoryOf */.H)(repository), username, signal);
        if (RANKS.indexOf(permission) < RANKS.indexOf(least)) {
            return { passed: false, why: `${username} has ${permission}`, hint };
        }
    }
    return { passed: true, because: `${known.join(' and ')} may ${least} here` };
}
/** A name that is no person's, such as an app's, is answered with 404. */
async function permissionOf(api, repository, username, signal) {
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    try {
        return permissionIn(await api.request(route, { ...repository, username }, { signal }));
    }
    catch (error) {
        if (error instanceof api_errors/* GitHubApiError */.OS && error.status === 404)
            return 'none';
        throw error;
    }
}
async function checkEnvironment(name, tools) {
    const claimed = tools.decodeClaims(await tools.identityToken())?.['environment'];
    if (typeof claimed !== 'string' || claimed.toLowerCase() !== name.toLowerCase()) {
        const where = typeof claimed === 'string' ? `the environment ${JSON.stringify(claimed)}` : 'none';
        return {
            passed: false,
            why: `this job runs in ${where}`,
            hint: `Set environment: ${name} on the job.`,
        };
    }
    const api = await tools.api();
    const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
    const parameters = { ...(0,github_api/* repositoryOf */.H)(tools.repository), environment_name: claimed };
    if (!isReviewed(await api.request(route, parameters, { signal: tools.signal }))) {
        return {
            passed: false,
            why: 'nobody has to approve a job there',
            hint: 'Give the environment required reviewers, in the settings of the repository.',
        };
    }
    return { passed: true, because: `the job was approved for the environment ${claimed}` };
}

// EXTERNAL MODULE: ./build/wandb/jwt.js
var jwt = __webpack_require__(93982);
;// CONCATENATED MODULE: ./build/modes/admit.js







/** Whom the token that a check looks into is made for: nobody, so it is of no use elsewhere. */
const AUDIENCE = 'wandb-launch-action';
/**
 * Whether a step may go on whose event people without write access can cause: makes the check that `allow-untrusted`
 * names. Nothing is asked of anybody when the step would be refused even so.
 */
async function admit(check, question, githubToken, step) {
    const { context, env, logger, clock, random } = step;
    const decision = (0,events/* decideEvent */.D_)(context, { ...question, untrustedAllowed: true });
    if (decision.kind !== 'allow')
        return decision;
    const verdict = await makeCheck(check, peopleBehind(env, (0,github_payload/* readPayload */.rD)(env)), {
        api: async () => {
            if (githubToken === undefined) {
                throw new api_errors/* GitHubApiError */.OS('forbidden', 'The input github-token is empty.', null);
            }
            return (0,github_api/* createGitHubApi */._)({ token: githubToken, apiUrl: context.apiUrl, logger, clock, random });
        },
        identityToken: async () => {
            const token = await (0,identity/* identityToken */._M)(AUDIENCE, env);
            step.mask(token);
            return token;
        },
        decodeClaims: jwt/* decodeClaims */.Y,
        repository: context.repository,
        signal: step.cancellation.signal,
    });
    if (verdict.passed) {
        logger.info(`allow-untrusted: ${verdict.because}.`);
        return decision;
    }
    const asked = check.kind === 'permission' ? `permission:${check.least}` : `environment:${check.name}`;
    return {
        kind: 'refuse',
        message: `Mode ${question.mode} is refused for ${(0,events/* classifyEvent */.tU)(context).what}: allow-untrusted asks for ${asked}, and ${verdict.why}.`,
        hint: `${verdict.hint} See ${events/* PWN_REQUESTS */.z$}.`,
    };
}


/***/ }),

/***/ 93982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ decodeClaims),
/* harmony export */   Z: () => (/* binding */ describeClaims)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);

/** The claims of a JSON web token, unverified; `undefined` when the text is none. */
function decodeClaims(token) {
    const parts = token.split('.');
    if (parts.length !== 3)
        return undefined;
    try {
        const claims = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'), { numbers: 'plain' });
        return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
            ? claims
            : undefined;
    }
    catch {
        return undefined;
    }
}
/** What W&B compares: `iss`, `sub` and `aud`, for an error text. */
function describeClaims(token) {
    const claims = decodeClaims(token);
    if (claims === undefined)
        return 'nothing readable, it is no JSON web token';
    return ['iss', 'sub', 'aud'].map((name) => `${name}=${JSON.stringify(claims[name] ?? null)}`).join(', ');
}


/***/ })

};

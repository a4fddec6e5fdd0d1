export const id = 490;
export const ids = [490];
export const modules = {

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sameRepository),
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47692);

/** Events whose payload holds a pull request. */
const PULL_REQUEST_EVENTS = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Never throws: what is not there is empty, and who decides on it decides for safety. */
function readContext(env, readFile = _payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR) {
    const text = (name) => env[name] ?? '';
    const payload = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readPayload */ .rD)(env, { readFile });
    const eventName = text('GITHUB_EVENT_NAME');
    const repository = text('GITHUB_REPOSITORY');
    const serverUrl = text('GITHUB_SERVER_URL') || 'https://github.com';
    return {
        repository,
        sha: text('GITHUB_SHA'),
        ref: text('GITHUB_REF'),
        actor: text('GITHUB_ACTOR'),
        eventName,
        workflow: text('GITHUB_WORKFLOW'),
        runId: text('GITHUB_RUN_ID'),
        attempt: Number(text('GITHUB_RUN_ATTEMPT')) || 1,
        job: text('GITHUB_JOB'),
        step: text('GITHUB_ACTION'),
        serverUrl,
        apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
        workflowRunUrl: `${serverUrl}/${repository}/actions/runs/${text('GITHUB_RUN_ID')}`,
        // An unknown place is somebody's own machine until it says otherwise.
        runner: text('RUNNER_ENVIRONMENT') === 'github-hosted' ? 'hosted' : 'self-hosted',
        pullRequest: readPullRequest(eventName, payload, repository),
        commentedPullRequest: readCommentedPullRequest(eventName, payload),
        triggeringRun: readTriggeringRun(eventName, payload),
    };
}
function readPullRequest(eventName, payload, repository) {
    const pull = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__.at)(payload, 'pull_request');
    if (!PULL_REQUEST_EVENTS.has(eventName))
        return null;
    const headRepository = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    return {
        number: Number((0,_payload_js__WEBPACK_IMPORTED_MODULE_0__.at)(pull, 'number') ?? (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__.at)(payload, 'number') ?? 0),
        headSha: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pull, 'head', 'sha'),
        headRef: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pull, 'head', 'ref'),
        baseRef: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pull, 'base', 'ref'),
        headRepository,
        fork: !sameRepository(headRepository, (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pull, 'base', 'repo', 'full_name') ?? repository),
    };
}
function readCommentedPullRequest(eventName, payload) {
    if (eventName !== 'issue_comment' || !(0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommentOnPullRequest */ .Zm)(payload))
        return null;
    const number = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__.at)(payload, 'issue', 'number');
    return typeof number === 'number' && number > 0 ? number : null;
}
function readTriggeringRun(eventName, payload) {
    if (eventName !== 'workflow_run')
        return null;
    return {
        event: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'workflow_run', 'event'),
        headSha: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'workflow_run', 'head_sha'),
        headRepository: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'workflow_run', 'head_repository', 'full_name'),
    };
}
/** Names of repositories do not differ by case. */
function sameRepository(a, b) {
    return a !== null && b !== null && a !== '' && a.toLowerCase() === b.toLowerCase();
}


/***/ }),

/***/ 20530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _M: () => (/* binding */ identityToken),
/* harmony export */   aJ: () => (/* binding */ PERMISSION_HINT),
/* harmony export */   uA: () => (/* binding */ offersIdentity)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** Whether GitHub offers this job tokens of its own. Without the permission both variables are missing. */
function offersIdentity(env) {
    return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']) && Boolean(env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}
/**
 * A fresh JSON web token of GitHub for this job; it lives some minutes.
 * @throws LaunchError when GitHub gives none
 */
async function identityToken(audience, env) {
    if (!offersIdentity(env)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('GitHub offers this job no identity token.', { hint: PERMISSION_HINT });
    }
    const { getIDToken } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(58)]).then(__webpack_require__.bind(__webpack_require__, 46058));
    try {
        return await getIDToken(audience);
    }
    catch (error) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`GitHub gave no identity token: ${firstLine((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error))}.`, {
            cause: error,
            hint: 'Run the job again; see https://www.githubstatus.com if that does not help.',
        });
    }
}
const PERMISSION_HINT = 'Give the job `permissions: id-token: write`; runs of forks and of Dependabot cannot have it.';
/** The message of the toolkit is several lines, the first of which says it. */
function firstLine(text) {
    return (text
        .trim()
        .split(/[\r\n]/)[0]
        ?.replace(/[.:]\s*$/, '') ?? '');
}


/***/ }),

/***/ 47692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Zm: () => (/* binding */ isCommentOnPullRequest),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   rD: () => (/* binding */ readPayload),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** The payload of the event: JSON that anybody may have written parts of. Undefined when there is none to read. */
function readPayload(env, { readFile = readText, parse = JSON.parse } = {}) {
    const path = env['GITHUB_EVENT_PATH'] ?? '';
    if (path === '')
        return undefined;
    try {
        return parse(readFile(path));
    }
    catch {
        return undefined;
    }
}
function readText(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
}
/** What lies under these keys; undefined when it is not there. Inherited properties do not count. */
function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : null;
}
/** Whether an `issue_comment` is on a pull request: GitHub tells of it as an issue with a link to the pull request. */
function isCommentOnPullRequest(payload) {
    const link = at(payload, 'issue', 'pull_request');
    return at(payload, 'comment') !== undefined && link !== undefined && link !== null;
}


/***/ })

};

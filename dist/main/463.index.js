export const id = 463;
export const ids = [463,490];
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

/***/ 87589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ decideEvent),
/* harmony export */   tU: () => (/* binding */ classifyEvent),
/* harmony export */   z$: () => (/* binding */ PWN_REQUESTS)
/* harmony export */ });
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20530);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9009);


/** Events that need write access to the repository. Whatever is not known counts as foreign. */
const TRUSTED_EVENTS = new Set([
    'push',
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'release',
    'merge_group',
    'create',
    'delete',
    'deployment',
    'deployment_status',
]);
/** What such events have led to, by GitHub's own security researchers. */
const PWN_REQUESTS = 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/';
/** Runs that Dependabot causes by these events get no secrets but its own. */
const DEPENDABOT_EVENTS = new Set([
    'push',
    'create',
    'deployment',
    'deployment_status',
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** The row of the event table that an event belongs to. */
function classifyEvent(context) {
    const { eventName, actor, pullRequest } = context;
    if (actor === 'dependabot[bot]' && DEPENDABOT_EVENTS.has(eventName)) {
        return { trust: 'no-secrets', what: 'a run caused by Dependabot' };
    }
    if (eventName === 'pull_request') {
        return pullRequest?.fork === false
            ? { trust: 'trusted', what: 'a pull request from this repository' }
            : { trust: 'no-secrets', what: 'a pull request from a fork' };
    }
    if (eventName === 'workflow_run')
        return classifyWorkflowRun(context);
    if (TRUSTED_EVENTS.has(eventName))
        return { trust: 'trusted', what: `the event ${eventName}` };
    return { trust: 'foreign', what: `the event ${eventName || 'of unknown name'}` };
}
/** Secrets are there, and what the triggering run left behind may be anybody's. */
function classifyWorkflowRun({ repository, triggeringRun }) {
    if (!(0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .sameRepository */ .R)(triggeringRun?.headRepository ?? null, repository)) {
        return { trust: 'foreign', what: 'a workflow_run that follows a run of a fork' };
    }
    const event = triggeringRun?.event ?? '';
    // A pull request from a fork has been told apart by its repository already.
    if (event === 'pull_request' || event === 'workflow_run' || TRUSTED_EVENTS.has(event)) {
        return { trust: 'trusted', what: 'a workflow_run that follows a run of this repository' };
    }
    return { trust: 'foreign', what: `a workflow_run that follows the event ${event || 'of unknown name'}` };
}
/** Whether a step may go on, decided before any request is made. */
function decideEvent(context, question) {
    const { mode, hasKey, noKey, builds = false } = question;
    const doing = builds ? `Mode ${mode} with build` : `Mode ${mode}`;
    const { trust, what } = classifyEvent(context);
    // A fork gets no secrets; a key that is there all the same comes from the machine or a setting of the repository.
    const foreign = trust === 'foreign' || (trust === 'no-secrets' && context.pullRequest?.fork === true && hasKey);
    if (foreign && question.untrustedAllowed !== true) {
        return {
            kind: 'refuse',
            message: `${doing} is refused for ${what}: people without write access can cause it, and a key is within reach.`,
            hint: 'Run this step on push, schedule, workflow_dispatch, release or a pull_request from this repository, or name ' +
                `a check with allow-untrusted; see ${PWN_REQUESTS}.`,
            foreign: true,
        };
    }
    if (trust === 'no-secrets' && (mode === 'agent' || mode === 'launch' || builds)) {
        const offline = mode === 'launch' && noKey === 'offline' && question.runner === 'hosted';
        if (offline)
            return { kind: 'allow' };
        return {
            kind: 'refuse',
            message: `${doing} is refused for ${what}: it would run code of others on this runner.`,
            hint: `Keep the step from such runs, with if: github.event_name != 'pull_request' for one.`,
        };
    }
    if (hasKey || (mode === 'launch' && noKey === 'offline'))
        return { kind: 'allow' };
    if (question.identity === 'oidc')
        return withoutToken(trust, what, noKey);
    const reason = trust === 'no-secrets' ? `GitHub withholds secrets from ${what}` : 'the secret is missing or empty';
    if (noKey === 'skip') {
        return { kind: 'skip', message: `Skipped: there is no W&B API key (${reason}), and no-key is skip.` };
    }
    return {
        kind: 'refuse',
        message: `There is no W&B API key: ${reason}.`,
        hint: 'Pass api-key: ${{ secrets.WANDB_API_KEY }}, or set no-key: skip to end such steps with a notice.',
    };
}
function withoutToken(trust, what, noKey) {
    const reason = trust === 'no-secrets'
        ? `GitHub gives ${what} none`
        : 'the job has no permission for one, or its workflow was called without it';
    if (noKey === 'skip') {
        return {
            kind: 'skip',
            message: `Skipped: there is no identity token of GitHub (${reason}), and no-key is skip.`,
        };
    }
    return {
        kind: 'refuse',
        message: `There is no identity token of GitHub: ${reason}.`,
        hint: _identity_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSION_HINT */ .aJ,
    };
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


/***/ }),

/***/ 13463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runMode: () => (/* binding */ runMode)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _github_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87589);
/* harmony import */ var _github_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20530);



/** Runs the mode that the inputs ask for, when the event allows it. Returns the exit code; never rejects. */
async function runMode(inputs, step) {
    const { mode, noKey, apiKey, identity } = inputs;
    for (const warning of inputs.warnings)
        step.logger.warning(warning);
    const hasKey = identity.kind === 'oidc' ? (0,_github_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .offersIdentity */ .uA)(step.env) : apiKey !== undefined;
    const builds = inputs.mode === 'add' && inputs.build !== undefined;
    const question = { mode, builds, noKey, hasKey, identity: identity.kind, runner: step.context.runner };
    const decision = await decide(inputs, question, step);
    if (decision.kind === 'skip') {
        step.logger.notice(decision.message);
        return 0;
    }
    if (decision.kind === 'refuse') {
        step.logger.error(`${decision.message} ${decision.hint}`);
        step.outputs.set({ outcome: 'refused' });
        return 1;
    }
    try {
        return await run(await withEvent(inputs, step), step);
    }
    catch (error) {
        // A mode reports what it can foresee itself; this is what it could not.
        step.logger.error((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error));
        if (error instanceof Error && error.stack)
            step.logger.debug(error.stack);
        if (mode === 'add' || mode === 'launch')
            step.outputs.set({ outcome: 'submit-failed' });
        return 1;
    }
}
/** By the event alone; where that is refused, by the check that `allow-untrusted` names. */
async function decide({ allowUntrusted, githubToken }, question, step) {
    const decision = (0,_github_events_js__WEBPACK_IMPORTED_MODULE_1__/* .decideEvent */ .D_)(step.context, question);
    if (decision.kind !== 'refuse' || decision.foreign !== true || allowUntrusted === undefined)
        return decision;
    return (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(499)]).then(__webpack_require__.bind(__webpack_require__, 74499))).admit(allowUntrusted, question, githubToken, step);
}
/** The inputs with what `event-config` takes from the event. @throws LaunchError when it cannot be had */
async function withEvent(inputs, step) {
    if ((inputs.mode !== 'add' && inputs.mode !== 'launch') || inputs.eventConfig === undefined)
        return inputs;
    const { withEventConfig } = await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(65)]).then(__webpack_require__.bind(__webpack_require__, 25065));
    return withEventConfig(inputs, inputs.eventConfig, step);
}
async function run(inputs, step) {
    switch (inputs.mode) {
        case 'add':
            if (inputs.build?.isOnlyJob === true) {
                return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(292), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(381), __webpack_require__.e(607), __webpack_require__.e(197), __webpack_require__.e(832), __webpack_require__.e(304)]).then(__webpack_require__.bind(__webpack_require__, 38422))).registerJob(inputs, inputs.build, step);
            }
            return inputs.launches === undefined
                ? await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(381), __webpack_require__.e(281), __webpack_require__.e(388)]).then(__webpack_require__.bind(__webpack_require__, 23388))).add(inputs, step)
                : await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(381), __webpack_require__.e(281), __webpack_require__.e(152)]).then(__webpack_require__.bind(__webpack_require__, 16152))).fanOut({ ...inputs, launches: inputs.launches }, step);
        case 'attach':
            return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(381), __webpack_require__.e(281), __webpack_require__.e(194)]).then(__webpack_require__.bind(__webpack_require__, 23194))).attach(inputs, step);
        case 'launch':
            return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(381), __webpack_require__.e(607), __webpack_require__.e(281), __webpack_require__.e(805), __webpack_require__.e(863), __webpack_require__.e(376)]).then(__webpack_require__.bind(__webpack_require__, 73863))).launch(inputs, step);
        case 'agent':
            return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(160), __webpack_require__.e(572), __webpack_require__.e(607), __webpack_require__.e(805), __webpack_require__.e(972)]).then(__webpack_require__.bind(__webpack_require__, 51972))).agent(inputs, step);
    }
}


/***/ })

};

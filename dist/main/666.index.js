export const id = 666;
export const ids = [666,9];
export const modules = {

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sameRepository),
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** Events whose payload holds a pull request. */
const PULL_REQUEST_EVENTS = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Never throws: what is not there is empty, and who decides on it decides for safety. */
function readContext(env, readFile = readText) {
    const text = (name) => env[name] ?? '';
    const payload = readPayload(text('GITHUB_EVENT_PATH'), readFile);
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
        triggeringRun: readTriggeringRun(eventName, payload),
    };
}
function readText(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
}
function readPayload(path, readFile) {
    if (path === '')
        return undefined;
    try {
        return JSON.parse(readFile(path));
    }
    catch {
        return undefined;
    }
}
function readPullRequest(eventName, payload, repository) {
    const pull = at(payload, 'pull_request');
    if (!PULL_REQUEST_EVENTS.has(eventName))
        return null;
    const headRepository = textAt(pull, 'head', 'repo', 'full_name');
    return {
        number: Number(at(pull, 'number') ?? at(payload, 'number') ?? 0),
        headSha: textAt(pull, 'head', 'sha'),
        headRef: textAt(pull, 'head', 'ref'),
        baseRef: textAt(pull, 'base', 'ref'),
        headRepository,
        fork: !sameRepository(headRepository, textAt(pull, 'base', 'repo', 'full_name') ?? repository),
    };
}
function readTriggeringRun(eventName, payload) {
    if (eventName !== 'workflow_run')
        return null;
    return {
        event: textAt(payload, 'workflow_run', 'event'),
        headRepository: textAt(payload, 'workflow_run', 'head_repository', 'full_name'),
    };
}
/** Names of repositories do not differ by case. */
function sameRepository(a, b) {
    return a !== null && b !== null && a !== '' && a.toLowerCase() === b.toLowerCase();
}
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


/***/ }),

/***/ 8666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMode: () => (/* binding */ runMode)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: ./build/github/context.js
var context = __webpack_require__(9009);
;// CONCATENATED MODULE: ./build/github/events.js

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
    if (!(0,context/* sameRepository */.R)(triggeringRun?.headRepository ?? null, repository)) {
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
    const { mode, hasKey, noKey } = question;
    const { trust, what } = classifyEvent(context);
    // A fork gets no secrets; a key that is there all the same comes from the machine or a setting of the repository.
    const foreign = trust === 'foreign' || (trust === 'no-secrets' && context.pullRequest?.fork === true && hasKey);
    if (foreign && question.untrustedAllowed !== true) {
        return {
            kind: 'refuse',
            message: `Mode ${mode} is refused for ${what}: people without write access can cause it, and a key is within reach.`,
            hint: 'Run this step on push, schedule, workflow_dispatch, release or a pull_request from this repository; ' +
                'see https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/.',
        };
    }
    if (trust === 'no-secrets' && (mode === 'agent' || mode === 'launch')) {
        const offline = mode === 'launch' && noKey === 'offline' && question.runner === 'hosted';
        if (offline)
            return { kind: 'allow' };
        return {
            kind: 'refuse',
            message: `Mode ${mode} is refused for ${what}: it would run code of others on this runner.`,
            hint: `Keep the step from such runs, with if: github.event_name != 'pull_request' for one.`,
        };
    }
    if (hasKey || (mode === 'launch' && noKey === 'offline'))
        return { kind: 'allow' };
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

;// CONCATENATED MODULE: ./build/modes/index.js


/** Runs the mode that the inputs ask for, when the event allows it. Returns the exit code; never rejects. */
async function runMode(inputs, step) {
    const { mode, noKey, apiKey } = inputs;
    for (const warning of inputs.warnings)
        step.logger.warning(warning);
    const question = { mode, noKey, hasKey: apiKey !== undefined, runner: step.context.runner };
    const decision = decideEvent(step.context, question);
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
        switch (inputs.mode) {
            case 'add':
                return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(934), __webpack_require__.e(36), __webpack_require__.e(220), __webpack_require__.e(856), __webpack_require__.e(867)]).then(__webpack_require__.bind(__webpack_require__, 2867))).add(inputs, step);
            case 'agent':
                return await (await Promise.all(/* import() */[__webpack_require__.e(875), __webpack_require__.e(815), __webpack_require__.e(934), __webpack_require__.e(36), __webpack_require__.e(220), __webpack_require__.e(781)]).then(__webpack_require__.bind(__webpack_require__, 1781))).agent(inputs, step);
        }
    }
    catch (error) {
        // A mode reports what it can foresee itself; this is what it could not.
        step.logger.error((0,errors/* oneLine */.TN)(error));
        if (error instanceof Error && error.stack)
            step.logger.debug(error.stack);
        if (mode === 'add')
            step.outputs.set({ outcome: 'submit-failed' });
        return 1;
    }
}


/***/ })

};

export const id = 184;
export const ids = [184,9];
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

/***/ 1248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: ./build/github/inputs/index.js + 10 modules
var github_inputs = __webpack_require__(8621);
// EXTERNAL MODULE: ./build/launch/index.js + 40 modules
var launch = __webpack_require__(3308);
// EXTERNAL MODULE: ./build/modes/finish.js
var finish = __webpack_require__(9376);
// EXTERNAL MODULE: ./build/modes/handle.js
var handle = __webpack_require__(8949);
;// CONCATENATED MODULE: ./build/modes/planned.js


/** The launch that was about to be pushed when the step was cut off; null when it is not on its queue. */
async function findPlanned(client, plan, call = {}) {
    const isPlanned = (item) => item.runSpec?.['run_id'] === plan.runId && !plan.others.includes(item.id);
    const item = await (0,launch/* findItem */.Rm)(client, plan.queue, isPlanned, call);
    return item === null ? null : (0,handle/* handleOf */.m)(client, plan, item.id, item);
}

// EXTERNAL MODULE: ./build/modes/saved.js
var modes_saved = __webpack_require__(9812);
// EXTERNAL MODULE: ./build/modes/step.js + 7 modules
var modes_step = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/modes/stop-launch.js
var stop_launch = __webpack_require__(8195);
;// CONCATENATED MODULE: ./build/modes/post.js








/** Milliseconds for stopping a launch here: the server ends every step five minutes after a cancel. */
const STOP_MS = 120_000;
/** Milliseconds for a look that is only nice to have. */
const LOOK_MS = 20_000;
/** Milliseconds between looks for an item whose push was cut off: the server may still be at work on it. */
const LOOKS_MS = [0, 2_000, 5_000];
/** Finishes what a kill of the step cut off. Never fails the job: the step has its own result. */
async function post(process) {
    const step = (0,modes_step.openStep)(process);
    try {
        const saved = (0,modes_saved/* readSaved */.Sy)(step);
        if (saved.done)
            return;
        if (step.saved('agent') !== undefined) {
            const { completeAgent } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(781), __webpack_require__.e(253)]).then(__webpack_require__.bind(__webpack_require__, 8253));
            return await completeAgent(step);
        }
        const inputs = await (0,github_inputs/* parseInputs */.TL)(step.env);
        const client = (0,modes_step.clientOf)(inputs, step);
        try {
            await complete(saved, inputs, client, step);
        }
        finally {
            await client.close();
        }
    }
    catch (error) {
        step.logger.warning(`The cleanup could not finish: ${(0,errors/* oneLine */.TN)(error)}`);
    }
    finally {
        step.cancellation.dispose();
    }
}
async function complete(saved, inputs, client, step) {
    const queuedRun = await cutOff(saved, client, step);
    if (queuedRun === null) {
        if (saved.plan)
            step.logger.info(`No item for run ${saved.plan.runId} is on queue ${saved.plan.queue.name}.`);
        return;
    }
    const times = { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
    const onCancel = saved.plan?.onCancel ?? 'stop';
    const state = await stateOf(queuedRun);
    const { verdict } = await (0,stop_launch/* stopLaunch */.i)(queuedRun, onCancel, { state, times }, step, STOP_MS);
    (0,finish/* finish */.O)(await (0,launch/* collectResult */.Co)(queuedRun, verdict), { summary: inputs.summary && !saved.reported }, step);
}
/** Finds the run, too: the report shows it. */
async function stateOf(queuedRun) {
    try {
        return await queuedRun.state({ signal: AbortSignal.timeout(LOOK_MS) });
    }
    catch {
        return 'unknown';
    }
}
async function cutOff({ handle, plan }, client, step) {
    if (handle)
        return launch/* QueuedRun */.BK.fromJSON(client, handle);
    if (!plan)
        return null;
    for (const ms of LOOKS_MS) {
        await step.clock.sleep(ms);
        const found = await findPlanned(client, plan);
        if (found)
            return found;
    }
    return null;
}


/***/ })

};

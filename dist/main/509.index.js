export const id = 509;
export const ids = [509,490,376];
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


/***/ }),

/***/ 89376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ finish),
/* harmony export */   _: () => (/* binding */ end)
/* harmony export */ });
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13794);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36412);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96496);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89812);
/* harmony import */ var _settled_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18030);





/** Tells how a launch ended: outputs, one line of log, the job summary. Returns the exit code. */
function finish(result, inputs, step) {
    step.outputs.set({
        'item-id': result.itemId,
        'run-id': result.run?.runId,
        'run-url': result.runUrl,
        'queue-url': result.queueUrl,
        job: result.job,
        image: result.image,
        state: result.state,
        outcome: result.outcome,
    });
    if (result.details)
        step.outputs.setJson('metrics', (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .metrics */ .qd)(result.details.summary));
    const green = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isGreen */ .gf)(result.outcome);
    const place = result.runUrl ?? result.queueUrl;
    // Several failed checks are several lines, each an annotation of its own.
    for (const message of result.message?.split('\n') ?? [null]) {
        const line = [`${result.outcome}:`, message, place].filter((part) => part !== null).join(' ');
        if (green)
            step.logger.info(line);
        else
            step.logger.error(line);
    }
    if (inputs.summary)
        step.summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .renderRun */ .eJ)(result, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .SUMMARY_BYTES */ .R }));
    return green ? 0 : 1;
}
/**
 * As `finish`; then tells GitHub, and notes what is left for `post` to do: when the result is `certain` only the
 * telling, and nothing once everybody was told.
 */
async function end(result, certain, inputs, step, publisher = (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__/* .createPublisher */ .j)(inputs, step)) {
    if (certain)
        (0,_settled_js__WEBPACK_IMPORTED_MODULE_4__/* .saveSettled */ .TL)(step, result);
    const exitCode = finish(result, inputs, step);
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .saveReported */ .T6)(step);
    const told = await publisher.end(result);
    if (certain && told)
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .saveDone */ .E3)(step);
    return exitCode;
}


/***/ }),

/***/ 28949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ handleOf)
/* harmony export */ });
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22381);

/** The handle of a launch that was found on the server. `item`: null when it has left the queue and only its id is known. */
function handleOf(client, { queue, entity, project }, itemId, item) {
    const created = item?.createdAt ? Date.parse(item.createdAt) : NaN;
    return _launch_index_js__WEBPACK_IMPORTED_MODULE_0__/* .QueuedRun */ .BK.fromJSON(client, {
        version: 1,
        id: itemId,
        queue,
        entity,
        project,
        priority: item?.priority ?? null,
        spec: item?.runSpec ?? null,
        pushedAt: Number.isFinite(created) ? created : null,
        queueUrl: null,
        runRef: null,
    });
}


/***/ }),

/***/ 51248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/github/inputs/index.js + 4 modules
var github_inputs = __webpack_require__(64278);
// EXTERNAL MODULE: ./build/launch/index.js + 20 modules
var launch = __webpack_require__(22381);
// EXTERNAL MODULE: ./build/modes/finish.js
var finish = __webpack_require__(89376);
// EXTERNAL MODULE: ./build/modes/handle.js
var handle = __webpack_require__(28949);
;// CONCATENATED MODULE: ./build/modes/planned.js


/** The launch that was about to be pushed when the step was cut off; null when it is not on its queue. */
async function findPlanned(client, plan, call = {}) {
    const isPlanned = (item) => item.runSpec?.['run_id'] === plan.runId && !plan.others.includes(item.id);
    const item = await (0,launch/* findItem */.Rm)(client, plan.queue, isPlanned, call);
    return item === null ? null : (0,handle/* handleOf */.m)(client, plan, item.id, item);
}

// EXTERNAL MODULE: ./build/modes/publish.js + 6 modules
var publish = __webpack_require__(96496);
// EXTERNAL MODULE: ./build/modes/saved.js
var modes_saved = __webpack_require__(89812);
// EXTERNAL MODULE: ./build/modes/settled.js
var modes_settled = __webpack_require__(18030);
// EXTERNAL MODULE: ./build/modes/step.js + 8 modules
var modes_step = __webpack_require__(41160);
// EXTERNAL MODULE: ./build/modes/stop-launch.js
var stop_launch = __webpack_require__(38195);
;// CONCATENATED MODULE: ./build/modes/post.js










/** Milliseconds for stopping a launch here: the server ends every step five minutes after a cancel. */
const STOP_MS = 120_000;
/** Milliseconds for a look that is only nice to have. */
const LOOK_MS = 20_000;
/** Finishes what a kill of the step cut off. Never fails the job: the step has its own result. */
async function post(process) {
    const step = (0,modes_step.openStep)(process);
    try {
        const saved = (0,modes_saved/* readSaved */.Sy)(step);
        if (saved.done)
            return;
        if (step.saved('build') !== undefined)
            await (await __webpack_require__.e(/* import() */ 358).then(__webpack_require__.bind(__webpack_require__, 20358))).removeBuild(step);
        if (step.saved('agent') !== undefined) {
            const { completeAgent } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(607), __webpack_require__.e(805), __webpack_require__.e(972), __webpack_require__.e(814)]).then(__webpack_require__.bind(__webpack_require__, 56814));
            return await completeAgent(step);
        }
        if (step.saved('launch') !== undefined) {
            const { completeLaunch } = await Promise.all(/* import() */[__webpack_require__.e(607), __webpack_require__.e(805), __webpack_require__.e(863), __webpack_require__.e(39)]).then(__webpack_require__.bind(__webpack_require__, 48039));
            return await completeLaunch(step);
        }
        const inputs = await (0,github_inputs/* parseInputs */.TL)(step.env);
        const client = (0,modes_step.clientOf)(inputs, step);
        try {
            if (inputs.mode === 'add' && inputs.launches !== undefined) {
                const { completeFanOut } = await __webpack_require__.e(/* import() */ 306).then(__webpack_require__.bind(__webpack_require__, 79306));
                await completeFanOut(inputs, client, step);
            }
            else
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
    const settled = (0,modes_settled/* readSettled */.Gn)(step);
    if (settled !== null)
        return tell(await withRun(settled, saved, client), saved, inputs, step);
    const queuedRun = await cutOff(saved, client, step);
    if (queuedRun === null) {
        if (saved.plan)
            step.logger.info(`No item for run ${saved.plan.runId} is on queue ${saved.plan.queue.name}.`);
        return;
    }
    const times = { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
    const state = await stateOf(queuedRun);
    const { verdict } = await (0,stop_launch/* stopLaunch */.ix)(queuedRun, saved.onCancel, { state, times }, step, STOP_MS);
    const result = await (0,launch/* collectResult */.Co)(queuedRun, verdict);
    (0,finish/* finish */.O)(result, { summary: inputs.summary && !saved.reported }, step);
    await (0,publish/* createPublisher */.j)(inputs, step).end(result);
}
/** Only the telling was cut off: the launch itself is left alone. */
async function tell(result, saved, inputs, step) {
    if (!saved.reported)
        (0,finish/* finish */.O)(result, inputs, step);
    await (0,publish/* createPublisher */.j)(inputs, step).end(result);
}
/** With what is read of the run for a report. */
async function withRun(settled, { handle }, client) {
    if (handle === null || settled.run === null)
        return settled;
    const verdict = { ...settled, item: null, run: null, runRef: settled.run };
    const options = { deadlineMs: LOOK_MS, settleMs: 0 };
    const { details, logTail } = await (0,launch/* collectResult */.Co)(launch/* QueuedRun */.BK.fromJSON(client, handle), verdict, options);
    return { ...settled, details, logTail };
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
    for (const ms of stop_launch/* LOOKS_MS */.gf) {
        await step.clock.sleep(ms);
        const found = await findPlanned(client, plan);
        if (found)
            return found;
    }
    return null;
}


/***/ }),

/***/ 38195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gf: () => (/* binding */ LOOKS_MS),
/* harmony export */   ix: () => (/* binding */ stopLaunch),
/* harmony export */   sK: () => (/* binding */ leavesNothing)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** Milliseconds for stopping a launch: the runner sends its second signal 7.5 s after the first. */
const STOP_MS = 5_500;
/** Milliseconds before each look for an item whose push was cut off: the server may still be at work on it. */
const LOOKS_MS = [0, 2_000, 5_000];
/**
 * What a cancel does to a launch: `stop` deletes its item or stops its run, `detach` leaves it alone. Takes at most
 * `timeoutMs`, and never throws: what could not be made certain is left to `post`.
 */
async function stopLaunch(queuedRun, onCancel, seen, step, timeoutMs = STOP_MS) {
    if (onCancel === 'detach') {
        const how = `To wait for it again: mode: attach with item-id: ${queuedRun.id}.`;
        return {
            verdict: verdict('detached', seen.state, seen, `The step was cancelled; the job goes on. ${how}`),
            certain: true,
            alreadyEnded: false,
        };
    }
    const by = `cancelled by workflow run ${step.context.workflowRunUrl}`;
    try {
        const report = await queuedRun.cancel({ timeoutMs });
        const state = report.state ?? seen.state;
        const certain = report.did !== 'unconfirmed';
        const alreadyEnded = report.did === 'already-ended';
        return {
            verdict: verdict('cancelled', state, seen, `${report.message} (${by})`),
            certain,
            alreadyEnded,
        };
    }
    catch (error) {
        const message = `The job could not be stopped: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)} (${by})`;
        return { verdict: verdict('cancelled', seen.state, seen, message), certain: false, alreadyEnded: false };
    }
}
function verdict(outcome, state, seen, message) {
    return {
        outcome,
        state,
        message,
        issue: null,
        warnings: [],
        item: null,
        run: null,
        runRef: null,
        times: seen.times,
    };
}
/** Whether a wait left nothing to `post`: what could not be taken back at its timeout is, but `detach` stops nothing. */
function leavesNothing({ confirmed = true }, onCancel) {
    return confirmed || onCancel === 'detach';
}


/***/ })

};

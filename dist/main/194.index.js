export const id = 194;
export const ids = [194,376];
export const modules = {

/***/ 96235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   T5: () => (/* binding */ idempotencyKey),
/* harmony export */   qf: () => (/* binding */ chosenKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);


/** 64 hex digits that name a launch: the same for every attempt of a workflow run, another for each leg of a matrix. */
function idempotencyKey({ context, matrix, spec }) {
    const { repository, runId, job, step } = context;
    return digest([
        'derived',
        repository.toLowerCase(),
        runId,
        job,
        step,
        canonical(matrix),
        canonicalJson(spec),
    ]);
}
/** The same for a key that the user chose; it counts within one repository. */
function chosenKey(repository, key) {
    return digest(['chosen', repository.toLowerCase(), key]);
}
/**
 * The id of the run that a launch makes: 20 characters of `[a-z0-9]`, 102 bits. Generation 0 is the first try; each
 * new launch under the same key takes the next.
 */
function runIdOf(key, generation) {
    const number = BigInt(`0x${digest(['run', key, String(generation)])}`);
    return number.toString(36).padStart(50, '0').slice(-20);
}
function digest(parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex');
}
/** The matrix in one spelling, however GitHub indents it. */
function canonical(json) {
    try {
        return canonicalJson(JSON.parse(json));
    }
    catch {
        return json;
    }
}
/** JSON with the members of every object in the order of their names. */
function canonicalJson(value) {
    return (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringifyJson */ .sd)(sorted(value), { nonFinite: 'null' });
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
        return value;
    const members = Object.entries(value).map(([key, member]) => [key, sorted(member)]);
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 23194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attach: () => (/* binding */ attach)
/* harmony export */ });
/* harmony import */ var _common_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28810);
/* harmony import */ var _github_idempotency_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96235);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22381);
/* harmony import */ var _wandb_operations_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43590);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89376);
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60050);
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17349);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(47640);
/* harmony import */ var _no_result_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2144);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(96496);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(41160);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(89812);












/** A job on a hosted runner ends after six hours; this leaves time for the report. */
const HOSTED_LIMIT_MS = (0,_common_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)('5h45m');
/** A job on a self-hosted runner ends after five days. Source: usage limits of GitHub Actions. */
const OWN_LIMIT_MS = (0,_common_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)('119h');
/** `mode: attach`: waits for a launch that exists already, and reports it as the step that launched it would. */
async function attach(inputs, step) {
    const client = (0,_step_js__WEBPACK_IMPORTED_MODULE_10__.clientOf)(inputs, step);
    const publisher = (0,_publish_js__WEBPACK_IMPORTED_MODULE_9__/* .createPublisher */ .j)(inputs, step);
    try {
        const attachedAt = step.clock.now();
        const queuedRun = await find(inputs, client, step);
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_11__/* .saveOnCancel */ .fS)(step, inputs.onCancel);
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_11__/* .saveHandle */ .cC)(step, queuedRun.toJSON());
        step.outputs.set({
            'item-id': queuedRun.id === '' ? null : queuedRun.id,
            'run-id': queuedRun.runRef?.runId,
            'run-url': queuedRun.runUrl,
            'queue-url': queuedRun.queueUrl,
        });
        const hosted = step.context.runner === 'hosted';
        const { result, certain } = await (0,_follow_js__WEBPACK_IMPORTED_MODULE_5__/* .follow */ .e)(queuedRun, {
            wait: inputs.wait,
            claimTimeoutMs: inputs.claimTimeoutMs ?? Infinity,
            runTimeoutMs: inputs.runTimeoutMs ?? Infinity,
            limitMs: hosted ? HOSTED_LIMIT_MS : OWN_LIMIT_MS,
            onCancel: inputs.onCancel,
        }, step, publisher);
        const whole = withOwnTimes(result, attachedAt);
        const judged = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_7__/* .judge */ .S)(whole, inputs, client, step.cancellation.signal);
        return await (0,_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .end */ ._)(judged, certain, inputs, step, publisher);
    }
    catch (error) {
        return await (0,_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .end */ ._)((0,_no_result_js__WEBPACK_IMPORTED_MODULE_8__/* .notFound */ .mX)(error, inputs, step), true, inputs, step, publisher);
    }
    finally {
        await client.close();
    }
}
async function find(inputs, client, step) {
    const call = { signal: step.cancellation.signal };
    const place = await placeOf(inputs, client, call);
    const handle = await locate(inputs, place, client, step, call);
    const what = handle.id === '' ? `run ${handle.runRef?.runId ?? ''}` : `item ${handle.id}`;
    step.logger.info(`Attached to ${what}.`);
    return handle;
}
async function locate({ target }, place, client, step, call) {
    const { clock, context } = step;
    switch (target.by) {
        case 'item-id':
            // The inputs are checked: an item is named with its queue.
            return (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToItem */ .YS)(client, target.itemId, { ...place, queue: place.queue ?? NO_QUEUE }, call, clock);
        case 'run-id':
            return (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToRun */ .i9)(client, { ...place, runId: target.runId }, place, call, clock);
        case 'sha': {
            const sha = authorsCommit(target.sha, context);
            const { handle, others } = await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToCommit */ .GA)(client, sha, place, call, clock);
            if (others > 0) {
                step.logger.notice(`${others + 1} runs are of commit ${sha.slice(0, 12)}: attached to the newest.`);
            }
            return handle;
        }
        case 'idempotency-key':
            return (0,_generation_js__WEBPACK_IMPORTED_MODULE_6__/* .latestOfKey */ .Uc)(client, (0,_github_idempotency_js__WEBPACK_IMPORTED_MODULE_1__/* .chosenKey */ .qf)(context.repository, target.key), place, call);
    }
}
const NO_QUEUE = { entity: '', project: '', name: '' };
/** `github.sha` of a pull request is a merge that GitHub made; launches note the commit of the author. */
function authorsCommit(sha, { sha: own, pullRequest }) {
    return sha === own.toLowerCase() ? (pullRequest?.headSha?.toLowerCase() ?? sha) : sha;
}
async function placeOf(inputs, client, call) {
    const entity = inputs.entity ?? (await (0,_wandb_operations_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .viewer */ .l)(client, call)).entity ?? '';
    const name = inputs.queueName;
    const queue = name === undefined ? null : { entity, project: inputs.projectQueue ?? 'model-registry', name };
    return { entity, project: inputs.project ?? '', queue };
}
/** What happened before this step came is known to the server only: its times replace those of the first look. */
function withOwnTimes(result, attachedAt) {
    const { times, details } = result;
    const created = (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(details?.createdAt ?? null);
    if (created === null)
        return result;
    const beat = (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(details?.heartbeatAt ?? null);
    const endedBefore = times.endedAt !== null && beat !== null && beat < attachedAt;
    return {
        ...result,
        times: {
            ...times,
            claimedAt: times.claimedAt === null ? null : Math.min(times.claimedAt, created),
            startedAt: times.startedAt === null ? null : Math.min(times.startedAt, created),
            endedAt: endedBefore ? Math.max(beat, created) : times.endedAt,
        },
    };
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

/***/ 60050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ follow)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22381);
/* harmony import */ var _no_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2144);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96496);
/* harmony import */ var _stop_launch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38195);





const NOTHING_READ = {
    message: null,
    issue: null,
    warnings: [],
    item: null,
    run: null,
    runRef: null,
};
/** Waits as far as `wait` says, or until the step is cancelled. */
async function follow(queuedRun, options, step, publisher) {
    const { signal } = step.cancellation;
    let seen = { state: 'pending', times: timesOf(queuedRun) };
    const onChange = (change) => {
        seen = { state: change.to, times: change.times };
        if (change.kind === 'warning')
            step.logger.warning(change.message);
        else
            step.logger.info(change.message);
        step.outputs.set({ state: change.to, 'run-id': change.runRef?.runId, 'run-url': queuedRun.runUrl });
        publisher?.update((0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .liveRun */ .q)(queuedRun, seen, change.message));
    };
    publisher?.update((0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .liveRun */ .q)(queuedRun, seen, null));
    try {
        if (options.wait === 'none')
            return { result: await queued(queuedRun, seen), certain: true };
        const verdict = await queuedRun.watch({
            until: options.wait,
            claimTimeoutMs: options.claimTimeoutMs,
            runTimeoutMs: options.runTimeoutMs,
            ...(options.limitMs === undefined ? {} : { timeoutMs: options.limitMs }),
            signal,
            onChange,
            random: step.random,
        });
        const certain = (0,_stop_launch_js__WEBPACK_IMPORTED_MODULE_4__/* .leavesNothing */ .sK)(verdict, options.onCancel);
        return { result: await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .collectResult */ .Co)(queuedRun, verdict, { signal }), certain };
    }
    catch (error) {
        if (error instanceof _launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .WaitTimeoutError */ .Do) {
            const verdict = { ...NOTHING_READ, outcome: 'unknown', ...seen, message: (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error) };
            return { result: await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .collectResult */ .Co)(queuedRun, verdict, { signal }), certain: true };
        }
        if (!signal.aborted)
            return { result: (0,_no_result_js__WEBPACK_IMPORTED_MODULE_2__/* .lostSight */ .OW)(error, queuedRun, seen), certain: true };
        step.logger.warning((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(signal.reason));
        const { verdict, certain } = await (0,_stop_launch_js__WEBPACK_IMPORTED_MODULE_4__/* .stopLaunch */ .ix)(queuedRun, options.onCancel, seen, step);
        const hurry = AbortSignal.any([step.cancellation.hurry, AbortSignal.timeout(1_000)]);
        const result = await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .collectResult */ .Co)(queuedRun, verdict, { signal: hurry });
        return { result: withEnd(result, step.clock.now()), certain };
    }
}
/** A cancel ends the launch now, as far as this step can tell. */
function withEnd(result, now) {
    return result.outcome === 'detached' ? result : { ...result, times: { ...result.times, endedAt: now } };
}
function timesOf(queuedRun) {
    return { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
}
function queued(queuedRun, { state, times }) {
    return (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .collectResult */ .Co)(queuedRun, { ...NOTHING_READ, outcome: 'queued', state, times });
}


/***/ }),

/***/ 17349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ latestOfKey),
/* harmony export */   i3: () => (/* binding */ chooseGeneration)
/* harmony export */ });
/* unused harmony export standingOf */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _github_idempotency_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96235);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22381);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83046);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91385);
/* harmony import */ var _handle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28949);






/** Newest items of a queue to look through for a key. */
const ITEMS_OF_KEY = 1_000;
const ALIVE = new Set(['pending', 'running', 'preempting']);
const OVER = new Set(['failed', 'crashed', 'killed', 'preempted']);
/** What the item and the run of a generation, both perhaps missing, say together. */
function standingOf(item, run) {
    if (run !== null && OVER.has(run.state))
        return 'over';
    if (run?.state === 'finished')
        return 'worth-attaching';
    if (item?.state === 'failed')
        return 'over';
    if (run !== null && (ALIVE.has(run.state) || item !== null))
        return 'worth-attaching';
    if (item !== null)
        return 'worth-attaching';
    return run === null ? 'free' : 'over';
}
/**
 * Looks whether this launch was made already: by an earlier attempt of the workflow run, or by a push whose answer was
 * lost. Reads only.
 * @param handleClient what the handle goes on with, when answers of `client` are for this moment only
 * @throws LaunchError when a run id that the user chose is that of a run which ended badly
 */
async function chooseGeneration(client, search, call, handleClient = client) {
    const items = (await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__/* .queueItems */ .sl)(client, search.queue, search.depth, call)) ?? [];
    const itemsOf = (runId) => items.filter((each) => each.runSpec?.['run_id'] === runId);
    for (let generation = 0;; generation += 1) {
        const runId = search.runIdOf(generation);
        if (runId === undefined)
            break;
        const item = itemsOf(runId)[0] ?? null;
        const run = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runDetails */ .C6)(client, { entity: search.entity, project: search.project, runId }, call);
        const standing = standingOf(item, run);
        if (standing === 'free')
            return { kind: 'launch', runId, generation, others: [] };
        if (standing === 'worth-attaching' && search.rerun === 'attach') {
            return {
                kind: 'attach',
                runId,
                queuedRun: item === null
                    ? await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToRun */ .i9)(handleClient, { ...search, runId }, search, call)
                    : (0,_handle_js__WEBPACK_IMPORTED_MODULE_5__/* .handleOf */ .m)(handleClient, search, item.id, item),
                since: item?.createdAt ?? run?.createdAt ?? null,
            };
        }
    }
    const runId = search.runIdOf(0) ?? '';
    if (search.rerun === 'new') {
        return { kind: 'launch', runId, generation: 0, others: itemsOf(runId).map(({ id }) => id) };
    }
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`Run ${runId} exists already, and it did not end well.`, {
        hint: 'Choose another `run-id`, leave it out, or set `rerun: new` to launch under the same id again.',
    });
}
/**
 * The newest launch under a key that an earlier step was given.
 * @throws LaunchError when there is none
 */
async function latestOfKey(client, key, place, call) {
    const items = place.queue === null ? [] : await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__/* .queueItems */ .sl)(client, place.queue, ITEMS_OF_KEY, call);
    let latest = null;
    for (let generation = 0;; generation += 1) {
        const runId = (0,_github_idempotency_js__WEBPACK_IMPORTED_MODULE_1__/* .runIdOf */ .SR)(key, generation);
        const item = items?.find((each) => each.runSpec?.['run_id'] === runId) ?? null;
        const run = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runDetails */ .C6)(client, { ...place, runId }, call);
        if (item === null && run === null)
            break;
        latest = { runId, item, runs: run !== null };
    }
    if (latest?.runs)
        return (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToRun */ .i9)(client, { ...place, runId: latest.runId }, place, call);
    if (latest?.item && place.queue) {
        return (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_2__/* .attachToItem */ .YS)(client, latest.item.id, { ...place, queue: place.queue }, call);
    }
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`Nothing was launched under this idempotency key in ${place.entity}/${place.project}.`, {
        hint: 'Compare key, entity and project with those of the step that launched; name its queue while the item waits there.',
    });
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

/***/ 47640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** GitHub shows ten annotations of a step; one is left for what else there is to say. */
const MOST_LINES = 9;
/**
 * Holds a run that ended against `gates`, and adds what the report compares it with. `gates` decide about a run that
 * succeeded; `baseline` and `charts` never change an outcome. Reads nothing when none of the three is set.
 */
async function judge(result, inputs, client, signal) {
    const succeeded = result.outcome === 'succeeded';
    const asked = { ...inputs, gates: succeeded ? inputs.gates : [] };
    const nothing = asked.gates.length === 0 && asked.baseline === null && asked.charts.length === 0;
    if (nothing || result.run === null || !(succeeded || result.outcome === 'job-failed'))
        return result;
    try {
        const { compare } = await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(326)]).then(__webpack_require__.bind(__webpack_require__, 6326));
        const judged = { ...result, ...(await compare(client, result, result.run, asked, signal)) };
        const failed = judged.gates.filter(({ passed }) => !passed);
        return failed.length === 0 ? judged : { ...judged, outcome: 'gate-failed', message: messageOf(failed) };
    }
    catch (error) {
        if (asked.gates.length === 0)
            return result;
        return signal.aborted
            ? { ...result, outcome: 'cancelled', message: 'The step was cancelled before its gates were decided.' }
            : { ...result, outcome: 'gate-failed', message: `The gates could not be decided: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)}` };
    }
}
/** One line a rule, the numbers in it. */
function messageOf(failed) {
    const lines = failed.map(({ rule, message }) => `Gate ${JSON.stringify(rule)} failed: ${ended(message)}`);
    if (lines.length <= MOST_LINES)
        return lines.join('\n');
    const rest = lines.length - MOST_LINES + 1;
    return [...lines.slice(0, MOST_LINES - 1), `${rest} more gates failed: see the summary of the step.`].join('\n');
}
function ended(message) {
    return /[.?!]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 2144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ lostSight),
/* harmony export */   lV: () => (/* binding */ NO_TIMES),
/* harmony export */   m1: () => (/* binding */ PushCutOffError),
/* harmony export */   mX: () => (/* binding */ notFound),
/* harmony export */   qW: () => (/* binding */ neverPushed)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22381);


/** Times of a launch of which none is known. */
const NO_TIMES = { pushedAt: null, claimedAt: null, startedAt: null, endedAt: null };
const NOTHING = {
    itemId: null,
    run: null,
    runUrl: null,
    queueUrl: null,
    details: null,
    issue: null,
    warnings: [],
    times: NO_TIMES,
    logTail: [],
    spec: null,
};
/** A cancel came in the middle of the push: the item may be on the queue or not. `post` looks. */
class PushCutOffError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'PushCutOffError';
    constructor(cause) {
        super('The step was cancelled in the middle of the push.', {
            cause,
            hint: 'The cleanup looks for the item.',
        });
    }
}
/** The result of a launch that certainly (or, with `unknown`, perhaps) never reached its queue. */
function neverPushed(error, inputs, step) {
    const { launch } = inputs;
    return {
        ...NOTHING,
        outcome: outcomeOf(error, step),
        state: 'unknown',
        message: error instanceof _launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidLaunchError */ .Zf ? error.message : (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error),
        queue: {
            entity: launch.entity ?? '',
            project: launch.projectQueue ?? 'model-registry',
            name: launch.queueName,
        },
        job: launch.job ?? null,
        image: launch.dockerImage ?? null,
    };
}
function outcomeOf(error, step) {
    if (error instanceof _launch_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SubmitUnknownError */ .dU)
        return 'unknown';
    return step.cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
}
/** The result of a step that found nothing to wait for. */
function notFound(error, inputs, step) {
    return {
        ...NOTHING,
        outcome: step.cancellation.signal.aborted ? 'cancelled' : 'unknown',
        state: 'unknown',
        message: (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error),
        queue: {
            entity: inputs.entity ?? '',
            project: inputs.projectQueue ?? 'model-registry',
            name: inputs.queueName ?? '',
        },
        job: null,
        image: null,
    };
}
/** The result of a launch whose fate could not be followed to its end: it may still be running. */
function lostSight(error, queuedRun, seen) {
    return {
        ...NOTHING,
        outcome: 'unknown',
        state: seen.state,
        message: `The wait failed, and the job may still be running: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)}`,
        queue: queuedRun.queue,
        queueUrl: queuedRun.queueUrl,
        itemId: queuedRun.id,
        runUrl: queuedRun.runUrl,
        job: null,
        image: null,
        times: seen.times,
    };
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

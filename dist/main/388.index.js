export const id = 388;
export const ids = [388,376];
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

/***/ 64835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ provenance)
/* harmony export */ });
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97203);

/**
 * Where a launch came from, for the config of its run: one key `github`, so that a filter such as
 * `config.github.sha` finds the run of a commit. It tells of the attempt as well, so it takes no part in the digest
 * of a spec.
 */
function provenance(context) {
    const { pullRequest } = context;
    return {
        github: {
            repository: context.repository,
            remote: (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactUrl */ .BO)(`${context.serverUrl}/${context.repository}`),
            // Of a pull request the author's commit: the merge that GitHub made for the run is gone soon.
            sha: pullRequest?.headSha ?? context.sha,
            ref: context.ref,
            actor: context.actor,
            event: context.eventName,
            workflow: context.workflow,
            job: context.job,
            workflow_run_url: (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactUrl */ .BO)(context.workflowRunUrl),
            attempt: context.attempt,
            ...(pullRequest === null
                ? {}
                : {
                    pull_request: {
                        number: pullRequest.number,
                        head_ref: pullRequest.headRef,
                        base_ref: pullRequest.baseRef,
                        merge_sha: context.sha,
                    },
                }),
        },
    };
}


/***/ }),

/***/ 23388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   add: () => (/* binding */ add)
/* harmony export */ });
/* harmony import */ var _common_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28810);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(97203);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13794);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22381);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36412);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89376);
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60050);
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17349);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(47640);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(87877);
/* harmony import */ var _no_result_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2144);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(96496);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(89812);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(41160);















/** `mode: add`: checks a launch, puts it on its queue once, waits for its run, and reports it. */
async function add(inputs, step) {
    const client = (0,_step_js__WEBPACK_IMPORTED_MODULE_13__.clientOf)(inputs, step);
    const publisher = (0,_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .createPublisher */ .j)(inputs, step);
    let build = null;
    try {
        build = await buildOf(inputs, step);
        const checked = await prepare(inputs, build, client, step);
        if (inputs.dryRun)
            return await dryRun(checked, inputs, build, client, step);
        const { queuedRun, attached, prepared } = await pushOrAttach(checked, inputs, build, client, step);
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_12__/* .saveOnCancel */ .fS)(step, inputs.onCancel);
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_12__/* .saveHandle */ .cC)(step, queuedRun.toJSON());
        step.outputs.set({ 'item-id': queuedRun.id, 'queue-url': queuedRun.queueUrl });
        const { result, certain } = await (0,_follow_js__WEBPACK_IMPORTED_MODULE_6__/* .follow */ .e)(queuedRun, inputs, step, publisher);
        const whole = await completed(result, prepared, attached, client);
        const judged = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_8__/* .judge */ .S)(whole, inputs, client, step.cancellation.signal);
        return await (0,_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .end */ ._)(judged, certain, inputs, step, publisher);
    }
    catch (error) {
        const certain = !(error instanceof _no_result_js__WEBPACK_IMPORTED_MODULE_10__/* .PushCutOffError */ .m1);
        return await (0,_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .end */ ._)((0,_no_result_js__WEBPACK_IMPORTED_MODULE_10__/* .neverPushed */ .qW)(error, inputs, step), certain, inputs, step, publisher);
    }
    finally {
        await build?.close();
        await client.close();
    }
}
/** Only a step that builds loads what building needs. */
async function buildOf(inputs, step) {
    if (inputs.build === undefined)
        return null;
    return (await Promise.all(/* import() */[__webpack_require__.e(832), __webpack_require__.e(644)]).then(__webpack_require__.bind(__webpack_require__, 92832))).openBuild(inputs.build, inputs, step);
}
async function prepare(inputs, build, client, step) {
    const prepared = await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareLaunch */ .Jd)(inputs.launch, {
        client,
        logger: step.logger,
        signal: step.cancellation.signal,
        dryRun: inputs.dryRun,
        pinJob: true,
        env: step.env,
        ...(build === null ? {} : { build: build.settings }),
    });
    announce(prepared, inputs, step);
    return prepared;
}
/** The first lines of the log: who launches what, where, and what looks odd about it. */
function announce(prepared, inputs, step) {
    const { resolved, queue, warnings } = prepared;
    const { logger, outputs } = step;
    logger.info(`This key belongs to ${whoOf(prepared)}.`);
    const what = resolved.jobReference ?? resolved.image ?? `a job made from ${prepared.build ? 'an image' : 'the uri'}`;
    logger.info(`Launching ${what} on queue ${queue.entity}/${queue.name}: ${resolved.queueUrl}`);
    for (const warning of warnings)
        logger.warning(warning);
    const limit = inputs.claimTimeoutMs + inputs.runTimeoutMs;
    if (inputs.wait === 'finished' && step.context.runner === 'hosted' && limit > HOSTED_JOB_MS) {
        logger.warning(`claim-timeout and run-timeout add up to ${(0,_common_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(limit)}, but a job on a hosted runner ends after ` +
            `${(0,_common_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(HOSTED_JOB_MS)}: GitHub may cut this step off. Lower them, or use wait: none.`);
    }
    outputs.set({ 'queue-url': resolved.queueUrl });
}
/** A job on a hosted runner may take so long. Source: usage limits of GitHub Actions. */
const HOSTED_JOB_MS = 6 * 3_600_000;
/** Shows what would be pushed, with everything that the action adds; asks the server, and changes nothing there. */
async function dryRun(prepared, inputs, build, client, step) {
    const { logger, outputs, context, cancellation } = step;
    const pending = prepared.build;
    const planned = build && pending ? [build.showPlan(await build.run(() => pending.plan()))] : [];
    const search = (0,_marks_js__WEBPACK_IMPORTED_MODULE_9__/* .searchFor */ .G)(prepared, inputs, context);
    const choice = await (0,_generation_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseGeneration */ .i3)(client, search, { signal: cancellation.signal });
    const spec = (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_14__/* .redactSpec */ .fM)((0,_marks_js__WEBPACK_IMPORTED_MODULE_9__/* .withMarks */ .T)(prepared, choice.runId, inputs, context).spec);
    outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
    outputs.setJson('launch-spec', spec);
    logger.group('Dry run: this spec would be pushed');
    logger.info((0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringifyJson */ .sd)(spec, { indent: 2 }));
    logger.endGroup();
    const { resolved } = prepared;
    const checks = [
        `The key belongs to ${whoOf(prepared)}.`,
        `Queue ${prepared.queue.name} of ${prepared.queue.entity} exists.`,
        ...(resolved.jobReference === null ? [] : [`Job ${resolved.jobReference} exists.`]),
        ...planned,
        choice.kind === 'attach'
            ? `Run ${choice.runId} of this launch is there already: the step would attach to it.`
            : `Run ${choice.runId} would be new.`,
    ];
    if (inputs.summary) {
        const page = {
            queue: prepared.queue,
            queueUrl: resolved.queueUrl,
            spec,
            priority: prepared.priority ?? null,
            templateVariables: prepared.templateVariables ?? {},
            checks,
            warnings: prepared.warnings,
        };
        step.summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_4__/* .renderDryRun */ .DW)(page, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .SUMMARY_BYTES */ .R }));
    }
    return 0;
}
function whoOf({ resolved: { viewer } }) {
    return viewer.username ?? viewer.email ?? 'an account without a name';
}
/** One item: the one that an earlier attempt pushed, or a new one. */
async function pushOrAttach(checked, inputs, build, client, step) {
    const { logger, clock } = step;
    const { signal } = step.cancellation;
    const search = (0,_marks_js__WEBPACK_IMPORTED_MODULE_9__/* .searchFor */ .G)(checked, inputs, step.context);
    const choice = await (0,_generation_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseGeneration */ .i3)(client, search, { signal });
    step.outputs.set({ 'run-id': choice.runId });
    if (choice.kind === 'attach') {
        const since = choice.since === null ? '' : ` (submitted at ${choice.since})`;
        logger.notice(`This launch is there already${since}: attached to run ${choice.runId}. rerun: new makes another.`);
        return { queuedRun: choice.queuedRun, attached: true, prepared: checked };
    }
    const pending = checked.build;
    const prepared = build && pending ? await build.run(() => pending.run()) : checked;
    const marked = (0,_marks_js__WEBPACK_IMPORTED_MODULE_9__/* .withMarks */ .T)(prepared, choice.runId, inputs, step.context);
    step.outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
    step.outputs.setJson('launch-spec', (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_14__/* .redactSpec */ .fM)(marked.spec));
    const { entity, project, queue } = search;
    const { runId, others } = choice;
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_12__/* .savePlan */ .hp)(step, { runId, others, queue, entity, project, onCancel: inputs.onCancel });
    try {
        const find = (item) => item.runSpec?.['run_id'] === runId && !others.includes(item.id);
        const queuedRun = await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_3__/* .submit */ .tA)(marked, { client, logger, signal, clock, find });
        return { queuedRun, attached: false, prepared };
    }
    catch (error) {
        throw signal.aborted ? new _no_result_js__WEBPACK_IMPORTED_MODULE_10__/* .PushCutOffError */ .m1(error) : error;
    }
}
/** The result with what the checks before the push know, and the run held against the commit that was asked for. */
async function completed(result, { resolved, commit }, attached, client) {
    // An attached run was launched earlier: its alias or branch may have pointed elsewhere then.
    if (attached)
        return result;
    const named = {
        ...result,
        job: resolved.jobReference ?? result.job,
        image: resolved.image ?? result.image,
    };
    if (commit === null || result.outcome !== 'succeeded' || result.run === null)
        return named;
    const message = await (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_3__/* .wrongCommit */ .ru)(client, result.run, commit);
    return message === null ? named : { ...named, outcome: 'job-failed', message };
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

/***/ 87877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ searchFor),
/* harmony export */   T: () => (/* binding */ withMarks)
/* harmony export */ });
/* harmony import */ var _github_idempotency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96235);
/* harmony import */ var _github_provenance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64835);


/** More launches than this under one key are a loop somewhere, not re-runs. */
const MOST_GENERATIONS = 100;
/** Items to look through: a first attempt can only find what was pushed just now, a re-run what was pushed days ago. */
const DEPTH = { firstAttempt: 100, later: 1_000 };
/**
 * Where an earlier launch of the same key would be, and under which run ids. The key is made from what was asked for,
 * not from what it means today: when `latest` or a branch has moved since the first attempt, a re-run must still find
 * that attempt's run.
 * @param leg place of the launch, when the step makes several
 */
function searchFor(prepared, inputs, context, leg) {
    const { spec, queue } = prepared;
    const given = spec['run_id'];
    const where = {
        queue,
        entity: textOf(spec['entity']),
        project: textOf(spec['project']),
        rerun: inputs.rerun,
        depth: DEPTH.later,
    };
    if (typeof given === 'string' && given !== '') {
        return { ...where, runIdOf: (generation) => (generation === 0 ? given : undefined) };
    }
    // Equal launches of one step are as many launches.
    const own = { ...(leg === undefined ? {} : { leg }), ...builtOf(inputs) };
    const key = inputs.idempotencyKey === undefined
        ? (0,_github_idempotency_js__WEBPACK_IMPORTED_MODULE_0__/* .idempotencyKey */ .T5)({ context, matrix: inputs.matrix, spec: { asked: inputs.launch, queue, ...own } })
        : (0,_github_idempotency_js__WEBPACK_IMPORTED_MODULE_0__/* .chosenKey */ .qf)(context.repository, `${inputs.idempotencyKey}${leg === undefined ? '' : `\n${leg}`}`);
    const fresh = inputs.idempotencyKey === undefined && context.attempt === 1;
    return {
        ...where,
        depth: fresh ? DEPTH.firstAttempt : DEPTH.later,
        runIdOf: (generation) => (generation < MOST_GENERATIONS ? (0,_github_idempotency_js__WEBPACK_IMPORTED_MODULE_0__/* .runIdOf */ .SR)(key, generation) : undefined),
    };
}
/** What is built is part of what is asked for; the secrets of the build are not. */
function builtOf({ build }) {
    if (build === undefined)
        return {};
    const { secrets: _secrets, ...rest } = build;
    return { build: rest };
}
/** The spec as the action pushes it: with a run id by which it is found again, and with where it came from. */
function withMarks(prepared, runId, inputs, context) {
    const spec = { ...prepared.spec, run_id: runId };
    if (!inputs.provenance)
        return { ...prepared, spec };
    const overrides = objectOf(spec, 'overrides');
    const runConfig = objectOf(overrides, 'run_config');
    return {
        ...prepared,
        // The user's own key `github` stays: provenance is a convenience.
        spec: { ...spec, overrides: { ...overrides, run_config: { ...(0,_github_provenance_js__WEBPACK_IMPORTED_MODULE_1__/* .provenance */ .a)(context), ...runConfig } } },
    };
}
function objectOf(holder, key) {
    const value = holder[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
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

export const id = 781;
export const ids = [781];
export const modules = {

/***/ 5186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ Closer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1693);
/* harmony import */ var _wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6690);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3046);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6092);
/* harmony import */ var _wandb_urls_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9305);
/* harmony import */ var _item_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(675);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(514);
/* harmony import */ var _tracker_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4702);









/** A failed item must not stay claimed, so the server is told for as long as this takes. */
const REPORT_MS = 10 * 60_000;
const SHORT_MS = 10_000;
/** When to ask whether a run was initialised after its process ended, as the Python agent does: 63 s in all. */
const INITIALISED_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
/** Lines of the job's log that go with a failed item. */
const LOG_LINES = 200;
/** Ends items: tells the server, makes the row of the report, and takes away what a job left. */
class Closer {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** @throws WandbError when the server could not be told: the item is then not noted as reported */
    async close(tracker, { verdict, exitCode, trace }) {
        const hurried = verdict.outcome === 'cancelled' && verdict.failure !== null;
        if (tracker.endedAt !== null)
            tracker.note({ kind: 'ended', itemId: tracker.itemId, exitCode });
        tracker.log?.close();
        const item = await this.rowOf(tracker, verdict, exitCode, hurried);
        this.#options.onItem(item);
        await Promise.all([
            this.#report(tracker, verdict, hurried ? null : (trace ?? '')),
            this.#settleRun(tracker, verdict),
        ]);
        tracker.note({
            kind: 'reported',
            itemId: tracker.itemId,
            row: verdict.state === 'unknown' ? null : { ...item },
        });
        await this.tidy(tracker);
        return item;
    }
    /**
     * Ends an item whose process has ended.
     * @param stop aborted: its run is looked at once and not waited for
     */
    async closeEnded(tracker, end, { cancelledBecause, stop }) {
        tracker.endedAt ??= this.#options.clock.now();
        // A program that ended well has begun its run, but the server may not know it yet.
        const waits = cancelledBecause === null ? INITIALISED_AFTER_MS.slice(0, end.state === 'finished' ? 7 : 3) : [0];
        const runState = end.neverStarted === true ? null : await this.runStateOf(tracker, waits, stop);
        const verdict = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_7__/* .verdictOf */ .Vj)({ end, runState, cancelledBecause, command: tracker.command });
        return this.close(tracker, { verdict, exitCode: end.exitCode });
    }
    /** Takes away the container and the code of a job. Never rejects. */
    async tidy(tracker) {
        try {
            await tracker.run?.remove();
            if (tracker.directory !== null)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(tracker.directory, { recursive: true, force: true });
        }
        catch (error) {
            this.#options.logger.warning(`What item ${tracker.itemId} left could not be removed: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(error)}`);
        }
    }
    /** The state of the job's run, asked for until it shows that the program called `wandb.init`. */
    async runStateOf(tracker, waits, stop) {
        const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_8__/* .runOf */ .n)(tracker);
        if (run === null)
            return null;
        const { client, clock, signal } = this.#options;
        let state = null;
        for (const ms of waits) {
            if (ms > 0 && stop.aborted)
                break;
            await clock.sleep(ms, stop).catch(() => { });
            const known = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runStatus */ .em)(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
            state = known?.state ?? state;
            if (state !== null && state !== 'pending')
                break;
        }
        return state;
    }
    async #report(tracker, { failure }, trace) {
        if (failure === null || !(await this.#isOurs(tracker)))
            return;
        const { client, signal, cut } = this.#options;
        const { itemId } = tracker;
        const paths = trace === null ? [] : await this.#upload(tracker, trace);
        const problem = { itemId, message: cut(failure.message), stage: failure.stage };
        const files = paths.length > 0 ? { filePaths: paths } : {};
        await (0,_wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_2__/* .failItem */ .mf)(client, { ...problem, ...files }, { deadlineMs: REPORT_MS, signal });
    }
    /** Whether a failure of the item is ours to tell: not when the claim was asked for and went to another agent. */
    async #isOurs(tracker) {
        if (tracker.claim !== 'asked')
            return true;
        const { client, owner, signal } = this.#options;
        const queue = { ...owner, name: tracker.queue };
        const item = await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__/* .queueItem */ .RF)(client, queue, tracker.itemId, { deadlineMs: REPORT_MS, signal });
        return item !== null && item !== 'queue-missing' && item.associatedRunId === tracker.runId;
    }
    async #upload(tracker, trace) {
        const { files, cut, signal, logger } = this.#options;
        const lines = tracker.log?.tail().slice(-LOG_LINES) ?? [];
        const text = lines.length > 0 ? lines.join('\n') : cut(trace);
        if (files === null || text === '')
            return [];
        try {
            const call = { deadlineMs: SHORT_MS * 3, signal };
            return [await files.save(tracker.itemId, 'error.log', `${text}\n`, call)];
        }
        catch (error) {
            logger.warning(`The log of item ${tracker.itemId} could not be uploaded: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(error)}`);
            return [];
        }
    }
    /** A program that was ended by force could not tell the server so: its run must not look alive. */
    async #settleRun(tracker, verdict) {
        const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_8__/* .runOf */ .n)(tracker);
        if (run === null || verdict.state !== 'killed' || tracker.startedAt === null)
            return;
        const { client, logger, signal } = this.#options;
        const call = { deadlineMs: SHORT_MS, signal };
        try {
            const known = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runStatus */ .em)(client, run, call);
            if (known?.state !== 'running')
                return;
            await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .stopRun */ .KV)(client, known.storageId, call);
            await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .finishRun */ .JH)(client, run, 1, call);
        }
        catch (error) {
            logger.debug(`Run ${run.runId} could not be marked as ended: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(error)}`);
        }
    }
    /** The row of an item. @param hurried nothing is asked of the server for it */
    async rowOf(tracker, verdict, exitCode, hurried) {
        const { work, runId, startedAt, endedAt } = tracker;
        const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_8__/* .runOf */ .n)(tracker);
        const queueSeconds = hurried
            ? await Promise.race([tracker.queueSeconds, Promise.resolve(null)])
            : await tracker.queueSeconds;
        return {
            itemId: tracker.itemId,
            queue: tracker.queue,
            entity: work?.entity ?? null,
            project: work?.project ?? null,
            runId,
            runUrl: run ? (0,_wandb_urls_js__WEBPACK_IMPORTED_MODULE_5__/* .runUrl */ .Vp)(this.#options.client.appUrl, run) : null,
            job: work?.job ?? work?.image ?? null,
            state: verdict.state,
            outcome: verdict.outcome,
            exitCode,
            queueSeconds,
            runSeconds: startedAt !== null && endedAt !== null ? Math.round((endedAt - startedAt) / 100) / 10 : null,
            metrics: hurried || tracker.start !== 'ran' ? null : await this.#metricsOf(tracker),
            message: verdict.message === null ? null : this.#options.cut(verdict.message),
        };
    }
    async #metricsOf(tracker) {
        const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_8__/* .runOf */ .n)(tracker);
        if (run === null)
            return null;
        const { client, signal } = this.#options;
        const details = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runDetails */ .C6)(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
        return details && (0,_item_js__WEBPACK_IMPORTED_MODULE_6__/* .keyMetrics */ .X)(details.summary);
    }
}


/***/ }),

/***/ 2506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ LAUNCH_PROJECT)
/* harmony export */ });
/** The project that owns queues, for every entity. */
const LAUNCH_PROJECT = 'model-registry';


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ keyMetrics),
/* harmony export */   k: () => (/* binding */ readItem)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const Row = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    itemId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    queue: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    runUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    job: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    exitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    queueSeconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    runSeconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
/** An item as a journal holds it; null when that is not one. */
function readItem(row) {
    return valibot__WEBPACK_IMPORTED_MODULE_0__.is(Row, row) ? row : null;
}
const MOST_METRICS = 12;
const LONGEST_TEXT = 60;
/** The members of a run's summary that fit a row of a report. */
function keyMetrics(summary) {
    const entries = Object.entries(summary).flatMap(([key, value]) => {
        if (key.startsWith('_') || key.length > LONGEST_TEXT)
            return [];
        // JSON has no word for what is not finite.
        if (typeof value === 'number')
            return [[key, Number.isFinite(value) ? value : String(value)]];
        return typeof value === 'string' && value.length <= LONGEST_TEXT ? [[key, value]] : [];
    });
    return Object.fromEntries(entries.slice(0, MOST_METRICS));
}


/***/ }),

/***/ 1667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SM: () => (/* binding */ isSameProcess),
/* harmony export */   Sb: () => (/* binding */ killLeftover),
/* harmony export */   X0: () => (/* binding */ processStartTime)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/**
 * When the kernel started a process, in its own count since boot: together with the id it names one process for
 * good. Null when there is none, or on a system without `/proc`.
 */
function processStartTime(pid) {
    if (!/^[1-9][0-9]*$/.test(pid))
        return null;
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        // The name of the program, in parentheses, may hold anything: fields are counted from its end. This is the 22nd.
        return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    }
    catch {
        return null;
    }
}
/** Whether the very process that a journal names still runs. */
function isSameProcess(process) {
    return process.startTime !== null && processStartTime(process.id) === process.startTime;
}
/** Ends a process of a lost agent, and its group. Returns whether there was one. */
function killLeftover(leftover) {
    if (!isSameProcess(leftover))
        return false;
    try {
        process.kill(-Number(leftover.id), 'SIGKILL');
        return true;
    }
    catch (error) {
        if (error.code === 'ESRCH')
            return false;
        throw error;
    }
}


/***/ }),

/***/ 514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ verdictOnTrouble),
/* harmony export */   Vj: () => (/* binding */ verdictOf)
/* harmony export */ });
/* unused harmony export initialised */
/** Run states in which the program never called `wandb.init`; null: no such run. */
function initialised(runState) {
    return runState !== null && runState !== 'pending';
}
/**
 * The verdict on a job whose process has ended. A job that began its run and then failed is not failed by the agent:
 * its run says so.
 */
function verdictOf({ end, runState, cancelledBecause, command }) {
    // What had come to its own end before the stop reached it, has.
    const ownEnd = end.state === 'finished' && initialised(runState);
    if (cancelledBecause !== null && !ownEnd) {
        const message = cancelledBecause;
        return { state: 'killed', outcome: 'cancelled', message, failure: { stage: 'run', message } };
    }
    const exit = end.reason ?? (end.exitCode === null ? 'no exit code' : `exit code ${end.exitCode}`);
    if (end.neverStarted === true) {
        const message = `The job could not be started: ${exit}`;
        return { state: 'failed', outcome: 'agent-failed', message, failure: { stage: 'agent', message } };
    }
    if (!initialised(runState)) {
        const ran = command === null ? '' : `; what ran was: ${command}`;
        const message = end.state === 'finished'
            ? `The submitted job exited successfully but failed to call wandb.init${ran}`
            : `The submitted run was not successfully started (${exit})${ran}`;
        return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
    }
    if (end.state === 'finished')
        return { state: 'finished', outcome: 'succeeded', message: null, failure: null };
    if (end.state === 'stopped') {
        return { state: 'killed', outcome: 'cancelled', message: 'a stop was asked for in W&B', failure: null };
    }
    return { state: 'failed', outcome: 'job-failed', message: `the job failed: ${exit}`, failure: null };
}
/** The verdict on an item that was not brought to run, or was lost sight of. */
function verdictOnTrouble({ message, fault, cancelledBecause, claimed }) {
    if (fault === 'lost')
        return { state: 'unknown', outcome: 'unknown', message, failure: null };
    if (cancelledBecause !== null) {
        if (claimed) {
            const failure = { stage: 'agent', message: cancelledBecause };
            return { state: 'killed', outcome: 'cancelled', message: cancelledBecause, failure };
        }
        const kept = `${cancelledBecause} The item goes back to its queue.`;
        return { state: 'pending', outcome: 'cancelled', message: kept, failure: null };
    }
    const outcome = fault === 'refused' ? 'refused' : 'agent-failed';
    return { state: 'failed', outcome, message, failure: { stage: 'agent', message } };
}


/***/ }),

/***/ 4610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ recoverOrphan)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1693);
/* harmony import */ var _wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6690);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3046);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6092);
/* harmony import */ var _leftover_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1667);
/* harmony import */ var _replay_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5536);
/* harmony import */ var _tracker_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4702);







/** The state of a run that says that its program came to a good end, whatever became of its agent. */
const WELL_ENDED = 'finished';
/**
 * Sees to everything that a lost agent left: takes over what runs, reports what has ended, fails what is gone.
 * Resolves once all that runs is in the hands of `watch`; `settled` once everything has ended. That never rejects: what
 * could not be done stays in the journal for the next one.
 */
async function recoverOrphan(orphan, context) {
    const stopping = context.stopping ?? orphan.record.cancelled;
    const containers = await context.find(orphan.origin, orphan.record.items.some(mayHaveContainer));
    const known = orphan.record.items.map((item) => {
        const container = containers.find(({ itemId }) => itemId === item.itemId) ?? null;
        return begin(() => beginItem(item, container, orphan, { ...context, stopping }));
    });
    // A container of ours that the journal does not know was made in the moment before a kill.
    const unknown = containers
        .filter(({ itemId }) => !orphan.record.items.some((item) => item.itemId === itemId))
        .map((container) => ({ rest: container.discard(context.stopGraceMs) }));
    const steps = [...(await Promise.all(known)), ...unknown];
    return { settled: settle(orphan, steps, context) };
}
async function begin(step) {
    try {
        return await step();
    }
    catch (error) {
        return { rest: Promise.reject(asError(error)) };
    }
}
function asError(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}
async function settle(orphan, steps, context) {
    const results = await Promise.allSettled(steps.map(({ rest }) => rest));
    const failed = results.filter((result) => result.status === 'rejected');
    for (const { reason } of failed)
        context.logger.warning(`A leftover could not be seen to: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(reason)}`);
    await tellGone(orphan, context);
    if (failed.length === 0)
        await orphan.finish();
}
/** The lost agent could not say so itself. */
async function tellGone({ record, note }, { client, logger, signal }) {
    if (record.agentId === null || record.killed)
        return;
    try {
        await (0,_wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_1__/* .updateLaunchAgent */ .wj)(client, record.agentId, 'KILLED', { deadlineMs: 10_000, signal });
        note({ kind: 'killed' });
    }
    catch (error) {
        logger.debug(`Agent ${record.name ?? record.agentId} could not be marked as gone: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)}`);
    }
}
/** `rest` is what of it takes time. */
async function beginItem(item, container, orphan, context) {
    const tracker = trackerOf(item, orphan);
    const what = (0,_replay_js__WEBPACK_IMPORTED_MODULE_5__/* .recoveryOf */ .rU)(item, foundOf(item, container), context.stopping !== null);
    switch (what) {
        case 'nothing':
            return { rest: Promise.resolve() };
        case 'adopt':
        case 'collect': {
            if (container === null)
                return { rest: collectEnd(tracker, item, context) };
            const left = what === 'adopt' ? 'left running' : 'did not report';
            context.logger.info(`Takes over item ${item.itemId}, which a lost agent ${left}.`);
            tracker.log = context.openLog(tracker);
            tracker.run = await container.adopt((line) => tracker.log?.push(line));
            return { rest: context.watch(tracker, tracker.run) };
        }
        case 'stop':
        case 'fail':
            return { rest: endItem(tracker, item, container, orphan, context) };
    }
}
async function endItem(tracker, item, container, orphan, context) {
    if (container !== null)
        await container.discard(context.stopGraceMs);
    else if (item.started?.resource === 'local-process')
        (0,_leftover_process_js__WEBPACK_IMPORTED_MODULE_4__/* .killLeftover */ .Sb)(item.started);
    if (item.reported || item.claim === null)
        return;
    if (!(await isStillOurs(tracker, orphan, context)))
        return;
    tracker.endedAt = orphan.lastSeen;
    await context.closer.close(tracker, {
        verdict: await lostVerdict(tracker, orphan, context),
        exitCode: null,
    });
}
function trackerOf(item, orphan) {
    const tracker = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_6__/* .newTracker */ .P)(item.itemId, item.queue, item.takenAt, { adopted: true, note: orphan.note });
    if (item.claim === null)
        return tracker;
    const { entity, project, runId, job, isScheduler } = item.claim;
    tracker.work = { entity, project, job, image: null };
    tracker.runId = runId;
    tracker.claim = 'held';
    tracker.isScheduler = isScheduler;
    tracker.start = item.started === null ? 'not-started' : 'ran';
    tracker.startedAt = item.started?.at ?? null;
    return tracker;
}
function foundOf(item, container) {
    if (container !== null)
        return container.isRunning ? 'running' : 'exited';
    const isProcess = item.started?.resource === 'local-process';
    return isProcess && item.started && (0,_leftover_process_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameProcess */ .SM)(item.started) ? 'running' : null;
}
/** It had ended, and its agent was lost before the server was told. */
async function collectEnd(tracker, item, context) {
    const { ended } = item;
    tracker.endedAt = ended?.at ?? null;
    const exitCode = ended?.exitCode ?? null;
    const end = { state: exitCode === 0 ? 'finished' : 'failed', exitCode, signal: null, reason: null };
    await context.closer.closeEnded(tracker, end, { cancelledBecause: context.stopping, stop: context.signal });
}
function mayHaveContainer({ claim }) {
    return claim !== null && claim.resource !== 'local-process';
}
/** The journal notes a claim before it is asked for: the server knows whether it came about, and what came after. */
async function isStillOurs(tracker, orphan, context) {
    const { client, signal } = context;
    const { entity, project } = context.owner;
    const queue = { entity: orphan.record.entity ?? entity, project, name: tracker.queue };
    const item = await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_2__/* .queueItem */ .RF)(client, queue, tracker.itemId, { signal });
    if (item === null || item === 'queue-missing')
        return false;
    return item.associatedRunId === tracker.runId && item.state.toLowerCase() !== 'failed';
}
async function lostVerdict(tracker, orphan, context) {
    const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_6__/* .runOf */ .n)(tracker);
    const known = run && (await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .runStatus */ .em)(context.client, run, { signal: context.signal }).catch(() => null));
    if (known?.state === WELL_ENDED) {
        return {
            state: 'finished',
            outcome: 'succeeded',
            message: 'its agent was lost, its run ended well',
            failure: null,
        };
    }
    if (context.stopping !== null) {
        const message = context.stopping;
        return { state: 'killed', outcome: 'cancelled', message, failure: { stage: 'run', message } };
    }
    const message = `runner lost at ${new Date(orphan.lastSeen).toISOString().replace(/\.\d+Z$/, 'Z')}`;
    return { state: 'failed', outcome: 'agent-failed', message, failure: { stage: 'agent', message } };
}


/***/ }),

/***/ 5536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TH: () => (/* binding */ isOfThisMachine),
/* harmony export */   eZ: () => (/* binding */ replay),
/* harmony export */   rU: () => (/* binding */ recoveryOf)
/* harmony export */ });
/** Folds the entries of a journal; null when it does not even say whose it is. */
function replay(entries) {
    const items = new Map();
    const nobody = {
        host: '',
        boot: '',
        agentId: null,
        name: null,
        entity: null,
        cancelled: null,
        killed: false,
    };
    let agent = nobody;
    let isNamed = false;
    const change = (itemId, over) => {
        const known = items.get(itemId);
        if (known)
            items.set(itemId, { ...known, ...over });
    };
    for (const entry of entries) {
        switch (entry.kind) {
            case 'agent': {
                const { host, boot, agentId, name, entity } = entry;
                agent = { ...agent, host, boot, agentId, name, entity };
                isNamed = true;
                break;
            }
            case 'cancelled':
                agent = { ...agent, cancelled: entry.because };
                break;
            case 'killed':
                agent = { ...agent, killed: true };
                break;
            case 'taken':
                items.set(entry.itemId, freshRecord(entry));
                break;
            case 'claimed': {
                const { runId, entity, project, job, resource, isScheduler, at } = entry;
                change(entry.itemId, { claim: { runId, entity, project, job, resource, isScheduler, at } });
                break;
            }
            case 'started': {
                const { resource, id, startTime, at } = entry;
                change(entry.itemId, { started: { resource, id, startTime, at } });
                break;
            }
            case 'ended':
                change(entry.itemId, { ended: { exitCode: entry.exitCode, at: entry.at } });
                break;
            case 'reported':
                change(entry.itemId, { reported: true, row: entry.row });
                break;
        }
    }
    return isNamed ? { ...agent, items: [...items.values()] } : null;
}
function freshRecord({ itemId, queue, at }) {
    const nothing = { claim: null, started: null, ended: null, reported: false, row: null };
    return { itemId, queue, takenAt: at, ...nothing };
}
/** Whether a journal was written on this machine: on its kernel as it runs now, or before it was started again. */
function isOfThisMachine(agent, here) {
    return (agent.boot !== '' && agent.boot === here.boot) || agent.host === here.host;
}
/** @param stopping the lost agent was cancelled, so that nothing of it may go on */
function recoveryOf(item, found, stopping) {
    if (item.reported)
        return found === null ? 'nothing' : 'stop';
    if (item.claim === null)
        return found === null ? 'nothing' : 'stop';
    if (found === null)
        return item.ended === null ? 'fail' : 'collect';
    if (found === 'exited')
        return 'collect';
    // A process is no child of ours: its end and its output cannot be known.
    if (stopping || item.started?.resource === 'local-process')
        return 'stop';
    return 'adopt';
}


/***/ }),

/***/ 7441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ AgentState)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/agent/journal.js




const Time = dist/* number */.aig();
const Entries = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('agent'),
        at: Time,
        host: dist/* string */.YjP(),
        boot: dist/* string */.YjP(),
        agentId: dist/* nullable */.mee(dist/* string */.YjP()),
        name: dist/* nullable */.mee(dist/* string */.YjP()),
        entity: dist/* nullable */.mee(dist/* string */.YjP()),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('taken'), at: Time, itemId: dist/* string */.YjP(), queue: dist/* string */.YjP() }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('claimed'),
        at: Time,
        itemId: dist/* string */.YjP(),
        runId: dist/* string */.YjP(),
        entity: dist/* string */.YjP(),
        project: dist/* string */.YjP(),
        job: dist/* nullable */.mee(dist/* string */.YjP()),
        resource: dist/* string */.YjP(),
        isScheduler: dist/* boolean */.zMY(),
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('started'),
        at: Time,
        itemId: dist/* string */.YjP(),
        resource: dist/* string */.YjP(),
        id: dist/* string */.YjP(),
        startTime: dist/* nullable */.mee(dist/* string */.YjP()),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('ended'), at: Time, itemId: dist/* string */.YjP(), exitCode: dist/* nullable */.mee(dist/* number */.aig()) }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('reported'),
        at: Time,
        itemId: dist/* string */.YjP(),
        /** The row of the report; null: another agent has the item. */
        row: dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('cancelled'), at: Time, because: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('killed'), at: Time }),
]);
/** The kernel's own name for the time since it was started; empty where there is none. */
async function bootId() {
    return (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').then((text) => text.trim(), () => '');
}
/** The state folder of agents: for this user alone, as the paths in it are trusted. */
async function openStateDir(stateDir) {
    await (0,promises_.mkdir)(stateDir, { recursive: true, mode: 0o700 });
}
/**
 * What one agent did, line by line, so that the next one can pick up what it left. It holds no secrets. Lines are
 * written at once and in order; a kill can tear the last one only.
 */
class Journal {
    path;
    #now;
    constructor(path, now) {
        this.path = path;
        this.#now = now;
    }
    /** Begins the journal of `owner`. */
    static async begin(stateDir, owner, place, now) {
        const journal = new Journal((0,external_node_path_.join)(stateDir, fileName(owner, owner)), now);
        await (0,promises_.writeFile)(journal.path, '', { mode: 0o600, flag: 'wx' });
        const unknown = { agentId: null, name: null, entity: null };
        journal.write({ kind: 'agent', ...place, ...unknown });
        return journal;
    }
    write(news) {
        const entry = { at: this.#now(), ...news };
        // A torn line of a former owner must not swallow this one.
        (0,external_node_fs_.appendFileSync)(this.path, `\n${JSON.stringify(entry)}\n`);
    }
    /** Marks that its owner lives: the time of the file is when it was last seen. */
    touch() {
        const seconds = this.#now() / 1_000;
        try {
            (0,external_node_fs_.utimesSync)(this.path, seconds, seconds);
        }
        catch {
            // The time of the last entry serves as well.
        }
    }
    async remove() {
        await (0,promises_.rm)(this.path, { force: true });
    }
}
/** The entries of a journal's text; lines that cannot be read (a torn last one) are left out. */
function parseJournal(text) {
    return text.split('\n').flatMap((line) => {
        if (line.trim() === '')
            return [];
        try {
            const parsed = dist/* safeParse */.xLC(Entries, JSON.parse(line));
            return parsed.success ? [parsed.output] : [];
        }
        catch {
            return [];
        }
    });
}
const FILE_NAME = /^([0-9a-f]{12})@([0-9a-f]{12})\.jsonl$/;
function fileName(origin, holder) {
    return `${origin}@${holder}.jsonl`;
}
async function listJournals(stateDir) {
    const names = await (0,promises_.readdir)(stateDir).catch(() => []);
    return names.flatMap((name) => {
        const [, origin, holder] = FILE_NAME.exec(name) ?? [];
        return origin && holder ? [{ path: (0,external_node_path_.join)(stateDir, name), origin, holder }] : [];
    });
}
/** Takes a journal over, for one of those who try: null when another was quicker. */
async function takeOver(stateDir, file, owner) {
    const path = (0,external_node_path_.join)(stateDir, fileName(file.origin, owner));
    try {
        await (0,promises_.rename)(file.path, path);
        const [text, { mtimeMs }] = await Promise.all([(0,promises_.readFile)(path, 'utf8'), (0,promises_.stat)(path)]);
        return { path, text, lastSeen: mtimeMs };
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/agent/lock.js






/** Bytes that the address of a unix socket may have, its end mark not counted. */
const MOST_PATH_BYTES = 107;
/** Where the socket of an owner lies: in the state folder, or, when that path is too long, in one named after it. */
function socketPath(stateDir, owner) {
    const plain = (0,external_node_path_.join)(stateDir, `${owner}.sock`);
    if (Buffer.byteLength(plain) <= MOST_PATH_BYTES)
        return plain;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(stateDir).digest('hex').slice(0, 16);
    return (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `wandb-launch-${digest}`, `${owner}.sock`);
}
/** Takes the lock of `owner`, a fresh name. */
async function lockOwner(stateDir, owner) {
    const path = socketPath(stateDir, owner);
    const folder = (0,external_node_path_.join)(path, '..');
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const server = (0,external_node_net_.createServer)((socket) => socket.destroy());
    server.on('error', () => {
        // A failed accept changes nothing: who asks has seen that somebody listens.
    });
    server.listen(path);
    await (0,external_node_events_.once)(server, 'listening');
    server.unref();
    await (0,promises_.chmod)(path, 0o600);
    return { owner, release: () => lock_close(server, path) };
}
async function lock_close(server, path) {
    await new Promise((resolve) => server.close(() => resolve()));
    await (0,promises_.rm)(path, { force: true });
}
/** Whether the process that took the lock of `owner` lives. When in doubt, it does. */
async function isAlive(stateDir, owner) {
    const socket = (0,external_node_net_.connect)(socketPath(stateDir, owner));
    try {
        await (0,external_node_events_.once)(socket, 'connect');
        return true;
    }
    catch (error) {
        const { code } = error;
        return code !== 'ECONNREFUSED' && code !== 'ENOENT';
    }
    finally {
        socket.destroy();
    }
}
/** Removes what a dead owner left of its lock. */
async function clearLock(stateDir, owner) {
    await (0,promises_.rm)(socketPath(stateDir, owner), { force: true });
}

// EXTERNAL MODULE: ./build/agent/replay.js
var replay = __webpack_require__(5536);
;// CONCATENATED MODULE: ./build/agent/state.js






/** The place of one agent in the state folder: its name, its lock, and its journal. */
class AgentState {
    stateDir;
    owner;
    #lock;
    #journal;
    #now;
    #place;
    constructor(stateDir, lock, journal, place, now) {
        this.stateDir = stateDir;
        this.owner = lock.owner;
        this.#lock = lock;
        this.#journal = journal;
        this.#place = place;
        this.#now = now;
    }
    /** Opens a place under a fresh name. @param stateDir made when it is missing */
    static async open(stateDir, clock) {
        await openStateDir(stateDir);
        // The lock comes first: a journal without one is a lost agent's.
        const lock = await lockOwner(stateDir, (0,external_node_crypto_.randomBytes)(6).toString('hex'));
        const now = () => clock.now();
        const place = { host: (0,external_node_os_.hostname)(), boot: await bootId() };
        return new AgentState(stateDir, lock, await Journal.begin(stateDir, lock.owner, place, now), place, now);
    }
    /** Where it is, as its journal says. */
    get place() {
        return this.#place;
    }
    note = (news) => this.#journal.write(news);
    /** Shows that this agent lives. */
    touch() {
        this.#journal.touch();
    }
    /**
     * Takes over what lost agents of this machine left. Of several agents that try, one gets each.
     * @param only the owner whose journal is meant; default: all
     */
    async takeOrphans(only) {
        const orphans = [];
        for (const file of await listJournals(this.stateDir)) {
            if (file.holder === this.owner || (only !== undefined && file.origin !== only))
                continue;
            if (await isAlive(this.stateDir, file.holder))
                continue;
            const record = (0,replay/* replay */.eZ)(parseJournal(await (0,promises_.readFile)(file.path, 'utf8').catch(() => '')));
            // A journal on a shared disk belongs to the machine that runs its containers.
            if (record !== null && !(0,replay/* isOfThisMachine */.TH)(record, this.#place))
                continue;
            const orphan = await this.#take(file);
            if (orphan)
                orphans.push(orphan);
        }
        return orphans;
    }
    async #take(file) {
        const taken = await takeOver(this.stateDir, file, this.owner);
        if (taken === null)
            return null;
        const journal = new Journal(taken.path, this.#now);
        const finish = async () => {
            await journal.remove();
            await clearLock(this.stateDir, file.holder);
        };
        const record = (0,replay/* replay */.eZ)(parseJournal(taken.text));
        if (record === null) {
            await finish();
            return null;
        }
        return {
            origin: file.origin,
            record,
            lastSeen: taken.lastSeen,
            note: (news) => journal.write(news),
            finish,
        };
    }
    /**
     * Leaves the place.
     * @param done nothing is left to do: the journal goes too; otherwise it stays for who comes next
     */
    async close(done) {
        if (done)
            await this.#journal.remove();
        await this.#lock.release();
    }
}


/***/ }),

/***/ 4702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ newTracker),
/* harmony export */   n: () => (/* binding */ runOf)
/* harmony export */ });
function newTracker(itemId, queue, takenAt, { adopted = false, note = () => { } } = {}) {
    return {
        itemId,
        queue,
        takenAt,
        work: null,
        runId: null,
        claim: 'none',
        run: null,
        log: null,
        directory: null,
        command: null,
        start: 'not-tried',
        startedAt: null,
        endedAt: null,
        isScheduler: false,
        adopted,
        queueSeconds: Promise.resolve(null),
        note,
    };
}
/** The run of a tracker as the server knows it; null while there is none. */
function runOf(tracker) {
    const { work, runId } = tracker;
    // Launch lower-cases the names of projects, in the job's environment too.
    return work && runId ? { entity: work.entity, project: work.project.toLowerCase(), runId } : null;
}


/***/ }),

/***/ 7029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ AgentBackends)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/runners/lines.js
var runners_lines = __webpack_require__(6347);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/runners/docker/unnamed-file.js




/**
 * A file that holds `text`, that only this user may read, and that has no name any more: a process that gets it as its
 * standard input can open it as /dev/stdin, which a pipe of node's (a socket) does not allow. The caller closes it.
 */
async function unnamedFile(text) {
    const path = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `.docker-env-${(0,external_node_crypto_.randomBytes)(12).toString('hex')}`);
    const file = await (0,promises_.open)(path, 'wx+', 0o600);
    try {
        await (0,promises_.unlink)(path);
        await file.write(text, 0);
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/runners/docker/client.js





/** What docker's client needs of an environment: where the engine is, how to reach it, where credentials are kept. */
const CLIENT_NAMES = /^(PATH|HOME|USERPROFILE|SystemRoot|TMPDIR|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|DOCKER_\w+|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR))$/i;
/** The part of an environment that docker's client gets: no token of the workflow runner, no secret of the owner. */
function clientEnvironment(env) {
    const entries = Object.entries(env).filter(([name, value]) => value !== undefined && CLIENT_NAMES.test(name));
    return Object.fromEntries(entries);
}
/** Longer answers are cut: nothing that is asked for here has them. */
const MAX_ANSWER = 8_000_000;
/** Docker's command line: argument vectors, never a shell, a small environment, a deadline. */
class DockerClient {
    #program;
    #environment;
    /**
     * @param environment where `clientEnvironment` takes its part from
     * @param program the client, when it is not `docker` on the PATH
     */
    constructor(environment, program = 'docker') {
        this.#program = program;
        this.#environment = clientEnvironment(environment);
    }
    /**
     * Runs one command to its end. A bad exit code is the caller's to judge.
     * @throws LaunchError when there is no client, or the deadline passed; the reason of `signal` when that aborted
     */
    async call(args, options = {}) {
        const { signal, timeoutMs = 60_000 } = options;
        signal?.throwIfAborted();
        const deadline = AbortSignal.timeout(timeoutMs);
        const input = typeof options.stdin === 'string' ? await unnamedFile(options.stdin) : null;
        try {
            const child = this.spawn(args, {
                signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
                ...(options.environment ? { environment: options.environment } : {}),
                ...(input ? { stdin: input.fd } : {}),
            });
            const stdout = collect(child.stdout, options.onLine);
            const stderr = collect(child.stderr, options.onLine);
            const [exitCode] = (await (0,external_node_events_.once)(child, 'close'));
            return { exitCode, stdout: stdout(), stderr: stderr() };
        }
        catch (error) {
            signal?.throwIfAborted();
            if (deadline.aborted) {
                throw new errors/* LaunchError */.mE(`docker ${args[0] ?? ''} took longer than ${Math.round(timeoutMs / 1000)} s.`, {
                    cause: error,
                    hint: 'Look at the engine: it may be overloaded or hang.',
                });
            }
            throw this.#unusable(error);
        }
        finally {
            await input?.close();
        }
    }
    /** Starts a command whose output is streamed. The child is in a group of its own: no Ctrl-C of a terminal ends it. */
    spawn(args, options = {}) {
        return (0,external_node_child_process_.spawn)(this.#program, args, {
            env: { ...options.environment, ...this.#environment },
            detached: true,
            windowsHide: true,
            stdio: [options.stdin ?? 'ignore', 'pipe', 'pipe'],
            ...(options.signal ? { signal: options.signal } : {}),
        });
    }
    #unusable(error) {
        if (error.code === 'ENOENT') {
            return new errors/* LaunchError */.mE(`There is no ${this.#program} on this machine.`, {
                cause: error,
                hint: 'Install Docker on the runner, or use a queue whose resource is local-process.',
            });
        }
        if (error.code === 'E2BIG') {
            return new errors/* LaunchError */.mE('The environment of the job is larger than this system allows.', {
                cause: error,
                hint: 'Put large values of its configuration into files or artifacts.',
            });
        }
        return new errors/* LaunchError */.mE(`Cannot run docker: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
    }
}
function collect(stream, onLine) {
    const chunks = [];
    let size = 0;
    const lines = onLine && new runners_lines/* LineSplitter */.g(onLine);
    stream?.on('data', (chunk) => {
        if (size < MAX_ANSWER)
            chunks.push(chunk);
        size += chunk.length;
        lines?.push(chunk);
    });
    stream?.on('end', () => lines?.end());
    return () => Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./build/common/clock.js
var clock = __webpack_require__(8410);
// EXTERNAL MODULE: ./build/common/logger.js
var logger = __webpack_require__(3970);
// EXTERNAL MODULE: ./build/runners/refusal.js
var refusal = __webpack_require__(9036);
;// CONCATENATED MODULE: ./build/runners/docker/delivery.js


/** Docker reads an env-file in lines of at most 64 KiB. */
const MAX_LINE = 60_000;
/**
 * Variables that steer docker's client, the Go runtime or the dynamic linker. Where a value cannot travel as a line,
 * its variable must not be one of these, or a job's setting would be the client's.
 */
const STEERS_CLIENT = /^(?:DOCKER_|BUILDX_|BUILDKIT_|COMPOSE_|OTEL_|LD_|DYLD_|MALLOC_|GLIBC_|XDG_|SSH_|SSL_|LC_|GO[A-Z0-9]+$|PATH$|HOME$|TMPDIR$|LANG$|LANGUAGE$|LOCPATH$|TERM$|USER$|SHELL$|IFS$|HOSTALIASES$|RES_OPTIONS$|LOCALDOMAIN$|.*_PROXY$)/i;
/**
 * Chooses a way for each variable. Launch's own (`WANDB_*`) are given by name: they hold the key, and the client has
 * no use for them. All others go into the env-file, unless a line of it cannot hold them.
 * @throws LaunchError for a text of several lines in a variable that the client itself would obey
 */
function deliver(variables) {
    const byName = {};
    const lines = [];
    for (const [name, value] of Object.entries(variables)) {
        if (/^WANDB_\w+$/.test(name))
            byName[name] = value;
        else if (!/[\r\n]/.test(value) && value.length <= MAX_LINE)
            lines.push(`${name}=${value}`);
        else if (!STEERS_CLIENT.test(name))
            byName[name] = value;
        else {
            throw new errors/* LaunchError */.mE(`The variable ${(0,refusal/* shown */.SP)(name)} has several lines, which docker cannot be given safely.`, {
                hint: 'Give it in one line, or set it in the image.',
            });
        }
    }
    return { byName, envFile: lines.length === 0 ? null : lines.map((line) => `${line}\n`).join('') };
}

// EXTERNAL MODULE: ./build/runners/docker/gpus.js
var docker_gpus = __webpack_require__(7526);
;// CONCATENATED MODULE: ./build/runners/docker/labels.js

/** What every container of ours carries; whatever lacks `item` is somebody else's and is never touched. */
const LABELS = {
    item: 'wandb.launch.item',
    run: 'wandb.launch.run',
    agent: 'wandb.launch.agent',
    /** Who answers for the container: an agent that lives as long as it holds the lock of this name. */
    owner: 'wandb.launch.owner',
    workflowRun: 'wandb.launch.workflow-run',
    /** The devices that were lent to it, separated by commas. */
    gpus: 'wandb.launch.gpus',
};
function labelFlags(identity) {
    const flags = [
        `--label=${LABELS.item}=${identity.itemId}`,
        `--label=${LABELS.run}=${identity.runId}`,
        `--label=${LABELS.agent}=${identity.agent}`,
        `--label=${LABELS.owner}=${identity.owner}`,
    ];
    return identity.workflowRun === null
        ? flags
        : [...flags, `--label=${LABELS.workflowRun}=${identity.workflowRun}`];
}
/**
 * The name of an item's container. The same item of the same run gets the same name, so an engine that has its
 * container already refuses a second one: a guard against running an item twice on one machine.
 * @param asked the name that the queue asks for; it stands first, as two jobs cannot both have it
 */
function containerName(identity, asked) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(identity.itemId).digest('hex').slice(0, 8);
    const parts = [asked ?? 'wandb', identity.runId, digest];
    return parts
        .map((part) => part.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, ''))
        .filter((part) => part !== '')
        .join('-')
        .slice(-200)
        .replace(/^[^A-Za-z0-9]+/, '');
}

;// CONCATENATED MODULE: ./build/runners/docker/network.js
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/**
 * A server on loopback is reached over the host's own network; Docker on macOS and Windows runs in a virtual machine,
 * for which the host has a name of its own.
 * @param ownNetwork the owner or the queue chose a network: then nothing is added
 */
function networkFor(baseUrl, platform, ownNetwork) {
    const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
    if (url === null || ownNetwork || !LOOPBACK.test(url.hostname))
        return { flags: [], baseUrl };
    if (platform === 'linux') {
        return { flags: ['--network=host', '--add-host=host.docker.internal:host-gateway'], baseUrl };
    }
    const port = url.port === '' ? '' : `:${url.port}`;
    const path = url.pathname === '/' ? '' : url.pathname;
    return { flags: [], baseUrl: `${url.protocol}//host.docker.internal${port}${path}` };
}

// EXTERNAL MODULE: ./build/runners/docker/volumes.js
var volumes = __webpack_require__(802);
;// CONCATENATED MODULE: ./build/runners/docker/argv.js







/** Where the code of a job lies in its container: the place that the W&B agent mounts it to. */
const CODE_MOUNT = '/mnt/wandb';
/**
 * `docker create` for one job: no shell, no secret among the words, and nothing that removes the container on its own.
 * @throws LaunchError for a job that cannot be put into a container; RefusedError for devices that a slot lacks
 */
function createCommand(input) {
    const { request, options, ownerFlags } = input;
    const setsFlag = (name) => ownerFlags.has(name) || options.flags.some((flag) => flag.startsWith(`--${name}=`));
    const network = networkFor(request.environment['WANDB_BASE_URL'] ?? '', input.platform, setsFlag('network'));
    const delivery = deliver(variablesOf(input, network.baseUrl));
    const name = containerName(input.identity, options.name);
    const place = workdirOf(request, options);
    const flags = [
        // The job must not be process 1: that one ignores SIGTERM unless it asks for it, and reaps no children.
        ...(setsFlag('init') ? [] : ['--init']),
        `--name=${name}`,
        '--pull=never',
        ...labelFlags(input.identity),
        ...(input.gpuSlot === null ? [] : [`--label=${LABELS.gpus}=${input.gpuSlot.join(',')}`]),
        ...(setsFlag('log-driver') ? [] : LOG_FLAGS),
        ...network.flags,
        ...options.flags,
        ...(options.platform === null ? [] : [`--platform=${options.platform}`]),
        ...(options.gpus === null ? [] : [(0,docker_gpus/* gpusFlag */.Oc)(options.gpus, input.gpuSlot)]),
        ...options.volumes.map(volumes/* mountFlag */.of),
        ...(place.workdir === null ? [] : [`--workdir=${place.workdir}`]),
        ...Object.keys(delivery.byName).map((variable) => `--env=${variable}`),
        ...(delivery.envFile === null ? [] : ['--env-file=/dev/stdin']),
        ...input.ownerArgs,
    ];
    return {
        args: ['create', ...flags, ...commandOf(request, input.image)],
        environment: { ...input.passed, ...delivery.byName },
        stdin: delivery.envFile,
        name,
        code: request.directory,
        warnings: [...options.warnings, ...place.warnings],
    };
}
/** The engine keeps what was printed last, so that an agent which takes over can read it; 30 MB at most. */
const LOG_FLAGS = [
    '--log-driver=local',
    '--log-opt=max-size=10m',
    '--log-opt=max-file=3',
    '--log-opt=compress=false',
];
function variablesOf({ request, options, imageVariables }, baseUrl) {
    // Without a terminal Python holds its output back, and a watched job looks dead. Image and queue may say otherwise.
    const defaults = imageVariables.includes('PYTHONUNBUFFERED')
        ? {}
        : { PYTHONUNBUFFERED: '1' };
    const own = baseUrl === '' ? {} : { WANDB_BASE_URL: baseUrl };
    return { ...defaults, ...options.environment, ...request.environment, ...own };
}
function workdirOf(request, options) {
    if (request.directory === null)
        return { workdir: options.workdir, warnings: [] };
    const workdir = external_node_path_.posix.join(CODE_MOUNT, request.workingDirectory ?? '');
    if (workdir !== CODE_MOUNT && !workdir.startsWith(`${CODE_MOUNT}/`)) {
        throw new errors/* LaunchError */.mE('`overrides.working_dir` leads out of the code of the job.', {
            hint: 'Give a path below it, without `..`.',
        });
    }
    const ignored = `The resource argument "workdir" is ignored: the code of the job lies in ${CODE_MOUNT}.`;
    return { workdir, warnings: options.workdir === null ? [] : [ignored] };
}
function commandOf(request, image) {
    if (request.command.some((word) => word.includes('\0'))) {
        throw new errors/* LaunchError */.mE('An argument of the job holds a NUL.', { hint: 'Take it out of the arguments.' });
    }
    const [program, ...args] = request.command;
    if (request.keepsEntryPoint === true)
        return [image, ...request.command];
    // With an empty entry point docker would run the first argument instead.
    if (program === undefined || program === '') {
        throw new errors/* LaunchError */.mE('The job has no entry point, so there is nothing to run.', {
            hint: 'Give it one with `entry-point`, or make a job that has one.',
        });
    }
    return [`--entrypoint=${program}`, image, ...args];
}

;// CONCATENATED MODULE: ./build/runners/docker/causes.js

const ENGINE = [
    {
        pattern: /cannot connect to the docker daemon|error during connect|is the docker daemon running/i,
        what: 'the Docker engine does not answer',
        hint: 'Start it, or set DOCKER_HOST to where it listens.',
    },
    {
        pattern: /permission denied while trying to connect|dial unix .*permission denied/i,
        what: 'this user may not talk to the Docker engine',
        hint: 'Add the user of the runner to the group docker.',
    },
    {
        pattern: /no space left on device/i,
        what: 'the disk of the Docker engine is full',
        hint: 'Remove images that are not needed (docker system df shows what uses it).',
    },
];
const PULL = [
    ...ENGINE,
    {
        pattern: /toomanyrequests|rate limit/i,
        what: 'the registry answers no more: its rate limit is reached',
        hint: 'Log in on the runner (docker login), or use a mirror.',
    },
    {
        pattern: /no matching manifest for|does not match the specified platform/i,
        what: 'the image does not exist for this platform',
        hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
    },
    {
        pattern: /manifest unknown|manifest for .* not found|: not found/i,
        what: 'the image does not exist in its registry',
        hint: 'Check its name and tag.',
    },
    {
        pattern: /denied|unauthorized|no basic auth|authentication required|forbidden/i,
        what: 'the registry denies it: the image does not exist, or needs a login',
        hint: 'Check its name, and log in on the runner before the agent (docker login).',
    },
    {
        pattern: /no such host|connection refused|i\/o timeout|deadline exceeded|tls|network is unreachable|no route|reset by peer|unexpected eof|dial tcp/i,
        what: 'its registry cannot be reached',
        hint: "Check the network of the runner, and the registry's name.",
    },
];
const START = [
    ...ENGINE,
    {
        pattern: /could not select device driver|unknown or invalid runtime name: nvidia|nvidia-container-cli|nvidia.*not found/i,
        what: 'the Docker engine has no working NVIDIA runtime, which `gpus` needs',
        hint: 'Install the NVIDIA Container Toolkit on the runner, or take `gpus` out of the queue.',
    },
    {
        pattern: /docker-init/i,
        what: 'the Docker engine lacks its program docker-init',
        hint: 'Install tini beside it, or set `docker-args: --init=false` on the agent.',
    },
    {
        pattern: /exec format error/i,
        what: 'the image is made for another kind of processor',
        hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
    },
    {
        pattern: /bind source path does not exist: (\S+)/i,
        what: 'a folder that is to be mounted does not exist on the runner',
        hint: 'Make it, or take it out of `volume`.',
    },
    {
        pattern: /executable file not found|no such file or directory/i,
        what: 'the program does not exist in the image',
        hint: 'Check the entry point of the job, and the image.',
    },
    {
        pattern: /permission denied/i,
        what: 'the program may not be executed in the image',
        hint: 'Make it executable (chmod +x), or name its interpreter in the entry point.',
    },
];
const CREATE = [
    ...START,
    {
        pattern: /container name .* is already in use/i,
        what: 'the container of this item exists on this engine already',
        hint: 'It runs, or its end was never reported. Remove it (docker rm) if it is not needed.',
    },
    {
        pattern: /no such image|does not match the specified platform/i,
        what: 'the image is not there for this platform',
        hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
    },
    {
        pattern: /unknown (shorthand )?flag/i,
        what: 'docker does not know one of the options',
        hint: 'Check `docker-args` on the agent and the options of the queue.',
    },
];
/** An error of docker as one sentence for the user, with docker's own words kept. */
function pullError(image, stderr) {
    return describe(`Cannot pull ${image}`, PULL, stderr, 'Try `docker pull` on the runner.');
}
function createError(stderr) {
    return describe('Cannot create the container', CREATE, stderr, 'Check the options of the queue.');
}
function engineError(action, stderr) {
    return describe(`Cannot ${action}`, ENGINE, stderr, 'Look at the log of the Docker engine.');
}
/** Why a container did not start, with the next step, as one line. */
function startReason(message) {
    const cause = START.find(({ pattern }) => pattern.test(message));
    const said = own(message);
    return cause === undefined
        ? `docker could not start it: ${said}.`
        : `${cause.what} (${said}). ${cause.hint}`;
}
/** Whether an error says that there is no container of that name. */
function isMissing(stderr) {
    return /no such (container|object)/i.test(stderr);
}
function describe(action, causes, stderr, otherwise) {
    const cause = causes.find(({ pattern }) => pattern.test(stderr));
    const said = own(stderr);
    return cause === undefined
        ? new errors/* LaunchError */.mE(`${action}: ${said}.`, { hint: otherwise })
        : new errors/* LaunchError */.mE(`${action}: ${cause.what} (${said}).`, { hint: cause.hint });
}
/** Docker's own sentence in one line of bounded length, without its standing introduction. */
function own(text) {
    const lines = text
        .split(/\r?\n/)
        .map((line) => line.replace(/^(?:docker: )?(?:Error response from daemon: )?/, '').trim())
        .filter((line) => line !== '' && !/^(Run|See) 'docker/.test(line));
    const line = lines.at(-1) ?? 'no reason was given';
    return (line.length > 400 ? `${line.slice(0, 400)}…` : line).replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./build/runners/docker/end.js

/** How a container that does not run any more ended, and why. */
function endOf(state, context) {
    const { exitCode } = state;
    if (context.stopped) {
        return { state: 'stopped', exitCode: wasStarted(state) ? exitCode : null, signal: null, reason: null };
    }
    if (!wasStarted(state)) {
        const reason = state.error === '' ? 'its container was made, and never started' : startReason(state.error);
        return { state: 'failed', exitCode: null, signal: null, reason, neverStarted: true };
    }
    if (exitCode === 0 && state.error === '') {
        return { state: 'finished', exitCode, signal: null, reason: null };
    }
    const refused = context.tail.findLast((line) => INIT_FAILED.test(line));
    if (refused !== undefined && (exitCode === 126 || exitCode === 127)) {
        const reason = startReason(refused.replace(INIT_FAILED, ''));
        return { state: 'failed', exitCode, signal: null, reason, neverStarted: true };
    }
    return { state: 'failed', exitCode, signal: signalOf(exitCode), reason: reasonOf(state, context) };
}
/** What docker-init prints when it cannot execute the program of the job. */
const INIT_FAILED = /^\[FATAL tini \(\d+\)\] /;
function wasStarted({ startedAt, status }) {
    return status !== 'created' && !startedAt.startsWith('0001-');
}
function reasonOf({ exitCode, oomKilled, error }, { memory }) {
    if (oomKilled) {
        return memory === null
            ? 'out of memory: the machine had no more. Run fewer jobs at once, or set `memory` in the queue.'
            : `out of memory: it may use ${memory}. Set a higher \`memory\` in the queue, or use less.`;
    }
    if (error !== '')
        return startReason(error);
    if (exitCode === 125)
        return 'exit code 125: in a container this is often docker’s own error. See its last lines.';
    if (exitCode === 126) {
        return 'exit code 126: a program could not be executed. Check that it is executable, and made for this processor.';
    }
    if (exitCode === 127)
        return 'exit code 127: a command was not found. Check the entry point of the job, and the image.';
    if (exitCode === 137) {
        return 'killed (SIGKILL): by somebody, or because the machine had no more memory. Its kernel log tells which.';
    }
    const signal = signalOf(exitCode);
    return signal === null ? null : `ended by ${signal}`;
}
const SIGNALS = {
    1: 'SIGHUP',
    2: 'SIGINT',
    3: 'SIGQUIT',
    4: 'SIGILL',
    6: 'SIGABRT',
    7: 'SIGBUS',
    8: 'SIGFPE',
    9: 'SIGKILL',
    11: 'SIGSEGV',
    13: 'SIGPIPE',
    15: 'SIGTERM',
};
function signalOf(exitCode) {
    return SIGNALS[exitCode - 128] ?? null;
}

;// CONCATENATED MODULE: ./build/runners/docker/container.js


/** How long an engine may stay away, in milliseconds, before a container counts as lost. */
const PATIENCE_MS = 120_000;
/** A container that we started, or took over. */
class SubmittedContainer {
    id;
    logFile;
    #options;
    #end;
    #state = 'running';
    #stopped = false;
    constructor(options) {
        this.id = options.id;
        if (options.logFile !== undefined)
            this.logFile = options.logFile;
        this.#options = options;
        this.#end = this.#watch();
    }
    getStatus() {
        return this.#state;
    }
    getLogs() {
        return this.#options.output.tail;
    }
    wait() {
        return this.#end;
    }
    async cancel(graceMs) {
        const { engine, clock } = this.#options;
        if (this.#state !== 'running' && this.#state !== 'stopping')
            return;
        this.#stopped = true;
        this.#state = 'stopping';
        const ended = new AbortController();
        const end = this.#end.then(() => ended.abort());
        // Repeated, as a stop does nothing to a container that is about to start, and an engine may be away.
        while (!ended.signal.aborted) {
            await engine
                .stop(this.id, graceMs)
                .catch(() => engine.kill(this.id))
                .catch(() => { });
            await Promise.race([end, clock.sleep(500, ended.signal).catch(() => { })]);
        }
    }
    async remove() {
        await this.#end;
        await this.#options.engine.remove(this.id);
    }
    async #watch() {
        let end;
        try {
            end = await this.#follow();
        }
        catch (error) {
            end = { state: 'failed', exitCode: null, signal: null, reason: (0,errors/* messageOf */.bD)(error) };
        }
        this.#state = end.state;
        await this.#options.output.close();
        this.#options.onEnd?.();
        return end;
    }
    /** Reads its output until it has ended; joins it again when only docker's client has. */
    async #follow() {
        const { engine, output, clock, id, join, memory = null } = this.#options;
        const first = join === 'start' ? ['start', '--attach', id] : ['logs', '--follow', id];
        // Attached before it starts: nothing that it prints can be missed, and its end ends the client.
        const exitCode = await this.#read(() => engine.client.spawn(first));
        // Only a container that ended well gives 0 here; whatever else it is, the engine is asked what happened.
        if (join === 'start' && exitCode === 0 && !this.#stopped) {
            return { state: 'finished', exitCode, signal: null, reason: null };
        }
        for (;;) {
            const state = await this.#stateOf();
            if (state === null) {
                const reason = 'its container was removed by somebody else';
                return { state: this.#stopped ? 'stopped' : 'failed', exitCode: null, signal: null, reason };
            }
            if (!state.running)
                return endOf(state, { stopped: this.#stopped, tail: output.tail, memory });
            const since = new Date(output.lastAt ?? 0).toISOString();
            await this.#read(() => engine.client.spawn(['logs', '--follow', `--since=${since}`, id]));
            await clock.sleep(200);
        }
    }
    async #read(spawn) {
        return this.#options.output.take(spawn(), () => this.#options.clock.now());
    }
    /** Null when the engine has no such container. @throws when the engine stays away */
    async #stateOf() {
        const { engine, clock, id } = this.#options;
        const until = clock.now() + PATIENCE_MS;
        for (;;) {
            try {
                const [facts] = await engine.inspect([id]);
                return facts?.state ?? null;
            }
            catch (error) {
                if (clock.now() >= until)
                    throw error;
                await clock.sleep(1_000);
            }
        }
    }
}

// EXTERNAL MODULE: ./build/runners/docker/image.js
var docker_image = __webpack_require__(3808);
;// CONCATENATED MODULE: ./build/runners/docker/output.js


/** Where the output of a container goes: to the listener, into the tail, into the file. Memory is bounded. */
class JobOutput {
    #options;
    #tail = new runners_lines/* Tail */.P();
    /** When the last byte came, in milliseconds; to go on reading from there. */
    #lastAt = null;
    constructor(options) {
        this.#options = options;
    }
    get tail() {
        return this.#tail.lines();
    }
    get lastAt() {
        return this.#lastAt;
    }
    /** Takes all that a client prints; resolves with its exit code once it has ended, null when it had none. */
    async take(client, now) {
        const ended = (0,external_node_events_.once)(client, 'close');
        for (const stream of [client.stdout, client.stderr])
            if (stream)
                this.#read(stream, now);
        // A client that cannot be started says so as an error; what is known of the container tells the rest.
        const [exitCode] = await ended.catch(() => [null]);
        return exitCode;
    }
    async close() {
        await this.#options.file?.close();
    }
    #read(stream, now) {
        const { file, onLine, redact } = this.#options;
        const lines = new runners_lines/* LineSplitter */.g((raw) => {
            const line = redact(raw);
            this.#tail.push(line);
            file?.write(line);
            onLine(line);
        });
        stream.on('data', (bytes) => {
            this.#lastAt = now();
            lines.push(bytes);
            if (file?.isFull === true) {
                stream.pause();
                void file.drained().then(() => stream.resume());
            }
        });
        stream.on('end', () => lines.end());
    }
}

;// CONCATENATED MODULE: ./build/runners/docker/leftovers.js





/** The containers for which an owner answers. */
async function findOwned(engine, owner, signal) {
    // Compared once more: a filter of docker's is not the place to rely on.
    return (await findAll(engine, signal)).filter(({ identity }) => identity.owner === owner);
}
/** The containers of every agent on this engine. Those without our label are never told. */
async function findAll(engine, signal) {
    return (await engine.list([LABELS.item, LABELS.owner], signal)).flatMap((facts) => {
        const identity = identityOf(facts);
        if (identity === null)
            return [];
        const gpus = (facts.labels[LABELS.gpus] ?? '').split(',').filter((device) => device !== '');
        return [{ id: facts.id, name: facts.name, identity, gpus, state: facts.state }];
    });
}
function identityOf({ labels }) {
    const itemId = labels[LABELS.item];
    const owner = labels[LABELS.owner];
    if (itemId === undefined || owner === undefined)
        return null;
    return {
        itemId,
        owner,
        runId: labels[LABELS.run] ?? '',
        agent: labels[LABELS.agent] ?? '',
        workflowRun: labels[LABELS.workflowRun] ?? null,
    };
}
/**
 * Takes over a container: what it printed so far comes again (as far as the engine kept it: 30 MB), then what it
 * prints from now on, then its end, which for one that has ended already is told at once. One that was made and never
 * started is not started: it ends as such.
 * @throws LaunchError when it is none of ours
 */
async function adopt(engine, id, options) {
    await ourOwn(engine, id);
    return new SubmittedContainer({
        engine,
        id,
        join: 'running',
        clock: options.clock ?? clock/* systemClock */.m,
        ...(options.onEnd ? { onEnd: options.onEnd } : {}),
        output: new JobOutput({
            onLine: options.onLine,
            redact: options.redact ?? ((line) => line),
            file: null,
        }),
    });
}
/** Ends a container that nobody waits for, and removes it. Nothing happens when it is gone. @throws LaunchError */
async function discard(engine, id, graceMs) {
    const facts = await ourOwn(engine, id);
    if (facts === null)
        return;
    if (facts.state.running)
        await engine.stop(id, graceMs);
    await engine.remove(id);
}
async function ourOwn(engine, id) {
    const [facts] = await engine.inspect([id]);
    if (facts === undefined)
        return null;
    if (identityOf(facts) !== null)
        return facts;
    throw new errors/* LaunchError */.mE(`Container ${facts.name} does not carry the labels of an agent: it is left alone.`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/runners/docker/log-file.js


/** A file that keeps what a job printed, up to a size. Losing it never disturbs the job. */
class LogFile {
    path;
    #stream;
    #maxBytes;
    #bytes = 0;
    #broken = false;
    constructor(path, maxBytes) {
        this.path = path;
        this.#maxBytes = maxBytes;
        this.#stream = (0,external_node_fs_.createWriteStream)(path, { flags: 'a', mode: 0o600 });
        this.#stream.on('error', () => {
            this.#broken = true;
        });
    }
    write(line) {
        if (this.#broken || this.#bytes > this.#maxBytes)
            return;
        const text = `${line}\n`;
        this.#bytes += Buffer.byteLength(text);
        this.#stream.write(this.#bytes > this.#maxBytes ? `… cut here: the log is longer than ${this.#maxBytes} bytes\n` : text);
    }
    /** More was written than the disk has taken: wait for `drained` before more is read. */
    get isFull() {
        return !this.#broken && this.#stream.writableNeedDrain;
    }
    async drained() {
        if (this.isFull)
            await (0,external_node_events_.once)(this.#stream, 'drain').catch(() => { });
    }
    async close() {
        if (this.#stream.closed)
            return;
        this.#stream.end();
        await (0,external_node_events_.once)(this.#stream, 'close').catch(() => { });
    }
}

// EXTERNAL MODULE: ./build/runners/docker/macros.js
var docker_macros = __webpack_require__(6784);
// EXTERNAL MODULE: ./build/runners/docker/owner-args.js
var owner_args = __webpack_require__(4970);
;// CONCATENATED MODULE: ./build/runners/docker/pull.js



/** For how long an image that could not be pulled, but is on the machine, is used without trying again. */
const FAILED_FOR_MS = 60_000;
/**
 * Gets images onto the machine. Jobs that need the same image at the same time share one pull. A tag is always asked
 * for again, since it may have moved; a digest is not when it is there.
 */
class ImagePulls {
    #engine;
    #clock;
    #timeoutMs;
    #running = new Map();
    #failedAt = new Map();
    /** What is known of an image, by its reference and digest: the same digest is the same image. */
    #known = new Map();
    constructor(engine, options) {
        this.#engine = engine;
        this.#clock = options.clock;
        this.#timeoutMs = options.timeoutMs ?? 3_600_000;
    }
    /**
     * Resolves once the image is there, pulled or found.
     * @throws LaunchError that names the cause; the reason of `signal` when that aborted
     */
    async get(image, options) {
        const { signal, onProgress } = options;
        const key = `${options.platform ?? ''} ${image}`;
        const failedAt = this.#failedAt.get(key);
        const isSettled = (0,docker_image/* isPinned */.T)(image) || (failedAt !== undefined && this.#clock.now() - failedAt < FAILED_FOR_MS);
        const known = isSettled ? await this.#engine.image(image, signal) : null;
        if (known)
            return known;
        let digest;
        try {
            digest = await this.#share(key, image, options);
        }
        catch (error) {
            signal?.throwIfAborted();
            const local = await this.#engine.image(image, signal);
            if (local === null)
                throw error;
            this.#failedAt.set(key, this.#clock.now());
            onProgress?.(`${error instanceof errors/* LaunchError */.mE ? error.message : String(error)} The copy on this machine is used.`);
            return local;
        }
        this.#failedAt.delete(key);
        return this.#pulled(image, digest === null ? null : `${key} ${digest}`, signal);
    }
    async #pulled(image, known, signal) {
        const before = known === null ? undefined : this.#known.get(known);
        if (before)
            return before;
        const facts = await this.#engine.image(image, signal);
        if (facts === null)
            throw new errors/* LaunchError */.mE(`${image} was pulled, and is not there.`, { hint: 'Try again.' });
        if (known !== null)
            this.#known.set(known, facts);
        return facts;
    }
    async #share(key, image, { platform, signal, onProgress }) {
        const pull = this.#running.get(key) ?? this.#start(key, image, platform);
        if (onProgress)
            pull.listeners.add(onProgress);
        pull.waiting += 1;
        try {
            return await untilAborted(pull.done, signal);
        }
        finally {
            pull.waiting -= 1;
            if (onProgress)
                pull.listeners.delete(onProgress);
            if (pull.waiting === 0) {
                this.#running.delete(key);
                pull.abort.abort();
            }
        }
    }
    #start(key, image, platform) {
        const abort = new AbortController();
        const listeners = new Set();
        const tell = (line) => listeners.forEach((listener) => listener(line));
        const pull = {
            done: this.#pull(image, platform, abort.signal, tell),
            listeners,
            abort,
            waiting: 0,
        };
        this.#running.set(key, pull);
        return pull;
    }
    async #pull(image, platform, signal, tell) {
        const progress = new PullProgress(image, tell);
        const args = ['pull', ...(platform === null ? [] : [`--platform=${platform}`]), image];
        const { exitCode, stderr } = await this.#engine.client.call(args, {
            signal,
            timeoutMs: this.#timeoutMs,
            onLine: (line) => progress.take(line),
        });
        if (exitCode !== 0)
            throw pullError(image, stderr);
        return progress.digest;
    }
}
/** Turns the many lines of `docker pull` into a few. */
class PullProgress {
    #image;
    #tell;
    /** What the registry calls the image; null until it has told. */
    digest = null;
    #layers = 0;
    #done = 0;
    constructor(image, tell) {
        this.#image = image;
        this.#tell = tell;
    }
    take(line) {
        if (/^[0-9a-f]{12}: (Pulling fs layer|Already exists)$/.test(line))
            this.#layers += 1;
        if (/^[0-9a-f]{12}: (Pull complete|Already exists)$/.test(line)) {
            this.#done += 1;
            if (line.endsWith('Pull complete')) {
                this.#tell(`Pulling ${this.#image}: ${this.#done} of ${this.#layers} layers.`);
            }
        }
        if (line.startsWith('Status: Downloaded'))
            this.#tell(`Pulled ${this.#image}.`);
        if (line.startsWith('Digest: ')) {
            this.digest = line.slice('Digest: '.length);
            this.#tell(`${this.#image} is ${this.digest}.`);
        }
    }
}
async function untilAborted(done, signal) {
    if (signal === undefined)
        return done;
    signal.throwIfAborted();
    let leave = () => { };
    const aborted = new Promise((_, reject) => {
        leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
    });
    try {
        return await Promise.race([done, aborted]);
    }
    finally {
        signal.removeEventListener('abort', leave);
    }
}

// EXTERNAL MODULE: ./build/runners/docker/resource-args.js + 1 modules
var resource_args = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/runners/docker/container-runner.js
















const LOG_BYTES = 100_000_000;
/** `local-container`: the job runs in a container of the Docker engine of this machine. */
class ContainerRunner {
    resource = 'local-container';
    #options;
    #clock;
    #logger;
    #pulls;
    #ownerFlags;
    #gpuSlots;
    /** @throws LaunchError when the owner's policy cannot be followed */
    constructor(options) {
        this.#options = options;
        this.#clock = options.clock ?? clock/* systemClock */.m;
        this.#logger = options.logger ?? logger/* silentLogger */.q;
        this.#pulls = new ImagePulls(options.engine, { clock: this.#clock });
        this.#ownerFlags = (0,owner_args/* ownerFlags */.b)(options.policy);
        const { gpus = [], maxJobs = 1 } = options;
        this.#gpuSlots = maxJobs > 1 && gpus.length > 0 ? new docker_gpus/* GpuSlots */.Iy((0,docker_gpus/* splitGpus */.gF)(gpus, maxJobs)) : null;
    }
    /** @throws RefusedError when the queue asks for more than the owner allows; LaunchError */
    async run(request) {
        if (request.image === null) {
            throw new errors/* LaunchError */.mE('The job names no image to run in.', {
                hint: 'Use an image job, or code with a base image.',
            });
        }
        const image = (0,docker_image/* readImage */.A)(request.image);
        const { policy, hostEnvironment } = this.#options;
        const macros = (0,docker_macros/* jobMacros */.Z4)({ environment: request.environment, image }, policy, hostEnvironment);
        const options = (0,resource_args/* readResourceArgs */.E)(request.resourceArgs, policy, macros);
        const gpuSlot = options.gpus === null ? null : await this.#takeGpus(request);
        const giveBack = () => {
            if (gpuSlot !== null)
                this.#gpuSlots?.giveBack(gpuSlot);
        };
        try {
            return await this.#start(request, { image, options, gpuSlot, passed: macros.passed }, giveBack);
        }
        catch (error) {
            giveBack();
            throw error;
        }
    }
    /**
     * Takes over a container of an agent that is no more, as `adopt` says; its devices are lent to nobody else until it
     * has ended.
     */
    async adopt(leftover, onLine) {
        const { engine, redact } = this.#options;
        const release = this.#gpuSlots?.reserve(leftover.gpus) ?? (() => { });
        try {
            return await adopt(engine, leftover.id, {
                onLine,
                clock: this.#clock,
                onEnd: release,
                ...(redact ? { redact } : {}),
            });
        }
        catch (error) {
            release();
            throw error;
        }
    }
    async #takeGpus({ signal, onProgress }) {
        if (this.#gpuSlots === null)
            return null;
        if (this.#gpuSlots.isEmpty)
            onProgress?.('Waiting for GPUs: other jobs have them all.');
        return this.#gpuSlots.take(signal);
    }
    async #start(request, plan, onEnd) {
        const { engine, policy } = this.#options;
        const { signal, onProgress } = request;
        const call = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
        const facts = await this.#pulls.get(plan.image, { platform: plan.options.platform, ...call });
        const command = createCommand({
            ...plan,
            request,
            identity: this.#identityOf(request),
            ownerArgs: policy.dockerArgs ?? [],
            ownerFlags: this.#ownerFlags,
            imageVariables: facts.variables,
            platform: this.#options.platform ?? process.platform,
        });
        for (const warning of command.warnings)
            this.#logger.warning(warning);
        const file = await this.#logFile(command.name);
        const id = await this.#create(command, signal);
        return new SubmittedContainer({
            engine,
            id,
            join: 'start',
            clock: this.#clock,
            output: new JobOutput({
                onLine: (line) => request.onLine(line),
                redact: this.#options.redact ?? ((line) => line),
                file,
            }),
            memory: memoryOf(plan.options),
            ...(file ? { logFile: file.path } : {}),
            onEnd,
        });
    }
    /**
     * Makes the container, with its code in it. Once asked for, it may come to be even if nobody waits for it any more,
     * so the answer is waited for; and what cannot be used is taken away again.
     */
    async #create(command, signal) {
        const { engine } = this.#options;
        signal?.throwIfAborted();
        const id = await engine.create(command);
        try {
            signal?.throwIfAborted();
            if (command.code !== null)
                await engine.copyIn(id, command.code, CODE_MOUNT, signal);
            return id;
        }
        catch (error) {
            await engine.remove(id);
            throw error;
        }
    }
    #identityOf({ itemId, runId }) {
        const { agent, owner, workflowRun = null } = this.#options;
        return { itemId, runId, agent, owner, workflowRun };
    }
    async #logFile(name) {
        const { logDirectory = null, logBytes = LOG_BYTES } = this.#options;
        if (logDirectory === null)
            return null;
        await (0,promises_.mkdir)(logDirectory, { recursive: true });
        return new LogFile((0,external_node_path_.join)(logDirectory, `${name}.log`), logBytes);
    }
}
function memoryOf(options) {
    const flag = options.flags.find((word) => word.startsWith('--memory='));
    return flag === undefined ? null : flag.slice('--memory='.length);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/runners/docker/engine.js



const Container = dist/* object */.Ikc({
    Id: dist/* string */.YjP(),
    Name: dist/* string */.YjP(),
    Config: dist/* object */.Ikc({ Labels: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), null) }),
    State: dist/* object */.Ikc({
        Status: dist/* string */.YjP(),
        Running: dist/* boolean */.zMY(),
        ExitCode: dist/* number */.aig(),
        OOMKilled: dist/* boolean */.zMY(),
        Error: dist/* string */.YjP(),
        StartedAt: dist/* string */.YjP(),
        FinishedAt: dist/* string */.YjP(),
    }),
});
const Image = dist/* object */.Ikc({
    Id: dist/* string */.YjP(),
    Config: dist/* nullish */.cl6(dist/* object */.Ikc({ Env: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), null) }), null),
});
const Info = dist/* object */.Ikc({
    ServerVersion: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    DockerRootDir: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Runtimes: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), null),
    OSType: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Architecture: dist/* optional */.lqM(dist/* string */.YjP(), ''),
});
/** The questions and orders to a Docker engine that a runner has. */
class DockerEngine {
    client;
    constructor(client) {
        this.client = client;
    }
    /** @throws LaunchError when it does not answer */
    async facts(signal) {
        const { exitCode, stdout, stderr } = await this.client.call(['info', '--format={{json .}}'], {
            ...(signal ? { signal } : {}),
            timeoutMs: 20_000,
        });
        const info = exitCode === 0 ? dist/* safeParse */.xLC(Info, JSON.parse(stdout)) : null;
        // The client answers for itself, with exit code 0, also when it reaches no engine.
        if (info?.success !== true || info.output.ServerVersion === '')
            throw engineError('use Docker', stderr || stdout);
        const { ServerVersion, DockerRootDir, Runtimes, OSType, Architecture } = info.output;
        return {
            version: ServerVersion,
            root: DockerRootDir,
            runtimes: Object.keys(Runtimes ?? {}),
            platform: `${OSType}/${Architecture}`,
        };
    }
    /** Null when the engine has no such image. */
    async image(image, signal) {
        const call = await this.client.call(['image', 'inspect', image], signal ? { signal } : {});
        if (call.exitCode !== 0) {
            if (/no such image/i.test(call.stderr))
                return null;
            throw engineError('look at an image', call.stderr);
        }
        const [facts] = dist/* parse */.qgA(dist/* array */.YOg(Image), JSON.parse(call.stdout));
        const variables = facts?.Config?.Env ?? [];
        return facts ? { id: facts.Id, variables: variables.map((entry) => entry.split('=', 1)[0] ?? '') } : null;
    }
    /** Makes a container and returns its id. @throws LaunchError */
    async create(command, signal) {
        const { exitCode, stdout, stderr } = await this.client.call(command.args, {
            ...(signal ? { signal } : {}),
            environment: command.environment,
            stdin: command.stdin,
        });
        const id = stdout.trim().split('\n').at(-1) ?? '';
        if (exitCode !== 0 || !/^[0-9a-f]{64}$/.test(id))
            throw createError(stderr);
        return id;
    }
    /** Copies the content of a folder into a container that was not started yet. Links are copied as links. */
    async copyIn(id, folder, target, signal) {
        const { exitCode, stderr } = await this.client.call(['cp', `${folder}${external_node_path_.sep}.`, `${id}:${target}`], {
            ...(signal ? { signal } : {}),
            timeoutMs: 900_000,
        });
        if (exitCode !== 0)
            throw engineError('copy the code of the job into its container', stderr);
    }
    /** Those of the containers that exist, in no order. @throws LaunchError when the engine does not answer */
    async inspect(ids, signal) {
        if (ids.length === 0)
            return [];
        const { exitCode, stdout, stderr } = await this.client.call(['container', 'inspect', ...ids], signal ? { signal } : {});
        // Of several, those that exist are told also when others do not.
        if (exitCode !== 0 && !isMissing(stderr))
            throw engineError('look at a container', stderr);
        return dist/* parse */.qgA(dist/* array */.YOg(Container), JSON.parse(stdout)).map((facts) => ({
            id: facts.Id,
            name: facts.Name.replace(/^\//, ''),
            labels: facts.Config.Labels ?? {},
            state: {
                status: facts.State.Status,
                running: facts.State.Running,
                exitCode: facts.State.ExitCode,
                oomKilled: facts.State.OOMKilled,
                error: facts.State.Error,
                startedAt: facts.State.StartedAt,
                finishedAt: facts.State.FinishedAt,
            },
        }));
    }
    /** The containers, running or not, with all of these labels: `name` or `name=value`. */
    async list(labels, signal) {
        const { exitCode, stdout, stderr } = await this.client.call(['ps', '--all', '--quiet', '--no-trunc', ...labels.map((label) => `--filter=label=${label}`)], signal ? { signal } : {});
        if (exitCode !== 0)
            throw engineError('list containers', stderr);
        return this.inspect(stdout.split('\n').filter((id) => id !== ''), signal);
    }
    /** Asks its process to end, and ends it by force after `graceMs` (full seconds are counted). */
    async stop(id, graceMs) {
        await this.#order('stop a container', ['stop', '-t', String(Math.ceil(graceMs / 1000)), id], graceMs);
    }
    async kill(id) {
        await this.#order('kill a container', ['kill', id]);
    }
    /** Removes it and its unnamed volumes, running or not. */
    async remove(id) {
        await this.#order('remove a container', ['rm', '--force', '--volumes', id]);
    }
    async #order(action, args, extraMs = 0) {
        const { exitCode, stderr } = await this.client.call(args, { timeoutMs: 60_000 + extraMs });
        if (exitCode !== 0 && !isMissing(stderr) && !/is not running|already in progress/i.test(stderr)) {
            throw engineError(action, stderr);
        }
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/runners/docker/preflight.js




const MIN_FREE_BYTES = 1_000_000_000;
/**
 * Looks at the engine before anything is claimed: a job that is bound to fail on this machine is better left to another.
 * @throws LaunchError when it does not answer, has no room, or has no NVIDIA runtime though GPUs are asked for
 */
async function preflight(engine, options) {
    const facts = await engine.facts(options.signal);
    const freeBytes = await freeBytesAt(facts.root);
    const wanted = options.minFreeBytes ?? MIN_FREE_BYTES;
    if (freeBytes !== null && freeBytes < wanted) {
        throw new errors/* LaunchError */.mE(`The disk of the Docker engine has ${gigabytes(freeBytes)} free.`, {
            hint: `At least ${gigabytes(wanted)} are needed: remove images that are not (docker system df shows what uses it).`,
        });
    }
    if (options.gpus && !facts.runtimes.some((name) => name.includes('nvidia')) && !(await hasNvidiaHook())) {
        throw new errors/* LaunchError */.mE('GPUs are asked for, and the Docker engine has no NVIDIA runtime.', {
            hint: 'Install the NVIDIA Container Toolkit on the runner.',
        });
    }
    return { engine: facts, freeBytes };
}
async function freeBytesAt(path) {
    try {
        const { bavail, bsize } = await (0,promises_.statfs)(path);
        return bavail * bsize;
    }
    catch {
        return null;
    }
}
/** The toolkit also works without a runtime of its own: docker then calls its hook. */
async function hasNvidiaHook() {
    return (await answerOf('nvidia-container-runtime-hook', ['-version'])) !== null;
}
/** The ids of the GPUs of this machine; none when it has none, or no driver. */
async function listGpus() {
    const answer = await answerOf('nvidia-smi', ['--query-gpu=uuid', '--format=csv,noheader']);
    return (answer ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
async function answerOf(program, args) {
    try {
        return (await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(program, args, { timeout: 10_000 })).stdout;
    }
    catch {
        return null;
    }
}
function gigabytes(bytes) {
    return `${(bytes / 1e9).toFixed(1)} GB`;
}

;// CONCATENATED MODULE: ./build/runners/docker/index.js







// EXTERNAL MODULE: ./build/runners/environment.js
var environment = __webpack_require__(6229);
// EXTERNAL MODULE: ./build/runners/policy.js
var policy = __webpack_require__(5764);
// EXTERNAL MODULE: ./build/runners/process.js
var runners_process = __webpack_require__(989);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var queues = __webpack_require__(3046);
;// CONCATENATED MODULE: ./build/modes/agent-backends.js






const OWN_RESOURCES = new Set(['local-container', 'local-process']);
/** What this machine can run jobs on, found out before the first item is taken. */
class AgentBackends {
    #config;
    #step;
    #engine;
    #hasDocker = false;
    #gpus = [];
    constructor(config, step) {
        this.#config = config;
        this.#step = step;
        this.#engine = new DockerEngine(new DockerClient(step.env));
    }
    /**
     * Looks at what the queues need and at what is here.
     * @throws LaunchError when the two do not meet: items are better left to another agent
     */
    async check(client) {
        const { signal } = this.#step.cancellation;
        (0,policy/* checkPolicy */.h)(this.#config.policy);
        const needs = await Promise.all(this.#config.queues.map((queue) => needsOf(client, this.#config, queue, signal)));
        const foreign = needs.find(({ resource }) => resource !== null && !OWN_RESOURCES.has(resource));
        if (foreign) {
            throw new errors/* LaunchError */.mE(`Queue "${foreign.queue}" is for resource "${foreign.resource}", which this agent does not run.`, {
                hint: 'Name queues whose resource is local-container or local-process.',
            });
        }
        const needed = needs.some(({ resource }) => resource === 'local-container') ||
            (needs.some(({ resource }) => resource === null) && !this.#config.policy.allowLocalProcess);
        const gpus = needs.some((need) => need.gpus);
        try {
            const found = await preflight(this.#engine, { gpus, signal });
            this.#hasDocker = true;
            this.#gpus = await listGpus();
            const free = found.freeBytes === null ? '' : `, ${Math.round(found.freeBytes / 1e9)} GB free`;
            const devices = this.#gpus.length === 0 ? '' : `, ${this.#gpus.length} GPUs`;
            this.#step.logger.info(`Docker engine ${found.engine.version} (${found.engine.platform})${free}${devices}.`);
        }
        catch (error) {
            if (needed)
                throw error;
            this.#step.logger.debug(`Jobs in containers are not run here: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
    /** One runner a resource. */
    runners(agent) {
        const { policy, maxJobs } = this.#config;
        const { env, logger, clock, context } = this.#step;
        const processes = new runners_process/* ProcessRunner */.S({ environment: (0,environment/* scrubEnvironment */.vf)(env, policy.passEnv ?? []) });
        if (!this.#hasDocker)
            return [processes];
        const containers = new ContainerRunner({
            engine: this.#engine,
            policy,
            hostEnvironment: env,
            agent: agent.name,
            owner: agent.owner,
            workflowRun: context.runId || null,
            maxJobs,
            gpus: this.#gpus,
            logger,
            clock,
        });
        return [containers, processes];
    }
    /** The containers of an owner. @throws LaunchError when some are expected and the engine does not answer */
    async findLeftovers(owner, expected) {
        try {
            const left = await findOwned(this.#engine, owner);
            return left.map(({ id, identity, state }) => ({
                itemId: identity.itemId,
                isRunning: state.running,
                adopt: (onLine) => adopt(this.#engine, id, { onLine }),
                discard: (graceMs) => discard(this.#engine, id, graceMs),
            }));
        }
        catch (error) {
            if (expected)
                throw error;
            return [];
        }
    }
}
async function needsOf(client, config, queue, signal) {
    const call = { signal, deadlineMs: 10_000 };
    const unknown = { queue, resource: null, gpus: false };
    const place = { entity: config.entity, project: config.queueProject, name: queue };
    // A server that cannot tell is no reason not to serve its queues.
    const details = await (0,queues/* queueDetails */.iZ)(client, place, call).catch(() => null);
    const id = details?.defaultResourceConfigId ?? null;
    if (id === null)
        return unknown;
    const defaults = await (0,queues/* queueDefaults */.sE)(client, config.entity, id, call).catch(() => null);
    if (!defaults)
        return unknown;
    const resource = defaults.resource === 'local' ? 'local-container' : defaults.resource;
    const args = defaults.config['resource_args']?.['local-container'];
    return { queue, resource, gpus: typeof args === 'object' && args !== null && 'gpus' in args };
}


/***/ }),

/***/ 9024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ saveAgent),
/* harmony export */   Z: () => (/* binding */ savedAgent)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const Schema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ stateDir: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), owner: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** To be saved before the first item is taken. */
function saveAgent(step, agent) {
    step.save('agent', agent);
}
/** Null: the step was not an agent, or took nothing. */
function savedAgent(step) {
    const saved = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(Schema, step.saved('agent'));
    return saved.success ? saved.output : null;
}


/***/ }),

/***/ 1163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ agentSettings),
  I: () => (/* binding */ stateDirOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(2910);
;// CONCATENATED MODULE: ./build/agent/config-file.js




/** Spellings that YAML 1.2 reads as text and that the Python agent takes for a boolean. */
const BOOLEANS = {
    true: true,
    yes: true,
    on: true,
    '1': true,
    false: false,
    no: false,
    off: false,
    '0': false,
};
const Text = dist/* pipe */.FsL(dist/* string */.YjP('is not a text'), dist/* trim */.Bqr(), dist/* nonEmpty */.hq('is empty'));
const Whole = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* number */.aig(), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\s*[+-]?\d+\s*$/), dist/* transform */.pdi(Number))], 'is not a whole number'), dist/* safeInteger */.Y2b('is not a whole number'));
const Limit = (least) => dist/* pipe */.FsL(Whole, dist/* check */.z6Y((value) => value === -1 || value >= least, `is out of range: ${least} or more, or -1 for no limit`), dist/* transform */.pdi((value) => (value === -1 ? Infinity : value)));
const Bool = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* boolean */.zMY(), dist/* string */.YjP(), dist/* number */.aig()], 'is neither true nor false'), dist/* transform */.pdi((value) => BOOLEANS[String(value).trim().toLowerCase()]), dist/* boolean */.zMY('is neither true nor false'));
const Names = dist/* array */.YOg(Text, 'is not a list of queue names');
const FIELDS = {
    entity: dist/* nullish */.cl6(Text),
    queues: dist/* nullish */.cl6(Names),
    queue: dist/* nullish */.cl6(Text),
    max_jobs: dist/* nullish */.cl6(Limit(1)),
    max_schedulers: dist/* nullish */.cl6(Limit(0)),
    secure_mode: dist/* nullish */.cl6(Bool),
    stopped_run_timeout: dist/* nullish */.cl6(dist/* pipe */.FsL(Whole, dist/* minValue */.Wwf(0, 'is negative'))),
    verbosity: dist/* nullish */.cl6(dist/* pipe */.FsL(Whole, dist/* minValue */.Wwf(0, 'is negative'))),
    builder: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    registry: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    environment: dist/* nullish */.cl6(dist/* unknown */.L5J()),
};
const Schema = dist/* looseObject */._H3(FIELDS, 'is not a mapping of settings');
/** Blocks for builders and clouds of the Python agent: accepted, so that one file serves both agents. */
const WITHOUT_EFFECT = ['builder', 'registry', 'environment'];
/**
 * Reads the text of a `launch-config.yaml`. Values are coerced once, and the coerced ones are those in use.
 * @param path as the user wrote it, for messages
 * @throws LaunchError that names every field that is wrong
 */
function parseAgentFile(text, path) {
    const document = read(text, path) ?? {};
    // For a schema of objects a list is one, too.
    const parsed = dist/* safeParse */.xLC(Schema, Array.isArray(document) ? null : document);
    const faults = parsed.success
        ? unknownFields(parsed.output)
        : parsed.issues.map((issue) => `${dist/* getDotPath */.BuJ(issue) ?? 'the file'} ${issue.message}`);
    if (!parsed.success || faults.length > 0) {
        throw new errors/* LaunchError */.mE(`The agent config ${path} is not valid: ${faults.join('; ')}.`, {
            hint: `Its fields are ${Object.keys(FIELDS).join(', ')}.`,
        });
    }
    const file = parsed.output;
    return {
        entity: file.entity ?? undefined,
        queues: [...new Set([...(file.queues ?? []), ...(file.queue ? [file.queue] : [])])],
        maxJobs: file.max_jobs ?? undefined,
        maxSchedulers: file.max_schedulers ?? undefined,
        secureMode: file.secure_mode ?? undefined,
        stoppedRunTimeoutMs: seconds(file.stopped_run_timeout),
        verbosity: file.verbosity ?? undefined,
        warnings: WITHOUT_EFFECT.filter((name) => !isEmpty(file[name])).map((name) => `${path}: "${name}" is not used by this agent, which builds no images: jobs run on images as they are.`),
    };
}
function read(text, path) {
    try {
        return (0,yaml_dist/* parse */.qg)(text, { maxAliasCount: 0 });
    }
    catch (error) {
        throw new errors/* LaunchError */.mE(`The agent config ${path} is not YAML: ${(0,errors/* messageOf */.bD)(error).split('\n')[0]}`, {
            cause: error,
        });
    }
}
function unknownFields(file) {
    const unknown = Object.keys(file).filter((name) => !Object.hasOwn(FIELDS, name));
    return unknown.map((name) => {
        const close = (0,nearest/* nearest */.pA)(name, Object.keys(FIELDS));
        return `${name} is not a field of it${close === undefined ? '' : ` (did you mean ${close}?)`}`;
    });
}
/** In milliseconds. */
function seconds(value) {
    return typeof value === 'number' ? value * 1_000 : undefined;
}
function isEmpty(block) {
    if (block === null || block === undefined)
        return true;
    return typeof block === 'object' && Object.keys(block).length === 0;
}

// EXTERNAL MODULE: ./build/agent/config.js
var agent_config = __webpack_require__(2506);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var inputs_read = __webpack_require__(4688);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(3590);
;// CONCATENATED MODULE: ./build/modes/agent-settings.js








/** Between seeing that a stop was asked for in W&B and stopping a job from here. */
const STOPPED_RUN_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 1_800_000;
/** The settings of an agent: an input that is set wins over the file of `agent-config`, that over the default. */
async function agentSettings(inputs, client, env, folders) {
    const file = inputs.agentConfig === undefined ? null : await readAgentFile(inputs.agentConfig, env);
    const isSet = (name) => (0,inputs_read/* readInputs */.Ko)(env).has(name);
    const queues = inputs.queues.length > 0 ? inputs.queues : (file?.queues ?? []);
    if (queues.length === 0) {
        throw new errors/* LaunchError */.mE('No queue is named, neither in `queues` nor in the agent config.', {
            hint: 'Name at least one, such as queues: gpu.',
        });
    }
    const config = {
        entity: inputs.entity ?? file?.entity ?? (await defaultEntity(client)),
        queueProject: inputs.projectQueue ?? agent_config/* LAUNCH_PROJECT */.m,
        queues,
        maxJobs: isSet('max-jobs') ? inputs.maxJobs : (file?.maxJobs ?? inputs.maxJobs),
        maxSchedulers: isSet('max-schedulers')
            ? inputs.maxSchedulers
            : (file?.maxSchedulers ?? inputs.maxSchedulers),
        maxItems: inputs.maxItems ?? null,
        idleTimeoutMs: inputs.idleTimeoutMs,
        maxRuntimeMs: inputs.maxRuntimeMs ?? null,
        stopGraceMs: inputs.stopGraceMs,
        stoppedRunTimeoutMs: file?.stoppedRunTimeoutMs ?? STOPPED_RUN_TIMEOUT_MS,
        startTimeoutMs: startTimeout(env),
        secureMode: file?.secureMode ?? false,
        verbosity: file?.verbosity ?? 0,
        jobApiKey: inputs.jobApiKey ?? null,
        policy: {
            allowLocalProcess: inputs.allowLocalProcess,
            passEnv: inputs.passEnv,
            allowVolumes: inputs.allowVolumes,
            allowDockerArgs: inputs.allowDockerArgs,
            dockerArgs: inputs.dockerArgs,
        },
        ...folders,
    };
    return { config, warnings: file?.warnings ?? [] };
}
async function readAgentFile(path, env) {
    const whole = (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(env['GITHUB_WORKSPACE'] ?? '.', path);
    let text;
    try {
        text = await (0,promises_.readFile)(whole, 'utf8');
    }
    catch (error) {
        throw new errors/* LaunchError */.mE(`The agent config ${path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, {
            cause: error,
            hint: 'Correct `agent-config`; a relative path starts at the workspace, so check out the repository first.',
        });
    }
    return parseAgentFile(text, path);
}
async function defaultEntity(client) {
    const { entity } = await (0,identity/* viewer */.l)(client);
    if (entity !== null)
        return entity;
    throw new errors/* LaunchError */.mE('The key has no default entity.', {
        hint: 'Set `entity` to the owner of the queues.',
    });
}
/** `WANDB_LAUNCH_START_TIMEOUT`, in seconds, as the Python agent reads it: 0 or less switches the limit off. */
function startTimeout(env) {
    const text = env['WANDB_LAUNCH_START_TIMEOUT']?.trim() ?? '';
    if (text === '')
        return START_TIMEOUT_MS;
    const seconds = Number(text);
    if (Number.isNaN(seconds)) {
        throw new errors/* LaunchError */.mE(`WANDB_LAUNCH_START_TIMEOUT ${JSON.stringify(text)} is not a number of seconds.`, {
            hint: 'Set it to a number such as 1800, or remove it.',
        });
    }
    return seconds <= 0 ? null : seconds * 1_000;
}
/** The folder for journals: outside of what a runner empties between jobs. */
function stateDirOf(inputs, env) {
    if (inputs.stateDir !== undefined)
        return (0,external_node_path_.resolve)(env['GITHUB_WORKSPACE'] ?? '.', inputs.stateDir);
    const base = env['XDG_STATE_HOME'];
    const home = base !== undefined && (0,external_node_path_.isAbsolute)(base) ? base : (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.local', 'state');
    return (0,external_node_path_.join)(home, 'wandb-launch-action');
}


/***/ }),

/***/ 1781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  agent: () => (/* binding */ agent),
  exitCodeFor: () => (/* binding */ exitCodeFor),
  stopMessage: () => (/* binding */ stopMessage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/common/clock.js
var clock = __webpack_require__(8410);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: ./build/common/logger.js
var logger = __webpack_require__(3970);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(7203);
// EXTERNAL MODULE: ./build/runners/process.js
var runners_process = __webpack_require__(989);
// EXTERNAL MODULE: ./build/runners/refusal.js
var runners_refusal = __webpack_require__(9036);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(6644);
// EXTERNAL MODULE: ./build/wandb/operations/agents.js
var agents = __webpack_require__(6690);
;// CONCATENATED MODULE: ./build/agent/beside.js


/** Milliseconds between two questions whether the agent is to stop. */
const TICK_MS = 10_000;
/** The server takes an agent for gone that tells its status no more: it is told every second tick. */
const STATUS_TICKS = 2;
/** What goes on beside the polling of an agent, so that it costs no item any time. Never rejects. */
async function goOnBeside(options) {
    const { client, agentId, clock, logger, over } = options;
    let printedAt = clock.now();
    for (let tick = 0; !over.aborted; tick += 1) {
        const call = { signal: over, deadlineMs: TICK_MS };
        const known = await (0,agents/* launchAgent */.ns)(client, agentId, call).catch((error) => {
            logger.debug(`Could not ask whether the agent is to stop: ${(0,errors/* oneLine */.TN)(error)}`);
            return null;
        });
        if (known?.stopPolling === true)
            options.onStopAsked();
        options.touch();
        if (tick % STATUS_TICKS === 1 && !over.aborted)
            options.repeatStatus();
        if (clock.now() - printedAt >= options.printMs) {
            printedAt = clock.now();
            options.printStatus();
        }
        await clock.sleep(TICK_MS, over).catch(() => { });
    }
}

;// CONCATENATED MODULE: ./build/agent/breaker.js
/** Failures in a row, before any code of a user ran, after which a runner is taken for broken. */
const BREAKER_LIMIT = 3;
/** Stops the claiming of items on a runner that fails them all, so that the queue outlives the runner's illness. */
class Breaker {
    #reasons = [];
    /** @param reason of a failure, one line */
    record(start, reason) {
        if (start === 'ran' && !this.isOpen)
            this.#reasons.length = 0;
        else if (start === 'not-started')
            this.#reasons.push(reason);
    }
    get isOpen() {
        return this.#reasons.length >= BREAKER_LIMIT;
    }
    /** One line: what kept the last items from starting. */
    get why() {
        const different = [...new Set(this.#reasons.slice(0, BREAKER_LIMIT))];
        return `${BREAKER_LIMIT} items in a row failed before their program was started: ${different.join(' / ')}`;
    }
}

// EXTERNAL MODULE: ./build/agent/closer.js
var closer = __webpack_require__(5186);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 3 modules
var runs = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/agent/config.js
var config = __webpack_require__(2506);
;// CONCATENATED MODULE: ./build/agent/failure-files.js



/** A type of run that W&B's pages do not list: what the Python agent gives to its own run, too. */
const JOB_TYPE = 'sweep-controller';
/**
 * The agent's own run, which holds the files that belong to failed items: W&B looks for the paths of an item's error in
 * the run whose id is the agent's name. It is made when there is a first file, so that most agents have none.
 */
class FailureFiles {
    #client;
    #run;
    #host;
    #made = null;
    constructor(client, agent) {
        this.#client = client;
        this.#run = { entity: agent.entity, project: config/* LAUNCH_PROJECT */.m, runId: agent.name };
        this.#host = agent.host;
    }
    /**
     * Saves text as a file of an item.
     * @returns its path for `filePaths`
     * @throws WandbError
     */
    async save(itemId, name, text, call) {
        const path = `${itemId}/error/${name}`;
        this.#made ??= (0,runs/* upsertRun */.hZ)(this.#client, { ...this.#run, jobType: JOB_TYPE, host: this.#host }, call);
        await this.#made.catch((error) => {
            this.#made = null;
            throw error;
        });
        await (0,runs/* uploadRunFiles */.SO)(this.#client, this.#run, { [path]: Buffer.from(text) }, call);
        return path;
    }
    /** Tells the server that the agent's run is over, if there is one. */
    async finish(call) {
        if (this.#made !== null)
            await (0,runs/* finishRun */.JH)(this.#client, this.#run, 0, call);
    }
    /** What a log or a trace is, when a failure has no log of a job. */
    static traceOf(error) {
        const lines = [];
        for (let at = error; at instanceof Error && lines.length < 5; at = at.cause) {
            lines.push(at.stack ?? (0,errors/* messageOf */.bD)(at));
        }
        return lines.join('\ncaused by: ');
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/runners/lines.js
var lines = __webpack_require__(6347);
;// CONCATENATED MODULE: ./build/launch/project/job-log.js


const STEP_LIMIT = 8 * 1024 * 1024;
const FILE_LIMIT = 50 * 1024 * 1024;
const BUFFER = 64 * 1024;
/** Lines that are shown at the end when lines before them were left out. */
const LAST_LINES = 30;
/**
 * What one job prints: shown in the step up to a limit, kept in a file up to another, its end kept in memory. None of
 * the three grows with the job.
 */
class JobLog {
    #options;
    #tail = new lines/* Tail */.P();
    #file = null;
    #opened = false;
    #buffer = [];
    #buffered = 0;
    #written = 0;
    #shown = 0;
    #leftOut = 0;
    #timer = null;
    constructor(options) {
        this.#options = options;
    }
    /** Where the full log is; null while nothing was printed, or when it cannot be written. */
    get path() {
        return this.#opened ? this.#options.path : null;
    }
    /** The last lines, oldest first, without secrets. */
    tail() {
        return this.#tail.lines();
    }
    push(raw) {
        const line = this.#options.cut(raw);
        this.#tail.push(line);
        this.#keep(line);
        const { stepLimit = STEP_LIMIT, print } = this.#options;
        if (this.#shown + line.length <= stepLimit && this.#leftOut === 0) {
            this.#shown += line.length + 1;
            print(line);
            return;
        }
        if (this.#leftOut === 0)
            print('(more is printed than a step shows: the rest is left out here)');
        this.#leftOut += 1;
    }
    /** Closes the file; tells what was left out of the step's log, and shows its end. Repeatable. */
    close() {
        this.#flush();
        const { print } = this.#options;
        if (this.#leftOut > 0) {
            const shown = Math.min(this.#leftOut, LAST_LINES);
            print(`(${this.#leftOut - shown} lines were left out${this.path === null ? '' : `; the log is in ${this.path}`})`);
            for (const line of this.#tail.lines().slice(-shown))
                print(line);
            this.#leftOut = 0;
        }
        if (this.#file !== null)
            (0,external_node_fs_.closeSync)(this.#file);
        this.#file = null;
        this.#written = Infinity;
    }
    #keep(line) {
        if (this.#options.path === null || this.#written >= (this.#options.fileLimit ?? FILE_LIMIT))
            return;
        this.#buffer.push(line);
        this.#buffered += line.length + 1;
        if (this.#buffered >= BUFFER)
            this.#flush();
        // A person who follows the file does not wait for the buffer to fill.
        else
            this.#timer ??= setTimeout(() => this.#flush(), 1_000).unref();
    }
    /** Written at once and not as a stream: a job that prints faster than the disk takes is slowed down, not buffered. */
    #flush() {
        if (this.#timer)
            clearTimeout(this.#timer);
        this.#timer = null;
        const { path, fileLimit = FILE_LIMIT } = this.#options;
        if (this.#buffer.length === 0 || path === null || this.#written >= fileLimit)
            return;
        const bytes = Buffer.from(`${this.#buffer.join('\n')}\n`);
        this.#buffer = [];
        this.#buffered = 0;
        try {
            this.#file ??= (0,external_node_fs_.openSync)(path, 'a', 0o600);
            this.#opened = true;
            const room = fileLimit - this.#written;
            (0,external_node_fs_.writeSync)(this.#file, bytes.subarray(0, room));
            this.#written += bytes.length;
            if (bytes.length >= room)
                (0,external_node_fs_.writeSync)(this.#file, '\n(the file is full: later lines were not kept)\n');
        }
        catch {
            // A full disk must not end the job that prints.
            this.#written = Infinity;
        }
    }
}

// EXTERNAL MODULE: ./build/agent/outcome.js
var outcome = __webpack_require__(514);
;// CONCATENATED MODULE: ./build/agent/pace.js
/** Waits between empty polls, in milliseconds: quick at first, then slower. */
const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 10_000;
const SLOWER_BY = 1.5;
function decideTurn(state, limits) {
    const { now } = state;
    if (state.cancelled)
        return { do: 'end', why: 'cancelled' };
    if (state.broken)
        return { do: 'end', why: 'runner-broken' };
    if (state.stopAsked)
        return { do: 'end', why: 'stop-asked' };
    if (limits.maxItems !== null && state.taken >= limits.maxItems)
        return { do: 'end', why: 'max-items' };
    const runtimeLeft = limits.maxRuntimeMs === null ? Infinity : state.begun + limits.maxRuntimeMs - now;
    if (runtimeLeft <= 0)
        return { do: 'end', why: 'max-runtime' };
    if (state.runningJobs >= limits.maxJobs)
        return { do: 'wait', ms: Math.min(SLOWEST_POLL_MS, runtimeLeft) };
    const isIdle = state.running === 0;
    const idleLeft = isIdle && limits.idleTimeoutMs !== null ? state.busyAt + limits.idleTimeoutMs - now : Infinity;
    if (idleLeft <= 0)
        return { do: 'end', why: 'idle' };
    const pollMs = nextPoll(state.waited);
    const jittered = pollMs * (0.8 + 0.4 * state.random);
    return { do: 'poll', pollMs, emptyMs: Math.max(1, Math.min(jittered, idleLeft, runtimeLeft)) };
}
/** The wait after the one of `waited` milliseconds, without jitter. */
function nextPoll(waited) {
    return waited <= 0 ? FIRST_POLL_MS : Math.min(waited * SLOWER_BY, SLOWEST_POLL_MS);
}

// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var operations_queues = __webpack_require__(3046);
;// CONCATENATED MODULE: ./build/agent/queue-wait.js

/** Seconds between the push of an item and `takenAt`; null when the server does not say. Never rejects. */
async function queueWait(client, owner, item, signal) {
    const queue = { entity: owner.entity, project: owner.queueProject, name: item.queue };
    const known = await (0,operations_queues/* queueItem */.RF)(client, queue, item.itemId, { deadlineMs: 5_000, signal }).catch(() => null);
    if (known === null || known === 'queue-missing' || known.createdAt === null)
        return null;
    const seconds = (item.takenAt - Date.parse(known.createdAt)) / 1_000;
    return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 10) / 10) : null;
}

// EXTERNAL MODULE: ./build/agent/recover.js
var recover = __webpack_require__(4610);
;// CONCATENATED MODULE: ./build/agent/register.js



/**
 * Makes an agent known to the server for its queues.
 * @throws LaunchError when a queue does not exist: it says which do
 */
async function register(client, config, host, call = {}) {
    const queues = await (0,operations_queues/* listQueues */.bP)(client, { entity: config.entity, project: config.queueProject }, call);
    if (queues === null) {
        throw new errors/* LaunchError */.mE(`The queues of "${config.entity}" cannot be seen with this key.`, {
            hint: 'Is the entity spelt right, and is the owner of the key a member of it?',
        });
    }
    const names = [...new Set(config.queues)];
    const missing = names.filter((name) => !queues.some((queue) => queue.name === name));
    if (missing.length > 0) {
        const known = queues.map((queue) => queue.name).join(', ') || 'none';
        throw new errors/* LaunchError */.mE(`Queue ${quoted(missing)} not found in "${config.entity}" (its queues: ${known}).`, {
            hint: 'Correct `queues`, or create the queue in the Launch tab of W&B.',
        });
    }
    const agentId = await (0,agents/* createLaunchAgent */.BX)(client, {
        entity: config.entity,
        project: config.queueProject,
        queueIds: queues.filter((queue) => names.includes(queue.name)).map((queue) => queue.id),
        hostname: host.hostname,
        // The server shows this to everyone who sees the agent: only what describes it, no paths and no secrets.
        agentConfig: { entity: config.entity, queues: names, max_jobs: config.maxJobs },
        version: host.version,
    }, call);
    const known = await (0,agents/* launchAgent */.ns)(client, agentId, call);
    return { agentId, name: known?.name ?? agentId };
}
function quoted(names) {
    return names.map((name) => `"${name}"`).join(', ');
}

// EXTERNAL MODULE: ./build/wandb/artifacts/concurrency.js
var concurrency = __webpack_require__(2200);
// EXTERNAL MODULE: ./build/wandb/artifacts/digest.js
var artifacts_digest = __webpack_require__(203);
// EXTERNAL MODULE: ./build/wandb/artifacts/manifest.js
var artifacts_manifest = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/wandb/artifacts/operations.js
var operations = __webpack_require__(3629);
// EXTERNAL MODULE: ./build/wandb/artifacts/paths.js
var paths = __webpack_require__(1431);
// EXTERNAL MODULE: ./build/wandb/artifacts/put-file.js
var put_file = __webpack_require__(5961);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/wandb/artifacts/receive-file.js






/** The bytes that came are not those that the manifest promises. */
class CorruptDownloadError extends errors/* LaunchError */.mE {
    name = 'CorruptDownloadError';
}
/**
 * Writes a download below `root` (a real path, without links), checking size and digest as it comes. The file has its
 * name only once all of it is there and right.
 * @param open starts the download, once the disk is ready for it
 * @throws CorruptDownloadError, LaunchError when a link leads the path out of `root` or the disk refuses
 */
async function receiveFile(root, expected, open) {
    const target = (0,external_node_path_.join)(root, ...expected.path.split('/'));
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`);
    try {
        await makeFolder(root, (0,external_node_path_.dirname)(target), expected.path);
        await writeVerified(temporary, expected, open);
        await (0,promises_.rename)(temporary, target);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
        if (error instanceof errors/* LaunchError */.mE || !isFileError(error))
            throw error;
        throw new errors/* LaunchError */.mE(`The file ${(0,paths/* quotedPath */.M)(expected.path)} could not be written (${error.code}).`, {
            cause: error,
            hint: error.code === 'ENOSPC'
                ? 'The disk is full: free some space or use a smaller artifact.'
                : 'Check the path and permissions of the folder.',
        });
    }
}
async function makeFolder(root, folder, path) {
    let current = root;
    for (const part of folder.slice(root.length).split(external_node_path_.sep)) {
        if (part === '')
            continue;
        current = (0,external_node_path_.join)(current, part);
        const found = await (0,promises_.lstat)(current).catch(() => undefined);
        if (found?.isSymbolicLink())
            throw leadsOut(path);
        if (found === undefined)
            await (0,promises_.mkdir)(current).catch(ignoreExisting);
    }
    const real = await (0,promises_.realpath)(folder);
    if (real !== root && !real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep))
        throw leadsOut(path);
}
function ignoreExisting(error) {
    if (error.code !== 'EEXIST')
        throw error;
}
function leadsOut(path) {
    return new errors/* LaunchError */.mE(`The file ${(0,paths/* quotedPath */.M)(path)} was not written: its folder is a symbolic link.`, {
        hint: 'Download into an empty folder.',
    });
}
async function writeVerified(file, expected, open) {
    const { O_CREAT, O_EXCL, O_WRONLY } = external_node_fs_.constants;
    // Absent on Windows, where O_EXCL alone refuses links.
    const noFollow = external_node_fs_.constants.O_NOFOLLOW ?? 0;
    const handle = await (0,promises_.open)(file, O_CREAT | O_EXCL | O_WRONLY | noFollow, 0o644);
    try {
        const hash = (0,external_node_crypto_.createHash)('md5');
        let size = 0;
        for await (const chunk of await open()) {
            size += chunk.length;
            if (size > expected.size)
                throw corrupt(expected, `more than the ${expected.size} bytes it should have came`);
            hash.update(chunk);
            for (let written = 0; written < chunk.length;) {
                written += (await handle.write(chunk, written)).bytesWritten;
            }
        }
        if (size < expected.size)
            throw corrupt(expected, `only ${size} of ${expected.size} bytes came`);
        if (hash.digest('base64') !== expected.digest)
            throw corrupt(expected, 'its contents have another digest');
    }
    finally {
        await handle.close();
    }
}
function corrupt(expected, why) {
    return new CorruptDownloadError(`The file ${(0,paths/* quotedPath */.M)(expected.path)} of the artifact is damaged: ${why}.`, {
        hint: 'Try again; if it stays, log the artifact again.',
    });
}
function isFileError(error) {
    const { code, syscall } = (error ?? {});
    return typeof code === 'string' && typeof syscall === 'string';
}

;// CONCATENATED MODULE: ./build/wandb/artifacts/download.js










const URLS_PER_CALL = 5_000;
const DOWNLOADS_AT_ONCE = 10;
const FILE_ATTEMPTS = 3;
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
/**
 * Fetches the files of an artifact, each checked against the manifest, and the manifest against the artifact's digest.
 * @returns the paths that were written
 * @throws LaunchError for an artifact that is damaged, hostile, too large or not there; WandbError
 */
async function downloadArtifact(client, artifact, options) {
    const manifest = await fetchManifest(client, artifact, options.signal);
    const wanted = wantedFiles(artifact, manifest, options);
    const root = await makeRoot(options.directory);
    for (let start = 0; start < wanted.length; start += URLS_PER_CALL) {
        const batch = wanted.slice(start, start + URLS_PER_CALL);
        const call = options.signal === undefined ? {} : { signal: options.signal };
        const urls = await (0,operations/* fileUrls */.vh)(client, artifact.id, manifest, batch, call);
        await (0,concurrency/* forEachLimited */.v)(batch, options.concurrency ?? DOWNLOADS_AT_ONCE, (file, signal) => {
            const fallback = fallbackUrl(client.baseUrl, artifact, manifest, file);
            return fetchFile(client, root, file, urls.get(file.path), fallback, signal);
        }, options.signal);
    }
    return wanted.map(({ path }) => path);
}
async function makeRoot(directory) {
    try {
        await (0,promises_.mkdir)(directory, { recursive: true });
        return await (0,promises_.realpath)(directory);
    }
    catch (error) {
        const code = error.code ?? 'unknown error';
        throw new errors/* LaunchError */.mE(`The folder for the download cannot be made (${code}).`, {
            cause: error,
            hint: 'Check its path and permissions.',
        });
    }
}
/**
 * The manifest of an artifact, checked against its digest.
 * @throws LaunchError
 */
async function fetchManifest(client, artifact, signal) {
    const label = artifactLabel(artifact);
    const url = await (0,operations/* manifestUrl */.hO)(client, artifact.id, signal === undefined ? {} : { signal });
    if (url === null) {
        throw new errors/* LaunchError */.mE(`The artifact ${label} has no contents: its state is ${artifact.state}.`, {
            hint: 'Choose another version, or log the artifact again.',
        });
    }
    const stop = new AbortController();
    const combined = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
    const response = await client.file({ method: 'GET', url }, (0,put_file/* transferLimits */.EK)(MAX_MANIFEST_BYTES, combined));
    const manifest = (0,artifacts_manifest/* parseManifest */.N)(await readText(response, label, stop));
    const digest = (0,artifacts_digest/* artifactDigest */.Fp)([...manifest.entries].map(([path, entry]) => [path, entry.digest]));
    if (digest !== artifact.digest) {
        throw new errors/* LaunchError */.mE(`The manifest of the artifact ${label} does not match its digest: ${digest} instead of ${artifact.digest}.`, { hint: 'Nothing was downloaded. Log the artifact again.' });
    }
    return manifest;
}
async function readText(response, label, stop) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body) {
        size += chunk.length;
        if (size > MAX_MANIFEST_BYTES) {
            stop.abort();
            throw new errors/* LaunchError */.mE(`The manifest of the artifact ${label} is larger than 256 MiB.`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function wantedFiles(artifact, manifest, options) {
    const { files: maxFiles = 100_000, bytes: maxBytes = 10 * 1024 ** 3 } = options.limits ?? {};
    const label = artifactLabel(artifact);
    const wanted = [];
    let bytes = 0;
    for (const [path, { digest, size, birthArtifactId, ref }] of manifest.entries) {
        if (options.only !== undefined && !options.only(path))
            continue;
        if (ref !== null || size === null) {
            throw new errors/* LaunchError */.mE(`The artifact ${label} cannot be downloaded: ${(0,paths/* quotedPath */.M)(path)} only refers to an object outside W&B.`, { hint: 'Log the file itself instead of a reference to it.' });
        }
        bytes += size;
        wanted.push({ path, digest, size, birthArtifactId });
    }
    if (wanted.length > maxFiles || bytes > maxBytes) {
        throw new errors/* LaunchError */.mE(`The artifact ${label} is too large: ${wanted.length} files and ${bytes} bytes, where ${maxFiles} files and ` +
            `${maxBytes} bytes are allowed.`, { hint: 'Leave out what the job does not need, or raise the limit.' });
    }
    return wanted;
}
function artifactLabel({ entity, project, collection, versionIndex }) {
    return `${entity}/${project}/${collection}${versionIndex === null ? '' : `:v${versionIndex}`}`;
}
/** Where the server itself hands out a file, to who is allowed to see it. */
function fallbackUrl(baseUrl, artifact, manifest, file) {
    const digest = (0,artifacts_digest/* base64ToHex */.Qf)(file.digest);
    const entity = encodeURIComponent(artifact.entity);
    if (manifest.storageLayout === 'V1')
        return `${baseUrl}/artifacts/${entity}/${digest}`;
    const parts = [
        manifest.storageRegion ?? 'default',
        artifact.entity,
        artifact.project,
        artifact.collection,
        file.birthArtifactId ?? artifact.id,
        digest,
        file.path.slice(file.path.lastIndexOf('/') + 1),
    ];
    return `${baseUrl}/artifactsV2/${parts.map(encodeURIComponent).join('/')}`;
}
async function fetchFile(client, root, file, signedUrl, fallback, signal) {
    let source = signedUrl === undefined ? undefined : { url: signedUrl, authorized: false };
    for (let attempt = 1;; attempt += 1) {
        const stop = new AbortController();
        const combined = AbortSignal.any([signal, stop.signal]);
        try {
            const request = { method: 'GET', ...(source ?? { url: fallback, authorized: true }) };
            await receiveFile(root, file, async () => {
                return (await client.file(request, (0,put_file/* transferLimits */.EK)(file.size, combined))).body;
            });
            return;
        }
        catch (error) {
            stop.abort();
            signal.throwIfAborted();
            if (source !== undefined &&
                error instanceof wandb_errors/* WandbError */.X &&
                [400, 403, 404].includes(error.status ?? 0)) {
                client.logger.debug(`The address of ${file.path} is no longer good (${error.message}).`);
                source = undefined;
            }
            else if (!mayPass(error) || attempt >= FILE_ATTEMPTS) {
                throw error;
            }
        }
    }
}
/** Whether another try can end better: what broke off or came damaged, not what was refused. */
function mayPass(error) {
    if (error instanceof CorruptDownloadError)
        return true;
    return error instanceof wandb_errors/* WandbError */.X && ['network', 'server', 'timeout'].includes(error.kind);
}

// EXTERNAL MODULE: ./build/wandb/operations/jobs.js
var jobs = __webpack_require__(5016);
// EXTERNAL MODULE: ./build/job/git-process.js
var git_process = __webpack_require__(4440);
// EXTERNAL MODULE: ./build/job/remote.js
var remote = __webpack_require__(3428);
;// CONCATENATED MODULE: ./build/job/checkout.js






const FETCH_TIMEOUT_MS = 30 * 60_000;
/**
 * Puts one commit of a repository, with its submodules, into a directory. Only that commit is fetched where the
 * server allows it. Credentials of the address are used and not stored.
 * @returns the commit that is there now, 40 hex digits
 * @throws LaunchError
 */
async function checkoutCommit(source, options = {}) {
    (0,remote/* checkRemote */.R_)(source.remote);
    if (!/^[A-Za-z0-9_][A-Za-z0-9_./+@-]*$/.test(source.commit)) {
        throw new errors/* LaunchError */.mE(`The job names ${JSON.stringify(source.commit.slice(0, 100))} as its commit.`, {
            hint: 'Create the job again from a commit of 40 hex digits.',
        });
    }
    const cwd = source.directory;
    const local = { ...options, cwd };
    const network = { timeoutMs: FETCH_TIMEOUT_MS, ...local, remote: source.remote };
    await (0,promises_.mkdir)(cwd, { recursive: true });
    await (0,git_process/* runGit */.E)(['init', '--quiet'], local);
    await (0,git_process/* runGit */.E)(['remote', 'add', 'origin', '--', (0,remote/* withoutCredentials */.ri)(source.remote)], local);
    const start = await fetchCommit(source.commit, network);
    await (0,git_process/* runGit */.E)(['checkout', '--quiet', '--detach', start, '--'], local);
    const commit = (await (0,git_process/* runGit */.E)(['rev-parse', '--verify', 'HEAD'], local)).trim();
    await updateSubmodules(network);
    return commit;
}
/** @returns what to check out */
async function fetchCommit(commit, network) {
    const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
    try {
        await (0,git_process/* runGit */.E)([...fetch, '--depth', '1', 'origin', commit], network);
        return 'FETCH_HEAD';
    }
    catch (error) {
        if (!(error instanceof git_process/* GitError */.X))
            throw error;
        // Not every server hands out a commit by its digits, and old jobs may name what only a full history shows.
        if (!/not our ref|unadvertised object|couldn't find remote ref/i.test(error.output))
            throw error;
    }
    await (0,git_process/* runGit */.E)(['fetch', '--quiet', '--tags', '--no-recurse-submodules', 'origin'], network);
    for (const name of [`refs/remotes/origin/${commit}`, `refs/tags/${commit}`, commit]) {
        const found = await (0,git_process/* runGit */.E)(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], network).catch((error) => {
            if (error instanceof git_process/* GitError */.X)
                return '';
            throw error;
        });
        if (found !== '')
            return found.trim();
    }
    throw new errors/* LaunchError */.mE(`The repository ${(0,remote/* withoutCredentials */.ri)(network.remote)} has no commit ${commit}.`, {
        hint: 'It may have been removed by a force push: create the job again from a commit that is there.',
    });
}
async function updateSubmodules(network) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(network.cwd, '.gitmodules')))
        return;
    await (0,git_process/* runGit */.E)(['submodule', '--quiet', 'update', '--init', '--recursive', '--depth', '1'], network);
}
/** Applies uncommitted changes that a job recorded. @throws LaunchError when they do not fit */
async function applyDiff(directory, diff, options = {}) {
    if (diff.length === 0)
        return;
    try {
        await (0,git_process/* runGit */.E)(['apply', '--whitespace=nowarn', '-p1', '-'], { ...options, cwd: directory, input: diff });
    }
    catch (error) {
        if (!(error instanceof git_process/* GitError */.X))
            throw error;
        throw new errors/* LaunchError */.mE(`The job's diff.patch does not fit its commit: ${error.message}`, {
            cause: error,
            hint: 'Create the job again from a committed state.',
        });
    }
}

// EXTERNAL MODULE: ./build/job/document.js
var job_document = __webpack_require__(8855);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/job/job-file.js


const MAX_JOB_FILE_BYTES = 1024 * 1024;
const job_file_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y((value) => !/\p{Cc}/u.test(value), 'Control characters are not allowed'));
const optionalText = dist/* nullish */.cl6(job_file_text, null);
const job_file_image = dist/* pipe */.FsL(job_file_text, dist/* trim */.Bqr(), dist/* nonEmpty */.hq('Expected an image reference'), dist/* regex */.yGV(/^[^-\s]\S*$/, 'Expected an image reference'));
const relativePath = dist/* nullish */.cl6(dist/* pipe */.FsL(job_file_text, dist/* check */.z6Y((path) => !/^[/\\-]|^[A-Za-z]:|\\/.test(path), 'Expected a relative path'), dist/* check */.z6Y((path) => !path.split('/').includes('..'), 'Paths may not lead out of the source')), null);
const program = {
    entrypoint: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []),
    notebook: dist/* nullish */.cl6(dist/* boolean */.zMY(), false),
    build_context: relativePath,
    dockerfile: relativePath,
    base_image: dist/* nullish */.cl6(job_file_image, null),
};
const sourceSchemas = {
    image: dist/* object */.Ikc({ image: job_file_image, entrypoint: program.entrypoint }),
    repo: dist/* object */.Ikc({ git: dist/* object */.Ikc({ remote: job_file_text, commit: job_file_text }), ...program }),
    artifact: dist/* object */.Ikc({ artifact: job_file_text, ...program }),
};
const jobSchema = dist/* object */.Ikc({
    source_type: dist/* optional */.lqM(dist/* unknown */.L5J()),
    source: dist/* optional */.lqM(dist/* unknown */.L5J()),
    runtime: optionalText,
    services: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
});
/**
 * Reads a job file that came from a server. Missing types, missing optional fields and what old clients wrote wrongly
 * are taken as meant.
 * @param label the job, for messages
 * @throws LaunchError that names what is wrong
 */
function parseJobFile(bytes, label) {
    if (bytes.length > MAX_JOB_FILE_BYTES)
        throw malformed(label, 'its wandb-job.json is larger than 1 MiB');
    const document = check(jobSchema, parseJson(bytes, label), label);
    const kind = document.source_type;
    switch (kind) {
        case 'image': {
            const source = check(sourceSchemas.image, document.source, label, 'source');
            return { ...common(document, source.entrypoint), kind, image: source.image };
        }
        case 'repo': {
            const source = check(sourceSchemas.repo, document.source, label, 'source');
            return { ...common(document, source.entrypoint), ...programOf(source), kind, git: source.git };
        }
        case 'artifact': {
            const source = check(sourceSchemas.artifact, document.source, label, 'source');
            const codeArtifact = parseCodeArtifact(source.artifact, label);
            return { ...common(document, source.entrypoint), ...programOf(source), kind, codeArtifact };
        }
        default:
            throw malformed(label, kind === undefined
                ? 'it does not say what its source is'
                : `its source type ${JSON.stringify(kind)?.slice(0, 100)} is none of image, repo and artifact`);
    }
}
function parseJson(bytes, label) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (error) {
        throw malformed(label, `its wandb-job.json is not JSON (${(0,errors/* messageOf */.bD)(error)})`, error);
    }
}
function check(schema, value, label, at) {
    const result = dist/* safeParse */.xLC(schema, value ?? {});
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const path = [at, dist/* getDotPath */.BuJ(issue)].filter(Boolean).join('.');
    throw malformed(label, `${path || 'its wandb-job.json'} is invalid (${issue.message})`);
}
function common(document, entryPoint) {
    return {
        image: null,
        git: null,
        codeArtifact: null,
        entryPoint: repairEntryPoint(entryPoint),
        notebook: false,
        runtime: repairRuntime(document.runtime),
        baseImage: null,
        dockerfile: null,
        buildContext: null,
        services: document.services,
    };
}
function programOf(source) {
    return {
        notebook: source.notebook,
        baseImage: source.base_image,
        dockerfile: source.dockerfile,
        buildContext: source.build_context,
    };
}
/** `3.12.1`, `CPython 3.12.1` and `python-3.12` all mean 3.12. */
function repairRuntime(runtime) {
    return /\d+\.\d+/.exec(runtime ?? '')?.[0] ?? null;
}
/** Jobs made from runs start with the interpreter's full name, such as `pythonCPython 3.12`: no such program exists. */
function repairEntryPoint(entryPoint) {
    const [program, ...rest] = entryPoint;
    return program !== undefined && /^python[A-Z]\w* \d/.test(program) ? ['python', ...rest] : entryPoint;
}
const ARTIFACT_SCHEME = 'wandb-artifact://';
function parseCodeArtifact(text, label) {
    if (text.startsWith(ARTIFACT_SCHEME)) {
        // A base address may stand in front: `wandb-artifact://https://host/_id/...`.
        const path = text.slice(ARTIFACT_SCHEME.length).replace(/^https?:\/\/[^/]*\//, '');
        const [entity, project, name] = path.split('/');
        if (entity === '_id' && project)
            return { text, id: project };
        const [collection, alias = 'latest'] = (name ?? '').split(':');
        if (entity && project && collection && alias)
            return { text, entity, project, collection, alias };
    }
    throw malformed(label, `source.artifact ${JSON.stringify(text.slice(0, 200))} is not the address of an artifact`);
}
function malformed(label, why, cause) {
    return new errors/* LaunchError */.mE(`The job ${label} cannot be used: ${why}.`, {
        cause,
        hint: 'Create the job again with this action or with a current wandb client.',
    });
}

// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(6648);
;// CONCATENATED MODULE: ./build/job/read.js












/** Files of a job artifact itself. A patch may be large; nothing else is. */
const JOB_LIMITS = { files: 3, bytes: 256 * 1024 * 1024 };
/**
 * Reads a job, and with `directory` its source as well.
 * @param reference `entity/project/name:alias-or-version`
 * @throws LaunchError with a sentence for everything that can be wrong with a job
 */
async function readJob(client, reference, options = {}) {
    const wanted = (0,names/* resolveJobReference */.hb)(reference, options.defaults);
    const artifact = await findJob(client, wanted, options.signal);
    const resolved = (0,names/* formatJob */.BE)({ ...wanted, alias: `v${artifact.versionIndex}` });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.temporary ?? (0,external_node_os_.tmpdir)(), 'wandb-job-'));
    try {
        const files = await downloadArtifact(client, artifact, {
            directory: folder,
            limits: JOB_LIMITS,
            only: (path) => [job_document/* JOB_FILE */.T4, job_document/* REQUIREMENTS_FILE */.gD, job_document/* DIFF_FILE */.dy].includes(path),
            ...signalOf(options),
        });
        if (!files.includes(job_document/* JOB_FILE */.T4)) {
            throw new errors/* LaunchError */.mE(`The job ${resolved} cannot be used: it has no ${job_document/* JOB_FILE */.T4}.`, {
                hint: 'Create the job again.',
            });
        }
        const read = async (name) => files.includes(name) ? (0,promises_.readFile)((0,external_node_path_.join)(folder, name)) : Buffer.alloc(0);
        const document = parseJobFile(await read(job_document/* JOB_FILE */.T4), resolved);
        const requirements = await read(job_document/* REQUIREMENTS_FILE */.gD);
        if (options.directory !== undefined && document.kind !== 'image') {
            await fetchSource(client, document, { resolved, requirements, diff: await read(job_document/* DIFF_FILE */.dy) }, {
                ...options,
                directory: options.directory,
            });
        }
        return project(artifact, resolved, document, requirements, options.directory ?? null);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function findJob(client, job, signal) {
    const call = signal === undefined ? {} : { signal };
    const { entity, project, name, alias } = job;
    const artifact = await (0,operations/* artifactByName */.nV)(client, { entity, project, collection: name, alias }, call);
    if (artifact === null) {
        const known = await (0,jobs/* jobNames */.s)(client, { entity, project }, call);
        throw new errors/* LaunchError */.mE(`The job ${(0,names/* formatJob */.BE)(job)} was not found.`, { hint: missingHint(job, known) });
    }
    if (artifact.type !== 'job') {
        throw new errors/* LaunchError */.mE(`${(0,names/* formatJob */.BE)(job)} is an artifact of type ${JSON.stringify(artifact.type)}, not a job.`, {
            hint: 'Name a job: they are listed on the Jobs page of the project.',
        });
    }
    if (artifact.state !== 'COMMITTED' || artifact.versionIndex === null) {
        throw new errors/* LaunchError */.mE(`The job ${(0,names/* formatJob */.BE)(job)} cannot be used: its state is ${artifact.state}.`, {
            hint: 'Choose another version, or create the job again.',
        });
    }
    return artifact;
}
function missingHint({ entity, project, name, alias }, known) {
    if (known === null)
        return `There is no project ${entity}/${project}, or the API key may not see it.`;
    if (known.includes(name))
        return `The job exists, but no version of it is called "${alias}".`;
    if (known.length === 0)
        return `The project ${entity}/${project} has no jobs.`;
    const listed = known.slice(0, 10).join(', ');
    return `The project has these jobs: ${listed}${known.length > 10 ? ` and ${known.length - 10} more` : ''}.`;
}
async function fetchSource(client, document, { resolved, requirements, diff }, options) {
    const { directory } = options;
    if (document.git !== null) {
        const git = { ...options.git, ...signalOf(options) };
        await checkoutCommit({ ...document.git, directory }, git);
        await applyDiff(directory, diff, git);
    }
    else if (document.codeArtifact !== null) {
        const artifact = await findCode(client, document.codeArtifact, resolved, options.signal);
        const { limits = {} } = options;
        await downloadArtifact(client, artifact, { directory, limits, ...signalOf(options) });
    }
    // A code artifact's own file of this name wins, as it does for the client; an empty list replaces nothing.
    const replace = document.kind === 'repo' && requirements.length > 0;
    await writeRequirements((0,external_node_path_.join)(directory, job_document/* REQUIREMENTS_FILE */.gD), requirements, replace);
}
async function writeRequirements(file, contents, replace) {
    // A repository may hold a link of this name that leads elsewhere: it is replaced, not followed.
    if (replace)
        await (0,promises_.rm)(file, { recursive: true, force: true });
    await (0,promises_.writeFile)(file, contents, { flag: 'wx' }).catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    });
}
async function findCode(client, reference, job, signal) {
    const call = signal === undefined ? {} : { signal };
    const artifact = 'id' in reference
        ? await (0,operations/* artifactById */.DY)(client, reference.id, call)
        : await (0,operations/* artifactByName */.nV)(client, reference, call);
    if (artifact?.state === 'COMMITTED')
        return artifact;
    throw new errors/* LaunchError */.mE(`The code artifact of the job ${job} is ${artifact === null ? 'not there' : artifact.state.toLowerCase()}.`, { hint: 'It was deleted, or belongs to another server: create the job again.' });
}
function project(artifact, reference, document, requirements, directory) {
    return {
        kind: document.kind,
        reference,
        artifactId: artifact.id,
        image: document.image,
        directory: document.kind === 'image' ? null : directory,
        entryPoint: document.entryPoint,
        notebook: document.notebook,
        runtime: document.runtime,
        git: document.git && { remote: (0,remote/* withoutCredentials */.ri)(document.git.remote), commit: document.git.commit },
        codeArtifact: document.codeArtifact?.text ?? null,
        baseImage: document.baseImage,
        dockerfile: document.dockerfile,
        buildContext: document.buildContext,
        requirements: requirements
            .toString('utf8')
            .split(/\r?\n/)
            .filter((line) => line.trim() !== ''),
        services: document.services,
        metadata: artifact.metadata,
    };
}
function signalOf({ signal }) {
    return signal === undefined ? {} : { signal };
}

// EXTERNAL MODULE: ./build/runners/policy.js
var policy = __webpack_require__(5764);
// EXTERNAL MODULE: ./build/runners/environment.js
var environment = __webpack_require__(6229);
;// CONCATENATED MODULE: ./build/launch/project/job-environment.js

/** The variables that Launch gives to a job. */
function environmentOf(work, source, place) {
    return (0,environment/* jobEnvironment */.tw)({
        baseUrl: place.baseUrl,
        apiKey: work.apiKey ?? place.apiKey,
        project: work.project,
        entity: work.entity,
        runId: place.runId,
        runName: work.runName,
        author: work.author,
        sweepId: work.sweepId,
        resumeCount: work.resumeCount,
        image: source.ownImage,
        job: work.job,
        queue: place.queue,
        runConfig: work.runConfig,
        fileOverrides: work.fileOverrides,
        artifacts: work.artifacts,
    });
}

// EXTERNAL MODULE: ./build/agent/leftover-process.js
var leftover_process = __webpack_require__(1667);
;// CONCATENATED MODULE: ./build/agent/secure-mode.js
/** Options of docker that decide what runs. */
const LOCKED_OPTIONS = new Set(['command', 'entrypoint', 'w', 'workdir']);
/**
 * What an item asks for that `secure_mode` locks: with it, a job runs as it was made. The Python agent locks the entry
 * point only, although its documentation promises the image too.
 * @returns null, or the refusal
 */
function lockedBy(work) {
    const option = Object.keys(work.resourceArgs).find((key) => LOCKED_OPTIONS.has(normal(key)));
    const asked = [
        ['overrides.entry_point', work.entryPoint !== null],
        ['overrides.args', work.args.length > 0],
        ['overrides.working_dir', work.workingDir !== null],
        ['overrides.dockerfile', work.dockerfile !== null],
        ['docker.docker_image', work.image !== null],
        [`resource_args.${work.resource}.builder.base_image`, work.baseImage !== null],
        [`resource_args.${work.resource}.${option}`, option !== undefined],
    ];
    const locked = asked.find(([, is]) => is)?.[0];
    if (locked === undefined)
        return null;
    return {
        what: `this agent is in secure mode, which locks ${locked}`,
        remedy: 'Launch the job as it was made, or use a queue of an agent without `secure_mode`.',
    };
}
/** A key as docker reads it: `--Work_Dir` is `workdir`, near enough. */
function normal(key) {
    return key.trim().replace(/^-+/, '').replaceAll('_', '').toLowerCase();
}

;// CONCATENATED MODULE: ./build/launch/project/source.js


/** On what code runs when neither its job nor its queue names an image. The default of W&B's own agents. */
const DEFAULT_BASE_IMAGE = 'python:3.12-slim';
/** The item itself cannot run, here or anywhere: no fault of the runner. */
class ItemError extends errors/* LaunchError */.mE {
    name = 'ItemError';
}
/**
 * What an item runs on a resource.
 * @param project its job, read; null when it names none
 * @param here folder that a scheduler without a job starts in
 * @throws ItemError when that is nothing that can run
 */
function sourceOf(work, project, here) {
    const inContainer = work.resource !== 'local-process';
    const common = {
        workingDirectory: workingDirectoryOf(work),
        job: project?.reference ?? null,
        warning: null,
    };
    if (work.image !== null || project?.kind === 'image') {
        const image = work.image ?? project?.image ?? null;
        if (!inContainer) {
            throw new ItemError(`${work.job ?? image} is made from an image, which cannot run with resource local-process.`, {
                hint: 'Launch it on a queue whose resource is local-container.',
            });
        }
        const entryPoint = work.entryPoint ?? project?.entryPoint ?? [];
        const words = { command: [...entryPoint, ...work.args], keepsEntryPoint: entryPoint.length === 0 };
        return { ...common, ...words, image, ownImage: image, directory: null, workingDirectory: null };
    }
    if (project !== null)
        return { ...common, ...ofCode(work, project, inContainer) };
    if (!work.isScheduler)
        throw new ItemError('The launch spec names neither a job nor an image.');
    if (inContainer) {
        throw new ItemError(`The sweep scheduler names no image to run in with resource ${work.resource}.`, {
            hint: 'Give the scheduler a docker image that has the W&B client, or the resource local-process.',
        });
    }
    const command = [...(work.entryPoint ?? []), ...work.args];
    return { ...common, command, keepsEntryPoint: false, image: null, ownImage: null, directory: here };
}
function ofCode(work, project, inContainer) {
    if (project.notebook) {
        throw new ItemError(`The program of job ${project.reference} is a notebook, which this agent does not run.`, {
            hint: 'Convert it (jupyter nbconvert --to script) and make a job from the script.',
        });
    }
    const entryPoint = work.entryPoint ?? project.entryPoint;
    if (entryPoint.length === 0) {
        throw new ItemError(`The job ${project.reference} has no entry point, so there is nothing to run.`, {
            hint: 'Give it one with `entry-point`, or make a job that has one.',
        });
    }
    const words = {
        command: [...entryPoint, ...work.args],
        keepsEntryPoint: false,
        directory: project.directory,
        ownImage: null,
    };
    if (!inContainer)
        return { ...words, image: null, warning: null };
    const named = project.baseImage ?? work.baseImage;
    if (named !== null)
        return { ...words, image: named, warning: null };
    const dockerfile = work.dockerfile ?? project.dockerfile;
    if (dockerfile !== null) {
        throw new ItemError(`The job ${project.reference} is to be built from ${dockerfile}; this agent builds no images.`, {
            hint: 'Build the image beforehand and make an image job of it, or name a base image for the code.',
        });
    }
    return {
        ...words,
        image: DEFAULT_BASE_IMAGE,
        warning: `Job ${project.reference} names no base image: its code runs on ${DEFAULT_BASE_IMAGE}, without its requirements.`,
    };
}
/** A folder inside the code, whatever the item asks for. */
function workingDirectoryOf({ workingDir }) {
    if (workingDir === null)
        return null;
    const path = (0,external_node_path_.normalize)(workingDir);
    if ((0,external_node_path_.isAbsolute)(path) || path === '..' || path.startsWith('../') || workingDir.includes('\0')) {
        throw new ItemError(`overrides.working_dir ${JSON.stringify(workingDir)} leads out of the code of the job.`, {
            hint: 'Name a folder inside it, without a leading "/" or "..".',
        });
    }
    return path === '.' ? null : path;
}

;// CONCATENATED MODULE: ./build/launch/project/stop-asked.js


/** Whether somebody asked in W&B for a run to stop. Never rejects: a job is not stopped because a question failed. */
async function stopAskedFor(client, run, logger, signal) {
    try {
        return (await (0,runs/* runStatus */.em)(client, run, { signal }))?.stopped ?? false;
    }
    catch (error) {
        logger.debug(`Could not ask whether run ${run.runId} is to stop: ${(0,errors/* oneLine */.TN)(error)}`);
        return false;
    }
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(8810);
;// CONCATENATED MODULE: ./build/launch/project/supervise.js


/**
 * Waits for the end of a submitted run: its own, the one asked for in W&B, or the one that `signal` asks for. Resolves
 * the moment the run has ended, whatever questions about it are on their way.
 * @throws LaunchError when it did not come out of `starting` in time
 */
async function supervise(run, options) {
    const over = new AbortController();
    const cancel = () => void run.cancel(options.stopGraceMs);
    if (options.signal.aborted)
        cancel();
    options.signal.addEventListener('abort', cancel, { once: true });
    try {
        // Once it is being stopped there is nothing to look after.
        const watching = watch(run, options, AbortSignal.any([over.signal, options.signal]));
        return await Promise.race([run.wait(), watching]);
    }
    finally {
        over.abort();
        options.signal.removeEventListener('abort', cancel);
    }
}
/** Looks after a run until it is over; then never settles, as the run itself tells its end. */
async function watch(run, options, over) {
    const { clock, pollMs = 10_000, startTimeoutMs } = options;
    const begun = clock.now();
    let askedAt = null;
    for (;;) {
        await clock.sleep(pollMs, over).catch(() => { });
        if (over.aborted)
            return new Promise(() => { });
        const isStarting = run.getStatus() === 'starting';
        if (startTimeoutMs !== null && isStarting && clock.now() - begun >= startTimeoutMs) {
            void run.cancel(options.stopGraceMs);
            throw new errors/* LaunchError */.mE(`Run failed to start within ${(0,duration/* formatDuration */.a)(startTimeoutMs)}.`, {
                hint: 'Set WANDB_LAUNCH_START_TIMEOUT (seconds) to a larger value if it needs longer.',
            });
        }
        if (askedAt === null && (await options.stopAsked()))
            askedAt = clock.now();
        if (askedAt !== null && !over.aborted && clock.now() - askedAt >= options.stoppedRunTimeoutMs) {
            void run.cancel(options.stopGraceMs);
        }
    }
}

// EXTERNAL MODULE: ./build/wandb/operations/sweeps.js
var sweeps = __webpack_require__(7685);
;// CONCATENATED MODULE: ./build/agent/sweep.js


/**
 * Passes when the spec belongs to no sweep, or to one that is going on.
 * @throws LaunchError when the sweep has ended, or does not exist
 */
async function checkSweepState(client, work, call = {}) {
    if (work.sweepId === null)
        return;
    const { entity, project, sweepId } = work;
    const state = await (0,sweeps/* sweepState */.m)(client, { entity, project, sweepId }, call);
    if (state === 'RUNNING' || state === 'PAUSED')
        return;
    throw new errors/* LaunchError */.mE(`Launch agent picked up sweep job, but sweep (${sweepId}) was in a terminal state (${state ?? 'it does not exist'}).`, { hint: 'Resume the sweep, or launch the job without `sweep-id`.' });
}
/** A sweep whose scheduler failed gets no more runs: it is cancelled. The id of the scheduler's run is the sweep's. */
async function cancelSweep(client, sweep, call) {
    await (0,sweeps/* setSweepState */.Y)(client, sweep, 'CANCELED', call);
}

;// CONCATENATED MODULE: ./build/launch/project/scheduler.js
/** The key of a spec that says: this is a sweep's scheduler, not a job. */
const SCHEDULER_URI = 'placeholder-uri-scheduler';
/** Whether an item is counted as the scheduler of a sweep. What it may do is the policy's to say. */
function isSchedulerItem(spec) {
    if (spec.uri !== SCHEDULER_URI)
        return false;
    if (spec.resource !== 'local-process' || spec.job !== null)
        return true;
    const [program, command, ...rest] = spec.entryPoint ?? [];
    return program === 'wandb' && command === 'scheduler' && rest.length > 0;
}
/**
 * The words of a scheduler's command without the quotes that the submitting client leaves around the values of
 * flags (`--queue`, `'gpu'`): it counted on a shell to take them away, and there is none.
 */
function unquoteFlags(words) {
    return words.map((word, index) => {
        if (!words[index - 1]?.startsWith('--'))
            return word;
        const [, , inner] = /^(['"])(.*)\1$/s.exec(word) ?? [];
        return inner ?? word;
    });
}

;// CONCATENATED MODULE: ./build/launch/project/work.js



const Text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq());
const OptionalText = dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP()), null);
const Mapping = dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), null);
const Words = dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())), null);
const Spec = dist/* object */.Ikc({
    entity: Text,
    project: OptionalText,
    run_id: OptionalText,
    name: OptionalText,
    author: OptionalText,
    job: OptionalText,
    uri: OptionalText,
    image_uri: OptionalText,
    docker: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ docker_image: OptionalText })), null),
    resource: OptionalText,
    resource_args: Mapping,
    overrides: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({
        entry_point: Words,
        args: Words,
        working_dir: OptionalText,
        dockerfile: OptionalText,
        run_config: Mapping,
        files: Mapping,
        artifacts: Mapping,
    })), null),
    sweep_id: OptionalText,
    _resume_count: dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig()), null),
    _wandb_api_key: OptionalText,
});
/** Names that Launch uses for the same runner. */
const SAME_RESOURCE = { local: 'local-container', 'gcp-vertex': 'vertex' };
/** @throws LaunchError that names the field when the spec is not one that can be run */
function readWork(runSpec) {
    const parsed = dist/* safeParse */.xLC(Spec, runSpec);
    if (!parsed.success) {
        const [issue] = parsed.issues;
        throw new errors/* LaunchError */.mE(`The launch spec is not usable: ${dist/* getDotPath */.BuJ(issue) ?? 'spec'}: ${issue.message}.`);
    }
    const spec = parsed.output;
    const overrides = spec.overrides;
    const given = filled(spec.resource) ?? 'local-container';
    const resource = SAME_RESOURCE[given] ?? given;
    const ofResource = spec.resource_args?.[resource] ?? spec.resource_args?.[given];
    const { builder, ...resourceArgs } = isMapping(ofResource) ? ofResource : {};
    const baseImage = isMapping(builder) ? builder['base_image'] : undefined;
    const entryPoint = overrides?.entry_point?.length ? overrides.entry_point : null;
    const job = filled(spec.job);
    const isScheduler = isSchedulerItem({ uri: spec.uri, resource, job, entryPoint });
    const words = (list) => (isScheduler ? unquoteFlags(list) : list);
    return {
        entity: spec.entity,
        project: spec.project ?? '',
        runId: filled(spec.run_id),
        runName: filled(spec.name),
        author: spec._wandb_api_key ? null : filled(spec.author),
        job,
        image: filled(spec.docker?.docker_image) ?? filled(spec.image_uri),
        resource,
        resourceArgs,
        baseImage: typeof baseImage === 'string' ? filled(baseImage) : null,
        entryPoint: entryPoint && words(entryPoint),
        args: words(overrides?.args ?? []),
        workingDir: filled(overrides?.working_dir),
        dockerfile: filled(overrides?.dockerfile),
        runConfig: overrides?.run_config ?? {},
        fileOverrides: overrides?.files ?? {},
        artifacts: overrides?.artifacts ?? {},
        sweepId: filled(spec.sweep_id),
        resumeCount: spec._resume_count ?? 0,
        apiKey: filled(spec._wandb_api_key),
        isScheduler,
    };
}
/** Whether a spec is that of a sweep's scheduler; one that cannot be read is not. */
function isSchedulerSpec(runSpec) {
    try {
        return readWork(runSpec).isScheduler;
    }
    catch {
        return false;
    }
}
function filled(text) {
    return text === undefined || text === '' ? null : text;
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A run id as Launch makes them: 8 characters `a-z0-9`. `random` gives numbers in [0, 1). */
function newRunId(random) {
    return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('');
}

;// CONCATENATED MODULE: ./build/agent/run-job.js
















/** Another agent holds the item: there is nothing to report about it. */
class LostItemError extends errors/* LaunchError */.mE {
    name = 'LostItemError';
}
/**
 * Runs one item: reads it, checks it against the owner's policy, claims it, fetches its job, starts it, and waits for
 * its end. The tracker shows how far it came.
 * @throws RefusedError, ItemError, LostItemError, or whatever kept it from starting
 */
async function runJob(tracker, runSpec, context) {
    const { config } = context;
    const work = readable(runSpec);
    if (work.apiKey !== null)
        context.onSecret(work.apiKey);
    tracker.work = work;
    tracker.isScheduler = work.isScheduler;
    const resources = context.runners.map(({ resource }) => resource);
    const refusal = (0,policy/* refusalOf */.O)(work, config.policy, resources) ?? (config.secureMode ? lockedBy(work) : null);
    const runner = context.runners.find(({ resource }) => resource === work.resource);
    if (refusal || !runner)
        throw new runners_refusal/* RefusedError */.fk(refusal ?? noRunner(work.resource));
    await claim(tracker, work, context);
    await checkSweepState(context.client, work, { signal: context.signal });
    return start(tracker, work, runner, context);
}
function noRunner(resource) {
    return {
        what: `this agent has no runner for resource "${resource}"`,
        remedy: 'Use a queue of another resource.',
    };
}
function readable(runSpec) {
    try {
        return readWork(runSpec);
    }
    catch (error) {
        throw asItemError(error);
    }
}
async function claim(tracker, work, context) {
    const { client, config, signal } = context;
    const { itemId } = tracker;
    const runId = work.runId ?? newRunId(context.random);
    const queue = { entity: config.entity, project: config.queueProject, name: tracker.queue };
    const { entity, resource, isScheduler } = work;
    const project = work.project.toLowerCase();
    tracker.runId = runId;
    const job = work.job ?? work.image;
    tracker.note({ kind: 'claimed', itemId, runId, entity, project, job, resource, isScheduler });
    tracker.claim = 'asked';
    if (!(await (0,agents/* ackItem */.x_)(client, { itemId, runId, queue }, { signal }))) {
        tracker.claim = 'none';
        throw new LostItemError('Another agent took the item.');
    }
    tracker.claim = 'held';
}
async function start(tracker, work, runner, context) {
    const { client, config, clock, signal, logger } = context;
    const { itemId } = tracker;
    const runId = tracker.runId ?? '';
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(config.workDirectory, 'job-'));
    tracker.directory = directory;
    const project = work.image === null && work.job !== null ? await fetchJob(client, work.job, directory, signal) : null;
    const source = sourceOf(work, project, process.cwd());
    if (source.warning !== null)
        logger.warning(source.warning);
    tracker.command = source.command.join(' ');
    const log = context.openLog(tracker);
    tracker.log = log;
    tracker.start = 'not-started';
    const run = await runner.run({
        itemId,
        runId,
        image: source.image,
        directory: source.directory,
        workingDirectory: source.workingDirectory,
        command: source.command,
        keepsEntryPoint: source.keepsEntryPoint,
        resourceArgs: work.resourceArgs,
        environment: environmentOf(work, source, {
            runId,
            queue: { name: tracker.queue, entity: config.entity, itemId },
            baseUrl: client.baseUrl,
            apiKey: config.jobApiKey ?? (client.credentials.kind === 'key' ? client.credentials.apiKey : ''),
        }),
        onLine: (line) => log.push(line),
        onProgress: (line) => log.push(line),
        signal,
    });
    tracker.run = run;
    tracker.start = 'ran';
    tracker.startedAt = clock.now();
    const startTime = runner.resource === 'local-process' ? (0,leftover_process/* processStartTime */.X0)(run.id) : null;
    tracker.note({ kind: 'started', itemId, resource: runner.resource, id: run.id, startTime });
    logger.info(`Started ${work.job ?? work.image ?? 'a scheduler'} as run ${runId}.`);
    const ref = { entity: work.entity, project: work.project.toLowerCase(), runId };
    const end = await supervise(run, {
        clock,
        signal,
        stopGraceMs: config.stopGraceMs,
        stoppedRunTimeoutMs: config.stoppedRunTimeoutMs,
        startTimeoutMs: config.startTimeoutMs,
        stopAsked: () => stopAskedFor(client, ref, logger, signal),
    });
    if (end.neverStarted === true)
        tracker.start = 'not-started';
    return end;
}
async function fetchJob(client, job, directory, signal) {
    try {
        return await readJob(client, job, { directory, signal });
    }
    catch (error) {
        // A server that does not answer says nothing about the item; everything else that keeps a job from being read does.
        if (error instanceof wandb_errors/* WandbError */.X || !(error instanceof errors/* LaunchError */.mE))
            throw error;
        throw asItemError(error);
    }
}
function asItemError(error) {
    const hint = error instanceof errors/* LaunchError */.mE ? error.hint : undefined;
    return new ItemError((0,errors/* messageOf */.bD)(error), { cause: error, ...(hint === undefined ? {} : { hint }) });
}

;// CONCATENATED MODULE: ./build/agent/status.js


const DEADLINE_MS = 10_000;
/**
 * What the server is told of the agent's state. One request at a time, so that a late one cannot undo a newer one; a
 * failure is a line in the log and no reason to stop working. After `KILLED` nothing more is told.
 */
class StatusReporter {
    #client;
    #agentId;
    #logger;
    #last = Promise.resolve();
    #wanted = null;
    #killed = false;
    constructor(client, agentId, logger) {
        this.#client = client;
        this.#agentId = agentId;
        this.#logger = logger;
    }
    /** @param call limits of the request; the default gives up after 10 s */
    tell(status, call = {}) {
        if (this.#killed)
            return this.#last;
        this.#killed = status === 'KILLED';
        this.#wanted = status;
        this.#last = this.#last.then(async () => {
            // A newer status makes this one untrue.
            if (this.#wanted === status)
                await this.#send(status, { deadlineMs: DEADLINE_MS, ...call });
        });
        return this.#last;
    }
    async #send(status, call) {
        try {
            const taken = await (0,agents/* updateLaunchAgent */.wj)(this.#client, this.#agentId, status, call);
            if (!taken)
                this.#logger.warning(`Failed to update agent status to ${status}.`);
        }
        catch (error) {
            this.#logger.warning(`Failed to update agent status to ${status}: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
}

// EXTERNAL MODULE: ./build/agent/tracker.js
var agent_tracker = __webpack_require__(4702);
;// CONCATENATED MODULE: ./build/agent/agent.js


























const NEVER = new AbortController().signal;
/** Milliseconds between two prints of the status, by verbosity. */
const PRINT_MS = { quiet: 300_000, verbose: 20_000 };
const KILLED_MS = { ordinary: 60_000, cancelled: 3_000 };
let latest = null;
/** Polls run queues and launches their runs. */
class LaunchAgent {
    #client;
    #options;
    #registration;
    #clock;
    #logger;
    #random;
    #stop = new AbortController();
    #hurry;
    #runners;
    #redactor = new redact/* Redactor */.pO();
    #status;
    #files;
    #closer;
    #breaker = new Breaker();
    #jobs = new Map();
    /** Items whose row is not written yet. */
    #open = new Map();
    /** Work that goes on after a slot was freed: reports to the server. */
    #closing = new Set();
    #items = [];
    #rotation;
    #taken = 0;
    #stopAsked = false;
    #unreported = 0;
    #wake = () => { };
    constructor(client, options, registration) {
        const { config } = options;
        this.#client = client;
        this.#options = options;
        this.#registration = registration;
        this.#clock = options.clock ?? clock/* systemClock */.m;
        this.#logger = options.logger ?? logger/* silentLogger */.q;
        this.#random = options.random ?? Math.random;
        this.#hurry = options.hurry ?? NEVER;
        this.#rotation = [...new Set(config.queues)];
        this.#runners = options.runners?.(registration) ?? [new runners_process/* ProcessRunner */.S({ environment: {} })];
        for (const secret of options.secrets ?? [])
            this.#redactor.add(secret);
        if (client.credentials.kind === 'key')
            this.#redactor.add(client.credentials.apiKey);
        if (config.jobApiKey !== null)
            this.#redactor.add(config.jobApiKey);
        this.#status = new StatusReporter(client, registration.agentId, this.#logger);
        const { entity } = config;
        this.#files = new FailureFiles(client, { entity, name: registration.name, host: options.host.hostname });
        this.#closer = new closer/* Closer */.h({
            client,
            owner: { entity, project: config.queueProject },
            clock: this.#clock,
            logger: this.#logger,
            files: this.#files,
            cut: (text) => this.#redactor.cut(text),
            signal: this.#hurry,
            onItem: (item) => this.#addItem(item),
        });
        const stop = () => {
            options.state?.note({ kind: 'cancelled', because: this.#stopMessage(options.signal?.reason) });
            this.#stop.abort(options.signal?.reason);
        };
        options.signal?.addEventListener('abort', stop, { once: true });
        if (options.signal?.aborted)
            stop();
    }
    /**
     * Registers an agent with the server.
     * @throws LaunchError when a queue is missing; WandbError when the key is wrong
     */
    static async create(client, options) {
        const call = options.signal ? { signal: options.signal } : {};
        const registration = await register(client, options.config, options.host, call);
        const { agentId, name } = registration;
        options.state?.note({
            kind: 'agent',
            ...options.state.place,
            agentId,
            name,
            entity: options.config.entity,
        });
        latest = new LaunchAgent(client, options, registration);
        return latest;
    }
    /** Whether this process has an agent. */
    static initialized() {
        return latest !== null;
    }
    /** The name that the server gave to this process's agent. @throws LaunchError when there is none */
    static name() {
        if (latest === null)
            throw new errors/* LaunchError */.mE('LaunchAgent has not been initialized.');
        return latest.name;
    }
    get name() {
        return this.#registration.name;
    }
    /** Jobs running, schedulers not counted. */
    get numRunningJobs() {
        return this.#count(false);
    }
    get numRunningSchedulers() {
        return this.#count(true);
    }
    /** Keys of the jobs being run: item ids. */
    get threadIds() {
        return [...this.#jobs.keys()];
    }
    /** What became of the items so far. */
    get items() {
        return this.#items;
    }
    /** Whether everything that was taken has ended, and the server knows. */
    get isSettled() {
        return (this.#open.size === 0 && this.#jobs.size === 0 && this.#closing.size === 0 && this.#unreported === 0);
    }
    /** Why no more items are claimed although there may be some; null: that is not so. */
    get brokenBecause() {
        return this.#breaker.isOpen ? this.#breaker.why : null;
    }
    /** Polls and runs jobs until there is no more to do, a stop is asked for, or the signal aborts. */
    async loop() {
        const over = new AbortController();
        const ticking = this.#tick(AbortSignal.any([over.signal, this.#stop.signal]));
        let end = null;
        try {
            void this.updateStatus('POLLING');
            await this.#recover();
            this.printStatus();
            end = await this.#poll();
            return end;
        }
        finally {
            await this.#settle(end === 'cancelled');
            over.abort();
            await ticking;
        }
    }
    /** The next item of any queue, with its queue; null when all are empty. The queue that gave one goes to the end. */
    async getJobAndQueue() {
        let trouble;
        for (const queue of this.#rotation) {
            try {
                const job = await this.popFromQueue(queue);
                if (job === null)
                    continue;
                this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
                return { job, queue };
            }
            catch (error) {
                // One queue that cannot be read must not starve the others.
                trouble ??= error;
                if (isFatal(error) || this.#stop.signal.aborted)
                    break;
            }
        }
        if (trouble !== undefined)
            throw trouble;
        return null;
    }
    /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
    async popFromQueue(queue) {
        const { entity, queueProject: project } = this.#options.config;
        const { agentId } = this.#registration;
        const from = { entity, project, queue, agentId };
        return (0,agents/* popFromQueue */.fm)(this.#client, from, { signal: this.#stop.signal });
    }
    /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
    runJob(job, queue) {
        const { state, config } = this.#options;
        const note = state?.note ?? (() => { });
        note({ kind: 'taken', itemId: job.itemId, queue });
        const tracker = (0,agent_tracker/* newTracker */.P)(job.itemId, queue, this.#clock.now(), { note });
        tracker.isScheduler = isSchedulerSpec(job.runSpec);
        tracker.queueSeconds = queueWait(this.#client, config, tracker, this.#stop.signal);
        if (this.#jobs.size === 0)
            void this.updateStatus('RUNNING');
        this.#jobs.set(job.itemId, tracker);
        this.#open.set(job.itemId, tracker);
        void this.taskRunJob(job.runSpec, tracker);
    }
    /** The body of one running job. Never rejects. */
    async taskRunJob(launchSpec, tracker) {
        try {
            const end = await runJob(tracker, launchSpec, {
                client: this.#client,
                config: this.#options.config,
                runners: this.#runners,
                clock: this.#clock,
                logger: this.#logger,
                signal: this.#stop.signal,
                random: this.#random,
                onSecret: (secret) => {
                    this.#redactor.add(secret);
                    this.#options.onSecret?.(secret);
                },
                openLog: (of) => this.#openLog(of),
            });
            this.#afterEnd(tracker, end);
        }
        catch (error) {
            this.finishThreadId(tracker.itemId, error);
        }
    }
    /** Refuses a run of a sweep that has ended. @throws LaunchError */
    async checkSweepState(launchSpec) {
        await checkSweepState(this.#client, readWork(launchSpec), { signal: this.#stop.signal });
    }
    /** Reports a failed item. */
    async failRunQueueItem(runQueueItemId, message, phase, files = []) {
        // Not with the stop signal: a report is owed above all when the agent is being stopped.
        const filePaths = files.length > 0 ? { filePaths: files } : {};
        const problem = {
            itemId: runQueueItemId,
            message: this.#redactor.cut(message),
            stage: phase,
            ...filePaths,
        };
        await (0,agents/* failItem */.mf)(this.#client, problem, { signal: this.#hurry });
    }
    /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
    finishThreadId(threadId, exception) {
        const tracker = this.#jobs.get(threadId);
        this.#jobs.delete(threadId);
        if (tracker && exception !== undefined) {
            if (exception instanceof LostItemError)
                this.#taken -= 1;
            this.#record(tracker.start, (0,errors/* oneLine */.TN)(exception));
            if (tracker.startedAt !== null)
                tracker.endedAt ??= this.#clock.now();
            this.#afterLog(tracker);
            const verdict = this.#verdictOn(exception, tracker);
            const trace = FailureFiles.traceOf(exception);
            this.#later(async () => void (await this.#closer.close(tracker, { verdict, exitCode: null, trace })));
        }
        if (this.#jobs.size === 0 && !this.#stop.signal.aborted)
            void this.updateStatus('POLLING');
        this.#wake();
    }
    printStatus() {
        const { maxJobs } = this.#options.config;
        const polling = this.numRunningJobs < maxJobs ? `polling on queues ${this.#rotation.join(',')}, ` : '';
        const limit = `running ${this.numRunningJobs} out of a maximum of ${maxJobs === Infinity ? 'inf' : maxJobs} jobs`;
        this.#logger.info(`agent ${this.name} ${polling}${limit}`);
    }
    /** Tells the server the agent's state; a failure is no reason to stop working. */
    updateStatus(status) {
        return this.#status.tell(status);
    }
    async #poll() {
        const { config } = this.#options;
        const begun = this.#clock.now();
        let busyAt = begun;
        let waited = 0;
        for (;;) {
            const now = this.#clock.now();
            if (this.#jobs.size > 0)
                busyAt = now;
            const turn = decideTurn({
                now,
                begun,
                busyAt,
                taken: this.#taken,
                runningJobs: this.numRunningJobs,
                running: this.#jobs.size,
                stopAsked: this.#stopAsked,
                cancelled: this.#stop.signal.aborted,
                broken: this.#breaker.isOpen,
                waited,
                random: this.#random(),
            }, config);
            if (turn.do === 'end')
                return turn.why;
            if (turn.do === 'poll' && (await this.#take())) {
                waited = 0;
                continue;
            }
            if (turn.do === 'poll')
                waited = turn.pollMs;
            await this.#pause(turn.do === 'wait' ? turn.ms : turn.emptyMs);
        }
    }
    /** Takes the next item, if there is one. Errors that may pass are survived. @throws WandbError for a bad key */
    async #take() {
        try {
            const next = await this.getJobAndQueue();
            if (next === null)
                return false;
            const { maxSchedulers } = this.#options.config;
            if (this.numRunningSchedulers >= maxSchedulers && isSchedulerSpec(next.job.runSpec)) {
                this.#logger.info(`Item ${next.job.itemId} is a sweep scheduler, and ${maxSchedulers} may run (max-schedulers): it goes back to its queue.`);
                return false;
            }
            this.#taken += 1;
            this.#logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
            this.runJob(next.job, next.queue);
            return true;
        }
        catch (error) {
            if (this.#stop.signal.aborted)
                return false;
            if (isFatal(error))
                throw error;
            this.#logger.warning(`Polling failed, and goes on: ${(0,errors/* oneLine */.TN)(error)}`);
            return false;
        }
    }
    /** What goes on beside the polling: is a stop asked for, does the server see that the agent lives? */
    #tick(over) {
        return goOnBeside({
            client: this.#client,
            agentId: this.#registration.agentId,
            clock: this.#clock,
            logger: this.#logger,
            over,
            printMs: this.#options.config.verbosity > 0 ? PRINT_MS.verbose : PRINT_MS.quiet,
            onStopAsked: () => {
                this.#stopAsked = true;
                this.#wake();
            },
            touch: () => this.#options.state?.touch(),
            repeatStatus: () => void this.updateStatus(this.#jobs.size > 0 ? 'RUNNING' : 'POLLING'),
            printStatus: () => this.printStatus(),
        });
    }
    /** Picks up what lost agents of this machine left. What runs counts as running here; the rest goes on beside. */
    async #recover() {
        const { state, config, findLeftovers = () => Promise.resolve([]) } = this.#options;
        const orphans = (await state?.takeOrphans()) ?? [];
        for (const orphan of orphans) {
            const left = orphan.record.items.filter((item) => !item.reported && item.claim !== null).length;
            this.#logger.info(`Picks up after agent ${orphan.record.name ?? orphan.origin}, which was lost: ${left} items.`);
            try {
                const { settled } = await (0,recover/* recoverOrphan */.d)(orphan, {
                    client: this.#client,
                    owner: { entity: config.entity, project: config.queueProject },
                    closer: this.#closer,
                    logger: this.#logger,
                    find: findLeftovers,
                    stopGraceMs: config.stopGraceMs,
                    stopping: null,
                    signal: this.#stop.signal,
                    openLog: (tracker) => this.#openLog(tracker),
                    watch: (tracker, run) => this.#adopt(tracker, run),
                });
                this.#later(() => settled);
            }
            catch (error) {
                this.#logger.warning(`What agent ${orphan.origin} left could not be seen to: ${(0,errors/* oneLine */.TN)(error)}`);
            }
        }
    }
    async #adopt(tracker, run) {
        this.#jobs.set(tracker.itemId, tracker);
        this.#open.set(tracker.itemId, tracker);
        const cancel = () => void run.cancel(this.#options.config.stopGraceMs);
        if (this.#stop.signal.aborted)
            cancel();
        this.#stop.signal.addEventListener('abort', cancel, { once: true });
        const end = await run.wait();
        this.#stop.signal.removeEventListener('abort', cancel);
        this.finishThreadId(tracker.itemId);
        await this.#closeEnded(tracker, end);
    }
    #afterEnd(tracker, end) {
        this.#record(tracker.start, end.reason ?? `exit code ${end.exitCode}`);
        this.finishThreadId(tracker.itemId);
        this.#later(() => this.#closeEnded(tracker, end));
    }
    async #closeEnded(tracker, end) {
        tracker.endedAt = this.#clock.now();
        this.#afterLog(tracker);
        if (tracker.isScheduler && end.state === 'failed')
            await this.#cancelSweepOf(tracker);
        const cancelledBecause = this.#cancelledBecause();
        await this.#closer.closeEnded(tracker, end, { cancelledBecause, stop: this.#stop.signal });
    }
    async #cancelSweepOf(tracker) {
        const run = (0,agent_tracker/* runOf */.n)(tracker);
        if (run === null)
            return;
        const sweep = { entity: run.entity, project: run.project, sweepId: run.runId };
        await cancelSweep(this.#client, sweep, { signal: this.#hurry }).catch((error) => {
            this.#logger.warning(`The sweep ${run.runId} could not be cancelled: ${(0,errors/* oneLine */.TN)(error)}`);
        });
    }
    /** Lets jobs end (or end by the signal), and sends what is still to be told; both while there is time. */
    async #settle(cancelled) {
        const call = { deadlineMs: cancelled ? KILLED_MS.cancelled : KILLED_MS.ordinary, signal: this.#hurry };
        const killed = cancelled ? this.#status.tell('KILLED', call) : null;
        while (this.#jobs.size > 0 && !this.#hurry.aborted)
            await this.#pause(SLOWEST_POLL_MS, true);
        while (this.#closing.size > 0 && !this.#hurry.aborted) {
            await Promise.race([Promise.all(this.#closing), abortOf(this.#hurry)]);
        }
        for (const tracker of this.#open.values())
            this.#addItem(await this.#unfinished(tracker));
        await (killed ?? this.#status.tell('KILLED', call));
        if (this.isSettled)
            this.#options.state?.note({ kind: 'killed' });
        await this.#files.finish(call).catch(() => { });
        this.printStatus();
    }
    /** The row of an item that could not be seen to its end in time. */
    #unfinished(tracker) {
        const because = this.#cancelledBecause() ?? 'The agent ended.';
        const message = `${because} What it left is cleaned up after the step.`;
        const verdict = { state: 'killed', outcome: 'cancelled', message, failure: null };
        return this.#closer.rowOf(tracker, verdict, null, true);
    }
    /** Sleeps, but not longer than until a slot is freed; and, unless `deaf`, not after a stop. */
    async #pause(ms, deaf = false) {
        const early = new AbortController();
        this.#wake = () => early.abort();
        const signal = AbortSignal.any([early.signal, deaf ? this.#hurry : this.#stop.signal]);
        // Woken early or not: the loop looks again.
        await this.#clock.sleep(ms, signal).catch(() => { });
    }
    #later(task) {
        const promise = task()
            .catch((error) => {
            this.#unreported += 1;
            this.#logger.warning(`A report to W&B failed: ${(0,errors/* oneLine */.TN)(error)}`);
        })
            .finally(() => {
            this.#closing.delete(promise);
            this.#wake();
        });
        this.#closing.add(promise);
    }
    #addItem(item) {
        this.#open.delete(item.itemId);
        this.#items.push(item);
        this.#options.onItem?.(item);
    }
    #openLog(tracker) {
        const { logDirectory } = this.#options.config;
        // Whoever pushed the item chose the run id.
        const name = `${(tracker.runId ?? tracker.itemId).replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64)}.log`;
        return new JobLog({
            print: (line) => this.#options.onLine?.(tracker, line),
            cut: (text) => this.#redactor.cut(text),
            path: logDirectory === null ? null : (0,external_node_path_.join)(logDirectory, name),
        });
    }
    #afterLog(tracker) {
        tracker.log?.close();
        this.#options.onEnd?.(tracker);
    }
    #record(start, reason) {
        if (!this.#stop.signal.aborted)
            this.#breaker.record(start, reason);
    }
    #count(schedulers) {
        return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === schedulers).length;
    }
    #cancelledBecause() {
        return this.#stop.signal.aborted ? this.#stopMessage(this.#stop.signal.reason) : null;
    }
    #stopMessage(reason) {
        return this.#options.stopMessage ?? (0,errors/* messageOf */.bD)(reason);
    }
    #verdictOn(error, tracker) {
        const fault = error instanceof runners_refusal/* RefusedError */.fk
            ? 'refused'
            : error instanceof LostItemError
                ? 'lost'
                : 'agent';
        // An item that is at fault itself is told so even while the agent is being stopped.
        const ownFault = error instanceof runners_refusal/* RefusedError */.fk || error instanceof ItemError;
        return (0,outcome/* verdictOnTrouble */.CB)({
            message: (0,errors/* oneLine */.TN)(error),
            fault,
            cancelledBecause: ownFault ? null : this.#cancelledBecause(),
            claimed: tracker.claim !== 'none',
        });
    }
}
/** Errors after which polling on is of no use: the key is not, or no longer, accepted. */
function isFatal(error) {
    return error instanceof wandb_errors/* WandbError */.X && (error.kind === 'auth' || error.kind === 'permission');
}
function abortOf(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve(), { once: true });
    });
}

// EXTERNAL MODULE: ./build/agent/state.js + 2 modules
var agent_state = __webpack_require__(7441);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var read = __webpack_require__(4688);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(3794);
// EXTERNAL MODULE: ./build/report/index.js + 8 modules
var report = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/modes/agent-backends.js + 17 modules
var agent_backends = __webpack_require__(7029);
;// CONCATENATED MODULE: ./build/modes/agent-lines.js
/** Shows what jobs print: in a group when one job runs at a time, else each line behind the id of its run. */
class JobLines {
    #logger;
    #single;
    #group = null;
    constructor(logger, maxJobs) {
        this.#logger = logger;
        this.#single = maxJobs === 1;
    }
    line(job, line) {
        if (!this.#single || job.isScheduler) {
            this.#logger.info(`[${job.runId ?? job.itemId}] ${line}`);
            return;
        }
        if (this.#group !== job.itemId) {
            this.#endGroup();
            this.#group = job.itemId;
            this.#logger.group(`Log of run ${job.runId ?? job.itemId}`);
        }
        this.#logger.info(line);
    }
    end(job) {
        if (this.#group === job.itemId)
            this.#endGroup();
        const path = job.log?.path ?? null;
        if (path !== null)
            this.#logger.info(`The log of run ${job.runId ?? job.itemId} is kept in ${path}.`);
    }
    #endGroup() {
        if (this.#group !== null)
            this.#logger.endGroup();
        this.#group = null;
    }
}

// EXTERNAL MODULE: ./build/modes/agent-saved.js
var agent_saved = __webpack_require__(9024);
// EXTERNAL MODULE: ./build/modes/agent-settings.js + 1 modules
var agent_settings = __webpack_require__(1163);
// EXTERNAL MODULE: ./build/modes/saved.js
var saved = __webpack_require__(9812);
// EXTERNAL MODULE: ./build/modes/step.js + 7 modules
var modes_step = __webpack_require__(5036);
;// CONCATENATED MODULE: ./build/modes/agent.js
















/** Reported to the server as the agent's version. */
const VERSION = 'wandb-launch-action';
/** Milliseconds between a cancel and the end of everything that `post` can do as well: SIGTERM comes after 7.5 s. */
const CANCEL_MS = 6_000;
/** `mode: agent`: drains the queues with the jobs of this runner, and reports what became of each item. */
async function agent(inputs, step) {
    const client = (0,modes_step.clientOf)(inputs, step);
    const temp = step.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
    const workDirectory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'wandb-agent-'));
    const logDirectory = (0,external_node_path_.join)(temp, 'wandb-launch-logs');
    try {
        await (0,promises_.mkdir)(logDirectory, { recursive: true, mode: 0o700 });
        const { config, warnings } = await (0,agent_settings/* agentSettings */.t)(inputs, client, step.env, {
            workDirectory,
            logDirectory,
        });
        for (const warning of warnings)
            step.logger.warning(warning);
        return await work(inputs, config, client, step);
    }
    catch (error) {
        step.logger.error((0,errors/* oneLine */.TN)(error));
        return 1;
    }
    finally {
        await client.close();
        await (0,promises_.rm)(workDirectory, { recursive: true, force: true });
    }
}
async function work(inputs, config, client, step) {
    const backends = new agent_backends/* AgentBackends */.t(config, step);
    const state = await agent_state/* AgentState */.Z.open((0,agent_settings/* stateDirOf */.I)(inputs, step.env), step.clock);
    const items = [];
    let launchAgent = null;
    let ending = null;
    try {
        await backends.check(client);
        (0,agent_saved/* saveAgent */.L)(step, { stateDir: state.stateDir, owner: state.owner });
        const lines = new JobLines(step.logger, config.maxJobs);
        launchAgent = await LaunchAgent.create(client, {
            config,
            host: { hostname: (0,external_node_os_.hostname)(), version: VERSION },
            runners: ({ name }) => backends.runners({ name, owner: state.owner }),
            findLeftovers: (owner, expected) => backends.findLeftovers(owner, expected),
            state,
            logger: step.logger,
            clock: step.clock,
            random: step.random,
            signal: step.cancellation.signal,
            hurry: hurryAfter(step),
            stopMessage: stopMessage(step),
            secrets: (0,read/* secretInputs */._y)(step.env),
            onSecret: step.mask,
            onLine: (tracker, line) => lines.line(tracker, line),
            onEnd: (tracker) => lines.end(tracker),
            onItem: (item) => {
                items.push(item);
                tell(item, step);
                step.outputs.setJson('items', items);
            },
        });
        const end = await launchAgent.loop();
        ending = endingOf(end, inputs, launchAgent.brokenBecause);
        const ran = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
        const line = `The agent ends after ${ran}: ${ending}.`;
        if (end === 'runner-broken')
            step.logger.error(line);
        else
            step.logger.info(line);
        return end === 'cancelled' || end === 'runner-broken' ? 1 : exitCodeFor(items, inputs.failOn);
    }
    finally {
        const settled = launchAgent?.isSettled ?? true;
        if (inputs.summary && (items.length > 0 || ending !== null)) {
            step.summary.write((0,report/* renderItems */.$)({ items, ending }, { limit: summary/* SUMMARY_BYTES */.R }));
            (0,saved/* saveReported */.T6)(step);
        }
        await state.close(settled);
        if (settled)
            (0,saved/* saveDone */.E3)(step);
    }
}
/** Aborts when a cancelled step has had its time. */
function hurryAfter({ cancellation }) {
    const over = new AbortController();
    const begin = () => void setTimeout(() => over.abort(), CANCEL_MS).unref();
    if (cancellation.signal.aborted)
        begin();
    else
        cancellation.signal.addEventListener('abort', begin, { once: true });
    return AbortSignal.any([cancellation.hurry, over.signal]);
}
/** What an item says that was ended by a cancel. */
function stopMessage({ context }) {
    return `cancelled by workflow run ${context.workflowRunUrl || context.runId}`;
}
/** One line an item: a failed one as an annotation, of which a logger makes ten at most. */
function tell(item, { logger }) {
    const name = item.runUrl ?? item.itemId;
    const seconds = item.runSeconds === null ? '' : ` after ${(0,duration/* formatDuration */.a)(item.runSeconds * 1_000)}`;
    const line = `${name}: ${item.outcome}${seconds}${item.message === null ? '' : ` (${item.message})`}`;
    if ((0,report/* isGreen */.gf)(item.outcome) || item.outcome === 'cancelled')
        logger.info(line);
    else
        logger.error(line);
}
/** Why an agent ended, in words. */
function endingOf(end, inputs, broken) {
    switch (end) {
        case 'idle':
            return `the queues were empty for ${(0,duration/* formatDuration */.a)(inputs.idleTimeoutMs)} (idle-timeout)`;
        case 'max-items':
            return 'max-items is reached';
        case 'max-runtime':
            return 'max-runtime is reached';
        case 'stop-asked':
            return 'a stop was asked for in W&B';
        case 'cancelled':
            return 'the step was cancelled';
        case 'runner-broken':
            return `no more items are claimed, as this runner seems to be broken; they stay in their queues. ${broken ?? ''}`;
    }
}
/** `fail-on`: whether one bad item, only all of them, or none makes the step fail. */
function exitCodeFor(items, failOn) {
    const bad = items.filter((item) => !(0,report/* isGreen */.gf)(item.outcome)).length;
    if (failOn === 'none' || bad === 0)
        return 0;
    return failOn === 'any' || bad === items.length ? 1 : 0;
}


/***/ }),

/***/ 538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ flagName),
/* harmony export */   MK: () => (/* binding */ REPEATABLE_FLAGS),
/* harmony export */   hH: () => (/* binding */ RUNNERS_OWN),
/* harmony export */   ws: () => (/* binding */ HARMLESS_FLAGS),
/* harmony export */   xX: () => (/* binding */ NOT_OF_DOCKER)
/* harmony export */ });
/** Options of `docker create` with one letter, and their long names. */
const LONG_NAMES = {
    a: 'attach',
    c: 'cpu-shares',
    d: 'detach',
    e: 'env',
    h: 'hostname',
    i: 'interactive',
    l: 'label',
    m: 'memory',
    p: 'publish',
    q: 'quiet',
    t: 'tty',
    u: 'user',
    v: 'volume',
    w: 'workdir',
    net: 'network',
};
/** Options that a queue may set with no word of the owner, as the W&B agent (0.31) has them. */
const HARMLESS_FLAGS = new Set([
    'cpu-period',
    'cpu-quota',
    'cpu-shares',
    'cpus',
    'cpuset-cpus',
    'cpuset-mems',
    'env',
    'gpus',
    'memory',
    'memory-reservation',
    'memory-swap',
    'name',
    'pids-limit',
    'platform',
    'shm-size',
    'ulimit',
    'workdir',
]);
/** Of these a list may be given. */
const REPEATABLE_FLAGS = new Set(['env', 'ulimit', 'volume']);
/** In the W&B agent's list, but no options of docker: its containers fail on them. Each with what is meant. */
const NOT_OF_DOCKER = {
    command: 'Give the command as `overrides.entry_point` and `overrides.args`.',
    cpu: 'Set `cpus` (how many) or `cpu-shares` (a weight).',
};
/** The runner's own: without them it could not tell how a job ended, nor find it again. */
const RUNNERS_OWN = new Set([
    'attach',
    'cidfile',
    'detach',
    'detach-keys',
    'entrypoint',
    'env-file',
    'help',
    'interactive',
    'label-file',
    'pull',
    'quiet',
    'restart',
    'rm',
    'sig-proxy',
    'tty',
]);
/**
 * The one name of an option, however it was written: `--shm_size`, `SHM-SIZE` and `shm-size` are the same, and so
 * are `m` and `memory`. The first step is the W&B agent's, which then passes the raw spelling on.
 */
function flagName(key) {
    const name = key.trim().replace(/^-+/, '').replaceAll('_', '-').toLowerCase();
    return Object.hasOwn(LONG_NAMES, name) ? (LONG_NAMES[name] ?? name) : name;
}


/***/ }),

/***/ 7526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ GpuSlots),
/* harmony export */   Oc: () => (/* binding */ gpusFlag),
/* harmony export */   gF: () => (/* binding */ splitGpus),
/* harmony export */   yf: () => (/* binding */ readGpus)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9036);

/**
 * Reads `all`, a number, or `device=0,1`, the quotes that docker's own command line needs included.
 * @throws RefusedError
 */
function readGpus(text) {
    const plain = text.replace(/^(["'])(.*)\1$/, '$2').trim();
    if (plain === 'all' || plain === '-1')
        return { kind: 'all' };
    if (/^\d{1,4}$/.test(plain)) {
        const count = Number(plain);
        return count === 0 ? null : { kind: 'count', count };
    }
    const devices = /^device=([\w:-]+(?:,[\w:-]+)*)$/.exec(plain)?.[1];
    if (devices !== undefined)
        return { kind: 'devices', devices: devices.split(',') };
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`gpus: ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(text)} is not understood`, 'Write all, a number, or device=0,1; the owner of the runner can set more with `docker-args`.');
}
/**
 * The value of `--gpus`. When the runner shares its devices out among its slots, a job gets those of its slot,
 * whichever it named: two jobs must not meet on one device.
 * @param slot the devices of the slot; null when the job may have any
 * @throws RefusedError when it asks for more than the slot has
 */
function gpusFlag(request, slot) {
    if (slot === null) {
        if (request.kind === 'devices')
            return deviceFlag(request.devices);
        return `--gpus=${request.kind === 'all' ? 'all' : request.count}`;
    }
    const wanted = request.kind === 'all' ? slot.length : request.kind === 'count' ? request.count : request.devices.length;
    if (wanted > slot.length) {
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`gpus: ${wanted} devices are asked for, and a slot of this runner has ${slot.length}`, 'Ask for fewer, or lower `max-jobs` on the agent so that each job gets more.');
    }
    return deviceFlag(slot.slice(0, wanted));
}
/** The quotes are part of the value: docker reads it as CSV. */
function deviceFlag(devices) {
    return devices.length === 1 ? `--gpus=device=${devices[0] ?? ''}` : `--gpus="device=${devices.join(',')}"`;
}
/** Shares devices out among slots, as evenly as it goes; with more slots than devices some slots have none. */
function splitGpus(devices, slots) {
    const size = Math.max(1, Math.floor(devices.length / slots));
    const sets = [];
    for (let slot = 0; slot < slots && slot * size < devices.length; slot += 1) {
        sets.push(devices.slice(slot * size, (slot + 1) * size));
    }
    return sets;
}
/** Lends the sets of devices to jobs, one each. */
class GpuSlots {
    #free;
    #waiting = [];
    constructor(sets) {
        this.#free = [...sets];
    }
    /** All sets are lent. */
    get isEmpty() {
        return this.#free.length === 0;
    }
    /** A set that no other job has; waits for one while all are lent. Rejects with the reason of `signal`. */
    async take(signal) {
        signal?.throwIfAborted();
        const set = this.#free.shift();
        if (set !== undefined)
            return set;
        return new Promise((resolve, reject) => {
            const give = (lent) => {
                signal?.removeEventListener('abort', leave);
                resolve(lent);
            };
            const leave = () => {
                this.#waiting.splice(this.#waiting.indexOf(give), 1);
                reject(signal?.reason);
            };
            signal?.addEventListener('abort', leave, { once: true });
            this.#waiting.push(give);
        });
    }
    /** Keeps the sets with any of these devices from being lent, until what is returned is called. */
    reserve(devices) {
        const isTaken = (set) => set.some((device) => devices.includes(device));
        const taken = this.#free.filter(isTaken);
        this.#free.splice(0, Infinity, ...this.#free.filter((set) => !isTaken(set)));
        return () => taken.forEach((set) => this.giveBack(set));
    }
    giveBack(set) {
        const next = this.#waiting.shift();
        if (next)
            next(set);
        else
            this.#free.push(set);
    }
}


/***/ }),

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readImage),
/* harmony export */   T: () => (/* binding */ isPinned)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9036);

/** Docker's own reader of references is stricter; this keeps out what could be read as something else. */
const REFERENCE = /^(?:\[[0-9A-Fa-f:.]+\](?=[:/])|[A-Za-z0-9])[A-Za-z0-9._\-+:/@]*$/;
const MAX_REFERENCE = 4096;
/**
 * The image reference that an item names, checked: it is one word, and no option of docker.
 * @throws RefusedError
 */
function readImage(image) {
    if (image.length <= MAX_REFERENCE && REFERENCE.test(image))
        return image;
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(image)} is not an image reference`, 'Write it as registry/name:tag or name@sha256:….');
}
/** Whether a reference names one image for ever: such an image need not be asked for again. */
function isPinned(image) {
    return /@sha256:[0-9a-f]{64}$/.test(image);
}


/***/ }),

/***/ 6784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ fillMacros),
/* harmony export */   XA: () => (/* binding */ placeholderMacros),
/* harmony export */   Z4: () => (/* binding */ jobMacros),
/* harmony export */   v$: () => (/* binding */ refuseVariable)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9036);

/** Where the built-in macros stand among the variables that Launch gives to the job. */
const BUILT_IN = {
    project_name: 'WANDB_PROJECT',
    entity_name: 'WANDB_ENTITY',
    run_id: 'WANDB_RUN_ID',
    run_name: 'WANDB_NAME',
    author: 'WANDB_USERNAME',
};
/** The macros of one job. `host` is the environment of this process, of which only `pass-env` is looked at. */
function jobMacros(job, policy, host) {
    const builtIn = Object.entries(BUILT_IN).map(([name, variable]) => [
        name,
        job.environment[variable] ?? null,
    ]);
    return {
        builtIn: { ...Object.fromEntries(builtIn), image_uri: job.image },
        passed: passedVariables(policy, host),
    };
}
/** Stand-ins for all macros, to check options whose job is not known yet. */
function placeholderMacros(policy) {
    const fill = (names) => Object.fromEntries(names.map((name) => [name, 'x']));
    return { builtIn: fill([...Object.keys(BUILT_IN), 'image_uri']), passed: fill(policy.passEnv ?? []) };
}
function passedVariables(policy, host) {
    const values = {};
    for (const name of policy.passEnv ?? []) {
        const value = host[name];
        if (value !== undefined)
            values[name] = value;
    }
    return values;
}
const MACRO = /\$\{(\w+)\}/g;
/**
 * Fills `${name}` in every text of `args`, but not in keys, and never in what a macro gave. Unknown names stay as
 * they are, as with the W&B agent; but that one knows the whole environment of its host, so a name that looks like a
 * variable and is not in `pass-env` is refused rather than left in a text that was meant to hold its value.
 * @throws RefusedError
 */
function fillMacros(args, macros) {
    const warnings = [];
    const fillText = (text) => text.replace(MACRO, (whole, name) => {
        if (Object.hasOwn(macros.builtIn, name)) {
            const value = macros.builtIn[name] ?? null;
            if (value === null)
                warnings.push(`The launch has no value for \${${name}}: it is empty.`);
            return value ?? '';
        }
        if (Object.hasOwn(macros.passed, name))
            return macros.passed[name] ?? '';
        return /^[A-Z_][A-Z0-9_]*$/.test(name) ? refuseVariable(name) : whole;
    });
    const fill = (value) => {
        if (typeof value === 'string')
            return fillText(value);
        if (Array.isArray(value))
            return value.map(fill);
        return value;
    };
    const filled = Object.entries(args).map(([key, value]) => [key, fill(value)]);
    return { args: Object.fromEntries(filled), warnings };
}
/** @throws RefusedError */
function refuseVariable(name) {
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`the variable ${name} of this runner is not in \`pass-env\`, or has no value`, `Add ${name} to \`pass-env\` on the agent, if everyone who may push to the queue may know its value.`);
}


/***/ }),

/***/ 4970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownerFlags)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1693);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(538);


/**
 * The names of the options in the owner's `docker-args`, and a check of `allow-docker-args`.
 * @throws LaunchError when one is the runner's own
 */
function ownerFlags(policy) {
    const given = (policy.dockerArgs ?? [])
        .filter((word) => word.startsWith('-'))
        .map((word) => (0,_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .flagName */ .GI)(word.split('=', 1)[0] ?? ''));
    reject('docker-args', given);
    reject('allow-docker-args', (policy.allowDockerArgs ?? []).map(_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .flagName */ .GI));
    return new Set(given);
}
function reject(input, names) {
    const own = names.find((name) => _flags_js__WEBPACK_IMPORTED_MODULE_1__/* .RUNNERS_OWN */ .hH.has(name) || (name === 'name' && input === 'docker-args'));
    if (own !== undefined) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`${input}: --${own} is set by the agent itself, to know how each job ended.`, {
            hint: `Take it out of \`${input}\`.`,
        });
    }
    if (input === 'allow-docker-args' && names.includes('volume')) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('allow-docker-args: volumes are allowed one by one.', {
            hint: 'List them in `allow-volumes`, as host:container or host:container:ro.',
        });
    }
}


/***/ }),

/***/ 21:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ readResourceArgs)
});

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(2980);
// EXTERNAL MODULE: ./build/runners/refusal.js
var refusal = __webpack_require__(9036);
// EXTERNAL MODULE: ./build/runners/docker/flags.js
var docker_flags = __webpack_require__(538);
// EXTERNAL MODULE: ./build/runners/docker/gpus.js
var docker_gpus = __webpack_require__(7526);
// EXTERNAL MODULE: ./build/runners/docker/macros.js
var docker_macros = __webpack_require__(6784);
;// CONCATENATED MODULE: ./build/runners/docker/job-variables.js


const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
/** Whose variables a queue may not set: Launch's own, and those by which programs know a workflow runner. */
const RESERVED = /^(?:WANDB|GITHUB|ACTIONS|INPUT|RUNNER)_/i;
/** These choose devices where NVIDIA's runtime is the default one, past `gpus` and past the slot of the job. */
const GPU_CHOICE = /^NVIDIA_(?:VISIBLE_DEVICES|MIG_)/i;
/** Linux takes no longer text in an environment. */
const MAX_BYTES = 131_071;
/**
 * The variables that a queue sets with `env`: `NAME=value`, or `NAME` alone for a variable of this machine, which
 * must be in `pass-env`.
 * @throws RefusedError
 */
function readJobVariables(entries, macros) {
    const variables = new Map();
    for (const entry of entries) {
        const at = entry.indexOf('=');
        const name = at < 0 ? entry : entry.slice(0, at);
        if (!NAME.test(name))
            (0,refusal/* refuse */.TR)(`env: ${(0,refusal/* shown */.SP)(name)} is not the name of a variable`, 'Write NAME=value.');
        if (at >= 0)
            checkName(name);
        const value = at < 0 ? passed(name, macros) : entry.slice(at + 1);
        checkValue(name, value);
        variables.set(name, value);
    }
    return Object.fromEntries(variables);
}
function passed(name, macros) {
    if (!Object.hasOwn(macros.passed, name))
        return (0,docker_macros/* refuseVariable */.v$)(name);
    return macros.passed[name] ?? '';
}
function checkName(name) {
    if (RESERVED.test(name)) {
        (0,refusal/* refuse */.TR)(`env: ${name} is not a queue's to set`, 'Variables of W&B and of the workflow runner can only come from the image, or from `docker-args` on the agent.');
    }
    if (GPU_CHOICE.test(name)) {
        (0,refusal/* refuse */.TR)(`env: ${name} would choose devices past the runner`, 'Ask for devices with `gpus`.');
    }
}
function checkValue(name, value) {
    if (value.includes('\0'))
        (0,refusal/* refuse */.TR)(`env: ${name} holds a NUL`, 'Take it out.');
    if (Buffer.byteLength(`${name}=${value}`) > MAX_BYTES) {
        (0,refusal/* refuse */.TR)(`env: ${name} is longer than Linux allows (128 KiB)`, 'Put the value into a file or an artifact.');
    }
}

// EXTERNAL MODULE: ./build/runners/docker/volumes.js
var volumes = __webpack_require__(802);
;// CONCATENATED MODULE: ./build/runners/docker/resource-args.js







/** Keys of a queue's configuration that mean nothing here and do no harm. */
const IGNORED = {
    builder: 'it is for agents that build images',
    rm: 'containers are always removed, once their end was reported',
};
/**
 * Reads the `local-container` part of `resource_args`, which whoever may push to the queue wrote. Every key and value
 * is checked after its macros were filled.
 * @throws RefusedError that names the key and the way out
 */
function readResourceArgs(raw, policy, macros) {
    const { args, warnings } = (0,docker_macros/* fillMacros */.TN)(raw, macros);
    const allowedByOwner = new Set((policy.allowDockerArgs ?? []).map(docker_flags/* flagName */.GI));
    const values = new Map();
    for (const [key, value] of Object.entries(args)) {
        const name = (0,docker_flags/* flagName */.GI)(key);
        const ignored = Object.hasOwn(IGNORED, name) ? IGNORED[name] : undefined;
        if (ignored !== undefined) {
            warnings.push(`The resource argument "${name}" is ignored: ${ignored}.`);
            continue;
        }
        checkKey(key, name, allowedByOwner);
        const isExtra = !docker_flags/* HARMLESS_FLAGS */.ws.has(name) && name !== 'volume';
        const texts = readValue(key, value, { list: isExtra || docker_flags/* REPEATABLE_FLAGS */.MK.has(name), flag: isExtra });
        if (values.has(name) && !docker_flags/* REPEATABLE_FLAGS */.MK.has(name)) {
            (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} is given twice`, `Keep one of the spellings of ${name}.`);
        }
        values.set(name, [...(values.get(name) ?? []), ...texts]);
    }
    const one = (name) => values.get(name)?.[0] ?? null;
    const gpus = one('gpus');
    const flags = [...values].filter(([name]) => !READ_APART.has(name));
    return {
        flags: flags.flatMap(([name, texts]) => texts.map((text) => `--${name}=${text}`)),
        environment: readJobVariables(values.get('env') ?? [], macros),
        volumes: (0,volumes/* allowedVolumes */.g8)(values.get('volume') ?? [], policy),
        gpus: gpus === null ? null : (0,docker_gpus/* readGpus */.yf)(gpus),
        platform: one('platform'),
        name: one('name'),
        workdir: one('workdir'),
        warnings,
    };
}
const READ_APART = new Set(['env', 'volume', 'gpus', 'platform', 'name', 'workdir']);
function checkKey(key, name, allowedByOwner) {
    const meant = Object.hasOwn(docker_flags/* NOT_OF_DOCKER */.xX, name) ? docker_flags/* NOT_OF_DOCKER */.xX[name] : undefined;
    if (meant !== undefined)
        (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} is not an option of docker`, meant);
    if (docker_flags/* HARMLESS_FLAGS */.ws.has(name) || name === 'volume')
        return;
    if (docker_flags/* RUNNERS_OWN */.hH.has(name)) {
        (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} is the runner's own to set`, 'Take it out.');
    }
    // A name that is no plain word could not be an option of docker, whatever the owner listed.
    if (allowedByOwner.has(name) && /^[a-z][a-z0-9-]*$/.test(name))
        return;
    (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} is not allowed by the owner of this runner`, /^[a-z][a-z0-9-]*$/.test(name)
        ? `Take it out, or list ${name} in \`allow-docker-args\` on the agent, or set it for all jobs with \`docker-args\`.`
        : `Allowed are: volume, ${[...docker_flags/* HARMLESS_FLAGS */.ws].join(', ')}.`);
}
function readValue(key, value, may) {
    if (Array.isArray(value) && may.list && value.length > 0)
        return value.map((item) => readText(key, item));
    if (typeof value === 'boolean' && may.flag)
        return [String(value)];
    return [readText(key, value)];
}
function readText(key, value) {
    if (typeof value !== 'string' && !(0,json/* isJsonNumber */.OD)(value)) {
        (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} holds ${kindOf(value)}`, 'Give one text or number; env, ulimit and volume also take a list of them.');
    }
    const text = String(value);
    const isEnvironment = (0,docker_flags/* flagName */.GI)(key) === 'env';
    if (text.trim() === '')
        (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} is empty`, 'Give it a value, or take it out.');
    if (!isEnvironment && /\p{Cc}/u.test(text)) {
        (0,refusal/* refuse */.TR)(`the resource argument ${(0,refusal/* shown */.SP)(key)} holds a control character`, 'Write it in one line.');
    }
    return text;
}
function kindOf(value) {
    if (value === null || value === undefined)
        return 'no value';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}


/***/ }),

/***/ 802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g8: () => (/* binding */ allowedVolumes),
/* harmony export */   jg: () => (/* binding */ readVolume),
/* harmony export */   of: () => (/* binding */ mountFlag)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1693);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9036);


/**
 * Reads `host:container`, `host:container:ro` or `host:container:rw`.
 * @param input the owner's input in which it stands, for the message
 * @throws LaunchError
 */
function readVolume(text, input) {
    const [source, target, mode, ...rest] = text.split(':');
    const isSource = source !== undefined && /^(?:\/|[A-Za-z0-9][\w.-]*$)/.test(source);
    const isTarget = target?.startsWith('/') === true;
    const isMode = mode === undefined || mode === 'ro' || mode === 'rw';
    if (!isSource || !isTarget || !isMode || rest.length > 0 || /\p{Cc}/u.test(text)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`${input}: ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text)} is not a volume.`, {
            hint: 'Write host:container or host:container:ro, both as absolute paths.',
        });
    }
    return { source, target, readOnly: mode === 'ro' };
}
/** The volumes that a queue asks for, each of which the owner must have listed in these very words. */
function allowedVolumes(asked, policy) {
    return asked.map((text) => {
        if (policy.allowVolumes?.includes(text) === true)
            return readVolume(text, 'allow-volumes');
        return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`the owner of this runner does not allow the volume ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text)}`, `Add ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text)} to \`allow-volumes\` on the agent, in these words.`);
    });
}
/**
 * `--mount`, not `--volume`: of a path that the host does not have, `--volume` makes an empty folder, and the job
 * trains on nothing.
 */
function mountFlag({ source, target, readOnly }) {
    const type = source.startsWith('/') ? 'bind' : 'volume';
    const fields = [`type=${type}`, `source=${source}`, `target=${target}`, ...(readOnly ? ['readonly'] : [])];
    return `--mount=${fields.map(csvField).join(',')}`;
}
/** Docker reads the value as one line of CSV. */
function csvField(text) {
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}


/***/ }),

/***/ 6229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tw: () => (/* binding */ jobEnvironment),
/* harmony export */   vf: () => (/* binding */ scrubEnvironment)
/* harmony export */ });
/* unused harmony export MAX_VARIABLE */
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2980);

/** Characters of one variable; longer values are cut into `_0`, `_1`, … The limit of the Python client. */
const MAX_VARIABLE = 32_670;
/**
 * The variables that Launch gives to a job, in the order of the Python client. The W&B library inside the job reads
 * them because `WANDB_LAUNCH` is set.
 */
function jobEnvironment(input) {
    const environment = {};
    const set = (name, value) => {
        if (value !== null && value !== undefined && value !== '')
            environment[name] = value;
    };
    set('WANDB_BASE_URL', input.baseUrl);
    set('WANDB_API_KEY', input.apiKey);
    set('WANDB_PROJECT', input.project.toLowerCase());
    set('WANDB_ENTITY', input.entity);
    set('WANDB_LAUNCH', 'True');
    set('WANDB_RUN_ID', input.runId);
    set('WANDB_DOCKER', input.image);
    set('WANDB_NAME', input.runName);
    set('WANDB_USERNAME', input.author);
    set('WANDB_SWEEP_ID', input.sweepId);
    if (input.resumeCount > 0)
        set('WANDB_RESUME', 'allow');
    if (input.queue) {
        set('WANDB_LAUNCH_QUEUE_NAME', input.queue.name);
        set('WANDB_LAUNCH_QUEUE_ENTITY', input.queue.entity);
        set('WANDB_LAUNCH_TRACE_ID', input.queue.itemId);
    }
    Object.assign(environment, sharded('WANDB_CONFIG', input.runConfig));
    Object.assign(environment, sharded('WANDB_LAUNCH_FILE_OVERRIDES', input.fileOverrides));
    const job = input.job === null ? {} : { _wandb_job: input.job };
    set('WANDB_ARTIFACTS', (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)({ ...job, ...input.artifacts }, { python: true }));
    return environment;
}
function sharded(name, value) {
    // ASCII only, so that a cut never falls into a character.
    const text = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)(value, { python: true });
    if (text.length <= MAX_VARIABLE)
        return { [name]: text };
    const shards = {};
    for (let index = 0; index * MAX_VARIABLE < text.length; index += 1) {
        shards[`${name}_${index}`] = text.slice(index * MAX_VARIABLE, (index + 1) * MAX_VARIABLE);
    }
    return shards;
}
/** What a job on this machine may see of the runner's environment without being named by its owner. */
const HARMLESS = /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TERM|(https?|no|all)_proxy|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE)$/i;
/**
 * The allow-list for child processes: harmless names, and those that the owner of the runner lists in `pass-env`.
 * Tokens of the runner (`GITHUB_*`, `ACTIONS_*`, `INPUT_*`, `RUNNER_*`) pass only when listed.
 */
function scrubEnvironment(env, passEnv) {
    const scrubbed = {};
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && (HARMLESS.test(name) || passEnv.includes(name)))
            scrubbed[name] = value;
    }
    return scrubbed;
}


/***/ }),

/***/ 6347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Tail),
/* harmony export */   g: () => (/* binding */ LineSplitter)
/* harmony export */ });
const MAX_LINE = 16_384;
/**
 * Cuts a stream of bytes into lines. Bytes that are not UTF-8 become U+FFFD; of a line that was rewritten with
 * carriage returns (a progress bar) the last form is kept; a line over `MAX_LINE` characters is passed on in pieces,
 * so that memory stays bounded whatever is printed.
 */
class LineSplitter {
    #decoder = new TextDecoder('utf-8');
    #emit;
    #rest = '';
    constructor(emit) {
        this.#emit = emit;
    }
    push(bytes) {
        this.#take(this.#decoder.decode(bytes, { stream: true }));
    }
    end() {
        this.#take(this.#decoder.decode());
        if (this.#rest !== '')
            this.#line(this.#rest);
        this.#rest = '';
    }
    #take(text) {
        const lines = (this.#rest + text).split('\n');
        this.#rest = lines.pop() ?? '';
        for (const line of lines)
            this.#line(line);
        while (this.#rest.length > MAX_LINE) {
            const lastForm = this.#rest.lastIndexOf('\r', this.#rest.length - 2);
            if (lastForm >= 0) {
                this.#rest = this.#rest.slice(lastForm + 1);
                continue;
            }
            this.#emit(this.#rest.slice(0, MAX_LINE));
            this.#rest = this.#rest.slice(MAX_LINE);
        }
    }
    #line(raw) {
        const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
        const line = text.slice(text.lastIndexOf('\r') + 1);
        for (let at = 0; at === 0 || at < line.length; at += MAX_LINE)
            this.#emit(line.slice(at, at + MAX_LINE));
    }
}
/** The last `size` lines of a log. */
class Tail {
    #size;
    #lines = [];
    constructor(size = 200) {
        this.#size = size;
    }
    push(line) {
        this.#lines.push(line);
        // Shifting one by one is slow for long arrays, so room for a second tail is left before the front is cut.
        if (this.#lines.length >= 2 * this.#size)
            this.#lines.splice(0, this.#lines.length - this.#size);
    }
    lines() {
        return this.#lines.slice(-this.#size);
    }
}


/***/ }),

/***/ 5764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf),
/* harmony export */   h: () => (/* binding */ checkPolicy)
/* harmony export */ });
/* harmony import */ var _docker_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3808);
/* harmony import */ var _docker_macros_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6784);
/* harmony import */ var _docker_owner_args_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4970);
/* harmony import */ var _docker_resource_args_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21);
/* harmony import */ var _docker_volumes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(802);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9036);






/**
 * Whether an item may run on this runner: null, or the refusal. Decided before anything is claimed or fetched; a
 * container's options are checked again once their macros are filled.
 * @param resources the resources for which this agent has a runner
 */
function refusalOf(work, policy, resources = ['local-process']) {
    if (!resources.includes(work.resource)) {
        return {
            what: `this agent has no runner for resource "${work.resource}"`,
            remedy: `Use a queue whose resource is ${resources.join(' or ')}.`,
        };
    }
    if (work.resource === 'local-process')
        return processRefusal(work, policy);
    if (work.resource !== 'local-container')
        return null;
    try {
        if (work.image !== null)
            (0,_docker_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readImage */ .A)(work.image);
        (0,_docker_resource_args_js__WEBPACK_IMPORTED_MODULE_3__/* .readResourceArgs */ .E)(work.resourceArgs ?? {}, policy, (0,_docker_macros_js__WEBPACK_IMPORTED_MODULE_1__/* .placeholderMacros */ .XA)(policy));
        return null;
    }
    catch (error) {
        if (error instanceof _refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RefusedError */ .fk)
            return error.refusal;
        throw error;
    }
}
function processRefusal(work, policy) {
    if (!policy.allowLocalProcess) {
        return {
            what: `the owner of this runner does not allow ${work.isScheduler ? 'sweep schedulers, which have the ' : ''}resource "local-process"`,
            remedy: 'Set `allow-local-process: true` on the agent, if everyone who may push to the queue is trusted here.',
        };
    }
    if (work.image === null)
        return null;
    return {
        what: 'a docker image cannot run with resource "local-process"',
        remedy: 'Launch a job made from code or from a git repository.',
    };
}
/**
 * Checks what the owner wrote, so that a mistake is told when the agent starts and not when a job fails.
 * @throws LaunchError that names the input
 */
function checkPolicy(policy) {
    for (const entry of policy.allowVolumes ?? [])
        (0,_docker_volumes_js__WEBPACK_IMPORTED_MODULE_4__/* .readVolume */ .jg)(entry, 'allow-volumes');
    (0,_docker_owner_args_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerFlags */ .b)(policy);
}


/***/ }),

/***/ 989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ProcessRunner)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1693);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6347);




/** `local-process`: the job runs as a process of this machine, in its own process group, with no isolation. */
class ProcessRunner {
    resource = 'local-process';
    #environment;
    constructor(options) {
        this.#environment = options.environment;
    }
    async run(request) {
        const [program, ...args] = request.command;
        if (program === undefined) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE('The job has no entry point, so there is nothing to run.', {
                hint: 'Give it one with `entry-point`, or make a job that has one.',
            });
        }
        if (request.directory === null) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE('A job without code cannot run with resource local-process.', {
                hint: 'Use a job made from code or from a git repository, or a queue whose resource is local-container.',
            });
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: request.directory,
            env: { ...this.#environment, ...request.environment },
            // A group of its own: a cancel reaches the children of the job, and a Ctrl-C of the terminal does not.
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        try {
            await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'spawn');
        }
        catch (error) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`Cannot start "${program}": ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, {
                cause: error,
                hint: 'Is it installed on this runner, and on its PATH?',
            });
        }
        return new SubmittedProcess(child, request);
    }
}
class SubmittedProcess {
    id;
    #child;
    #tail = new _lines_js__WEBPACK_IMPORTED_MODULE_3__/* .Tail */ .P();
    #end;
    #state = 'running';
    constructor(child, request) {
        this.id = String(child.pid);
        this.#child = child;
        for (const stream of [child.stdout, child.stderr]) {
            const splitter = new _lines_js__WEBPACK_IMPORTED_MODULE_3__/* .LineSplitter */ .g((line) => {
                this.#tail.push(line);
                request.onLine(line);
            });
            stream?.on('data', (bytes) => splitter.push(bytes));
            stream?.on('end', () => splitter.end());
        }
        this.#end = this.#watch();
    }
    getStatus() {
        return this.#state;
    }
    getLogs() {
        return this.#tail.lines();
    }
    wait() {
        return this.#end;
    }
    async cancel(graceMs) {
        if (this.#state === 'running') {
            this.#state = 'stopping';
            signalGroup(this.#child, 'SIGTERM');
        }
        const force = setTimeout(() => signalGroup(this.#child, 'SIGKILL'), graceMs);
        await this.#end;
        clearTimeout(force);
        // Whatever the job started and left behind is in its group still.
        signalGroup(this.#child, 'SIGKILL');
    }
    /** A process leaves nothing that a record would hold on to. */
    async remove() {
        await this.#end;
    }
    async #watch() {
        // `exit`, not `close`: a grandchild that keeps the pipes open must not hold the slot.
        const [exitCode, signal] = (await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(this.#child, 'exit'));
        await drained(this.#child);
        const stopped = this.#state === 'stopping';
        const state = stopped ? 'stopped' : exitCode === 0 ? 'finished' : 'failed';
        this.#state = state;
        const reason = signal !== null && !stopped ? `ended by ${signal}` : null;
        return { state, exitCode, signal, reason };
    }
}
/** Waits for what the process printed before it ended, but not for what its children may print later. */
async function drained(child) {
    const streams = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.closed);
    const closed = Promise.all(streams.map((stream) => (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(stream, 'close')));
    const patience = new Promise((resolve) => setTimeout(resolve, 500).unref());
    await Promise.race([closed, patience]);
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch (error) {
        // ESRCH: the group is gone, which is what was wanted.
        if (error.code !== 'ESRCH')
            throw error;
    }
}


/***/ }),

/***/ 9036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   fk: () => (/* binding */ RefusedError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1693);

/** The owner of the runner does not allow this item. */
class RefusedError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'RefusedError';
    refusal;
    constructor(refusal) {
        super(`Refused: ${refusal.what}.`, { hint: refusal.remedy });
        this.refusal = refusal;
    }
}
/** @throws RefusedError */
function refuse(what, remedy) {
    throw new RefusedError({ what, remedy });
}
/** Text from a queue item as part of a message: one line, quoted, short. */
function shown(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}


/***/ })

};

export const id = 972;
export const ids = [972];
export const modules = {

/***/ 35186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ Closer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);
/* harmony import */ var _common_key_metrics_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19207);
/* harmony import */ var _launch_project_settle_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12533);
/* harmony import */ var _wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76690);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83046);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91385);
/* harmony import */ var _wandb_urls_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99305);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80514);
/* harmony import */ var _tracker_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(34702);










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
    async close(tracker, { verdict: asMade, exitCode, trace }) {
        const verdict = this.#withoutSecrets(asMade);
        const hurried = verdict.outcome === 'cancelled' && verdict.failure !== null;
        const { itemId, endedAt } = tracker;
        // A lease that was never claimed is not ours to end, whoever comes next.
        if (tracker.claim !== 'none')
            tracker.note({ kind: 'ended', itemId, exitCode, endedAt, verdict });
        tracker.log?.close();
        const item = await this.rowOf(tracker, verdict, exitCode, hurried);
        this.#options.onItem(item);
        await Promise.all([
            this.#report(tracker, verdict, hurried ? null : (trace ?? '')),
            this.#settleRun(tracker, verdict),
        ]);
        tracker.note({ kind: 'reported', itemId, row: { ...item } });
        await this.tidy(tracker);
        return item;
    }
    /**
     * Ends an item whose process has ended.
     * @param stop aborted: its run is looked at once and not waited for
     */
    async closeEnded(tracker, end, { cancelledBecause, stop }) {
        tracker.endedAt ??= this.#options.clock.now();
        const { exitCode } = end;
        if (tracker.verdict !== null)
            return this.close(tracker, { verdict: tracker.verdict, exitCode });
        // A program that ended well has begun its run, but the server may not know it yet.
        const waits = cancelledBecause === null ? INITIALISED_AFTER_MS.slice(0, end.state === 'finished' ? 7 : 3) : [0];
        const runState = end.neverStarted === true ? null : await this.runStateOf(tracker, waits, stop);
        const verdict = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_7__/* .verdictOf */ .Vj)({ end, runState, cancelledBecause, command: tracker.command });
        return this.close(tracker, { verdict, exitCode });
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
            const known = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_5__/* .runStatus */ .em)(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
            state = known?.state ?? state;
            if (state !== null && state !== 'pending')
                break;
        }
        return state;
    }
    #withoutSecrets(verdict) {
        const { cut } = this.#options;
        const { message, failure } = verdict;
        return {
            ...verdict,
            message: message === null ? null : cut(message),
            failure: failure && { ...failure, message: cut(failure.message) },
        };
    }
    async #report(tracker, { failure }, trace) {
        if (failure === null || !(await this.#isOurs(tracker)))
            return;
        const { client, signal } = this.#options;
        const { itemId } = tracker;
        const paths = trace === null ? [] : await this.#upload(tracker, trace);
        const problem = { itemId, message: failure.message, stage: failure.stage };
        const files = paths.length > 0 ? { filePaths: paths } : {};
        await (0,_wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_3__/* .failItem */ .mf)(client, { ...problem, ...files }, { deadlineMs: REPORT_MS, signal });
    }
    /** Whether a failure of the item is ours to tell: not when the claim was asked for and went to another agent. */
    async #isOurs(tracker) {
        if (tracker.claim !== 'asked')
            return true;
        const { client, owner, signal } = this.#options;
        const queue = { ...owner, name: tracker.queue };
        const item = await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_4__/* .queueItem */ .RF)(client, queue, tracker.itemId, { deadlineMs: REPORT_MS, signal });
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
        await (0,_launch_project_settle_run_js__WEBPACK_IMPORTED_MODULE_2__/* .settleStoppedRun */ .I)(client, run, logger, { deadlineMs: SHORT_MS, signal });
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
            runUrl: run ? (0,_wandb_urls_js__WEBPACK_IMPORTED_MODULE_6__/* .runUrl */ .Vp)(this.#options.client.appUrl, run) : null,
            job: work?.job ?? work?.image ?? null,
            state: verdict.state,
            outcome: verdict.outcome,
            exitCode,
            gpus: tracker.run?.gpus ?? [],
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
        const details = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_5__/* .runDetails */ .C6)(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
        return details && (0,_common_key_metrics_js__WEBPACK_IMPORTED_MODULE_9__/* .keyMetrics */ .X)(details.summary);
    }
}


/***/ }),

/***/ 42506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ LAUNCH_PROJECT)
/* harmony export */ });
/** The project that owns queues, for every entity. */
const LAUNCH_PROJECT = 'model-registry';


/***/ }),

/***/ 80514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ verdictOnTrouble),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   im: () => (/* binding */ OUTCOMES),
/* harmony export */   xj: () => (/* binding */ STATES)
/* harmony export */ });
/* unused harmony export initialised */
/** The states and outcomes that an agent gives to items. */
const STATES = ['pending', 'finished', 'failed', 'killed'];
const OUTCOMES = [
    'succeeded',
    'queued',
    'job-failed',
    'agent-failed',
    'cancelled',
    'refused',
];
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

/***/ 34610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ recoverOrphan)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);
/* harmony import */ var _wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76690);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83046);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91385);
/* harmony import */ var _leftover_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51667);
/* harmony import */ var _replay_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63155);
/* harmony import */ var _tracker_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34702);








/** The state of a run that says that its program came to a good end, whatever became of its agent. */
const WELL_ENDED = 'finished';
/**
 * Sees to everything that a lost agent left: takes over what runs, reports what has ended, fails what is gone.
 * Resolves once all that runs is in the hands of `watch`; `settled` once everything has ended. That never rejects: what
 * could not be done stays in the journal, for a later look.
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
    const troubles = results.flatMap((result) => result.status === 'rejected' ? [result.reason] : []);
    if (troubles.length === 0) {
        await clear(orphan, context).catch((error) => troubles.push(error));
    }
    for (const trouble of troubles)
        context.logger.warning(`A leftover could not be seen to: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(trouble)}`);
    await tellGone(orphan, context);
    if (troubles.length === 0)
        await orphan.finish();
    else
        orphan.release();
}
/** What its containers and folders were needed for is done; some may have withstood their removal. */
async function clear({ origin, record }, { find, stopGraceMs }) {
    const left = await find(origin, record.items.some(mayHaveContainer));
    await Promise.all(left.map((container) => container.discard(stopGraceMs)));
    for (const folder of record.folders)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
}
/** The lost agent could not say so itself. */
async function tellGone({ record, note }, { client, logger, signal }) {
    if (record.agentId === null || record.killed)
        return;
    try {
        await (0,_wandb_operations_agents_js__WEBPACK_IMPORTED_MODULE_2__/* .updateLaunchAgent */ .wj)(client, record.agentId, 'KILLED', { deadlineMs: 10_000, signal });
        note({ kind: 'killed' });
    }
    catch (error) {
        logger.debug(`Agent ${record.name ?? record.agentId} could not be marked as gone: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(error)}`);
    }
}
/** `rest` is what of it takes time. */
async function beginItem(item, container, orphan, context) {
    const tracker = trackerOf(item, orphan);
    const what = (0,_replay_js__WEBPACK_IMPORTED_MODULE_6__/* .recoveryOf */ .rU)(item, foundOf(item, container), context.stopping !== null);
    switch (what) {
        case 'nothing':
            return { rest: Promise.resolve() };
        case 'adopt':
        case 'collect': {
            if (container === null)
                return { rest: tellEnd(tracker, item, orphan, context) };
            const left = what === 'adopt' ? 'left running' : 'did not report';
            context.logger.info(`Takes over item ${item.itemId}, which a lost agent ${left}.`);
            tracker.endedAt ??= container.endedAt;
            tracker.log = context.openLog(tracker);
            tracker.run = await container.adopt((line) => tracker.log?.push(line), (text) => tracker.log?.cut(text) ?? text);
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
        (0,_leftover_process_js__WEBPACK_IMPORTED_MODULE_5__/* .killLeftover */ .Sb)(item.started);
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
    const tracker = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_7__/* .newTracker */ .P)(item.itemId, item.queue, item.takenAt, { adopted: true, note: orphan.note });
    if (item.claim === null)
        return tracker;
    const { entity, project, runId, job, isScheduler } = item.claim;
    tracker.work = { entity, project, job, image: null };
    tracker.runId = runId;
    tracker.claim = 'held';
    tracker.isScheduler = isScheduler;
    tracker.start = item.started === null ? 'not-tried' : 'ran';
    tracker.startedAt = item.started?.at ?? null;
    tracker.endedAt = item.ended?.endedAt ?? null;
    tracker.verdict = item.ended?.verdict ?? null;
    return tracker;
}
function foundOf(item, container) {
    if (container !== null)
        return container.isRunning ? 'running' : 'exited';
    const isProcess = item.started?.resource === 'local-process';
    return isProcess && item.started && (0,_leftover_process_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameProcess */ .SM)(item.started) ? 'running' : null;
}
/** Its agent knew what to tell of it, and was lost before it had. */
async function tellEnd(tracker, { ended }, orphan, context) {
    if (ended === null || !(await isStillOurs(tracker, orphan, context)))
        return;
    const { verdict, exitCode } = ended;
    await context.closer.close(tracker, { verdict, exitCode });
}
function mayHaveContainer({ claim }) {
    return claim !== null && claim.resource !== 'local-process';
}
/** The journal notes a claim before it is asked for: the server knows whether it came about, and what came after. */
async function isStillOurs(tracker, orphan, context) {
    const { client, signal } = context;
    const { entity, project } = context.owner;
    const queue = { entity: orphan.record.entity ?? entity, project, name: tracker.queue };
    const item = await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_3__/* .queueItem */ .RF)(client, queue, tracker.itemId, { signal });
    if (item === null || item === 'queue-missing')
        return false;
    return item.associatedRunId === tracker.runId && item.state.toLowerCase() !== 'failed';
}
async function lostVerdict(tracker, orphan, context) {
    const run = (0,_tracker_js__WEBPACK_IMPORTED_MODULE_7__/* .runOf */ .n)(tracker);
    const known = run && (await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .runStatus */ .em)(context.client, run, { signal: context.signal }).catch(() => null));
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

/***/ 63155:
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
        folders: [],
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
            case 'folder':
                agent = { ...agent, folders: [...agent.folders, entry.path] };
                break;
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
                change(entry.itemId, {
                    ended: { exitCode: entry.exitCode, endedAt: entry.endedAt, verdict: entry.verdict },
                });
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

/***/ 37441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ AgentState)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/agent/outcome.js
var outcome = __webpack_require__(80514);
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
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('ended'),
        at: Time,
        itemId: dist/* string */.YjP(),
        exitCode: dist/* nullable */.mee(dist/* number */.aig()),
        /** When its process ended; null: there was none. */
        endedAt: dist/* nullable */.mee(Time),
        /** What is told of it, so that whoever has to tell it says the same. */
        verdict: dist/* object */.Ikc({
            state: dist/* picklist */.KIO(outcome/* STATES */.xj),
            outcome: dist/* picklist */.KIO(outcome/* OUTCOMES */.im),
            message: dist/* nullable */.mee(dist/* string */.YjP()),
            failure: dist/* nullable */.mee(dist/* object */.Ikc({ stage: dist/* picklist */.KIO(['agent', 'run']), message: dist/* string */.YjP() })),
        }),
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('reported'),
        at: Time,
        itemId: dist/* string */.YjP(),
        /** The row of the report; null: another agent has the item. */
        row: dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    }),
    /** A folder that is its alone, and goes with it. */
    dist/* object */.Ikc({ kind: dist/* literal */.euz('folder'), at: Time, path: dist/* string */.YjP() }),
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
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
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
/** The owners that have, or had, a lock. */
async function listLocks(stateDir) {
    const names = await (0,promises_.readdir)((0,external_node_path_.dirname)(socketPath(stateDir, 'x'.repeat(12)))).catch(() => []);
    return names.flatMap((name) => /^([0-9a-f]{12})\.sock$/.exec(name)?.[1] ?? []);
}

// EXTERNAL MODULE: ./build/agent/replay.js
var replay = __webpack_require__(63155);
;// CONCATENATED MODULE: ./build/agent/state.js







/** Milliseconds within which the journal follows the lock, also on another machine that shares the folder. */
const JOURNAL_AFTER_MS = 200;
/** The place of one agent in the state folder: its name, its lock, and its journal. */
class AgentState {
    stateDir;
    owner;
    #lock;
    #journal;
    #now;
    #place;
    /** Origins of the journals that this agent took over and is at work on. */
    #inHand = new Set();
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
            if (only !== undefined && file.origin !== only)
                continue;
            const isOwn = file.holder === this.owner;
            if (isOwn && (file.origin === this.owner || this.#inHand.has(file.origin)))
                continue;
            if (!isOwn && (await isAlive(this.stateDir, file.holder)))
                continue;
            const record = (0,replay/* replay */.eZ)(parseJournal(await (0,promises_.readFile)(file.path, 'utf8').catch(() => '')));
            // A journal on a shared disk belongs to the machine that runs its containers.
            if (record !== null && !(0,replay/* isOfThisMachine */.TH)(record, this.#place))
                continue;
            const orphan = await this.#take(file);
            if (orphan)
                orphans.push(orphan);
        }
        await this.#clearUnusedLocks();
        return orphans;
    }
    async #take(file) {
        const taken = await takeOver(this.stateDir, file, this.owner);
        if (taken === null)
            return null;
        const journal = new Journal(taken.path, this.#now);
        this.#inHand.add(file.origin);
        const release = () => void this.#inHand.delete(file.origin);
        const finish = async () => {
            await journal.remove();
            release();
            for (const owner of [file.origin, file.holder])
                if (owner !== this.owner)
                    await clearLock(this.stateDir, owner);
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
            release,
        };
    }
    /** Removes the locks of agents that were killed before they had a journal. */
    async #clearUnusedLocks() {
        const before = await this.#locksWithoutJournal();
        if (before.length === 0)
            return;
        await (0,external_node_timers_promises_.setTimeout)(JOURNAL_AFTER_MS);
        for (const owner of await this.#locksWithoutJournal())
            if (before.includes(owner) && !(await isAlive(this.stateDir, owner)))
                await clearLock(this.stateDir, owner);
    }
    async #locksWithoutJournal() {
        const named = new Set((await listJournals(this.stateDir)).flatMap(({ origin, holder }) => [origin, holder]));
        return (await listLocks(this.stateDir)).filter((owner) => owner !== this.owner && !named.has(owner));
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

/***/ 34702:
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
        spec: null,
        runId: null,
        claim: 'none',
        run: null,
        log: null,
        directory: null,
        command: null,
        start: 'not-tried',
        startedAt: null,
        endedAt: null,
        verdict: null,
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

/***/ 19207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ keyMetrics)
/* harmony export */ });
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

/***/ 82704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ AgentBackends)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/runners/docker/index.js + 19 modules
var docker = __webpack_require__(58949);
// EXTERNAL MODULE: ./build/runners/environment.js
var environment = __webpack_require__(16229);
// EXTERNAL MODULE: ./build/runners/policy.js
var policy = __webpack_require__(75764);
// EXTERNAL MODULE: ./build/runners/process.js
var process = __webpack_require__(989);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var queues = __webpack_require__(83046);
// EXTERNAL MODULE: ./build/runners/box-error.js
var box_error = __webpack_require__(92178);
;// CONCATENATED MODULE: ./build/modes/agent-patience.js


/** How long a backend may stay away before a start fails for it: as long as for a job that runs. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 1_000;
/**
 * A runner whose backend may go away for a while, as an engine does that is updated: a start that fails meanwhile is
 * made again once it is back. Else a restart of the engine would cost every item that is taken during it.
 */
class PatientRunner {
    resource;
    #runner;
    #options;
    constructor(runner, options) {
        this.resource = runner.resource;
        this.#runner = runner;
        this.#options = options;
    }
    async run(request) {
        try {
            return await this.#runner.run(request);
        }
        catch (error) {
            if (!(await this.#cameBack(request, error)))
                throw error;
        }
        await this.#options.clear(request.itemId);
        return this.#runner.run(request);
    }
    /** Whether the backend was away, and is back. @throws BoxError when it stays away: whatever the error says, it is that */
    async #cameBack({ signal, onProgress }, error) {
        const { clock, answers } = this.#options;
        const until = clock.now() + PATIENCE_MS;
        for (let turn = 0; signal?.aborted !== true && clock.now() < until; turn += 1) {
            if (await answers(signal))
                return turn > 0;
            if (turn === 0)
                onProgress?.('The engine does not answer: the start is made again once it does.');
            await clock.sleep(LOOK_MS, signal).catch(() => { });
        }
        if (signal?.aborted === true)
            return false;
        throw error instanceof box_error/* BoxError */.o ? error : new box_error/* BoxError */.o((0,errors/* oneLine */.TN)(error), { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/modes/agent-backends.js







const OWN_RESOURCES = new Set(['local-container', 'local-process']);
/** What this machine can run jobs on, found out before the first item is taken. */
class AgentBackends {
    #config;
    #step;
    #engine;
    #containers = null;
    #hasDocker = false;
    #gpus = [];
    #promisesGpus = false;
    #registries = [];
    constructor(config, step) {
        this.#config = config;
        this.#step = step;
        this.#engine = new docker/* DockerEngine */.nc(new docker/* DockerClient */.al(step.env));
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
            const found = await (0,docker/* preflight */.Mz)(this.#engine, { gpus, signal });
            this.#hasDocker = true;
            this.#gpus = await (0,docker/* listGpus */.eH)();
            this.#promisesGpus = gpus || this.#gpus.length > 0;
            this.#registries = await (0,docker/* ownRegistries */.Eb)(this.#step.env);
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
        const processes = new process/* ProcessRunner */.S({ environment: (0,environment/* scrubEnvironment */.vf)(env, policy.passEnv ?? []) });
        if (!this.#hasDocker)
            return [processes];
        this.#containers = new docker/* ContainerRunner */.Sx({
            engine: this.#engine,
            policy,
            hostEnvironment: env,
            agent: agent.name,
            owner: agent.owner,
            workflowRun: context.runId || null,
            maxJobs,
            gpus: this.#gpus,
            promisesGpus: this.#promisesGpus,
            registries: this.#registries,
            logger,
            clock,
        });
        const { owner } = agent;
        const patient = new PatientRunner(this.#containers, {
            clock,
            answers: (signal) => this.#engine.facts(signal).then(() => true, () => false),
            clear: async (itemId) => {
                const left = await (0,docker/* findOwned */.zi)(this.#engine, owner);
                for (const { id, identity } of left)
                    if (identity.itemId === itemId)
                        await (0,docker/* discard */.vf)(this.#engine, id, 0);
            },
        });
        return [patient, processes];
    }
    /** The containers of an owner. @throws LaunchError when some are expected and the engine does not answer */
    async findLeftovers(owner, expected) {
        try {
            const left = await (0,docker/* findOwned */.zi)(this.#engine, owner);
            return left.map((leftover) => ({
                itemId: leftover.identity.itemId,
                isRunning: leftover.state.running,
                endedAt: endOf(leftover.state),
                adopt: (onLine, redact) => 
                // The runner lends the devices of the container to nobody else.
                this.#containers?.adopt(leftover, onLine, redact) ??
                    (0,docker/* adopt */.di)(this.#engine, leftover.id, { onLine, redact }),
                discard: (graceMs) => (0,docker/* discard */.vf)(this.#engine, leftover.id, graceMs),
            }));
        }
        catch (error) {
            if (expected || this.#hasDocker)
                throw error;
            return [];
        }
    }
}
/** When a container ended, in milliseconds since the epoch; null: it has not, or never ran. */
function endOf({ running, finishedAt, }) {
    const at = Date.parse(finishedAt);
    return running || !(at > 0) ? null : at;
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

/***/ 69024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ saveAgent),
/* harmony export */   Z: () => (/* binding */ savedAgent)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

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

/***/ 71163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ agentSettings),
  I: () => (/* binding */ stateDirOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
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
var agent_config = __webpack_require__(42506);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var inputs_read = __webpack_require__(44688);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(43590);
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

/***/ 51972:
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
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/common/clock.js
var common_clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/logger.js
var logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/launch/project/job-log.js
var job_log = __webpack_require__(82880);
// EXTERNAL MODULE: ./build/launch/project/work.js + 1 modules
var project_work = __webpack_require__(36929);
// EXTERNAL MODULE: ./build/runners/process.js
var runners_process = __webpack_require__(989);
// EXTERNAL MODULE: ./build/wandb/operations/agents.js
var agents = __webpack_require__(76690);
;// CONCATENATED MODULE: ./build/agent/beside.js


/** Milliseconds between two questions whether the agent is to stop. */
const TICK_MS = 10_000;
/** The server takes an agent for gone that tells its status no more: it is told every second tick. */
const STATUS_TICKS = 2;
/** Every so many ticks the agent looks whether others of its machine have died. */
const LOOK_TICKS = 3;
/** What goes on beside the polling of an agent, so that it costs no item any time. Never rejects. */
async function goOnBeside(options) {
    const { client, agentId, clock, logger, over } = options;
    let printedAt = clock.now();
    let looking = null;
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
        // The first look is made before the first item is taken.
        if (tick > 0 && tick % LOOK_TICKS === 0 && !over.aborted)
            looking ??= options.lookAround().finally(() => (looking = null));
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
        else if (start === 'box-failed')
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
var agent_closer = __webpack_require__(35186);
// EXTERNAL MODULE: ./build/launch/project/source.js
var project_source = __webpack_require__(41479);
// EXTERNAL MODULE: ./build/runners/box-error.js
var box_error = __webpack_require__(92178);
// EXTERNAL MODULE: ./build/runners/refusal.js
var runners_refusal = __webpack_require__(79036);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/agent/config.js
var config = __webpack_require__(42506);
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

// EXTERNAL MODULE: ./build/agent/outcome.js
var outcome = __webpack_require__(80514);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var operations_queues = __webpack_require__(83046);
;// CONCATENATED MODULE: ./build/agent/requeue.js



/** How often a preempted run is queued again, as the Python agent does. */
const MOST_RESUMES = 5;
/**
 * The launch spec with which a preempted run goes on: the same run, one more resume, and no sweep, as that may have
 * ended meanwhile. The key that an item brings is not stored a second time. Null: it has resumed often enough.
 */
function resumeSpec(spec, runId) {
    const { sweep_id: _sweep, _wandb_api_key: _key, _resume_count: count, ...rest } = spec;
    const resumes = (Number(count ?? 0) || 0) + 1;
    return resumes > MOST_RESUMES ? null : { ...rest, run_id: runId, _resume_count: resumes };
}
/**
 * Puts the run of a preempted job back on its queue, with its priority, and says what became of its item. Runs of other
 * entities are left to them, as in Python. Never rejects.
 */
async function requeue(client, tracker, owner, call) {
    const { runId, spec, work } = tracker;
    if (spec === null || runId === null)
        return failed('it was taken over, and its launch spec is not known');
    if (work?.entity !== owner.entity)
        return failed(`its run belongs to "${work?.entity ?? ''}"`);
    const again = resumeSpec(spec, runId);
    if (again === null)
        return failed(`it has already resumed ${MOST_RESUMES} times`);
    const queue = { ...owner, name: tracker.queue };
    try {
        const item = await (0,operations_queues/* queueItem */.RF)(client, queue, tracker.itemId, call);
        const priority = item === null || item === 'queue-missing' ? null : item.priority;
        const runSpec = (0,json/* stringifyJson */.sd)(again);
        const { itemId } = await (0,operations_queues/* pushToQueue */.NJ)(client, { queue, runSpec, ...(priority === null ? {} : { priority }) }, call);
        const message = `The job was preempted, and its run is queued again as item ${itemId}.`;
        return { state: 'pending', outcome: 'queued', message, failure: null };
    }
    catch (error) {
        return failed((0,errors/* oneLine */.TN)(error));
    }
}
function failed(because) {
    const message = `The job was preempted, and its run is not queued again: ${because}.`;
    return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
}

// EXTERNAL MODULE: ./build/common/run-id.js
var run_id = __webpack_require__(14731);
// EXTERNAL MODULE: ./build/job/read.js + 3 modules
var read = __webpack_require__(68397);
// EXTERNAL MODULE: ./build/runners/policy.js
var policy = __webpack_require__(75764);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/launch/project/job-environment.js
var job_environment = __webpack_require__(95595);
// EXTERNAL MODULE: ./build/agent/leftover-process.js
var leftover_process = __webpack_require__(51667);
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

// EXTERNAL MODULE: ./build/launch/project/stop-asked.js
var stop_asked = __webpack_require__(12399);
// EXTERNAL MODULE: ./build/launch/project/supervise.js
var supervise = __webpack_require__(85758);
// EXTERNAL MODULE: ./build/wandb/operations/sweeps.js
var sweeps = __webpack_require__(87685);
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

;// CONCATENATED MODULE: ./build/agent/run-job.js

















/** Milliseconds for the warning of an item, which is only nice to have. */
const WARN_MS = 10_000;
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
    tracker.spec = runSpec;
    tracker.isScheduler = work.isScheduler;
    const resources = context.runners.map(({ resource }) => resource);
    const refusal = (0,policy/* refusalOf */.O)(work, config.policy, resources) ?? (config.secureMode ? lockedBy(work) : null);
    const runner = context.runners.find(({ resource }) => resource === work.resource);
    if (refusal || !runner)
        throw new runners_refusal/* RefusedError */.fk(refusal ?? noRunner(work.resource));
    if (work.runId !== null)
        checkRunId(work.runId);
    await claim(tracker, work, context);
    await checkSweepState(context.client, work, { signal: context.signal });
    return start(tracker, work, runner, context);
}
/** @throws RefusedError for one that W&B does not take: it also stands in paths and in names of containers */
function checkRunId(runId) {
    if ((0,run_id/* isRunId */.P)(runId))
        return;
    (0,runners_refusal/* refuse */.TR)(`run_id: ${(0,runners_refusal/* shown */.SP)(runId)} is not a run id`, 'Leave it out to have one made, or write at most 128 letters, digits, "-" and "_".');
}
function noRunner(resource) {
    return {
        what: `this agent has no runner for resource "${resource}"`,
        remedy: 'Use a queue of another resource.',
    };
}
function readable(runSpec) {
    try {
        return (0,project_work/* readWork */.Kc)(runSpec);
    }
    catch (error) {
        throw asItemError(error);
    }
}
async function claim(tracker, work, context) {
    const { client, config, signal } = context;
    const { itemId } = tracker;
    const runId = work.runId ?? (0,project_work/* newRunId */.F$)(context.random);
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
    const source = (0,project_source/* sourceOf */.vz)(work, project, process.cwd());
    if (source.warning !== null)
        warn(tracker, source.warning, runner.resource, context);
    tracker.command = source.command.join(' ') || 'the command of the image itself';
    const log = context.openLog(tracker);
    tracker.log = log;
    const run = await runner.run({
        itemId,
        runId,
        image: source.image,
        directory: source.directory,
        workingDirectory: source.workingDirectory,
        command: source.command,
        keepsEntryPoint: source.keepsEntryPoint,
        resourceArgs: work.resourceArgs,
        environment: (0,job_environment/* environmentOf */.p)(work, source, {
            runId,
            queue: { name: tracker.queue, entity: config.entity, itemId },
            baseUrl: client.baseUrl,
            apiKey: config.jobApiKey ?? (client.credentials.kind === 'key' ? client.credentials.apiKey : ''),
        }),
        ...(config.jobIdentity !== undefined && work.apiKey === null ? { identity: config.jobIdentity } : {}),
        onLine: (line) => log.push(line),
        redact: (text) => log.cut(text),
        onProgress: (line) => log.push(line),
        signal,
    });
    tracker.run = run;
    tracker.start = 'ran';
    tracker.startedAt = clock.now();
    const startTime = runner.resource === 'local-process' ? (0,leftover_process/* processStartTime */.X0)(run.id) : null;
    tracker.note({ kind: 'started', itemId, resource: runner.resource, id: run.id, startTime });
    const { gpus = [] } = run;
    const devices = gpus.length === 0 ? '' : ` on ${gpus.length === 1 ? 'GPU' : 'GPUs'} ${gpus.join(', ')}`;
    logger.info(`Started ${work.job ?? work.image ?? 'a scheduler'} as run ${runId}${devices}.`);
    const ref = { entity: work.entity, project: work.project.toLowerCase(), runId };
    const end = await (0,supervise/* supervise */.z)(run, {
        clock,
        signal,
        stopGraceMs: config.stopGraceMs,
        stoppedRunTimeoutMs: config.stoppedRunTimeoutMs,
        startTimeoutMs: config.startTimeoutMs,
        stopAsked: () => (0,stop_asked/* stopAskedFor */.w)(client, ref, logger, signal),
    });
    if (end.neverStarted === true)
        tracker.start = end.boxFault === true ? 'box-failed' : 'not-tried';
    return end;
}
/** Tells whoever pushed the item, too: they can do something about it. */
function warn(tracker, message, stage, { client, logger, signal }) {
    logger.warning(message);
    const problem = { itemId: tracker.itemId, message, stage };
    void (0,agents/* warnItem */.cY)(client, problem, { deadlineMs: WARN_MS, signal }).catch((error) => {
        logger.debug(`Item ${tracker.itemId} could not be given a warning: ${(0,errors/* oneLine */.TN)(error)}`);
    });
}
async function fetchJob(client, job, directory, signal) {
    try {
        return await (0,read/* readJob */.c)(client, job, { directory, signal });
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
    return new project_source/* ItemError */.ie((0,errors/* messageOf */.bD)(error), { cause: error, ...(hint === undefined ? {} : { hint }) });
}

// EXTERNAL MODULE: ./build/agent/tracker.js
var agent_tracker = __webpack_require__(34702);
;// CONCATENATED MODULE: ./build/agent/endings.js










/** What follows when a job has ended, or was not brought to run: its slot is freed at once, the rest goes on beside. */
class Endings {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** A job's process has ended. */
    ended(tracker, end) {
        this.#record(tracker.start, end.reason ?? `exit code ${end.exitCode}`);
        this.finish(tracker.itemId);
        this.#options.roster.later(() => this.closeEnded(tracker, end));
    }
    /** Frees the slot of a job; with an exception, its item is failed by that. */
    finish(itemId, exception) {
        const { roster } = this.#options;
        const tracker = roster.free(itemId);
        if (tracker && exception instanceof LostItemError)
            this.#drop(tracker);
        else if (tracker && exception !== undefined)
            this.#fail(tracker, exception);
        this.#options.onFree();
        roster.wake();
    }
    /** Ends the item of a job whose process has ended. */
    async closeEnded(tracker, end) {
        const { clock, closer, stop } = this.#options;
        tracker.endedAt ??= clock.now();
        this.#afterLog(tracker);
        if (tracker.isScheduler && end.state === 'failed')
            await this.#cancelSweepOf(tracker);
        const cancelledBecause = this.cancelledBecause();
        if (end.state === 'preempted' && cancelledBecause === null) {
            const { client, owner, hurry } = this.#options;
            const verdict = await requeue(client, tracker, owner, { signal: hurry });
            await closer.close(tracker, { verdict, exitCode: end.exitCode });
            return;
        }
        await closer.closeEnded(tracker, end, { cancelledBecause, stop });
    }
    /** Why the agent was stopped; null: it was not. */
    cancelledBecause() {
        const { stop } = this.#options;
        return stop.aborted ? this.stopMessage(stop.reason) : null;
    }
    stopMessage(reason) {
        return this.#options.stopMessage ?? (0,errors/* messageOf */.bD)(reason);
    }
    /** Writes the rows of the items that could not be seen to their end in time. */
    async giveUp() {
        const { roster, closer } = this.#options;
        const message = `${this.cancelledBecause() ?? 'The agent ended.'} What it left is cleaned up after the step.`;
        for (const tracker of roster.open) {
            const verdict = { state: 'killed', outcome: 'cancelled', message, failure: null };
            const row = await closer.rowOf(tracker, verdict, null, true);
            if (!roster.open.includes(tracker))
                continue;
            roster.addRow(row);
            roster.leaveUndone();
        }
    }
    #drop(tracker) {
        const { roster, logger, onLost } = this.#options;
        logger.info(`Item ${tracker.itemId} was not claimed: it went back to its queue, or to another agent.`);
        tracker.note({ kind: 'reported', itemId: tracker.itemId, row: null });
        roster.drop(tracker.itemId);
        onLost();
    }
    #fail(tracker, exception) {
        const { clock, closer, roster } = this.#options;
        if (exception instanceof box_error/* BoxError */.o)
            tracker.start = 'box-failed';
        this.#record(tracker.start, (0,errors/* oneLine */.TN)(exception));
        if (tracker.startedAt !== null)
            tracker.endedAt ??= clock.now();
        this.#afterLog(tracker);
        const verdict = this.#verdictOn(exception, tracker);
        const trace = FailureFiles.traceOf(exception);
        roster.later(async () => void (await closer.close(tracker, { verdict, exitCode: null, trace })));
    }
    #verdictOn(error, tracker) {
        const fault = error instanceof runners_refusal/* RefusedError */.fk ? 'refused' : 'agent';
        // An item that is at fault itself is told so even while the agent is being stopped.
        const ownFault = error instanceof runners_refusal/* RefusedError */.fk || error instanceof project_source/* ItemError */.ie;
        return (0,outcome/* verdictOnTrouble */.CB)({
            message: (0,errors/* oneLine */.TN)(error),
            fault,
            cancelledBecause: ownFault ? null : this.cancelledBecause(),
            claimed: tracker.claim !== 'none',
        });
    }
    async #cancelSweepOf(tracker) {
        const run = (0,agent_tracker/* runOf */.n)(tracker);
        if (run === null)
            return;
        const { client, logger, hurry } = this.#options;
        const sweep = { entity: run.entity, project: run.project, sweepId: run.runId };
        await cancelSweep(client, sweep, { signal: hurry }).catch((error) => {
            logger.warning(`The sweep ${run.runId} could not be cancelled: ${(0,errors/* oneLine */.TN)(error)}`);
        });
    }
    #afterLog(tracker) {
        tracker.log?.close();
        this.#options.onEnd(tracker);
    }
    #record(start, reason) {
        if (!this.#options.stop.aborted)
            this.#options.breaker.record(start, reason);
    }
}

// EXTERNAL MODULE: ./build/agent/recover.js
var recover = __webpack_require__(34610);
;// CONCATENATED MODULE: ./build/agent/lookout.js


/**
 * Looks for what dead agents of this machine left, at the start and from time to time, and takes it over. What runs
 * takes a slot here; the rest goes on beside.
 */
class Lookout {
    #options;
    #looking = Promise.resolve();
    #isOver = false;
    constructor(options) {
        this.#options = options;
    }
    /** Looks once; one look at a time. Never rejects. */
    look() {
        this.#looking = this.#looking.then(async () => {
            if (!this.#isOver)
                await this.#look();
        });
        return this.#looking;
    }
    /** Looks no more; resolves when nothing more comes in. */
    async end() {
        this.#isOver = true;
        await this.#looking;
    }
    /**
     * Takes away containers of this agent whose items are not in its hands: their start failed half-way, or their
     * removal did. Returns whether none is left.
     */
    async sweep() {
        const { find, state, roster, logger } = this.#options;
        try {
            for (const container of await find(state.owner, false)) {
                // Its item has its end, so there is nothing to wait for.
                if (!roster.has(container.itemId))
                    await container.discard(0);
            }
            return true;
        }
        catch (error) {
            logger.warning(`A container that is of no use any more could not be removed: ${(0,errors/* oneLine */.TN)(error)}`);
            return false;
        }
    }
    async #look() {
        const { state, logger } = this.#options;
        try {
            for (const orphan of await state.takeOrphans())
                await this.#pickUp(orphan);
        }
        catch (error) {
            logger.warning(`The state folder ${state.stateDir} cannot be looked through: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
    async #pickUp(orphan) {
        const { client, owner, closer, roster, logger, find, stopGraceMs, stop, openLog } = this.#options;
        const left = orphan.record.items.filter((item) => !item.reported && item.claim !== null).length;
        logger.info(`Picks up after agent ${orphan.record.name ?? orphan.origin}, which was lost: ${left} items.`);
        try {
            const { settled } = await (0,recover/* recoverOrphan */.d)(orphan, {
                client,
                owner,
                closer,
                logger,
                find,
                stopGraceMs,
                stopping: null,
                signal: stop,
                openLog,
                watch: (tracker, run) => this.#watch(tracker, run),
            });
            roster.later(() => settled);
        }
        catch (error) {
            orphan.release();
            logger.warning(`What agent ${orphan.origin} left could not be seen to: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
    /** Sees a run that was taken over to its end. */
    async #watch(tracker, run) {
        const { roster, endings, stop, stopGraceMs } = this.#options;
        roster.add(tracker);
        const cancel = () => void run.cancel(stopGraceMs);
        if (stop.aborted)
            cancel();
        stop.addEventListener('abort', cancel, { once: true });
        const end = await run.wait();
        stop.removeEventListener('abort', cancel);
        endings.finish(tracker.itemId);
        await endings.closeEnded(tracker, end);
    }
}

;// CONCATENATED MODULE: ./build/agent/pace.js
/** Waits between empty polls, in milliseconds: quick at first, then slower. */
const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 10_000;
/** Two seconds after a minute without work, the slowest after eight: whoever pushes to an idle agent waits for its next poll. */
const SLOWER_BY = 1.02;
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

;// CONCATENATED MODULE: ./build/agent/register.js





/** Milliseconds before each further attempt to register. */
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000];
/**
 * Makes an agent known to the server for its queues.
 * @throws LaunchError when a queue does not exist: it says which do
 */
async function register(client, config, host, call = {}, clock = common_clock/* systemClock */.m) {
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
    const agent = {
        entity: config.entity,
        project: config.queueProject,
        queueIds: queues.filter((queue) => names.includes(queue.name)).map((queue) => queue.id),
        hostname: host.hostname,
        // The server shows this to everyone who sees the agent: only what describes it, no paths and no secrets.
        agentConfig: { entity: config.entity, queues: names, max_jobs: config.maxJobs },
        version: host.version,
    };
    // An agent whose registration was not answered does nothing, so that a second one does no harm.
    const agentId = await patiently(() => (0,agents/* createLaunchAgent */.BX)(client, agent, call), clock, call.signal);
    const known = await patiently(() => (0,agents/* launchAgent */.ns)(client, agentId, call), clock, call.signal);
    return { agentId, name: known?.name ?? agentId };
}
/** A server that has a bad minute must not cost the agent: asks again when no answer, or a broken one, came. */
async function patiently(ask, clock, signal) {
    for (const ms of AGAIN_AFTER_MS) {
        try {
            return await ask();
        }
        catch (error) {
            const mayPass = error instanceof wandb_errors/* WandbError */.X && (error.kind === 'unknown-outcome' || error.kind === 'server');
            if (!mayPass)
                throw error;
        }
        await clock.sleep(ms, signal);
    }
    return ask();
}
function quoted(names) {
    return names.map((name) => `"${name}"`).join(', ');
}

;// CONCATENATED MODULE: ./build/agent/roster.js

/** What an agent has in hand: jobs in their slots, items without a row, and reports that are on their way. */
class Roster {
    #options;
    #jobs = new Map();
    /** Items whose row is not written yet. */
    #open = new Map();
    /** Work that goes on after a slot was freed: reports to the server. */
    #closing = new Set();
    #items = [];
    #undone = 0;
    #wake = () => { };
    constructor(options) {
        this.#options = options;
    }
    /** Jobs that run. */
    get size() {
        return this.#jobs.size;
    }
    /** Whether an item in a slot may turn out to be another agent's. */
    get isUnsure() {
        return [...this.#jobs.values()].some(({ claim }) => claim !== 'held');
    }
    get itemIds() {
        return [...this.#jobs.keys()];
    }
    /** Rows so far. */
    get items() {
        return this.#items;
    }
    get open() {
        return [...this.#open.values()];
    }
    /** Whether everything has ended, and the server knows. */
    get isSettled() {
        return this.#open.size + this.#jobs.size + this.#closing.size + this.#undone === 0;
    }
    count(isScheduler) {
        return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === isScheduler).length;
    }
    /** Puts a job into a slot. */
    add(tracker) {
        this.#jobs.set(tracker.itemId, tracker);
        this.#open.set(tracker.itemId, tracker);
    }
    /** Frees the slot of a job; its item stays open. */
    free(itemId) {
        const tracker = this.#jobs.get(itemId);
        this.#jobs.delete(itemId);
        return tracker;
    }
    /** Forgets an item of which there is nothing to report. */
    drop(itemId) {
        this.#open.delete(itemId);
    }
    /** Whether an item is in hand: running, or not reported yet. */
    has(itemId) {
        return this.#jobs.has(itemId) || this.#open.has(itemId);
    }
    addRow(item) {
        this.#open.delete(item.itemId);
        this.#items.push(item);
        this.#options.onItem(item);
    }
    /** Lets a task go on beside everything else. One that fails leaves something undone. */
    later(task) {
        const promise = task()
            .catch((error) => {
            this.#undone += 1;
            this.#options.logger.warning(`A report to W&B failed: ${(0,errors/* oneLine */.TN)(error)}`);
        })
            .finally(() => {
            this.#closing.delete(promise);
            this.wake();
        });
        this.#closing.add(promise);
    }
    /** Something is left that the next agent has to see to. */
    leaveUndone() {
        this.#undone += 1;
    }
    /** Ends a pause: there is something to look at. */
    wake() {
        this.#wake();
    }
    /** Sleeps, but not longer than until `wake`, or until `signal` aborts. Never rejects. */
    async pause(ms, signal) {
        const early = new AbortController();
        this.#wake = () => early.abort();
        // Woken early or not: who sleeps looks again.
        await this.#options.clock.sleep(ms, AbortSignal.any([early.signal, signal])).catch(() => { });
    }
    /** Waits until every job has ended and every report was sent; until `hurry` aborts at most. */
    async settle(pauseMs, hurry) {
        while (this.#jobs.size > 0 && !hurry.aborted)
            await this.pause(pauseMs, hurry);
        while (this.#closing.size > 0 && !hurry.aborted) {
            await Promise.race([Promise.all(this.#closing), abortOf(hurry)]);
        }
    }
}
function abortOf(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve(), { once: true });
    });
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

;// CONCATENATED MODULE: ./build/agent/taker.js




/** Takes items off the queues, which take turns. */
class Taker {
    #options;
    #rotation;
    #count = 0;
    constructor(options) {
        this.#options = options;
        this.#rotation = [...new Set(options.config.queues)];
    }
    /** The queues in the order in which they are asked next. */
    get queues() {
        return this.#rotation;
    }
    /** Items taken so far, without those that went to another agent. */
    get count() {
        return this.#count;
    }
    /** An item that was taken is another agent's. */
    giveUp() {
        this.#count -= 1;
    }
    /** The next item of any queue; null when all are empty. The queue that gave one goes to the end. */
    async next() {
        let trouble;
        for (const queue of this.#rotation) {
            try {
                const job = await this.pop(queue);
                if (job === null)
                    continue;
                this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
                return { job, queue };
            }
            catch (error) {
                // One queue that cannot be read must not starve the others.
                trouble ??= error;
                if (isFatal(error) || this.#options.stop.aborted)
                    break;
            }
        }
        if (trouble !== undefined)
            throw trouble;
        return null;
    }
    /** @throws WandbError */
    async pop(queue) {
        const { client, config, agentId, stop } = this.#options;
        const from = { entity: config.entity, project: config.queueProject, queue, agentId };
        return (0,agents/* popFromQueue */.fm)(client, from, { signal: stop });
    }
    /**
     * The next item that is to be run, if there is one. Errors that may pass are survived.
     * @param schedulers how many of them run
     * @throws WandbError for a key that is not, or no longer, accepted
     */
    async take(schedulers) {
        const { config, logger, stop } = this.#options;
        try {
            const next = await this.next();
            if (next === null)
                return null;
            if (schedulers >= config.maxSchedulers && (0,project_work/* isSchedulerSpec */.vB)(next.job.runSpec)) {
                logger.info(`Item ${next.job.itemId} is a sweep scheduler, and ${config.maxSchedulers} may run (max-schedulers): it goes back to its queue.`);
                return null;
            }
            this.#count += 1;
            logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
            return next;
        }
        catch (error) {
            if (stop.aborted)
                return null;
            if (isFatal(error))
                throw error;
            logger.warning(`Polling failed, and goes on: ${(0,errors/* oneLine */.TN)(error)}`);
            return null;
        }
    }
}
/** Errors after which polling on is of no use. */
function isFatal(error) {
    return error instanceof wandb_errors/* WandbError */.X && (error.kind === 'auth' || error.kind === 'permission');
}

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
    #breaker = new Breaker();
    #roster;
    #taker;
    #endings;
    #lookout;
    #stopAsked = false;
    constructor(client, options, registration) {
        const { config, state } = options;
        const { entity } = config;
        const owner = { entity, project: config.queueProject };
        this.#client = client;
        this.#options = options;
        this.#registration = registration;
        this.#clock = options.clock ?? common_clock/* systemClock */.m;
        this.#logger = options.logger ?? logger/* silentLogger */.q;
        this.#random = options.random ?? Math.random;
        this.#hurry = options.hurry ?? NEVER;
        this.#runners = options.runners?.(registration) ?? [new runners_process/* ProcessRunner */.S({ environment: {} })];
        for (const secret of options.secrets ?? [])
            this.#redactor.add(secret);
        if (client.credentials.kind === 'key')
            this.#redactor.add(client.credentials.apiKey);
        if (config.jobApiKey !== null)
            this.#redactor.add(config.jobApiKey);
        const common = { client, owner, clock: this.#clock, logger: this.#logger };
        const stop = this.#stop.signal;
        this.#status = new StatusReporter(client, registration.agentId, this.#logger);
        this.#files = new FailureFiles(client, { entity, name: registration.name, host: options.host.hostname });
        this.#roster = new Roster({ ...common, onItem: (item) => options.onItem?.(item) });
        this.#taker = new Taker({ ...common, config, agentId: registration.agentId, stop });
        const closer = new agent_closer/* Closer */.h({
            ...common,
            files: this.#files,
            cut: (text) => this.#cut(text),
            signal: this.#hurry,
            onItem: (item) => this.#roster.addRow(item),
        });
        this.#endings = new Endings({
            ...common,
            roster: this.#roster,
            breaker: this.#breaker,
            closer,
            stop,
            hurry: this.#hurry,
            stopMessage: options.stopMessage,
            onFree: () => {
                if (this.#roster.size === 0 && !stop.aborted)
                    void this.updateStatus('POLLING');
            },
            onLost: () => this.#taker.giveUp(),
            onEnd: (tracker) => options.onEnd?.(tracker),
        });
        this.#lookout = state
            ? new Lookout({
                ...common,
                state,
                find: options.findLeftovers ?? (() => Promise.resolve([])),
                closer,
                endings: this.#endings,
                roster: this.#roster,
                stopGraceMs: config.stopGraceMs,
                stop,
                openLog: (tracker) => this.#openLog(tracker),
            })
            : null;
        this.#heed(options.signal);
    }
    /**
     * Registers an agent with the server.
     * @throws LaunchError when a queue is missing; WandbError when the key is wrong
     */
    static async create(client, options) {
        const call = options.signal ? { signal: options.signal } : {};
        const registration = await register(client, options.config, options.host, call, options.clock);
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
        return this.#roster.count(false);
    }
    get numRunningSchedulers() {
        return this.#roster.count(true);
    }
    /** Keys of the jobs being run: item ids. */
    get threadIds() {
        return this.#roster.itemIds;
    }
    /** What became of the items so far. */
    get items() {
        return this.#roster.items;
    }
    /** Whether everything that was taken has ended, and the server knows. */
    get isSettled() {
        return this.#roster.isSettled;
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
            await this.#lookout?.look();
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
    getJobAndQueue() {
        return this.#taker.next();
    }
    /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
    popFromQueue(queue) {
        return this.#taker.pop(queue);
    }
    /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
    runJob(job, queue) {
        const { state, config } = this.#options;
        const note = state?.note ?? (() => { });
        note({ kind: 'taken', itemId: job.itemId, queue });
        const tracker = (0,agent_tracker/* newTracker */.P)(job.itemId, queue, this.#clock.now(), { note });
        tracker.isScheduler = (0,project_work/* isSchedulerSpec */.vB)(job.runSpec);
        tracker.queueSeconds = queueWait(this.#client, config, tracker, this.#stop.signal);
        if (this.#roster.size === 0)
            void this.updateStatus('RUNNING');
        this.#roster.add(tracker);
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
            this.#endings.ended(tracker, end);
        }
        catch (error) {
            this.finishThreadId(tracker.itemId, error);
        }
    }
    #cut(text) {
        const own = this.#redactor.cut(text);
        return this.#options.cut?.(own) ?? own;
    }
    /** Refuses a run of a sweep that has ended. @throws LaunchError */
    async checkSweepState(launchSpec) {
        await checkSweepState(this.#client, (0,project_work/* readWork */.Kc)(launchSpec), { signal: this.#stop.signal });
    }
    /** Reports a failed item. */
    async failRunQueueItem(runQueueItemId, message, phase, files = []) {
        // Not with the stop signal: a report is owed above all when the agent is being stopped.
        const filePaths = files.length > 0 ? { filePaths: files } : {};
        const problem = {
            itemId: runQueueItemId,
            message: this.#cut(message),
            stage: phase,
            ...filePaths,
        };
        await (0,agents/* failItem */.mf)(this.#client, problem, { signal: this.#hurry });
    }
    /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
    finishThreadId(threadId, exception) {
        this.#endings.finish(threadId, exception);
    }
    printStatus() {
        const { maxJobs } = this.#options.config;
        const queues = this.#taker.queues.join(',');
        const polling = this.numRunningJobs < maxJobs ? `polling on queues ${queues}, ` : '';
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
            if (this.#roster.size > 0)
                busyAt = now;
            const turn = decideTurn({
                now,
                begun,
                busyAt,
                taken: this.#taker.count,
                runningJobs: this.numRunningJobs,
                running: this.#roster.size,
                stopAsked: this.#stopAsked,
                cancelled: this.#stop.signal.aborted,
                broken: this.#breaker.isOpen,
                waited,
                random: this.#random(),
            }, config);
            if (turn.do === 'end') {
                if (turn.why !== 'max-items' || !this.#roster.isUnsure)
                    return turn.why;
                // An item that goes to another agent does not count.
                await this.#roster.pause(FIRST_POLL_MS, this.#stop.signal);
                continue;
            }
            const next = turn.do === 'poll' ? await this.#taker.take(this.numRunningSchedulers) : null;
            if (next !== null) {
                this.runJob(next.job, next.queue);
                waited = 0;
                // An item that is refused at once is work as well, though none is running when this looks again.
                busyAt = this.#clock.now();
                continue;
            }
            if (turn.do === 'poll')
                waited = turn.pollMs;
            const wasBusy = this.#roster.size > 0;
            await this.#roster.pause(turn.do === 'wait' ? turn.ms : turn.emptyMs, this.#stop.signal);
            if (wasBusy)
                busyAt = this.#clock.now();
        }
    }
    /** What goes on beside the polling: is a stop asked for, does the server see that the agent lives, did others die? */
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
                this.#roster.wake();
            },
            touch: () => this.#options.state?.touch(),
            repeatStatus: () => void this.updateStatus(this.#roster.size > 0 ? 'RUNNING' : 'POLLING'),
            printStatus: () => this.printStatus(),
            lookAround: async () => {
                await this.#lookout?.look();
                await this.#lookout?.sweep();
            },
        });
    }
    /** Lets jobs end (or end by the signal), and sends what is still to be told; both while there is time. */
    async #settle(cancelled) {
        const call = { deadlineMs: cancelled ? KILLED_MS.cancelled : KILLED_MS.ordinary, signal: this.#hurry };
        const killed = cancelled ? this.#status.tell('KILLED', call) : null;
        await this.#lookout?.end();
        await this.#roster.settle(SLOWEST_POLL_MS, this.#hurry);
        await this.#endings.giveUp();
        await (killed ?? this.#status.tell('KILLED', call));
        if (this.isSettled && (await this.#lookout?.sweep()) === false)
            this.#roster.leaveUndone();
        if (this.isSettled)
            this.#options.state?.note({ kind: 'killed' });
        await this.#files.finish(call).catch(() => { });
        this.printStatus();
    }
    #heed(signal) {
        const stop = () => {
            const because = this.#endings.stopMessage(signal?.reason);
            this.#options.state?.note({ kind: 'cancelled', because });
            this.#stop.abort(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
        if (signal?.aborted === true)
            stop();
    }
    #openLog(tracker) {
        const { logDirectory } = this.#options.config;
        // Whoever pushed the item chose the run id.
        const name = (tracker.runId ?? tracker.itemId).replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64);
        // Of a job that is taken over everything comes again that the engine still has. What its first agent wrote may be
        // more, so that is left as it is.
        const file = tracker.adopted ? `${name}.taken-over.log` : `${name}.log`;
        return new job_log/* JobLog */.s({
            print: (line) => this.#options.onLine?.(tracker, line),
            cut: (text) => this.#cut(text),
            path: logDirectory === null ? null : (0,external_node_path_.join)(logDirectory, file),
            again: tracker.adopted,
        });
    }
}

// EXTERNAL MODULE: ./build/agent/state.js + 2 modules
var agent_state = __webpack_require__(37441);
// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var inputs_read = __webpack_require__(44688);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
// EXTERNAL MODULE: ./build/report/index.js + 19 modules
var report = __webpack_require__(36412);
// EXTERNAL MODULE: ./build/modes/agent-backends.js + 1 modules
var agent_backends = __webpack_require__(82704);
// EXTERNAL MODULE: ./build/modes/agent-lines.js
var agent_lines = __webpack_require__(16816);
;// CONCATENATED MODULE: ./build/modes/agent-logs.js


/** A runner empties its temporary folder; elsewhere full logs are kept this long. */
const KEEP_MS = 14 * 24 * 3_600_000;
/** Where full logs go: what a runner empties between jobs, or, where there is none, a folder of this user alone. */
function logDirectoryOf(env, stateDir) {
    const temp = env['RUNNER_TEMP'];
    return temp === undefined ? (0,external_node_path_.join)(stateDir, 'logs') : (0,external_node_path_.join)(temp, 'wandb-launch-logs');
}
/** Makes the folder for full logs, and removes old ones from it. @param now milliseconds since the epoch */
async function openLogDirectory(path, now) {
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    for (const name of await (0,promises_.readdir)(path)) {
        if (!name.endsWith('.log'))
            continue;
        const file = (0,external_node_path_.join)(path, name);
        // Another agent may be at the same.
        const { mtimeMs } = await (0,promises_.stat)(file).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs > KEEP_MS)
            await (0,promises_.rm)(file, { force: true });
    }
}

// EXTERNAL MODULE: ./build/modes/agent-saved.js
var agent_saved = __webpack_require__(69024);
// EXTERNAL MODULE: ./build/modes/agent-settings.js + 1 modules
var agent_settings = __webpack_require__(71163);
// EXTERNAL MODULE: ./build/modes/job-identity.js
var job_identity = __webpack_require__(17859);
// EXTERNAL MODULE: ./build/modes/saved.js
var saved = __webpack_require__(89812);
// EXTERNAL MODULE: ./build/modes/step.js + 8 modules
var modes_step = __webpack_require__(41160);
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
    const logDirectory = logDirectoryOf(step.env, (0,agent_settings/* stateDirOf */.I)(inputs, step.env));
    let identity = null;
    try {
        await openLogDirectory(logDirectory, step.clock.now());
        const { config, warnings } = await (0,agent_settings/* agentSettings */.t)(inputs, client, step.env, {
            workDirectory,
            logDirectory,
        });
        for (const warning of warnings)
            step.logger.warning(warning);
        identity = inputs.jobApiKey === undefined ? await (0,job_identity/* identityOfJobs */.e)(inputs, workDirectory, step) : null;
        return await work(inputs, identity === null ? config : { ...config, jobIdentity: identity }, client, step);
    }
    catch (error) {
        step.logger.error((0,errors/* oneLine */.TN)(error));
        return 1;
    }
    finally {
        await identity?.close();
        await client.close();
        await (0,promises_.rm)(workDirectory, { recursive: true, force: true });
    }
}
async function work(inputs, config, client, step) {
    const backends = new agent_backends/* AgentBackends */.t(config, step);
    const state = await agent_state/* AgentState */.Z.open((0,agent_settings/* stateDirOf */.I)(inputs, step.env), step.clock);
    state.note({ kind: 'folder', path: config.workDirectory });
    const items = [];
    let launchAgent = null;
    let ending = null;
    try {
        await backends.check(client);
        (0,agent_saved/* saveAgent */.L)(step, { stateDir: state.stateDir, owner: state.owner });
        const lines = new agent_lines/* JobLines */.n(step.logger, config.maxJobs);
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
            secrets: (0,inputs_read/* secretInputs */._y)(step.env),
            onSecret: step.mask,
            cut: step.cut,
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


/***/ })

};

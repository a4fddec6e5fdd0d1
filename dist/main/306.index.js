export const id = 306;
export const ids = [306];
export const modules = {

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

/***/ 79306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeFanOut: () => (/* binding */ completeFanOut)
/* harmony export */ });
/* harmony import */ var _common_parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(22289);
/* harmony import */ var _wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83046);
/* harmony import */ var _fan_out_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23906);
/* harmony import */ var _fan_out_saved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85149);
/* harmony import */ var _fan_out_stop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93412);
/* harmony import */ var _handle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28949);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89812);
/* harmony import */ var _stop_launch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38195);








/** Milliseconds for all: the server ends every step five minutes after a cancel. */
const STOP_MS = 150_000;
/** Newest items of the queue to look through. */
const DEPTH = 1_000;
/** Stops what a step with `launches` left when it was cut off, and tells GitHub what became of all. */
async function completeFanOut(inputs, client, step) {
    const saved = (0,_fan_out_saved_js__WEBPACK_IMPORTED_MODULE_2__/* .readFanOut */ .GJ)(step);
    const ended = (0,_fan_out_saved_js__WEBPACK_IMPORTED_MODULE_2__/* .readLegs */ .C0)(step);
    const { launches } = inputs;
    if (launches === undefined)
        return;
    const legs = launches.map((launch, index) => ({ index, inputs: { ...inputs, launch } }));
    const summary = inputs.summary && !(0,_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaved */ .Sy)(step).reported;
    const report = new _fan_out_report_js__WEBPACK_IMPORTED_MODULE_1__/* .FanOutReport */ .a(legs, { ...inputs, launches, summary }, step);
    if (ended !== null)
        report.restore(ended.rows);
    if (saved !== null) {
        const open = ended === null ? legs : legs.filter(({ index }) => ended.open.includes(index));
        const left = await findLegs(open, saved, client, step);
        await (0,_fan_out_stop_js__WEBPACK_IMPORTED_MODULE_3__/* .stopAll */ .u)(left, saved.onCancel, step, report, STOP_MS);
    }
    await report.end(ended?.outcome);
}
/** Those that are on the queue. A push that was cut off may be carried out after the first look. */
async function findLegs(legs, saved, client, step) {
    const found = new Map();
    for (const ms of _stop_launch_js__WEBPACK_IMPORTED_MODULE_6__/* .LOOKS_MS */ .gf) {
        if (found.size === legs.length)
            break;
        await step.clock.sleep(ms);
        const items = (await (0,_wandb_operations_queues_js__WEBPACK_IMPORTED_MODULE_0__/* .queueItems */ .sl)(client, saved.queue, DEPTH)) ?? [];
        const byRun = new Map(items.map((item) => [item.runSpec?.['run_id'], item]));
        for (const leg of legs) {
            const run = saved.runs[leg.index];
            const item = byRun.get(run?.runId);
            if (run === undefined || item === undefined || found.has(leg.index))
                continue;
            const place = { queue: saved.queue, entity: saved.entity, project: run.project };
            found.set(leg.index, { leg, queuedRun: (0,_handle_js__WEBPACK_IMPORTED_MODULE_4__/* .handleOf */ .m)(client, place, item.id, item) });
        }
    }
    const left = [...found.values()];
    // Where each stands: one that has ended is told as it ended.
    await (0,_common_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(left, 8, ({ queuedRun }) => queuedRun.state().catch(() => 'unknown'));
    return left;
}


/***/ }),

/***/ 23906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ FanOutReport)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _common_key_metrics_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19207);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13794);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36412);
/* harmony import */ var _fan_out_saved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85149);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96496);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89812);







/** Milliseconds between two writings of the output `items`: each takes room in a file of the runner. */
const OUTPUT_EVERY_MS = 30_000;
/** What became of several launches: rows as they come, one page and one exit code at the end. */
class FanOutReport {
    #legs;
    #inputs;
    #step;
    #publisher;
    #rows = new Map();
    #writtenAt = 0;
    /** Places of the launches that are left to `post`. */
    #open = new Set();
    constructor(legs, inputs, step) {
        this.#legs = legs;
        this.#inputs = inputs;
        this.#step = step;
        this.#publisher = (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .createPublisher */ .j)(inputs, step);
    }
    /** Notes how a launch ended, and tells it in one line. */
    add(leg, result, certain = true) {
        const { logger, clock } = this.#step;
        if (certain)
            this.#open.delete(leg.index);
        else
            this.#open.add(leg.index);
        this.#rows.set(leg.index, rowOf(result));
        const name = `Launch ${leg.index + 1} of ${this.#legs.length}`;
        const place = result.runUrl ?? result.itemId ?? result.queueUrl;
        for (const message of result.message?.split('\n') ?? [null]) {
            const line = [`${name}: ${result.outcome}`, message, place].filter((part) => part !== null).join(' ');
            if ((0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isGreen */ .gf)(result.outcome) || result.outcome === 'cancelled')
                logger.info(line);
            else
                logger.error(line);
        }
        if (clock.now() - this.#writtenAt < OUTPUT_EVERY_MS)
            return;
        this.#writtenAt = clock.now();
        this.#step.outputs.setJson('items', this.#items());
    }
    /** Takes over what the step itself came to, without telling it again. */
    restore(rows) {
        for (const { index, ...row } of rows)
            this.#rows.set(index, row);
    }
    /** Nothing was launched. */
    async failed(error) {
        const { logger, cancellation, outputs } = this.#step;
        const lines = error instanceof _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE && error.message.includes('\n') ? error.message : (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error);
        for (const line of lines.split('\n'))
            logger.error(line);
        const outcome = cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
        outputs.set({ outcome });
        return this.end(outcome);
    }
    async end(ending) {
        const items = this.#items();
        const { failOn } = this.#inputs;
        const bad = items.filter(({ outcome }) => !(0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isGreen */ .gf)(outcome));
        const outcome = ending ?? outcomeOf(items);
        const { outputs, summary, logger, cancellation } = this.#step;
        (0,_fan_out_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .saveLegs */ .Zs)(this.#step, outcome, this.#rows, [...this.#open]);
        outputs.setJson('items', items);
        outputs.set({ outcome });
        const page = { items, ending: null, columns: this.#inputs.charts };
        if (this.#inputs.summary)
            summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderItems */ .$)(page, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .SUMMARY_BYTES */ .R }));
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .saveReported */ .T6)(this.#step);
        const told = await this.#publisher.endAll(page, outcome);
        if (this.#open.size === 0 && told)
            (0,_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .saveDone */ .E3)(this.#step);
        logger.info(`${items.length - bad.length} of ${items.length} launches ended well.`);
        if (ending !== undefined || cancellation.signal.aborted)
            return (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isGreen */ .gf)(outcome) ? 0 : 1;
        if (failOn === 'none' || bad.length === 0)
            return 0;
        return failOn === 'any' || bad.length === items.length ? 1 : 0;
    }
    #items() {
        return [...this.#rows].sort(([a], [b]) => a - b).map(([, row]) => row);
    }
}
/** The outcome of all: that of the first that did not end well, else that of the last. */
function outcomeOf(items) {
    const bad = items.find(({ outcome }) => !(0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isGreen */ .gf)(outcome));
    return bad?.outcome ?? items.at(-1)?.outcome ?? 'unknown';
}
function rowOf(result) {
    const { times, details } = result;
    return {
        itemId: result.itemId,
        runId: result.run?.runId ?? null,
        runUrl: result.runUrl,
        job: result.job ?? result.image,
        state: result.state,
        outcome: result.outcome,
        exitCode: null,
        queueSeconds: seconds(times.pushedAt, times.claimedAt),
        runSeconds: seconds(times.startedAt, times.endedAt),
        message: result.message,
        metrics: details === null ? null : (0,_common_key_metrics_js__WEBPACK_IMPORTED_MODULE_6__/* .keyMetrics */ .X)(details.summary),
        ...(result.gates === undefined ? {} : { gates: result.gates }),
    };
}
function seconds(from, to) {
    return from === null || to === null ? null : Math.max(0, Math.round(to - from) / 1_000);
}


/***/ }),

/***/ 85149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ readLegs),
/* harmony export */   De: () => (/* binding */ saveFanOut),
/* harmony export */   GJ: () => (/* binding */ readFanOut),
/* harmony export */   Zs: () => (/* binding */ saveLegs)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _common_map_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92091);
/* harmony import */ var _settled_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18030);



const Schema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    queue: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    entity: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    runs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ runId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    onCancel: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['stop', 'detach']),
});
function saveFanOut(step, saved) {
    step.save('fanout', saved);
}
function readFanOut(step) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(Schema, step.saved('fanout'));
    return read.success ? read.output : null;
}
const nullableText = valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const nullableNumber = valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig());
const LegsSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    outcome: _settled_js__WEBPACK_IMPORTED_MODULE_0__/* .OutcomeSchema */ .QB,
    rows: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        index: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
        itemId: nullableText,
        runId: nullableText,
        runUrl: nullableText,
        job: nullableText,
        state: _settled_js__WEBPACK_IMPORTED_MODULE_0__/* .StateSchema */ .XJ,
        outcome: _settled_js__WEBPACK_IMPORTED_MODULE_0__/* .OutcomeSchema */ .QB,
        queueSeconds: nullableNumber,
        runSeconds: nullableNumber,
        exitCode: nullableNumber,
        message: nullableText,
    })),
    open: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
});
/** Characters for all rows: the runner hands each fact to `post` as one environment variable of at most 128 KiB. */
const ROWS_CHARS = 60_000;
const MESSAGE_CHARS = 500;
/** To be saved before anybody is told. No secrets. */
function saveLegs(step, outcome, rows, open) {
    const whole = [...rows].map(([index, row]) => {
        const { itemId, runId, runUrl, job, state, queueSeconds, runSeconds, exitCode } = row;
        const message = row.message?.slice(0, MESSAGE_CHARS) ?? null;
        const facts = { itemId, runId, runUrl, job, state, queueSeconds, runSeconds, exitCode, message };
        return { index, outcome: row.outcome, ...facts };
    });
    const short = whole.map((row) => ({ ...row, runUrl: null, job: null, message: null }));
    const fits = JSON.stringify(whole).length <= ROWS_CHARS;
    const saved = { outcome, rows: fits ? whole : short, open: [...open] };
    step.save('legs', (0,_common_map_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .mapTexts */ .z)(saved, step.cut));
}
/** Null: the step was cut off before it came to an end. */
function readLegs(step) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(LegsSchema, step.saved('legs'));
    return read.success ? read.output : null;
}


/***/ }),

/***/ 93412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ stopAll)
/* harmony export */ });
/* harmony import */ var _common_parallel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22289);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22381);
/* harmony import */ var _no_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2144);
/* harmony import */ var _stop_launch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38195);




/** Launches that are stopped at the same time. */
const WIDTH = 16;
/** Milliseconds for one: what is not certain then is left to `post`. */
const STOP_MS = 5_500;
/** What a cancel does to launches that have not ended. Never throws. */
async function stopAll(open, onCancel, step, report, timeoutMs = STOP_MS) {
    const end = step.clock.now() + timeoutMs;
    await (0,_common_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(open, WIDTH, async ({ leg, queuedRun }) => {
        const times = { ..._no_result_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TIMES */ .lV, pushedAt: queuedRun.pushedAt };
        const left = Math.max(1, end - step.clock.now());
        const seen = { state: 'unknown', times };
        const { verdict, certain, alreadyEnded } = await (0,_stop_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .stopLaunch */ .ix)(queuedRun, onCancel, seen, step, left);
        const hasRun = queuedRun.runRef !== null;
        const told = alreadyEnded ? ownFate(verdict, hasRun, leg.inputs.gates.length > 0) : verdict;
        report.add(leg, (0,_launch_index_js__WEBPACK_IMPORTED_MODULE_0__/* .resultOf */ .Bg)(queuedRun, told), certain);
    });
}
/** One that had ended before the cancel is not called cancelled. */
function ownFate(verdict, hasRun, hasGates) {
    if (verdict.state === 'failed') {
        const message = hasRun ? 'The run failed: see the last lines of its log.' : 'The agent failed the item.';
        return { ...verdict, outcome: hasRun ? 'job-failed' : 'agent-failed', message };
    }
    if (verdict.state !== 'finished')
        return verdict;
    return hasGates
        ? { ...verdict, message: 'The step was cancelled before its gates were decided.' }
        : { ...verdict, outcome: 'succeeded', message: null };
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


/***/ })

};

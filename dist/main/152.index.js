export const id = 152;
export const ids = [152];
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

/***/ 16152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fanOut: () => (/* binding */ fanOut)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/common/parallel.js
var parallel = __webpack_require__(22289);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/launch/index.js + 20 modules
var build_launch = __webpack_require__(22381);
// EXTERNAL MODULE: ./build/report/index.js + 19 modules
var build_report = __webpack_require__(36412);
;// CONCATENATED MODULE: ./build/wandb/memo-reads.js
/**
 * The same client, but each read is sent once: asked again with the same variables, it is answered from memory. For a
 * moment in which many ask the same; writes and files go through. Errors are not kept.
 */
function memoReads(client) {
    const answers = new Map();
    return {
        ...client,
        graphql(...[operation, variables, call]) {
            if (operation.effect !== 'read')
                return client.graphql(operation, variables, call);
            const key = JSON.stringify([operation.document, variables]);
            const known = answers.get(key);
            if (known !== undefined)
                return known;
            const asked = client.graphql(operation, variables, call);
            answers.set(key, asked);
            asked.catch(() => answers.delete(key));
            return asked;
        },
    };
}

// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/modes/fan-out-report.js
var fan_out_report = __webpack_require__(23906);
// EXTERNAL MODULE: ./build/modes/fan-out-saved.js
var fan_out_saved = __webpack_require__(85149);
// EXTERNAL MODULE: ./build/modes/fan-out-stop.js
var fan_out_stop = __webpack_require__(93412);
// EXTERNAL MODULE: ./build/modes/generation.js
var generation = __webpack_require__(17349);
// EXTERNAL MODULE: ./build/modes/judge.js
var judge = __webpack_require__(47640);
// EXTERNAL MODULE: ./build/modes/marks.js
var marks = __webpack_require__(87877);
// EXTERNAL MODULE: ./build/modes/no-result.js
var no_result = __webpack_require__(2144);
// EXTERNAL MODULE: ./build/modes/step.js + 8 modules
var modes_step = __webpack_require__(41160);
// EXTERNAL MODULE: ./build/modes/stop-launch.js
var stop_launch = __webpack_require__(38195);
;// CONCATENATED MODULE: ./build/modes/fan-out.js

















/** Requests of one kind under way at the same time. */
const WIDTH = 8;
/**
 * `mode: add` with `launches`: checks all of them, puts each on the queue once, waits for all with one poll, and
 * reports them together. Nothing is pushed while one of them is wrong.
 */
async function fanOut(inputs, step) {
    const client = (0,modes_step.clientOf)(inputs, step);
    const legs = inputs.launches.map((launch, index) => ({ index, inputs: { ...inputs, launch } }));
    const report = new fan_out_report/* FanOutReport */.a(legs, inputs, step);
    try {
        // What many ask is asked once; from the push on answers change.
        const shared = memoReads(client);
        const prepared = await prepareAll(legs, shared, step);
        const choices = await chooseAll(prepared, shared, client, inputs, step);
        if (inputs.dryRun)
            return dryRun(prepared, choices, inputs, step);
        const pushed = await pushAll(prepared, choices, client, inputs, step, report);
        await followAll(pushed, client, inputs, step, report);
        return await report.end();
    }
    catch (error) {
        return await report.failed(error);
    }
    finally {
        await client.close();
    }
}
async function prepareAll(legs, client, step) {
    const problems = [];
    const prepared = await (0,parallel/* inParallel */.H)(legs, WIDTH, async (leg) => {
        try {
            const context = {
                client,
                logger: step.logger,
                signal: step.cancellation.signal,
                dryRun: leg.inputs.dryRun,
                pinJob: true,
                env: step.env,
            };
            const found = await (0,build_launch/* prepareLaunch */.Jd)(leg.inputs.launch, context);
            return { leg, prepared: found, search: (0,marks/* searchFor */.G)(found, leg.inputs, step.context, leg.index) };
        }
        catch (error) {
            if (!(error instanceof build_launch/* InvalidLaunchError */.Zf))
                throw error;
            problems.push(...error.message.split('\n').map((line) => `Launch ${leg.index + 1}: ${line}`));
            return null;
        }
    });
    if (problems.length > 0)
        throw new build_launch/* LaunchError */.mE(shortList(problems).join('\n'));
    announce(prepared.filter((each) => each !== null), step);
    return prepared.filter((each) => each !== null);
}
const MOST_PROBLEMS = 9;
function shortList(lines) {
    if (lines.length <= MOST_PROBLEMS)
        return lines;
    return [...lines.slice(0, MOST_PROBLEMS), `${lines.length - MOST_PROBLEMS} more problems like these.`];
}
function announce(prepared, step) {
    const [first] = prepared;
    if (first === undefined)
        return;
    const { queue, resolved } = first.prepared;
    step.outputs.set({ 'queue-url': resolved.queueUrl });
    step.logger.info(`${prepared.length} launches on queue ${queue.entity}/${queue.name}: ${resolved.queueUrl}`);
    for (const warning of new Set(prepared.flatMap((each) => each.prepared.warnings))) {
        step.logger.warning(warning);
    }
}
/** As `dryRun` of a single launch: with everything that the action adds. */
function dryRun(prepared, choices, inputs, step) {
    const specs = prepared.map(({ prepared: launch }, index) => (0,redact/* redactSpec */.fM)((0,marks/* withMarks */.T)(launch, choices[index].runId, inputs, step.context).spec));
    step.outputs.setJson('launch-spec', specs);
    for (const [index, spec] of specs.entries()) {
        step.logger.group(`Dry run: launch ${index + 1} of ${specs.length}`);
        step.logger.info((0,json/* stringifyJson */.sd)(spec, { indent: 2 }));
        step.logger.endGroup();
    }
    for (const [index, { kind, runId }] of choices.entries()) {
        if (kind === 'launch')
            continue;
        step.logger.info(`Launch ${index + 1}: run ${runId} is there already: the step would attach to it.`);
    }
    step.logger.notice(`Dry run: ${specs.length} launches passed all checks; nothing was queued.`);
    return 0;
}
/**
 * For each launch whether it is there already. A handle must not go on with answers of this moment: it gets
 * `handleClient`. Those of which nothing is there are known by one look at all.
 */
async function chooseAll(prepared, client, handleClient, inputs, step) {
    const call = { signal: step.cancellation.signal };
    const existing = new Map();
    for (const place of distinctPlaces(prepared)) {
        const ids = prepared
            .filter(({ search }) => placeKey(search) === placeKey(place))
            .flatMap(({ search }) => search.runIdOf(0) ?? []);
        existing.set(placeKey(place), await (0,runs/* runStatuses */.sL)(client, place, ids, call));
    }
    const isKnown = ({ search }, runId) => existing.get(placeKey(search))?.has(runId) ?? true;
    const first = inputs.idempotencyKey === undefined && step.context.attempt === 1;
    return (0,parallel/* inParallel */.H)(prepared, WIDTH, async (each) => {
        const runId = each.search.runIdOf(0);
        // In the first attempt nobody else can have made this id: an item without a run is not looked for either.
        if (first && runId !== undefined && each.prepared.spec['run_id'] === undefined && !isKnown(each, runId)) {
            return { kind: 'launch', runId, generation: 0, others: [] };
        }
        return (0,generation/* chooseGeneration */.i3)(client, each.search, call, handleClient);
    });
}
function distinctPlaces(prepared) {
    return [...new Map(prepared.map(({ search }) => [placeKey(search), search])).values()];
}
function placeKey({ entity, project }) {
    return JSON.stringify([entity, project]);
}
/** Pushes those that are new. One that fails is reported, and does not keep the others. */
async function pushAll(prepared, choices, client, inputs, step, report) {
    const { signal } = step.cancellation;
    const [first] = prepared;
    if (first !== undefined) {
        const { queue, entity } = first.search;
        const runs = choices.map(({ runId }, index) => ({
            runId,
            project: prepared[index]?.search.project ?? '',
        }));
        (0,fan_out_saved/* saveFanOut */.De)(step, { queue, entity, runs, onCancel: inputs.onCancel });
    }
    const quiet = { ...step.logger, info: () => { } };
    const pushed = await (0,parallel/* inParallel */.H)(prepared, WIDTH, async ({ leg, prepared: launch }, index) => {
        const choice = choices[index];
        if (choice.kind === 'attach')
            return { leg, queuedRun: choice.queuedRun };
        if (signal.aborted) {
            report.add(leg, (0,no_result/* neverPushed */.qW)(signal.reason, leg.inputs, step));
            return null;
        }
        const marked = (0,marks/* withMarks */.T)(launch, choice.runId, inputs, step.context);
        const find = (item) => item.runSpec?.['run_id'] === choice.runId;
        try {
            const context = { client, logger: quiet, signal, clock: step.clock, find };
            return { leg, queuedRun: await (0,build_launch/* submit */.tA)(marked, context) };
        }
        catch (error) {
            // A push that a cancel cut off may be carried out all the same: `post` looks.
            const cutOff = signal.aborted;
            report.add(leg, (0,no_result/* neverPushed */.qW)(cutOff ? new no_result/* PushCutOffError */.m1(error) : error, leg.inputs, step), !cutOff);
            return null;
        }
    });
    const there = pushed.filter((each) => each !== null);
    const attached = choices.filter(({ kind }) => kind === 'attach').length;
    const before = attached === 0 ? '' : `, ${attached} of them by an earlier attempt`;
    step.logger.info(`${there.length} of ${prepared.length} launches are on the queue${before}.`);
    return there;
}
async function followAll(pushed, client, inputs, step, report) {
    const { signal } = step.cancellation;
    const { wait } = inputs;
    if (wait === 'none' && signal.aborted) {
        step.logger.warning((0,errors/* oneLine */.TN)(signal.reason));
        return (0,fan_out_stop/* stopAll */.u)(pushed, inputs.onCancel, step, report);
    }
    if (wait === 'none') {
        for (const { leg, queuedRun } of pushed) {
            const times = { ...no_result/* NO_TIMES */.lV, pushedAt: queuedRun.pushedAt };
            report.add(leg, (0,build_launch/* resultOf */.Bg)(queuedRun, { ...NOTHING_READ, outcome: 'queued', state: 'pending', times }));
        }
        return;
    }
    const collecting = [];
    const settled = new Set();
    const settle = async ({ leg, queuedRun }, verdict) => {
        const logLines = (0,build_report/* isGreen */.gf)(verdict.outcome) ? 0 : 30;
        const result = await (0,build_launch/* collectResult */.Co)(queuedRun, verdict, { signal, logLines });
        const certain = (0,stop_launch/* leavesNothing */.sK)(verdict, inputs.onCancel);
        report.add(leg, await (0,judge/* judge */.S)(result, inputs, client, signal), certain);
    };
    try {
        await (0,build_launch/* watchAll */.RX)(client, pushed.map(({ queuedRun }) => queuedRun.watched()), {
            until: wait,
            claimTimeoutMs: inputs.claimTimeoutMs,
            runTimeoutMs: inputs.runTimeoutMs,
            signal,
            random: step.random,
            onVerdict: (index, verdict) => {
                const each = pushed[index];
                settled.add(each.leg);
                collecting.push(settle(each, verdict));
            },
        });
        await Promise.all(collecting);
    }
    catch (error) {
        await Promise.allSettled(collecting);
        const open = pushed.filter(({ leg }) => !settled.has(leg));
        if (!signal.aborted) {
            for (const { leg, queuedRun } of open) {
                const times = { ...no_result/* NO_TIMES */.lV, pushedAt: queuedRun.pushedAt };
                report.add(leg, (0,no_result/* lostSight */.OW)(error, queuedRun, { state: 'unknown', times }));
            }
            return;
        }
        step.logger.warning((0,errors/* oneLine */.TN)(signal.reason));
        await (0,fan_out_stop/* stopAll */.u)(open, inputs.onCancel, step, report);
    }
}
const NOTHING_READ = {
    message: null,
    issue: null,
    warnings: [],
    item: null,
    run: null,
    runRef: null,
};


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

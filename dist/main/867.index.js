export const id = 867;
export const ids = [867];
export const modules = {

/***/ 2867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  add: () => (/* binding */ add)
});

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(8810);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(1693);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(2980);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(7203);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(3794);
// EXTERNAL MODULE: ./build/launch/index.js + 40 modules
var build_launch = __webpack_require__(3308);
// EXTERNAL MODULE: ./build/report/index.js + 8 modules
var report = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/modes/finish.js
var finish = __webpack_require__(9376);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var queues = __webpack_require__(3046);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 3 modules
var runs = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/modes/handle.js
var handle = __webpack_require__(8949);
;// CONCATENATED MODULE: ./build/modes/generation.js




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
 * @throws LaunchError when a run id that the user chose is that of a run which ended badly
 */
async function chooseGeneration(client, search, call) {
    const items = (await (0,queues/* queueItems */.sl)(client, search.queue, search.depth, call)) ?? [];
    const itemsOf = (runId) => items.filter((each) => each.runSpec?.['run_id'] === runId);
    for (let generation = 0;; generation += 1) {
        const runId = search.runIdOf(generation);
        if (runId === undefined)
            break;
        const item = itemsOf(runId)[0] ?? null;
        const run = await (0,runs/* runDetails */.C6)(client, { entity: search.entity, project: search.project, runId }, call);
        const standing = standingOf(item, run);
        if (standing === 'free')
            return { kind: 'launch', runId, generation, others: [] };
        const itemId = item?.id ?? traceId(run);
        if (standing === 'worth-attaching' && search.rerun === 'attach' && itemId !== null) {
            return {
                kind: 'attach',
                runId,
                queuedRun: (0,handle/* handleOf */.m)(client, search, itemId, item),
                since: item?.createdAt ?? run?.createdAt ?? null,
            };
        }
    }
    const runId = search.runIdOf(0) ?? '';
    if (search.rerun === 'new') {
        return { kind: 'launch', runId, generation: 0, others: itemsOf(runId).map(({ id }) => id) };
    }
    throw new errors/* LaunchError */.mE(`Run ${runId} exists already, and it did not end well.`, {
        hint: 'Choose another `run-id`, leave it out, or set `rerun: new` to launch under the same id again.',
    });
}
/** The item that started a run, as Launch notes it in the run's config. */
function traceId(run) {
    const id = run?.internalConfig['launch_trace_id'];
    return typeof id === 'string' && id !== '' ? id : null;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/github/idempotency.js


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
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex');
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
    return (0,json/* stringifyJson */.sd)(sorted(value), { nonFinite: 'null' });
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
        return value;
    const members = Object.entries(value).map(([key, member]) => [key, sorted(member)]);
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/github/provenance.js

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
            remote: (0,redact/* redactUrl */.BO)(`${context.serverUrl}/${context.repository}`),
            // Of a pull request the author's commit: the merge that GitHub made for the run is gone soon.
            sha: pullRequest?.headSha ?? context.sha,
            ref: context.ref,
            actor: context.actor,
            event: context.eventName,
            workflow: context.workflow,
            job: context.job,
            workflow_run_url: (0,redact/* redactUrl */.BO)(context.workflowRunUrl),
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

;// CONCATENATED MODULE: ./build/modes/marks.js


/** More launches than this under one key are a loop somewhere, not re-runs. */
const MOST_GENERATIONS = 100;
/** Items to look through: a first attempt can only find what was pushed just now, a re-run what was pushed days ago. */
const DEPTH = { firstAttempt: 100, later: 1_000 };
/**
 * Where an earlier launch of the same key would be, and under which run ids. The key is made from what was asked for,
 * not from what it means today: when `latest` or a branch has moved since the first attempt, a re-run must still find
 * that attempt's run.
 */
function searchFor(prepared, inputs, context) {
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
    const key = inputs.idempotencyKey === undefined
        ? idempotencyKey({ context, matrix: inputs.matrix, spec: { asked: inputs.launch, queue } })
        : chosenKey(context.repository, inputs.idempotencyKey);
    const fresh = inputs.idempotencyKey === undefined && context.attempt === 1;
    return {
        ...where,
        depth: fresh ? DEPTH.firstAttempt : DEPTH.later,
        runIdOf: (generation) => (generation < MOST_GENERATIONS ? runIdOf(key, generation) : undefined),
    };
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
        spec: { ...spec, overrides: { ...overrides, run_config: { ...provenance(context), ...runConfig } } },
    };
}
function objectOf(holder, key) {
    const value = holder[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/modes/no-result.js


const NOTHING = {
    itemId: null,
    run: null,
    runUrl: null,
    queueUrl: null,
    details: null,
    issue: null,
    warnings: [],
    times: { pushedAt: null, claimedAt: null, startedAt: null, endedAt: null },
    logTail: [],
    spec: null,
};
/** A cancel came in the middle of the push: the item may be on the queue or not. `post` looks. */
class PushCutOffError extends errors/* LaunchError */.mE {
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
        message: error instanceof build_launch/* InvalidLaunchError */.Zf ? error.message : (0,errors/* oneLine */.TN)(error),
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
    if (error instanceof build_launch/* SubmitUnknownError */.dU)
        return 'unknown';
    return step.cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
}
/** The result of a launch whose fate could not be followed to its end: it may still be running. */
function lostSight(error, queuedRun, seen) {
    return {
        ...NOTHING,
        outcome: 'unknown',
        state: seen.state,
        message: `The wait failed, and the job may still be running: ${(0,errors/* oneLine */.TN)(error)}`,
        queue: queuedRun.queue,
        queueUrl: queuedRun.queueUrl,
        itemId: queuedRun.id,
        runUrl: queuedRun.runUrl,
        job: null,
        image: null,
        times: seen.times,
    };
}

// EXTERNAL MODULE: ./build/modes/saved.js
var saved = __webpack_require__(9812);
// EXTERNAL MODULE: ./build/modes/step.js + 7 modules
var modes_step = __webpack_require__(5036);
// EXTERNAL MODULE: ./build/modes/stop-launch.js
var stop_launch = __webpack_require__(8195);
;// CONCATENATED MODULE: ./build/modes/add.js














/** `mode: add`: checks a launch, puts it on its queue once, waits for its run, and reports it. */
async function add(inputs, step) {
    const client = (0,modes_step.clientOf)(inputs, step);
    try {
        const prepared = await prepare(inputs, client, step);
        if (inputs.dryRun)
            return await dryRun(prepared, inputs, client, step);
        const { queuedRun, attached } = await pushOrAttach(prepared, inputs, client, step);
        (0,saved/* saveHandle */.cC)(step, queuedRun.toJSON());
        step.outputs.set({ 'item-id': queuedRun.id, 'queue-url': queuedRun.queueUrl });
        const { result, certain } = await follow(queuedRun, inputs, step);
        return end(await completed(result, prepared, attached, client), certain, inputs, step);
    }
    catch (error) {
        return end(neverPushed(error, inputs, step), !(error instanceof PushCutOffError), inputs, step);
    }
    finally {
        await client.close();
    }
}
/** Reports a result. `certain`: nothing is left for `post` to do about the launch. */
function end(result, certain, inputs, step) {
    const exitCode = (0,finish/* finish */.O)(result, inputs, step);
    (0,saved/* saveReported */.T6)(step);
    if (certain)
        (0,saved/* saveDone */.E3)(step);
    return exitCode;
}
async function prepare(inputs, client, step) {
    const prepared = await (0,build_launch/* prepareLaunch */.Jd)(inputs.launch, {
        client,
        logger: step.logger,
        signal: step.cancellation.signal,
        dryRun: inputs.dryRun,
        pinJob: true,
        env: step.env,
    });
    announce(prepared, inputs, step);
    return prepared;
}
/** The first lines of the log: who launches what, where, and what looks odd about it. */
function announce(prepared, inputs, step) {
    const { resolved, queue, warnings } = prepared;
    const { logger, outputs } = step;
    logger.info(`This key belongs to ${whoOf(prepared)}.`);
    const what = resolved.jobReference ?? resolved.image ?? 'a job made from the uri';
    logger.info(`Launching ${what} on queue ${queue.entity}/${queue.name}: ${resolved.queueUrl}`);
    for (const warning of warnings)
        logger.warning(warning);
    const limit = inputs.claimTimeoutMs + inputs.runTimeoutMs;
    if (inputs.wait === 'finished' && step.context.runner === 'hosted' && limit > HOSTED_JOB_MS) {
        logger.warning(`claim-timeout and run-timeout add up to ${(0,duration/* formatDuration */.a)(limit)}, but a job on a hosted runner ends after ` +
            `${(0,duration/* formatDuration */.a)(HOSTED_JOB_MS)}: GitHub may cut this step off. Lower them, or use wait: none.`);
    }
    outputs.set({ 'queue-url': resolved.queueUrl });
}
/** A job on a hosted runner may take so long. Source: usage limits of GitHub Actions. */
const HOSTED_JOB_MS = 6 * 3_600_000;
/** Shows what would be pushed, with everything that the action adds; asks the server, and changes nothing there. */
async function dryRun(prepared, inputs, client, step) {
    const { logger, outputs, context, cancellation } = step;
    const search = searchFor(prepared, inputs, context);
    const choice = await chooseGeneration(client, search, { signal: cancellation.signal });
    const spec = (0,redact/* redactSpec */.fM)(withMarks(prepared, choice.runId, inputs, context).spec);
    outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
    outputs.setJson('launch-spec', spec);
    logger.group('Dry run: this spec would be pushed');
    logger.info((0,json/* stringifyJson */.sd)(spec, { indent: 2 }));
    logger.endGroup();
    const { resolved } = prepared;
    const checks = [
        `The key belongs to ${whoOf(prepared)}.`,
        `Queue ${prepared.queue.name} of ${prepared.queue.entity} exists.`,
        ...(resolved.jobReference === null ? [] : [`Job ${resolved.jobReference} exists.`]),
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
        step.summary.write((0,report/* renderDryRun */.DW)(page, { limit: summary/* SUMMARY_BYTES */.R }));
    }
    return 0;
}
function whoOf({ resolved: { viewer } }) {
    return viewer.username ?? viewer.email ?? 'an account without a name';
}
/** One item: the one that an earlier attempt pushed, or a new one. */
async function pushOrAttach(prepared, inputs, client, step) {
    const { logger, clock } = step;
    const { signal } = step.cancellation;
    const search = searchFor(prepared, inputs, step.context);
    const choice = await chooseGeneration(client, search, { signal });
    step.outputs.set({ 'run-id': choice.runId });
    if (choice.kind === 'attach') {
        const since = choice.since === null ? '' : ` (submitted at ${choice.since})`;
        logger.notice(`This launch is there already${since}: attached to run ${choice.runId}. rerun: new makes another.`);
        return { queuedRun: choice.queuedRun, attached: true };
    }
    const marked = withMarks(prepared, choice.runId, inputs, step.context);
    step.outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
    step.outputs.setJson('launch-spec', (0,redact/* redactSpec */.fM)(marked.spec));
    const { entity, project, queue } = search;
    const { runId, others } = choice;
    (0,saved/* savePlan */.hp)(step, { runId, others, queue, entity, project, onCancel: inputs.onCancel });
    try {
        const find = (item) => item.runSpec?.['run_id'] === runId && !others.includes(item.id);
        return { queuedRun: await (0,build_launch/* submit */.tA)(marked, { client, logger, signal, clock, find }), attached: false };
    }
    catch (error) {
        throw signal.aborted ? new PushCutOffError(error) : error;
    }
}
/** Waits as far as `wait` says, or until the step is cancelled. */
async function follow(queuedRun, inputs, step) {
    const { signal } = step.cancellation;
    let seen = { state: 'pending', times: timesOf(queuedRun) };
    const onChange = (change) => {
        seen = { state: change.to, times: change.times };
        if (change.kind === 'warning')
            step.logger.warning(change.message);
        else
            step.logger.info(change.message);
        step.outputs.set({ state: change.to, 'run-id': change.runRef?.runId, 'run-url': queuedRun.runUrl });
    };
    try {
        if (inputs.wait === 'none')
            return { result: await queued(queuedRun, seen), certain: true };
        const verdict = await queuedRun.watch({
            until: inputs.wait,
            claimTimeoutMs: inputs.claimTimeoutMs,
            runTimeoutMs: inputs.runTimeoutMs,
            signal,
            onChange,
            random: step.random,
        });
        return { result: await (0,build_launch/* collectResult */.Co)(queuedRun, verdict, { signal }), certain: true };
    }
    catch (error) {
        if (!signal.aborted)
            return { result: lostSight(error, queuedRun, seen), certain: true };
        step.logger.warning((0,errors/* oneLine */.TN)(signal.reason));
        const { verdict, certain } = await (0,stop_launch/* stopLaunch */.i)(queuedRun, inputs.onCancel, seen, step);
        const hurry = AbortSignal.any([step.cancellation.hurry, AbortSignal.timeout(1_000)]);
        const result = await (0,build_launch/* collectResult */.Co)(queuedRun, verdict, { signal: hurry });
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
    const nothing = { message: null, issue: null, warnings: [], item: null, run: null, runRef: null };
    return (0,build_launch/* collectResult */.Co)(queuedRun, { outcome: 'queued', state, times, ...nothing });
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
    const message = await (0,build_launch/* wrongCommit */.ru)(client, result.run, commit);
    return message === null ? named : { ...named, outcome: 'job-failed', message };
}


/***/ })

};

export const id = 326;
export const ids = [326];
export const modules = {

/***/ 6326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compare: () => (/* binding */ compare)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/gates/index.js + 9 modules
var build_gates = __webpack_require__(13601);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/wandb/read.js
var wandb_read = __webpack_require__(35);
// EXTERNAL MODULE: ./build/wandb/operations/run-reads.js
var run_reads = __webpack_require__(29163);
;// CONCATENATED MODULE: ./build/wandb/operations/history.js




const SPECS_VARIABLE = ', $specs: [JSONString!]!';
const METRICS = (0,run_reads/* runQuery */.GB)('RunSampledHistory', 'sampledHistory(specs: $specs)', SPECS_VARIABLE);
/** Also how long the history is. */
const FIRST_METRICS = (0,run_reads/* runQuery */.GB)('RunSampledHistory', 'historyLineCount historyKeys sampledHistory(specs: $specs)', SPECS_VARIABLE);
/** Rows that a server gives for one spec without choosing among them: the page of the Python client's scan. */
const PAGE = 1_000;
/** Specs in one request: its answer stays below a few megabytes. */
const SPECS = 20;
/** Requests for one run; beyond that a history is not read whole. */
const REQUESTS = 250;
/**
 * Every number that a run logged under the keys. One request for a run of up to 1 000 rows; longer ones are read in
 * stretches of steps that are short enough for the server not to leave out rows.
 * @throws LaunchError for a history of many millions of steps; WandbError
 */
async function wholeHistory(client, run, keys, call) {
    if (keys.length === 0)
        return new Map();
    const found = new Map(keys.map((key) => [key, new Map()]));
    const everything = keys.map((key) => ({ keys: ['_step', key], samples: PAGE }));
    const first = await ask(client, run, FIRST_METRICS, everything, call);
    if (first.lineCount <= PAGE) {
        keys.forEach((key, index) => take(found, key, first.rows[index] ?? []));
        return inOrder(found);
    }
    // A stretch of as many steps as a page has rows holds no more rows than that. Where steps are far apart, longer ones
    // are tried first, and halved when their page is full.
    const width = Math.max(PAGE - 1, Math.floor(((first.lastStep + 1) / first.lineCount) * (PAGE / 2)));
    let open = keys.flatMap((key) => stretches(key, first.lastStep, width));
    for (let requests = 0; open.length > 0; requests += 1) {
        if (requests === REQUESTS || open.length > REQUESTS * SPECS)
            throw tooLong(run, first.lineCount);
        const [now, later] = [open.slice(0, SPECS), open.slice(SPECS)];
        const specs = now.map(({ key, from, to }) => ({
            keys: ['_step', key],
            minStep: from,
            maxStep: to,
            samples: PAGE,
        }));
        const { rows } = await ask(client, run, METRICS, specs, call);
        const full = now.filter(({ key, from, to }, index) => {
            const page = rows[index] ?? [];
            if (page.length >= PAGE && to - from >= PAGE)
                return true;
            take(found, key, page);
            return false;
        });
        open = [...full.flatMap(halves), ...later];
    }
    return inOrder(found);
}
/** At most `samples` numbers of each key, chosen by the server over the whole run: for drawing. One request. */
async function sampledMetrics(client, run, keys, samples, call) {
    if (keys.length === 0)
        return new Map();
    const found = new Map(keys.map((key) => [key, new Map()]));
    const specs = keys.map((key) => ({ keys: ['_step', key], samples }));
    const { rows } = await ask(client, run, METRICS, specs, call);
    keys.forEach((key, index) => take(found, key, rows[index] ?? []));
    return inOrder(found);
}
async function ask(client, run, operation, specs, call) {
    const read = new wandb_read/* Reader */.mP(operation.name);
    const variables = { ...(0,run_reads/* runVariables */.RV)(run), specs: specs.map((spec) => (0,json/* stringifyJson */.sd)(spec)) };
    const answer = read.object(await client.graphql(operation, variables, call), 'project', 'run');
    if (answer === null)
        return { rows: [], lineCount: 0, lastStep: -1 };
    const lists = read.list(answer, 'sampledHistory');
    const lineCount = read.number(answer, 'historyLineCount') ?? 0;
    const about = read.plainDocument(answer, 'historyKeys');
    return {
        rows: lists.map((list) => Array.isArray(list) ? list.map((row) => read.row(row)).filter((row) => row !== null) : []),
        lineCount,
        lastStep: (about && read.number(about, 'lastStep')) ?? Math.max(0, lineCount - 1),
    };
}
/** Neighbours share a step, so that none is lost on a server for which the last one does not belong to a stretch. */
function stretches(key, lastStep, width) {
    const count = Math.max(1, Math.ceil((lastStep + 1) / width));
    return Array.from({ length: Math.min(count, REQUESTS * SPECS + 1) }, (_, index) => ({
        key,
        from: index * width,
        to: (index + 1) * width,
    }));
}
function halves({ key, from, to }) {
    const middle = from + Math.ceil((to - from) / 2);
    return [
        { key, from, to: middle },
        { key, from: middle, to },
    ];
}
function take(found, key, rows) {
    for (const row of rows) {
        const step = row['_step'];
        const value = numberAt(row, key);
        if (typeof step === 'number' && value !== undefined)
            found.get(key)?.set(step, value);
    }
}
/** Rows hold nested keys by their full name, or as objects within each other. */
function numberAt(row, key) {
    const value = Object.hasOwn(row, key)
        ? row[key]
        : key.split('.').reduce((inner, part) => ((0,wandb_read/* isObject */.Gv)(inner) ? inner[part] : undefined), row);
    if (typeof value === 'number')
        return value;
    return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}
function inOrder(found) {
    return new Map([...found].map(([key, points]) => [key, [...points].sort(([a], [b]) => a - b)]));
}
function tooLong(run, lineCount) {
    return new errors/* LaunchError */.mE(`The history of run ${run.runId} (${lineCount} rows) is too long to be read whole.`, {
        hint: 'Let the run keep the value in its summary (define_metric with summary="max" or "min"), and compare that.',
    });
}

// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
;// CONCATENATED MODULE: ./build/wandb/operations/artifact-maker.js


const CREATED_BY = {
    name: 'ArtifactCreatedBy',
    effect: 'read',
    document: `query ArtifactCreatedBy($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifact(name: $name) {
        id
        createdBy { ... on Run { name project { name entityName } } }
      }
    }
  }`,
};
/** The run that made a version of an artifact; `no-artifact`: there is no such version, `no-run`: no run made it. */
async function artifactMaker(client, artifact, call) {
    const read = new wandb_read/* Reader */.mP(CREATED_BY.name);
    const { entity, project, name, alias } = artifact;
    const variables = { entity, project: (0,run_reads/* projectOf */.v8)({ project }), name: `${name}:${alias}` };
    const found = read.object(await client.graphql(CREATED_BY, variables, call), 'project', 'artifact');
    if (found === null)
        return 'no-artifact';
    const maker = read.object(found, 'createdBy');
    const owner = maker && read.object(maker, 'project');
    const runId = maker && read.text(maker, 'name');
    if (owner === null || runId === null)
        return 'no-run';
    return {
        entity: read.text(owner, 'entityName') ?? entity,
        project: read.text(owner, 'name') ?? project,
        runId,
    };
}

// EXTERNAL MODULE: ./build/wandb/operations/run-search.js
var run_search = __webpack_require__(14648);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/launch/baseline.js





/** Newest runs that are looked at for one that fits. */
const LOOK_AT = 25;
/** Types of what every run logs by itself: never the thing that an alias such as `production` is put on. */
const BY_ITSELF = new Set(['code', 'job', 'run_table', 'wandb-history', 'wandb-events']);
/**
 * Finds the run that another is compared with: never that run itself.
 * @throws WandbError when the server cannot be asked
 */
async function findBaseline(client, asked, candidate, call) {
    const found = await locate(client, asked, candidate, call);
    if (typeof found === 'string')
        return { missing: found };
    if (isSame(found, candidate.run))
        return { missing: `${asked.text} is the run itself` };
    const details = await (0,runs/* runDetails */.C6)(client, found, call);
    const path = pathOf(found);
    if (details === null)
        return { missing: `there is no run ${path}` };
    if (details.state !== 'finished')
        return { missing: `run ${path} did not finish: it is ${details.state}` };
    return {
        details,
        baseline: {
            asked: asked.text,
            run: found,
            url: (0,urls/* runUrl */.Vp)(client.appUrl, found),
            name: details.displayName,
            config: details.config,
            summary: details.summary,
        },
    };
}
async function locate(client, asked, candidate, call) {
    const { entity, project } = candidate.run;
    switch (asked.kind) {
        case 'run':
            return { entity: asked.entity ?? entity, project: asked.project ?? project, runId: asked.runId };
        case 'tag': {
            const filters = { $and: [{ state: 'finished' }, { tags: { $in: [asked.tag] } }] };
            const runs = await newest(client, candidate, filters, call);
            return (runs[0]?.ref ??
                `no other finished run of ${entity}/${project} has the tag ${JSON.stringify(asked.tag)}`);
        }
        case 'latest-on':
            return latestOn(client, asked.ref, candidate, call);
        case 'alias':
            return asked.collection === null
                ? byOwnAlias(client, asked.alias, candidate, call)
                : byAlias(client, { entity, project, ...known(asked.collection) }, asked.alias, call);
    }
}
function known(collection) {
    const { name, entity, project } = collection;
    return { name, ...(entity === null ? {} : { entity }), ...(project === null ? {} : { project }) };
}
/** Other runs that the filters let through, the newest first; the server's word on their state is checked. */
async function newest(client, { run }, filters, call) {
    const runs = await (0,run_search/* findRuns */.s)(client, run, filters, LOOK_AT, call);
    return runs.filter(({ ref, state }) => !isSame(ref, run) && state === 'finished');
}
/** W&B records no branch: the provenance in the config of runs that this action launched tells it. */
async function latestOn(client, ref, candidate, call) {
    const { entity, project } = candidate.run;
    const { repository } = candidate;
    const filters = {
        $and: [
            { state: 'finished' },
            inProvenance('ref', ref),
            ...(repository === null ? [] : [inProvenance('repository', repository)]),
        ],
    };
    const runs = await newest(client, candidate, filters, call);
    const job = candidate.job === null ? null : collectionOf(candidate.job);
    // A run that recorded no job may be of the same one: an offline program does not tell.
    const first = runs.find((run) => job === null || run.job === null || run.job === job);
    if (first !== undefined)
        return first.ref;
    const what = job === null ? 'finished run' : `finished run of job ${job}`;
    const whose = repository === null ? '' : ` of ${repository}`;
    return `no other ${what} in ${entity}/${project} was launched on ${ref}${whose} by this action`;
}
/** W&B stores a value of the config below `value`; servers take the path with it and without. */
function inProvenance(key, value) {
    return { $or: [{ [`config.github.value.${key}`]: value }, { [`config.github.${key}`]: value }] };
}
async function byAlias(client, collection, alias, call) {
    const maker = await artifactMaker(client, { ...collection, alias }, call);
    const name = `${collection.entity}/${collection.project}/${collection.name}:${alias}`;
    if (maker === 'no-artifact')
        return `there is no artifact ${name}`;
    return maker === 'no-run' ? `artifact ${name} was not made by a run` : maker;
}
/** The alias among the collections that the run itself logged to. */
async function byOwnAlias(client, alias, { run }, call) {
    const outputs = (await (0,runs/* runSource */.Rh)(client, run, call))?.outputArtifacts ?? [];
    const names = [...new Set(outputs.filter(({ type }) => !BY_ITSELF.has(type)).map(({ name }) => name))];
    const full = `name the artifact, as alias:NAME:${alias}`;
    if (names.length === 0)
        return `the run logged no artifact in which to look for alias ${alias}; ${full}`;
    const { entity, project } = run;
    const found = await Promise.all(names.slice(0, LOOK_AT).map(async (name) => ({
        name,
        maker: await artifactMaker(client, { entity, project, name, alias }, call),
    })));
    const made = found.flatMap(({ name, maker }) => (typeof maker === 'string' ? [] : [{ name, maker }]));
    const others = made.filter(({ maker }) => !isSame(maker, run));
    const [first] = others;
    if (first === undefined) {
        return made.length > 0
            ? `alias ${alias} is on what the run itself logged (${(0,nearest/* someOf */.yU)(made.map(({ name }) => name))})`
            : `no version of ${(0,nearest/* someOf */.yU)(names)} has alias ${alias}; ${full}`;
    }
    if (others.every(({ maker }) => isSame(maker, first.maker)))
        return first.maker;
    return `alias ${alias} is on artifacts of several runs (${(0,nearest/* someOf */.yU)(others.map(({ name }) => name))}); ${full}`;
}
function collectionOf(job) {
    return job.replace(/:[^:/]*$/, '');
}
function isSame(a, b) {
    return pathOf(a) === pathOf(b);
}
/** A run without a project lives in `uncategorized`. */
function pathOf({ entity, project, runId }) {
    return `${entity}/${project || 'uncategorized'}/${runId}`;
}

;// CONCATENATED MODULE: ./build/launch/charts.js

/** Points of one line: more could not be told apart in a page. */
const SAMPLES = 300;
/**
 * Metrics of a run over its steps, and those of its baseline beside them: one request a run. Values that are not finite
 * cannot be drawn and are left out.
 */
async function readCharts(client, keys, run, baseline, call) {
    const [own, other] = await Promise.all([
        sampledMetrics(client, run, keys, SAMPLES, call),
        baseline === null ? new Map() : sampledMetrics(client, baseline, keys, SAMPLES, call),
    ]);
    return keys.map((key) => ({ key, points: drawable(own.get(key)), baseline: drawable(other.get(key)) }));
}
function drawable(points = []) {
    return points.filter(([, value]) => Number.isFinite(value));
}

;// CONCATENATED MODULE: ./build/launch/facts.js
/** A run as rules look at it. */
function runFacts(details, history, times = { startedAt: null, endedAt: null }) {
    return {
        summary: details.summary,
        history: Object.fromEntries([...history].map(([key, points]) => [key, points.map(([, value]) => value)])),
        durationSeconds: durationSeconds(details, times),
    };
}
/**
 * How long a run took, in seconds. First what the program measured (`_wandb.runtime` of its summary, what W&B shows as
 * its duration), so that a run and its baseline are measured alike; else from its creation to its last heartbeat; else
 * what this process saw.
 */
function durationSeconds({ summary, createdAt, heartbeatAt }, { startedAt, endedAt }) {
    const internal = summary['_wandb'];
    const measured = typeof internal === 'object' && internal !== null && 'runtime' in internal ? internal.runtime : undefined;
    if (typeof measured === 'number' && Number.isFinite(measured))
        return measured;
    const between = (from, to) => {
        const seconds = (to - from) / 1_000;
        return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
    };
    const alive = between(timeOf(createdAt), timeOf(heartbeatAt));
    if (alive !== null)
        return alive;
    return startedAt === null || endedAt === null ? null : between(startedAt, endedAt);
}
/** Times are UTC, also where the zone is missing. */
function timeOf(text) {
    if (text === null)
        return Number.NaN;
    return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

;// CONCATENATED MODULE: ./build/launch/compare.js







/** Milliseconds for each look. */
const DEADLINE_MS = 60_000;
/** Milliseconds after which a value that is missing is looked for once more: a summary can trail the state of its run. */
const TRAILING_MS = 3_000;
/**
 * Reads what rules and report need, one request each, and holds the rules against the run. A rule for which something
 * could not be read fails with the reason; what is only for the report is left out with a warning.
 * @throws only when aborted
 */
async function compare(client, result, run, asked, signal) {
    const call = { deadlineMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) };
    const details = result.details ?? (await orNull(() => (0,runs/* runDetails */.C6)(client, run, call), signal));
    const found = asked.baseline === null ? null : await baselineOf(client, asked.baseline, result, run, details, call);
    const baseline = found !== null && 'baseline' in found ? found : null;
    if (found !== null && 'missing' in found) {
        client.logger.warning(`There is no baseline ${asked.baseline?.text ?? ''}: ${found.missing}.`);
    }
    const charts = readCharts(client, asked.charts, run, baseline?.baseline.run ?? null, call).catch((error) => {
        if (signal?.aborted !== true)
            client.logger.warning(`The charts could not be read: ${(0,errors/* oneLine */.TN)(error)}`);
        return [];
    });
    const held = await holdGates(client, result, run, details, asked.gates, found, call);
    signal?.throwIfAborted();
    return { ...held, baseline: baseline?.baseline ?? null, charts: await charts };
}
async function holdGates(client, result, run, details, gates, found, call) {
    if (gates.length === 0)
        return { details, gates: [] };
    const baseline = found !== null && 'baseline' in found ? found : null;
    const other = baseline === null || !(0,build_gates/* needsBaseline */.ZQ)(gates)
        ? null
        : await factsOf(client, baseline.baseline.run, baseline.details, (0,build_gates/* historyKeys */.zU)(gates, 'baseline'), call);
    const why = found !== null && 'missing' in found ? found.missing : undefined;
    let seen = details;
    for (let look = 0;; look += 1) {
        const own = seen === null ? NOT_READ : await factsOf(client, run, seen, (0,build_gates/* historyKeys */.zU)(gates), call, result.times);
        const results = gates.map((gate) => holdGate(gate, own, other, why));
        const trailing = results.some(({ undecided }) => undecided !== undefined && TRAILING.has(undecided));
        if (look > 0 || !trailing)
            return { details: seen, gates: results };
        await client.clock.sleep(TRAILING_MS, call.signal);
        seen = (await orNull(() => (0,runs/* runDetails */.C6)(client, run, call), call.signal)) ?? seen;
    }
}
const TRAILING = new Set(['missing-key', 'no-history', 'unreadable']);
const NOTHING = { summary: {}, history: {}, durationSeconds: null };
const NOT_READ = { facts: NOTHING, failure: 'the run could not be read from W&B', spoilt: 'all' };
async function factsOf(client, run, details, keys, call, times) {
    let history = new Map();
    let failure = null;
    try {
        history = await wholeHistory(client, run, keys, call);
    }
    catch (error) {
        if (call.signal?.aborted === true)
            throw error;
        failure = `the history of run ${run.runId} could not be read: ${(0,errors/* oneLine */.TN)(error).replace(/\.$/, '')}`;
    }
    return { facts: runFacts(details, history, times), failure, spoilt: 'history' };
}
function holdGate(gate, own, other, noBaseline) {
    for (const [of, read] of [
        ['run', own],
        ['baseline', other],
    ]) {
        if (read === null || read.failure === null)
            continue;
        if (read.spoilt === 'history' && (0,build_gates/* historyKeys */.zU)([gate], of).length === 0)
            continue;
        return {
            rule: gate.rule,
            passed: false,
            left: null,
            right: null,
            message: read.failure,
            undecided: 'unreadable',
        };
    }
    const [held] = (0,build_gates/* evaluateGates */.ud)([gate], own.facts, other?.facts ?? null, noBaseline);
    return held;
}
async function baselineOf(client, asked, result, run, details, call) {
    const github = details?.config['github'];
    const repository = typeof github === 'object' && github !== null && 'repository' in github ? github.repository : null;
    const candidate = { run, job: result.job, repository: typeof repository === 'string' ? repository : null };
    try {
        return await findBaseline(client, asked, candidate, call);
    }
    catch (error) {
        if (call.signal?.aborted === true)
            throw error;
        return { missing: `it could not be looked up: ${(0,errors/* oneLine */.TN)(error).replace(/\.$/, '')}` };
    }
}
async function orNull(read, signal) {
    try {
        return await read();
    }
    catch (error) {
        if (signal?.aborted === true)
            throw error;
        return null;
    }
}


/***/ })

};

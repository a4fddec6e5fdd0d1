export const id = 863;
export const ids = [863];
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

/***/ 32184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ copyOfflineRuns),
/* harmony export */   N: () => (/* binding */ findOfflineRuns)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);



/** The folder of one run that W&B's library wrote while it was offline: `wandb sync` takes it. */
const OFFLINE_RUN = /^offline-run-[\w-]+$/;
/** Milliseconds for copying one folder. */
const COPY_MS = 300_000;
/**
 * Copies what W&B's library wrote offline out of a container that has ended, wherever in it that was. What lies on a
 * volume is not seen.
 * @param target is made when there is something to copy
 * @returns the folders as they lie on this machine now
 * @throws LaunchError when the engine cannot give them
 */
async function copyOfflineRuns(engine, container, target) {
    const found = new Set();
    const { exitCode, stderr } = await engine.client.call(['diff', container], {
        onLine: (line) => {
            const path = /^A (\/.*)$/.exec(line)?.[1];
            if (path !== undefined && OFFLINE_RUN.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)))
                found.add(path);
        },
    });
    if (exitCode !== 0)
        throw notCopied(stderr);
    if (found.size > 0)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(target, { recursive: true, mode: 0o700 });
    for (const path of found) {
        const copied = await engine.client.call(['cp', `${container}:${path}`, target], { timeoutMs: COPY_MS });
        if (copied.exitCode !== 0)
            throw notCopied(copied.stderr);
    }
    return findOfflineRuns(target);
}
/** The folders of runs in a folder, or in a folder `wandb` below it, where the library puts them. */
async function findOfflineRuns(folder) {
    const places = [folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'wandb')];
    const found = await Promise.all(places.map(async (place) => {
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(place, { withFileTypes: true }).catch(() => []);
        return entries
            .filter((entry) => entry.isDirectory() && OFFLINE_RUN.test(entry.name))
            .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, entry.name));
    }));
    return found.flat().sort();
}
function notCopied(stderr) {
    return new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The offline files could not be copied out of the container: ${stderr.trim()}.`, {
        hint: 'Is there room on the disk of this runner?',
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

/***/ 74122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ accountOf)
/* harmony export */ });
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41160);

/** The client of a launch that runs here; null: without an account, as `no-key: offline` allows. */
function accountOf(inputs, step) {
    return inputs.identity.kind === 'key' && inputs.apiKey === undefined ? null : (0,_step_js__WEBPACK_IMPORTED_MODULE_0__.clientOf)(inputs, step);
}


/***/ }),

/***/ 41011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GN: () => (/* binding */ NOTHING_KNOWN),
  kI: () => (/* binding */ resultHere),
  yq: () => (/* binding */ verdictHere),
  Lb: () => (/* binding */ verdictOfPost),
  hr: () => (/* binding */ verdictOnError)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/launch/index.js + 20 modules
var launch = __webpack_require__(22381);
;// CONCATENATED MODULE: ./build/launch/here/end.js
/** How a run that did not end well ended, without a full stop: it becomes part of a sentence. */
function describeEnd(end) {
    if (end.neverStarted === true) {
        return `its program could not be started (${end.reason ?? 'no reason is known'})`;
    }
    if (end.state === 'stopped')
        return 'it was stopped';
    const code = end.exitCode === null ? null : `exit code ${end.exitCode}`;
    return [code, end.reason].filter((part) => part !== null).join(', ') || (end.signal ?? 'no exit code');
}

// EXTERNAL MODULE: ./build/launch/project/source.js
var source = __webpack_require__(41479);
// EXTERNAL MODULE: ./build/runners/refusal.js
var refusal = __webpack_require__(79036);
// EXTERNAL MODULE: ./build/modes/no-result.js
var no_result = __webpack_require__(2144);
;// CONCATENATED MODULE: ./build/modes/launch-result.js







/**
 * What became of a run that was started here.
 * @param end null: it had not ended when the time for that was up
 */
function verdictHere(end, cut) {
    if (end === null) {
        const message = `${cut?.message ?? 'The step ends.'} The run goes on; the cleanup ends it.`;
        return { outcome: cut?.outcome ?? 'unknown', state: 'unknown', message };
    }
    // What came to its own end before the cancel reached it, has.
    if (end.state === 'finished')
        return { outcome: 'succeeded', state: 'finished', message: null };
    if (end.state === 'stopped') {
        const stopped = cut ?? { outcome: 'cancelled', message: 'A stop was asked for in W&B.' };
        return { ...stopped, state: 'killed' };
    }
    const outcome = end.neverStarted === true ? 'agent-failed' : 'job-failed';
    return { outcome, state: 'failed', message: `The run failed: ${describeEnd(end)}.` };
}
/** What became of a run that `post` ended. @param cut why its step had tried to; null: nobody knows, it was cut off */
function verdictOfPost(cut) {
    if (cut !== null)
        return { ...cut, state: 'killed', message: `${cut.message} The cleanup ended it.` };
    const message = 'The step was cut off; its cleanup ended the run.';
    return { outcome: 'cancelled', state: 'killed', message };
}
const NOTHING_KNOWN = {
    spec: null,
    run: null,
    runUrl: null,
    job: null,
    image: null,
    times: no_result/* NO_TIMES */.lV,
    details: null,
    logTail: [],
    notes: [],
};
function resultHere(verdict, { notes, spec, ...facts }) {
    return {
        ...facts,
        ...verdict,
        queue: null,
        queueUrl: null,
        itemId: null,
        issue: null,
        warnings: notes.map((message) => ({ message, stage: null, filePaths: [] })),
        spec: spec === null ? null : (0,redact/* redactSpec */.fM)(spec),
    };
}
/** What became of a launch that never ran. @param starting its checks were over: this machine was at it */
function verdictOnError(error, starting, cut) {
    // A start that is given up leaves nothing.
    if (cut !== null)
        return { ...cut, state: 'killed' };
    const message = error instanceof launch/* InvalidLaunchError */.Zf ? error.message : (0,errors/* oneLine */.TN)(error);
    if (error instanceof refusal/* RefusedError */.fk)
        return { outcome: 'refused', state: 'failed', message };
    const itsOwn = !starting || error instanceof source/* ItemError */.ie;
    return { outcome: itsOwn ? 'submit-failed' : 'agent-failed', state: 'failed', message };
}


/***/ }),

/***/ 48998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ savedLaunch),
/* harmony export */   L: () => (/* binding */ saveLaunch)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const Schema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    launchId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    run: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    resource: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    process: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), startTime: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) })),
    folder: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    offlineFolder: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    job: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    image: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    startedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    cut: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ outcome: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['cancelled', 'run-timeout']), message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});
/** To be saved before the run is started, and whenever more is known. */
function saveLaunch(step, launch) {
    step.save('launch', launch);
}
/** Null: the step started no run here. */
function savedLaunch(step) {
    const saved = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(Schema, step.saved('launch'));
    return saved.success ? saved.output : null;
}


/***/ }),

/***/ 73863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  launch: () => (/* binding */ launch),
  notesOffline: () => (/* binding */ notesOffline)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/agent/leftover-process.js
var leftover_process = __webpack_require__(51667);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/runners/docker/index.js + 19 modules
var docker = __webpack_require__(58949);
// EXTERNAL MODULE: ./build/runners/environment.js
var runners_environment = __webpack_require__(16229);
// EXTERNAL MODULE: ./build/runners/policy.js
var runners_policy = __webpack_require__(75764);
// EXTERNAL MODULE: ./build/runners/process.js
var runners_process = __webpack_require__(989);
// EXTERNAL MODULE: ./build/runners/box-error.js
var box_error = __webpack_require__(92178);
// EXTERNAL MODULE: ./build/runners/refusal.js
var runners_refusal = __webpack_require__(79036);
;// CONCATENATED MODULE: ./build/launch/here/words.js



/** The rooms below speak to whoever set up an agent; here the owner of the runner and the sender are one. */
const WORDS = [
    [/use a queue whose resource is local-process/g, 'launch code with resource local-process'],
    [/ on the agent\b/g, ''],
    [/, if everyone who may push to the queue may know its value/g, ''],
    [/\bthis agent\b/g, 'this runner'],
    [/ and the options of the queue/g, ' and `resource-args`'],
];
/** The same error, in the words of a launch that runs here. */
function inWordsOfLaunch(error) {
    if (error instanceof runners_refusal/* RefusedError */.fk) {
        return new runners_refusal/* RefusedError */.fk({ what: reword(error.refusal.what), remedy: reword(error.refusal.remedy) });
    }
    const Kind = [errors/* LaunchError */.mE, box_error/* BoxError */.o].find((kind) => error?.constructor === kind);
    if (Kind === undefined)
        return error;
    const { message, hint, cause } = error;
    return new Kind(reword(message), { cause, ...(hint === undefined ? {} : { hint: reword(hint) }) });
}
function reword(text) {
    return WORDS.reduce((so, [words, instead]) => so.replace(words, instead), text);
}

;// CONCATENATED MODULE: ./build/launch/here/local-runner.js





/**
 * The runner of this machine for one launch.
 * @throws LaunchError when the resource is a container and there is no engine that could run it
 */
async function localRunner(work, options) {
    const { policy, env, owner, workflowRun, logger, clock, signal } = options;
    (0,runners_policy/* checkPolicy */.h)(policy);
    if (work.resource === 'local-process') {
        const environment = (0,runners_environment/* scrubEnvironment */.vf)(env, policy.passEnv ?? []);
        return { runner: new runners_process/* ProcessRunner */.S({ environment }), engine: null };
    }
    const engine = new docker/* DockerEngine */.nc(new docker/* DockerClient */.al(env));
    try {
        const found = await (0,docker/* preflight */.Mz)(engine, { gpus: 'gpus' in work.resourceArgs, signal });
        logger.info(`Docker engine ${found.engine.version} (${found.engine.platform}).`);
    }
    catch (error) {
        throw inWordsOfLaunch(error);
    }
    const runner = new docker/* ContainerRunner */.Sx({
        engine,
        policy,
        hostEnvironment: env,
        agent: 'launch',
        owner,
        workflowRun,
        logger,
        clock,
    });
    return { runner, engine };
}

// EXTERNAL MODULE: ./build/launch/here/offline-files.js
var offline_files = __webpack_require__(32184);
// EXTERNAL MODULE: ./build/common/logger.js
var common_logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/job/write.js + 6 modules
var write = __webpack_require__(72046);
// EXTERNAL MODULE: ./build/job/git.js
var job_git = __webpack_require__(25868);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(43590);
// EXTERNAL MODULE: ./build/launch/errors.js
var launch_errors = __webpack_require__(22663);
// EXTERNAL MODULE: ./build/launch/prepare.js
var prepare = __webpack_require__(19209);
// EXTERNAL MODULE: ./build/launch/project/work.js + 1 modules
var work = __webpack_require__(36929);
// EXTERNAL MODULE: ./build/launch/resolve-uri.js + 1 modules
var resolve_uri = __webpack_require__(1552);
// EXTERNAL MODULE: ./build/launch/spec.js
var launch_spec = __webpack_require__(75971);
// EXTERNAL MODULE: ./build/launch/validate.js + 1 modules
var validate = __webpack_require__(75525);
// EXTERNAL MODULE: ./build/launch/values.js
var values = __webpack_require__(6770);
;// CONCATENATED MODULE: ./build/launch/here/prepare.js











/** What runs where it is called. */
const RESOURCES = ['local-container', 'local', 'local-process'];
/** Hosts of W&B when there is no server: its public cloud. */
const NO_SERVER = { baseUrl: 'https://api.wandb.ai', appUrl: 'https://wandb.ai' };
/**
 * Options → the spec of a run that is about to start here. Writes nothing, except for the job that a `uri` becomes.
 * @throws InvalidLaunchError with every mistake in the options, before anything is asked
 * @throws LaunchError, WandbError when a `uri` or the owner of the key cannot be found out
 */
async function prepareRun(given, context) {
    const { client, logger = common_logger/* silentLogger */.q, signal, random = Math.random } = context;
    const { synchronous, ...options } = (0,validate/* givenOptions */.G)(given);
    const target = (0,prepare/* uriTarget */.Ud)(options, client ?? NO_SERVER);
    const problems = [
        ...(0,validate/* validateOptions */.L)(options),
        ...(0,prepare/* uriProblems */.PP)(target),
        ...hereProblems(options, synchronous),
    ];
    if (client === null)
        problems.push(...accountProblems(options, target));
    if (problems.length > 0)
        throw new launch_errors/* InvalidLaunchError */.Zf(problems);
    const source = client === null
        ? await withoutAccount(options, target, context)
        : await withAccount(options, target, { ...context, client });
    if (source.note !== null)
        logger.info(source.note);
    const { uri: _uri, ...rest } = options;
    const { spec, warnings } = (0,launch_spec/* buildLaunchSpec */.NX)({ ...rest, resource: resourceOf(options), ...(source.job === null ? {} : { job: source.job }) }, { defaultEntity: source.defaultEntity, sourceProject: source.project, sourceArgs: source.args });
    signal?.throwIfAborted();
    const asked = spec['run_id'];
    const runId = typeof asked === 'string' && asked !== '' ? asked : (0,work/* newRunId */.F$)(random);
    return {
        spec: { ...(0,prepare/* withFullJob */.TA)(spec), run_id: runId },
        runId,
        code: source.code,
        commit: source.commit,
        warnings,
    };
}
/** The argument, then `config`, then what W&B runs on when nobody says. */
function resourceOf({ resource, config }) {
    const configured = config?.['resource'];
    return resource || (typeof configured === 'string' && configured) || 'local-container';
}
function hereProblems(options, synchronous) {
    const found = [];
    const resource = resourceOf(options);
    if (!RESOURCES.includes(resource)) {
        found.push((0,launch_errors/* problem */.CC)(`resource ${resource} cannot run here`, 'a launch without a queue runs on this machine', 'Use local-container or local-process, or put the launch on a queue (launchAdd, mode: add).'));
    }
    if ((0,values/* isTruthy */.zz)(options.config?.['template_variables'])) {
        found.push((0,launch_errors/* problem */.CC)('config.template_variables is given', 'only queues have template variables', 'Put the values into resource_args.'));
    }
    if (synchronous !== undefined && typeof synchronous !== 'boolean') {
        found.push((0,launch_errors/* problem */.CC)('synchronous is neither true nor false', '', 'Give true or false.'));
    }
    return found;
}
/** What cannot be had without an account. */
function accountProblems({ job, config }, target) {
    const next = 'Give dockerImage or the uri of a git repository, or set an API key.';
    if (job !== undefined || (0,values/* isTruthy */.zz)(config?.['job'])) {
        return [(0,launch_errors/* problem */.CC)('a job is given, and no API key', 'jobs are read from a W&B server', next)];
    }
    if (target?.kind !== 'run' && target?.kind !== 'job')
        return [];
    const why = 'what it names is read from a W&B server';
    return [(0,launch_errors/* problem */.CC)(`uri names a ${target.kind} of W&B, and there is no API key`, why, next)];
}
const NOTHING_FOUND = {
    job: null,
    code: null,
    commit: null,
    project: undefined,
    args: undefined,
    note: null,
};
async function withAccount(options, target, context) {
    const { client, signal } = context;
    const viewer = await (0,identity/* viewer */.l)(client, signal === undefined ? {} : { signal });
    const entity = (0,prepare/* ownerOf */.bf)(options, viewer);
    const found = { ...NOTHING_FOUND, defaultEntity: viewer.entity };
    return target === undefined ? found : { ...found, ...(await (0,prepare/* jobOfUri */.$$)(target, options, entity, context)) };
}
async function withoutAccount(options, target, context) {
    const found = { ...NOTHING_FOUND, defaultEntity: null };
    if (target?.kind !== 'git')
        return found;
    const { signal, env, uriTools = { resolveGitVersion: job_git/* resolveGitVersion */.df, createGitJob: write/* createGitJob */.aL, createArtifactJob: write/* createArtifactJob */.Sp } } = context;
    const git = { ...(signal ? { signal } : {}), ...(env ? { env } : {}) };
    const { resolved, path } = await (0,resolve_uri/* resolveRef */.qE)(target, options.version, git, uriTools);
    const shown = target.view?.kind === 'blob' && path.endsWith('.py') ? ['python', path] : resolve_uri/* DEFAULT_ENTRY_POINT */.YX;
    const { remote, commit } = resolved;
    return {
        ...found,
        code: { address: target.address, remote, commit, entryPoint: shown },
        commit,
        project: target.project,
        note: `The code is ${remote} at ${commit.slice(0, 12)}.`,
    };
}

// EXTERNAL MODULE: ./build/common/lines.js
var lines = __webpack_require__(37919);
// EXTERNAL MODULE: ./build/job/checkout.js
var checkout = __webpack_require__(18462);
// EXTERNAL MODULE: ./build/job/read.js + 3 modules
var read = __webpack_require__(68397);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
// EXTERNAL MODULE: ./build/launch/project/job-environment.js
var job_environment = __webpack_require__(95595);
// EXTERNAL MODULE: ./build/launch/project/source.js
var project_source = __webpack_require__(41479);
// EXTERNAL MODULE: ./build/launch/project/settle-run.js
var settle_run = __webpack_require__(12533);
// EXTERNAL MODULE: ./build/launch/project/stop-asked.js
var stop_asked = __webpack_require__(12399);
// EXTERNAL MODULE: ./build/launch/project/supervise.js
var supervise = __webpack_require__(85758);
;// CONCATENATED MODULE: ./build/launch/here/submitted-run.js
/** A handle on a run that was started here. */
class SubmittedRun {
    run;
    runUrl;
    job;
    image;
    spec;
    /** What the backend calls it: the id of a container or of a process. */
    id;
    #backend;
    #end;
    #tail;
    #graceMs;
    /** Made by `startRun`. @param end resolves once nothing of the run is left on this machine; never rejects */
    constructor(facts, backend, rest) {
        this.run = facts.run;
        this.runUrl = facts.runUrl;
        this.job = facts.job;
        this.image = facts.image;
        this.spec = facts.spec;
        this.id = backend.id;
        this.#backend = backend;
        this.#end = rest.end;
        this.#tail = rest.tail;
        this.#graceMs = rest.graceMs;
    }
    /** The id of the run in W&B. */
    get runId() {
        return this.run.runId;
    }
    getStatus() {
        return this.#backend.getStatus();
    }
    /** The last lines that it printed, oldest first, without the secrets that are known. Untrusted text. */
    getLogs() {
        return this.#tail.lines();
    }
    /** Resolves when it has ended: true when it ended well. Never rejects. */
    async wait() {
        return (await this.#end).state === 'finished';
    }
    /** As `wait`, with everything that is known of the end. */
    end() {
        return this.#end;
    }
    /** Asks it to end, and ends it by force after `graceMs`. Resolves when nothing of it is left. Repeatable. */
    async cancel(graceMs = this.#graceMs) {
        await this.#backend.cancel(graceMs);
        await this.#end;
    }
}

;// CONCATENATED MODULE: ./build/launch/here/start.js


















/** Between seeing that a stop was asked for in W&B and stopping the run from here. */
const STOPPED_RUN_TIMEOUT_MS = 60_000;
/**
 * Starts a prepared run on this machine and gives a handle on it.
 * @throws RefusedError when the owner of the machine does not allow it
 * @throws ItemError, LaunchError, WandbError when it cannot be started: nothing of it is left then
 */
async function startRun(prepared, context) {
    try {
        return await start(prepared, context);
    }
    catch (error) {
        throw inWordsOfLaunch(error);
    }
}
/** The spec as what will run. Without an account it needs no entity. */
function workOf({ spec }) {
    return (0,work/* readWork */.Kc)({ ...spec, entity: spec['entity'] ?? 'offline' });
}
async function start(prepared, context) {
    const { runners, policy, signal, logger } = context;
    const work = workOf(prepared);
    if (work.resource === 'local-process' && !policy.allowLocalProcess) {
        throw new runners_refusal/* RefusedError */.fk({
            what: 'the owner of this runner does not allow the resource "local-process"',
            remedy: 'Set `allow-local-process: true`, if the code of this job is trusted here.',
        });
    }
    const refusal = (0,runners_policy/* refusalOf */.O)(work, policy, runners.map(({ resource }) => resource));
    const runner = runners.find(({ resource }) => resource === work.resource);
    if (refusal || !runner) {
        const missing = `there is no runner for resource "${work.resource}"`;
        throw new runners_refusal/* RefusedError */.fk(refusal ?? { what: missing, remedy: 'Use another resource.' });
    }
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.workDirectory, 'wandb-launch-'));
    const removeCode = () => (0,promises_.rm)(directory, { recursive: true, force: true });
    try {
        const project = await projectOf(prepared, work, directory, context);
        const source = (0,project_source/* sourceOf */.vz)(work, project, process.cwd());
        if (source.warning !== null)
            logger.warning(source.warning);
        const output = new Output(work, context);
        const backend = await runner.run(requestOf(prepared, work, source, { ...context, output }));
        const facts = {
            run: {
                entity: textOf(prepared.spec['entity']),
                project: work.project.toLowerCase(),
                runId: prepared.runId,
            },
            job: source.job ?? work.job,
            image: source.image,
            spec: prepared.spec,
        };
        const url = context.client === null ? null : (0,urls/* runUrl */.Vp)(context.client.appUrl, facts.run);
        const end = see(backend, facts.run, context, removeCode);
        const rest = { end, tail: output.tail, graceMs: context.stopGraceMs };
        return new SubmittedRun({ ...facts, runUrl: url }, backend, rest);
    }
    catch (error) {
        await removeCode();
        signal.throwIfAborted();
        throw error;
    }
}
/** What a run prints, without its secrets. */
class Output {
    tail = new lines/* Tail */.P();
    #redactor = new redact/* Redactor */.pO();
    #onLine;
    constructor(work, { client, onLine }) {
        this.#onLine = onLine;
        const { credentials } = client ?? {};
        for (const secret of [work.apiKey, credentials?.kind === 'key' ? credentials.apiKey : null]) {
            if (secret !== null)
                this.#redactor.add(secret);
        }
    }
    cut(text) {
        return this.#redactor.cut(text);
    }
    push(raw) {
        const line = this.cut(raw);
        this.tail.push(line);
        this.#onLine(line);
    }
}
async function projectOf({ code }, work, directory, { client, signal, env }) {
    if (code !== null) {
        await (0,checkout/* checkoutCommit */._)({ remote: code.address, commit: code.commit, directory }, { signal, env });
        return projectOfCode(code, directory);
    }
    if (work.image !== null || work.job === null || client === null)
        return null;
    return (0,read/* readJob */.c)(client, work.job, { directory, signal, git: { env } });
}
/** A repository as if a job had been made of it. */
function projectOfCode({ remote, commit, entryPoint }, directory) {
    return {
        kind: 'repo',
        reference: `${remote} at ${commit.slice(0, 12)}`,
        artifactId: '',
        image: null,
        directory,
        entryPoint,
        notebook: false,
        runtime: null,
        git: { remote, commit },
        codeArtifact: null,
        baseImage: null,
        dockerfile: null,
        buildContext: null,
        requirements: [],
        services: {},
        metadata: {},
    };
}
function requestOf({ runId, spec }, work, source, context) {
    const { client, output, variables = {} } = context;
    const environment = (0,job_environment/* environmentOf */.p)(work, source, {
        runId,
        queue: null,
        baseUrl: client?.baseUrl ?? '',
        apiKey: client?.credentials.kind === 'key' ? client.credentials.apiKey : '',
    });
    if (textOf(spec['entity']) === '')
        delete environment['WANDB_ENTITY'];
    if (client === null)
        environment['WANDB_MODE'] = 'offline';
    return {
        itemId: context.launchId,
        runId,
        image: source.image,
        directory: source.directory,
        workingDirectory: source.workingDirectory,
        command: source.command,
        keepsEntryPoint: source.keepsEntryPoint,
        resourceArgs: work.resourceArgs,
        environment: { ...environment, ...variables },
        ...(context.identity !== undefined && work.apiKey === null ? { identity: context.identity } : {}),
        onLine: (line) => output.push(line),
        redact: (text) => output.cut(text),
        onProgress: context.onProgress,
        signal: context.signal,
    };
}
/** Sees a run to its end, and takes away what it left. Never rejects. */
async function see(backend, run, context, removeCode) {
    const { client, clock, logger, signal, stopGraceMs } = context;
    const end = await (0,supervise/* supervise */.z)(backend, {
        clock,
        signal,
        stopGraceMs,
        stoppedRunTimeoutMs: STOPPED_RUN_TIMEOUT_MS,
        startTimeoutMs: null,
        stopAsked: async () => client !== null && (await (0,stop_asked/* stopAskedFor */.w)(client, run, logger, signal)),
    });
    const settled = end.state === 'stopped' && client !== null ? (0,settle_run/* settleStoppedRun */.I)(client, run, logger) : null;
    for (const step of [() => context.beforeRemove?.(backend), () => backend.remove(), removeCode]) {
        try {
            await step();
        }
        catch (error) {
            logger.warning(`What run ${run.runId} left could not be seen to: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
    await settled;
    return end;
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/modes/finish.js
var finish = __webpack_require__(89376);
// EXTERNAL MODULE: ./build/modes/launch-account.js
var launch_account = __webpack_require__(74122);
// EXTERNAL MODULE: ./build/modes/job-identity.js
var job_identity = __webpack_require__(17859);
// EXTERNAL MODULE: ./build/modes/judge.js
var judge = __webpack_require__(47640);
// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
;// CONCATENATED MODULE: ./build/modes/launch-cut.js


/** Milliseconds between a cancel and the report on it: the runner sends its second signal after 7.5 s. */
const CANCEL_MS = 6_500;
/** Milliseconds beyond its grace that a run may take to end when it is stopped for its own time limit. */
const STOP_MS = 60_000;
/** What ends a run before its own end: a cancel of the step, or the run's time limit. */
class Cut {
    /** Aborted when the run is to be stopped. */
    signal;
    #timeout = new AbortController();
    #timer;
    #step;
    #limitMs;
    constructor(limitMs, step) {
        this.#step = step;
        this.#limitMs = limitMs;
        this.#timer = setTimeout(() => this.#timeout.abort(), limitMs);
        this.signal = AbortSignal.any([step.cancellation.signal, this.#timeout.signal]);
    }
    /** Null: nothing ended it. */
    get reason() {
        const { cancellation, context } = this.#step;
        if (cancellation.signal.aborted) {
            const by = `cancelled by workflow run ${context.workflowRunUrl || context.runId}`;
            return { outcome: 'cancelled', message: `${(0,errors/* messageOf */.bD)(cancellation.signal.reason)} (${by})` };
        }
        if (!this.#timeout.signal.aborted)
            return null;
        const limit = (0,duration/* formatDuration */.a)(this.#limitMs);
        return {
            outcome: 'run-timeout',
            message: `The run took longer than ${limit} (run-timeout) and was stopped.`,
        };
    }
    /** Resolves once a run that is being stopped has had all the time that there is. */
    timeIsUp(stopGraceMs) {
        const { signal: cancelled, hurry } = this.#step.cancellation;
        return new Promise((resolve) => {
            const give = () => resolve(null);
            const after = (ms) => () => void setTimeout(give, ms).unref();
            const whenever = (signal, act) => signal.aborted ? act() : signal.addEventListener('abort', act, { once: true });
            whenever(hurry, give);
            whenever(cancelled, after(CANCEL_MS));
            whenever(this.#timeout.signal, after(STOP_MS + stopGraceMs));
        });
    }
    dispose() {
        clearTimeout(this.#timer);
    }
}

;// CONCATENATED MODULE: ./build/modes/launch-linger.js
/** Milliseconds for what a step still has to say once it has reported a run that goes on. */
const LINGER_MS = 5_000;
/**
 * Ends the process of a step whose run goes on, with the exit code that it has by then: watching the run, and trying to
 * stop it, would keep the process for as long as the run lives, and so keep `post` from ending the run.
 */
function endWithoutRun(host) {
    setTimeout(() => host.exit(), LINGER_MS).unref();
}

// EXTERNAL MODULE: ./build/launch/project/job-log.js
var job_log = __webpack_require__(82880);
// EXTERNAL MODULE: ./build/modes/agent-lines.js
var agent_lines = __webpack_require__(16816);
;// CONCATENATED MODULE: ./build/modes/launch-log.js




/** @param temp the folder for temporary files of this job: the log stays in it */
async function openLaunchLog(runId, temp, step) {
    const folder = (0,external_node_path_.join)(temp, 'wandb-launch-logs');
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const lines = new agent_lines/* JobLines */.n(step.logger, 1);
    const job = { itemId: runId, runId, isScheduler: false };
    const log = new job_log/* JobLog */.s({
        path: (0,external_node_path_.join)(folder, `${runId}.log`),
        cut: step.cut,
        print: (line) => lines.line({ ...job, log: null }, line),
    });
    let open = true;
    return {
        push: (line) => log.push(line),
        close() {
            if (!open)
                return;
            open = false;
            log.close();
            lines.end({ ...job, log });
        },
    };
}

// EXTERNAL MODULE: ./build/modes/launch-result.js + 1 modules
var launch_result = __webpack_require__(41011);
// EXTERNAL MODULE: ./build/modes/launch-saved.js
var launch_saved = __webpack_require__(48998);
;// CONCATENATED MODULE: ./build/modes/launch-tidy.js

/**
 * Takes away what a launch left, one thing after the other; a warning names what cannot be. Never rejects: it changes
 * nothing about how the run went.
 */
async function tidy(things, logger) {
    for (const [thing, remove] of Object.entries(things)) {
        try {
            await remove();
        }
        catch (error) {
            logger.warning(`The launch left its ${thing}: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
}

// EXTERNAL MODULE: ./build/modes/marks.js
var marks = __webpack_require__(87877);
// EXTERNAL MODULE: ./build/modes/publish.js + 6 modules
var publish = __webpack_require__(96496);
;// CONCATENATED MODULE: ./build/modes/launch.js
























/** Milliseconds before the run is read: its summary may arrive shortly after its end. */
const SETTLE_MS = 1_500;
/** `mode: launch`: runs a launch on this runner, shows what it prints, and reports it. */
async function launch(inputs, step) {
    const client = (0,launch_account/* accountOf */.X)(inputs, step);
    const cut = new Cut(inputs.runTimeoutMs, step);
    const here = { inputs, step, client, cut, publisher: (0,publish/* createPublisher */.j)(inputs, step) };
    let facts = launch_result/* NOTHING_KNOWN */.GN;
    let starting = false;
    try {
        const prepared = await launch_prepare(here);
        facts = announce(prepared, here);
        starting = true;
        return await runPrepared(prepared, facts, here);
    }
    catch (error) {
        const result = (0,launch_result/* resultHere */.kI)((0,launch_result/* verdictOnError */.hr)(error, starting, cut.reason), facts);
        return await (0,finish/* end */._)(result, true, inputs, step, here.publisher);
    }
    finally {
        cut.dispose();
        await tidy({ client: async () => client?.close() }, step.logger);
    }
}
async function launch_prepare({ inputs, step, client, cut }) {
    const { env, logger, random, context } = step;
    const bare = await prepareRun(inputs.launch, { client, logger, env, random, signal: cut.signal });
    return { ...bare, spec: (0,marks/* withMarks */.T)(bare, bare.runId, inputs, context).spec };
}
/** The first lines of the log: what runs, and what looks odd about it. */
function announce(prepared, { step }) {
    const { logger, outputs, mask } = step;
    const { job, image, apiKey } = workOf(prepared);
    if (apiKey !== null)
        mask(apiKey);
    logger.info(`Launching ${job ?? image ?? prepared.code?.remote} here, as run ${prepared.runId}.`);
    for (const warning of prepared.warnings)
        logger.warning(warning);
    outputs.set({ 'run-id': prepared.runId, job, image });
    outputs.setJson('launch-spec', (0,redact/* redactSpec */.fM)(prepared.spec));
    return { ...launch_result/* NOTHING_KNOWN */.GN, spec: prepared.spec, job, image };
}
/** Runs it in a folder of its own, which `post` knows of. */
async function runPrepared(prepared, known, here) {
    const { inputs, step, client, cut, publisher } = here;
    const temp = step.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
    const { project, resource } = workOf(prepared);
    const { entity } = prepared.spec;
    const saved = {
        launchId: `launch-${(0,external_node_crypto_.randomUUID)()}`,
        run: {
            entity: typeof entity === 'string' ? entity : '',
            project: project.toLowerCase(),
            runId: prepared.runId,
        },
        resource,
        process: null,
        folder: await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'wandb-launch-')),
        offlineFolder: client === null ? (0,external_node_path_.join)(temp, 'wandb-offline', prepared.runId) : null,
        job: known.job,
        image: known.image,
        startedAt: null,
        cut: null,
    };
    (0,launch_saved/* saveLaunch */.L)(step, saved);
    publisher.update(live(known, 'starting'));
    const log = await openLaunchLog(prepared.runId, temp, step);
    let isOver = true;
    let identity = null;
    try {
        identity = await (0,job_identity/* identityOfJobs */.e)(inputs, saved.folder, step);
        const { run, saved: running } = await launch_start(prepared, saved, { onLine: (line) => log.push(line), identity }, here);
        const { job, image, runUrl } = run;
        const facts = { ...known, run: run.run, runUrl, job, image };
        const startedAt = step.clock.now();
        publisher.update(live({ ...facts, times: { ...known.times, startedAt } }, 'running'));
        const end = await Promise.race([run.end(), cut.timeIsUp(inputs.stopGraceMs)]);
        isOver = end !== null;
        if (!isOver)
            (0,launch_saved/* saveLaunch */.L)(step, { ...running, cut: cut.reason });
        log.close();
        const times = { ...known.times, startedAt, endedAt: step.clock.now() };
        return await report(run, end, { ...facts, times }, saved.offlineFolder, here);
    }
    finally {
        log.close();
        const token = async () => identity?.close();
        const folder = () => (0,promises_.rm)(saved.folder, { recursive: true, force: true });
        await tidy({ 'identity token': token, ...(isOver ? { folder } : {}) }, step.logger);
        if (!isOver)
            endWithoutRun(process);
    }
}
async function launch_start(prepared, saved, { onLine, identity }, { inputs, step, client, cut }) {
    const { env, logger, clock, outputs, context } = step;
    const { launchId, offlineFolder, folder } = saved;
    const policy = policyOf(inputs);
    const common = { policy, env, logger, clock, signal: cut.signal };
    const workflowRun = context.runId || null;
    const { runner, engine } = await localRunner(workOf(prepared), { ...common, owner: launchId, workflowRun });
    // Without a container the program can be told to write where its files are to stay.
    const writesThere = offlineFolder !== null && engine === null;
    if (writesThere)
        await (0,promises_.mkdir)(offlineFolder, { recursive: true, mode: 0o700 });
    const run = await startRun(prepared, {
        ...common,
        client,
        runners: [runner],
        stopGraceMs: inputs.stopGraceMs,
        workDirectory: folder,
        launchId,
        ...(writesThere ? { variables: { WANDB_DIR: offlineFolder } } : {}),
        ...(identity === null ? {} : { identity }),
        onLine,
        onProgress: (line) => logger.info(line),
        beforeRemove: async ({ id }) => {
            if (engine !== null && offlineFolder !== null)
                await (0,offline_files/* copyOfflineRuns */.B)(engine, id, offlineFolder);
        },
    });
    const { job, image, runUrl } = run;
    const process = engine === null ? { id: run.id, startTime: (0,leftover_process/* processStartTime */.X0)(run.id) } : null;
    const running = { ...saved, process, job, image, startedAt: clock.now() };
    (0,launch_saved/* saveLaunch */.L)(step, running);
    outputs.set({ state: 'running', 'run-url': runUrl, job, image });
    logger.info(`Started run ${run.runId}${runUrl === null ? '.' : `: ${runUrl}`}`);
    return { run, saved: running };
}
function policyOf(inputs) {
    const { allowLocalProcess, passEnv, allowVolumes, allowDockerArgs, dockerArgs } = inputs;
    return { allowLocalProcess, passEnv, allowVolumes, allowDockerArgs, dockerArgs };
}
/** @param end null: it goes on, and `post` ends it */
async function report(run, end, facts, offlineFolder, { inputs, step, client, cut, publisher }) {
    const verdict = (0,launch_result/* verdictHere */.yq)(end, cut.reason);
    const isCut = verdict.outcome === 'cancelled';
    const details = client === null || isCut ? null : await launch_read(run, client, step);
    const notes = offlineFolder === null
        ? notesOnline(run, verdict.outcome === 'succeeded' && details === null)
        : [...notesOffline(await (0,offline_files/* findOfflineRuns */.N)(offlineFolder)), ...notesUnjudged(inputs)];
    for (const note of notes)
        step.logger.info(note);
    const result = (0,launch_result/* resultHere */.kI)(verdict, { ...facts, details, notes, logTail: run.getLogs().map(step.cut) });
    const judged = client === null ? result : await (0,judge/* judge */.S)(result, inputs, client, step.cancellation.signal);
    return (0,finish/* end */._)(judged, end !== null, inputs, step, publisher);
}
function live(facts, state) {
    const { times, run, runUrl, job, image } = facts;
    const nowhere = { queue: null, queueUrl: null, itemId: null };
    return { ...nowhere, state, times, run, runUrl, job, image, message: null, displayName: null };
}
async function launch_read(run, client, step) {
    const { signal } = step.cancellation;
    try {
        await step.clock.sleep(SETTLE_MS, signal);
        return await (0,runs/* runDetails */.C6)(client, run.run, { deadlineMs: 20_000, signal });
    }
    catch (error) {
        step.logger.warning(`The run could not be read: ${(0,errors/* oneLine */.TN)(error)}`);
        return null;
    }
}
function notesOnline(run, isUnknown) {
    if (!isUnknown)
        return [];
    return [`The program ended well, and W&B shows no run ${run.runId}: it may never have called wandb.init.`];
}
/** Nothing can be said about metrics that stay in a file: no reason to fail, and none to be silent. */
function notesUnjudged({ gates }) {
    return gates.length === 0 ? [] : ['The gates were not decided: the run was offline.'];
}
/** What is left of a run without an account, for the log and the report. */
function notesOffline(folders) {
    if (folders.length === 0) {
        return ['No offline files of W&B were found: the program may never have called wandb.init.'];
    }
    const all = folders.join(' ');
    return [`The run was offline. Its files are kept in ${all} (wandb sync ${all} uploads them).`];
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


/***/ })

};

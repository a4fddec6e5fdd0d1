export const id = 805;
export const ids = [805];
export const modules = {

/***/ 51667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SM: () => (/* binding */ isSameProcess),
/* harmony export */   Sb: () => (/* binding */ killLeftover),
/* harmony export */   X0: () => (/* binding */ processStartTime)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

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

/***/ 95595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ environmentOf)
/* harmony export */ });
/* harmony import */ var _runners_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16229);

/** The variables that Launch gives to a job. */
function environmentOf(work, source, place) {
    return (0,_runners_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .jobEnvironment */ .tw)({
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


/***/ }),

/***/ 82880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ JobLog)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _common_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37919);


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
    #tail = new _common_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .Tail */ .P();
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
    /** A text without secrets. */
    cut(text) {
        return this.#options.cut(text);
    }
    push(raw) {
        const line = this.cut(raw);
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
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#file);
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
        const { path, again = false, fileLimit = FILE_LIMIT } = this.#options;
        if (this.#buffer.length === 0 || path === null || this.#written >= fileLimit)
            return;
        const bytes = Buffer.from(`${this.#buffer.join('\n')}\n`);
        this.#buffer = [];
        this.#buffered = 0;
        try {
            this.#file ??= (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, again ? 'w' : 'a', 0o600);
            this.#opened = true;
            const room = fileLimit - this.#written;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(this.#file, bytes.subarray(0, room));
            this.#written += bytes.length;
            if (bytes.length >= room)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(this.#file, '\n(the file is full: later lines were not kept)\n');
        }
        catch {
            // A full disk must not end the job that prints.
            this.#written = Infinity;
        }
    }
}


/***/ }),

/***/ 12533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ settleStoppedRun)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91385);


/**
 * Tells the server of the end of a run whose program was ended by force and could not do so itself: it would look alive
 * for minutes. Never rejects.
 */
async function settleStoppedRun(client, run, logger, call = { deadlineMs: 5_000 }) {
    try {
        const known = await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .runStatus */ .em)(client, run, call);
        if (known?.state !== 'running')
            return;
        await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .stopRun */ .KV)(client, known.storageId, call);
        await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .finishRun */ .JH)(client, run, 1, call);
    }
    catch (error) {
        logger.debug(`Run ${run.runId} could not be marked as ended: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)}`);
    }
}


/***/ }),

/***/ 41479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ie: () => (/* binding */ ItemError),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* unused harmony export DEFAULT_BASE_IMAGE */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);


/** On what code runs when neither its job nor its queue names an image. The default of W&B's own agents. */
const DEFAULT_BASE_IMAGE = 'python:3.12-slim';
/** The item itself cannot run, here or anywhere: no fault of the runner. */
class ItemError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE {
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
                hint: 'Launch it where the resource is local-container.',
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
        throw new ItemError(`The program of job ${project.reference} is a notebook; notebooks are not run here.`, {
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
        throw new ItemError(`The job ${project.reference} is to be built from ${dockerfile}; no images are built here.`, {
            hint: 'Build its image beforehand, as `build: true` of `mode: add` does, and launch that; or name a base image for the code.',
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
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(workingDir);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) || path === '..' || path.startsWith('../') || workingDir.includes('\0')) {
        throw new ItemError(`overrides.working_dir ${JSON.stringify(workingDir)} leads out of the code of the job.`, {
            hint: 'Name a folder inside it, without a leading "/" or "..".',
        });
    }
    return path === '.' ? null : path;
}


/***/ }),

/***/ 12399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ stopAskedFor)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91385);


/** Whether somebody asked in W&B for a run to stop. Never rejects: a job is not stopped because a question failed. */
async function stopAskedFor(client, run, logger, signal) {
    try {
        return (await (0,_wandb_operations_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .runStatus */ .em)(client, run, { signal }))?.stopped ?? false;
    }
    catch (error) {
        logger.debug(`Could not ask whether run ${run.runId} is to stop: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)}`);
        return false;
    }
}


/***/ }),

/***/ 85758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ supervise)
/* harmony export */ });
/* harmony import */ var _common_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28810);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);


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
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`Run failed to start within ${(0,_common_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(startTimeoutMs)}.`, {
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


/***/ }),

/***/ 36929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vB: () => (/* binding */ isSchedulerSpec),
  F$: () => (/* binding */ newRunId),
  Kc: () => (/* binding */ readWork)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
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


/***/ }),

/***/ 16816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ JobLines)
/* harmony export */ });
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


/***/ }),

/***/ 17859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ identityOfJobs)
/* harmony export */ });
/* harmony import */ var _github_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20530);

/**
 * With what jobs of a step prove who they are that has no key itself: its identity, as a file. Null: they get the key.
 * @throws LaunchError when GitHub gives no token
 */
async function identityOfJobs({ identity }, parent, { env, clock, logger, mask }) {
    if (identity.kind === 'key')
        return null;
    const { openIdentityFile } = await __webpack_require__.e(/* import() */ 588).then(__webpack_require__.bind(__webpack_require__, 63588));
    const mint = async () => {
        const token = await (0,_github_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identityToken */ ._M)(identity.audience, env);
        mask(token);
        return token;
    };
    return openIdentityFile({ parent, mint, clock, logger });
}


/***/ }),

/***/ 92178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ BoxError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/**
 * The box is at fault: another item would fail on it as well. What an item can bring about by what it asks for is not
 * told so, or whoever may push could stop an agent.
 */
class BoxError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'BoxError';
}


/***/ }),

/***/ 20538:
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

/***/ 87526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ GpuSlots),
/* harmony export */   Oc: () => (/* binding */ gpusFlag),
/* harmony export */   gF: () => (/* binding */ splitGpus),
/* harmony export */   yf: () => (/* binding */ readGpus)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79036);

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

/***/ 83808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ readImage),
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79036);

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
const DOCKER_HUB = 'docker.io';
/** The registry of a reference, host and port, as docker finds it: Docker Hub when it names none. */
function registryOf(image) {
    const [host = '', ...path] = image.split('/');
    const isHost = path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
    return isHost ? host.toLowerCase() : DOCKER_HUB;
}


/***/ }),

/***/ 58949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sx: () => (/* reexport */ ContainerRunner),
  al: () => (/* reexport */ DockerClient),
  nc: () => (/* reexport */ DockerEngine),
  di: () => (/* reexport */ adopt),
  vf: () => (/* reexport */ discard),
  zi: () => (/* reexport */ findOwned),
  eH: () => (/* reexport */ listGpus),
  Eb: () => (/* reexport */ ownRegistries),
  Mz: () => (/* reexport */ preflight)
});

// UNUSED EXPORTS: LABELS, findAll

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/lines.js
var common_lines = __webpack_require__(37919);
// EXTERNAL MODULE: ./build/runners/box-error.js
var box_error = __webpack_require__(92178);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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
    /** Where the engine is, when the environment says; null: the client's context does. */
    get host() {
        return this.#environment['DOCKER_HOST'] || null;
    }
    /** The version of the API that the environment asks for; null: none. */
    get apiVersion() {
        return this.#environment['DOCKER_API_VERSION'] || null;
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
    /** A connection to the API of the engine that the client makes, and passes on as its standard streams. */
    dial() {
        return (0,external_node_child_process_.spawn)(this.#program, ['system', 'dial-stdio'], {
            env: this.#environment,
            detached: true,
            windowsHide: true,
            stdio: ['pipe', 'pipe', 'pipe'],
        });
    }
    #unusable(error) {
        if (error.code === 'ENOENT') {
            return new box_error/* BoxError */.o(`There is no ${this.#program} on this machine.`, {
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
    const lines = onLine && new common_lines/* LineSplitter */.g(onLine);
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
var clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/logger.js
var logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/runners/identity.js
var runners_identity = __webpack_require__(9360);
// EXTERNAL MODULE: ./build/runners/refusal.js
var refusal = __webpack_require__(79036);
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
var docker_gpus = __webpack_require__(87526);
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
var volumes = __webpack_require__(50802);
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
        ...(request.identity === undefined ? [] : [(0,volumes/* mountFlag */.of)((0,runners_identity/* identityInContainer */.p)(request.identity).mount)]),
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
    const identity = request.identity === undefined ? {} : (0,runners_identity/* identityInContainer */.p)(request.identity).variables;
    return { ...defaults, ...options.environment, ...request.environment, ...identity, ...own };
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


/** The engine was asked for something that no item has a say in. */
const NO_ITEM = { words: [], hasGpus: true, hasLimits: false };
const ENGINE = [
    {
        pattern: /cannot connect to the docker daemon|error during connect|is the docker daemon running/i,
        what: 'the Docker engine does not answer',
        hint: 'Start it, or set DOCKER_HOST to where it listens.',
        box: 'always',
    },
    {
        pattern: /permission denied while trying to connect|dial unix .*permission denied/i,
        what: 'this user may not talk to the Docker engine',
        hint: 'Add the user of the runner to the group docker.',
        box: 'always',
    },
    {
        pattern: /no space left on device/i,
        what: 'the disk of the Docker engine is full',
        hint: 'Remove images that are not needed (docker system df shows what uses it).',
        box: 'always',
    },
    {
        pattern: /read-only file system|input\/output error/i,
        what: 'the disk of the Docker engine does not work',
        hint: 'Look at the kernel log of the runner.',
        box: 'always',
    },
];
const PULL = [
    ...ENGINE,
    {
        pattern: /toomanyrequests|rate limit/i,
        what: 'the registry answers no more: its rate limit is reached',
        hint: 'Log in on the runner (docker login), or use a mirror.',
        box: 'always',
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
        box: 'always',
    },
];
const START = [
    ...ENGINE,
    {
        pattern: /nvidia-container-cli: device error/i,
        what: 'the runner has no such GPU',
        hint: 'Name one that it has (nvidia-smi -L), or ask for a number.',
    },
    {
        pattern: /could not select device driver|unknown or invalid runtime name: nvidia|nvidia-container-cli|nvidia.*not found/i,
        what: 'the Docker engine has no working NVIDIA runtime, which `gpus` needs',
        hint: 'Install the NVIDIA Container Toolkit on the runner, or take `gpus` out of the queue.',
        box: 'with-gpus',
    },
    {
        pattern: /docker-init/i,
        what: 'the Docker engine lacks its program docker-init',
        hint: 'Install tini beside it, or set `docker-args: --init=false` on the agent.',
        box: 'always',
    },
    {
        pattern: /cannot allocate memory|resource temporarily unavailable|too many open files/i,
        what: 'the runner has no memory, processes or open files left',
        hint: 'Run fewer jobs at once (`max-jobs`), or end what else runs there.',
        box: 'without-limits',
    },
    {
        pattern: /failed to (?:set up container networking|create endpoint)|no available IPv4|iptables/i,
        what: 'the Docker engine cannot give it a network',
        hint: 'Look at the log of the Docker engine; a restart of it often helps.',
        box: 'always',
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
/**
 * An error of docker as one sentence for the user, with docker's own words kept.
 * @param vouched the registry is one that the owner of the box relies on: others may answer whatever they like
 */
function pullError(image, stderr, vouched) {
    const blame = { ...NO_ITEM, words: [image] };
    const error = describe(`Cannot pull ${image}`, PULL, stderr, 'Try `docker pull` on the runner.', blame);
    return vouched ? error : asItems(error);
}
function createError(stderr, blame = NO_ITEM) {
    return describe('Cannot create the container', CREATE, stderr, 'Check the options of the queue.', blame);
}
function engineError(action, stderr) {
    return describe(`Cannot ${action}`, ENGINE, stderr, 'Look at the log of the Docker engine.', NO_ITEM);
}
/** Why a container did not start, with the next step, as one line; and whether that is the fault of the box. */
function startReason(message, blame = NO_ITEM) {
    const cause = causeOf(message, START, blame);
    const said = own(message);
    const reason = cause === undefined ? `docker could not start it: ${said}.` : `${cause.what} (${said}). ${cause.hint}`;
    return { reason, boxFault: cause !== undefined && isOfBox(cause, blame) };
}
/** The same error as one that says nothing about the box. */
function asItems(error) {
    const { message, hint, cause } = error;
    return error instanceof box_error/* BoxError */.o
        ? new errors/* LaunchError */.mE(message, { cause, ...(hint === undefined ? {} : { hint }) })
        : error;
}
function describe(action, causes, stderr, otherwise, blame) {
    const cause = causeOf(stderr, causes, blame);
    const said = own(stderr);
    if (cause === undefined)
        return new errors/* LaunchError */.mE(`${action}: ${said}.`, { hint: otherwise });
    const Kind = isOfBox(cause, blame) ? box_error/* BoxError */.o : errors/* LaunchError */.mE;
    return new Kind(`${action}: ${cause.what} (${said}).`, { hint: cause.hint });
}
function causeOf(message, causes, { words }) {
    const text = withoutWords(message, words);
    return causes.find(({ pattern }) => pattern.test(text));
}
/** Shorter words cannot look like a cause, and are parts of others. */
const SHORTEST_WORD = 8;
/** A message without what was chosen by the item: what is quoted in it, and its words. */
function withoutWords(message, words) {
    const longestFirst = words
        .filter(({ length }) => length >= SHORTEST_WORD)
        .sort((a, b) => b.length - a.length);
    const text = longestFirst.reduce((left, word) => left.replaceAll(word, '…'), message);
    return text.replace(/"(?!docker-init")(?:[^"\\\n]|\\.)*"/g, '"…"');
}
function isOfBox({ box }, { hasGpus, hasLimits }) {
    if (box === 'with-gpus')
        return hasGpus;
    return box === 'without-limits' ? !hasLimits : box === 'always';
}
/** Docker's own sentence in one line of bounded length, without its standing introduction. */
function own(text) {
    const lines = text
        .split(/\r?\n/)
        .map((line) => line.replace(/^(?:docker: )?(?:Error response from daemon: )?/, '').trim())
        .filter((line) => line !== '' && !/^(?:Usage: |(?:Run|See) 'docker)/.test(line));
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
        const why = state.error === ''
            ? { reason: 'its container was made, and never started', boxFault: false }
            : startReason(state.error, context.blame);
        return { state: 'failed', exitCode: null, signal: null, ...why, neverStarted: true };
    }
    if (exitCode === 0 && state.error === '') {
        return { state: 'finished', exitCode, signal: null, reason: null };
    }
    const refused = context.tail.findLast((line) => INIT_FAILED.test(line));
    if (refused !== undefined && (exitCode === 126 || exitCode === 127)) {
        const said = refused.replace(INIT_FAILED, '');
        const program = /^exec (.*) failed: /.exec(said)?.[1] ?? '';
        const { reason } = startReason(said, { words: [program], hasGpus: false, hasLimits: false });
        // Any program can print that line.
        return { state: 'failed', exitCode, signal: null, reason, neverStarted: true, boxFault: false };
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
        return startReason(error).reason;
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
/** A container ends this soon after its output, in milliseconds; if not, the output was cut off on its way. */
const END_MS = 1_000;
/** How often a container is started whose engine goes away meanwhile. */
const MOST_STARTS = 3;
/** A container that we started, or took over. */
class SubmittedContainer {
    id;
    gpus;
    #options;
    #end;
    #state = 'running';
    #stopped = false;
    constructor(options) {
        this.id = options.id;
        this.gpus = options.gpus ?? [];
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
        this.#options.onEnd?.();
        return end;
    }
    /** Reads its output until it has ended; joins it again when only the connection has. */
    async #follow() {
        const { output, clock, join, memory = null, blame } = this.#options;
        let isWhole = join === 'running' && (await this.#read(null));
        let starts = join === 'start' ? MOST_STARTS : 0;
        for (;;) {
            if (starts > 0) {
                const { exitCode } = await this.#run();
                // Only a container that ended well gives 0; whatever else it is, the engine is asked what happened.
                if (exitCode === 0 && !this.#stopped)
                    return { state: 'finished', exitCode, signal: null, reason: null };
                isWhole = exitCode !== null;
            }
            const state = await this.#stateOf();
            // The engine went away before it had started it: its program has not run, so it may be started.
            starts = state !== null && isUntouched(state) && !this.#stopped ? starts - 1 : 0;
            if (starts > 0)
                continue;
            if (state === null) {
                const reason = 'its container was removed by somebody else';
                return { state: this.#stopped ? 'stopped' : 'failed', exitCode: null, signal: null, reason };
            }
            if (!state.running) {
                if (!isWhole)
                    await this.#read(output.lastAt ?? 0);
                return endOf(state, {
                    stopped: this.#stopped,
                    tail: output.tail,
                    memory,
                    ...(blame ? { blame } : {}),
                });
            }
            isWhole = await this.#read(output.lastAt ?? 0);
            await clock.sleep(200);
        }
    }
    /** Runs it to its end. No exit code: that could not be done, or not be seen. */
    async #run() {
        const { engine, output, clock, id } = this.#options;
        let printed = null;
        try {
            // Attached before it starts: nothing that it prints can be missed.
            printed = await engine.attach(id);
            const reading = output.take(printed, () => clock.now());
            await engine.start(id);
            return { exitCode: (await reading) ? await engine.wait(id, END_MS) : null };
        }
        catch {
            printed?.destroy();
            return { exitCode: null };
        }
    }
    /** Reads what it printed since then (milliseconds; null: all) until it ends. False: the reading was broken off. */
    async #read(since) {
        const { engine, output, clock, id } = this.#options;
        try {
            return await output.take(await engine.logs(id, since), () => clock.now());
        }
        catch {
            // What keeps it from being read is told by its state.
            return false;
        }
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
/** It was never started, and nothing speaks against it. */
function isUntouched({ status, error }) {
    return status === 'created' && error === '';
}

// EXTERNAL MODULE: ./build/runners/docker/image.js
var docker_image = __webpack_require__(83808);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/runners/docker/frames.js
const HEADER = 8;
/**
 * Takes apart what an engine sends of a container without a terminal: frames of a header (which stream, three zeros,
 * the length in 32 bits, big end first) and their bytes, cut anywhere on the way. Nothing but an incomplete header is
 * kept, so memory does not grow with a frame.
 */
class FrameReader {
    #emit;
    #header = Buffer.alloc(0);
    #source = 'stdout';
    /** Bytes of the frame that are still to come. */
    #left = 0;
    constructor(emit) {
        this.#emit = emit;
    }
    push(chunk) {
        let rest = chunk;
        while (rest.length > 0)
            rest = this.#left > 0 ? this.#content(rest) : this.#head(rest);
    }
    #content(chunk) {
        const bytes = chunk.subarray(0, this.#left);
        this.#left -= bytes.length;
        this.#emit(this.#source, bytes);
        return chunk.subarray(bytes.length);
    }
    #head(chunk) {
        const missing = HEADER - this.#header.length;
        this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)]);
        if (this.#header.length === HEADER) {
            this.#source = this.#header[0] === 2 ? 'stderr' : 'stdout';
            this.#left = this.#header.readUInt32BE(4);
            this.#header = Buffer.alloc(0);
        }
        return chunk.subarray(missing);
    }
}

;// CONCATENATED MODULE: ./build/runners/docker/output.js



/** Where the output of a container goes: to the listener, its end also into the tail. Memory is bounded. */
class JobOutput {
    #options;
    #tail = new common_lines/* Tail */.P();
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
    /** Takes all that a container prints; resolves once that has ended. False: it was broken off. */
    async take(printed, now) {
        const lines = { stdout: this.#lines(), stderr: this.#lines() };
        const frames = new FrameReader((source, bytes) => lines[source].push(bytes));
        printed.on('data', (chunk) => {
            this.#lastAt = now();
            frames.push(chunk);
        });
        const isWhole = await (0,external_node_stream_promises_.finished)(printed, { writable: false }).then(() => true, () => false);
        lines.stdout.end();
        lines.stderr.end();
        return isWhole;
    }
    #lines() {
        const { onLine, redact } = this.#options;
        return new common_lines/* LineSplitter */.g((line) => {
            this.#tail.push(line);
            onLine(line);
        }, redact);
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
        ...(options.gpus ? { gpus: options.gpus } : {}),
        clock: options.clock ?? clock/* systemClock */.m,
        ...(options.onEnd ? { onEnd: options.onEnd } : {}),
        output: new JobOutput({
            onLine: options.onLine,
            ...(options.redact ? { redact: options.redact } : {}),
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

// EXTERNAL MODULE: ./build/runners/docker/macros.js
var docker_macros = __webpack_require__(16784);
// EXTERNAL MODULE: ./build/runners/docker/owner-args.js
var owner_args = __webpack_require__(44970);
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
    #vouched;
    #running = new Map();
    #failedAt = new Map();
    /** What is known of an image, by its reference and digest: the same digest is the same image. */
    #known = new Map();
    constructor(engine, options) {
        this.#engine = engine;
        this.#clock = options.clock;
        this.#timeoutMs = options.timeoutMs ?? 3_600_000;
        this.#vouched = new Set([docker_image/* DOCKER_HUB */.Xb, ...(options.vouched ?? [])]);
    }
    /**
     * Resolves once the image is there, pulled or found.
     * @throws LaunchError that names the cause, a BoxError when that is not the image; the reason of `signal` when that aborted
     */
    async get(image, options) {
        const { signal, onProgress } = options;
        const key = `${options.platform ?? ''} ${image}`;
        const failedAt = this.#failedAt.get(key);
        const isSettled = (0,docker_image/* isPinned */.T4)(image) || (failedAt !== undefined && this.#clock.now() - failedAt < FAILED_FOR_MS);
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
        const isVouched = this.#vouched.has((0,docker_image/* registryOf */.Fv)(image));
        const call = { signal, timeoutMs: this.#timeoutMs, onLine: (line) => progress.take(line) };
        const { exitCode, stderr } = await this.#engine.client.call(args, call);
        if (exitCode !== 0)
            throw pullError(image, stderr, isVouched);
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
var resource_args = __webpack_require__(20021);
;// CONCATENATED MODULE: ./build/runners/docker/container-runner.js













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
        this.#pulls = new ImagePulls(options.engine, { clock: this.#clock, vouched: options.registries ?? [] });
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
        const image = (0,docker_image/* readImage */.AM)(request.image);
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
     * @param redact cuts secrets out of a line that is passed on in pieces
     */
    async adopt(leftover, onLine, redact) {
        const { engine } = this.#options;
        const release = this.#gpuSlots?.reserve(leftover.gpus) ?? (() => { });
        try {
            return await adopt(engine, leftover.id, {
                onLine,
                clock: this.#clock,
                onEnd: release,
                gpus: leftover.gpus,
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
        const blame = this.#blameOf(command, plan.options);
        const id = await this.#create(command, blame, signal);
        return new SubmittedContainer({
            engine,
            id,
            join: 'start',
            clock: this.#clock,
            output: new JobOutput({
                onLine: (line) => request.onLine(line),
                ...(request.redact ? { redact: request.redact } : {}),
            }),
            memory: memoryOf(plan.options),
            blame: { ...blame, words: [] },
            gpus: plan.gpuSlot ?? [],
            onEnd,
        });
    }
    /**
     * Makes the container, with its code in it. Once asked for, it may come to be even if nobody waits for it any more,
     * so the answer is waited for; and what cannot be used is taken away again.
     */
    async #create(command, blame, signal) {
        const { engine } = this.#options;
        signal?.throwIfAborted();
        const id = await engine.create(command, blame);
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
    #blameOf({ args }, options) {
        const { gpus = [], promisesGpus = gpus.length > 0 } = this.#options;
        return {
            words: args.map((word) => word.slice(word.indexOf('=') + 1)),
            hasGpus: promisesGpus,
            hasLimits: options.flags.some((flag) => LIMIT.test(flag)),
        };
    }
    #identityOf({ itemId, runId }) {
        const { agent, owner, workflowRun = null } = this.#options;
        return { itemId, runId, agent, owner, workflowRun };
    }
}
const LIMIT = /^--(?:memory|pids-limit|shm-size|ulimit)/;
function memoryOf(options) {
    const flag = options.flags.find((word) => word.startsWith('--memory='));
    return flag === undefined ? null : flag.slice('--memory='.length);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/runners/docker/reach.js


/**
 * The way that docker's own client goes: `DOCKER_HOST`, else the context that is chosen. A unix socket is opened from
 * here. For everything else (TLS, SSH, named pipes) the client carries the bytes, as it does for its own SSH
 * connections: it knows keys and certificates.
 * @throws LaunchError when there is no client
 */
async function reachOf(client, signal) {
    const path = socketOf(client.host ?? (await hostOfContext(client, signal)));
    return path === null
        ? { keepAlive: false, open: () => dial(client) }
        : { keepAlive: true, open: () => (0,external_node_net_.connect)(path) };
}
/** The path of a unix socket; null for any other address. */
function socketOf(host) {
    const path = /^unix:\/\/(\/.+)$/.exec(host)?.[1];
    return process.platform === 'win32' ? null : (path ?? null);
}
/** Empty when the client does not say: it then has to carry the bytes. */
async function hostOfContext(client, signal) {
    const args = ['context', 'inspect', '--format={{.Endpoints.docker.Host}}'];
    const { exitCode, stdout } = await client.call(args, { ...(signal ? { signal } : {}), timeoutMs: 20_000 });
    return exitCode === 0 ? stdout.trim() : '';
}
function dial(client) {
    const child = client.dial();
    const duplex = external_node_stream_.Duplex.from({ readable: child.stdout, writable: child.stdin });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-2_000)));
    child.on('error', (error) => duplex.destroy(error));
    child.on('close', (code) => {
        if (code !== 0)
            duplex.destroy(new Error(said.trim() || `docker system dial-stdio ended with ${code}`));
    });
    duplex.on('close', () => child.kill());
    return duplex;
}

;// CONCATENATED MODULE: ./build/runners/docker/api.js



/** The engine could not be reached, or broke off. The message is in the words of docker's client. */
class ApiError extends Error {
    name = 'ApiError';
}
/** The newest version of the API whose answers are known here; an older engine is asked in its own. */
const NEWEST = '1.47';
/** Longer answers are an error: nothing that is asked for here has them. */
const api_MAX_ANSWER = 32_000_000;
/**
 * The HTTP API of a Docker engine. What a job needs at its start and its end goes this way: a request costs a
 * millisecond of the processor, a start of docker's client fifty.
 */
class EngineApi {
    #client;
    #way = null;
    constructor(client) {
        this.#client = client;
    }
    /**
     * Sends a request and reads the whole answer. A bad status is the caller's to judge.
     * @throws ApiError; LaunchError when the deadline passed; the reason of `signal` when that aborted
     */
    async ask(call) {
        const { timeoutMs = 60_000, signal } = call;
        signal?.throwIfAborted();
        const deadline = AbortSignal.timeout(timeoutMs);
        const limited = { ...call, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
        try {
            const response = await this.#send(await this.#found(limited.signal), limited);
            const text = await textOf(response);
            const status = response.statusCode ?? 0;
            return { status, text: status < 400 ? text : sentenceOf(text, status) };
        }
        catch (error) {
            signal?.throwIfAborted();
            if (deadline.aborted) {
                throw new errors/* LaunchError */.mE(`The Docker engine did not answer within ${Math.ceil(timeoutMs / 1000)} s.`, {
                    cause: error,
                    hint: 'Look at the engine: it may be overloaded or hang.',
                });
            }
            throw error;
        }
    }
    /**
     * Sends a request whose answer is a stream, and resolves once the engine has taken it up.
     * @throws ApiError, also for a bad status
     */
    async stream(call) {
        const response = await this.#send(await this.#found(call.signal), call);
        const status = response.statusCode ?? 0;
        if (status >= 400)
            throw new ApiError(sentenceOf(await textOf(response), status));
        return response;
    }
    /** Found out once, and again when that failed. */
    async #found(signal) {
        const way = (this.#way ??= this.#find(signal));
        try {
            return await way;
        }
        catch (error) {
            if (this.#way === way)
                this.#way = null;
            throw error;
        }
    }
    async #find(signal) {
        const agent = agentOf(await reachOf(this.#client, signal));
        const { apiVersion } = this.#client;
        if (apiVersion !== null)
            return { agent, version: apiVersion };
        const ping = await this.#send({ agent, version: '' }, { method: 'GET', path: '/_ping', ...(signal ? { signal } : {}) });
        ping.resume();
        return { agent, version: olderOf(String(ping.headers['api-version'] ?? NEWEST), NEWEST) };
    }
    async #send(way, call) {
        for (;;) {
            const { response, wasReused } = sent(way, call);
            try {
                return await response;
            }
            catch (error) {
                call.signal?.throwIfAborted();
                // The engine closes idle connections, and all when it is restarted. Whatever is asked for here can be repeated.
                if (!wasReused())
                    throw new ApiError(inDockersWords(error), { cause: error });
            }
        }
    }
}
function sent({ agent, version }, { method, path, signal }) {
    const asked = (0,external_node_http_.request)({
        agent,
        method,
        host: 'docker',
        path: version === '' ? path : `/v${version}${path}`,
        headers: { 'Content-Length': 0 },
        ...(signal ? { signal } : {}),
    });
    const response = new Promise((resolve, reject) => {
        asked.on('response', resolve).on('error', reject);
    });
    asked.end();
    return { response, wasReused: () => asked.reusedSocket };
}
function agentOf(reach) {
    const agent = new external_node_http_.Agent({ keepAlive: reach.keepAlive });
    return Object.assign(agent, { createConnection: () => reach.open() });
}
async function textOf(response) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of response) {
            size += chunk.length;
            if (size > api_MAX_ANSWER)
                throw new Error('its answer is too long');
            chunks.push(chunk);
        }
    }
    catch (error) {
        throw new ApiError(inDockersWords(error), { cause: error });
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** The engine's errors are `{"message": "…"}`. */
function sentenceOf(text, status) {
    try {
        const { message } = JSON.parse(text);
        if (typeof message === 'string' && message !== '')
            return message;
    }
    catch {
        // What stands between us and the engine (a proxy of sockets) may answer in its own words.
    }
    return text.trim() || `HTTP status ${status}`;
}
/** So that one table of causes explains both ways of talking to an engine. */
function inDockersWords(error) {
    const { code } = error;
    if (code === 'EACCES' || code === 'EPERM')
        return `permission denied while trying to connect to the Docker daemon socket (${(0,errors/* messageOf */.bD)(error)})`;
    return `error during connect: ${(0,errors/* messageOf */.bD)(error)}`;
}
/** Of two versions such as `1.47`, the older. */
function olderOf(one, other) {
    const [major = 0, minor = 0] = one.split('.').map(Number);
    const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
    return major < otherMajor || (major === otherMajor && minor < otherMinor) ? one : other;
}

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
const Listed = dist/* array */.YOg(dist/* object */.Ikc({ Id: dist/* string */.YjP() }));
const Waited = dist/* object */.Ikc({ StatusCode: dist/* number */.aig() });
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
/** An order to pull nothing and start at once takes seconds on a slow disk; one that needs longer hangs. */
const START_MS = 600_000;
const MISSING = 404;
/**
 * The questions and orders to a Docker engine that a runner has. What reads options, credentials or folders is left to
 * docker's client; everything else is asked over the engine's API, which costs no process.
 */
class DockerEngine {
    client;
    #api;
    constructor(client) {
        this.client = client;
        this.#api = new EngineApi(client);
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
    /** Null when the engine has no such image. @param image a reference that was checked: it stands in a path */
    async image(image, signal) {
        const path = `/images/${image}/json`;
        const answer = await this.#ask('look at an image', {
            method: 'GET',
            path,
            ...(signal ? { signal } : {}),
        });
        if (answer === null)
            return null;
        const facts = dist/* parse */.qgA(Image, JSON.parse(answer.text));
        const variables = facts.Config?.Env ?? [];
        return { id: facts.Id, variables: variables.map((entry) => entry.split('=', 1)[0] ?? '') };
    }
    /** Makes a container and returns its id. @throws LaunchError; BoxError when that is not the fault of the item */
    async create(command, blame) {
        const { exitCode, stdout, stderr } = await this.client.call(command.args, {
            environment: command.environment,
            stdin: command.stdin,
        });
        const id = stdout.trim().split('\n').at(-1) ?? '';
        if (exitCode !== 0 || !/^[0-9a-f]{64}$/.test(id))
            throw createError(stderr, blame);
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
        const all = await Promise.all(ids.map((id) => this.#inspect(id, signal)));
        return all.filter((facts) => facts !== null);
    }
    async #inspect(id, signal) {
        const path = `${pathOf(id)}/json`;
        const answer = await this.#ask('look at a container', {
            method: 'GET',
            path,
            ...(signal ? { signal } : {}),
        });
        if (answer === null)
            return null;
        const facts = dist/* parse */.qgA(Container, JSON.parse(answer.text));
        return {
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
        };
    }
    /** The containers, running or not, with all of these labels: `name` or `name=value`. */
    async list(labels, signal) {
        const filters = encodeURIComponent(JSON.stringify({ label: labels }));
        const path = `/containers/json?all=1&filters=${filters}`;
        const answer = await this.#ask('list containers', { method: 'GET', path, ...(signal ? { signal } : {}) });
        const listed = dist/* parse */.qgA(Listed, JSON.parse(answer?.text ?? '[]'));
        return this.inspect(listed.map(({ Id }) => Id), signal);
    }
    /** What it prints from now on, in frames; the end of the stream is its end. @throws LaunchError */
    attach(id) {
        return this.#stream('read what a container prints', {
            method: 'POST',
            path: `${pathOf(id)}/attach?stream=1&stdout=1&stderr=1`,
        });
    }
    /** What it printed, in frames, and what it prints until it ends. @param since milliseconds; null: all that is kept */
    logs(id, since) {
        const from = since === null ? '' : `&since=${(since / 1000).toFixed(3)}`;
        return this.#stream('read the log of a container', {
            method: 'GET',
            path: `${pathOf(id)}/logs?follow=1&stdout=1&stderr=1${from}`,
        });
    }
    /** Starts it. Nothing happens when it runs. @throws LaunchError; the reason is in the state of the container, too */
    async start(id) {
        await this.#order('start a container', {
            method: 'POST',
            path: `${pathOf(id)}/start`,
            timeoutMs: START_MS,
        });
    }
    /** Waits until it does not run (any more); its exit code. @throws LaunchError, also when that takes longer */
    async wait(id, timeoutMs) {
        const path = `${pathOf(id)}/wait?condition=not-running`;
        const answer = await this.#ask('wait for a container', { method: 'POST', path, timeoutMs });
        if (answer === null)
            throw engineError('wait for a container', 'it is not there');
        return dist/* parse */.qgA(Waited, JSON.parse(answer.text)).StatusCode;
    }
    /** Asks its process to end, and ends it by force after `graceMs` (full seconds are counted). */
    async stop(id, graceMs) {
        const path = `${pathOf(id)}/stop?t=${Math.ceil(graceMs / 1000)}`;
        await this.#order('stop a container', { method: 'POST', path, timeoutMs: 60_000 + graceMs });
    }
    async kill(id) {
        await this.#order('kill a container', { method: 'POST', path: `${pathOf(id)}/kill` });
    }
    /** Removes it and its unnamed volumes, running or not. */
    async remove(id) {
        await this.#order('remove a container', { method: 'DELETE', path: `${pathOf(id)}?force=1&v=1` });
    }
    /** What is so already, or is gone, is no error. */
    async #order(action, call) {
        await this.#ask(action, call, /is not running|already in progress/i);
    }
    /** Null when there is no such thing. @throws LaunchError */
    async #ask(action, call, harmless) {
        const answer = await this.#api.ask(call).catch((error) => {
            throw explained(action, error);
        });
        if (answer.status === MISSING)
            return null;
        if (answer.status >= 400 && harmless?.test(answer.text) !== true)
            throw engineError(action, answer.text);
        return answer;
    }
    async #stream(action, call) {
        return this.#api.stream(call).catch((error) => {
            throw explained(action, error);
        });
    }
}
function pathOf(id) {
    return `/containers/${encodeURIComponent(id)}`;
}
function explained(action, error) {
    return error instanceof ApiError ? engineError(action, error.message) : error;
}

;// CONCATENATED MODULE: ./build/runners/docker/own-registries.js




const Config = dist/* object */.Ikc({
    auths: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}),
    credHelpers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}),
});
/**
 * The registries that docker's own configuration has a login for: the owner of the machine relies on them. None when it
 * cannot be read.
 */
async function ownRegistries(env) {
    const folder = env['DOCKER_CONFIG'] || (0,external_node_path_.join)(env['HOME'] ?? (0,external_node_os_.homedir)(), '.docker');
    try {
        const { auths, credHelpers } = dist/* parse */.qgA(Config, JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'config.json'), 'utf8')));
        return [...Object.keys(auths), ...Object.keys(credHelpers)].map(hostOf);
    }
    catch {
        return [];
    }
}
/** Docker Hub is `https://index.docker.io/v1/` there, others are mostly plain hosts. */
function hostOf(key) {
    return key
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
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









/***/ }),

/***/ 16784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ fillMacros),
/* harmony export */   XA: () => (/* binding */ placeholderMacros),
/* harmony export */   Z4: () => (/* binding */ jobMacros),
/* harmony export */   v$: () => (/* binding */ refuseVariable)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79036);

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

/***/ 44970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownerFlags)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20538);


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

/***/ 20021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ readResourceArgs)
});

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/runners/refusal.js
var refusal = __webpack_require__(79036);
// EXTERNAL MODULE: ./build/runners/docker/flags.js
var docker_flags = __webpack_require__(20538);
// EXTERNAL MODULE: ./build/runners/docker/gpus.js
var docker_gpus = __webpack_require__(87526);
// EXTERNAL MODULE: ./build/runners/docker/macros.js
var docker_macros = __webpack_require__(16784);
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
var volumes = __webpack_require__(50802);
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

/***/ 50802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g8: () => (/* binding */ allowedVolumes),
/* harmony export */   jg: () => (/* binding */ readVolume),
/* harmony export */   of: () => (/* binding */ mountFlag)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79036);


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

/***/ 16229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tw: () => (/* binding */ jobEnvironment),
/* harmony export */   vf: () => (/* binding */ scrubEnvironment)
/* harmony export */ });
/* unused harmony export MAX_VARIABLE */
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);

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

/***/ 9360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ identityInContainer),
/* harmony export */   v: () => (/* binding */ identityInProcess)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Where a container finds the file, whoever its user is. */
const MOUNT = '/run/wandb-identity';
/** What a job in a container sees: a folder of ours, read-only, and a place of its own for what it gets for the token. */
function identityInContainer(identity) {
    return {
        mount: { source: identity.directory, target: MOUNT, readOnly: true },
        variables: variablesOf(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(MOUNT, identity.file), '/tmp/wandb-credentials.json'),
    };
}
/** What a job sees that is a process of this machine. */
function identityInProcess(identity) {
    return variablesOf((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(identity.directory, identity.file), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(identity.directory, 'credentials.json'));
}
function variablesOf(tokenFile, credentialsFile) {
    return { WANDB_IDENTITY_TOKEN_FILE: tokenFile, WANDB_CREDENTIALS_FILE: credentialsFile };
}


/***/ }),

/***/ 75764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf),
/* harmony export */   h: () => (/* binding */ checkPolicy)
/* harmony export */ });
/* harmony import */ var _docker_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83808);
/* harmony import */ var _docker_macros_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16784);
/* harmony import */ var _docker_owner_args_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44970);
/* harmony import */ var _docker_resource_args_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20021);
/* harmony import */ var _docker_volumes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50802);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79036);






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
            (0,_docker_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readImage */ .AM)(work.image);
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
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);
/* harmony import */ var _common_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37919);
/* harmony import */ var _box_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92178);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9360);






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
            env: {
                ...this.#environment,
                ...request.environment,
                ...(request.identity === undefined ? {} : (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identityInProcess */ .v)(request.identity)),
            },
            // A group of its own: a cancel reaches the children of the job, and a Ctrl-C of the terminal does not.
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        try {
            await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'spawn');
        }
        catch (error) {
            const isOfBox = /^E(AGAIN|NOMEM|MFILE|NFILE)$/.test(error.code ?? '');
            throw new (isOfBox ? _box_error_js__WEBPACK_IMPORTED_MODULE_3__/* .BoxError */ .o : _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE)(`Cannot start "${program}": ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, {
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
    #tail = new _common_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .Tail */ .P();
    #end;
    #state = 'running';
    constructor(child, request) {
        this.id = String(child.pid);
        this.#child = child;
        for (const stream of [child.stdout, child.stderr]) {
            const splitter = new _common_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .LineSplitter */ .g((line) => {
                this.#tail.push(line);
                request.onLine(line);
            }, request.redact);
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

/***/ 79036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   fk: () => (/* binding */ RefusedError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

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

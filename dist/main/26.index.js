export const id = 26;
export const ids = [26];
export const modules = {

/***/ 7026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  agent: () => (/* binding */ agent),
  exitCodeFor: () => (/* binding */ exitCodeFor)
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
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/runners/lines.js
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

;// CONCATENATED MODULE: ./build/runners/process.js




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
            throw new errors/* LaunchError */.mE('The job has no entry point, so there is nothing to run.', {
                hint: 'Give it one with `entry-point`, or make a job that has one.',
            });
        }
        if (request.directory === null) {
            throw new errors/* LaunchError */.mE('A job without code cannot run with resource local-process.', {
                hint: 'Use a job made from code or from a git repository, or a queue whose resource is local-container.',
            });
        }
        const child = (0,external_node_child_process_.spawn)(program, args, {
            cwd: request.directory,
            env: { ...this.#environment, ...request.environment },
            // A group of its own: a cancel reaches the children of the job, and a Ctrl-C of the terminal does not.
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        try {
            await (0,external_node_events_.once)(child, 'spawn');
        }
        catch (error) {
            throw new errors/* LaunchError */.mE(`Cannot start "${program}": ${(0,errors/* messageOf */.bD)(error)}.`, {
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
    #tail = new Tail();
    #end;
    #state = 'running';
    constructor(child, request) {
        this.id = String(child.pid);
        this.#child = child;
        for (const stream of [child.stdout, child.stderr]) {
            const splitter = new LineSplitter((line) => {
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
    async #watch() {
        // `exit`, not `close`: a grandchild that keeps the pipes open must not hold the slot.
        const [exitCode, signal] = (await (0,external_node_events_.once)(this.#child, 'exit'));
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
    const closed = Promise.all(streams.map((stream) => (0,external_node_events_.once)(stream, 'close')));
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

// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(6644);
// EXTERNAL MODULE: ./build/wandb/operations/agents.js
var agents = __webpack_require__(6690);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var operations_queues = __webpack_require__(3046);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 3 modules
var runs = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(9305);
;// CONCATENATED MODULE: ./build/agent/config.js
/** The project that owns queues, for every entity. */
const LAUNCH_PROJECT = 'model-registry';

;// CONCATENATED MODULE: ./build/agent/outcome.js
/** Run states in which the program never called `wandb.init`; null: no such run. */
function initialised(runState) {
    return runState !== null && runState !== 'pending';
}
/**
 * The verdict on a job whose process has ended. `runState` is the state of its W&B run then, null when there is none.
 * A job that began its run and then failed is not failed by the agent: its run says so.
 */
function verdictOf(end, runState, cancelledBecause) {
    if (cancelledBecause !== null) {
        return {
            state: 'killed',
            outcome: 'cancelled',
            message: cancelledBecause,
            failure: { stage: 'run', message: cancelledBecause },
        };
    }
    const exit = end.reason ?? `exit code ${end.exitCode}`;
    if (!initialised(runState)) {
        const message = end.state === 'finished'
            ? 'The submitted job exited successfully but failed to call wandb.init'
            : `The submitted run was not successfully started (${exit})`;
        return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
    }
    if (end.state === 'finished')
        return { state: 'finished', outcome: 'succeeded', message: null, failure: null };
    if (end.state === 'stopped') {
        return { state: 'killed', outcome: 'cancelled', message: 'a stop was asked for in W&B', failure: null };
    }
    return { state: 'failed', outcome: 'job-failed', message: `the job failed: ${exit}`, failure: null };
}

;// CONCATENATED MODULE: ./build/agent/register.js




/**
 * Makes an agent known to the server for its queues.
 * @throws LaunchError when a queue does not exist: it says which do
 */
async function register(client, config, host, call = {}) {
    const queues = await (0,operations_queues/* listQueues */.bP)(client, { entity: config.entity, project: LAUNCH_PROJECT }, call);
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
        project: LAUNCH_PROJECT,
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
// EXTERNAL MODULE: ./build/wandb/artifacts/operations.js + 1 modules
var operations = __webpack_require__(1803);
// EXTERNAL MODULE: ./build/wandb/artifacts/paths.js
var paths = __webpack_require__(1431);
// EXTERNAL MODULE: ./build/wandb/artifacts/put-file.js
var put_file = __webpack_require__(5961);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
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

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(2980);
;// CONCATENATED MODULE: ./build/runners/environment.js

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
    set('WANDB_ARTIFACTS', (0,json/* stringifyJson */.sd)({ ...job, ...input.artifacts }, { python: true }));
    return environment;
}
function sharded(name, value) {
    // ASCII only, so that a cut never falls into a character.
    const text = (0,json/* stringifyJson */.sd)(value, { python: true });
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

;// CONCATENATED MODULE: ./build/runners/policy.js
/** Whether a job may run on this runner: null, or the refusal. Decided before anything is fetched. */
function refusalOf(work, policy) {
    if (work.isScheduler) {
        return {
            what: 'sweep schedulers are not supported in this version',
            remedy: 'Run the scheduler with the W&B client, and let this agent run the jobs of the sweep.',
        };
    }
    if (work.resource !== 'local-process') {
        return {
            what: `resource "${work.resource}" is not supported in this version`,
            remedy: 'Use a queue whose resource is local-process.',
        };
    }
    if (!policy.allowLocalProcess) {
        return {
            what: 'the owner of this runner does not allow resource "local-process"',
            remedy: 'Set `allow-local-process: true` on the agent, if everyone who may push to the queue is trusted here.',
        };
    }
    if (work.image !== null) {
        return {
            what: 'a docker image cannot run with resource "local-process"',
            remedy: 'Launch a job made from code or from a git repository.',
        };
    }
    return null;
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

;// CONCATENATED MODULE: ./build/agent/supervise.js
/** Waits for the end of a submitted run: its own, the one asked for in W&B, or the one that `signal` asks for. */
async function supervise(run, options) {
    const ended = new AbortController();
    const end = run.wait().finally(() => ended.abort());
    const cancel = () => void run.cancel(options.stopGraceMs);
    if (options.signal.aborted)
        cancel();
    options.signal.addEventListener('abort', cancel, { once: true });
    const watching = watchStopFlag(run, options, ended.signal);
    try {
        return await end;
    }
    finally {
        options.signal.removeEventListener('abort', cancel);
        await watching;
    }
}
async function watchStopFlag(run, options, ended) {
    const { clock, pollMs = 10_000 } = options;
    let askedAt = null;
    try {
        for (;;) {
            await clock.sleep(pollMs, ended);
            if (askedAt === null && (await options.stopAsked()))
                askedAt = clock.now();
            if (askedAt !== null && clock.now() - askedAt >= options.stoppedRunTimeoutMs) {
                await run.cancel(options.stopGraceMs);
                return;
            }
        }
    }
    catch (error) {
        if (!ended.aborted)
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/agent/work.js


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
/** The key of a spec that says: this is a sweep's scheduler, not a job. */
const SCHEDULER_URI = 'placeholder-uri-scheduler';
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
    return {
        entity: spec.entity,
        project: spec.project ?? '',
        runId: filled(spec.run_id),
        runName: filled(spec.name),
        author: spec._wandb_api_key ? null : filled(spec.author),
        job: filled(spec.job),
        image: filled(spec.docker?.docker_image) ?? filled(spec.image_uri),
        resource,
        resourceArgs: isMapping(ofResource) ? ofResource : {},
        entryPoint: overrides?.entry_point?.length ? overrides.entry_point : null,
        args: overrides?.args ?? [],
        runConfig: overrides?.run_config ?? {},
        fileOverrides: overrides?.files ?? {},
        artifacts: overrides?.artifacts ?? {},
        sweepId: filled(spec.sweep_id),
        resumeCount: spec._resume_count ?? 0,
        apiKey: filled(spec._wandb_api_key),
        isScheduler: spec.uri === SCHEDULER_URI,
    };
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












/** The runner's owner does not allow this item. */
class RefusedError extends errors/* LaunchError */.mE {
    name = 'RefusedError';
}
/** Another agent holds the item: there is nothing to report about it. */
class LostItemError extends errors/* LaunchError */.mE {
    name = 'LostItemError';
}
/**
 * Runs one item: reads it, checks it against the owner's policy, claims it, fetches its job, starts it, and waits for
 * its end. The tracker shows how far it came.
 * @throws RefusedError, LostItemError, or whatever kept it from starting
 */
async function runJob(tracker, runSpec, context) {
    const { client, config, clock, signal } = context;
    const work = readWork(runSpec);
    if (work.apiKey !== null)
        context.onSecret(work.apiKey);
    tracker.work = work;
    tracker.isScheduler = work.isScheduler;
    const refusal = refusalOf(work, config.policy);
    if (refusal)
        throw new RefusedError(`Refused: ${refusal.what}.`, { hint: refusal.remedy });
    const runId = work.runId ?? newRunId(context.random);
    const queue = { entity: config.entity, project: LAUNCH_PROJECT, name: tracker.queue };
    if (!(await (0,agents/* ackItem */.x_)(client, { itemId: tracker.itemId, runId, queue }, { signal }))) {
        throw new LostItemError('Another agent took the item.');
    }
    tracker.runId = runId;
    tracker.claimed = true;
    await checkSweepState(client, work, { signal });
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(config.workDirectory, 'job-'));
    try {
        const run = await context.runner.run({
            itemId: tracker.itemId,
            runId,
            image: null,
            directory,
            resourceArgs: work.resourceArgs,
            ...(await commandOf(work, directory, context)),
            environment: environmentOf(work, runId, tracker, context),
            onLine: (line) => context.onLine(tracker, line),
        });
        tracker.run = run;
        tracker.startedAt = clock.now();
        return await supervise(run, {
            clock,
            signal,
            stopGraceMs: config.stopGraceMs,
            stoppedRunTimeoutMs: config.stoppedRunTimeoutMs,
            stopAsked: () => stopAsked(work, runId, context),
        });
    }
    finally {
        tracker.endedAt = clock.now();
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
async function commandOf(work, directory, { client, signal }) {
    if (work.job === null)
        throw new errors/* LaunchError */.mE('The launch spec names neither a job nor an image.');
    const project = await readJob(client, work.job, { directory, signal });
    if (project.kind === 'image') {
        throw new errors/* LaunchError */.mE(`Job ${work.job} is made from an image, which cannot run with resource local-process.`, {
            hint: 'Launch it on a queue whose resource is local-container.',
        });
    }
    return { command: [...(work.entryPoint ?? project.entryPoint ?? []), ...work.args] };
}
function environmentOf(work, runId, tracker, { client, config }) {
    const own = client.credentials.kind === 'key' ? client.credentials.apiKey : '';
    return jobEnvironment({
        baseUrl: client.baseUrl,
        apiKey: work.apiKey ?? config.jobApiKey ?? own,
        project: work.project,
        entity: work.entity,
        runId,
        runName: work.runName,
        author: work.author,
        sweepId: work.sweepId,
        resumeCount: work.resumeCount,
        image: work.image,
        job: work.job,
        queue: { name: tracker.queue, entity: config.entity, itemId: tracker.itemId },
        runConfig: work.runConfig,
        fileOverrides: work.fileOverrides,
        artifacts: work.artifacts,
    });
}
async function stopAsked(work, runId, { client, logger, signal }) {
    try {
        const run = await (0,runs/* runStatus */.em)(client, { entity: work.entity, project: work.project.toLowerCase(), runId }, { signal });
        return run?.stopped ?? false;
    }
    catch (error) {
        // The next turn asks again; a job is not stopped because a question failed.
        logger.debug(`Could not ask whether run ${runId} is to stop: ${(0,errors/* oneLine */.TN)(error)}`);
        return false;
    }
}

;// CONCATENATED MODULE: ./build/agent/tracker.js
function newTracker(itemId, queue, takenAt) {
    return {
        itemId,
        queue,
        takenAt,
        work: null,
        runId: null,
        claimed: false,
        run: null,
        startedAt: null,
        endedAt: null,
        isScheduler: false,
    };
}

;// CONCATENATED MODULE: ./build/agent/agent.js
















/** Waits between empty polls, in milliseconds: quick at first, then slower. */
const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 10_000;
/** When to ask whether a run was initialised after its process ended, as the Python agent does: 63 s in all. */
const INITIALISED_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
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
    #runner;
    #jobs = new Map();
    /** Work that goes on after a slot was freed: reports to the server. */
    #closing = new Set();
    #items = [];
    #rotation;
    #taken = 0;
    #wake = () => { };
    constructor(client, options, registration) {
        this.#client = client;
        this.#options = options;
        this.#registration = registration;
        this.#clock = options.clock ?? clock/* systemClock */.m;
        this.#logger = options.logger ?? logger/* silentLogger */.q;
        this.#random = options.random ?? Math.random;
        this.#rotation = [...new Set(options.config.queues)];
        this.#runner = new ProcessRunner({ environment: options.jobEnvironment });
        options.signal?.addEventListener('abort', () => this.#stop.abort(options.signal?.reason), { once: true });
        if (options.signal?.aborted)
            this.#stop.abort(options.signal.reason);
    }
    /**
     * Registers an agent with the server.
     * @throws LaunchError when a queue is missing; WandbError when the key is wrong
     */
    static async create(client, options) {
        const call = options.signal ? { signal: options.signal } : {};
        latest = new LaunchAgent(client, options, await register(client, options.config, options.host, call));
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
    /** Polls and runs jobs until there is no more to do, a stop is asked for, or the signal aborts. */
    async loop() {
        await this.updateStatus('POLLING');
        this.printStatus();
        let end;
        try {
            end = await this.#poll();
        }
        finally {
            await this.#settle();
        }
        return end;
    }
    /** The next item of any queue, with its queue; null when all are empty. The queue that gave one goes to the end. */
    async getJobAndQueue() {
        for (const queue of this.#rotation) {
            const job = await this.popFromQueue(queue);
            if (job === null)
                continue;
            this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
            return { job, queue };
        }
        return null;
    }
    /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
    async popFromQueue(queue) {
        const { entity } = this.#options.config;
        const { agentId } = this.#registration;
        return (0,agents/* popFromQueue */.fm)(this.#client, { entity, project: LAUNCH_PROJECT, queue, agentId }, { signal: this.#stop.signal });
    }
    /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
    runJob(job, queue) {
        const tracker = newTracker(job.itemId, queue, this.#clock.now());
        this.#jobs.set(job.itemId, tracker);
        void this.taskRunJob(job.runSpec, tracker);
    }
    /** The body of one running job. Never rejects. */
    async taskRunJob(launchSpec, tracker) {
        const { config } = this.#options;
        try {
            const end = await runJob(tracker, launchSpec, {
                client: this.#client,
                config,
                runner: this.#runner,
                clock: this.#clock,
                logger: this.#logger,
                signal: this.#stop.signal,
                random: this.#random,
                onSecret: (secret) => this.#options.onSecret?.(secret),
                onLine: (from, line) => this.#options.onLine?.(from, line),
            });
            this.#later(async () => {
                const state = await this.#runStateOf(tracker, end.state === 'finished');
                await this.#close(tracker, verdictOf(end, state, this.#cancelledBecause()), end.exitCode);
            });
        }
        catch (error) {
            this.finishThreadId(tracker.itemId, error);
            return;
        }
        this.finishThreadId(tracker.itemId);
    }
    /** Refuses a run of a sweep that has ended. @throws LaunchError */
    async checkSweepState(launchSpec) {
        await checkSweepState(this.#client, readWork(launchSpec), { signal: this.#stop.signal });
    }
    /** Reports a failed item. */
    async failRunQueueItem(runQueueItemId, message, phase, files = []) {
        // Not with the stop signal: a report is owed above all when the agent is being stopped.
        const filePaths = files.length > 0 ? { filePaths: files } : {};
        await (0,agents/* failItem */.mf)(this.#client, { itemId: runQueueItemId, message, stage: phase, ...filePaths });
    }
    /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
    finishThreadId(threadId, exception) {
        const tracker = this.#jobs.get(threadId);
        this.#jobs.delete(threadId);
        if (tracker && exception !== undefined)
            this.#later(() => this.#close(tracker, this.#verdictOn(exception), null));
        this.#wake();
    }
    printStatus() {
        const { maxJobs } = this.#options.config;
        const polling = this.numRunningJobs < maxJobs ? `polling on queues ${this.#rotation.join(',')}, ` : '';
        const limit = `running ${this.numRunningJobs} out of a maximum of ${maxJobs} jobs`;
        this.#logger.info(`agent ${this.name} ${polling}${limit}`);
    }
    /** Tells the server the agent's state; a failure is no reason to stop working. */
    async updateStatus(status) {
        try {
            const taken = await (0,agents/* updateLaunchAgent */.wj)(this.#client, this.#registration.agentId, status, {
                deadlineMs: 10_000,
            });
            if (!taken)
                this.#logger.warning(`Failed to update agent status to ${status}.`);
        }
        catch (error) {
            this.#logger.warning(`Failed to update agent status to ${status}: ${(0,errors/* oneLine */.TN)(error)}`);
        }
    }
    async #poll() {
        const { config } = this.#options;
        const begun = this.#clock.now();
        let busyAt = begun;
        let wait = FIRST_POLL_MS;
        for (;;) {
            if (this.#stop.signal.aborted)
                return 'cancelled';
            if (config.maxItems !== null && this.#taken >= config.maxItems)
                return 'max-items';
            const now = this.#clock.now();
            if (config.maxRuntimeMs !== null && now - begun >= config.maxRuntimeMs)
                return 'max-runtime';
            if (this.#jobs.size > 0)
                busyAt = now;
            if (config.idleTimeoutMs !== null && now - busyAt >= config.idleTimeoutMs)
                return 'idle';
            if (this.numRunningJobs >= config.maxJobs) {
                await this.#pause(SLOWEST_POLL_MS);
                continue;
            }
            const turn = await this.#turn();
            if (turn === 'stop-asked')
                return turn;
            wait = turn === 'took' ? FIRST_POLL_MS : Math.min(wait * 1.5, SLOWEST_POLL_MS);
            if (turn === 'took')
                continue;
            const idleLeft = config.idleTimeoutMs === null ? Infinity : busyAt + config.idleTimeoutMs - now;
            await this.#pause(Math.min(wait * (0.8 + 0.4 * this.#random()), Math.max(idleLeft, 1)));
        }
    }
    /** One look at the server: is a stop asked for, is there work? Errors that may pass are survived. */
    async #turn() {
        try {
            const known = await (0,agents/* launchAgent */.ns)(this.#client, this.#registration.agentId, {
                signal: this.#stop.signal,
            });
            if (known?.stopPolling)
                return 'stop-asked';
            const next = await this.getJobAndQueue();
            if (next === null)
                return 'empty';
            this.#taken += 1;
            if (this.#jobs.size === 0)
                this.#later(() => this.updateStatus('RUNNING'));
            this.#logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
            this.runJob(next.job, next.queue);
            return 'took';
        }
        catch (error) {
            if (this.#stop.signal.aborted)
                return 'empty';
            if (error instanceof wandb_errors/* WandbError */.X && (error.kind === 'auth' || error.kind === 'permission'))
                throw error;
            this.#logger.warning(`Polling failed, and goes on: ${(0,errors/* oneLine */.TN)(error)}`);
            return 'empty';
        }
    }
    /** Lets jobs end (or end by the signal), and sends what is still to be told. */
    async #settle() {
        while (this.#jobs.size > 0)
            await this.#pause(SLOWEST_POLL_MS, true);
        while (this.#closing.size > 0)
            await Promise.all(this.#closing);
        await this.updateStatus('KILLED');
        this.printStatus();
    }
    /** Sleeps, but not longer than until a slot is freed; and, unless `deaf`, not after a stop. */
    async #pause(ms, deaf = false) {
        const early = new AbortController();
        this.#wake = () => early.abort();
        const signal = deaf ? early.signal : AbortSignal.any([early.signal, this.#stop.signal]);
        try {
            await this.#clock.sleep(ms, signal);
        }
        catch {
            // Woken early: the loop looks again.
        }
    }
    #later(task) {
        const promise = task()
            .catch((error) => this.#logger.warning(`A report to W&B failed: ${(0,errors/* oneLine */.TN)(error)}`))
            .finally(() => this.#closing.delete(promise));
        this.#closing.add(promise);
    }
    #count(schedulers) {
        return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === schedulers).length;
    }
    #cancelledBecause() {
        return this.#stop.signal.aborted ? (0,errors/* messageOf */.bD)(this.#stop.signal.reason) : null;
    }
    #verdictOn(error) {
        const message = this.#cancelledBecause() ?? (0,errors/* oneLine */.TN)(error);
        const outcome = this.#stop.signal.aborted
            ? 'cancelled'
            : error instanceof RefusedError
                ? 'refused'
                : 'agent-failed';
        const failure = error instanceof LostItemError ? null : { stage: 'agent', message };
        return { state: 'failed', outcome, message, failure };
    }
    /** The state of the job's run, asked for until it shows that the program called `wandb.init`. */
    async #runStateOf(tracker, patient) {
        const { work, runId } = tracker;
        if (work === null || runId === null)
            return null;
        const run = { entity: work.entity, project: work.project.toLowerCase(), runId };
        let state = null;
        for (const ms of patient ? INITIALISED_AFTER_MS : INITIALISED_AFTER_MS.slice(0, 3)) {
            if (ms > 0 && this.#stop.signal.aborted)
                break;
            await this.#clock.sleep(ms, this.#stop.signal).catch(() => { });
            state = (await (0,runs/* runStatus */.em)(this.#client, run, { deadlineMs: 10_000 }).catch(() => null))?.state ?? null;
            if (initialised(state))
                break;
        }
        return state;
    }
    async #close(tracker, verdict, exitCode) {
        const item = await this.#itemOf(tracker, verdict, exitCode);
        this.#items.push(item);
        this.#options.onItem?.(item);
        if (verdict.failure)
            await this.failRunQueueItem(tracker.itemId, verdict.failure.message, verdict.failure.stage);
        if (this.#jobs.size === 0 && !this.#stop.signal.aborted)
            await this.updateStatus('POLLING');
    }
    async #itemOf(tracker, verdict, exitCode) {
        const { work, runId, startedAt, endedAt } = tracker;
        const run = work && runId ? { entity: work.entity, project: work.project.toLowerCase(), runId } : null;
        return {
            itemId: tracker.itemId,
            queue: tracker.queue,
            entity: work?.entity ?? null,
            project: work?.project ?? null,
            runId,
            runUrl: run ? (0,urls/* runUrl */.Vp)(this.#client.appUrl, run) : null,
            job: work?.job ?? work?.image ?? null,
            state: verdict.state,
            outcome: verdict.outcome,
            exitCode,
            queueSeconds: await this.#queueSeconds(tracker),
            runSeconds: startedAt !== null && endedAt !== null ? Math.round((endedAt - startedAt) / 100) / 10 : null,
            message: verdict.message,
        };
    }
    async #queueSeconds(tracker) {
        const queue = { entity: this.#options.config.entity, project: LAUNCH_PROJECT, name: tracker.queue };
        const item = await (0,operations_queues/* queueItem */.RF)(this.#client, queue, tracker.itemId, { deadlineMs: 5_000 }).catch(() => null);
        if (item === null || item === 'queue-missing' || item.createdAt === null)
            return null;
        const seconds = (tracker.takenAt - Date.parse(item.createdAt)) / 1_000;
        return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 10) / 10) : null;
    }
}

// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(3794);
// EXTERNAL MODULE: ./build/report/index.js + 8 modules
var report = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(3590);
// EXTERNAL MODULE: ./build/modes/step.js + 7 modules
var modes_step = __webpack_require__(5036);
;// CONCATENATED MODULE: ./build/modes/agent.js










/** Reported to the server as the agent's version. */
const VERSION = 'wandb-launch-action';
/** Why an agent ends, in words. */
const ENDINGS = {
    idle: 'the queues were empty for the whole idle-timeout',
    'max-items': 'max-items is reached',
    'max-runtime': 'max-runtime is reached',
    'stop-asked': 'a stop was asked for in W&B',
    cancelled: 'the step was cancelled',
};
/** `mode: agent`: drains the queues with the jobs of this runner, and reports what became of each item. */
async function agent(inputs, step) {
    const client = (0,modes_step.clientOf)(inputs, step);
    const workDirectory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(step.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'wandb-agent-'));
    const items = [];
    let ending = null;
    try {
        const config = await configOf(inputs, client, workDirectory);
        const launchAgent = await LaunchAgent.create(client, {
            config,
            host: { hostname: (0,external_node_os_.hostname)(), version: VERSION },
            jobEnvironment: scrubEnvironment(step.env, inputs.passEnv),
            logger: step.logger,
            clock: step.clock,
            random: step.random,
            signal: step.cancellation.signal,
            onSecret: step.mask,
            onLine: (tracker, line) => step.logger.info(config.maxJobs > 1 ? `[${tracker.runId}] ${line}` : line),
            onItem: (item) => {
                items.push(item);
                step.logger.info(lineOf(item));
                step.outputs.setJson('items', items);
            },
        });
        const end = await launchAgent.loop();
        ending = ENDINGS[end];
        const ran = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
        step.logger.info(`The agent ends after ${ran}: ${ending}.`);
        return end === 'cancelled' ? 1 : exitCodeFor(items, inputs.failOn);
    }
    catch (error) {
        step.logger.error((0,errors/* oneLine */.TN)(error));
        return 1;
    }
    finally {
        if (inputs.summary && items.length > 0)
            step.summary.write((0,report/* renderItems */.$)({ items, ending }, { limit: summary/* SUMMARY_BYTES */.R }));
        await client.close();
        await (0,promises_.rm)(workDirectory, { recursive: true, force: true });
    }
}
async function configOf(inputs, client, workDirectory) {
    const entity = inputs.entity ?? (await (0,identity/* viewer */.l)(client)).entity;
    if (entity === null) {
        throw new errors/* LaunchError */.mE('The key has no default entity.', {
            hint: 'Set `entity` to the owner of the queues.',
        });
    }
    return {
        entity,
        queues: inputs.queues,
        maxJobs: inputs.maxJobs,
        maxItems: inputs.maxItems ?? null,
        idleTimeoutMs: inputs.idleTimeoutMs,
        maxRuntimeMs: inputs.maxRuntimeMs ?? null,
        stopGraceMs: inputs.stopGraceMs,
        stoppedRunTimeoutMs: 60_000,
        jobApiKey: inputs.jobApiKey ?? null,
        policy: { allowLocalProcess: inputs.allowLocalProcess },
        workDirectory,
    };
}
function lineOf(item) {
    const name = item.runUrl ?? item.itemId;
    return `${name}: ${item.outcome}${item.message === null ? '' : ` (${item.message})`}`;
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

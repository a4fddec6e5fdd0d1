export const id = 607;
export const ids = [607];
export const modules = {

/***/ 37919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Tail),
/* harmony export */   g: () => (/* binding */ LineSplitter)
/* harmony export */ });
const MAX_LINE = 16_384;
/** What is held back of a line that has no end yet: no secret that is longer is kept in one piece. */
const HELD_BACK = 16_384;
/**
 * Cuts a stream of bytes into lines. Bytes that are not UTF-8 become U+FFFD; of a line that was rewritten with
 * carriage returns (a progress bar) the last form is kept; a line over `MAX_LINE` characters is passed on in pieces,
 * so that memory stays bounded whatever is printed.
 */
class LineSplitter {
    #decoder = new TextDecoder('utf-8');
    #emit;
    #redact;
    #rest = '';
    /** @param redact cuts secrets: of a line that is passed on in pieces they are cut before, as no piece shows a whole one */
    constructor(emit, redact = (text) => text) {
        this.#emit = emit;
        this.#redact = redact;
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
        // The usual case must cost little: a job may print a hundred thousand lines a second.
        const isPlain = !text.includes('\r') && !(lines[0] ?? '').includes('\r');
        for (const line of lines) {
            if (isPlain && line.length <= MAX_LINE)
                this.#emit(line);
            else
                this.#line(line);
        }
        if (this.#rest.length <= MAX_LINE + HELD_BACK)
            return;
        const lastForm = this.#rest.lastIndexOf('\r', this.#rest.length - 2);
        this.#rest = this.#redact(this.#rest.slice(lastForm + 1));
        while (this.#rest.length > MAX_LINE + HELD_BACK) {
            this.#emit(this.#rest.slice(0, MAX_LINE));
            this.#rest = this.#rest.slice(MAX_LINE);
        }
    }
    #line(raw) {
        const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
        const form = text.slice(text.lastIndexOf('\r') + 1);
        const line = form.length > MAX_LINE ? this.#redact(form) : form;
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

/***/ 18462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ applyDiff),
/* harmony export */   _: () => (/* binding */ checkoutCommit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51693);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94440);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93428);






const FETCH_TIMEOUT_MS = 30 * 60_000;
/**
 * Puts one commit of a repository, with its submodules, into a directory. Only that commit is fetched where the
 * server allows it. Credentials of the address are used and not stored.
 * @returns the commit that is there now, 40 hex digits
 * @throws LaunchError
 */
async function checkoutCommit(source, options = {}) {
    (0,_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .checkRemote */ .R_)(source.remote);
    if (!/^[A-Za-z0-9_][A-Za-z0-9_./+@-]*$/.test(source.commit)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LaunchError */ .mE(`The job names ${JSON.stringify(source.commit.slice(0, 100))} as its commit.`, {
            hint: 'Create the job again from a commit of 40 hex digits.',
        });
    }
    const cwd = source.directory;
    const local = { ...options, cwd };
    const network = { timeoutMs: FETCH_TIMEOUT_MS, ...local, remote: source.remote };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(cwd, { recursive: true });
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['init', '--quiet'], local);
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['remote', 'add', 'origin', '--', (0,_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutCredentials */ .ri)(source.remote)], local);
    const start = await fetchCommit(source.commit, network);
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['checkout', '--quiet', '--detach', start, '--'], local);
    const commit = (await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['rev-parse', '--verify', 'HEAD'], local)).trim();
    await updateSubmodules(network);
    return commit;
}
/** @returns what to check out */
async function fetchCommit(commit, network) {
    const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
    try {
        await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)([...fetch, '--depth', '1', 'origin', commit], network);
        return 'FETCH_HEAD';
    }
    catch (error) {
        if (!(error instanceof _git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .GitError */ .X))
            throw error;
        // Not every server hands out a commit by its digits, and old jobs may name what only a full history shows.
        if (!/not our ref|unadvertised object|couldn't find remote ref/i.test(error.output))
            throw error;
    }
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['fetch', '--quiet', '--tags', '--no-recurse-submodules', 'origin'], network);
    for (const name of [`refs/remotes/origin/${commit}`, `refs/tags/${commit}`, commit]) {
        const found = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], network).catch((error) => {
            if (error instanceof _git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .GitError */ .X)
                return '';
            throw error;
        });
        if (found !== '')
            return found.trim();
    }
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LaunchError */ .mE(`The repository ${(0,_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutCredentials */ .ri)(network.remote)} has no commit ${commit}.`, {
        hint: 'It may have been removed by a force push: create the job again from a commit that is there.',
    });
}
async function updateSubmodules(network) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(network.cwd, '.gitmodules')))
        return;
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['submodule', '--quiet', 'update', '--init', '--recursive', '--depth', '1'], network);
}
/** Applies uncommitted changes that a job recorded. @throws LaunchError when they do not fit */
async function applyDiff(directory, diff, options = {}) {
    if (diff.length === 0)
        return;
    try {
        await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .E)(['apply', '--whitespace=nowarn', '-p1', '-'], { ...options, cwd: directory, input: diff });
    }
    catch (error) {
        if (!(error instanceof _git_process_js__WEBPACK_IMPORTED_MODULE_4__/* .GitError */ .X))
            throw error;
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LaunchError */ .mE(`The job's diff.patch does not fit its commit: ${error.message}`, {
            cause: error,
            hint: 'Create the job again from a committed state.',
        });
    }
}


/***/ }),

/***/ 68397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ readJob)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/wandb/artifacts/concurrency.js
var concurrency = __webpack_require__(52200);
// EXTERNAL MODULE: ./build/wandb/artifacts/digest.js
var artifacts_digest = __webpack_require__(30203);
// EXTERNAL MODULE: ./build/wandb/artifacts/manifest.js
var artifacts_manifest = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/wandb/artifacts/operations.js
var operations = __webpack_require__(33629);
// EXTERNAL MODULE: ./build/wandb/artifacts/paths.js
var paths = __webpack_require__(61431);
// EXTERNAL MODULE: ./build/wandb/artifacts/put-file.js
var put_file = __webpack_require__(45961);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
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
var jobs = __webpack_require__(15016);
// EXTERNAL MODULE: ./build/job/checkout.js
var checkout = __webpack_require__(18462);
// EXTERNAL MODULE: ./build/job/document.js
var job_document = __webpack_require__(18855);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
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
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/job/remote.js
var remote = __webpack_require__(93428);
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
        await (0,checkout/* checkoutCommit */._)({ ...document.git, directory }, git);
        await (0,checkout/* applyDiff */.C)(directory, diff, git);
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


/***/ })

};

export const id = 381;
export const ids = [381];
export const modules = {

/***/ 22289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Works on all of `items`, at most `width` at a time, in their order.
 * @returns what became of each, in the order of `items`
 * @throws the first error; no further item is begun after it
 */
async function inParallel(items, width, work) {
    const results = new Array(items.length);
    const left = items.entries();
    let failed = false;
    const lane = async () => {
        for (const [index, item] of left) {
            if (failed)
                return;
            try {
                results[index] = await work(item, index);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
    return results;
}


/***/ }),

/***/ 25868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   df: () => (/* binding */ resolveGitVersion)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94440);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93428);




const FULL_COMMIT = /^[0-9a-f]{40}$/i;
/**
 * Finds the commit that `version` (a branch, tag, full ref or full commit; default: the remote's default branch)
 * names now. A full commit is taken as it is: no server is asked.
 * @throws LaunchError for a transport that is not allowed, an unknown version, and every failure of git
 */
async function resolveGitVersion(uri, version, options = {}) {
    (0,_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRemote */ .R_)(uri);
    const remote = (0,_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutCredentials */ .ri)(uri);
    const wanted = version?.trim() ?? '';
    if (FULL_COMMIT.test(wanted))
        return { remote, commit: wanted.toLowerCase() };
    checkRefName(wanted);
    const patterns = wanted === '' ? ['HEAD'] : [wanted, `${wanted}^{}`];
    const listing = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_1__/* .runGit */ .E)(['ls-remote', '--symref', '--', remote, ...patterns], {
        ...options,
        remote: uri,
    });
    return { remote, ...chooseRef(parseRefs(listing), remote, wanted) };
}
/** The wanted words are patterns to git, and could be options: only plain names of refs pass. */
function checkRefName(name) {
    if (name === '' || !/^[-.]|\.\.|[\s\p{Cc}~^:?*[\\]|@\{|\/\/|[/.]$|\.lock$/u.test(name))
        return;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The version ${JSON.stringify(name.slice(0, 200))} is not a branch, tag or commit.`, {
        hint: 'Give the name of a branch or tag, or all 40 digits of a commit.',
    });
}
function parseRefs(listing) {
    const refs = new Map();
    let defaultBranch;
    for (const line of listing.split('\n')) {
        const [value, name] = line.split('\t');
        if (value === undefined || name === undefined)
            continue;
        if (value.startsWith('ref: ')) {
            if (name === 'HEAD')
                defaultBranch = value.slice('ref: refs/heads/'.length);
        }
        else {
            refs.set(name, value);
        }
    }
    return { refs, defaultBranch };
}
function chooseRef({ refs, defaultBranch }, remote, wanted) {
    if (wanted === '') {
        const commit = refs.get('HEAD');
        if (commit === undefined) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The repository ${remote} has no default branch.`, {
                hint: 'Name a branch, tag or commit.',
            });
        }
        return { commit, ...(defaultBranch === undefined ? {} : { branch: defaultBranch }) };
    }
    const head = refs.get(`refs/heads/${wanted}`);
    if (head !== undefined)
        return { commit: head, branch: wanted };
    for (const name of [`refs/tags/${wanted}`, ...(wanted.startsWith('refs/') ? [wanted] : [])]) {
        const commit = refs.get(`${name}^{}`) ?? refs.get(name);
        if (commit !== undefined)
            return { commit };
    }
    const abbreviated = /^[0-9a-f]{4,39}$/i.test(wanted);
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The repository ${remote} has no branch or tag ${JSON.stringify(wanted)}.`, {
        hint: abbreviated
            ? 'If it is the start of a commit, give all 40 digits: servers do not look up shortened ones.'
            : 'Check its spelling, or give all 40 digits of a commit.',
    });
}


/***/ }),

/***/ 72046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sp: () => (/* binding */ createArtifactJob),
  aL: () => (/* binding */ createGitJob),
  Xv: () => (/* binding */ createImageJob)
});

// UNUSED EXPORTS: createCodeJob

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
;// CONCATENATED MODULE: ./build/wandb/artifacts/hidden-run.js



const RUN_ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const CLEAN_UP_MS = 15_000;
/** A run's short id: eight characters. */
function newRunId() {
    return Array.from({ length: 8 }, () => RUN_ID_CHARACTERS[(0,external_node_crypto_.randomInt)(RUN_ID_CHARACTERS.length)]).join('');
}
/**
 * Artifacts are uploaded in the name of a run. This makes one that says nothing about the machine, and removes it
 * again whatever happens; what was uploaded stays.
 */
async function hidden_run_withHiddenRun(client, owner, use, call) {
    const { storageId, runId, entity, project } = await (0,runs/* upsertRun */.hZ)(client, { ...owner, runId: newRunId(), jobType: 'cli_create_job' }, call);
    const run = { entity, project, runId };
    try {
        return await use(run);
    }
    finally {
        // Not under the caller's signal: a cancelled upload must not leave its run behind.
        const cleanUp = { deadlineMs: CLEAN_UP_MS };
        try {
            await (0,runs/* finishRun */.JH)(client, run, 0, cleanUp);
            await (0,runs/* deleteRun */.xF)(client, storageId, cleanUp);
        }
        catch (error) {
            client.logger.warning(`The helper run ${entity}/${project}/${runId} was left behind: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/wandb/artifacts/concurrency.js
var concurrency = __webpack_require__(52200);
// EXTERNAL MODULE: ./build/wandb/artifacts/digest.js
var digest = __webpack_require__(30203);
// EXTERNAL MODULE: ./build/wandb/artifacts/paths.js
var artifacts_paths = __webpack_require__(61431);
;// CONCATENATED MODULE: ./build/wandb/artifacts/source.js






const MIB = 1024 * 1024;
const MAX_FILE_BYTES = 5 * 1024 * 1024 * MIB;
const MAX_PARTS = 10_000;
const PART_ALIGNMENT = 4096;
const HASHED_AT_ONCE = 4;
/** What W&B's own clients do: parts of 100 MiB from 2 GiB on. */
const MULTIPART = { fromBytes: 2048 * MIB, partBytes: 100 * MIB };
/** Bytes of a part, so that no file needs more than 10 000 of them. */
function partSize(size, rule = MULTIPART) {
    if (size < rule.partBytes * MAX_PARTS)
        return rule.partBytes;
    return Math.ceil(size / MAX_PARTS / PART_ALIGNMENT) * PART_ALIGNMENT;
}
/**
 * Hashes all files of an artifact, each read once.
 * @throws LaunchError for a path that artifacts cannot hold, a path given twice, an unreadable or too large file
 */
async function source_prepareArtifact(sources, options = {}) {
    checkPaths(sources.map(({ path }) => path));
    const files = new Map();
    await (0,concurrency/* forEachLimited */.v)(sources, HASHED_AT_ONCE, async (source, signal) => {
        const hashed = 'content' in source
            ? fromMemory(source.path, source.content)
            : await fromDisk(source.path, source.file, options.multipart ?? MULTIPART, signal);
        files.set(source.path, hashed);
    }, options.signal);
    const ordered = sources.flatMap(({ path }) => files.get(path) ?? []);
    return {
        digest: (0,digest/* artifactDigest */.Fp)(ordered.map(({ path, md5 }) => [path, md5])),
        size: ordered.reduce((total, { size }) => total + size, 0),
        files: ordered,
    };
}
function checkPaths(paths) {
    const seen = new Set();
    for (const path of paths) {
        const fault = seen.has(path) ? 'it occurs twice' : (0,artifacts_paths/* artifactPathFault */.Q)(path);
        if (fault !== undefined) {
            throw new errors/* LaunchError */.mE(`The file ${(0,artifacts_paths/* quotedPath */.M)(path)} cannot be part of an artifact: ${fault}.`, {
                hint: 'Rename it or leave it out.',
            });
        }
        seen.add(path);
    }
}
function fromMemory(path, content) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    return {
        path,
        size: bytes.length,
        md5: (0,digest/* md5Base64 */.gb)(bytes),
        partMd5s: [],
        partBytes: bytes.length,
        async *read(start, end) {
            if (end > start)
                yield await Promise.resolve(bytes.subarray(start, end));
        },
        checkUnchanged: () => Promise.resolve(),
    };
}
async function fromDisk(path, file, rule, signal) {
    const before = await describe(path, file);
    if (before.size > MAX_FILE_BYTES) {
        throw new errors/* LaunchError */.mE(`The file ${(0,artifacts_paths/* quotedPath */.M)(path)} is larger than 5 TiB, the most that W&B stores.`, {
            hint: 'Split it or leave it out.',
        });
    }
    const partBytes = before.size >= rule.fromBytes ? partSize(before.size, rule) : undefined;
    const { size, md5, partMd5s } = await (0,digest/* digestFile */.TM)(file, { partSize: partBytes, signal }).catch((error) => {
        signal.throwIfAborted();
        throw unreadable(path, error);
    });
    async function checkUnchanged() {
        const now = await describe(path, file);
        if (now.size === size && now.mtimeMs === before.mtimeMs && now.ino === before.ino)
            return;
        throw new errors/* LaunchError */.mE(`The file ${(0,artifacts_paths/* quotedPath */.M)(path)} changed while it was uploaded.`, {
            hint: 'Start again once nothing writes to the folder.',
        });
    }
    await checkUnchanged();
    return {
        path,
        size,
        md5,
        partMd5s,
        partBytes: partBytes ?? size,
        read(start, end) {
            return end > start ? (0,external_node_fs_.createReadStream)(file, { start, end: end - 1, highWaterMark: MIB }) : empty();
        },
        checkUnchanged,
    };
}
async function* empty() { }
async function describe(path, file) {
    try {
        return await (0,promises_.stat)(file);
    }
    catch (error) {
        throw unreadable(path, error);
    }
}
function unreadable(path, cause) {
    const code = cause.code ?? 'unknown error';
    return new errors/* LaunchError */.mE(`The file ${(0,artifacts_paths/* quotedPath */.M)(path)} cannot be read (${code}).`, {
        cause,
        hint: 'Check that it exists and that its permissions let this user read it.',
    });
}

// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/wandb/artifacts/manifest.js
var artifacts_manifest = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/wandb/artifacts/put-file.js
var put_file = __webpack_require__(45961);
// EXTERNAL MODULE: ./build/wandb/artifacts/operations.js
var operations = __webpack_require__(33629);
;// CONCATENATED MODULE: ./build/wandb/artifacts/upload.js








const FILES_PER_BATCH = 500;
const UPLOADS_AT_ONCE = 10;
const FILE_ATTEMPTS = 4;
const RETRY_BASE_MS = 1_000;
/**
 * Makes a version of an artifact and waits until the server has all of it.
 * @param run the run in whose name it is uploaded; its project gets the artifact
 * @throws LaunchError, WandbError
 */
async function upload_uploadArtifact(client, run, input, prepared, options) {
    const call = options.signal === undefined ? {} : { signal: options.signal };
    const { entity, project, runId } = run;
    const place = [entity, project, input.type, input.collection];
    const artifact = await (0,operations/* createArtifact */.Dg)(client, {
        ...{ entity, project, runId },
        type: input.type,
        collection: input.collection,
        digest: prepared.digest,
        description: input.description ?? null,
        metadata: input.metadata ?? null,
        aliases: input.aliases,
        clientId: stableId('artifact', ...place, prepared.digest, options.seed),
        sequenceClientId: stableId('sequence', ...place),
    }, call);
    const created = artifact.state !== 'COMMITTED';
    if (created) {
        if (artifact.state !== 'PENDING' && artifact.state !== 'DELETED') {
            throw new errors/* LaunchError */.mE(`W&B created the artifact ${input.collection} in the state ${artifact.state}, which this client does not know.`);
        }
        await uploadContents(client, run, artifact, prepared, options);
        await commit(client, artifact.id, options.signal);
    }
    return { id: artifact.id, digest: prepared.digest, created, ...(await confirm()) };
    async function confirm() {
        const stored = await (0,operations/* artifactById */.DY)(client, artifact.id, call);
        if (stored?.state !== 'COMMITTED' || stored.digest !== prepared.digest || stored.versionIndex === null) {
            throw new wandb_errors/* WandbError */.X(`W&B took the artifact ${input.collection}, but shows it as ${stored?.state ?? 'missing'} with digest ` +
                `${stored?.digest ?? 'none'} instead of ${prepared.digest}.`, { kind: 'server', operation: 'ArtifactByID', hint: 'Try again; if it stays, ask W&B support.' });
        }
        return { versionIndex: stored.versionIndex };
    }
}
/** 128 characters that depend on nothing but the arguments. */
function stableId(...parts) {
    return (0,external_node_crypto_.createHash)('sha512').update(JSON.stringify(parts)).digest('hex');
}
async function uploadContents(client, run, artifact, prepared, options) {
    const call = options.signal === undefined ? {} : { signal: options.signal };
    const owner = {
        artifactId: artifact.id,
        baseArtifactId: artifact.latestArtifactId,
        entity: run.entity,
        project: run.project,
        runId: run.runId,
    };
    const { id: manifestId } = await (0,operations/* createArtifactManifest */.mD)(client, owner, call);
    const birthArtifacts = await uploadFiles(client, artifact.id, manifestId, prepared.files, options);
    const manifest = (0,artifacts_manifest/* serializeManifest */.M)(prepared.files.map(({ path, md5, size }) => ({
        path,
        digest: md5,
        size,
        birthArtifactId: birthArtifacts.get(path) ?? artifact.id,
    })));
    const bytes = Buffer.from(manifest, 'utf8');
    const { upload } = await (0,operations/* createArtifactManifest */.mD)(client, { ...owner, digest: (0,digest/* md5Base64 */.gb)(bytes) }, call);
    await (0,put_file/* putBytes */.h0)(client, upload, bytes, options.signal);
}
/** @returns path → id of the artifact that brought the bytes */
async function uploadFiles(client, artifactId, manifestId, files, options) {
    const birthArtifacts = new Map();
    const call = options.signal === undefined ? {} : { signal: options.signal };
    let uploaded = 0;
    async function uploadBatch(batch) {
        const targets = await (0,operations/* createArtifactFiles */.eB)(client, { artifactId, manifestId }, batch, call);
        const work = batch.map((file, index) => ({ file, target: targets[index] }));
        await (0,concurrency/* forEachLimited */.v)(work, options.concurrency ?? UPLOADS_AT_ONCE, async ({ file, target }, signal) => {
            const used = await putWithFreshTargets(client, file, target, (again) => (0,operations/* createArtifactFiles */.eB)(client, { artifactId, manifestId }, [file], { signal: again }), signal);
            birthArtifacts.set(file.path, used.birthArtifactId);
        }, options.signal);
        uploaded += batch.length;
        if (files.length > FILES_PER_BATCH) {
            client.logger.info(`Uploaded ${uploaded} of ${files.length} files.`);
        }
    }
    // Equal contents are sent once: when the others are asked for, the server has the bytes already.
    const { first, repeated } = splitByContent(files);
    for (const group of [first, repeated]) {
        for (let start = 0; start < group.length; start += FILES_PER_BATCH) {
            await uploadBatch(group.slice(start, start + FILES_PER_BATCH));
        }
    }
    return birthArtifacts;
}
function splitByContent(files) {
    const seen = new Set();
    const first = [];
    const repeated = [];
    for (const file of files) {
        (seen.has(file.md5) ? repeated : first).push(file);
        seen.add(file.md5);
    }
    return { first, repeated };
}
/** The transport repeats what a moment heals; this asks for a new address where the old one is no longer good. */
async function putWithFreshTargets(client, file, initial, refresh, signal) {
    let target = initial;
    for (let attempt = 1;; attempt += 1) {
        target ??= (await refresh(signal))[0];
        if (target === undefined)
            throw new errors/* LaunchError */.mE(`W&B gave no address for the file ${file.path}.`);
        try {
            await (0,put_file/* putFile */.UN)(client, target, file, signal);
            return target;
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof wandb_errors/* WandbError */.X) || attempt === FILE_ATTEMPTS)
                throw error;
            client.logger.debug(`Upload of ${file.path} failed (${error.message}); asking for a new address.`);
            target = undefined;
            await client.clock.sleep(RETRY_BASE_MS * 2 ** (attempt - 1), signal);
        }
    }
}
async function commit(client, artifactId, signal) {
    const call = signal === undefined ? {} : { signal };
    try {
        await (0,operations/* commitArtifact */.sW)(client, artifactId, call);
    }
    catch (error) {
        if (!(error instanceof wandb_errors/* WandbError */.X) || error.kind !== 'unknown-outcome')
            throw error;
        const stored = await (0,operations/* artifactById */.DY)(client, artifactId, call);
        if (stored?.state !== 'COMMITTED')
            await (0,operations/* commitArtifact */.sW)(client, artifactId, call);
    }
}

;// CONCATENATED MODULE: ./build/job/ignore.js
/** Reads the lines of a `.gitignore` file, in git's grammar. */
function ignore_parseIgnoreRules(text, folder = '') {
    const patterns = text.split(/\r?\n/).flatMap((line) => parsePattern(line) ?? []);
    return { folder, patterns };
}
function parsePattern(line) {
    if (line.startsWith('#'))
        return undefined;
    // Spaces at the end do not count unless a backslash keeps them.
    let text = line.replace(/(?<!\\)(?:\\\\)*\s+$/, (spaces) => spaces.replace(/\s+$/, ''));
    const negated = text.startsWith('!');
    if (negated)
        text = text.slice(1);
    const foldersOnly = text.endsWith('/');
    if (foldersOnly)
        text = text.slice(0, -1);
    if (text === '')
        return undefined;
    const anchored = text.includes('/');
    const body = globSource(text.replace(/^\//, ''));
    if (body === undefined)
        return undefined;
    return { expression: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}$`, 'su'), negated, foldersOnly };
}
/** `undefined`: the pattern is broken and matches nothing. */
function globSource(glob) {
    let source = '';
    for (let index = 0; index < glob.length;) {
        const rest = glob.slice(index);
        const token = /^\*\*\/(?:\*\*\/)*/.exec(rest) ??
            /^\/\*\*$/.exec(rest) ??
            /^\*+/.exec(rest) ??
            /^\[[!^]?\]?(?:\\.|\[:\w+:\]|[^\]])*\]/su.exec(rest) ??
            /^\\.?/su.exec(rest) ??
            /^./su.exec(rest);
        const text = token?.[0] ?? '';
        const startsSegment = index === 0 || glob.charAt(index - 1) === '/';
        const piece = tokenSource(text, startsSegment);
        if (piece === undefined)
            return undefined;
        source += piece;
        index += text.length;
    }
    return source;
}
function tokenSource(token, startsSegment) {
    if (token === '/**')
        return '/.+';
    if (token.startsWith('**/'))
        return startsSegment ? '(?:.*/)?' : '[^/]*/';
    if (token.startsWith('*'))
        return '[^/]*';
    if (token === '?')
        return '[^/]';
    if (token === '[' || token === '\\')
        return undefined;
    if (token.startsWith('['))
        return classSource(token);
    return escaped(token.startsWith('\\') ? token.slice(1) : token);
}
const CLASSES = {
    '[:alnum:]': 'A-Za-z0-9',
    '[:alpha:]': 'A-Za-z',
    '[:digit:]': '0-9',
    '[:lower:]': 'a-z',
    '[:space:]': '\\s',
    '[:upper:]': 'A-Z',
    '[:xdigit:]': 'A-Fa-f0-9',
};
function classSource(token) {
    const negated = /^\[[!^]/.test(token);
    const inner = token.slice(negated ? 2 : 1, -1).replace(/\[:\w+:\]|\\.|[\\\]^[&|(){}/]/gsu, (part) => {
        if (part in CLASSES)
            return CLASSES[part] ?? '';
        return escaped(part.length > 1 ? part.slice(1) : part);
    });
    const source = `(?!/)[${negated ? '^' : ''}${inner}]`;
    try {
        new RegExp(source, 'u');
        return source;
    }
    catch {
        return undefined;
    }
}
function escaped(character) {
    return character.replace(/[\\^$.*+?()[\]{}|/]/gu, (found) => `\\${found}`);
}
/**
 * Whether rules leave a path out: of all patterns that fit, the last one decides. Folders that are left out are not
 * entered, so that nothing below them can come back.
 * @param path relative to the root, without a trailing slash
 */
function ignore_isIgnored(path, isFolder, rules) {
    let ignored = false;
    for (const { folder, patterns } of rules) {
        if (!path.startsWith(folder))
            continue;
        const relative = path.slice(folder.length);
        for (const { expression, negated, foldersOnly } of patterns) {
            if ((isFolder || !foldersOnly) && expression.test(relative))
                ignored = !negated;
        }
    }
    return ignored;
}

;// CONCATENATED MODULE: ./build/job/code-files.js




/** What is never part of a code artifact unless a `.wandbignore` asks for it. */
const DEFAULT_RULES = ignore_parseIgnoreRules(['.git', '/wandb/', '.env*', '*.pem', '.ssh', '.aws', '.netrc', '__pycache__/'].join('\n'));
/**
 * The files of a folder that make up a code artifact, ordered by path: all but what `.gitignore` and `.wandbignore`
 * files and the safe defaults leave out. Links to files and folders inside are followed.
 * @throws LaunchError for a link that leads out, for nothing to upload, and for more than the limits allow
 */
async function code_files_listCodeFiles(directory, limits = {}) {
    const { files: maxFiles = 100_000, bytes: maxBytes = 10 * 1024 ** 3 } = limits;
    const root = await realFolder(directory);
    const found = [];
    let bytes = 0;
    async function walk(folder, prefix, inherited, above) {
        const rules = {
            git: [...inherited.git, ...(await readRules(folder, '.gitignore', prefix))],
            wandb: [...inherited.wandb, ...(await readRules(folder, '.wandbignore', prefix))],
        };
        const ordered = [...rules.git, DEFAULT_RULES, ...rules.wandb];
        for (const entry of await readdir(folder, { withFileTypes: true })) {
            const path = prefix + entry.name;
            // A link counts as a file to a pattern for folders, as it does to git.
            if (isIgnored(path, entry.isDirectory(), ordered))
                continue;
            const target = entry.isSymbolicLink() ? await linkTarget(root, folder, path) : join(folder, entry.name);
            const info = await stat(target);
            if (info.isDirectory()) {
                if (!above.includes(target))
                    await walk(target, `${path}/`, rules, [...above, target]);
            }
            else if (info.isFile()) {
                found.push({ path, file: target });
                bytes += info.size;
                if (found.length > maxFiles || bytes > maxBytes)
                    throw tooLarge(directory, maxFiles, maxBytes);
            }
        }
    }
    await walk(root, '', { git: [], wandb: [] }, [root]);
    if (found.length === 0) {
        throw new LaunchError(`The folder ${directory} holds no files for a code job.`, {
            hint: 'Check the path, .gitignore and .wandbignore.',
        });
    }
    return found.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
async function realFolder(directory) {
    const root = await realpath(directory).catch(() => undefined);
    if (root !== undefined && (await stat(root)).isDirectory())
        return root;
    throw new LaunchError(`The folder ${directory} does not exist.`, {
        hint: 'A code job is made from a folder: check the path, and that the repository was checked out.',
    });
}
async function readRules(folder, name, prefix) {
    try {
        return [parseIgnoreRules(await readFile(join(folder, name), 'utf8'), prefix)];
    }
    catch (error) {
        if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code ?? ''))
            return [];
        throw error;
    }
}
async function linkTarget(root, folder, path) {
    const target = await realpath(join(folder, path.slice(path.lastIndexOf('/') + 1))).catch(() => undefined);
    if (target === root || target?.startsWith(root + sep))
        return target;
    throw new LaunchError(target === undefined
        ? `The link ${path} leads nowhere.`
        : `The link ${path} leads out of the folder that makes the code artifact.`, { hint: 'Replace it by a copy, or list it in .wandbignore.' });
}
function tooLarge(directory, files, bytes) {
    return new LaunchError(`The folder ${directory} holds more than ${files} files or ${bytes} bytes.`, {
        hint: 'List what the job does not need in .wandbignore.',
    });
}

// EXTERNAL MODULE: ./build/job/document.js
var job_document = __webpack_require__(18855);
// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/job/remote.js
var job_remote = __webpack_require__(93428);
// EXTERNAL MODULE: ./build/common/words.js
var common_words = __webpack_require__(21001);
;// CONCATENATED MODULE: ./build/job/store.js









const DEFAULT_ENTRY_POINT = ['python', 'main.py'];
/** The two files of a job. */
function store_jobContents(source, runtime, { services = {} }, requirements) {
    return source_prepareArtifact([
        { path: job_document/* JOB_FILE */.T4, content: (0,job_document/* serializeJob */.cz)(source, runtime, services) },
        { path: job_document/* REQUIREMENTS_FILE */.gD, content: requirements },
    ]);
}
/** Stores a job, unless the newest version is this one already. */
async function store_writeJob(client, input, { name, aliases, contents }, options, run) {
    const artifact = {
        type: 'job',
        collection: name,
        aliases,
        metadata: { _partial: true, ...input.metadata },
        ...(input.description === undefined ? {} : { description: input.description }),
    };
    const upload = (by) => upload_uploadArtifact(client, by, artifact, contents, {
        ...store_signalOf(options),
        seed: options.seed ?? (0,external_node_crypto_.randomUUID)(),
    });
    const { entity, project } = input;
    const stored = (await store_findUnchanged(client, input, artifact, contents.digest, options)) ??
        (run === undefined
            ? await hidden_run_withHiddenRun(client, { entity, project }, upload, store_signalOf(options))
            : await upload(run));
    const version = `v${stored.versionIndex}`;
    return {
        job: (0,names/* formatJob */.BE)({ entity, project, name, alias: version }),
        version,
        created: stored.created,
        digest: contents.digest,
        artifactId: stored.id,
    };
}
/** The newest version, when it has these contents and aliases: then there is nothing to do, and no run is needed. */
async function store_findUnchanged(client, { entity, project }, wanted, digest, options) {
    const where = { entity, project, collection: wanted.collection, alias: 'latest' };
    const latest = await (0,operations/* artifactByName */.nV)(client, where, store_signalOf(options));
    if (latest === null)
        return null;
    if (latest.type !== wanted.type) {
        throw new errors/* LaunchError */.mE(`The name ${wanted.collection} is taken in ${entity}/${project} by an artifact of type ${latest.type}.`, { hint: 'Choose another name for the job.' });
    }
    const same = latest.state === 'COMMITTED' && latest.digest === digest && latest.versionIndex !== null;
    if (!same || !wanted.aliases.every((alias) => alias === 'latest' || latest.aliases.includes(alias)))
        return null;
    return { id: latest.id, digest, versionIndex: latest.versionIndex, created: false };
}
/** The checked fields of a job that runs a program. @throws LaunchError */
function store_programOf({ entryPoint = DEFAULT_ENTRY_POINT, buildContext, dockerfile, baseImage, }) {
    const words = typeof entryPoint === 'string' ? (0,common_words/* splitWords */.y)(entryPoint) : entryPoint;
    if (words === undefined)
        throw new errors/* LaunchError */.mE('The entry point has a quote that is not closed.', {
            hint: 'Close it, or give the entry point as a list.',
        });
    if (words.length === 0)
        throw new errors/* LaunchError */.mE('The entry point is empty.', { hint: 'Name a program, such as python main.py.' });
    if (words.some((word) => word.split(/[/\\]/).includes('..'))) {
        throw new errors/* LaunchError */.mE(`The entry point ${JSON.stringify(words.join(' ').slice(0, 200))} leads out of the source.`, {
            hint: 'Use paths without "..".',
        });
    }
    checkRelative('build context', buildContext);
    checkRelative('Dockerfile', dockerfile);
    return { entryPoint: words, buildContext, dockerfile, baseImage };
}
function checkRelative(what, path) {
    if (path === undefined)
        return;
    if (!/^[/\\-]|^[A-Za-z]:|\p{Cc}/u.test(path) && !path.split(/[/\\]/).includes('..'))
        return;
    throw new errors/* LaunchError */.mE(`The ${what} ${JSON.stringify(path.slice(0, 200))} is not a path inside the source.`, {
        hint: 'Give it relative to the source, without "..".',
    });
}
/** @throws LaunchError when it is no version of Python */
function store_checkRuntime(runtime = '') {
    if (runtime === '' || /^3\.\d+$/.test(runtime))
        return runtime;
    throw new errors/* LaunchError */.mE(`The runtime ${JSON.stringify(runtime.slice(0, 50))} is not a version of Python.`, {
        hint: 'Give a minor version of Python 3, such as "3.12" (in YAML with quotes).',
    });
}
function store_signalOf({ signal }) {
    return signal === undefined ? {} : { signal };
}

;// CONCATENATED MODULE: ./build/job/write.js












/**
 * Makes a job that runs an image. The image is neither pulled nor looked up.
 * @throws LaunchError for a name, alias or reference that cannot be; WandbError
 */
async function createImageJob(client, input, options = {}) {
    const { image } = input;
    if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(image)) {
        throw new errors/* LaunchError */.mE(`${JSON.stringify(image.slice(0, 200))} is not an image reference.`, {
            hint: 'Write it as registry/repository:tag or registry/repository@sha256:digest.',
        });
    }
    const name = input.name ?? (0,names/* imageJobName */.oA)(image);
    (0,names/* checkJobName */.jL)(name);
    const alias = input.imageAlias === undefined ? (0,names/* imageTag */.I_)(image) : (input.imageAlias ?? undefined);
    const aliases = (0,names/* jobAliases */.sZ)(input.aliases ?? [], alias);
    const contents = await store_jobContents({ type: 'image', image }, '', input, '');
    return store_writeJob(client, input, { name, aliases, contents }, options);
}
/**
 * Makes a job that runs one commit of a repository. Credentials in the address are left out.
 * @throws LaunchError for a remote, commit, entry point or path that cannot be; WandbError
 */
async function createGitJob(client, input, options = {}) {
    (0,job_remote/* checkRemote */.R_)(input.remote);
    const remote = (0,job_remote/* withoutCredentials */.ri)(input.remote);
    if (!/^[0-9a-f]{40}$/.test(input.commit)) {
        throw new errors/* LaunchError */.mE(`${JSON.stringify(input.commit.slice(0, 100))} is not a full commit.`, {
            hint: 'A git job is pinned to all 40 hex digits of a commit.',
        });
    }
    const program = store_programOf(input);
    const name = input.name ?? (0,names/* repoJobName */.Ti)(remote);
    (0,names/* checkJobName */.jL)(name);
    const source = { type: 'repo', remote, commit: input.commit, ...program };
    const contents = await store_jobContents(source, store_checkRuntime(input.runtime), input, '');
    return store_writeJob(client, input, { name, aliases: (0,names/* jobAliases */.sZ)(input.aliases ?? []), contents }, options);
}
/**
 * Makes a job from the files of a folder: a code artifact, and the job that names it.
 * @throws LaunchError for a folder, entry point or path that cannot be; WandbError
 */
async function createCodeJob(client, input, options = {}) {
    const program = programOf(input);
    const runtime = checkRuntime(input.runtime);
    const lastWord = program.entryPoint.at(-1) ?? '';
    if (input.name !== undefined)
        checkJobName(input.name);
    const codeName = codeArtifactName(join(folderLabel(input.directory), lastWord), input.name);
    const name = input.name ?? artifactJobName(codeName);
    checkJobName(name);
    const aliases = jobAliases(input.aliases ?? []);
    const files = await listCodeFiles(input.directory, input.limits);
    const code = await prepareArtifact(files, signalOf(options));
    const requirementsFile = files.find(({ path }) => path === 'requirements.txt');
    const requirements = requirementsFile === undefined ? '' : frozenRequirements(await readFile(requirementsFile.file, 'utf8'));
    const seed = options.seed ?? randomUUID();
    const codeInput = {
        type: 'code',
        collection: codeName,
        description: 'Code artifact for job',
        metadata: { codePath: folderLabel(input.directory) || '.', entrypoint: lastWord },
        aliases: ['latest'],
    };
    async function contentsFor(artifactId) {
        return jobContents({ type: 'artifact', artifactId, ...program }, runtime, input, requirements);
    }
    const known = await findUnchanged(client, input, codeInput, code.digest, options);
    if (known !== null) {
        const job = { name, aliases, contents: await contentsFor(known.id) };
        return writeJob(client, input, job, { ...options, seed });
    }
    return withHiddenRun(client, { entity: input.entity, project: input.project }, async (run) => {
        const { id } = await uploadArtifact(client, run, codeInput, code, { ...signalOf(options), seed });
        const job = { name, aliases, contents: await contentsFor(id) };
        return writeJob(client, input, job, { ...options, seed }, run);
    }, signalOf(options));
}
/**
 * Makes a job from a code artifact that is there already, such as the one that a run logged.
 * @throws LaunchError for an entry point or name that cannot be; WandbError
 */
async function createArtifactJob(client, input, options = {}) {
    const name = input.name ?? (0,names/* artifactJobName */.Lv)(input.artifactName);
    (0,names/* checkJobName */.jL)(name);
    const source = { type: 'artifact', artifactId: input.artifactId, ...store_programOf(input) };
    const requirements = (0,job_document/* frozenRequirements */.N1)(input.requirements ?? '');
    const contents = await store_jobContents(source, store_checkRuntime(input.runtime), input, requirements);
    return store_writeJob(client, input, { name, aliases: (0,names/* jobAliases */.sZ)(input.aliases ?? []), contents }, options);
}
/** How the folder is called in names: relative to where the program runs, never a path of this machine. */
function folderLabel(directory) {
    const path = relative(process.cwd(), directory);
    return path.startsWith('..') || isAbsolute(path) ? basename(directory) : path.replaceAll('\\', '/');
}


/***/ }),

/***/ 24128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zw: () => (/* binding */ jobOf),
/* harmony export */   dp: () => (/* binding */ pinned),
/* harmony export */   ej: () => (/* binding */ checkJob)
/* harmony export */ });
/* harmony import */ var _job_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26648);
/* harmony import */ var _wandb_operations_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15016);
/* harmony import */ var _common_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32910);



/** Whether the job of a spec exists and is one. */
async function checkJob(client, spec, call) {
    const reference = spec['job'];
    if (typeof reference !== 'string' || reference === '')
        return { version: null, problems: [] };
    const job = jobOf(spec, reference);
    const version = await (0,_wandb_operations_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .jobVersion */ .I)(client, job, call);
    if (version === null)
        return { version: null, problems: [await missingJob(client, job, call)] };
    const name = (0,_job_names_js__WEBPACK_IMPORTED_MODULE_0__/* .formatJob */ .BE)(job);
    if (version.type !== 'job') {
        const why = `it is an artifact of type ${version.type}`;
        return {
            version: null,
            problems: [{ what: `${name} is not a job`, why, next: 'Name an artifact of type job.' }],
        };
    }
    if (version.state !== 'COMMITTED') {
        const why = `its state is ${version.state.toLowerCase()}`;
        return {
            version: null,
            problems: [
                { what: `the job ${name} cannot be run`, why, next: 'Create it again, or name another version.' },
            ],
        };
    }
    return { version, problems: [] };
}
/** Parts that the reference leaves out are those of the run, as for the Python client's own look-up. */
function jobOf(spec, reference) {
    const text = (value) => typeof value === 'string' && value !== '' ? value : undefined;
    return (0,_job_names_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveJobReference */ .hb)(reference, {
        entity: text(spec['entity']),
        project: text(spec['project']) ?? 'uncategorized',
    });
}
async function missingJob(client, job, call) {
    const owner = `${job.entity}/${job.project}`;
    const names = await (0,_wandb_operations_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .jobNames */ .s)(client, { entity: job.entity, project: job.project }, call);
    if (names === null) {
        return {
            what: `job ${job.name} not found`,
            why: `there is no project ${owner}, or the key may not see it`,
            next: 'Check entity and project of the job.',
        };
    }
    if (names.includes(job.name)) {
        return {
            what: `job ${job.name} in ${owner} has no version ${job.alias}`,
            why: '',
            next: 'Use latest, another alias, or a version such as v0.',
        };
    }
    const close = (0,_common_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(job.name, names);
    return {
        what: `job ${job.name} not found in ${owner}`,
        why: names.length === 0
            ? 'the project has no jobs'
            : close === undefined
                ? `there are ${(0,_common_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .someOf */ .yU)(names)}`
                : '',
        next: close === undefined ? 'Check the name of the job.' : `Did you mean ${close}?`,
    };
}
/** `entity/project/name:vN`. */
function pinned(version) {
    const alias = version.versionIndex === null ? 'latest' : `v${version.versionIndex}`;
    return (0,_job_names_js__WEBPACK_IMPORTED_MODULE_0__/* .formatJob */ .BE)({ entity: version.entity, project: version.project, name: version.name, alias });
}


/***/ }),

/***/ 53713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ checkLaunch)
});

// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var operations_queues = __webpack_require__(83046);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
// EXTERNAL MODULE: ./build/launch/check-job.js
var check_job = __webpack_require__(24128);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
// EXTERNAL MODULE: ./build/launch/spec.js
var launch_spec = __webpack_require__(75971);
// EXTERNAL MODULE: ./build/launch/values.js
var launch_values = __webpack_require__(6770);
;// CONCATENATED MODULE: ./build/launch/template-variables.js


/** What is wrong with the values, by the schemas that the queue gives: names, types, `enum`, `minimum`, `maximum`. */
function variableProblems(values, variables) {
    return Object.entries(values).flatMap(([name, value]) => {
        const variable = variables.find((candidate) => candidate.name === name);
        return variable === undefined
            ? [unknownName(name, variables)]
            : schemaProblems(name, value, variable.schema);
    });
}
/** Variables that have neither a value nor a default. */
function missingVariables(values, variables) {
    return variables
        .filter(({ name, schema }) => !Object.hasOwn(values, name) && schemaOf(schema)['default'] === undefined)
        .map(({ name }) => name);
}
function unknownName(name, variables) {
    const names = variables.map((variable) => variable.name);
    const close = (0,nearest/* nearest */.pA)(name, names);
    return {
        what: `the queue has no template variable ${name}`,
        why: names.length === 0 ? 'it has none at all' : `it has ${(0,nearest/* someOf */.yU)(names)}`,
        next: close === undefined ? 'Remove it.' : `Did you mean ${close}?`,
    };
}
/** Schemas come bare, or below a key `schema` as they are written when a queue is made. */
function schemaOf(schema) {
    return (0,launch_values/* isObject */.Gv)(schema['schema']) ? schema['schema'] : schema;
}
function schemaProblems(name, value, declared) {
    const schema = schemaOf(declared);
    const shown = `template variable ${name} is ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
    const type = schema['type'];
    const found = [];
    if (typeof type === 'string' && !hasType(value, type)) {
        return [{ what: shown, why: `the queue wants type ${type}`, next: 'Correct the value.' }];
    }
    const allowed = schema['enum'];
    if (Array.isArray(allowed) && !allowed.some((one) => (0,launch_values/* sameJson */.Vk)(one, value))) {
        found.push({
            what: shown,
            why: 'the queue does not allow that value',
            next: `Use one of ${(0,nearest/* someOf */.yU)(allowed.map(String))}.`,
        });
    }
    const { minimum, maximum } = schema;
    if ((0,launch_values/* isNumeric */.kf)(minimum) && Number(value) < Number(minimum)) {
        found.push({ what: shown, why: `the queue's minimum is ${String(minimum)}`, next: 'Raise it.' });
    }
    if ((0,launch_values/* isNumeric */.kf)(maximum) && Number(value) > Number(maximum)) {
        found.push({ what: shown, why: `the queue's maximum is ${String(maximum)}`, next: 'Lower it.' });
    }
    return found;
}
function hasType(value, type) {
    switch (type) {
        case 'integer':
            return (0,launch_values/* isNumeric */.kf)(value) && Number.isInteger(Number(value));
        case 'number':
            return (0,launch_values/* isNumeric */.kf)(value);
        case 'string':
            return typeof value === 'string';
        default:
            // A type that only a newer server knows is the server's to judge.
            return true;
    }
}

// EXTERNAL MODULE: ./build/wandb/errors.js
var errors = __webpack_require__(56644);
;// CONCATENATED MODULE: ./build/launch/where-known.js

/** Null where the server is too old to say, or does not let this key ask: neither stands in the way of a push. */
async function whereKnown(answer) {
    try {
        return await answer;
    }
    catch (error) {
        const tolerable = ['unsupported-server', 'permission', 'refused', 'not-found'];
        if (error instanceof errors/* WandbError */.X && tolerable.includes(error.kind))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/launch/check-queue.js






/** The level that every item has on a queue without prioritisation. */
const DEFAULT_PRIORITY = 2;
/** Whether the queue exists and takes what is asked of it. */
async function checkQueue(client, launch, call) {
    const { queue, spec } = launch;
    const details = await (0,operations_queues/* queueDetails */.iZ)(client, queue, call);
    if (details === null) {
        const problem = await missingQueue(client, launch.viewer, queue, call);
        return { details: null, defaults: null, problems: [problem], warnings: [] };
    }
    const configId = details.defaultResourceConfigId;
    const defaults = configId === null ? null : await whereKnown((0,operations_queues/* queueDefaults */.sE)(client, queue.entity, configId, call));
    const values = launch.templateVariables ?? {};
    const variables = defaults?.templateVariables ?? [];
    // Without defaults (old servers hide them) the server is the judge of the values.
    const checkable = defaults !== null || configId === null;
    const missing = (0,launch_values/* isTruthy */.zz)(spec['resource_args']) ? [] : missingVariables(values, variables);
    return {
        details,
        defaults,
        problems: [
            ...(defaults === null ? [] : resourceTypeProblems(spec, queue, defaults.resource)),
            ...(checkable ? variableProblems(values, variables) : []),
            ...priorityProblems(launch.priority, queue, details),
        ],
        warnings: missing.map((name) => `The template variable ${name} of the queue ${queue.name} has neither a value nor a default.`),
    };
}
async function missingQueue(client, viewer, queue, call) {
    const queues = await (0,operations_queues/* listQueues */.bP)(client, { entity: queue.entity, project: queue.project }, call);
    const what = `queue ${queue.name} not found in ${queue.entity}${queue.project === 'model-registry' ? '' : `/${queue.project}`}`;
    if (queues === null || queues.length === 0) {
        const teams = viewer.teams.filter((team) => team !== queue.entity);
        return {
            what,
            why: `${viewer.username ?? 'the key'} sees no queues there`,
            next: teams.length === 0
                ? 'Create the queue in the W&B app, or name the entity that owns it.'
                : `Name the entity that owns the queue; the key belongs to ${(0,nearest/* someOf */.yU)(teams)}.`,
        };
    }
    const names = queues.map(({ name }) => name);
    const close = (0,nearest/* nearest */.pA)(queue.name, names);
    return {
        what,
        why: `there are ${(0,nearest/* someOf */.yU)(names)}`,
        next: close === undefined ? 'Name one of these.' : `Did you mean ${close}?`,
    };
}
/** Names under which the same backend goes. */
function canonicalResource(resource) {
    if (resource === 'local')
        return 'local-container';
    return resource === 'vertex' ? 'gcp-vertex' : resource;
}
function resourceTypeProblems(spec, queue, type) {
    const asked = spec['resource'];
    const found = [];
    if (typeof asked === 'string' && asked !== '' && canonicalResource(asked) !== canonicalResource(type)) {
        found.push({
            what: `resource is ${asked}`,
            why: `the queue ${queue.name} is for ${type}`,
            next: 'Leave resource out, or choose another queue.',
        });
    }
    if (canonicalResource(type) === 'local-process' && (0,launch_spec/* imageOf */.dT)(spec) !== null) {
        found.push({
            what: 'a docker image is given',
            why: `the queue ${queue.name} is for local-process, which runs no images`,
            next: 'Choose another queue.',
        });
    }
    const args = spec['resource_args'];
    if ((0,launch_values/* isObject */.Gv)(args) &&
        (0,launch_values/* isTruthy */.zz)(args) &&
        !Object.keys(args).some((key) => canonicalResource(key) === canonicalResource(type))) {
        found.push({
            what: `resource_args holds ${(0,nearest/* someOf */.yU)(Object.keys(args))}`,
            why: `the queue ${queue.name} is for ${type}, and its agents read only that key`,
            next: `Put the arguments below the key ${type}.`,
        });
    }
    return found;
}
function priorityProblems(priority, queue, details) {
    if (priority === undefined || priority === DEFAULT_PRIORITY || details.prioritizationMode === 'V0')
        return [];
    return [
        {
            what: `priority is ${priority}`,
            why: `the queue ${queue.name} has no prioritisation, so the server refuses it`,
            next: 'Leave priority out, or use a queue that was created with prioritisation.',
        },
    ];
}

// EXTERNAL MODULE: ./build/launch/errors.js
var launch_errors = __webpack_require__(22663);
;// CONCATENATED MODULE: ./build/launch/resource-args.js

/** Docker options that agents of 0.31 pass on; everything else fails the item. */
const DOCKER_OPTIONS = new Set([
    'command',
    'cpu',
    'cpu-period',
    'cpu-quota',
    'cpu-shares',
    'cpus',
    'cpuset-cpus',
    'cpuset-mems',
    'e',
    'env',
    'gpus',
    'm',
    'memory',
    'memory-reservation',
    'memory-swap',
    'name',
    'pids-limit',
    'platform',
    'shm-size',
    'ulimit',
    'w',
    'workdir',
]);
const REPEATABLE = new Set(['e', 'env', 'ulimit']);
/** Kubernetes keys that agents refuse wherever they stand. */
const REFUSED_KEYS = ['securityContext', 'hostPath', 'serviceAccountToken'];
/** Refused when switched on. */
const REFUSED_FLAGS = [
    'hostPID',
    'hostIPC',
    'hostNetwork',
    'shareProcessNamespace',
    'hostUsers',
    'automountServiceAccountToken',
    'hostPort',
];
/** Refused when not empty. */
const REFUSED_NAMES = ['serviceAccountName', 'serviceAccount'];
/** What W&B's agents (0.31) will refuse in these `resource_args`, a line each. Older agents, and others, may not. */
function refusedResourceArgs(resourceArgs) {
    return [
        ...dockerRefusals(resourceArgs['local-container']),
        ...kubernetesRefusals(resourceArgs['kubernetes']),
    ].map((refusal) => `Agents refuse resource_args.${refusal}.`);
}
function dockerRefusals(options) {
    if (options === undefined || options === null)
        return [];
    if (!(0,launch_values/* isObject */.Gv)(options))
        return [`local-container, which is ${(0,launch_values/* kindOf */.I)(options)} and must be a mapping`];
    return Object.entries(options).flatMap(([key, value]) => {
        const name = key.trim().replace(/^-+/, '').replaceAll('_', '-').toLowerCase();
        if (!DOCKER_OPTIONS.has(name))
            return [`local-container.${key}: not an option that they pass to docker`];
        if (REPEATABLE.has(name) && Array.isArray(value)) {
            return value.length > 0 && value.every(isScalar)
                ? []
                : [`local-container.${key}: a list of texts is needed`];
        }
        return isScalar(value)
            ? []
            : [`local-container.${key}: one text or number is needed, not ${(0,launch_values/* kindOf */.I)(value)}`];
    });
}
function isScalar(value) {
    return typeof value === 'string' || (0,launch_values/* isNumeric */.kf)(value);
}
function kubernetesRefusals(manifest) {
    if (manifest === undefined || manifest === null)
        return [];
    if (!(0,launch_values/* isObject */.Gv)(manifest))
        return [`kubernetes, which is ${(0,launch_values/* kindOf */.I)(manifest)} and must be a mapping`];
    return [...new Set(scan(manifest))].map((key) => `kubernetes: ${key} is not allowed`);
}
function scan(node) {
    if (Array.isArray(node))
        return node.flatMap(scan);
    if (!(0,launch_values/* isObject */.Gv)(node))
        return [];
    return [
        ...REFUSED_KEYS.filter((key) => Object.hasOwn(node, key)),
        ...REFUSED_FLAGS.filter((key) => isOn(node[key])),
        ...REFUSED_NAMES.filter((key) => isPresent(node[key])),
        ...(isText(node['mountPropagation'], 'Bidirectional') ? ['mountPropagation: Bidirectional'] : []),
        ...unconfined(node['annotations']),
        ...Object.values(node).flatMap(scan),
    ];
}
function unconfined(annotations) {
    if (!(0,launch_values/* isObject */.Gv)(annotations))
        return [];
    return Object.entries(annotations)
        .filter(([key, value]) => /apparmor|seccomp/i.test(key) && /unconfined/i.test(String(value)))
        .map(([key]) => `the annotation ${key}`);
}
function isText(value, text) {
    return typeof value === 'string' && value.trim() === text;
}
function isOn(value) {
    if (typeof value === 'string')
        return ['1', 'true', 'yes'].includes(value.trim().toLowerCase());
    return value === true || ((0,launch_values/* isNumeric */.kf)(value) && Number(value) !== 0);
}
function isPresent(value) {
    if (Array.isArray(value))
        return value.some(isPresent);
    if (typeof value === 'string')
        return value.trim() !== '';
    return value !== null && value !== undefined;
}

;// CONCATENATED MODULE: ./build/launch/checks.js









/**
 * Asks the server everything that decides whether this launch can work.
 * @throws InvalidLaunchError with every check that failed
 * @throws WandbError when the server cannot be asked
 */
async function checkLaunch(client, launch, call = {}) {
    const [queue, job, agents] = await Promise.all([
        checkQueue(client, launch, call),
        (0,check_job/* checkJob */.ej)(client, launch.spec, call),
        whereKnown((0,operations_queues/* queueAgents */.Mw)(client, launch.queue.entity, call)),
    ]);
    const { details } = queue;
    const problems = [...queue.problems, ...job.problems];
    if (details === null || problems.length > 0)
        throw new launch_errors/* InvalidLaunchError */.Zf(problems);
    const polling = agents === null ? null : agents.filter((agent) => polls(agent, details.id)).length;
    const image = (0,launch_spec/* imageOf */.dT)(launch.spec);
    const resolved = {
        viewer: launch.viewer,
        queue: launch.queue,
        queueDetails: details,
        queueDefaults: queue.defaults,
        queueUrl: (0,urls/* queueUrl */.jR)(client.appUrl, launch.queue.entity, details.id),
        agents: polling,
        job: job.version,
        jobReference: job.version === null ? null : (0,check_job/* pinned */.dp)(job.version),
        image,
    };
    return {
        resolved,
        warnings: [...queue.warnings, ...resourceWarnings(launch.spec), ...agentWarnings(launch.queue, polling)],
    };
}
function resourceWarnings(spec) {
    return (0,launch_values/* isObject */.Gv)(spec['resource_args']) ? refusedResourceArgs(spec['resource_args']) : [];
}
function agentWarnings(queue, polling) {
    if (polling !== 0)
        return [];
    return [
        `No agent polls the queue ${queue.name}: the job waits until one does. Start one with \`wandb launch-agent -q ${queue.name} -e ${queue.entity}\`, or with mode: agent.`,
    ];
}
function polls(agent, queueId) {
    return agent.queueIds.includes(queueId) && (agent.status === 'POLLING' || agent.status === 'RUNNING');
}


/***/ }),

/***/ 22663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   Do: () => (/* binding */ WaitTimeoutError),
/* harmony export */   Re: () => (/* reexport safe */ _common_errors_js__WEBPACK_IMPORTED_MODULE_0__.Re),
/* harmony export */   Zf: () => (/* binding */ InvalidLaunchError),
/* harmony export */   dU: () => (/* binding */ SubmitUnknownError),
/* harmony export */   mE: () => (/* reexport safe */ _common_errors_js__WEBPACK_IMPORTED_MODULE_0__.mE)
/* harmony export */ });
/* unused harmony export problemLine */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);


function problem(what, why, next) {
    return { what, why, next };
}
/** A launch that was not pushed because of what it asks for. `message` holds one line for every problem. */
class InvalidLaunchError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    problems;
    constructor(problems, options = {}) {
        super(problems.map(problemLine).join('\n'), options);
        this.problems = problems;
    }
}
/** The answer to the push was lost, and the queue does not tell whether the item is there. Outcome: `unknown`. */
class SubmitUnknownError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    outcome = 'unknown';
}
/** A wait reached its own limit. Nothing was touched: the launch goes on. */
class WaitTimeoutError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'TimeoutError';
}
/** `what: why. next`, each part ending as a sentence does. */
function problemLine({ what, why, next }) {
    return `${[what, why].filter((part) => part !== '').join(': ')}. ${next}`
        .replace(/\s*[\r\n]+\s*/g, ' ')
        .trim();
}


/***/ }),

/***/ 22381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zf: () => (/* reexport */ errors/* InvalidLaunchError */.Zf),
  mE: () => (/* reexport */ errors/* LaunchError */.mE),
  BK: () => (/* reexport */ QueuedRun),
  dU: () => (/* reexport */ errors/* SubmitUnknownError */.dU),
  Do: () => (/* reexport */ errors/* WaitTimeoutError */.Do),
  GA: () => (/* reexport */ attachToCommit),
  YS: () => (/* reexport */ attachToItem),
  i9: () => (/* reexport */ attachToRun),
  Co: () => (/* reexport */ collectResult),
  Rm: () => (/* reexport */ findItem),
  pe: () => (/* reexport */ parseTime),
  Jd: () => (/* reexport */ prepare/* prepareLaunch */.Jd),
  Bg: () => (/* reexport */ resultOf),
  tA: () => (/* reexport */ submit_submit),
  RX: () => (/* reexport */ watchAll),
  ru: () => (/* reexport */ wrongCommit)
});

// UNUSED EXPORTS: ExecutionError, LaunchedRun, buildLaunchSpec, launchAdd, problem, problemLine, unknownConfigKeys, validateOptions, watch

// EXTERNAL MODULE: ./build/launch/errors.js
var errors = __webpack_require__(22663);
// EXTERNAL MODULE: ./build/common/clock.js
var common_clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/logger.js
var common_logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/wandb/create-client.js + 4 modules
var create_client = __webpack_require__(49283);
// EXTERNAL MODULE: ./build/launch/prepare.js
var prepare = __webpack_require__(19209);
// EXTERNAL MODULE: ./build/common/errors.js
var common_errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var queues = __webpack_require__(83046);
// EXTERNAL MODULE: ./build/launch/values.js
var values = __webpack_require__(6770);
;// CONCATENATED MODULE: ./build/launch/push.js






/** Milliseconds before each look after a lost answer: the server may still be at work on the request. */
const LOOKS_MS = [0, 1_000, 3_000, 6_000];
/** Items that one look reads. */
const PAGE = 100;
/** The newest item of the queue that `predicate` accepts; null when there is none among the newest hundred. */
async function findItem(client, queue, predicate, call = {}) {
    const items = await (0,queues/* queueItems */.sl)(client, queue, PAGE, call);
    return items?.find(predicate) ?? null;
}
/**
 * Puts one item on the queue, and never two: when the answer is lost, the queue is looked through. Only a launch that
 * bears a mark, and is certainly not there, is pushed once more.
 * @throws SubmitUnknownError when it cannot be told whether the item is there
 * @throws LaunchError, WandbError when it certainly is not
 */
async function pushOnce(push, context) {
    // What is there already must be known to tell the new item apart, unless the caller's mark is on no other item.
    const before = context.find === undefined ? await itemIds(push, context) : undefined;
    const mark = context.find ?? runIdMark(push.spec, before);
    try {
        return await pushNow(push, context);
    }
    catch (error) {
        if (!isLost(error))
            throw error;
        context.logger.warning(`The answer to the push was lost (${(0,common_errors/* messageOf */.bD)(error)}): looking for the item on the queue.`);
        const found = await lookFor(push, context, mark, before);
        if (found !== null)
            return adopt(found);
        if (mark === undefined)
            throw unknown(push, error);
        return pushAgain(push, context, mark, error);
    }
}
async function pushNow(push, { client, signal }) {
    const input = {
        queue: push.queue,
        runSpec: (0,json/* stringifyJson */.sd)(push.spec),
        ...(push.templateVariables === undefined
            ? {}
            : { templateVariableValues: (0,json/* stringifyJson */.sd)(push.templateVariables) }),
        ...(push.priority === undefined ? {} : { priority: push.priority }),
    };
    const { itemId, runSpec } = await (0,queues/* pushToQueue */.NJ)(client, input, signal === undefined ? {} : { signal });
    return { itemId, runSpec, found: false };
}
async function pushAgain(push, context, mark, lost) {
    context.logger.warning('The item is not on the queue: pushing once more.');
    let second;
    try {
        second = await pushNow(push, context);
    }
    catch (error) {
        if (!isLost(error))
            throw error;
        const found = await lookFor(push, context, mark, undefined);
        if (found === null)
            throw unknown(push, lost);
        return adopt(found);
    }
    return withoutTwin(push, context, mark, second);
}
/** The first push may have been executed late. Then there are two items, and the second is taken back. */
async function withoutTwin(push, context, mark, second) {
    const call = callOf(context);
    const twin = await findItem(context.client, push.queue, (item) => item.id !== second.itemId && mark(item), call);
    if (twin === null)
        return second;
    const removed = await (0,queues/* deleteItem */.LD)(context.client, push.queue, second.itemId, call);
    return removed ? adopt(twin) : second;
}
function adopt(item) {
    return { itemId: item.id, runSpec: item.runSpec, found: true };
}
/** Null: the queue was read to its end, more than once, and the item is not there. */
async function lookFor(push, context, mark, before) {
    let failure;
    for (const ms of LOOKS_MS) {
        await context.clock.sleep(ms, context.signal);
        try {
            const items = (await (0,queues/* queueItems */.sl)(context.client, push.queue, PAGE, callOf(context))) ?? [];
            failure = undefined;
            const found = mark === undefined ? onlyNew(items, push.spec, before) : items.filter(mark);
            if (found[0] !== undefined && (mark !== undefined || found.length === 1))
                return found[0];
        }
        catch (error) {
            context.signal?.throwIfAborted();
            failure = error;
        }
    }
    if (failure !== undefined)
        throw unknown(push, failure);
    return null;
}
function onlyNew(items, spec, before) {
    if (before === undefined)
        return [];
    return items.filter((item) => !before.has(item.id) && item.runSpec !== null && isStoredForm(item.runSpec, spec));
}
/** Whether the server made `stored` of `pushed`: it may fill in the resource and its arguments, and keys of its own. */
function isStoredForm(stored, pushed) {
    const filledIn = (key) => key === 'resource' || key === 'resource_args' || key.startsWith('_wandb');
    return (Object.entries(pushed).every(([key, value]) => (value === null && filledIn(key)) || (0,values/* sameJson */.Vk)(stored[key], value)) && Object.keys(stored).every((key) => Object.hasOwn(pushed, key) || filledIn(key)));
}
function runIdMark(spec, before) {
    const runId = spec['run_id'];
    if (!(0,values/* isTruthy */.zz)(runId) || before === undefined)
        return undefined;
    return (item) => !before.has(item.id) && item.runSpec?.['run_id'] === runId;
}
async function itemIds(push, context) {
    try {
        const items = await (0,queues/* queueItems */.sl)(context.client, push.queue, PAGE, callOf(context));
        return items === null ? undefined : new Set(items.map(({ id }) => id));
    }
    catch (error) {
        if (error instanceof wandb_errors/* WandbError */.X && error.kind !== 'auth')
            return undefined;
        throw error;
    }
}
function callOf({ signal }) {
    return signal === undefined ? {} : { signal };
}
function isLost(error) {
    return error instanceof wandb_errors/* WandbError */.X && error.kind === 'unknown-outcome';
}
function unknown(push, cause) {
    const { entity, name } = push.queue;
    return new errors/* SubmitUnknownError */.dU(`The answer to the push was lost, and it cannot be told whether the job is on the queue ${name} of ${entity}.`, { cause, hint: `Look at the newest items of the queue in the W&B app before launching again.` });
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/launch/stale-run.js
/**
 * Whether `run` was there before `item`: the id may have been used by an earlier launch. Only the run's own note of
 * its item, `launch_trace_id`, can then tell whose it is.
 */
function predates(run, item) {
    const created = parseTime(run.createdAt);
    const queued = parseTime(item.createdAt);
    return created !== null && queued !== null && created < queued;
}
/** Whether a run that predates `item` belongs to it all the same: resumed by it, or made beforehand by a sweep. */
function tookOver(run, item, traceId) {
    if (typeof traceId === 'string' && traceId !== '')
        return traceId === item.id;
    const heartbeat = parseTime(run.heartbeatAt);
    const claimed = parseTime(item.updatedAt);
    return heartbeat !== null && claimed !== null && heartbeat > claimed;
}
/** Milliseconds since the epoch of an ISO 8601 text. The server's times are UTC, with or without a zone. */
function parseTime(text) {
    if (text === null)
        return null;
    const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
    return Number.isNaN(time) ? null : time;
}

;// CONCATENATED MODULE: ./build/launch/locate-run.js


/**
 * Where the run of an item may be, best guess first: as the stored spec says, and with the project in lower case,
 * as agents write it.
 */
function runCandidates(item, launch) {
    const runId = item.associatedRunId;
    if (runId === null)
        return [];
    const text = (key, otherwise) => {
        const value = item.runSpec?.[key];
        return typeof value === 'string' && value !== '' ? value : otherwise;
    };
    const entity = text('entity', launch.entity);
    // A run without a project lands in this one.
    const project = text('project', launch.project) || 'uncategorized';
    return [...new Set([project, project.toLowerCase()])].map((name) => ({ entity, project: name, runId }));
}
/** The first candidate that exists; null: none does yet. */
async function locateRun(client, candidates, call) {
    for (const ref of candidates) {
        const run = await (0,runs/* runStatus */.em)(client, ref, call);
        if (run !== null)
            return { run, ref };
    }
    return null;
}
/** Whether the run was started from `item`, and not by an earlier launch that used the same id. */
async function isOwnRun(client, item, { run, ref }, call) {
    if (!predates(run, item))
        return true;
    const details = await (0,runs/* runDetails */.C6)(client, ref, call);
    return details !== null && tookOver(run, item, details.internalConfig['launch_trace_id']);
}

;// CONCATENATED MODULE: ./build/launch/transient.js

const TRANSIENT = ['server', 'network', 'timeout', 'rate-limited', 'unknown-outcome'];
/** Whether the same question may be answered later. Credentials, permissions and refusals do not heal by waiting. */
function isTransient(error) {
    return error instanceof wandb_errors/* WandbError */.X && TRANSIENT.includes(error.kind);
}

;// CONCATENATED MODULE: ./build/launch/cancel.js





const DEFAULT_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const MOST_PAUSE_MS = 2_000;
/** States of a run that nothing follows. */
const ENDED = {
    finished: 'finished',
    failed: 'failed',
    killed: 'killed',
};
/**
 * Takes a launch back, whatever its state: an item that nobody claimed is deleted, a run is asked to stop. Looks
 * again after each attempt, as an agent may claim the item in between. Asking a run to stop is only asking: its
 * program does so at the next heartbeat, and its agent ends it after a grace period.
 * @param lastSeen the item when it was last seen: its run is stopped even if the item is gone by now
 * @throws WandbError for credentials, permissions and refusals
 */
async function cancelLaunch(client, launch, clock, options = {}, lastSeen = null) {
    const { signal, timeoutMs = DEFAULT_MS } = options;
    const end = clock.now() + timeoutMs;
    let seen = lastSeen;
    let deleted = false;
    for (let pause = FIRST_PAUSE_MS;; pause = Math.min(pause * 2, MOST_PAUSE_MS)) {
        const call = {
            deadlineMs: Math.max(1, end - clock.now()),
            ...(signal === undefined ? {} : { signal }),
        };
        let trouble = '';
        try {
            const item = launch.id === '' ? null : await (0,queues/* queueItem */.RF)(client, launch.queue, launch.id, call);
            const there = item === 'queue-missing' ? null : item;
            seen = there ?? seen;
            const done = seen?.associatedRunId
                ? await stopRunOf(client, launch, seen, call)
                : there === null && launch.run
                    ? await stopKnownRun(client, launch.run, call)
                    : await withoutRun(client, launch, there, deleted, call);
            if (done === 'deleted')
                deleted = true;
            else if (done !== undefined)
                return done;
        }
        catch (error) {
            signal?.throwIfAborted();
            if (!isTransient(error))
                throw error;
            trouble = ` Last trouble: ${(0,common_errors/* oneLine */.TN)(error)}`;
        }
        if (clock.now() + pause >= end)
            return report('unconfirmed', null, unconfirmed(seen) + trouble);
        await clock.sleep(pause, signal);
    }
}
/** `deleted`: the server says so, and the next look must confirm it. */
async function withoutRun(client, launch, item, deleted, call) {
    if (item === null) {
        return deleted
            ? report('deleted', 'deleted', 'The item was deleted from the queue: it cannot start any more.')
            : report('already-gone', 'deleted', 'The item was no longer on the queue.');
    }
    if (item.state === 'failed')
        return report('already-ended', 'failed', 'The agent had failed the item already.');
    return (await (0,queues/* deleteItem */.LD)(client, launch.queue, item.id, call)) ? 'deleted' : undefined;
}
async function stopRunOf(client, launch, item, call) {
    const found = await locateRun(client, runCandidates(item, launch), call);
    if (found === null || !(await isOwnRun(client, item, found, call))) {
        // Claimed, but the run is not there yet: there is nothing to stop so far.
        return item.state === 'failed'
            ? report('already-ended', 'failed', 'The agent had failed the item already.')
            : undefined;
    }
    return stopFound(client, found, call);
}
/** The run of a handle whose item is gone, or was never known. */
async function stopKnownRun(client, run, call) {
    const found = await locateRun(client, [run], call);
    return found === null
        ? report('already-gone', 'deleted', `The run ${run.runId} is not there.`)
        : stopFound(client, found, call);
}
async function stopFound(client, { run, ref }, call) {
    const ended = ENDED[run.state];
    if (ended)
        return report('already-ended', ended, `The run had ended already: ${run.state}.`, ref);
    if (run.stopped || (await (0,runs/* stopRun */.KV)(client, run.storageId, call))) {
        return report('stopped', 'killed', `The run ${run.runId} was asked to stop.`, ref);
    }
    return undefined;
}
function report(did, state, message, runRef = null) {
    return { did, state, message, runRef };
}
function unconfirmed(item) {
    if (item?.associatedRunId)
        return `An agent took the job as run ${item.associatedRunId}, which could not be stopped yet.`;
    return 'It could not be confirmed that the item was deleted.';
}

;// CONCATENATED MODULE: ./build/launch/launched-run.js



/** The run of a launch, as it was when it was read. `refresh` reads it again. */
class LaunchedRun {
    client;
    ref;
    details;
    constructor(client, ref, details) {
        this.client = client;
        this.ref = ref;
        this.details = details;
    }
    get id() {
        return this.ref.runId;
    }
    get entity() {
        return this.ref.entity;
    }
    get project() {
        return this.ref.project;
    }
    get name() {
        return this.details.displayName ?? this.ref.runId;
    }
    /** Lower case: `pending`, `running`, `preempting`, `finished`, `failed`, `crashed`, `killed`, `preempted`. */
    get state() {
        return this.details.state;
    }
    /** Without the wrappers and internal keys of the wire. */
    get config() {
        return this.details.config;
    }
    /** The last value of every metric. */
    get summary() {
        return this.details.summary;
    }
    /** Address in the web app. */
    get url() {
        return (0,urls/* runUrl */.Vp)(this.client.appUrl, this.ref);
    }
    /**
     * Rows that were logged, in order: at most `samples` (default 500), chosen by the server over the whole run.
     * With `keys` only rows that hold all of them.
     */
    history(options = {}) {
        const { keys, samples = 500, signal } = options;
        const call = signal === undefined ? {} : { signal };
        return keys === undefined
            ? (0,runs/* runHistory */.Ob)(this.client, this.ref, samples, call)
            : (0,runs/* sampledHistory */.bG)(this.client, this.ref, keys, samples, call);
    }
    /** The last lines that the run printed, oldest first. Untrusted text. */
    async logTail(lines = 30, call = {}) {
        return (await (0,runs/* runLogTail */.y1)(this.client, this.ref, lines, call)).map(({ line }) => line);
    }
    /** Asks the program to stop: it does so at its next heartbeat. @throws LaunchError when the server refuses */
    async stop(call = {}) {
        if (await (0,runs/* stopRun */.KV)(this.client, this.details.storageId, call))
            return;
        throw new errors/* LaunchError */.mE(`The server did not accept to stop the run ${this.id}.`, {
            hint: 'It may have ended already.',
        });
    }
    /** The run as it is now. @throws LaunchError when it was deleted */
    async refresh(call = {}) {
        const details = await (0,runs/* runDetails */.C6)(this.client, this.ref, call);
        if (details !== null)
            return new LaunchedRun(this.client, this.ref, details);
        throw new errors/* LaunchError */.mE(`The run ${this.entity}/${this.project}/${this.id} is no longer there.`);
    }
}

;// CONCATENATED MODULE: ./build/launch/observe.js



/** While the run is running, the item is read in every fourth round only: it rarely changes then. */
const ITEM_EVERY = 4;
/** Whether a round reads the item of a launch whose run is known. */
function needsItem(progress, round) {
    return progress.state !== 'running' || progress.doubt !== null || round % ITEM_EVERY === 0;
}
/** Reads what one round needs: the item, and the run once an agent has named it. */
async function observe(client, launch, progress, round, now, call) {
    if (progress.item?.associatedRunId && !needsItem(progress, round)) {
        const run = await readRun(client, launch, progress.item, progress, call);
        return { now: now(), ...run };
    }
    if (launch.id === '')
        return { now: now(), ...(await readKnownRun(client, launch, call)) };
    const item = await (0,queues/* queueItem */.RF)(client, launch.queue, launch.id, call);
    const isGone = item === null || item === 'queue-missing';
    // A deleted item does not end a run that was started from it.
    const known = isGone ? progress.item : item;
    if (!known?.associatedRunId) {
        const run = isGone && launch.run ? await readKnownRun(client, launch, call) : {};
        return { now: now(), item, ...run };
    }
    try {
        const run = await readRun(client, launch, known, progress, call);
        return { now: now(), item, ...run };
    }
    catch (error) {
        // What was learnt of the item counts, unless the run decides what it means.
        if (known.state === 'failed' || !isTransient(error))
            throw error;
        return { now: now(), item };
    }
}
async function readRun(client, launch, item, progress, call) {
    const known = progress.run !== null && progress.runRef?.runId === item.associatedRunId ? progress.runRef : null;
    const found = await locateRun(client, known === null ? runCandidates(item, launch) : [known], call);
    if (found === null)
        return { run: null };
    const own = known !== null || (await isOwnRun(client, item, found, call));
    return { run: found.run, runRef: found.ref, ownRun: own };
}
async function readKnownRun(client, { run }, call) {
    if (!run)
        return {};
    const found = await locateRun(client, [run], call);
    return found === null ? { run: null } : { run: found.run, runRef: found.ref, ownRun: true };
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
;// CONCATENATED MODULE: ./build/launch/progress-messages.js

/** One line that says where a launch stands. */
function describeState(progress) {
    const { state, doubt, queue, item, times, run } = progress;
    if (doubt?.about === 'failed item')
        return 'The agent failed the item, but the run is alive: waiting for it to end.';
    if (doubt?.about === 'preempted')
        return 'The run was preempted: waiting for it to come back.';
    switch (state) {
        case 'pending':
            return `Waiting on the queue ${queue.name} for an agent.`;
        case 'leased':
            return 'An agent is taking the job.';
        case 'claimed':
            return `An agent took the job${waited(times.pushedAt, times.claimedAt)}: run ${item?.associatedRunId ?? 'not named yet'}.`;
        case 'starting':
            return 'The run is there and has not started yet.';
        case 'running':
            return `The run ${run?.displayName ?? run?.runId ?? ''} is running.`;
        case 'finished':
            return `The run finished${lasted(progress)}.`;
        case 'failed':
            return run === null ? 'The agent failed the item.' : `The run failed${lasted(progress)}.`;
        case 'crashed':
            return 'The run is shown as crashed: its heartbeat stopped.';
        case 'killed':
            return `The run was stopped${lasted(progress)}.`;
        case 'deleted':
            return run === null ? 'The item is no longer on the queue.' : 'The run was deleted.';
        case 'unknown':
            return 'The state of the launch is not known.';
    }
}
function waited(from, to) {
    return from === null || to === null ? '' : ` after ${(0,duration/* formatDuration */.a)(to - from)}`;
}
function lasted({ times }) {
    return times.startedAt === null || times.endedAt === null
        ? ''
        : ` after ${(0,duration/* formatDuration */.a)(times.endedAt - times.startedAt)}`;
}

;// CONCATENATED MODULE: ./build/launch/fate.js


/** Milliseconds for which an item must be missing: one empty answer can be a replica that lags. */
const DELETED_AFTER_MS = 10_000;
/** The same for a claimed item: its agent may still bring up the run. */
const CLAIMED_DELETED_AFTER_MS = 600_000;
/** For a run to end below an item that its agent has failed. */
const FAILED_ITEM_GRACE_MS = 60_000;
/**
 * Where a launch stands by all that is known, and whether the wait for it is over.
 * @param runRead whether the run was read just now: what time decides about a run is not decided by an old reading
 */
function fate(progress, now, limits, runRead) {
    const found = progress.run === null ? fateOfItem(progress, now, runRead) : fateOfRun(progress, now, limits, runRead);
    if (found.verdict !== null)
        return { ...found, doubt: null };
    const reached = goalReached(progress, found.state, limits);
    return reached
        ? { ...found, verdict: judge('queued', found.state, null) }
        : { ...found, verdict: overdue(progress, found, now, limits) };
}
/** Milliseconds from `now` to the next moment at which time alone decides. */
function nextDeadline(progress, now, limits) {
    const { pushedAt, claimedAt } = progress.times;
    const ends = [
        claimedAt === null ? (pushedAt ?? now) + limits.claimTimeoutMs : claimedAt + limits.runTimeoutMs,
        ...(progress.doubt === null ? [] : [progress.doubt.since + graceOf(progress.doubt.about, limits)]),
        ...(progress.itemMissingSince === null || progress.run !== null
            ? []
            : [progress.itemMissingSince + deletedAfter(progress)]),
        ...(progress.runMissingSince === null ? [] : [progress.runMissingSince + DELETED_AFTER_MS]),
    ].filter((end) => end > now);
    return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...ends) - now;
}
function fateOfItem(progress, now, runRead) {
    const { item, itemMissingSince, times } = progress;
    if (item?.state === 'failed')
        return ended(itemFailed(item.error));
    const certain = runRead || !item?.associatedRunId;
    if (certain && itemMissingSince !== null && now - itemMissingSince >= deletedAfter(progress)) {
        return ended(progress.queueMissing
            ? judge('cancelled', 'deleted', `The queue ${progress.queue.name} of ${progress.queue.entity} is gone, and the item with it.`)
            : judge('cancelled', 'deleted', 'The item was deleted from the queue before it ran.'));
    }
    if (times.claimedAt !== null)
        return alive('claimed');
    return alive(item?.state === 'leased' ? 'leased' : 'pending');
}
function deletedAfter(progress) {
    return progress.times.claimedAt === null ? DELETED_AFTER_MS : CLAIMED_DELETED_AFTER_MS;
}
function fateOfRun(progress, now, limits, runRead) {
    const { run, item, runMissingSince } = progress;
    if (run === null)
        return fateOfItem(progress, now, runRead);
    if (runMissingSince !== null) {
        const gone = runRead && now - runMissingSince >= DELETED_AFTER_MS;
        return gone
            ? ended(judge('cancelled', 'deleted', 'The run was deleted.'))
            : { ...alive(progress.state), doubt: progress.doubt };
    }
    const failedItem = item?.state === 'failed';
    switch (run.state) {
        case 'finished':
            return ended(judge('succeeded', 'finished', null));
        case 'failed':
            return ended({
                ...judge('job-failed', 'failed', 'The run failed: see the last lines of its log.'),
                issue: item?.error ?? null,
            });
        case 'killed':
            return ended(judge('cancelled', 'killed', 'The run was stopped.'));
        case 'crashed':
            if (failedItem)
                return ended({ ...crashed(), issue: item.error });
            return doubtful(progress, runRead, 'crashed', now, limits, crashed(), 'crashed');
        case 'preempted':
            return doubtful(progress, runRead, 'preempted', now, limits, preempted(limits), 'starting');
        case 'pending':
            return failedItem ? ended(itemFailed(item.error)) : alive('starting');
        case 'running':
        case 'preempting':
        default:
            return failedItem
                ? doubtful(progress, runRead, 'failed item', now, limits, itemFailed(item.error), 'running')
                : alive('running');
    }
}
/** A state that may pass: it decides only when it has lasted for its grace period. */
function doubtful(progress, runRead, about, now, limits, verdict, meanwhile) {
    const doubt = progress.doubt?.about === about ? progress.doubt : { about, since: now };
    if (runRead && now - doubt.since >= graceOf(about, limits))
        return ended(verdict);
    return { state: meanwhile, doubt, verdict: null };
}
function graceOf(about, limits) {
    if (about === 'crashed')
        return limits.crashedGraceMs;
    return about === 'preempted' ? limits.preemptedGraceMs : FAILED_ITEM_GRACE_MS;
}
function goalReached(progress, state, { until }) {
    if (until === 'finished')
        return false;
    if (until === 'claimed')
        return progress.times.claimedAt !== null;
    return state === 'running';
}
function overdue(progress, { state }, now, limits) {
    const { pushedAt, claimedAt } = progress.times;
    if (claimedAt === null) {
        if (pushedAt === null || now - pushedAt < limits.claimTimeoutMs)
            return null;
        const message = `No agent took the job from the queue ${progress.queue.name} within ${(0,duration/* formatDuration */.a)(limits.claimTimeoutMs)}.`;
        return judge('claim-timeout', state, message);
    }
    if (now - claimedAt < limits.runTimeoutMs)
        return null;
    const what = progress.run === null ? 'An agent took the job, but its run did not appear' : 'The run did not end';
    return judge('run-timeout', state, `${what} within ${(0,duration/* formatDuration */.a)(limits.runTimeoutMs)} of the claim: timeout.`);
}
/** What happens to a program is told as the stage `run`; everything else is the agent's own trouble. */
function itemFailed(error) {
    const stage = error?.stage ?? null;
    const cause = error === null || error.message === '' ? 'it did not say why' : error.message;
    const where = stage === null ? '' : ` in stage ${stage}`;
    return {
        outcome: stage === 'run' ? 'job-failed' : 'agent-failed',
        state: 'failed',
        message: (0,common_errors/* oneLine */.TN)(`The agent failed the item${where}: ${cause}`),
        issue: error,
    };
}
function crashed() {
    return judge('job-failed', 'crashed', 'The run crashed: its heartbeat stopped and did not come back.');
}
function preempted({ preemptedGraceMs }) {
    const message = `The run was preempted and did not come back within ${(0,duration/* formatDuration */.a)(preemptedGraceMs)}.`;
    return judge('job-failed', 'crashed', message);
}
function judge(outcome, state, message) {
    return { outcome, state, message, issue: null };
}
function ended(verdict) {
    return { state: verdict.state, doubt: null, verdict };
}
function alive(state) {
    return { state, doubt: null, verdict: null };
}

;// CONCATENATED MODULE: ./build/launch/progress.js



const ITEM_WORDS = new Set(['pending', 'leased', 'claimed', 'failed', 'finished']);
const RUN_WORDS = new Set([
    'pending',
    'running',
    'preempting',
    'finished',
    'failed',
    'crashed',
    'killed',
    'preempted',
]);
/** Rounds after which a strange word is worth a warning. */
const STRANGE_ROUNDS = 2;
function startProgress(queue, pushedAt, attached = false) {
    return {
        queue,
        attached,
        state: 'unknown',
        item: null,
        itemMissingSince: null,
        queueMissing: false,
        run: null,
        runRef: null,
        runMissingSince: null,
        doubt: null,
        strangeWords: {},
        staleRunSeen: false,
        warnings: [],
        times: { pushedAt, claimedAt: null, startedAt: null, endedAt: null },
    };
}
/** One round: what was read → what is known, what to tell, and whether it is over. Pure. */
function step(before, observation, limits) {
    const { now } = observation;
    const seen = absorbRun(absorbItem(before, observation), observation);
    const { state, doubt, verdict } = fate(seen, now, limits, observation.run !== undefined);
    const ended = verdict !== null && isOver(verdict.outcome) ? now : null;
    const progress = { ...seen, state, doubt, times: { ...seen.times, endedAt: ended } };
    return {
        progress,
        changes: changesOf(before, progress, now),
        verdict: verdict === null ? null : { ...verdict, ...evidenceOf(progress) },
    };
}
function isOver(outcome) {
    return outcome !== 'queued' && outcome !== 'claim-timeout' && outcome !== 'run-timeout';
}
/** What a verdict carries of what is known. */
function evidenceOf(progress) {
    const { warnings, item, run, runRef, times } = progress;
    return { warnings, item, run, runRef, times };
}
function absorbItem(progress, { item, now }) {
    if (item === undefined)
        return progress;
    if (item === null || item === 'queue-missing') {
        const itemMissingSince = progress.itemMissingSince ?? now;
        return { ...progress, itemMissingSince, queueMissing: item === 'queue-missing' };
    }
    const claimed = item.associatedRunId !== null || item.state === 'claimed' || item.state === 'finished';
    return {
        ...progress,
        item,
        itemMissingSince: null,
        queueMissing: false,
        // A lease that ran out takes a claim back only if no run is known: an acknowledged item stays claimed.
        times: {
            ...progress.times,
            claimedAt: claimed ? (progress.times.claimedAt ?? now) : progress.times.claimedAt,
        },
        warnings: item.warnings.length >= progress.warnings.length ? item.warnings : progress.warnings,
        strangeWords: count(progress.strangeWords, ITEM_WORDS.has(item.state) ? null : `item ${item.state}`),
    };
}
function absorbRun(progress, { run, runRef, ownRun, now }) {
    if (run === undefined)
        return progress;
    if (run !== null && ownRun === false)
        return { ...progress, staleRunSeen: true, runRef: runRef ?? progress.runRef };
    if (run === null) {
        return progress.run === null
            ? progress
            : { ...progress, runMissingSince: progress.runMissingSince ?? now };
    }
    const started = run.state !== 'pending';
    return {
        ...progress,
        run,
        runRef: runRef ?? progress.runRef,
        runMissingSince: null,
        times: {
            ...progress.times,
            // A run is there because an agent took its item, whether that was seen or not.
            claimedAt: claimTime(progress, run, now),
            startedAt: started ? (progress.times.startedAt ?? now) : progress.times.startedAt,
        },
        strangeWords: count(progress.strangeWords, RUN_WORDS.has(run.state) ? null : `run ${run.state}`),
    };
}
/** Of a launch that was there before: when its run was made. A run from before the push was only taken over by it. */
function claimTime({ attached, run: before, times }, run, now) {
    const seenAt = times.claimedAt ?? now;
    const created = attached && before === null ? parseTime(run.createdAt) : null;
    if (created === null || (times.pushedAt !== null && created < times.pushedAt))
        return seenAt;
    return Math.min(seenAt, created);
}
function count(words, word) {
    return word === null ? words : { ...words, [word]: (words[word] ?? 0) + 1 };
}
function changesOf(before, after, at) {
    const base = { at, from: before.state, to: after.state, runRef: after.runRef, times: after.times };
    const warn = (message) => ({ ...base, kind: 'warning', message });
    const changes = [];
    if (after.state !== before.state || (after.doubt !== null && after.doubt.about !== before.doubt?.about)) {
        changes.push({ ...base, kind: 'state', message: describeState(after) });
    }
    for (const issue of after.warnings.slice(before.warnings.length)) {
        changes.push(warn(`Warning of the agent${issue.stage === null ? '' : ` (${issue.stage})`}: ${issue.message}`));
    }
    for (const [word, rounds] of Object.entries(after.strangeWords)) {
        if (rounds === STRANGE_ROUNDS && before.strangeWords[word] !== rounds) {
            changes.push(warn(`The server says "${word}", a state that this version does not know: taken for alive.`));
        }
    }
    if (after.staleRunSeen && !before.staleRunSeen) {
        changes.push(warn('A run of this id exists from an earlier launch: waiting for it to be taken over.'));
    }
    return changes;
}

// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
;// CONCATENATED MODULE: ./build/launch/pace.js
const FIRST_MS = 1_000;
const GROWTH = 1.5;
const YOUNG_MS = 300_000;
const YOUNG_MOST_MS = 5_000;
const MOST_MS = 15_000;
const JITTER = 0.2;
const FAILURE_MS = [5_000, 10_000, 20_000, 40_000, 60_000];
/** Milliseconds to the next poll: quick after a change, then slower, at most 5 s while young and 15 s later. */
function pollDelay(roundsSinceChange, ageMs, random) {
    const most = ageMs < YOUNG_MS ? YOUNG_MOST_MS : MOST_MS;
    // The exponent is bounded, as a wait of days has more rounds than a number has powers.
    return jittered(Math.min(most, FIRST_MS * GROWTH ** Math.min(roundsSinceChange, 20)), random);
}
/** Milliseconds to the next try after `failures` failed polls in a row. */
function failureDelay(failures, random) {
    return jittered(FAILURE_MS[Math.min(failures, FAILURE_MS.length) - 1] ?? FIRST_MS, random);
}
/** Spread by a fifth in both directions, so that many waits do not beat in time. */
function jittered(ms, random) {
    return ms * (1 - JITTER + 2 * JITTER * random);
}

;// CONCATENATED MODULE: ./build/launch/wait.js









const DAY_MS = 86_400_000;
/** Without one good answer for so long, the wait ends. */
const LOST_CONTACT_MS = 600_000;
/** One round, with its retries, may take so long. */
const ROUND_MS = 60_000;
const SHORTEST_PAUSE_MS = 50;
/** Looks at the end of a launch that ended in the moment of its timeout. */
const LAST_TRIES = 10;
/**
 * Waits for a launch until its fate is known or `until` is reached. Always ends: every end of an item or run, a
 * missing item, both timeouts and lost contact give a verdict.
 * @throws WaitTimeoutError after `timeoutMs`
 * @throws WandbError at once for credentials, permissions and refusals
 * @throws the reason of `signal`
 */
async function watch(client, launch, options = {}) {
    const { clock } = launch;
    const { signal, onChange, random = Math.random } = options;
    const limits = limitsOf(options);
    const startedAt = clock.now();
    const waitEnd = startedAt + (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    let progress = startProgress(launch.queue, launch.pushedAt ?? startedAt, launch.attached);
    let lastAnswer = startedAt;
    let failures = 0;
    let quietRounds = 0;
    for (let round = 1;; round++) {
        signal?.throwIfAborted();
        const call = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
        let verdict = null;
        try {
            const observation = await observe(client, launch, progress, round, () => clock.now(), call);
            const taken = step(progress, observation, limits);
            ({ progress, verdict } = taken);
            lastAnswer = observation.now;
            failures = 0;
            quietRounds = taken.changes.length > 0 ? 0 : quietRounds + 1;
            launch.onProgress?.(progress);
            for (const change of taken.changes)
                onChange?.(change);
        }
        catch (error) {
            signal?.throwIfAborted();
            if (!isTransient(error))
                throw error;
            failures += 1;
            if (clock.now() - lastAnswer >= LOST_CONTACT_MS)
                return lostContact(progress, error);
        }
        if (verdict !== null)
            return enforce(client, launch, verdict, progress, limits, signal);
        const now = clock.now();
        if (now >= waitEnd)
            throw timedOut(options.timeoutMs ?? 0, progress);
        const pause = failures > 0
            ? failureDelay(failures, random())
            : Math.min(pollDelay(quietRounds, now - startedAt, random()), nextDeadline(progress, now, limits));
        await clock.sleep(Math.max(SHORTEST_PAUSE_MS, Math.min(pause, waitEnd - now)), signal);
    }
}
function limitsOf(options) {
    return {
        until: options.until ?? 'finished',
        claimTimeoutMs: options.claimTimeoutMs ?? DAY_MS,
        runTimeoutMs: options.runTimeoutMs ?? 7 * DAY_MS,
        crashedGraceMs: options.crashedGraceMs ?? 60_000,
        preemptedGraceMs: options.preemptedGraceMs ?? 600_000,
    };
}
/**
 * Makes a timeout true: an item that nobody took must not start later, and a run that took too long must stop. If the
 * launch turns out to have ended in this very moment, its own fate counts.
 */
async function enforce(client, launch, verdict, progress, limits, signal) {
    if (verdict.outcome !== 'claim-timeout' && verdict.outcome !== 'run-timeout')
        return verdict;
    try {
        const call = signal === undefined ? {} : { signal };
        const report = await cancelLaunch(client, launch, launch.clock, call, progress.item);
        if (report.did === 'already-ended') {
            const own = await fateAfterAll(client, launch, progress, limits, signal);
            if (own !== null)
                return own;
        }
        return {
            ...verdict,
            state: report.did === 'deleted' || report.did === 'already-gone' ? 'deleted' : verdict.state,
            message: `${verdict.message ?? ''} ${report.message}`.trim(),
            times: { ...verdict.times, endedAt: launch.clock.now() },
            confirmed: report.did !== 'unconfirmed',
        };
    }
    catch (error) {
        signal?.throwIfAborted();
        return {
            ...verdict,
            message: `${verdict.message ?? ''} It could not be taken back: ${(0,common_errors/* oneLine */.TN)(error)}`.trim(),
            confirmed: false,
        };
    }
}
/** How a launch ended that has ended just now. Null: it could not be read any more. */
async function fateAfterAll(client, launch, progress, limits, signal) {
    const call = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
    for (let tries = 1; tries <= LAST_TRIES; tries++) {
        try {
            const last = await observe(client, launch, progress, 0, () => launch.clock.now(), call);
            const { verdict } = step(progress, last, limits);
            if (verdict !== null && verdict.outcome !== 'claim-timeout' && verdict.outcome !== 'run-timeout')
                return verdict;
        }
        catch (error) {
            if (!isTransient(error))
                throw error;
        }
        await launch.clock.sleep(tries * 1_000, signal);
    }
    return null;
}
function lostContact(progress, cause) {
    return {
        ...evidenceOf(progress),
        outcome: 'unknown',
        state: progress.state,
        message: `No answer from W&B for ${(0,duration/* formatDuration */.a)(LOST_CONTACT_MS)} (${(0,common_errors/* messageOf */.bD)(cause)}). ` +
            'The launch goes on: look at it in the W&B app, or attach to it later.',
        issue: null,
    };
}
function timedOut(ms, progress) {
    return new errors/* WaitTimeoutError */.Do(`The wait reached its limit of ${(0,duration/* formatDuration */.a)(ms)}; the launch is ${progress.state}.`, {
        hint: 'It goes on: wait again, or cancel it.',
    });
}

;// CONCATENATED MODULE: ./build/launch/queued-run.js












const queued_run_text = dist/* string */.YjP();
const jsonSchema = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    id: queued_run_text,
    queue: dist/* object */.Ikc({ entity: queued_run_text, project: queued_run_text, name: queued_run_text }),
    entity: queued_run_text,
    project: queued_run_text,
    priority: dist/* nullable */.mee(dist/* number */.aig()),
    spec: dist/* nullable */.mee(dist/* record */.g1P(queued_run_text, dist/* unknown */.L5J())),
    pushedAt: dist/* nullable */.mee(dist/* number */.aig()),
    queueUrl: dist/* nullable */.mee(queued_run_text),
    runRef: dist/* nullable */.mee(dist/* object */.Ikc({ entity: queued_run_text, project: queued_run_text, runId: queued_run_text })),
});
/** Outcomes after which a wait has its run to give; every other one is an error. */
const HAS_RUN = new Set(['queued', 'succeeded', 'job-failed', 'cancelled']);
/** A launch on a queue: to wait for, to read, to take back. */
class QueuedRun {
    client;
    clock;
    /** Id of the queue item; empty: the handle was made from a run whose item is not known. */
    id;
    queue;
    /** Where the run goes. The queue may belong to another entity. */
    entity;
    project;
    priority;
    /** As pushed, with what the queue filled in. May hold secrets: `toJSON` cuts them. */
    spec;
    /** Milliseconds since the epoch. */
    pushedAt;
    /** Address in the web app. */
    queueUrl;
    /** True: the item was on the queue already, and this handle was attached to it. */
    attached;
    #item = null;
    #runRef = null;
    constructor(client, fields, clock = common_clock/* systemClock */.m) {
        this.client = client;
        this.clock = clock;
        this.id = fields.id;
        this.queue = fields.queue;
        this.entity = fields.entity;
        this.project = fields.project;
        this.priority = fields.priority ?? null;
        this.spec = fields.spec ?? null;
        this.pushedAt = fields.pushedAt ?? null;
        this.queueUrl = fields.queueUrl ?? null;
        this.attached = fields.attached ?? false;
        this.#runRef = fields.runRef ?? null;
    }
    get queueName() {
        return this.queue.name;
    }
    get projectQueue() {
        return this.queue.project;
    }
    get queueEntity() {
        return this.queue.entity;
    }
    /** Where the run is; null until an agent has named it and a wait or `state` has seen it. */
    get runRef() {
        return this.#runRef;
    }
    /** Address in the web app; null while the run is not known. */
    get runUrl() {
        return this.#runRef === null ? null : (0,urls/* runUrl */.Vp)(this.client.appUrl, this.#runRef);
    }
    /** Where the launch stands now. @throws WandbError */
    async state(call = {}) {
        const progress = await this.#look(call);
        return progress.itemMissingSince !== null && progress.run === null ? 'deleted' : progress.state;
    }
    /** The item as it is now, with its error and warnings; null: it is not on the queue. @throws WandbError */
    async item(call = {}) {
        if (this.id === '')
            return null;
        const item = await (0,queues/* queueItem */.RF)(this.client, this.queue, this.id, call);
        return item === 'queue-missing' ? null : item;
    }
    /**
     * Waits until the fate of the launch is known, or until `options.until`. A claim timeout deletes the item, a run
     * timeout stops the run.
     * @throws WaitTimeoutError, WandbError, the reason of the signal: see `watch` in wait.ts
     */
    watch(options = {}) {
        return watch(this.client, this.watched(), options);
    }
    /** Waits for the run to be running (or to have ended). @throws LaunchError when it never will */
    async waitUntilStarted(options = {}) {
        const verdict = await this.watch({ ...options, until: 'started' });
        return this.#runOf(verdict, options);
    }
    /** The name that the Python client has for `waitUntilStarted`. */
    waitUntilRunning(options = {}) {
        return this.waitUntilStarted(options);
    }
    /**
     * Waits for the end of the run, and reads it once more for its final summary. A run that failed is returned, too:
     * look at its `state`, or set `throwOnFailure`.
     * @throws LaunchError when there is no run to return
     * @throws ExecutionError with `throwOnFailure` when the run did not finish
     */
    async waitUntilFinished(options = {}) {
        const verdict = await this.watch({ ...options, until: 'finished' });
        const failed = verdict.outcome !== 'succeeded' && verdict.run !== null;
        if (failed && options.throwOnFailure === true)
            throw new errors/* ExecutionError */.Re(verdict.message ?? `The run ended as ${verdict.state}.`);
        // The summary may arrive shortly after the state.
        if (verdict.run !== null)
            await this.clock.sleep(1_000, options.signal);
        return this.#runOf(verdict, options);
    }
    /**
     * Takes the item off the queue. A run that has started goes on: use `cancel` for that.
     * @throws LaunchError when the server did not remove it
     */
    async delete(call = {}) {
        if (await (0,queues/* deleteItem */.LD)(this.client, this.queue, this.id, call))
            return;
        const item = await this.item(call);
        if (item === null)
            return;
        throw new errors/* LaunchError */.mE(`The server did not remove the item ${this.id}, which is ${item.state}.`, {
            hint: item.associatedRunId === null ? 'Try again.' : 'An agent has taken it: use cancel() to stop its run.',
        });
    }
    /** Deletes the item while nobody has claimed it, else asks the run to stop. @throws WandbError */
    async cancel(options = {}) {
        const report = await cancelLaunch(this.client, this.watched(), this.clock, options, this.#item);
        this.#runRef = report.runRef ?? this.#runRef;
        return report;
    }
    /** The same as `cancel`. */
    stop(options = {}) {
        return this.cancel(options);
    }
    /** The run as it is now; null: there is none yet. @throws WandbError */
    async run(call = {}) {
        if (this.#runRef === null)
            await this.#look(call);
        if (this.#runRef === null)
            return null;
        const details = await (0,runs/* runDetails */.C6)(this.client, this.#runRef, call);
        return details === null ? null : new LaunchedRun(this.client, this.#runRef, details);
    }
    toJSON() {
        return {
            version: 1,
            id: this.id,
            queue: this.queue,
            entity: this.entity,
            project: this.project,
            priority: this.priority,
            spec: this.spec === null ? null : (0,redact/* redactSpec */.fM)(this.spec),
            pushedAt: this.pushedAt,
            queueUrl: this.queueUrl,
            runRef: this.#runRef,
        };
    }
    /** The handle that `toJSON` described. @throws LaunchError when `json` is something else */
    static fromJSON(client, json, clock = common_clock/* systemClock */.m) {
        const read = dist/* safeParse */.xLC(jsonSchema, json);
        if (!read.success) {
            throw new errors/* LaunchError */.mE('The saved handle of a launch cannot be read.', {
                cause: new dist/* ValiError */.H6d(read.issues),
            });
        }
        return new QueuedRun(client, { ...read.output, attached: true }, clock);
    }
    /** What a wait of several launches needs of this one. */
    watched() {
        return {
            id: this.id,
            queue: this.queue,
            entity: this.entity,
            project: this.project,
            run: this.#runRef,
            pushedAt: this.pushedAt,
            attached: this.attached,
            clock: this.clock,
            onProgress: (progress) => this.#remember(progress),
        };
    }
    #remember({ item, run, runRef }) {
        this.#item = item;
        if (run !== null)
            this.#runRef = runRef;
    }
    async #look(call) {
        const start = startProgress(this.queue, this.pushedAt);
        const now = () => this.clock.now();
        const none = Number.POSITIVE_INFINITY;
        const { progress } = step(start, await observe(this.client, this.watched(), start, 0, now, call), {
            until: 'finished',
            claimTimeoutMs: none,
            runTimeoutMs: none,
            crashedGraceMs: none,
            preemptedGraceMs: none,
        });
        this.#remember(progress);
        return progress;
    }
    async #runOf(verdict, call) {
        if (verdict.run === null || verdict.runRef === null || !HAS_RUN.has(verdict.outcome)) {
            throw new errors/* LaunchError */.mE(verdict.message ?? `The launch ended as ${verdict.state}, without a run.`, {
                ...(this.queueUrl === null ? {} : { hint: `See ${this.queueUrl}` }),
            });
        }
        const details = await (0,runs/* runDetails */.C6)(this.client, verdict.runRef, call.signal === undefined ? {} : { signal: call.signal });
        if (details === null)
            throw new errors/* LaunchError */.mE(verdict.message ?? 'The run was deleted.');
        return new LaunchedRun(this.client, verdict.runRef, details);
    }
}

;// CONCATENATED MODULE: ./build/launch/submit.js





/**
 * Pushes a prepared launch, once. A caller may have added to `prepared.spec` before.
 * @throws SubmitUnknownError, LaunchError, WandbError as `pushOnce`
 */
async function submit_submit(prepared, context) {
    const { client, logger = common_logger/* silentLogger */.q, clock = common_clock/* systemClock */.m, signal, find } = context;
    const { spec, queue, templateVariables, priority, resolved } = prepared;
    const pushed = await pushOnce({ spec, queue, templateVariables, priority }, { client, clock, logger, signal, find });
    logger.info(pushed.found
        ? `The job is on the queue ${queue.name} already: item ${pushed.itemId}.`
        : `Added the job to the queue ${queue.name}: item ${pushed.itemId}.`);
    return new QueuedRun(client, {
        id: pushed.itemId,
        queue,
        entity: String(spec['entity']),
        project: String(spec['project']),
        priority: priority ?? null,
        spec: withStored(spec, pushed.runSpec),
        pushedAt: clock.now(),
        queueUrl: resolved.queueUrl,
        attached: pushed.found,
    }, clock);
}
/** Only what the queue fills in is taken over, as the Python client does. */
function withStored(spec, stored) {
    if (stored === null)
        return spec;
    const filledIn = ['resource_args', 'resource'].filter((key) => (0,values/* isTruthy */.zz)(stored[key]));
    return { ...spec, ...Object.fromEntries(filledIn.map((key) => [key, stored[key]])) };
}

;// CONCATENATED MODULE: ./build/launch/launch-add.js





/**
 * Puts a launch on a queue: checks it, and pushes it once. With `build` it makes an image and a job in between.
 * @returns a handle to wait for the run, to read it and to stop it
 * @throws LaunchError when it was not pushed, with its cause; nothing is on the queue then, except for a
 *   `SubmitUnknownError`, which says that this cannot be told
 */
async function launchAdd(options, context = {}) {
    const { logger = silentLogger, clock = systemClock } = context;
    const client = context.client ?? createClient({ logger, clock });
    const prepared = await prepareLaunch(options, { ...context, client });
    for (const warning of prepared.warnings)
        logger.warning(warning);
    return submit(prepared.build === null ? prepared : await prepared.build.run(), { ...context, client });
}

// EXTERNAL MODULE: ./build/wandb/operations/run-search.js
var run_search = __webpack_require__(14648);
;// CONCATENATED MODULE: ./build/launch/attach.js








/** More runs of one commit than this are not told apart. */
const MOST_RUNS = 20;
/** The handle of an item that is on its queue. @throws LaunchError when it is not */
async function attachToItem(client, itemId, place, call = {}, clock = common_clock/* systemClock */.m) {
    const { queue } = place;
    const item = await (0,queues/* queueItem */.RF)(client, queue, itemId, call);
    if (item === 'queue-missing') {
        throw new errors/* LaunchError */.mE(`There is no queue ${queue.name} of ${queue.entity}.`, {
            hint: 'Name the queue that the item was put on, and its entity.',
        });
    }
    if (item === null) {
        throw new errors/* LaunchError */.mE(`The item ${itemId} is not on the queue ${queue.name} of ${queue.entity}.`, {
            hint: 'It was deleted, or it is on another queue. Once its run exists, attach by run-id instead.',
        });
    }
    return handleOf(client, { ...place, itemId, item }, call, clock);
}
/**
 * The handle of a run that exists. The item that it came from is found by the note that Launch leaves in the run's
 * config; a run without one, or with that of another run, is watched by itself.
 * @throws LaunchError when there is no such run
 */
async function attachToRun(client, { entity, project, runId }, place, call = {}, clock = common_clock/* systemClock */.m) {
    const ref = { entity, project, runId };
    const run = await (0,runs/* runDetails */.C6)(client, ref, call);
    if (run === null) {
        throw new errors/* LaunchError */.mE(`There is no run ${ref.runId} in ${ref.entity}/${ref.project}.`, {
            hint: 'Check entity, project and run-id; while its item is in the queue, attach by item-id.',
        });
    }
    return handleOfRun(client, ref, run, place, call, clock);
}
/** The newest run of a commit: as this action notes it, or as the W&B library in the job did. @throws LaunchError */
async function attachToCommit(client, sha, place, call = {}, clock = common_clock/* systemClock */.m) {
    // Config is stored with a wrapper around each key, which servers look through or do not.
    const filters = {
        $or: [{ 'config.github.sha': sha }, { 'config.github.value.sha': sha }, { commit: sha }],
    };
    const [newest, ...others] = await (0,run_search/* findRuns */.s)(client, place, filters, MOST_RUNS, call);
    if (newest === undefined) {
        throw new errors/* LaunchError */.mE(`No run in ${place.entity}/${place.project} is of commit ${sha}.`, {
            hint: 'It may still wait in its queue (attach by item-id), or it was launched with provenance: false.',
        });
    }
    return { handle: await attachToRun(client, newest.ref, place, call, clock), others: others.length };
}
async function handleOfRun(client, ref, run, place, call, clock) {
    const noted = (key) => {
        const value = run.internalConfig[key];
        return typeof value === 'string' && value !== '' ? value : null;
    };
    const name = noted('launch_queue_name') ?? place.queue?.name ?? '';
    const queue = {
        entity: noted('launch_queue_entity') ?? place.queue?.entity ?? ref.entity,
        project: place.queue?.project ?? 'model-registry',
        name,
    };
    const itemId = name === '' ? null : noted('launch_trace_id');
    const item = itemId === null ? null : await (0,queues/* queueItem */.RF)(client, queue, itemId, call);
    const there = item === 'queue-missing' ? null : item;
    // W&B's library leaves the note in every run of its process: the item may be that of another one.
    const isAnothers = there !== null && there.associatedRunId !== ref.runId;
    const known = isAnothers
        ? { itemId: '', item: null, runRef: ref }
        : { itemId: itemId ?? '', item: there, runRef: ref };
    const created = parseTime(run.createdAt);
    return handleOf(client, { entity: ref.entity, project: ref.project, queue, created, ...known }, call, clock);
}
async function handleOf(client, known, call, clock) {
    const { item, queue } = known;
    // A queue that is gone, or that the key may not read, has no page: nothing to stop for.
    const details = queue.name === '' ? null : await (0,queues/* queueDetails */.iZ)(client, queue, call).catch(() => null);
    return new QueuedRun(client, {
        id: known.itemId,
        queue,
        entity: known.entity,
        project: known.project,
        priority: item?.priority ?? null,
        spec: item?.runSpec ?? null,
        pushedAt: parseTime(item?.createdAt ?? null) ?? known.created ?? null,
        queueUrl: details === null ? null : (0,urls/* queueUrl */.jR)(client.appUrl, queue.entity, details.id),
        attached: true,
        runRef: known.runRef ?? null,
    }, clock);
}

// EXTERNAL MODULE: ./build/launch/spec.js
var launch_spec = __webpack_require__(75971);
;// CONCATENATED MODULE: ./build/launch/collect-result.js





/**
 * Reads what a report needs once a wait has ended. What cannot be read is left out with a warning in the log of the
 * client: reporting never changes the outcome.
 */
async function collectResult(queuedRun, verdict, options = {}) {
    const result = resultOf(queuedRun, verdict);
    return result.run === null
        ? result
        : { ...result, ...(await collect_result_readRun(queuedRun, result.run, verdict, options)) };
}
/** The same without reading anything: what the wait knows. */
function resultOf(queuedRun, verdict) {
    const { client, spec } = queuedRun;
    const run = verdict.runRef ?? queuedRun.runRef;
    return {
        outcome: verdict.outcome,
        state: verdict.state,
        message: verdict.message,
        queue: queuedRun.queue,
        queueUrl: queuedRun.queueUrl,
        itemId: queuedRun.id === '' ? null : queuedRun.id,
        run,
        runUrl: run === null ? null : (0,urls/* runUrl */.Vp)(client.appUrl, run),
        job: textOf(spec?.['job']),
        image: spec === null ? null : (0,launch_spec/* imageOf */.dT)(spec),
        details: null,
        issue: verdict.issue,
        warnings: verdict.warnings,
        times: verdict.times,
        logTail: [],
        spec: spec === null ? null : (0,redact/* redactSpec */.fM)(spec),
    };
}
async function collect_result_readRun(queuedRun, run, verdict, options) {
    const { client, clock } = queuedRun;
    const { signal, logLines = 30, deadlineMs = 20_000, settleMs = 1_500 } = options;
    const call = { deadlineMs, ...(signal === undefined ? {} : { signal }) };
    const attempt = async (what, read, otherwise) => {
        try {
            return await read();
        }
        catch (error) {
            client.logger.warning(`The ${what} of the run could not be read: ${(0,common_errors/* messageOf */.bD)(error)}`);
            return otherwise;
        }
    };
    const ended = verdict.times.endedAt !== null;
    const details = attempt('final state', async () => {
        if (ended)
            await clock.sleep(settleMs, signal);
        return (0,runs/* runDetails */.C6)(client, run, call);
    }, null);
    const logTail = attempt('log', async () => logLines === 0 ? [] : (await (0,runs/* runLogTail */.y1)(client, run, logLines, call)).map(({ line }) => line), []);
    return { details: await details, logTail: await logTail };
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}

// EXTERNAL MODULE: ./build/common/parallel.js
var parallel = __webpack_require__(22289);
;// CONCATENATED MODULE: ./build/launch/observe-all.js




/** Items of a queue that one request reads. */
const MOST_ITEMS = 1_000;
/**
 * One round for many launches: as `observe` for each, with one request a queue, and one a project (for every two
 * hundred runs).
 * @returns an observation for each member, in their order
 */
async function observeAll(client, members, round, now, call) {
    const items = await readItems(client, members, round, call);
    const found = await readRuns(client, members, items, call);
    return members.map((_, index) => ({
        now: now(),
        ...(items[index] === undefined ? {} : { item: items[index] }),
        ...found[index],
    }));
}
/** Undefined: not asked for. */
async function readItems(client, members, round, call) {
    const asked = members.map(({ launch, progress }) => launch.id !== '' && (needsItem(progress, round) || !progress.item?.associatedRunId));
    const items = new Array(members.length).fill(undefined);
    for (const group of groupBy(members, ({ launch }) => keyOf(launch.queue))) {
        const wanted = group.filter((index) => asked[index]);
        const queue = members[wanted[0] ?? -1]?.launch.queue;
        if (queue === undefined)
            continue;
        const list = await (0,queues/* queueItemStates */.P3)(client, queue, MOST_ITEMS, call);
        const byId = new Map(list?.map((item) => [item.id, item]));
        for (const index of wanted) {
            const { id } = members[index].launch;
            const listed = list === null ? 'queue-missing' : (byId.get(id) ?? null);
            // A list that is full does not show older items: each of those is asked for by itself.
            const hidden = listed === null && (list?.length ?? 0) >= MOST_ITEMS;
            items[index] = hidden ? await (0,queues/* queueItem */.RF)(client, queue, id, call) : listed;
        }
    }
    return items;
}
async function readRuns(client, members, items, call) {
    const known = members.map(({ progress }, index) => {
        const item = items[index];
        return item === undefined || item === null || item === 'queue-missing' ? progress.item : item;
    });
    const candidates = members.map(({ launch, progress }, index) => {
        const item = known[index];
        if (!item?.associatedRunId) {
            // As `observe`: a run that is known beforehand counts when there is no item to name it.
            const isGone = launch.id === '' || items[index] === null || items[index] === 'queue-missing';
            return isGone && launch.run ? [launch.run] : [];
        }
        const { run, runRef } = progress;
        return run !== null && runRef?.runId === item.associatedRunId ? [runRef] : runCandidates(item, launch);
    });
    const found = new Map();
    const tries = Math.max(0, ...candidates.map(({ length }) => length));
    for (let attempt = 0; attempt < tries; attempt += 1) {
        const open = [...candidates.keys()].filter((index) => !found.has(index) && candidates[index]?.[attempt]);
        const refOf = (index) => candidates[index]?.[attempt];
        for (const group of groupBy(open, (index) => placeOf(refOf(index)))) {
            const indexes = group.map((at) => open[at]);
            const place = refOf(indexes[0]);
            const ids = indexes.map((index) => refOf(index).runId);
            const statuses = await (0,runs/* runStatuses */.sL)(client, place, ids, call);
            for (const index of indexes) {
                const run = statuses.get(refOf(index).runId);
                if (run !== undefined)
                    found.set(index, { run, ref: refOf(index) });
            }
        }
    }
    return Promise.all(members.map(async ({ progress }, index) => {
        if (candidates[index]?.length === 0)
            return {};
        const located = found.get(index);
        if (located === undefined)
            return { run: null };
        const seen = progress.run !== null && progress.runRef?.runId === located.ref.runId;
        const item = known[index];
        const own = seen || !item?.associatedRunId || (await isOwnRun(client, item, located, call));
        return { run: located.run, runRef: located.ref, ownRun: own };
    }));
}
function keyOf({ entity, project, name }) {
    return JSON.stringify([entity, project, name]);
}
function placeOf({ entity, project }) {
    return JSON.stringify([entity, project]);
}
/** The indexes of `values`, grouped by a key. */
function groupBy(values, keyFor) {
    const groups = new Map();
    for (const [index, value] of values.entries()) {
        const group = groups.get(keyFor(value));
        if (group === undefined)
            groups.set(keyFor(value), [index]);
        else
            group.push(index);
    }
    return [...groups.values()];
}

;// CONCATENATED MODULE: ./build/launch/watch-all.js







/** Overdue launches that are taken back at the same time. */
const TAKEN_BACK_AT_ONCE = 8;
/**
 * As `watch`, for many launches with one poll for all. Each has its own limits, from its own push and claim.
 * @returns the verdict on each, in their order
 * @throws WandbError at once for credentials, permissions and refusals
 * @throws the reason of `signal`
 */
async function watchAll(client, launches, options = {}) {
    const clock = launches[0]?.clock ?? client.clock;
    const { signal, onChange, onVerdict, random = Math.random } = options;
    const limits = limitsOf(options);
    const startedAt = clock.now();
    const verdicts = new Array(launches.length);
    let open = launches.map((launch, index) => ({
        index,
        launch,
        progress: startProgress(launch.queue, launch.pushedAt ?? startedAt, launch.attached),
    }));
    const settle = (index, verdict) => {
        verdicts[index] = verdict;
        onVerdict?.(index, verdict);
    };
    let lastAnswer = startedAt;
    let failures = 0;
    let quietRounds = 0;
    for (let round = 1; open.length > 0; round += 1) {
        signal?.throwIfAborted();
        const call = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
        const ended = [];
        try {
            const observations = await observeAll(client, open, round, () => clock.now(), call);
            let changed = false;
            for (const [at, watched] of open.entries()) {
                const taken = step(watched.progress, observations[at] ?? { now: clock.now() }, limits);
                watched.progress = taken.progress;
                watched.launch.onProgress?.(taken.progress);
                for (const change of taken.changes)
                    onChange?.(watched.index, change);
                if (taken.verdict !== null)
                    ended.push({ watched, verdict: taken.verdict });
                changed ||= taken.changes.length > 0;
            }
            lastAnswer = clock.now();
            failures = 0;
            quietRounds = changed ? 0 : quietRounds + 1;
        }
        catch (error) {
            signal?.throwIfAborted();
            if (!isTransient(error))
                throw error;
            failures += 1;
            if (clock.now() - lastAnswer >= LOST_CONTACT_MS) {
                for (const { index, progress } of open)
                    settle(index, lostContact(progress, error));
                return verdicts;
            }
        }
        await (0,parallel/* inParallel */.H)(ended, TAKEN_BACK_AT_ONCE, async ({ watched, verdict }) => {
            const { launch, progress, index } = watched;
            settle(index, await enforce(client, launch, verdict, progress, limits, signal));
        });
        const over = new Set(ended.map(({ watched }) => watched));
        open = open.filter((watched) => !over.has(watched));
        if (open.length === 0)
            break;
        const now = clock.now();
        const next = Math.min(...open.map(({ progress }) => nextDeadline(progress, now, limits)));
        const pause = failures > 0
            ? failureDelay(failures, random())
            : Math.min(pollDelay(quietRounds, now - startedAt, random()), next);
        await clock.sleep(Math.max(SHORTEST_PAUSE_MS, pause), signal);
    }
    return verdicts;
}

// EXTERNAL MODULE: ./build/common/spec-keys.js
var spec_keys = __webpack_require__(97854);
// EXTERNAL MODULE: ./build/launch/validate.js + 1 modules
var validate = __webpack_require__(75525);
;// CONCATENATED MODULE: ./build/launch/wrong-commit.js


/**
 * One line when a run recorded another commit than the one that was launched: it then trained something else. Null when
 * they agree, or when the run recorded none (an image without `.git`, for one).
 */
async function wrongCommit(client, run, commit, call = {}) {
    try {
        const recorded = (await (0,runs/* runSource */.Rh)(client, run, call))?.git?.commit;
        if (!recorded || recorded.toLowerCase() === commit)
            return null;
        return `The run recorded commit ${recorded.slice(0, 12)}, but ${commit.slice(0, 12)} was launched: it ran other code.`;
    }
    catch (error) {
        client.logger.warning(`The commit of run ${run.runId} could not be read: ${(0,common_errors/* messageOf */.bD)(error)}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/launch/index.js
/** The room's face: everything that turns options into an item on a queue, and an item into a result. */


















/***/ }),

/***/ 19209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ jobOfUri),
/* harmony export */   Jd: () => (/* binding */ prepareLaunch),
/* harmony export */   PP: () => (/* binding */ uriProblems),
/* harmony export */   TA: () => (/* binding */ withFullJob),
/* harmony export */   Ud: () => (/* binding */ uriTarget),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   nv: () => (/* binding */ queueOf)
/* harmony export */ });
/* harmony import */ var _common_logger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93970);
/* harmony import */ var _job_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26648);
/* harmony import */ var _wandb_operations_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43590);
/* harmony import */ var _check_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24128);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53713);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22663);
/* harmony import */ var _resolve_uri_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1552);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(75971);
/* harmony import */ var _uri_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95360);
/* harmony import */ var _validate_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75525);










/** The project that holds an entity's queues. */
const QUEUE_PROJECT = 'model-registry';
/** The queue that `launch_add` takes when none is named. */
const DEFAULT_QUEUE = 'default';
/**
 * Options → a spec that was checked against the server. Writes nothing, except for the job that a git `uri` becomes.
 * @throws InvalidLaunchError with every mistake in the options (before anything is asked) or every failed check
 * @throws WandbError when the server cannot be asked
 */
async function prepareLaunch(given, context) {
    const { client, logger = _common_logger_js__WEBPACK_IMPORTED_MODULE_0__/* .silentLogger */ .q, signal } = context;
    const options = (0,_validate_js__WEBPACK_IMPORTED_MODULE_9__/* .givenOptions */ .G)(given);
    const target = uriTarget(options, client);
    const builds = options.build === true ? await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(292), __webpack_require__.e(607), __webpack_require__.e(197), __webpack_require__.e(124)]).then(__webpack_require__.bind(__webpack_require__, 39124)) : null;
    const problems = [
        ...(0,_validate_js__WEBPACK_IMPORTED_MODULE_9__/* .validateOptions */ .L)(options),
        ...uriProblems(target),
        ...(builds?.problemsOfPush(options, target, context) ?? []),
    ];
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InvalidLaunchError */ .Zf(problems);
    const call = signal === undefined ? {} : { signal };
    const viewer = await (0,_wandb_operations_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .viewer */ .l)(client, call);
    const entity = ownerOf(options, viewer);
    if (builds !== null)
        return builds.prepareBuild(options, { target, entity, viewer }, context);
    const resolvedUri = target === undefined ? undefined : await jobOfUri(target, options, entity, context);
    if (resolvedUri !== undefined)
        logger.info(resolvedUri.note);
    const { uri: _uri, ...rest } = options;
    const built = (0,_spec_js__WEBPACK_IMPORTED_MODULE_7__/* .buildLaunchSpec */ .NX)(resolvedUri?.job ? { ...rest, job: resolvedUri.job } : rest, {
        defaultEntity: viewer.entity,
        sourceProject: resolvedUri?.project,
        sourceArgs: resolvedUri?.args,
    });
    const spec = withFullJob(built.spec);
    const queue = queueOf(options, spec);
    const { resolved, warnings } = await (0,_checks_js__WEBPACK_IMPORTED_MODULE_4__/* .checkLaunch */ .M)(client, { viewer, queue, spec, templateVariables: built.templateVariables, priority: options.priority }, call);
    return {
        spec: context.pinJob === true && resolved.jobReference !== null
            ? { ...spec, job: resolved.jobReference }
            : spec,
        queue,
        templateVariables: built.templateVariables,
        priority: options.priority,
        resolved,
        commit: resolvedUri?.commit ?? null,
        warnings: [...built.warnings, ...warnings],
        build: null,
    };
}
/** What the `uri` of the options, or of their `config`, names; undefined: there is none. */
function uriTarget(options, hosts) {
    const uri = options.uri ?? options.config?.['uri'];
    // A uri of the wrong type is named by the validation.
    return typeof uri !== 'string' || uri === '' || (0,_spec_js__WEBPACK_IMPORTED_MODULE_7__/* .isPlaceholder */ .wK)(uri) ? undefined : (0,_uri_js__WEBPACK_IMPORTED_MODULE_8__/* .classifyUri */ .p)(uri, hosts);
}
function uriProblems(target) {
    if (target?.kind !== 'unknown')
        return [];
    return [{ what: 'uri cannot be used', why: target.why, next: _uri_js__WEBPACK_IMPORTED_MODULE_8__/* .ACCEPTED_FORMS */ .q }];
}
/** The entity that the run, and a job made for it, belongs to. */
function ownerOf(options, viewer) {
    const configured = options.config?.['entity'];
    const entity = options.entity ?? (typeof configured === 'string' && configured !== '' ? configured : viewer.entity);
    if (entity)
        return entity;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InvalidLaunchError */ .Zf([
        {
            what: 'no entity is given',
            why: 'the key has no default entity',
            next: 'Name the entity (a user or team) that the run belongs to.',
        },
    ]);
}
/** Makes a job of what a `uri` names. */
function jobOfUri(target, options, entity, context) {
    const configured = options.config?.['project'];
    const git = {
        ...(context.signal === undefined ? {} : { signal: context.signal }),
        ...(context.env === undefined ? {} : { env: context.env }),
    };
    return (0,_resolve_uri_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveUri */ .Hi)(context.client, {
        target,
        version: options.version,
        entryPoint: options.entryPoint,
        entity,
        project: options.project ?? (typeof configured === 'string' ? configured : ''),
        dryRun: context.dryRun ?? false,
    }, git, context.uriTools);
}
/** Agents read nothing shorter than `entity/project/name:alias`. */
function withFullJob(spec) {
    const job = spec['job'];
    return typeof job !== 'string' || job === '' ? spec : { ...spec, job: (0,_job_names_js__WEBPACK_IMPORTED_MODULE_1__/* .formatJob */ .BE)((0,_check_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobOf */ .Zw)(spec, job)) };
}
function queueOf(options, spec) {
    return {
        entity: String(spec['queue_entity'] || spec['entity']),
        project: options.projectQueue ?? QUEUE_PROJECT,
        name: options.queueName ?? DEFAULT_QUEUE,
    };
}


/***/ }),

/***/ 1552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YX: () => (/* binding */ DEFAULT_ENTRY_POINT),
  qE: () => (/* binding */ resolveRef),
  Hi: () => (/* binding */ resolveUri)
});

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/job/write.js + 6 modules
var write = __webpack_require__(72046);
// EXTERNAL MODULE: ./build/job/git.js
var job_git = __webpack_require__(25868);
// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/launch/uri.js
var uri = __webpack_require__(95360);
;// CONCATENATED MODULE: ./build/launch/code-job.js


/** Bytes of a requirements file; more is no list of packages. */
const MOST_REQUIREMENTS = 1_000_000;
/**
 * The job of the code artifact that a run logged. It is made for this very version of the artifact: a job that is
 * there under the artifact's name may be of another. The server takes an equal one for the same.
 */
async function jobOfCode(client, { request, run, source, code, entryPoint }, tools, call) {
    const path = `${run.entity}/${run.project}/${run.runId}`;
    const what = `the code artifact ${code.name}:v${code.versionIndex ?? '?'} of the run ${path}`;
    if (request.dryRun)
        return { job: null, note: `A job would be made of ${what}.` };
    const runtime = /3\.\d+/.exec(source.python ?? '')?.[0];
    const made = await tools.createArtifactJob(client, {
        entity: request.entity,
        project: request.project || run.project,
        artifactId: code.id,
        artifactName: code.name,
        entryPoint,
        requirements: await requirementsOf(client, run, call),
        ...(runtime === undefined ? {} : { runtime }),
    }, call.signal === undefined ? {} : { signal: call.signal });
    return { job: made.job, note: `${made.created ? 'Made' : 'Found'} the job ${made.job} of ${what}.` };
}
/** The packages that the run recorded; empty when it recorded none. */
async function requirementsOf(client, run, call) {
    const url = await (0,runs/* runFileUrl */.dc)(client, run, 'requirements.txt', call);
    if (url === null)
        return '';
    try {
        const { body } = await client.file({ method: 'GET', url }, call);
        const chunks = [];
        let bytes = 0;
        for await (const chunk of body) {
            bytes += chunk.byteLength;
            if (bytes > MOST_REQUIREMENTS)
                break;
            chunks.push(chunk);
        }
        return bytes > MOST_REQUIREMENTS ? '' : Buffer.concat(chunks).toString('utf8');
    }
    catch (error) {
        call.signal?.throwIfAborted();
        client.logger.warning(`The packages of the run ${run.runId} could not be read: ${(0,errors/* messageOf */.bD)(error)}`);
        return '';
    }
}

;// CONCATENATED MODULE: ./build/launch/resolve-uri.js







/** What runs in a repository when nobody says. */
const DEFAULT_ENTRY_POINT = ['python', 'main.py'];
/**
 * Turns the thing that a `uri` names into a job, as agents run nothing else.
 * @throws LaunchError that says what is missing
 */
async function resolveUri(client, request, git, tools = { resolveGitVersion: job_git/* resolveGitVersion */.df, createGitJob: write/* createGitJob */.aL, createArtifactJob: write/* createArtifactJob */.Sp }) {
    const { target } = request;
    switch (target.kind) {
        case 'unknown':
            throw new errors/* LaunchError */.mE(`The uri cannot be used: ${target.why}.`, { hint: uri/* ACCEPTED_FORMS */.q });
        case 'job':
            return {
                job: (0,names/* formatJob */.BE)(target),
                project: target.project,
                args: [],
                commit: null,
                note: `The uri names the job ${(0,names/* formatJob */.BE)(target)}.`,
            };
        case 'git':
            return gitJob(client, request, target, git, tools);
        case 'run':
            return jobOfRun(client, request, target, git, tools);
    }
}
async function gitJob(client, request, target, git, tools) {
    const { resolved, path } = await resolveRef(target, request.version, git, tools);
    const shown = target.view?.kind === 'blob' && path.endsWith('.py') ? ['python', path] : undefined;
    return makeGitJob(client, request, {
        resolved,
        entryPoint: request.entryPoint ?? shown ?? DEFAULT_ENTRY_POINT,
        project: target.project,
        args: [],
        tools,
        git,
    });
}
/** The page of a folder or file names a ref and a path without saying where one ends: the shortest ref that exists wins. */
async function resolveRef(target, version, git, tools) {
    const segments = target.view?.segments ?? [];
    if (version !== undefined || segments.length === 0) {
        const path = segments.slice(1).join('/');
        return { resolved: await tools.resolveGitVersion(target.address, version, git), path };
    }
    let first;
    for (let length = 1; length <= segments.length; length++) {
        try {
            const resolved = await tools.resolveGitVersion(target.address, segments.slice(0, length).join('/'), git);
            return { resolved, path: segments.slice(length).join('/') };
        }
        catch (error) {
            git.signal?.throwIfAborted();
            first ??= error;
        }
    }
    throw first;
}
async function makeGitJob(client, request, plan) {
    const project = request.project || plan.project;
    const { remote, commit } = plan.resolved;
    const source = `${remote} at ${commit.slice(0, 12)}`;
    if (request.dryRun) {
        return { job: null, project, args: plan.args, commit, note: `A git job would be made of ${source}.` };
    }
    const made = await plan.tools.createGitJob(client, { entity: request.entity, project, remote, commit, entryPoint: plan.entryPoint }, plan.git.signal === undefined ? {} : { signal: plan.git.signal });
    return {
        job: made.job,
        project,
        args: plan.args,
        commit,
        note: `${made.created ? 'Made' : 'Found'} the job ${made.job} of ${source}.`,
    };
}
/** In this order: the job that the run came from, a job of the code artifact it logged, a job of the commit it recorded. */
async function jobOfRun(client, request, target, git, tools) {
    const call = git.signal === undefined ? {} : { signal: git.signal };
    const source = await (0,runs/* runSource */.Rh)(client, target, call);
    const path = `${target.entity}/${target.project}/${target.runId}`;
    if (source === null) {
        throw new errors/* LaunchError */.mE(`The run ${path} does not exist, or the key may not see it.`, {
            hint: 'Check the address.',
        });
    }
    const input = source.inputArtifacts.find((artifact) => artifact.type === 'job');
    if (input !== undefined) {
        const job = (0,names/* formatJob */.BE)({
            ...input,
            alias: input.versionIndex === null ? 'latest' : `v${input.versionIndex}`,
        });
        return {
            job,
            project: target.project,
            args: source.args,
            commit: null,
            note: `The run ${path} came from the job ${job}.`,
        };
    }
    const code = source.outputArtifacts.find((artifact) => artifact.type === 'code');
    if (code !== undefined) {
        const entryPoint = request.entryPoint ?? entryPointOf(source);
        const made = await jobOfCode(client, { request, run: target, source, code, entryPoint }, tools, call);
        return { ...made, project: target.project, args: source.args, commit: null };
    }
    if (!source.git?.commit)
        throw nothingToRun(path, source);
    const resolved = await tools.resolveGitVersion(source.git.remote, source.git.commit, git);
    return makeGitJob(client, request, {
        resolved,
        entryPoint: request.entryPoint ?? entryPointOf(source),
        project: target.project,
        args: source.args,
        tools,
        git,
    });
}
function entryPointOf(source) {
    const program = source.program ?? '';
    if (program.endsWith('.sh'))
        return ['bash', program];
    if (program.endsWith('.py'))
        return ['python', program];
    throw new errors/* LaunchError */.mE(`The run was started from ${program === '' ? 'an unknown program' : program}, which cannot be started again.`, {
        hint: 'Give entryPoint, such as ["python", "train.py"].',
    });
}
function nothingToRun(path, source) {
    const git = source.git === null ? 'no git commit' : 'a git remote but no commit';
    return new errors/* LaunchError */.mE(`The run ${path} cannot be repeated: it has no job among its inputs, no code artifact, and ${git} recorded.`, {
        hint: 'Launch a job or a git repository instead, or let the run call run.log_code() inside a git checkout.',
    });
}


/***/ }),

/***/ 75971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NX: () => (/* binding */ buildLaunchSpec),
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   wK: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var _common_spec_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97854);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


/**
 * The document that is pushed, from options that passed `validateOptions`. A `uri` must have become a `job` before.
 * The same arguments give the same document as Python's `launch_add` (0.31), keys in the same order, except for what
 * docs/differences.md lists.
 */
function buildLaunchSpec(options, context) {
    const config = options.config ?? {};
    const spec = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .copyJson */ .aR)(config);
    const warnings = (0,_common_spec_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownConfigKeys */ .x)(config).map(({ key, nearest }) => `config.${key} is not a key that launch knows: did you mean ${nearest}?`);
    if (!isPlaceholder(spec['uri']))
        delete spec['uri'];
    if (options.job !== undefined)
        spec['job'] = options.job;
    spec['entity'] = options.entity ?? truthyText(config['entity']) ?? context.defaultEntity;
    if (options.author)
        spec['author'] = options.author;
    spec['project'] = options.project ?? truthyText(config['project']) ?? sourceProject(options, context);
    if (options.name)
        spec['name'] = options.name;
    const docker = section(spec, 'docker');
    if (options.dockerImage)
        docker['docker_image'] = options.dockerImage;
    if (options.sweepId)
        spec['sweep_id'] = options.sweepId;
    setResource(spec, options.resource, warnings);
    if (spec['git'] === undefined)
        spec['git'] = {};
    if (options.version)
        section(spec, 'git')['version'] = options.version;
    setOverrides(spec, options, context);
    if ((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(options.resourceArgs))
        spec['resource_args'] = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .copyJson */ .aR)(options.resourceArgs);
    if (options.runId !== undefined)
        spec['run_id'] = options.runId;
    if (options.repository) {
        spec['registry'] = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(spec['registry'])
            ? { ...spec['registry'], url: options.repository }
            : { url: options.repository };
    }
    return { spec, templateVariables: takeTemplateVariables(spec, options), warnings };
}
/** Sweep schedulers carry such a text where a source was once; agents test for it. */
function isPlaceholder(uri) {
    return typeof uri === 'string' && uri.startsWith('placeholder');
}
function truthyText(value) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(value) ? value : undefined;
}
/** Only a job that was given as an argument lends its project, as in Python: not one inside `config`. */
function sourceProject(options, context) {
    if (context.sourceProject !== undefined)
        return context.sourceProject;
    const parts = (options.job ?? '').split('/');
    return parts.length === 3 ? (parts[1] ?? '') : '';
}
/** The mapping at `key`, made when it is missing or null. */
function section(spec, key) {
    const present = spec[key];
    if ((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(present))
        return present;
    const made = {};
    spec[key] = made;
    return made;
}
function setResource(spec, resource, warnings) {
    const configured = spec['resource'];
    if (resource && configured && configured !== resource) {
        warnings.push(`The argument resource (${resource}) replaces config.resource (${JSON.stringify(configured)}).`);
    }
    if (resource)
        spec['resource'] = resource;
    else if (configured === undefined)
        spec['resource'] = null;
}
function setOverrides(spec, options, context) {
    const overrides = section(spec, 'overrides');
    if (overrides['args'] === null)
        delete overrides['args'];
    if (context.sourceArgs !== undefined && context.sourceArgs.length > 0 && !(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(overrides['args'])) {
        overrides['args'] = [...context.sourceArgs];
    }
    if ((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(options.parameters)) {
        const configured = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(overrides['run_config']) ? overrides['run_config'] : {};
        overrides['run_config'] = { ...configured, ...(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .copyJson */ .aR)(options.parameters) };
    }
    if ((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isTruthy */ .zz)(options.entryPoint))
        overrides['entry_point'] = [...(options.entryPoint ?? [])];
}
/** Values of the argument win over those of `config`, name by name. They travel beside the document, not in it. */
function takeTemplateVariables(spec, options) {
    const configured = spec['template_variables'];
    if (!(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(configured))
        return options.templateVariables === undefined ? undefined : { ...options.templateVariables };
    delete spec['template_variables'];
    return { ...configured, ...options.templateVariables };
}
/** The image of a spec; null when its source is something else. */
function imageOf(spec) {
    const docker = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(spec['docker']) ? spec['docker'] : {};
    const image = docker['docker_image'];
    return typeof image === 'string' && image !== '' ? image : null;
}


/***/ }),

/***/ 95360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ classifyUri),
/* harmony export */   q: () => (/* binding */ ACCEPTED_FORMS)
/* harmony export */ });
/* harmony import */ var _job_remote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93428);

/** The forms that a `uri` may have, for errors. */
const ACCEPTED_FORMS = 'Use the address of a W&B run (https://wandb.ai/<entity>/<project>/runs/<id>), of a W&B job ' +
    '(…/artifacts/job/<name>/<version>), or of a git repository (https://…, ssh://… or git@host:path).';
const NOT_ENTITIES = new Set([
    'create-team',
    'fully-connected',
    'registry',
    'settings',
    'subscriptions',
]);
const NOT_PROJECTS = new Set(['likes', 'projects']);
const CLOUD_HOSTS = new Set([
    'wandb.ai',
    'www.wandb.ai',
    'app.wandb.ai',
    'api.wandb.ai',
]);
/** Hosts whose every repository address is git, with or without `.git`. */
const GIT_HOSTS = new Set([
    'github.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'dev.azure.com',
    'ssh.dev.azure.com',
]);
/**
 * Says what `uri` names. Pure: W&B is told by the host of the server in use (and the public cloud's), git by
 * transport, host or a `.git` at the end, never by letters that happen to be in the text.
 */
function classifyUri(uri, hosts) {
    const text = uri.trim();
    if (text === '')
        return unknown('it is empty');
    // git would take it for an option.
    if (text.startsWith('-'))
        return unknown('it starts with a dash');
    if (/[\s\p{Cc}]/u.test(text))
        return unknown('it holds a space or a control character');
    if (text.startsWith('/'))
        return wandbPath(text);
    const scp = /^[\w.+-]+@([\w.-]+):(?!\/\/)([^:]+)$/.exec(text);
    if (scp)
        return git(text, scp[2] ?? '', null);
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        return unknown('it is not an address; a folder cannot be sent to a queue');
    let url;
    try {
        url = new URL(text.replace(/^git\+/i, ''));
    }
    catch {
        return unknown('it is not a valid address');
    }
    switch (url.protocol) {
        case 'ssh:':
            return git(text.replace(/^git\+/i, ''), url.pathname, null);
        case 'https:':
        case 'http:':
            return webAddress(text.replace(/^git\+/i, ''), url, hosts, /^git\+/i.test(text));
        default:
            return unknown(`${url.protocol}// is not a transport that is allowed`);
    }
}
function webAddress(text, url, hosts, saysGit) {
    if (!saysGit && isWandbHost(url, hosts))
        return wandbPath(url.pathname);
    if (url.protocol === 'http:')
        return unknown('http:// is not a transport that is allowed for git: use https:// or ssh://');
    if (!saysGit && !isGitAddress(url))
        return unknown('its host is neither that of the W&B server in use nor known for git, and it does not end in .git');
    const view = viewOf(url.pathname);
    if (view === null)
        return git(text, url.pathname, null);
    const repository = new URL(url);
    repository.pathname = view.repository;
    repository.search = '';
    repository.hash = '';
    return git(repository.href, view.repository, { kind: view.kind, segments: view.segments });
}
function isWandbHost(url, hosts) {
    return (CLOUD_HOSTS.has(url.host) ||
        [hosts.baseUrl, hosts.appUrl].some((known) => new URL(known).host === url.host));
}
function isGitAddress(url) {
    if (segmentsOf(url.pathname).length === 0)
        return false;
    const label = url.hostname.split('.')[0] ?? '';
    return (GIT_HOSTS.has(url.hostname) ||
        url.hostname.endsWith('.visualstudio.com') ||
        ['git', 'github', 'gitlab', 'bitbucket', 'gitea', 'forgejo'].includes(label) ||
        /\.git\/?$/.test(url.pathname) ||
        url.pathname.includes('/_git/'));
}
/** GitHub: `/org/repo/tree/<ref>/…`; GitLab: `/group/…/repo/-/tree/<ref>/…`. */
function viewOf(path) {
    const match = /^(\/[^/]+\/[^/]+|\/.+?(?=\/-\/))(?:\/-)?\/(tree|blob)\/(.+?)\/?$/.exec(path);
    if (!match)
        return null;
    const [, repository = '', kind, rest = ''] = match;
    return { repository, kind: kind === 'blob' ? 'blob' : 'tree', segments: rest.split('/').map(decoded) };
}
function git(address, path, view) {
    const last = segmentsOf(path).at(-1);
    if (last === undefined)
        return unknown('it names no repository');
    try {
        (0,_job_remote_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRemote */ .R_)(address);
    }
    catch {
        return unknown('git may not use such an address');
    }
    return {
        kind: 'git',
        address,
        remote: (0,_job_remote_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCredentials */ .ri)(address),
        project: last.replace(/(?<=.)\.git$/, ''),
        view,
    };
}
function wandbPath(path) {
    const [entity, project, kind, ...rest] = segmentsOf(path.replace(/[?#].*$/, ''));
    if (entity === undefined || NOT_ENTITIES.has(entity))
        return unknown('it names no W&B entity');
    if (project === undefined || NOT_PROJECTS.has(project))
        return unknown('it names no W&B project');
    if (kind === 'runs' && rest[0] !== undefined)
        return { kind: 'run', entity, project, runId: rest[0] };
    if (kind === 'artifacts' && rest[0] === 'job' && rest[1] !== undefined) {
        const alias = rest[2] === undefined || rest[2] === '_view' ? 'latest' : rest[2];
        return { kind: 'job', entity, project, name: rest[1], alias };
    }
    return unknown('it is a W&B address, but neither of a run nor of a job');
}
function segmentsOf(path) {
    return path
        .split('/')
        .filter((segment) => segment !== '')
        .map(decoded);
}
function decoded(segment) {
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return segment;
    }
}
function unknown(why) {
    return { kind: 'unknown', why };
}


/***/ }),

/***/ 75525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ givenOptions),
  L: () => (/* binding */ validateOptions)
});

// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/launch/errors.js
var launch_errors = __webpack_require__(22663);
// EXTERNAL MODULE: ./build/launch/spec.js
var spec = __webpack_require__(75971);
// EXTERNAL MODULE: ./build/launch/values.js
var values = __webpack_require__(6770);
;// CONCATENATED MODULE: ./build/launch/validate-types.js


const TEXTS = [
    'uri',
    'job',
    'project',
    'entity',
    'queueName',
    'resource',
    'name',
    'version',
    'dockerImage',
    'projectQueue',
    'runId',
    'repository',
    'sweepId',
    'author',
];
const MAPPINGS = [
    'config',
    'templateVariables',
    'resourceArgs',
    'parameters',
];
/** Options whose type is wrong, inside `config` as well: they may come from a file or from JavaScript. */
function typeProblems(options) {
    return [...argumentTypes(options), ...configTypes(options.config)];
}
function argumentTypes(options) {
    const given = { ...options };
    const found = [];
    for (const key of TEXTS) {
        if (given[key] !== undefined && typeof given[key] !== 'string')
            found.push(wrongType(key, given[key], 'a text'));
    }
    for (const key of MAPPINGS) {
        const value = given[key];
        if (value === undefined)
            continue;
        const fault = (0,values/* isObject */.Gv)(value) ? (0,values/* unencodable */.BU)(value, key) : undefined;
        if (!(0,values/* isObject */.Gv)(value))
            found.push(wrongType(key, value, 'a mapping'));
        else if (fault !== undefined)
            found.push((0,launch_errors/* problem */.CC)(`${key} cannot be sent as JSON`, fault, 'Replace the value.'));
    }
    if ((0,values/* isObject */.Gv)(given['templateVariables']))
        found.push(...variableProblems('templateVariables', given['templateVariables']));
    if (given['build'] !== undefined && typeof given['build'] !== 'boolean')
        found.push(wrongType('build', given['build'], 'true or false'));
    if (given['entryPoint'] !== undefined)
        found.push(...textList('entryPoint', given['entryPoint']));
    if (given['priority'] !== undefined && typeof given['priority'] !== 'number') {
        found.push(wrongType('priority', given['priority'], 'a number'));
    }
    return found;
}
function configTypes(config) {
    if (!(0,values/* isObject */.Gv)(config))
        return [];
    const found = [];
    for (const key of ['docker', 'git', 'overrides', 'resource_args', 'template_variables', 'registry']) {
        const value = config[key];
        if (value !== undefined && value !== null && !(0,values/* isObject */.Gv)(value))
            found.push(wrongType(`config.${key}`, value, 'a mapping'));
    }
    for (const key of ['job', 'uri', 'entity', 'project', 'queue_entity', 'name', 'run_id', 'resource']) {
        const value = config[key];
        if (value !== undefined && value !== null && typeof value !== 'string')
            found.push(wrongType(`config.${key}`, value, 'a text'));
    }
    if ((0,values/* isObject */.Gv)(config['template_variables'])) {
        found.push(...variableProblems('config.template_variables', config['template_variables']));
    }
    const overrides = config['overrides'];
    if (!(0,values/* isObject */.Gv)(overrides))
        return found;
    for (const key of ['args', 'entry_point']) {
        const value = overrides[key];
        if (value !== undefined && value !== null)
            found.push(...textList(`config.overrides.${key}`, value));
    }
    for (const key of ['run_config', 'artifacts', 'files']) {
        const value = overrides[key];
        if (value !== undefined && value !== null && !(0,values/* isObject */.Gv)(value)) {
            found.push(wrongType(`config.overrides.${key}`, value, 'a mapping'));
        }
    }
    return found;
}
function variableProblems(path, variables) {
    return Object.entries(variables)
        .filter(([, value]) => typeof value !== 'string' && !(0,values/* isNumeric */.kf)(value))
        .map(([name, value]) => wrongType(`${path}.${name}`, value, 'a text or a number'));
}
function textList(path, value) {
    const next = `Write it as a list, such as ["python", "train.py"].`;
    if (!Array.isArray(value))
        return [{ what: `${path} is ${(0,values/* kindOf */.I)(value)}`, why: 'it must be a list of texts', next }];
    const index = value.findIndex((element) => typeof element !== 'string');
    if (index === -1)
        return [];
    return [
        {
            what: `${path}[${index}] is ${(0,values/* kindOf */.I)(value[index])}`,
            why: 'it must be a list of texts, as agents pass each to a program',
            next: 'Put it in quotes.',
        },
    ];
}
function wrongType(path, value, wanted) {
    return (0,launch_errors/* problem */.CC)(`${path} is ${(0,values/* kindOf */.I)(value)}`, `it must be ${wanted}`, 'Correct the value.');
}

;// CONCATENATED MODULE: ./build/launch/validate.js






/** What may not stand in a run id, by the client's own rule (0.31). */
const RUN_ID_RESERVED = /[:;,#?/'\s\p{Cc}]/u;
/** What may not stand in names of entities and projects. */
const NAME_RESERVED = /[/\\#?%:]/;
const MAX_NAME = 128;
const MAX_QUEUE_NAME = 64;
/**
 * Everything that can be said against `options` without asking a server; empty when nothing can. Types are checked
 * too: options may come from a file or from JavaScript.
 */
function validateOptions(options) {
    const types = typeProblems(options);
    // With a text where a mapping belongs, the checks below would only repeat the same mistake in other words.
    if (types.length > 0)
        return types;
    return [
        ...sourceProblems(options),
        ...nameProblems(options),
        ...priorityProblems(options.priority),
        ...resourceProblems(options),
        ...buildOptionProblems(options),
    ];
}
/** The options without members that are null or undefined: both mean "not given". */
function givenOptions(options) {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null));
}
function sourceProblems(options) {
    const config = options.config ?? {};
    const docker = (0,values/* isObject */.Gv)(config['docker']) ? config['docker'] : {};
    const uri = options.uri ?? ((0,spec/* isPlaceholder */.wK)(config['uri']) ? undefined : config['uri']);
    const job = options.job ?? config['job'];
    const image = options.dockerImage || docker['docker_image'];
    const given = [uri ? 'uri' : '', job ? 'job' : '', image ? 'dockerImage' : ''].filter((name) => name !== '');
    const next = 'Give exactly one of job, dockerImage or uri.';
    if (options.build === true && image) {
        const hint = 'Leave build out to launch that image, or dockerImage to build one.';
        return [(0,launch_errors/* problem */.CC)('build and dockerImage are given', 'an image is there already', hint)];
    }
    if (given.length > 1)
        return [(0,launch_errors/* problem */.CC)(`${given.join(' and ')} are given`, 'a launch has one source', next)];
    if (given.length === 0 && options.build === true)
        return [];
    if (given.length === 0) {
        const why = config['image_uri']
            ? 'config.image_uri does not count as a source'
            : 'there is nothing to run';
        return [(0,launch_errors/* problem */.CC)('none of job, dockerImage and uri is given', why, next)];
    }
    if (typeof job === 'string' && job)
        return jobProblems(job);
    if (typeof image === 'string' && /\s/.test(image)) {
        return [
            (0,launch_errors/* problem */.CC)(`dockerImage (${image}) holds a space`, '', 'Write it as docker does: registry/name:tag or registry/name@sha256:….'),
        ];
    }
    return [];
}
function jobProblems(job) {
    try {
        (0,names/* parseJobReference */.W2)(job);
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* LaunchError */.mE))
            throw error;
        return [
            (0,launch_errors/* problem */.CC)(error.message.replace(/\.$/, ''), '', error.hint ?? 'Write it as entity/project/name:alias.'),
        ];
    }
}
function nameProblems(options) {
    const config = options.config ?? {};
    const found = [];
    for (const [path, value] of [
        ['entity', options.entity],
        ['project', options.project],
        ['projectQueue', options.projectQueue],
        ['config.entity', config['entity']],
        ['config.project', config['project']],
        ['config.queue_entity', config['queue_entity']],
    ]) {
        if (typeof value !== 'string')
            continue;
        const reserved = NAME_RESERVED.exec(value);
        if (reserved)
            found.push((0,launch_errors/* problem */.CC)(`${path} (${value}) holds "${reserved[0]}"`, 'names may not', 'Give the plain name, without a path or address.'));
        else if (value.length > MAX_NAME)
            found.push(tooLong(path, value, MAX_NAME));
        else if (value !== value.trim())
            found.push((0,launch_errors/* problem */.CC)(`${path} starts or ends with a space`, '', 'Remove it.'));
    }
    if (options.entity === '')
        found.push((0,launch_errors/* problem */.CC)('entity is empty', 'a queue and a run need an owner', 'Leave it out to use the default entity of the key.'));
    if (options.projectQueue === '')
        found.push((0,launch_errors/* problem */.CC)('projectQueue is empty', '', 'Leave it out to use model-registry.'));
    const queue = options.queueName;
    if (queue !== undefined && queue.trim() === '')
        found.push((0,launch_errors/* problem */.CC)('queueName is empty', '', 'Give the name of a queue.'));
    else if (queue !== undefined && queue.length > MAX_QUEUE_NAME)
        found.push(tooLong('queueName', queue, MAX_QUEUE_NAME));
    found.push(...runIdProblems('runId', options.runId), ...runIdProblems('config.run_id', config['run_id']));
    return found;
}
function runIdProblems(path, id) {
    // Python writes an empty id, and the agent then makes one up.
    if (typeof id !== 'string' || id === '')
        return [];
    if (id.length > MAX_NAME)
        return [tooLong(path, id, MAX_NAME)];
    const reserved = RUN_ID_RESERVED.exec(id);
    if (!reserved)
        return [];
    return [
        (0,launch_errors/* problem */.CC)(`${path} (${id}) holds ${JSON.stringify(reserved[0])}`, 'W&B refuses such ids', `Use letters, digits, "-", "_" and ".".`),
    ];
}
function priorityProblems(priority) {
    if (priority === undefined || [0, 1, 2, 3].includes(priority))
        return [];
    return [
        (0,launch_errors/* problem */.CC)(`priority is ${priority}`, 'there are four levels', 'Use 0 (critical), 1 (high), 2 (medium) or 3 (low).'),
    ];
}
function resourceProblems(options) {
    const config = options.config ?? {};
    const found = [];
    const variables = (0,values/* isTruthy */.zz)(options.templateVariables) || (0,values/* isTruthy */.zz)(config['template_variables']);
    if (variables && ((0,values/* isTruthy */.zz)(options.resourceArgs) || (0,values/* isTruthy */.zz)(config['resource_args']))) {
        found.push((0,launch_errors/* problem */.CC)('template variables and resource_args are both given', 'a queue applies only one of them', 'Set the values as template variables, or leave those out and give resource_args.'));
    }
    const docker = (0,values/* isObject */.Gv)(config['docker']) ? config['docker'] : {};
    const resource = options.resource ?? config['resource'];
    if (resource === 'local-process' && (options.dockerImage || docker['docker_image'])) {
        found.push((0,launch_errors/* problem */.CC)('dockerImage is given with the resource local-process', 'that runs no images', 'Use local-container, or give a job made from code.'));
    }
    return found;
}
/** What `build` needs, as far as it can be seen without the build itself. */
function buildOptionProblems(options) {
    if (options.build !== true)
        return [];
    const found = [];
    if (!options.repository) {
        found.push((0,launch_errors/* problem */.CC)('build is set without repository', 'an agent can only pull an image that is in a registry', 'Name where it goes, such as ghcr.io/team/name.'));
    }
    if ((options.resource ?? options.config?.['resource']) === 'local-process') {
        found.push((0,launch_errors/* problem */.CC)('build is set with the resource local-process', 'that runs no images', 'Use local-container, or launch the code without build.'));
    }
    return found;
}
function tooLong(path, value, most) {
    return (0,launch_errors/* problem */.CC)(`${path} has ${value.length} characters`, `at most ${most} are allowed`, 'Shorten it.');
}


/***/ }),

/***/ 6770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ unencodable),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Vk: () => (/* binding */ sameJson),
/* harmony export */   aR: () => (/* binding */ copyJson),
/* harmony export */   kf: () => (/* binding */ isNumeric),
/* harmony export */   zz: () => (/* binding */ isTruthy)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);

/** Whether `value` is a mapping: neither null nor a list nor an instance of a class. */
function isObject(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
/** What Python takes for true: not null, false, 0, an empty text, list or mapping. */
function isTruthy(value) {
    if (Array.isArray(value))
        return value.length > 0;
    if (isObject(value))
        return Object.keys(value).length > 0;
    return isNumeric(value) ? Number(value) !== 0 : Boolean(value);
}
/**
 * A copy that shares nothing with `value`. Members that are `undefined` are left out, as JSON would.
 * The value must have passed `unencodable`.
 */
function copyJson(value) {
    if (Array.isArray(value))
        return value.map((element) => copyJson(element));
    if (!isObject(value))
        return value;
    const copy = {};
    for (const [key, member] of Object.entries(value)) {
        if (member === undefined)
            continue;
        // Assigning `__proto__` would set the prototype instead of a member.
        Object.defineProperty(copy, key, {
            value: copyJson(member),
            enumerable: true,
            writable: true,
            configurable: true,
        });
    }
    return copy;
}
/** Where and why `value` cannot be sent as JSON; undefined when it can. Big integers can. */
function unencodable(value, path, above = []) {
    switch (typeof value) {
        case 'string':
        case 'boolean':
        case 'bigint':
            return undefined;
        case 'number':
            return Number.isFinite(value) ? undefined : `${path} is ${value}, which JSON cannot express`;
        case 'object':
            break;
        case 'undefined':
        case 'function':
        case 'symbol':
        default:
            return `${path} is ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}`;
    }
    if (value === null || (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonNumber */ .OD)(value))
        return undefined;
    if (above.includes(value))
        return `${path} contains itself`;
    const inside = [...above, value];
    if (Array.isArray(value)) {
        for (const [index, element] of value.entries()) {
            const found = unencodable(element, `${path}[${index}]`, inside);
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
    if (!isObject(value))
        return `${path} is a ${value.constructor.name}, not a plain value`;
    for (const [key, member] of Object.entries(value)) {
        const found = member === undefined ? undefined : unencodable(member, `${path}.${key}`, inside);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Whether two JSON values are equal; the order of members does not count. */
function sameJson(a, b) {
    if (Array.isArray(a)) {
        return (Array.isArray(b) && a.length === b.length && a.every((element, index) => sameJson(element, b[index])));
    }
    if (isObject(a) && isObject(b)) {
        const keys = Object.keys(a);
        return (keys.length === Object.keys(b).length &&
            keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key])));
    }
    if (isNumeric(a) && isNumeric(b))
        return String(a) === String(b) || sameSmallNumber(a, b);
    return a === b;
}
/** A number in any form in which it may be held: of JavaScript, big, or as the text that was read. */
function isNumeric(value) {
    return typeof value === 'bigint' || (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonNumber */ .OD)(value);
}
/** `1` and `1.0` are the same, but only where JavaScript holds both exactly. */
function sameSmallNumber(a, b) {
    return Number(a) === Number(b) && Math.abs(Number(a)) <= Number.MAX_SAFE_INTEGER;
}
/** What kind of value it is, in words for an error. */
function kindOf(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    if (isNumeric(value))
        return 'a number';
    if (typeof value === 'object')
        return 'a mapping';
    if (typeof value === 'string')
        return 'a text';
    return `a ${typeof value}`;
}


/***/ }),

/***/ 14648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ findRuns)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35);
/* harmony import */ var _run_reads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29163);



const RUNS = {
    name: 'Runs',
    effect: 'read',
    document: `query Runs($entity: String!, $project: String!, $filters: JSONString, $order: String, $first: Int) {
    project(name: $project, entityName: $entity) {
      runs(filters: $filters, order: $order, first: $first) {
        edges {
          node {
            name
            state
            inputArtifacts(first: 20) {
              edges { node { artifactType { name } artifactSequence { name project { name entityName } } } }
            }
          }
        }
      }
    }
  }`,
};
/**
 * Runs of a project, the newest first.
 * @param filters in the query language of run lists: MongoDB's operators over `state`, `tags`, `config.…` and the like
 * @returns none for a project that does not exist
 */
async function findRuns(client, place, filters, first, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(RUNS.name);
    const variables = {
        entity: place.entity,
        project: (0,_run_reads_js__WEBPACK_IMPORTED_MODULE_2__/* .projectOf */ .v8)(place),
        filters: (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)(filters),
        order: '-created_at',
        first,
    };
    const project = read.object(await client.graphql(RUNS, variables, call), 'project');
    if (project === null)
        return [];
    return read.nodes(project, 'runs').map((run) => ({
        ref: { entity: place.entity, project: place.project, runId: read.requiredText(run, 'name') },
        state: (read.text(run, 'state') ?? '').toLowerCase(),
        job: jobOf(read, run),
    }));
}
function jobOf(read, run) {
    for (const artifact of read.nodes(run, 'inputArtifacts')) {
        const type = read.object(artifact, 'artifactType');
        const sequence = read.object(artifact, 'artifactSequence');
        const project = sequence && read.object(sequence, 'project');
        if (type === null || project === null || sequence === null || read.text(type, 'name') !== 'job')
            continue;
        return [read.text(project, 'entityName'), read.text(project, 'name'), read.text(sequence, 'name')].join('/');
    }
    return null;
}


/***/ })

};

export const id = 572;
export const ids = [572];
export const modules = {

/***/ 18855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N1: () => (/* binding */ frozenRequirements),
/* harmony export */   T4: () => (/* binding */ JOB_FILE),
/* harmony export */   cz: () => (/* binding */ serializeJob),
/* harmony export */   dy: () => (/* binding */ DIFF_FILE),
/* harmony export */   gD: () => (/* binding */ REQUIREMENTS_FILE)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93428);


/** Name of the file that makes an artifact a job. */
const JOB_FILE = 'wandb-job.json';
const REQUIREMENTS_FILE = 'requirements.frozen.txt';
const DIFF_FILE = 'diff.patch';
const NO_TYPES = { wb_type: 'typedDict', params: { type_map: {} } };
/**
 * The text of `wandb-job.json`, byte for byte as `wandb job create` writes it: the digest of a job depends on it.
 * @param runtime Python's version; empty for image jobs
 * @throws LaunchError when the git remote holds a password
 */
function serializeJob(source, runtime, services = {}) {
    const fields = sourceFields(source);
    const document = {
        _version: 'dockerfile' in fields || 'build_context' in fields ? '0.17.0' : 'v0',
        source_type: source.type,
        source: fields,
        input_types: NO_TYPES,
        output_types: NO_TYPES,
        runtime,
        ...(Object.keys(services).length === 0 ? {} : { services }),
    };
    return pythonJson(document);
}
function sourceFields(source) {
    switch (source.type) {
        case 'image':
            return { image: source.image };
        case 'repo':
            if ((0,_remote_js__WEBPACK_IMPORTED_MODULE_1__/* .hasPassword */ .cw)(source.remote)) {
                throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('The git remote of the job holds a password, which would be stored in the job.', {
                    hint: 'Give the address without user and password.',
                });
            }
            return {
                git: { remote: source.remote, commit: source.commit },
                entrypoint: source.entryPoint,
                notebook: false,
                ...programFields(source),
            };
        case 'artifact':
            return {
                entrypoint: source.entryPoint,
                notebook: false,
                artifact: `wandb-artifact://_id/${source.artifactId}`,
                ...programFields(source),
            };
    }
}
// An empty text counts as not given, as it does for the client.
function programFields({ buildContext, dockerfile, baseImage }) {
    return {
        ...(buildContext ? { build_context: buildContext } : {}),
        ...(dockerfile ? { dockerfile } : {}),
        ...(baseImage ? { base_image: baseImage } : {}),
    };
}
/** JSON as Python's `json.dumps(value, indent=4)` prints it: everything outside printable ASCII escaped. */
function pythonJson(value) {
    return JSON.stringify(value, null, 4).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Where Python ends a line, beside the usual newlines: vertical tab, form feed, separators, next line. */
const LINE_ENDS = ['\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029'];
/**
 * The frozen list of a code folder's `requirements.txt`: its lines, as Python splits them, without a final newline.
 */
function frozenRequirements(text) {
    const lines = text.replace(/\r\n?/g, '\n').split(new RegExp(`[${LINE_ENDS.join('')}]`));
    if (lines.at(-1) === '')
        lines.pop();
    return lines.join('\n');
}


/***/ }),

/***/ 94440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ runGit),
/* harmony export */   X: () => (/* binding */ GitError)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93428);



const DEFAULT_TIMEOUT_MS = 120_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const KEPT_ERROR_BYTES = 8 * 1024;
const KILL_AFTER_MS = 2_000;
/** git ran and said no. */
class GitError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE {
    name = 'GitError';
    /** The end of what git wrote to standard error, secrets hidden. */
    output;
    constructor(message, output, hint) {
        super(message, hint === undefined ? {} : { hint });
        this.output = output;
    }
}
/** What git, its hooks and its helpers never need: the key of W&B, the inputs of the action, the runner's tokens. */
const KEPT_BACK = /^(WANDB_API_KEY$|INPUT_|ACTIONS_)/i;
/** Settings of every call: what a hostile repository could use to reach beyond its network address is off. */
const HARDENING = [
    ...['-c', 'protocol.allow=never'],
    ...['-c', 'protocol.https.allow=always'],
    ...['-c', 'protocol.ssh.allow=always'],
    ...['-c', 'protocol.file.allow=never'],
    ...['-c', 'protocol.ext.allow=never'],
    ...['-c', 'core.hooksPath=/dev/null'],
    ...['-c', 'core.fsmonitor=false'],
    // A folder that only looks like a repository brings no settings; a signature starts no program to check it.
    ...['-c', 'safe.bareRepository=explicit'],
    ...['-c', 'log.showSignature=false'],
];
/**
 * Runs git without a shell and without questions at a terminal.
 * @param remote the address that is spoken to; its credentials reach git through the environment only
 * @returns standard output
 * @throws GitError, LaunchError when git is missing, too slow or too loud; the reason of `signal`
 */
async function runGit(args, options = {}) {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, cwd, input } = options;
    signal?.throwIfAborted();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', [...HARDENING, ...args], {
        cwd,
        env: gitEnvironment(options.env ?? process.env, options.remote),
        stdio: ['pipe', 'pipe', 'pipe'],
        // Its own group, so that the helpers that git starts end with it.
        detached: process.platform !== 'win32',
    });
    const command = `git ${args[0] ?? ''}`;
    const output = [];
    let outputBytes = 0;
    let errors = '';
    let stopped;
    function stop(reason) {
        stopped ??= reason;
        killGroup(child.pid, 'SIGTERM');
        setTimeout(() => killGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS).unref();
    }
    const onAbort = () => stop();
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => {
        stop(new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`${command} did not end within ${timeoutMs / 1000} s.`, {
            hint: 'Check that the git server can be reached from here.',
        }));
    }, timeoutMs);
    child.stdout.on('data', (chunk) => {
        outputBytes += chunk.length;
        if (outputBytes <= MAX_OUTPUT_BYTES)
            output.push(chunk);
        else
            stop(new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`${command} printed more than ${MAX_OUTPUT_BYTES} bytes.`));
    });
    child.stderr.on('data', (chunk) => {
        errors = (errors + chunk.toString('utf8')).slice(-KEPT_ERROR_BYTES);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    try {
        const code = await new Promise((resolve, reject) => {
            child.once('error', reject);
            child.once('close', resolve);
        });
        signal?.throwIfAborted();
        if (stopped !== undefined)
            throw stopped;
        if (code !== 0)
            throw failure(command, errors);
        return Buffer.concat(output).toString('utf8');
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE('The program git was not found.', {
            cause: error,
            hint: 'Install git on the runner.',
        });
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
    }
}
function killGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? pid : -pid, signal);
    }
    catch {
        // It ended by itself.
    }
}
function failure(command, errors) {
    const output = (0,_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .redactUrls */ .sK)(errors).trim();
    const lines = output.split('\n').filter((line) => line.trim() !== '');
    const telling = lines.filter((line) => /^(fatal|error|remote):/i.test(line)).slice(0, 3);
    const reason = (telling.length > 0 ? telling : lines.slice(-1)).join(' ');
    return new GitError(`${command} failed: ${reason || 'it gave no reason'}`, output, hintFor(output));
}
function hintFor(output) {
    if (/could not read Username|Authentication failed|Permission denied|not found|HTTP.* 40[134]/i.test(output)) {
        return 'Check the address, and that git on this machine has credentials for it.';
    }
    if (/Could not resolve host|Connection refused|timed out|unable to access/i.test(output)) {
        return 'Check that the git server can be reached from here.';
    }
    return undefined;
}
/**
 * Variables for git: no key of ours, no prompt, plain English, no foreign repository through `GIT_DIR` and the like, and the
 * credentials of an https remote as a header for its own host only.
 */
function gitEnvironment(base, remote) {
    const env = Object.fromEntries(Object.entries(base).filter(([name]) => !KEPT_BACK.test(name)));
    for (const name of [
        'GIT_DIR',
        'GIT_WORK_TREE',
        'GIT_INDEX_FILE',
        'GIT_OBJECT_DIRECTORY',
        'GIT_NAMESPACE',
    ]) {
        delete env[name];
    }
    env['GIT_TERMINAL_PROMPT'] = '0';
    env['LC_ALL'] = 'C';
    if (env['GIT_SSH_COMMAND'] === undefined && env['GIT_SSH'] === undefined) {
        env['GIT_SSH_COMMAND'] = 'ssh -o BatchMode=yes';
    }
    const { remote: clean, user, password } = (0,_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCredentials */ .JD)(remote ?? '');
    if (/^https:/i.test(clean) && (user !== '' || password !== '')) {
        const count = Number(env['GIT_CONFIG_COUNT'] ?? '0');
        const secret = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
        env[`GIT_CONFIG_KEY_${count}`] = `http.${new URL(clean).origin}/.extraHeader`;
        env[`GIT_CONFIG_VALUE_${count}`] = `Authorization: Basic ${secret}`;
        env['GIT_CONFIG_COUNT'] = String(count + 1);
    }
    return env;
}


/***/ }),

/***/ 26648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ safeArtifactName),
/* harmony export */   BE: () => (/* binding */ formatJob),
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   Lv: () => (/* binding */ artifactJobName),
/* harmony export */   Ti: () => (/* binding */ repoJobName),
/* harmony export */   W2: () => (/* binding */ parseJobReference),
/* harmony export */   ff: () => (/* binding */ checkAlias),
/* harmony export */   hb: () => (/* binding */ resolveJobReference),
/* harmony export */   jL: () => (/* binding */ checkJobName),
/* harmony export */   oA: () => (/* binding */ imageJobName),
/* harmony export */   sZ: () => (/* binding */ jobAliases)
/* harmony export */ });
/* unused harmony exports sanitizeArtifactName, codeArtifactName */
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);


/** Longest name of a collection. */
const MAX_NAME_LENGTH = 128;
/** Replaces what artifact names may not hold by `_`, and cuts the middle out of names over 128 characters. */
function safeArtifactName(text) {
    const cleaned = replaceUnsafe(text, '_');
    if (cleaned.length <= MAX_NAME_LENGTH)
        return cleaned;
    return `${cleaned.slice(0, 63)}..${cleaned.slice(-63)}`;
}
/**
 * The rule for names that the client makes itself: what is not allowed is dropped, and a checksum of the whole
 * original keeps such names apart. Names that are fine stay as they are.
 */
function sanitizeArtifactName(text) {
    const sanitized = replaceUnsafe(text, '');
    if (sanitized === text)
        return text;
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(text));
    return `${sanitized}-${checksum.toString('base64url')}`;
}
// With the `u` flag a character outside the basic plane counts once, as it does in Python.
function replaceUnsafe(text, by) {
    return text.replace(/[^A-Za-z0-9_\-.]/gu, by);
}
/** Default name of a job made from a repository. `program` is empty for jobs that no run made. */
function repoJobName(remote, program = '') {
    return safeArtifactName(`job-${remote}_${program}`);
}
/** Default name of a job made from a code artifact. */
function artifactJobName(codeArtifact) {
    return safeArtifactName(`job-${codeArtifact}`);
}
/** Name of the code artifact below a job: after the job's name, or after the path of the program. */
function codeArtifactName(path, jobName) {
    if (jobName !== undefined)
        return `code-${jobName}`;
    const clean = path.replaceAll('./', '').replace(/^\//, '').replace(/\/$/, '');
    return `code-${safeArtifactName(clean)}`;
}
/** Default name of a job made from an image: the reference without its tag. */
function imageJobName(image) {
    const tag = imageTag(image);
    return safeArtifactName(`job-${tag === undefined ? image : image.replaceAll(`:${tag}`, '')}`);
}
/** What follows the last colon, when it can be a tag (or the digits of a digest): it becomes an alias of the job. */
function imageTag(image) {
    const colon = image.lastIndexOf(':');
    if (colon === -1)
        return undefined;
    const tag = image.slice(colon + 1);
    return /^[A-Za-z0-9_\-.]+$/.test(tag) ? tag : undefined;
}
/**
 * Aliases of a new version: the given ones, then the tag of the image, then `latest`, each once. A tag such as `v2`
 * is left out: as an alias it would be taken for a version of the job.
 * @throws LaunchError for an alias that W&B refuses
 */
function jobAliases(given, tag) {
    for (const alias of given)
        checkAlias(alias);
    const tags = tag === undefined || isVersion(tag) ? [] : [tag];
    return [...new Set([...given, ...tags, 'latest'])];
}
/** @throws LaunchError when `name` cannot be the name of a job */
function checkJobName(name) {
    if (name !== '' && safeArtifactName(name) === name)
        return;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(name === ''
        ? 'The name of a job cannot be empty.'
        : `The job name ${quoted(name)} is not a valid artifact name.`, {
        hint: `Use at most ${MAX_NAME_LENGTH} letters, digits, dashes, underscores and dots` +
            (name === '' ? '.' : `, such as ${quoted(safeArtifactName(name))}.`),
    });
}
/** @throws LaunchError when `alias` cannot be an alias of a version */
function checkAlias(alias) {
    if (alias === '' || alias.length > MAX_NAME_LENGTH || /[/:\s\p{Cc}]/u.test(alias)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`The job alias ${quoted(alias)} is not valid.`, {
            hint: `Use at most ${MAX_NAME_LENGTH} characters without "/", ":" and spaces.`,
        });
    }
    if (isVersion(alias)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`The job alias ${quoted(alias)} has the form of a version, which only W&B gives.`, {
            hint: 'Choose another alias.',
        });
    }
}
function isVersion(alias) {
    return /^v\d+$/.test(alias);
}
/**
 * Reads `entity/project/name:alias`, `project/name:alias` or `name:alias`; without `:alias` it is `latest`.
 * @throws LaunchError that says which part is wrong
 */
function parseJobReference(text) {
    const path = text.trim();
    const colon = path.indexOf(':');
    const parts = (colon === -1 ? path : path.slice(0, colon)).split('/');
    const alias = colon === -1 ? 'latest' : path.slice(colon + 1);
    const name = parts.at(-1) ?? '';
    if (path === '')
        throw malformed(text, 'it is empty');
    if (path.includes('://'))
        throw malformed(text, 'it is an address');
    if (parts.length > 3)
        throw malformed(text, `it has ${parts.length} parts between slashes`);
    if (parts.includes(''))
        throw malformed(text, 'a part between slashes is empty');
    if (alias === '')
        throw malformed(text, 'nothing follows the colon');
    if (/[/:\s]/.test(alias))
        throw malformed(text, `the alias ${quoted(alias)} holds a slash, a colon or a space`);
    if (parts.some((part) => /[\s\p{Cc}]/u.test(part)))
        throw malformed(text, 'it holds a space or control character');
    if (safeArtifactName(name) !== name)
        throw malformed(text, `${quoted(name)} is not a valid job name`);
    return { entity: parts.at(-3), project: parts.at(-2), name, alias };
}
/**
 * The same with entity and project filled in from `defaults`.
 * @throws LaunchError when one of them is in neither
 */
function resolveJobReference(text, defaults = {}) {
    const { entity = defaults.entity, project = defaults.project, name, alias } = parseJobReference(text);
    if (!entity)
        throw malformed(text, 'it names no entity, and there is no default');
    if (!project)
        throw malformed(text, 'it names no project, and there is no default');
    return { entity, project, name, alias };
}
/** `entity/project/name:alias`. */
function formatJob(job) {
    return `${job.entity}/${job.project}/${job.name}:${job.alias}`;
}
function malformed(text, why) {
    return new _common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .LaunchError */ .mE(`The job ${quoted(text)} cannot be read: ${why}.`, {
        hint: 'Write it as entity/project/name:alias, for example acme/vision/train:latest.',
    });
}
function quoted(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}


/***/ }),

/***/ 93428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ splitCredentials),
/* harmony export */   R_: () => (/* binding */ checkRemote),
/* harmony export */   cw: () => (/* binding */ hasPassword),
/* harmony export */   ri: () => (/* binding */ withoutCredentials),
/* harmony export */   sK: () => (/* binding */ redactUrls)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** `user@host:path`, as git and scp write it. */
const SCP_LIKE = /^[A-Za-z0-9_.+-]+@[A-Za-z0-9_.-]+:(?!-).+$/;
const URL_LIKE = /^(https|ssh):\/\/([^/?#]*)(.*)$/is;
/**
 * Only transports that fetch over a network and run nothing on this machine.
 * @throws LaunchError for every other remote, before git sees it
 */
function checkRemote(remote) {
    if (!/[\s\p{Cc}]/u.test(remote)) {
        const authority = URL_LIKE.exec(remote)?.[2];
        const host = authority?.slice(authority.lastIndexOf('@') + 1);
        // A host that starts with a dash would be an option of ssh.
        if (host !== undefined && host !== '' && !host.startsWith('-') && !authority?.startsWith('-'))
            return;
        if (authority === undefined && !remote.startsWith('-') && SCP_LIKE.test(remote))
            return;
    }
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The git remote ${JSON.stringify(redactUrls(remote.slice(0, 300)))} is refused.`, {
        hint: 'Only https://, ssh:// and user@host:path addresses are allowed.',
    });
}
/** The parts of an https remote that git must be given apart, so that no secret is on a command line. */
function splitCredentials(remote) {
    const [, scheme, authority, rest] = URL_LIKE.exec(remote) ?? [];
    const at = authority?.lastIndexOf('@') ?? -1;
    if (scheme === undefined || authority === undefined || at === -1)
        return { remote, user: '', password: '' };
    const [user = '', ...password] = authority.slice(0, at).split(':');
    const host = authority.slice(at + 1);
    const kept = scheme.toLowerCase() === 'ssh' && user !== '' ? `${user}@` : '';
    return {
        remote: `${scheme}://${kept}${host}${rest ?? ''}`,
        user: decoded(user),
        password: decoded(password.join(':')),
    };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The address without user and password: fit to be stored. ssh keeps its user, which is part of the address. */
function withoutCredentials(remote) {
    return splitCredentials(remote).remote;
}
/** Whether an address would store a secret. The user of an https address often is a token, so it counts. */
function hasPassword(remote) {
    const { remote: clean, user, password } = splitCredentials(remote);
    return password !== '' || (user !== '' && !clean.includes('@'));
}
/** Hides user and password of every address in a text. */
function redactUrls(text) {
    return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, '$1***@');
}


/***/ }),

/***/ 89812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ saveDone),
/* harmony export */   Sy: () => (/* binding */ readSaved),
/* harmony export */   T6: () => (/* binding */ saveReported),
/* harmony export */   cC: () => (/* binding */ saveHandle),
/* harmony export */   fS: () => (/* binding */ saveOnCancel),
/* harmony export */   hp: () => (/* binding */ savePlan)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const PlanSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    others: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    queue: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    onCancel: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['stop', 'detach']),
});
const HandleSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    queue: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    priority: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    spec: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())),
    pushedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    queueUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    runRef: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), project: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});
function savePlan(step, plan) {
    step.save('plan', plan);
}
function saveHandle(step, handle) {
    // The spec can be long and is not needed to stop a run.
    step.save('handle', { ...handle, spec: null });
}
/** What a step that planned no launch wants to happen to the one that it waits for. */
function saveOnCancel(step, onCancel) {
    step.save('onCancel', onCancel);
}
/** The summary is written. */
function saveReported(step) {
    step.save('reported', true);
}
/** After this, `post` has nothing to do. */
function saveDone(step) {
    step.save('done', true);
}
function readSaved(step) {
    const plan = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(PlanSchema, step.saved('plan'));
    const handle = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(HandleSchema, step.saved('handle'));
    return {
        done: step.saved('done') === true,
        reported: step.saved('reported') === true,
        plan: plan.success ? plan.output : null,
        onCancel: (plan.success ? plan.output.onCancel : step.saved('onCancel')) === 'detach' ? 'detach' : 'stop',
        handle: handle.success ? handle.output : null,
    };
}


/***/ }),

/***/ 36412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nx: () => (/* reexport */ OUTCOME_WORDS),
  gf: () => (/* reexport */ isGreen),
  qd: () => (/* reexport */ metrics),
  DW: () => (/* reexport */ renderDryRun),
  $: () => (/* reexport */ renderItems),
  eS: () => (/* reexport */ renderJob),
  jA: () => (/* reexport */ renderLive),
  eJ: () => (/* reexport */ renderRun),
  i8: () => (/* reexport */ renderRunParts)
});

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
;// CONCATENATED MODULE: ./build/report/escape.js
/**
 * Text of others inside Markdown. It must not make structure (tables, links, code, HTML), reach people (`@name`,
 * `#1`) or become a runner command when a page is printed to a log. References such as `&#124;` are never syntax,
 * so they stand for every character that could be; a zero-width space breaks what GitHub looks for after rendering.
 */
const ZERO_WIDTH_SPACE = '\u200b';
const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const ANSI_SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?)`, 'g');
/** Control characters but tab and line feed, and the marks that turn the direction of writing. */
const CONTROL = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;
/** Without colours, control characters and marks that turn the direction of writing. */
function plain(text) {
    return text.replace(ANSI_SEQUENCE, '').replace(CONTROL, '');
}
/** At most `length` characters, whole ones. */
function shorten(text, length) {
    // Cut before spreading: a value may have megabytes.
    const characters = [...text.slice(0, length * 2 + 2)];
    return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
/** `::`, and `:word:` where GitHub would draw a picture. */
const EMOJI_OR_COMMAND = /:(?=:|(?:[a-z_+-][\w+-]*|100|1234):)/gi;
/** For a sentence or a table cell: one line. */
function escapeText(text) {
    return plain(text.replace(/\s+/g, ' '))
        .trim()
        .replace(/[&<>|`*~[\]\\$]|(?<!\w)_|_(?!\w)/g, reference)
        .replace(EMOJI_OR_COMMAND, `:${ZERO_WIDTH_SPACE}`)
        .replace(/:(?=\/\/)/g, reference)
        .replace(/(?:@|www(?=\.)|(?<!&)#)(?=[\w.])/gi, `$&${ZERO_WIDTH_SPACE}`)
        .replace(/^[-+#]/, reference)
        .replace(/(?<=^\d{1,9})[.)](?=\s|$)/, reference);
}
function reference(char) {
    return `&#${char.charCodeAt(0)};`;
}
/** A link, when the address is one of the web; else the text alone. */
function escape_link(text, url) {
    const target = safeUrl(url);
    return target === null ? escapeText(text) : `[${escapeText(text) || 'link'}](${target})`;
}
/** No browser follows an address longer than this. */
const LONGEST_URL = 2_000;
function safeUrl(url) {
    if (url === null || url.length > LONGEST_URL || !/^https?:\/\//i.test(url) || !URL.canParse(url))
        return null;
    const { href, username, password } = new URL(url);
    if (username !== '' || password !== '')
        return null;
    const encoded = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (char) => encodeURIComponent(char).replace(/[()'*!]/g, hex));
    return encoded.includes('::') ? null : encoded;
}
function hex(char) {
    return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
/** Lines in a block that no line can end early, with what a runner would act on broken. */
function fence(lines, language = '') {
    const body = lines.map((line) => plain(line).replaceAll('::', `:${ZERO_WIDTH_SPACE}:`).replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`));
    const longest = Math.max(2, ...body.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
    const ticks = '`'.repeat(longest + 1);
    return [`${ticks}${language}`, ...body, ticks].join('\n');
}

;// CONCATENATED MODULE: ./build/report/fit.js
/**
 * The first of the pages that fits into `limit` bytes, richest first. When none does, the last one is cut after the
 * last whole line that fits.
 */
function fit(levels, limit, render) {
    let text = '';
    for (const level of levels) {
        text = render(level);
        if (Buffer.byteLength(text) <= limit)
            return text;
    }
    const lines = [];
    let bytes = 0;
    for (const line of text.split('\n')) {
        bytes += Buffer.byteLength(line) + 1;
        if (bytes > limit)
            break;
        lines.push(`${line}\n`);
    }
    return lines.join('');
}

;// CONCATENATED MODULE: ./build/report/table.js

/** Rows of ready Markdown. The columns `numbers`, counted from 0, are set to the right. */
function table(head, rows, numbers = []) {
    const lines = [head, head.map((_, column) => (numbers.includes(column) ? '--:' : '---')), ...rows];
    return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** The first rows, and how many more there are. Empty when there is nothing to show. */
function valueTable(head, rows, most, cell) {
    if (rows.length === 0)
        return '';
    const shown = rows.slice(0, most);
    const cells = shown.map(({ key, value }) => [
        escapeText(shorten(key, cell)),
        escapeText(shorten(value, cell)),
    ]);
    const more = rows.length - shown.length;
    if (more > 0)
        cells.push([`${count(more, 'row')} more`, '']);
    return table(head, cells);
}
/** `1 row`, `3 rows`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** A part of a page under its title; empty when its body is. */
function section(title, body) {
    return body === '' ? '' : `### ${title}\n\n${body}`;
}
/** A part that opens with a click. `title` is ready HTML; empty when its body is. */
function folded(title, body) {
    return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** Parts of a page, without the empty ones. */
function page(parts) {
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./build/report/dry-run.js




const LINE_LEVELS = [5_000, 1_000, 200, 20, 0];
const LINE_LENGTH = 2_000;
/** A launch that was not made, as Markdown of at most `limit` bytes. */
function renderDryRun(dryRun, { limit }) {
    const spec = (0,json/* stringifyJson */.sd)(dryRun.spec, { indent: 2, nonFinite: 'null' }).split('\n');
    const { queue } = dryRun;
    return fit(LINE_LEVELS, limit, (most) => page([
        '## 🧪 Dry run: all checks passed, nothing was queued',
        `Queue: ${escape_link(shorten(`${queue.entity}/${queue.name}`, 200), dryRun.queueUrl)}`,
        dryRun.priority === null ? '' : `Priority: ${dryRun.priority}`,
        list('Checked', dryRun.checks, most),
        list('Warnings', dryRun.warnings, most),
        variables(dryRun.templateVariables, most),
        block('Launch spec', spec, most),
    ]));
}
function variables(values, most) {
    if (Object.keys(values).length === 0)
        return '';
    return block('Template variables', JSON.stringify(values, null, 2).split('\n'), most);
}
function list(title, lines, most) {
    const shown = lines.slice(0, Math.min(most, 50)).map((line) => `- ${escapeText(shorten(line, 500))}`);
    return shown.length === 0 ? '' : `### ${title}\n\n${shown.join('\n')}`;
}
function block(title, lines, most) {
    const shown = lines.slice(0, most).map((line) => shorten(line, LINE_LENGTH));
    const more = lines.length - shown.length;
    const body = shown.length === 0 ? '' : `\n\n${fence(shown, 'json')}`;
    return `### ${title}${body}${more > 0 ? `\n\n${count(more, 'line')} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/report/links.js
/** The page of a job, on the server that the page of its run is on; null when either is not known well enough. */
function jobUrl({ job, runUrl }) {
    const app = /^(https?:\/\/.+?)\/[^/]+\/[^/]+\/runs\/[^/]+$/.exec(runUrl ?? '')?.[1];
    const [, entity, project, name, alias] = /^([\w.-]+)\/([\w.-]+)\/([\w.-]+):([\w.-]+)$/.exec(job ?? '') ?? [];
    if (app === undefined || entity === undefined)
        return null;
    return [app, entity, project, 'artifacts', 'job', name, alias].join('/');
}
const IMAGE = /^(?<path>[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/;
/** The page of an image, for the two registries that have one at its name; else null. */
function imageUrl(image) {
    const path = IMAGE.exec(image ?? '')?.groups?.['path'];
    if (path === undefined)
        return null;
    const [host = '', ...rest] = path.split('/');
    if (host === 'ghcr.io')
        return rest.length >= 2 ? `https://${path}` : null;
    if (host === 'docker.io')
        return hubUrl(rest);
    return host.includes('.') || host === 'localhost' ? null : hubUrl([host, ...rest]);
}
function hubUrl(path) {
    if (path.length === 1)
        return `https://hub.docker.com/_/${path[0]}`;
    return path.length === 2 ? `https://hub.docker.com/r/${path.join('/')}` : null;
}

;// CONCATENATED MODULE: ./build/report/job.js




/** The job as Markdown of at most `limit` bytes. */
function renderJob({ job, isNew, image, tag, isReused }, { limit }) {
    return fit([400, 80], limit, (cell) => page([
        `## 📦 ${isNew ? 'New version of a job' : 'The job was there already'}`,
        table(['', ''], [
            ['Job', escapeText(shorten(job, cell))],
            ['Image', escape_link(shorten(image, cell), imageUrl(image))],
            ['Tag', escapeText(shorten(tag, cell))],
            ['Build', isReused ? 'none: the registry had it' : 'built and pushed'],
        ]),
    ]));
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
;// CONCATENATED MODULE: ./build/report/values.js
/** Documents of a run as rows of a table, and as the `metrics` output. */
/** More rows than any table shows: enough to count what is left out, and a bound for hostile documents. */
const MOST_ROWS = 20_000;
const DEEPEST = 12;
/** Nested objects become keys with dots. Values are for reading, not for parsing. */
function flatten(document) {
    const rows = [];
    addRows(document, '', 0, rows);
    return rows;
}
function addRows(document, prefix, depth, rows) {
    for (const [key, value] of Object.entries(document)) {
        if (rows.length >= MOST_ROWS)
            return;
        const path = `${prefix}${key}`;
        if (isObject(value) &&
            mediaType(value) === undefined &&
            depth < DEEPEST &&
            Object.keys(value).length > 0) {
            addRows(value, `${path}.`, depth + 1, rows);
        }
        else {
            rows.push({ key: path, value: formatValue(value), number: numberOf(value) });
        }
    }
}
/** Six significant digits for a float; a media object by its type. */
function formatValue(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return formatNumber(value);
    if (isExactNumber(value))
        return value.value;
    if (Array.isArray(value))
        return formatList(value);
    if (isObject(value)) {
        const type = mediaType(value);
        return type === undefined ? `{${Object.keys(value).slice(0, 10).join(', ')}}` : `(${type})`;
    }
    return String(value);
}
/** A finite number, also one whose digits were kept; else null. */
function numberOf(value) {
    const number = isExactNumber(value) ? Number(value.value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
/** An integer as it is, another number with six significant digits. */
function formatNumber(value) {
    if (Number.isInteger(value) || !Number.isFinite(value))
        return String(value);
    return String(Number(value.toPrecision(6)));
}
function formatList(list) {
    const shown = list
        .slice(0, 20)
        .map((value) => (Array.isArray(value) ? `[${value.length}]` : formatValue(value)));
    return `[${shown.join(', ')}${list.length > 20 ? `, … ${list.length} in all` : ''}]`;
}
/** Whether a key of a summary is W&B's own (`_runtime`, `_step`, …). */
function isInternal(key) {
    return key.startsWith('_');
}
/**
 * The `metrics` output: the summary in W&B's own shape, without its internal keys and without media. NaN and the
 * infinities, which JSON lacks, become the texts `NaN`, `Infinity` and `-Infinity`.
 */
function metrics(summary) {
    const entries = Object.entries(summary).filter(([key]) => !isInternal(key));
    return Object.fromEntries(entries.flatMap(([key, value]) => plainEntry(key, value, 0)));
}
function plainEntry(key, value, depth) {
    if (value === undefined || (isObject(value) && mediaType(value) !== undefined))
        return [];
    return [[key, plainValue(value, depth)]];
}
function plainValue(value, depth) {
    if (typeof value === 'number')
        return Number.isFinite(value) ? value : String(value);
    if (depth >= DEEPEST)
        return formatValue(value);
    if (Array.isArray(value))
        return value.map((element) => plainValue(element, depth + 1));
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => plainEntry(key, member, depth + 1)));
}
/** A number whose digits were kept by whoever parsed it. */
function isExactNumber(value) {
    return typeof value === 'object' && value !== null && 'isLosslessNumber' in value && 'value' in value;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);
}
/** `image-file`, `table-file`, `histogram` and the like: what `wandb.log` makes of media. */
function mediaType(value) {
    return typeof value['_type'] === 'string' ? value['_type'] : undefined;
}

;// CONCATENATED MODULE: ./build/report/gates.js



const PASSED = '✅';
const FAILED = '❌';
/** Whether any rule does not hold. */
function anyFailed(gates) {
    return gates.some(({ passed }) => !passed);
}
/** The rules with both their sides, those that failed first. Empty without rules. */
function gatesSection(gates, { rows, cell }) {
    if (gates.length === 0)
        return '';
    const failed = gates.filter(({ passed }) => !passed);
    const shown = [...failed, ...gates.filter(({ passed }) => passed)].slice(0, rows);
    const cells = shown.map((gate) => [
        `${gate.passed ? PASSED : FAILED} ${escapeText(shorten(gate.rule, cell))}`,
        side(gate.left),
        side(gate.right),
        ...(failed.length > 0 ? [gate.passed ? '' : escapeText(shorten(gate.message, cell * 2))] : []),
    ]);
    const more = gates.length - shown.length;
    if (more > 0)
        cells.push([`${count(more, 'gate')} more`, '', '', ...(failed.length > 0 ? [''] : [])]);
    const title = failed.length === 0
        ? `Gates: ${gates.length === 1 ? 'it holds' : `all ${gates.length} hold`}`
        : `Gates: ${failed.length} of ${gates.length} failed`;
    const head = ['gate', 'value', 'limit', ...(failed.length > 0 ? ['why'] : [])];
    return section(title, table(head, cells, [1, 2]));
}
function side(value) {
    return value === null ? '—' : formatNumber(value);
}
/** The mark of a metric: that of the rules that name it, none when none does. */
function gateMark(key, gates) {
    const naming = gates.filter(({ rule }) => names(rule, key));
    if (naming.length === 0)
        return '';
    return anyFailed(naming) ? FAILED : PASSED;
}
/** Whether `key` stands in a rule as a whole word, perhaps after `history.` and the like. */
function names(rule, key) {
    let at = rule.indexOf(key);
    for (; at >= 0; at = rule.indexOf(key, at + 1)) {
        const before = rule.slice(0, at).replace(/(?<![\w./-])(?:history|summary|baseline)\.$/, '');
        if (!/[\w./-]$/.test(before) && !/^[\w./-]/.test(rule.slice(at + key.length)))
            return true;
    }
    return false;
}
/** One cell: how many rules hold, and the first that does not. */
function gatesCell(gates, cell) {
    if (gates === undefined || gates.length === 0)
        return '';
    const held = gates.filter(({ passed }) => passed).length;
    const first = gates.find(({ passed }) => !passed);
    if (first === undefined)
        return `${PASSED} ${held} of ${gates.length}`;
    return `${FAILED} ${held} of ${gates.length}: ${escapeText(shorten(first.rule, cell))}`;
}

;// CONCATENATED MODULE: ./build/report/words.js
/** How an outcome reads at the top of a page. */
const OUTCOME_WORDS = {
    succeeded: '✅ Succeeded',
    queued: '🕒 Queued',
    'job-failed': '❌ The job failed',
    'gate-failed': '❌ A gate failed',
    'agent-failed': '❌ The agent failed',
    'submit-failed': '❌ Nothing was queued',
    'claim-timeout': '❌ No agent took the item',
    'run-timeout': '❌ The run took too long',
    cancelled: '🛑 Cancelled',
    refused: '🚫 Refused',
    detached: '🔌 Detached',
    unknown: '❔ Unknown',
};
const GREEN = new Set(['succeeded', 'queued', 'detached']);
/** Whether a step with this outcome ends with exit code 0. */
function isGreen(outcome) {
    return GREEN.has(outcome);
}

;// CONCATENATED MODULE: ./build/report/items.js







const LEVELS = [
    { rows: 1_000, cell: 120, message: 400 },
    { rows: 1_000, cell: 80, message: 120 },
    { rows: 500, cell: 60, message: 60 },
    { rows: 100, cell: 60, message: 60 },
    { rows: 20, cell: 40, message: 40 },
    { rows: 0, cell: 40, message: 40 },
];
const HEAD = ['job', 'run', 'state', 'outcome'];
const TAIL = ['queue wait', 'run time', 'exit code', 'message'];
/** Several items as Markdown of at most `limit` bytes: one row each, in their order; failed ones are cut last. */
function renderItems({ items, ending, columns = [] }, { limit }) {
    return fit(LEVELS, limit, (level) => {
        const shown = choose(items, level.rows);
        const more = items.length - shown.length;
        const extra = extraColumns(shown, columns.slice(0, MOST_COLUMNS), level);
        return page([
            headline(items),
            ending === null ? '' : `Ended: ${escapeText(shorten(ending, 500))}`,
            shown.length === 0
                ? ''
                : table([...HEAD, ...extra.map(({ head }) => head), ...TAIL], shown.map((item) => [
                    ...headCells(item, level),
                    ...extra.map(({ cellOf }) => cellOf(item)),
                    ...tailCells(item, level),
                ])),
            more > 0 ? `${count(more, 'row')} more` : '',
        ]);
    });
}
function headline(items) {
    if (items.length === 0)
        return '## No items were run';
    const failed = items.filter((item) => !isGreen(item.outcome)).length;
    if (failed === 0)
        return `## ✅ ${count(items.length, 'item')}, none failed`;
    return `## ❌ ${failed} of ${count(items.length, 'item')} failed`;
}
function choose(items, most) {
    if (items.length <= most)
        return items;
    const failedFirst = [...items.keys()].sort((a, b) => Number(isGreen(items[a]?.outcome ?? 'unknown')) - Number(isGreen(items[b]?.outcome ?? 'unknown')));
    const kept = new Set(failedFirst.slice(0, most));
    return items.filter((_, index) => kept.has(index));
}
function headCells(item, { cell }) {
    return [
        escapeText(shorten(item.job ?? '—', cell)),
        item.runId === null ? '—' : escape_link(shorten(item.runId, cell), item.runUrl),
        escapeText(shorten(item.state, cell)),
        OUTCOME_WORDS[item.outcome],
    ];
}
function tailCells(item, { message }) {
    return [
        seconds(item.queueSeconds),
        seconds(item.runSeconds),
        item.exitCode === null ? '—' : String(item.exitCode),
        escapeText(shorten(item.message ?? '', message)),
    ];
}
/** More make a table that nobody can read. */
const MOST_COLUMNS = 20;
/** The columns that only some pages have: gates, GPUs, chosen metrics, other metrics. */
function extraColumns(items, chosen, { cell }) {
    const columns = chosen.map((name) => ({
        head: escapeText(shorten(name, cell)),
        cellOf: ({ metrics }) => {
            const value = Object.hasOwn(metrics ?? {}, name) ? metrics?.[name] : undefined;
            return value === undefined ? '—' : escapeText(shorten(formatValue(value), cell));
        },
    }));
    const others = ({ metrics }) => Object.entries(metrics ?? {}).filter(([name]) => !chosen.includes(name));
    if (items.some((item) => others(item).length > 0)) {
        const cellOf = (item) => {
            const entries = others(item).map(([name, value]) => `${name}: ${formatValue(value)}`);
            return escapeText(shorten(entries.join(', '), cell));
        };
        columns.push({ head: 'metrics', cellOf });
    }
    if (items.some(({ gpus = [] }) => gpus.length > 0)) {
        const cellOf = ({ gpus = [] }) => escapeText(shorten(gpus.join(', ') || '—', cell));
        columns.unshift({ head: 'GPUs', cellOf });
    }
    if (items.some(({ gates = [] }) => gates.length > 0)) {
        columns.unshift({ head: 'gates', cellOf: ({ gates }) => gatesCell(gates, cell) });
    }
    return columns;
}
function seconds(value) {
    return value === null ? '—' : (0,duration/* formatDuration */.a)(value * 1_000);
}

;// CONCATENATED MODULE: ./build/report/facts.js




/** The first table of a page: state, links and durations. `over`: the launch has ended, so what is missing stays so. */
function factsTable(facts, { cell, over }) {
    const { queue, run, times, job, image, itemId, baseline } = facts;
    const started = span(times.claimedAt, times.startedAt);
    const wait = span(times.pushedAt, times.claimedAt) ?? (over ? unclaimed(facts) : null);
    const ran = span(times.startedAt, times.endedAt) ?? (over ? '—' : null);
    const rows = [];
    if (run !== null)
        rows.push(['run', escape_link(shorten(facts.displayName ?? run.runId, cell), facts.runUrl)]);
    if (queue !== null) {
        rows.push(['queue', escape_link(shorten(`${queue.entity}/${queue.name}`, cell), facts.queueUrl)]);
    }
    if (queue !== null && wait !== null)
        rows.push(['queue wait', wait]);
    if (started !== null)
        rows.push(['claim to start', started]);
    if (ran !== null)
        rows.push(['run time', ran]);
    if (job !== null)
        rows.push(['job', escape_link(shorten(job, cell), jobUrl(facts))]);
    if (image !== null)
        rows.push(['image', escape_link(shorten(image, cell), imageUrl(image))]);
    if (itemId !== null)
        rows.push(['item', escapeText(shorten(itemId, cell))]);
    if (baseline) {
        const name = escape_link(shorten(baseline.name ?? baseline.run.runId, cell), baseline.url);
        rows.push(['baseline', `${name} (${escapeText(shorten(baseline.asked, cell))})`]);
    }
    return table(['state', escapeText(shorten(facts.state, cell))], rows);
}
function unclaimed({ times }) {
    const waited = span(times.pushedAt, times.endedAt);
    return waited === null ? '—' : `${waited}, never claimed`;
}
/** Milliseconds of the clock as a duration; null when one of the two is not known. */
function span(from, to) {
    return from === null || to === null ? null : (0,duration/* formatDuration */.a)(Math.max(0, to - from));
}

;// CONCATENATED MODULE: ./build/report/origin.js

/** The last line of a page; empty where the place says it all. */
function originLine(origin) {
    if (origin === undefined)
        return '';
    const { commit, workflow, job, url } = origin;
    const by = escape_link(shorten(`${workflow} / ${job}`, 120), url);
    return `<sub>Of commit ${escapeText(shorten(commit, 8).replace('…', ''))}, by ${by}</sub>`;
}

;// CONCATENATED MODULE: ./build/report/live.js





const WORDS = {
    pending: '🕒 Waiting for an agent',
    leased: '📦 An agent is taking it',
    claimed: '📦 Taken by an agent',
    starting: '🚀 Starting',
    running: '🏃 Running',
};
/** Without durations: a page that is not written again must not be wrong a minute later. */
function renderLive(live, { limit, origin }) {
    const title = WORDS[live.state] ?? '🔄 Under way';
    const summary = fit([400, 100, 40], limit, (cell) => page([
        `## ${title}`,
        live.message === null ? '' : escapeText(shorten(live.message, cell * 5)),
        factsTable({ ...live, baseline: null }, { cell, over: false }),
        originLine(origin),
    ]));
    return { title, summary };
}

;// CONCATENATED MODULE: ./build/report/trend.js
/** A metric over a run, brought into the few values that a page can show. Pure functions of numbers. */
/** The points that can be drawn. */
function finite(points) {
    return points.filter(([step, value]) => Number.isFinite(step) && Number.isFinite(value));
}
/** Null without points. `points`: finite, ascending by step. */
function trendOf(points) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined)
        return null;
    let [min, max] = [first[1], first[1]];
    for (const [, value] of points) {
        min = Math.min(min, value);
        max = Math.max(max, value);
    }
    return {
        first: first[1],
        last: last[1],
        min,
        max,
        firstStep: first[0],
        lastStep: last[0],
    };
}
/**
 * The values at `size` even steps from `from` to `to`, on straight lines between the points; before the first and
 * after the last point the value of that.
 */
function resample(points, from, to, size) {
    let at = 0;
    return Array.from({ length: size }, (_, index) => {
        const step = size === 1 ? to : from + ((to - from) * index) / (size - 1);
        while (at < points.length - 1 && (points[at + 1]?.[0] ?? Infinity) <= step)
            at += 1;
        const [left, right] = [points[at], points[at + 1]];
        if (left === undefined)
            return NaN;
        if (right === undefined || step <= left[0])
            return left[1];
        return left[1] + ((right[1] - left[1]) * (step - left[0])) / (right[0] - left[0]);
    });
}
/** The points with their values divided by `factor`: differences of the largest numbers overflow. */
function scaledBy(points, factor) {
    return points.map(([step, value]) => [step, value / factor]);
}
const BARS = '▁▂▃▄▅▆▇█';
const SPARKS = 16;
/** A line of at most 16 bars; readable without any drawing. */
function sparkline(points) {
    const trend = trendOf(points);
    if (trend === null)
        return '';
    const factor = Math.max(Math.abs(trend.min), Math.abs(trend.max)) || 1;
    const [min, max] = [trend.min / factor, trend.max / factor];
    const size = Math.min(SPARKS, points.length);
    return resample(scaledBy(points, factor), trend.firstStep, trend.lastStep, size)
        .map((value) => (max === min ? 0.5 : (value - min) / (max - min)))
        .map((share) => BARS[Math.round(share * (BARS.length - 1))])
        .join('');
}

;// CONCATENATED MODULE: ./build/report/mermaid.js

/** Points of a line: as many as can be told apart at the width of a page. */
const POINTS = 60;
/** Readable on GitHub's light and dark ground; Mermaid's own first colour is nearly white. */
const PALETTE = '#2f81f7, #bf8700';
/** The ground of the page shows through: Mermaid's dark one is a grey box on GitHub. */
const SETTINGS = {
    xyChart: { height: 300 },
    themeVariables: { xyChart: { backgroundColor: 'transparent', plotColorPalette: PALETTE } },
};
const LABEL_LENGTH = 60;
/**
 * A metric as a Mermaid `xychart-beta`, the run first, then the baseline; empty when there is no line to draw. Its
 * points lie at even steps, since the chart knows no other.
 */
function xyChart(key, points, baseline) {
    const lines = [finite(points), finite(baseline)].filter((line) => line.length > 1);
    if (finite(points).length < 2)
        return '';
    const trends = lines.map(trendOf).filter((trend) => trend !== null);
    const from = Math.min(...trends.map(({ firstStep }) => firstStep));
    const to = Math.max(...trends.map(({ lastStep }) => lastStep));
    if (from === to)
        return '';
    const scale = scaleFor(trends.flatMap(({ min, max }) => [min, max]));
    const values = lines.map((line) => resample(scaledBy(line, scale.factor), from, to, POINTS));
    const [low, high] = rangeOf(values.flat());
    return [
        '```mermaid',
        `%%{init: ${JSON.stringify(SETTINGS)}}%%`,
        'xychart-beta',
        `    title "${label(key)}${scale.note}"`,
        `    x-axis "step" ${decimal(from)} --> ${decimal(to)}`,
        `    y-axis ${decimal(low)} --> ${decimal(high)}`,
        ...values.map((line) => `    line [${line.map(decimal).join(', ')}]`),
        '```',
    ].join('\n');
}
/** Mermaid reads no exponents: values far from one are divided by a power of ten, and the title says so. */
function scaleFor(values) {
    const largest = Math.max(...values.map(Math.abs));
    const exponent = largest === 0 ? 0 : Math.floor(Math.log10(largest));
    const factor = 10 ** exponent;
    if ((exponent >= -3 && exponent <= 6) || factor === 0)
        return { factor: 1, note: '' };
    return { factor, note: ` in 10^${exponent}` };
}
function rangeOf(values) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = high > low ? (high - low) * 0.05 : Math.abs(high) * 0.1 || 1;
    return [low - margin, high + margin];
}
/** Nine significant digits without an exponent. */
function decimal(value) {
    const text = value.toPrecision(9);
    if (!/e/i.test(text))
        return String(Number(text)).includes('e') ? Number(text).toFixed(9) : String(Number(text));
    return Math.abs(value) < 1 ? value.toFixed(9) : BigInt(Math.round(value)).toString();
}
/** Only what can neither end a string of Mermaid nor mean anything in it; never empty, which it does not read. */
function label(key) {
    const start = [...key.slice(0, LABEL_LENGTH * 2)].slice(0, LABEL_LENGTH).join('');
    const harmless = start.replace(/[^\p{L}\p{N} _./()-]/gu, ' ').replace(/\s+/g, ' ');
    return harmless.trim() || 'metric';
}

;// CONCATENATED MODULE: ./build/report/charts.js





const charts_HEAD = ['metric', 'trend', 'first', 'last', 'min', 'max', 'steps'];
/** The course of the chosen metrics: a table that reads as text, then the same as drawings. */
function chartsSection(charts, level) {
    const shown = charts.slice(0, level.trends);
    if (shown.length === 0)
        return '';
    const rows = shown.flatMap(({ key, points, baseline }) => [
        row(escapeText(shorten(key, level.cell)), points),
        ...(finite(baseline).length === 0 ? [] : [row('— baseline', baseline)]),
    ]);
    const more = charts.length - shown.length;
    if (more > 0)
        rows.push([`${count(more, 'metric')} more`, ...charts_HEAD.slice(1).map(() => '')]);
    const drawn = shown
        .slice(0, level.charts)
        .map(({ key, points, baseline }) => xyChart(key, points, baseline))
        .filter((chart) => chart !== '');
    const compared = drawn.length > 0 && shown.some(({ baseline }) => finite(baseline).length > 1);
    const legend = compared ? ['Blue: this run; ochre: the baseline.'] : [];
    return section('Trends', [table(charts_HEAD, rows, [2, 3, 4, 5, 6]), ...legend, ...drawn].join('\n\n'));
}
function row(name, points) {
    const drawable = finite(points);
    const trend = trendOf(drawable);
    if (trend === null) {
        return [name, points.length === 0 ? 'never logged' : 'no finite value', '', '', '', '', ''];
    }
    return [
        name,
        sparkline(drawable),
        formatNumber(trend.first),
        formatNumber(trend.last),
        formatNumber(trend.min),
        formatNumber(trend.max),
        `${formatNumber(trend.firstStep)}–${formatNumber(trend.lastStep)}`,
    ];
}

;// CONCATENATED MODULE: ./build/report/config.js



/** Where the action writes whence a launch came: it differs in every run. */
const PROVENANCE = 'github.';
/** The keys of the config whose values differ from those of the baseline. Empty without a baseline. */
function configDifference({ details, baseline }, { config, cell }) {
    if (!baseline || details === null)
        return '';
    const own = textsOf(details.config);
    const theirs = textsOf(baseline.config);
    const keys = [...new Set([...own.keys(), ...theirs.keys()])];
    const differing = keys.filter((key) => own.get(key) !== theirs.get(key));
    if (keys.length === 0)
        return '';
    if (differing.length === 0)
        return section('Config: the same as that of the baseline', '—');
    const rows = differing
        .slice(0, config)
        .map((key) => [key, own.get(key), theirs.get(key)].map((text) => escapeText(shorten(text ?? '—', cell))));
    const more = differing.length - rows.length;
    if (more > 0)
        rows.push([`${count(more, 'row')} more`, '', '']);
    const title = `Config: ${differing.length} of ${count(keys.length, 'value')} ${differing.length === 1 ? 'differs' : 'differ'}`;
    return section(title, table(['key', 'this run', 'baseline'], rows));
}
function textsOf(config) {
    const rows = flatten(config).filter(({ key }) => !key.startsWith(PROVENANCE));
    return new Map(rows.map(({ key, value }) => [key, value]));
}
/** The whole config, to be opened with a click. */
function wholeConfig({ details }, { config, cell }) {
    const rows = flatten(details?.config ?? {});
    if (config === 0)
        return '';
    return folded(`Config (${count(rows.length, 'value')})`, valueTable(['key', 'value'], rows, config, cell));
}

;// CONCATENATED MODULE: ./build/report/metrics.js




/** The summary of the run: beside that of the baseline, when there is one; what a gate looks at comes first. */
function metricsSection(result, { metrics, cell }) {
    const gates = result.gates ?? [];
    const own = flatten(result.details?.summary ?? {}).filter(({ key }) => !isInternal(key));
    const theirs = new Map(baselineRows(result).map((row) => [row.key, row]));
    const all = [
        ...own.map((row) => [row.key, row]),
        ...[...theirs.keys()].filter(missingIn(own)).map((key) => [key, undefined]),
    ];
    if (all.length === 0 || metrics === 0)
        return '';
    const marks = new Map(gates.length === 0 ? [] : all.map(([key]) => [key, gateMark(key, gates)]));
    const isMarked = ([key]) => Boolean(marks.get(key));
    const shown = [...all.filter(isMarked), ...all.filter((row) => !isMarked(row))].slice(0, metrics);
    const compared = Boolean(result.baseline);
    const head = ['metric', 'value', ...(compared ? ['baseline', 'change'] : [])];
    const rows = shown.map(([key, row]) => {
        const name = [marks.get(key) ?? '', escapeText(shorten(key, cell))]
            .filter((part) => part !== '')
            .join(' ');
        const cells = [name, valueCell(row, cell)];
        const other = theirs.get(key);
        return compared ? [...cells, valueCell(other, cell), change(row, other)] : cells;
    });
    const more = all.length - shown.length;
    if (more > 0)
        rows.push([`${count(more, 'row')} more`, ...head.slice(1).map(() => '')]);
    return section('Metrics', table(head, rows, compared ? [1, 2, 3] : [1]));
}
function baselineRows({ baseline }) {
    return flatten(baseline?.summary ?? {}).filter(({ key }) => !isInternal(key));
}
function missingIn(rows) {
    const keys = new Set(rows.map(({ key }) => key));
    return (key) => !keys.has(key);
}
function valueCell(row, cell) {
    return row === undefined ? '—' : escapeText(shorten(row.value, cell));
}
/** `+0.0123 (+1.3 %)`; nothing for what is no number. */
function change(own, theirs) {
    const [value, base] = [own?.number ?? null, theirs?.number ?? null];
    if (value === null || base === null)
        return '';
    const difference = value - base;
    if (difference === 0)
        return '0';
    const percent = Math.abs(difference / base) * 100;
    const sign = difference < 0 ? '−' : '+';
    const share = Number.isFinite(percent) ? ` (${sign}${formatPercent(percent)} %)` : '';
    return `${sign}${formatNumber(Number(Math.abs(difference).toPrecision(3)))}${share}`;
}
function formatPercent(percent) {
    if (percent >= 10_000)
        return '>10000';
    return percent < 0.05 ? '<0.1' : percent.toFixed(percent < 10 ? 1 : 0);
}
/** What W&B itself keeps in a summary: rarely looked at. */
function internalSection({ details }, { metrics, cell }) {
    const rows = flatten(details?.summary ?? {}).filter(({ key }) => isInternal(key));
    return folded("W&B's own values", valueTable(['key', 'value'], rows, Math.min(metrics, 50), cell));
}

;// CONCATENATED MODULE: ./build/report/run.js










/** What is given up first is what the run's own page shows best; gates go last. */
const run_LEVELS = [
    { log: 200, config: 500, metrics: 1_000, warnings: 50, gates: 200, trends: 100, charts: 12, cell: 400 },
    { log: 50, config: 500, metrics: 1_000, warnings: 50, gates: 200, trends: 100, charts: 12, cell: 400 },
    { log: 50, config: 100, metrics: 1_000, warnings: 20, gates: 200, trends: 50, charts: 6, cell: 400 },
    { log: 20, config: 20, metrics: 200, warnings: 10, gates: 100, trends: 20, charts: 4, cell: 200 },
    { log: 20, config: 0, metrics: 50, warnings: 5, gates: 50, trends: 10, charts: 2, cell: 120 },
    { log: 5, config: 0, metrics: 10, warnings: 2, gates: 20, trends: 5, charts: 0, cell: 80 },
    { log: 0, config: 0, metrics: 0, warnings: 0, gates: 10, trends: 0, charts: 0, cell: 40 },
];
/** Characters of a log line that are shown. */
const LOG_LINE = 1_000;
/** A launch as Markdown of at most `limit` bytes. */
function renderRun(result, { limit, origin }) {
    return fit(run_LEVELS, limit, (level) => page([...verdict(result, level), ...appendix(result, level), originLine(origin)]));
}
/** The same in two parts, each of at most `limit` bytes: what decided, and what to look things up in. */
function renderRunParts(result, { limit, origin }) {
    return {
        title: run_headline(result),
        summary: fit(run_LEVELS, limit, (level) => page([...verdict(result, level), originLine(origin)])),
        text: fit(run_LEVELS, limit, (level) => page(appendix(result, level))),
    };
}
function verdict(result, level) {
    const gates = gatesSection(result.gates ?? [], { rows: level.gates, cell: level.cell });
    const gatesFirst = anyFailed(result.gates ?? []);
    const facts = { ...result, displayName: result.details?.displayName ?? null };
    return [
        `## ${run_headline(result)}`,
        // The table of gates says the same, with both sides of each rule.
        result.outcome === 'gate-failed' && gatesFirst ? '' : message(result.message ?? '', level),
        gatesFirst ? gates : '',
        factsTable(facts, { cell: level.cell, over: true }),
        ...failure(result, level),
        gatesFirst ? '' : gates,
        metricsSection(result, level),
        chartsSection(result.charts ?? [], level),
        level.config === 0 ? '' : configDifference(result, level),
    ];
}
function appendix(result, level) {
    return [wholeConfig(result, level), internalSection(result, level)];
}
function run_headline(result) {
    const { times } = result;
    const run = span(times.startedAt, times.endedAt);
    const wait = span(times.pushedAt, times.claimedAt);
    const unclaimedFor = times.claimedAt === null ? span(times.pushedAt, times.endedAt) : null;
    const time = run ?? unclaimedFor;
    const numbers = [
        ...(time === null ? [] : [`${isGreen(result.outcome) ? 'in' : 'after'} ${time}`]),
        ...(wait === null ? [] : [`${wait} in the queue`]),
    ];
    return `${OUTCOME_WORDS[result.outcome]} ${numbers.join(', ')}`.trim();
}
/** Several faults are several lines, and stay so. */
function message(text, { cell }) {
    const lines = shorten(text, cell * 5)
        .split('\n')
        .map(escapeText)
        .filter((line) => line !== '');
    return lines.length > 1 ? lines.map((line) => `- ${line}`).join('\n') : lines.join('');
}
/** The cause, the warnings and the last lines of the log: what one would go to the machine for. */
function failure(result, level) {
    const { issue, warnings } = result;
    const parts = [];
    if (issue !== null)
        parts.push(`### Cause\n\n${describeIssue(issue, level)}`);
    if (warnings.length > 0 && level.warnings > 0) {
        const lines = warnings.slice(0, level.warnings).map((warning) => `- ${describeIssue(warning, level)}`);
        const more = warnings.length - lines.length;
        parts.push(['### Warnings\n', ...lines, ...(more > 0 ? [`- ${count(more, 'warning')} more`] : [])].join('\n'));
    }
    // A gate that failed is told by its numbers: the job itself went well.
    const quiet = isGreen(result.outcome) || result.outcome === 'gate-failed';
    if (quiet || result.logTail.length === 0 || level.log === 0)
        return parts;
    const lines = result.logTail.slice(-2 * level.log).flatMap((line) => line.split(/\r\n|[\r\n]/));
    const shown = lines.slice(-level.log).map((line) => shorten(line, LOG_LINE));
    parts.push(`### Last ${count(shown.length, 'line')} of the log\n\n${fence(shown)}`);
    return parts;
}
function describeIssue(issue, { cell }) {
    const stage = issue.stage === null ? '' : `Stage ${escapeText(shorten(issue.stage, cell))}: `;
    const paths = issue.filePaths.slice(0, 5).map((path) => escapeText(shorten(path, cell)));
    const files = paths.length === 0 ? '' : ` (files of the agent's run: ${paths.join(', ')})`;
    return `${stage}${escapeText(shorten(issue.message, cell * 5))}${files}`;
}

;// CONCATENATED MODULE: ./build/report/index.js
/** Results as Markdown and as plain documents. Pure functions of plain data; nothing here knows where a page goes. */









/***/ }),

/***/ 52200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ forEachLimited)
/* harmony export */ });
/**
 * Runs `work` on every item, at most `limit` at a time. After the first failure no other is started; those under
 * way are told by their signal and waited for, then the failure is thrown.
 */
async function forEachLimited(items, limit, work, signal) {
    signal?.throwIfAborted();
    const stop = new AbortController();
    const combined = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
    const queue = items[Symbol.iterator]();
    let failure;
    async function worker() {
        for (let next = queue.next(); next.done !== true; next = queue.next()) {
            try {
                combined.throwIfAborted();
                await work(next.value, combined);
            }
            catch (error) {
                failure ??= { error };
                stop.abort(error);
                return;
            }
        }
    }
    await Promise.all(Array.from({ length: limit }, worker));
    if (failure !== undefined)
        throw failure.error;
}


/***/ }),

/***/ 30203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ artifactDigest),
/* harmony export */   Qf: () => (/* binding */ base64ToHex),
/* harmony export */   TM: () => (/* binding */ digestFile),
/* harmony export */   gb: () => (/* binding */ md5Base64),
/* harmony export */   ji: () => (/* binding */ DIGEST_ALGORITHM)
/* harmony export */ });
/* unused harmony export digestStream */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);


/** The only way of naming contents that this client writes and accepts. */
const DIGEST_ALGORITHM = 'MANIFEST_MD5';
const READ_BYTES = 1024 * 1024;
/** MD5 of a file's bytes as manifests hold it: base64, 24 characters. */
function md5Base64(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(bytes).digest('base64');
}
/** The same digest in hex, as addresses hold it. */
function base64ToHex(digest) {
    return Buffer.from(digest, 'base64').toString('hex');
}
/**
 * Digest of a whole artifact: 32 hex digits over paths and file digests, ordered by the bytes of the paths. Sizes,
 * metadata and the artifact's name do not count.
 */
function artifactDigest(files) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update('wandb-artifact-manifest-v1\n');
    const sorted = [...files]
        .map(([path, digest]) => ({ bytes: Buffer.from(path, 'utf8'), digest }))
        .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    for (const { bytes, digest } of sorted)
        hash.update(bytes).update(`:${digest}\n`);
    return hash.digest('hex');
}
/** Reads a stream once and gives the digest of the whole and of its parts. */
async function digestStream(stream, partSize) {
    const whole = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
    const partMd5s = [];
    let part = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
    let partBytes = 0;
    let size = 0;
    for await (const chunk of stream) {
        whole.update(chunk);
        size += chunk.length;
        if (partSize === undefined)
            continue;
        for (let rest = chunk; rest.length > 0;) {
            const taken = rest.subarray(0, partSize - partBytes);
            part.update(taken);
            partBytes += taken.length;
            rest = rest.subarray(taken.length);
            if (partBytes === partSize) {
                partMd5s.push(part.digest('hex'));
                part = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
                partBytes = 0;
            }
        }
    }
    if (partBytes > 0)
        partMd5s.push(part.digest('hex'));
    return { size, md5: whole.digest('base64'), partMd5s };
}
/** @throws what reading the file throws, and the reason of `signal` */
function digestFile(file, options = {}) {
    const stream = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { highWaterMark: READ_BYTES, signal: options.signal });
    return digestStream(stream, options.partSize);
}


/***/ }),

/***/ 2474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ serializeManifest),
/* harmony export */   N: () => (/* binding */ parseManifest)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61431);



const STORAGE_POLICY = 'wandb-storage-policy-v1';
/**
 * The text of a manifest. Its digest is sent before its bytes: make the text once and use it for both.
 * @param files path, digest, size and birth artifact of every file
 */
function serializeManifest(files) {
    const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const contents = new Map(sorted.map(({ path, digest, size, birthArtifactId }) => [
        path,
        { digest, birthArtifactID: birthArtifactId, size },
    ]));
    return JSON.stringify({
        version: 1,
        storagePolicy: STORAGE_POLICY,
        storagePolicyConfig: { storageLayout: 'V2' },
        contents: Object.fromEntries(contents),
    });
}
const byteCount = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0));
const entrySchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    size: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(byteCount, null),
    birthArtifactID: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), null),
    ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), null),
    extra: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ alg: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), 'MD5') }), {}),
});
const manifestSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    storagePolicy: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(STORAGE_POLICY),
    storagePolicyConfig: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        storageLayout: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['V1', 'V2']), 'V1'),
        storageRegion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), null),
    }), {}),
    // Not a record: valibot leaves out keys such as `constructor`, which are good names for files.
    contents: valibot__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY((input) => typeof input === 'object' && input !== null && !Array.isArray(input), 'Invalid type: Expected Object'),
});
/**
 * Reads a manifest that came from a server, and trusts nothing in it.
 * @throws LaunchError that names the first thing that is wrong
 */
function parseManifest(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (error) {
        throw malformed(`it is not JSON (${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)})`, error);
    }
    const document = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(manifestSchema, json);
    if (!document.success)
        throw malformed(issueText(document.issues));
    const { storagePolicyConfig, contents } = document.output;
    const entries = new Map();
    for (const [path, value] of Object.entries(contents))
        entries.set(path, parseEntry(path, value));
    refuseNestedFiles(entries.keys());
    return {
        storageLayout: storagePolicyConfig.storageLayout,
        storageRegion: storagePolicyConfig.storageRegion,
        entries,
    };
}
function parseEntry(path, value) {
    const fault = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactPathFault */ .Q)(path);
    if (fault !== undefined)
        throw malformed(`the path ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quotedPath */ .M)(path)} is refused: ${fault}`);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(entrySchema, value);
    if (!parsed.success)
        throw malformed(`the entry of ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quotedPath */ .M)(path)} has ${issueText(parsed.issues)}`);
    const { digest, size, birthArtifactID, ref, extra } = parsed.output;
    if (ref === null && extra.alg !== 'MD5') {
        throw malformed(`the digest of ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quotedPath */ .M)(path)} is of a kind that this client does not know`);
    }
    if (ref === null && !/^[A-Za-z0-9+/]{22}==$/.test(digest)) {
        throw malformed(`the digest of ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quotedPath */ .M)(path)} is not an MD5 in base64`);
    }
    return {
        digest,
        size: size ?? (ref === null ? 0 : null),
        birthArtifactId: birthArtifactID,
        ref,
    };
}
function refuseNestedFiles(paths) {
    const all = new Set(paths);
    for (const path of all) {
        for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
            const parent = path.slice(0, slash);
            if (all.has(parent))
                throw malformed(`${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quotedPath */ .M)(parent)} is both a file and a folder`);
        }
    }
}
function issueText(issues) {
    const issue = issues[0];
    const path = issue === undefined ? null : valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue);
    return `an invalid ${path ?? 'document'} (${issue?.message ?? 'unknown'})`;
}
function malformed(why, cause) {
    return new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The artifact's manifest cannot be used: ${why}.`, {
        cause,
        hint: 'Nothing was downloaded. Write the artifact again with a current client.',
    });
}


/***/ }),

/***/ 33629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ artifactById),
/* harmony export */   Dg: () => (/* binding */ createArtifact),
/* harmony export */   dr: () => (/* binding */ completeMultipartUpload),
/* harmony export */   eB: () => (/* binding */ createArtifactFiles),
/* harmony export */   hO: () => (/* binding */ manifestUrl),
/* harmony export */   mD: () => (/* binding */ createArtifactManifest),
/* harmony export */   nV: () => (/* binding */ artifactByName),
/* harmony export */   sW: () => (/* binding */ commitArtifact),
/* harmony export */   vh: () => (/* binding */ fileUrls)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);
/* harmony import */ var _upload_headers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80329);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30203);



const ARTIFACT_FIELDS = /* GraphQL */ `
  fragment ArtifactVersionFields on Artifact {
    id
    state
    digest
    versionIndex
    metadata
    artifactType {
      name
    }
    artifactSequence {
      name
      project {
        name
        entity {
          name
        }
      }
    }
    aliases {
      alias
      artifactCollection {
        name
      }
    }
  }
`;
function artifactVersion(node) {
    const { name, project } = node.artifactSequence;
    return {
        id: node.id,
        entity: project?.entity.name ?? '',
        project: project?.name ?? '',
        collection: name,
        type: node.artifactType.name,
        state: node.state,
        digest: node.digest,
        versionIndex: node.versionIndex,
        aliases: node.aliases
            .filter(({ artifactCollection }) => artifactCollection === null || artifactCollection.name === name)
            .map(({ alias }) => alias),
        metadata: parseMetadata(node.metadata),
    };
}
function parseMetadata(text) {
    if (text === null || text === '')
        return {};
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    }
    catch {
        return {};
    }
}
const ARTIFACT_BY_ID = {
    name: 'ArtifactByID',
    effect: 'read',
    document: /* GraphQL */ `
    query ArtifactByID($id: ID!) {
      artifact(id: $id) {
        ...ArtifactVersionFields
      }
    }
    ${ARTIFACT_FIELDS}
  `,
};
/** `null`: the server has no artifact of that id. */
async function artifactById(client, id, call) {
    const data = await client.graphql(ARTIFACT_BY_ID, { id }, call);
    return data.artifact === null ? null : artifactVersion(data.artifact);
}
const ARTIFACT_BY_NAME = {
    name: 'ArtifactMembershipByName',
    effect: 'read',
    document: /* GraphQL */ `
    query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!) {
      project(name: $project, entityName: $entity) {
        artifactCollectionMembership(name: $name) {
          artifact {
            ...ArtifactVersionFields
          }
        }
      }
    }
    ${ARTIFACT_FIELDS}
  `,
};
/** `null`: no such project, collection or alias. */
async function artifactByName(client, where, call) {
    const { entity, project, collection, alias } = where;
    const data = await client.graphql(ARTIFACT_BY_NAME, { entity, project, name: `${collection}:${alias}` }, call);
    const node = data.project?.artifactCollectionMembership?.artifact ?? null;
    return node === null ? null : artifactVersion(node);
}
// Repeatable although it writes: a second creation with the same client id answers with the first one's artifact.
const CREATE_ARTIFACT = {
    name: 'CreateArtifact',
    effect: 'read',
    document: /* GraphQL */ `
    mutation CreateArtifact($input: CreateArtifactInput!) {
      createArtifact(input: $input) {
        artifact {
          id
          state
          versionIndex
          artifactSequence {
            id
            latestArtifact {
              id
              versionIndex
            }
          }
        }
      }
    }
  `,
};
/** Announces a version. `COMMITTED` in the answer: the server has these contents already. */
async function createArtifact(client, input, call) {
    const data = await client.graphql(CREATE_ARTIFACT, {
        input: {
            entityName: input.entity,
            projectName: input.project,
            runName: input.runId,
            artifactTypeName: input.type,
            artifactCollectionName: input.collection,
            digest: input.digest,
            digestAlgorithm: _digest_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_ALGORITHM */ .ji,
            description: input.description,
            metadata: input.metadata === null ? null : JSON.stringify(input.metadata),
            aliases: input.aliases.map((alias) => ({ artifactCollectionName: input.collection, alias })),
            enableDigestDeduplication: true,
            clientID: input.clientId,
            sequenceClientID: input.sequenceClientId,
        },
    }, call);
    const { artifact } = data.createArtifact;
    return {
        id: artifact.id,
        state: artifact.state,
        versionIndex: artifact.versionIndex,
        latestArtifactId: artifact.artifactSequence.latestArtifact?.id ?? null,
    };
}
// Repeatable: of two manifests of one artifact the later one counts, and both are the same.
const CREATE_MANIFEST = {
    name: 'CreateArtifactManifest',
    effect: 'read',
    document: /* GraphQL */ `
    mutation CreateArtifactManifest(
      $artifactID: ID!
      $baseArtifactID: ID
      $name: String!
      $digest: String!
      $entityName: String!
      $projectName: String!
      $runName: String!
      $manifestType: ArtifactManifestType!
      $includeUpload: Boolean!
    ) {
      createArtifactManifest(
        input: {
          artifactID: $artifactID
          baseArtifactID: $baseArtifactID
          name: $name
          digest: $digest
          entityName: $entityName
          projectName: $projectName
          runName: $runName
          type: $manifestType
        }
      ) {
        artifactManifest {
          id
          file {
            id
            uploadUrl @include(if: $includeUpload)
            uploadHeaders @include(if: $includeUpload)
          }
        }
      }
    }
  `,
};
/** `digest` undefined: only announces a manifest, so that files can be named as belonging to it. */
async function createArtifactManifest(client, input, call) {
    const data = await client.graphql(CREATE_MANIFEST, {
        artifactID: input.artifactId,
        baseArtifactID: input.baseArtifactId,
        name: 'wandb_manifest.json',
        digest: input.digest ?? '',
        entityName: input.entity,
        projectName: input.project,
        runName: input.runId,
        manifestType: 'FULL',
        includeUpload: input.digest !== undefined,
    }, call);
    const { id, file } = data.createArtifactManifest.artifactManifest;
    return { id, upload: { url: file.uploadUrl ?? null, headers: (0,_upload_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .headersFromList */ .R)(file.uploadHeaders ?? []) } };
}
// Repeatable: it only hands out addresses.
const CREATE_FILES = {
    name: 'CreateArtifactFiles',
    effect: 'read',
    document: /* GraphQL */ `
    mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
      createArtifactFiles(input: $input) {
        files {
          edges {
            node {
              storagePath
              uploadUrl
              uploadHeaders
              uploadMultipartUrls {
                uploadID
                uploadUrlParts {
                  partNumber
                  uploadUrl
                }
              }
              artifact {
                id
              }
            }
          }
        }
      }
    }
  `,
};
/** Targets in the order of `files`. */
async function createArtifactFiles(client, owner, files, call) {
    const data = await client.graphql(CREATE_FILES, {
        input: {
            artifactFiles: files.map(({ path, md5, partMd5s }) => ({
                artifactID: owner.artifactId,
                artifactManifestID: owner.manifestId,
                name: path,
                md5,
                ...(partMd5s.length === 0
                    ? {}
                    : { uploadPartsInput: partMd5s.map((hexMD5, index) => ({ partNumber: index + 1, hexMD5 })) }),
            })),
            storageLayout: 'V2',
        },
    }, call);
    const { edges } = data.createArtifactFiles.files;
    if (edges.length !== files.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X(`W&B answered with ${edges.length} upload addresses for ${files.length} files of an artifact.`, { kind: 'server', operation: CREATE_FILES.name });
    }
    return edges.map(({ node }) => fileTarget(node, owner.artifactId));
}
function fileTarget(node, artifactId) {
    const multipart = node?.uploadMultipartUrls ?? null;
    return {
        url: node?.uploadUrl ?? null,
        headers: (0,_upload_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .headersFromList */ .R)(node?.uploadHeaders ?? []),
        storagePath: node?.storagePath ?? null,
        birthArtifactId: node?.artifact?.id ?? artifactId,
        multipart: multipart && {
            uploadId: multipart.uploadID,
            parts: multipart.uploadUrlParts.map(({ partNumber, uploadUrl }) => ({
                partNumber: Number(partNumber),
                url: uploadUrl,
            })),
        },
    };
}
const COMPLETE_MULTIPART = {
    name: 'CompleteMultipartUploadArtifact',
    effect: 'write',
    document: /* GraphQL */ `
    mutation CompleteMultipartUploadArtifact(
      $completeMultipartAction: CompleteMultipartAction!
      $completedParts: [UploadPartsInput!]!
      $artifactID: ID!
      $storagePath: String!
      $uploadID: String!
    ) {
      completeMultipartUploadArtifact(
        input: {
          completeMultipartAction: $completeMultipartAction
          completedParts: $completedParts
          artifactID: $artifactID
          storagePath: $storagePath
          uploadID: $uploadID
        }
      ) {
        digest
      }
    }
  `,
};
/** @param parts ETags as they were received, quotes and all */
async function completeMultipartUpload(client, input, call) {
    await client.graphql(COMPLETE_MULTIPART, {
        completeMultipartAction: 'Complete',
        completedParts: input.parts.map(({ partNumber, etag }) => ({ partNumber, hexMD5: etag })),
        artifactID: input.artifactId,
        storagePath: input.storagePath,
        uploadID: input.uploadId,
    }, call);
}
const COMMIT_ARTIFACT = {
    name: 'CommitArtifact',
    effect: 'write',
    document: /* GraphQL */ `
    mutation CommitArtifact($artifactID: ID!) {
      commitArtifact(input: { artifactID: $artifactID }) {
        artifact {
          id
          digest
        }
      }
    }
  `,
};
async function commitArtifact(client, artifactId, call) {
    await client.graphql(COMMIT_ARTIFACT, { artifactID: artifactId }, call);
}
const ARTIFACT_MANIFEST = {
    name: 'FetchArtifactManifest',
    effect: 'read',
    document: /* GraphQL */ `
    query FetchArtifactManifest($id: ID!) {
      artifact(id: $id) {
        currentManifest {
          file {
            directUrl
          }
        }
      }
    }
  `,
};
/** Address of the current manifest; `null`: there is none (not committed, or deleted). */
async function manifestUrl(client, artifactId, call) {
    const data = await client.graphql(ARTIFACT_MANIFEST, { id: artifactId }, call);
    return data.artifact?.currentManifest?.file.directUrl ?? null;
}
const FILE_URLS = {
    name: 'ArtifactFileURLsByManifestEntries',
    effect: 'read',
    document: /* GraphQL */ `
    query ArtifactFileURLsByManifestEntries(
      $id: ID!
      $entries: [ArtifactManifestEntryInput!]
      $storageLayout: String!
      $manifestVersion: String!
      $storageRegion: String
    ) {
      artifact(id: $id) {
        filesByManifestEntries(
          storageLayout: $storageLayout
          manifestVersion: $manifestVersion
          entries: $entries
          storageRegion: $storageRegion
        ) {
          edges {
            node {
              name
              directUrl
            }
          }
        }
      }
    }
  `,
};
/** Signed addresses by path; a path that the server left out is missing in the answer. */
async function fileUrls(client, artifactId, layout, entries, call) {
    const data = await client.graphql(FILE_URLS, {
        id: artifactId,
        entries: entries.map(({ path, digest, size, birthArtifactId }) => ({
            name: path,
            digest,
            size,
            birthArtifactID: birthArtifactId,
        })),
        storageLayout: layout.storageLayout,
        manifestVersion: '1',
        storageRegion: layout.storageRegion,
    }, call);
    const edges = data.artifact?.filesByManifestEntries?.edges ?? [];
    return new Map(edges.flatMap(({ node }) => (node === null ? [] : [[node.name, node.directUrl]])));
}


/***/ }),

/***/ 61431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ quotedPath),
/* harmony export */   Q: () => (/* binding */ artifactPathFault)
/* harmony export */ });
/** Why a path may not be the path of an artifact's file; `undefined` when it may. */
function artifactPathFault(path) {
    if (path === '')
        return 'it is empty';
    if (/\p{Cc}/u.test(path))
        return 'it holds a control character';
    if (/\p{Surrogate}/u.test(path))
        return 'it is not valid Unicode';
    if (path.includes('\\'))
        return 'it holds a backslash';
    if (path.startsWith('/'))
        return 'it is absolute';
    if (/^[A-Za-z]:/.test(path))
        return 'it starts with a drive letter';
    const segments = path.split('/');
    if (segments.includes('..'))
        return 'it leads out of its folder';
    if (segments.includes('.') || segments.includes(''))
        return 'it holds an empty part';
    return undefined;
}
/** A path or other foreign text, short and on one line, for an error message. */
function quotedPath(path) {
    return JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
}


/***/ }),

/***/ 45961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ transferLimits),
/* harmony export */   UN: () => (/* binding */ putFile),
/* harmony export */   h0: () => (/* binding */ putBytes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52200);
/* harmony import */ var _operations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33629);



const SLOWEST_BYTES_PER_SECOND = 64 * 1024;
const BASE_DEADLINE_MS = 10 * 60_000;
/** One connection seldom fills a line to a far storage. Each part holds a few MiB of memory, whatever its size. */
const PARTS_AT_ONCE = 4;
/** Time that a transfer may take: ten minutes, and more for much data on a slow line. */
function transferLimits(bytes, signal) {
    const ms = BASE_DEADLINE_MS + Math.ceil((bytes / SLOWEST_BYTES_PER_SECOND) * 1000);
    return { deadlineMs: ms, attemptMs: ms, ...(signal === undefined ? {} : { signal }) };
}
/** Sends bytes that are in memory. Nothing to do when the target has no address. */
async function putBytes(client, target, bytes, signal) {
    if (target.url === null)
        return;
    const response = await client.file({
        method: 'PUT',
        url: target.url,
        headers: target.headers,
        body: () => bytes,
        contentLength: bytes.length,
    }, transferLimits(bytes.length, signal));
    await response.text();
}
/** Sends a file to where the server wants it: in one piece, in parts, or not at all when it is there already. */
async function putFile(client, target, file, signal) {
    if (target.multipart !== null && file.partMd5s.length > 0) {
        await putParts(client, target, file, signal);
    }
    else if (target.url !== null) {
        const response = await client.file({
            method: 'PUT',
            url: target.url,
            headers: target.headers,
            body: () => file.read(0, file.size),
            contentLength: file.size,
        }, transferLimits(file.size, signal));
        await response.text();
        await file.checkUnchanged();
    }
}
async function putParts(client, target, file, signal) {
    const { uploadId, parts } = target.multipart ?? { uploadId: '', parts: [] };
    if (parts.length !== file.partMd5s.length || target.storagePath === null) {
        throw badAnswer(`${parts.length} addresses for ${file.partMd5s.length} parts of ${file.path}`);
    }
    const contentType = target.headers['content-type'] ?? '';
    const tags = new Map();
    async function putPart(index, partNumber, url, stop) {
        const start = index * file.partBytes;
        const end = Math.min(start + file.partBytes, file.size);
        const response = await client.file({
            method: 'PUT',
            url,
            headers: {
                'content-md5': Buffer.from(file.partMd5s[index] ?? '', 'hex').toString('base64'),
                'content-type': contentType,
            },
            body: () => file.read(start, end),
            contentLength: end - start,
        }, transferLimits(end - start, stop));
        await response.text();
        const etag = response.headers['etag'];
        if (etag === undefined)
            throw badAnswer(`no ETag for part ${partNumber} of ${file.path}`);
        tags.set(partNumber, etag);
    }
    await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachLimited */ .v)(parts.entries(), PARTS_AT_ONCE, ([index, { partNumber, url }], stop) => putPart(index, partNumber, url, stop), signal);
    const done = parts.map(({ partNumber }) => ({ partNumber, etag: tags.get(partNumber) ?? '' }));
    await file.checkUnchanged();
    await (0,_operations_js__WEBPACK_IMPORTED_MODULE_1__/* .completeMultipartUpload */ .dr)(client, { artifactId: target.birthArtifactId, storagePath: target.storagePath, uploadId, parts: done }, signal === undefined ? {} : { signal });
}
function badAnswer(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X(`The storage answered with ${what}.`, { kind: 'server', operation: 'PUT' });
}


/***/ })

};

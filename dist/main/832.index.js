export const id = 832;
export const ids = [832];
export const modules = {

/***/ 20358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BUILD_FOLDER: () => (/* binding */ BUILD_FOLDER),
/* harmony export */   removeBuild: () => (/* binding */ removeBuild)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _build_remove_temporary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97381);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51693);




/** Begin of the names of folders that builds work in. */
const BUILD_FOLDER = 'wandb-launch-build-';
/**
 * Ends the builder that a killed step left, and takes away its folder in the runner's place for temporary files. Never
 * rejects: a launch that is to be stopped after it matters more.
 */
async function removeBuild(step) {
    try {
        await endBuild(step);
    }
    catch (error) {
        step.logger.warning(`What the build left could not be taken away: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(error)}`);
    }
}
async function endBuild(step) {
    const folder = step.saved('build');
    const temp = step.env['RUNNER_TEMP'];
    if (typeof folder !== 'string' || !temp)
        return;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(temp) || !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder).startsWith(BUILD_FOLDER))
        return;
    for (const pid of await processesWith(folder + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        try {
            process.kill(pid, 'SIGTERM');
        }
        catch {
            // It ended by itself.
        }
    }
    await (0,_build_remove_temporary_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTemporary */ .c)(folder, step.logger);
}
/** Processes that name a folder on their command line: its name is random, so they are those of the step. */
async function processesWith(folder) {
    const pids = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
    const lines = await Promise.all(pids.map((pid) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    return pids.filter((_, index) => lines[index]?.includes(folder) === true);
}


/***/ }),

/***/ 92832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBuild: () => (/* binding */ openBuild)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/build/build-error.js
var build_error = __webpack_require__(96608);
// EXTERNAL MODULE: ./build/build/build-secrets.js
var build_secrets = __webpack_require__(89367);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/common/clock.js
var common_clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/wandb/attempt-failure.js
var attempt_failure = __webpack_require__(50097);
// EXTERNAL MODULE: ./build/wandb/http.js + 2 modules
var wandb_http = __webpack_require__(12180);
// EXTERNAL MODULE: ./build/wandb/limit.js
var wandb_limit = __webpack_require__(20080);
// EXTERNAL MODULE: ./build/wandb/retry.js
var retry = __webpack_require__(74613);
;// CONCATENATED MODULE: ./build/build/download.js










const ATTEMPT_MS = 120_000;
const DEADLINE_MS = 300_000;
const MOST_ATTEMPTS = 4;
const MOST_REDIRECTS = 5;
/**
 * Streams a public file to disk, through the proxies and with the certificates that the environment names. Nothing is
 * left of a download that fails.
 * @throws LaunchError; the reason of the signal
 */
async function downloadFile(url, file, options) {
    const { env, logger, signal, clock = common_clock/* systemClock */.m } = options;
    const http = (0,wandb_http/* createHttp */.V)(env, logger);
    const began = clock.now();
    try {
        for (let attempts = 1;; attempts += 1) {
            const failure = await attempt(http, new URL(url), file, signal);
            if (failure === null)
                return;
            const now = clock.now();
            const remainingMs = DEADLINE_MS - (now - began);
            const asked = { failure: failure.failure, effect: 'read', mostAttempts: MOST_ATTEMPTS };
            const wait = (0,retry/* nextWait */.B4)({ ...asked, attempts, remainingMs, now, random: Math.random() });
            if (wait === undefined)
                throw new errors/* LaunchError */.mE(sentence(failure), { cause: failure });
            await clock.sleep(wait, signal);
        }
    }
    catch (error) {
        await (0,promises_.rm)(file, { force: true });
        throw error;
    }
    finally {
        await http.close();
    }
}
async function attempt(http, url, file, signal) {
    const limit = new wandb_limit/* Limit */.I(signal, ATTEMPT_MS);
    try {
        const body = await follow(http, url, limit.signal);
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(body), (0,external_node_fs_.createWriteStream)(file));
        return null;
    }
    catch (error) {
        signal.throwIfAborted();
        if (limit.isOver)
            return new attempt_failure/* AttemptFailure */.W({ what: 'timed-out' }, 'took too long.');
        if (error instanceof attempt_failure/* AttemptFailure */.W)
            return error;
        throw error;
    }
    finally {
        limit.release();
    }
}
/** The body behind any redirects. No request carries a credential, so none can be led astray. */
async function follow(http, first, signal) {
    let url = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const { status, headers, body } = await http.send({ method: 'GET', url, headers: {} }, signal);
        if (status >= 200 && status <= 299)
            return body;
        for await (const _chunk of body)
            break;
        const location = headers['location'];
        const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
        if (!isRedirect)
            throw new attempt_failure/* AttemptFailure */.W({ what: 'status', status, headers }, `was answered by HTTP ${status}.`);
        const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
        const isSafe = next?.protocol === 'https:' || (next?.protocol === 'http:' && url.protocol === 'http:');
        if (next === null || !isSafe) {
            throw new attempt_failure/* AttemptFailure */.W({ what: 'unreadable' }, 'was led to an address that is not https.');
        }
        url = next;
    }
    throw new attempt_failure/* AttemptFailure */.W({ what: 'unreadable' }, `was led on more than ${MOST_REDIRECTS} times.`);
}
function sentence(failure) {
    return `the download ${failure.message.replace(/\.$/, '')}`;
}

// EXTERNAL MODULE: ./build/build/remove-temporary.js
var remove_temporary = __webpack_require__(97381);
// EXTERNAL MODULE: ./build/github/file-commands.js
var file_commands = __webpack_require__(66893);
;// CONCATENATED MODULE: ./build/github/artifact-subjects.js



/**
 * Declares an image as something that this job made, so that `actions/attest` finds it without being told: one line in
 * the file that the runner names in `GITHUB_ARTIFACTS`. Runners before 2.336 have no such file, and others may not read
 * it (the feature is behind a flag); then nothing comes of it. Never throws.
 * Source: actions/runner, CreateArtifactsFileCommand.cs; a runner fails the step for a name with two digests.
 */
function declareImage(image, env, logger, append = file_commands/* appendToFile */.W) {
    const path = env['GITHUB_ARTIFACTS'];
    if (!path)
        return;
    const { repository, digest } = image;
    const known = declaredDigest(repository, env);
    if (known !== null && known !== digest) {
        logger.notice(`${repository} stands for ${known} among the artifacts of this job already: ${digest} was not added to them.`);
        return;
    }
    try {
        append(path, `oci://${repository}@${digest}\n`);
    }
    catch (error) {
        logger.warning(`The image could not be declared to the runner: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** What earlier steps of the job declared under a name; null: nothing, or no runner that tells. */
function declaredDigest(name, env) {
    try {
        const list = JSON.parse((0,external_node_fs_.readFileSync)(env['GITHUB_ARTIFACTS_LIST'] ?? '', 'utf8'));
        const subject = list.subjects?.find((each) => each.name === name);
        return typeof subject?.digest === 'string' ? subject.digest : null;
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
;// CONCATENATED MODULE: ./build/github/buildx-tool.js







/** The release that is brought to a machine without buildx. The digests are those that Docker publishes with it. */
const BUILDX = {
    version: '0.36.1',
    address: 'https://github.com/docker/buildx/releases/download/v0.36.1',
    digests: {
        'buildx-v0.36.1.linux-amd64': '48af8a397ebd60178778bf63611dbcebe5f5e7a9be90eb9147b24b9587455778',
        'buildx-v0.36.1.linux-arm64': '5d0cafd9d16afe1a0f0d9529885344ace2cc99efdd531b6c783c5455a6001569',
        'buildx-v0.36.1.linux-arm-v7': '32ff9bee8c48c1fbceb1e2fb1d8472ec817ad1e25b5dff58ec9abf9b8d903518',
        'buildx-v0.36.1.linux-ppc64le': '46f71a277d1d05cb20f87601abfb729d0056f88705903bd82ad6153f80e3cd9b',
        'buildx-v0.36.1.linux-riscv64': '5e82f0ada635dabda74f1486dea604e0ea3a1214971ec8c52dcb4db6e08cce26',
        'buildx-v0.36.1.linux-s390x': '9d8dff974aa0166fc59a5804f35bb6c9ea0693a3f5061a81101668cfe707b0b4',
        'buildx-v0.36.1.darwin-amd64': '52a39ee4012d18f83373656712102ebda55656121dcdabbbb1ccfbd41b7debe8',
        'buildx-v0.36.1.darwin-arm64': '214cdc36788602862dbc82b523d58648b4585c7b0ff95218b0817c44db5573d7',
        'buildx-v0.36.1.windows-amd64.exe': 'cd7d06a00d924b5800d2654b507afe100378a4685fcec6585eeadc599a527330',
        'buildx-v0.36.1.windows-arm64.exe': '79522ff962bf3b127c8e9ca56944b1a3fcbe46e1d0b4144d481f356d8c13fa74',
    },
};
/** Address of another copy of the program, for runners that do not reach github.com. */
const URL_VARIABLE = 'LAUNCH_BUILDX_URL';
/** SHA-256 of what is at that address, when it is not the release above. */
const DIGEST_VARIABLE = 'LAUNCH_BUILDX_SHA256';
const TOOL = 'wandb-launch-buildx';
/**
 * Path of a buildx whose content is known: from the runner's tool cache, where later jobs of a self-hosted runner find
 * it, else downloaded.
 * @throws LaunchError when there is none for this machine, none can be fetched, or what came is not what was expected
 */
async function fetchBuildx(options) {
    const { env, logger, signal, release = BUILDX, machine = process } = options;
    signal.throwIfAborted();
    const source = buildxSource(release, machine, env);
    const file = machine.platform === 'win32' ? 'docker-buildx.exe' : 'docker-buildx';
    // Programs of the same version from other addresses are told apart.
    const version = `${source.version}-sha${source.digest.slice(0, 16)}`;
    const cache = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(58), __webpack_require__.e(186)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    const found = cache.find(TOOL, version);
    if (found !== '' && (await digestOf((0,external_node_path_.join)(found, file))) === source.digest)
        return (0,external_node_path_.join)(found, file);
    logger.info(`Docker has no buildx: fetching buildx ${source.version} from ${source.url}.`);
    // The cache's own download cannot be cancelled, and would keep the step alive.
    const downloaded = (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), `buildx-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        await fetchTo(downloaded, source, options);
        await check(downloaded, source);
        await (0,promises_.chmod)(downloaded, 0o755);
        return (0,external_node_path_.join)(await cache.cacheFile(downloaded, file, TOOL, version), file);
    }
    finally {
        await (0,promises_.rm)(downloaded, { force: true });
    }
}
async function fetchTo(file, { url }, options) {
    try {
        await options.download(url, file);
    }
    catch (error) {
        options.signal.throwIfAborted();
        throw new errors/* LaunchError */.mE(`buildx cannot be fetched from ${url}: ${(0,errors/* messageOf */.bD)(error)}.`, {
            cause: error,
            hint: `Install docker-buildx-plugin on the runner, or give the address of a copy in ${URL_VARIABLE}.`,
        });
    }
}
/** @throws LaunchError */
function buildxSource(release, machine, env) {
    const name = `buildx-v${release.version}.${platformName(machine)}`;
    const pinned = release.digests[name];
    const url = env[URL_VARIABLE]?.trim() ?? '';
    const given = env[DIGEST_VARIABLE]?.trim().toLowerCase() ?? '';
    if (given !== '' && !/^[0-9a-f]{64}$/.test(given)) {
        throw new errors/* LaunchError */.mE(`${DIGEST_VARIABLE} is not a SHA-256 digest: 64 hex digits.`, {
            hint: `Take it from sha256sum of the file at ${URL_VARIABLE}.`,
        });
    }
    if (given !== '' && url === '') {
        throw new errors/* LaunchError */.mE(`${DIGEST_VARIABLE} is set without ${URL_VARIABLE}.`, {
            hint: 'Set both, or neither.',
        });
    }
    const digest = given === '' ? pinned : given;
    if (digest === undefined) {
        throw new errors/* LaunchError */.mE(`There is no buildx for ${machine.platform} on ${machine.arch} to fetch.`, {
            hint: 'Install docker-buildx-plugin on the runner.',
        });
    }
    if (url !== '' && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
        throw new errors/* LaunchError */.mE(`${URL_VARIABLE} is not an http(s) address.`, {
            hint: `Give the whole address of the program ${name}.`,
        });
    }
    if ((0,redact/* redactUrl */.BO)(url) !== url) {
        throw new errors/* LaunchError */.mE(`${URL_VARIABLE} holds a credential.`, {
            hint: 'What is at that address is public and checked by its digest: give an address that needs none.',
        });
    }
    const version = digest === pinned ? release.version : '0.0.0';
    return { url: url === '' ? `${release.address}/${name}` : url, version, digest };
}
function platformName({ platform, arch }) {
    const processors = {
        x64: 'amd64',
        arm: 'arm-v7',
        ppc64: 'ppc64le',
    };
    const processor = processors[arch] ?? arch;
    return platform === 'win32' ? `windows-${processor}.exe` : `${platform}-${processor}`;
}
async function check(file, source) {
    const digest = await digestOf(file);
    if (digest === source.digest)
        return;
    await (0,promises_.rm)(file, { force: true });
    throw new errors/* LaunchError */.mE(`What came from ${source.url} is not the expected buildx (its SHA-256 is ${String(digest)}).`, {
        hint: `Check what is at that address; for another release set ${DIGEST_VARIABLE} too.`,
    });
}
/** SHA-256 in hex; null when there is no such file. */
async function digestOf(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file))
            hash.update(chunk);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw error;
    }
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./build/github/provenance.js
var provenance = __webpack_require__(64835);
// EXTERNAL MODULE: ./build/modes/build-post.js
var build_post = __webpack_require__(20358);
;// CONCATENATED MODULE: ./build/modes/build.js












/** Lines of a failed step that are shown once more, below the group that is folded by then. */
const LAST_LINES = 20;
/** Digits of a commit that make an alias: unlike a branch it names one version for good. */
const COMMIT_DIGITS = 12;
/**
 * Settles how the image of a step is built.
 * @throws LaunchError for a build secret that is none; no message repeats its value
 */
async function openBuild(build, inputs, step) {
    const { env, logger, outputs, mask } = step;
    const secrets = (0,build_secrets/* parseBuildSecrets */.J)(build.secrets);
    for (const secret of secrets)
        if ('value' in secret)
            mask(secret.value);
    const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
    const tempDirectory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), build_post.BUILD_FOLDER));
    step.save('build', tempDirectory);
    const log = new GroupedLog(step);
    const settings = {
        workspace,
        platforms: build.platforms,
        jobAliases: aliasesOf(build, step),
        cacheFrom: build.cacheFrom,
        cacheTo: build.cacheTo,
        secrets,
        env,
        tempDirectory,
        ...(build.context === undefined ? {} : { context: build.context }),
        ...(build.dockerfile === undefined ? {} : { dockerfile: build.dockerfile }),
        ...(build.jobName === undefined ? {} : { jobName: build.jobName }),
        ...(inputs.provenance ? { metadata: (0,provenance/* provenance */.a)(step.context) } : {}),
        fetchBuildx: (signal) => fetchBuildx({
            env,
            logger,
            signal,
            download: (url, file) => downloadFile(url, file, { env, logger, signal }),
        }),
        onSecret: mask,
        onPlan: (plan) => announce(plan, workspace, step),
        onLine: (line) => log.line(line),
        onImage: (image) => {
            log.end();
            tell(image, step);
        },
        onJob: ({ job }) => outputs.set({ job }),
    };
    const isOwnFile = isCheckout(inputs);
    return {
        settings,
        async run(act) {
            try {
                return await act();
            }
            catch (error) {
                log.end();
                if (error instanceof build_error/* BuildError */.z) {
                    explain(error, isOwnFile ? (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, build.context ?? '.')) : null, step);
                }
                throw error;
            }
            finally {
                log.end();
            }
        },
        showPlan: (planned) => showPlan(planned, step),
        close: () => (0,remove_temporary/* removeTemporary */.c)(tempDirectory, logger),
    };
}
/** The builder's output, folded. */
class GroupedLog {
    #step;
    #isOpen = false;
    constructor(step) {
        this.#step = step;
    }
    line(text) {
        if (!this.#isOpen)
            this.#step.logger.group('Build of the image');
        this.#isOpen = true;
        this.#step.logger.info(text);
    }
    end() {
        if (this.#isOpen)
            this.#step.logger.endGroup();
        this.#isOpen = false;
    }
}
/** The commit that the workflow runs for: `latest` moves, and a branch would move an alias that somebody gave by hand. */
function aliasesOf({ jobAliases }, { context }) {
    if (jobAliases.length > 0)
        return jobAliases;
    const sha = context.pullRequest?.headSha ?? context.sha;
    return /^[0-9a-f]{40,64}$/.test(sha) ? [sha.slice(0, COMMIT_DIGITS)] : [];
}
/** Whether the files of the build are those of this repository, where an annotation can point at a line. */
function isCheckout({ launch }) {
    const { uri, job, config } = launch;
    return !uri && !job && !config?.['uri'] && !config?.['job'];
}
function announce(plan, workspace, { logger }) {
    const context = (0,external_node_path_.relative)(workspace, plan.context);
    const isInside = !context.startsWith('..');
    const where = isInside ? context || 'the checkout' : 'the source';
    if (plan.origin !== 'generated') {
        logger.info(`Building ${where} with ${plan.origin}, as tag ${plan.tag}.`);
        return;
    }
    logger.info(`Building ${where} with a generated Dockerfile, as tag ${plan.tag}.`);
    group('Generated Dockerfile', (0,external_node_fs_.readFileSync)(plan.dockerfile, 'utf8'), logger);
}
function tell(image, { env, logger, outputs }) {
    outputs.set({ image: image.reference });
    declareImage(image, env, logger);
    logger.info(`${image.reused ? 'Found' : 'Pushed'} the image ${image.reference}.`);
}
/** @param context of the build, relative to the repository; null when it is none of this repository */
function explain(error, context, { logger }) {
    const { step, lines, location } = error;
    if (step !== null) {
        logger.info(`The step that failed: ${step}`);
        for (const line of lines.slice(-LAST_LINES))
            logger.info(`  ${line}`);
    }
    if (location === null || context === null)
        return;
    const file = external_node_path_.posix.join(context.replaceAll('\\', '/'), location.file);
    logger.errorAt(error.message, { file, line: location.line });
}
function showPlan(planned, { logger, outputs }) {
    if (planned === null)
        return 'The uri would become a job first, and an image be built of it.';
    const { image, digest, origin, dockerfile, job } = planned;
    group(`Dry run: ${origin === 'generated' ? 'the generated Dockerfile' : origin}`, dockerfile, logger);
    if (digest !== null)
        outputs.set({ image: `${image.slice(0, image.lastIndexOf(':'))}@${digest}` });
    const how = origin === 'generated' ? 'a generated Dockerfile' : origin;
    const sentence = digest === null
        ? `The image ${image} would be built with ${how}, and become a version of the job ${job}.`
        : `The image ${image} is in the registry already (${digest}), and would be, or become, a version of the job ${job}.`;
    logger.info(sentence);
    return sentence;
}
function group(title, text, logger) {
    logger.group(title);
    for (const line of text.trimEnd().split('\n'))
        logger.info(line);
    logger.endGroup();
}


/***/ })

};

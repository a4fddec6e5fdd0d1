export const id = 197;
export const ids = [197,644];
export const modules = {

/***/ 96608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ BuildError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** The builder ran, and there is no image. */
class BuildError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'BuildError';
    kind;
    step;
    lines;
    location;
    exitCode;
    constructor(message, details) {
        super(message, { hint: details.hint });
        this.kind = details.kind;
        this.step = details.step;
        this.lines = details.lines;
        this.location = details.location;
        this.exitCode = details.exitCode;
    }
}


/***/ }),

/***/ 89367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ parseBuildSecrets),
/* harmony export */   f: () => (/* binding */ prepareSecrets)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);



const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Variables by which secrets reach the builder. */
const VARIABLE = 'LAUNCH_BUILD_SECRET_';
/** Bytes of a file that is looked for in the log. BuildKit takes no larger secret. */
const MAX_FILE = 512_000;
/**
 * Reads the lines of the input `build-secrets`: `id=value`, or in buildx's own words `id=name,env=VARIABLE` and
 * `id=name,src=path`.
 * @throws LaunchError that never repeats a value
 */
function parseBuildSecrets(lines) {
    return lines.map((line, index) => {
        const own = /^id=([^,]+),(env|src|source)=(.+)$/.exec(line);
        if (own) {
            const [, id = '', kind, value = ''] = own;
            return checked(kind === 'env' ? { id, env: value } : { id, file: value }, index);
        }
        const equals = line.indexOf('=');
        if (equals < 1 || equals === line.length - 1) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`Line ${index + 1} of the build secrets is not id=value.`, {
                hint: 'Write one secret a line, such as pip_token=${{ secrets.PIP_TOKEN }}; an empty one may be a secret that does not exist.',
            });
        }
        return checked({ id: line.slice(0, equals).trim(), value: line.slice(equals + 1) }, index);
    });
}
function checked(secret, index) {
    if (ID.test(secret.id))
        return secret;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The name of build secret ${index + 1} is not one word of letters, digits, ., _ and -.`, {
        hint: 'Write it as id=value; the Dockerfile reads it with RUN --mount=type=secret,id=….',
    });
}
/** @throws LaunchError for a name that is used twice, a variable that is not set and a file that is not there */
async function prepareSecrets(secrets, env) {
    const args = [];
    const values = [];
    const environment = {};
    const seen = new Set();
    for (const [index, secret] of secrets.entries()) {
        const { id } = checked(secret, index);
        if (seen.has(id))
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The build secret ${id} is given twice.`, { hint: 'Take one away.' });
        seen.add(id);
        if ('file' in secret) {
            const path = await checkFile(id, secret.file);
            args.push(`id=${id},src=${path}`);
            values.push(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'));
            continue;
        }
        const value = 'env' in secret ? env[secret.env] : secret.value;
        if (value === undefined || value === '') {
            const what = 'env' in secret ? `the variable ${secret.env}, which is not set` : 'an empty value';
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The build secret ${id} has ${what}.`, {
                hint: 'Check that the secret exists, and that this event may read it: workflows of forks have none.',
            });
        }
        environment[`${VARIABLE}${index}`] = value;
        values.push(value);
        args.push(`id=${id},env=${VARIABLE}${index}`);
    }
    return { args, environment, values };
}
async function checkFile(id, path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    // buildx reads the value as fields of a line of CSV.
    if (/[,"\r\n]/.test(absolute)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The path of the build secret ${id} holds a comma or a quote.`, {
            hint: 'Rename the file: docker cannot be given such a path.',
        });
    }
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(absolute).catch(() => null);
    if (found?.isFile() === true && found.size > MAX_FILE) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The file of the build secret ${id} is larger than ${MAX_FILE / 1000} kB.`, {
            hint: 'Give the key only, and fetch the rest in the build.',
        });
    }
    if (found?.isFile() === true)
        return absolute;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The file of the build secret ${id} is not there.`, {
        hint: 'Write it in an earlier step; the path counts from the folder that the action runs in.',
    });
}


/***/ }),

/***/ 14486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kh: () => (/* binding */ cacheReference),
/* harmony export */   NW: () => (/* binding */ cacheType),
/* harmony export */   fb: () => (/* binding */ buildArguments)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97203);


const SETUP = 'Add a step with docker/setup-buildx-action before this one, or turn on the containerd image store.';
/**
 * The arguments of one build: `docker buildx build --push`, or `docker build` of a client with a BuildKit of its own.
 * @throws LaunchError for what the builder cannot do, and for a secret that would stand on the command line
 */
function buildArguments(builder, command) {
    checkArguments(command);
    return builder.kind === 'buildx' ? buildxArguments(builder, command) : classicArguments(command);
}
function buildxArguments(builder, command) {
    const { plan, secrets, cacheFrom, cacheTo, metadataFile } = command;
    if (plan.platforms.length > 1 && !builder.isFull) {
        throw unable(builder, `build for ${plan.platforms.length} platforms at once`);
    }
    if (!builder.isFull && cacheTo.some((target) => cacheType(target) !== 'inline')) {
        throw unable(builder, 'write a build cache other than type=inline');
    }
    const provenance = builder.isAttesting ? [`--provenance=${command.provenance ? 'mode=max' : 'false'}`] : [];
    return [
        ...builder.prefix,
        'build',
        // The docker driver unpacks what it built, which cannot be had together with other time stamps.
        plan.sourceDateEpoch === null || builder.driver === 'docker'
            ? '--push'
            : '--output=type=image,push=true,rewrite-timestamp=true',
        `--metadata-file=${metadataFile}`,
        ...common(command),
        ...cacheFrom.map((source) => `--cache-from=${source}`),
        ...cacheTo.map((target) => `--cache-to=${target}`),
        ...provenance,
        ...secrets.map((secret) => `--secret=${secret}`),
        '--progress=plain',
        plan.context,
    ];
}
/** Clients before 23 have a BuildKit without these: metadata file, push, several platforms, cache targets. */
function classicArguments(command) {
    const { plan, secrets, cacheFrom, cacheTo } = command;
    if (plan.platforms.length > 1)
        throw withoutBuildx('several platforms at once');
    if (cacheTo.some((target) => cacheType(target) !== 'inline')) {
        throw withoutBuildx('a build cache other than type=inline');
    }
    return [
        'build',
        ...common(command),
        ...cacheFrom.flatMap((source) => {
            const reference = cacheReference(source);
            return reference === null ? [] : [`--cache-from=${reference}`];
        }),
        ...(cacheTo.length === 0 ? [] : ['--build-arg=BUILDKIT_INLINE_CACHE=1']),
        ...secrets.map((secret) => `--secret=${secret}`),
        '--progress=plain',
        plan.context,
    ];
}
function common({ plan, repository }) {
    const labels = Object.entries(plan.labels).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
        `--file=${plan.dockerfile}`,
        `--tag=${repository}:${plan.tag}`,
        ...(plan.platforms.length === 0 ? [] : [`--platform=${plan.platforms.join(',')}`]),
        ...labels.map(([name, value]) => `--label=${name}=${value}`),
    ];
}
/** Fields of cache backends that hold a credential: they have variables for it. */
const SECRET_FIELD = /(?:^|,)\s*"?(\w*(?:secret|password|token|access_key)\w*)=/i;
function checkArguments({ plan, cacheFrom, cacheTo }) {
    for (const cache of [...cacheFrom, ...cacheTo]) {
        const [, field] = SECRET_FIELD.exec(cache) ?? [];
        if (field !== undefined || (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactUrl */ .BO)(cache) !== cache) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`A build cache holds a credential (${field ?? 'in its address'}).`, {
                hint: 'Command lines can be read by others: give it in the environment of the step, such as AWS_SECRET_ACCESS_KEY.',
            });
        }
    }
    for (const [name, value] of Object.entries(plan.labels)) {
        if ((0,_common_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactUrl */ .BO)(value) === value)
            continue;
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The label ${name} holds a password, and everybody with the image could read it.`, {
            hint: 'Take it out of the address.',
        });
    }
}
/** `gha` of `type=gha,scope=x`; `registry` of a bare reference. */
function cacheType(cache) {
    if (!cache.includes('='))
        return 'registry';
    return /(?:^|,)type=([^,]*)/.exec(cache)?.[1] ?? '';
}
/** The reference of a registry cache; null for another kind. */
function cacheReference(cache) {
    if (!cache.includes('='))
        return cache;
    return cacheType(cache) === 'registry' ? (/(?:^|,)ref=([^,]*)/.exec(cache)?.[1] ?? null) : null;
}
function unable(builder, what) {
    return new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The builder of this machine (driver ${builder.driver}) cannot ${what}.`, {
        hint: SETUP,
    });
}
function withoutBuildx(what) {
    return new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The docker client of this machine has no buildx, which ${what} needs.`, {
        hint: 'Install docker-buildx-plugin on the runner, or add a step with docker/setup-buildx-action before this one.',
    });
}


/***/ }),

/***/ 78618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   aR: () => (/* binding */ repositoryName)
/* harmony export */ });
/* unused harmony export formatReference */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

const DOCKER_HUB = 'docker.io';
const MAX_TEXT = 4096;
/** Docker's own limit for the path. */
const MAX_PATH = 255;
const MAX_PORT = 65_535;
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST_FORM = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** Hex digits that an algorithm gives. */
const DIGEST_LENGTHS = { sha256: 64, sha384: 96, sha512: 128 };
/** Docker reads such a word as the id of an image on the machine. */
const IMAGE_ID = /^[a-f0-9]{64}$/;
/**
 * Reads an image reference by the grammar of the distribution project, with Docker's normalisation: a name without a
 * host is one of docker.io, and one without a namespace is in `library`.
 * @throws LaunchError that names the part which is wrong, and why
 */
function parseReference(text) {
    if (text === '')
        fail(text, 'it is empty');
    if (text.length > MAX_TEXT)
        fail(text, `it is longer than ${MAX_TEXT} characters`);
    if (/[\s\p{Cc}]/u.test(text))
        fail(text, 'it holds a blank or a control character');
    if (text.includes('://'))
        fail(text, 'it begins with a scheme', 'Leave out what stands before the host.');
    const [rest, digest] = takeDigest(text);
    const [name, tag] = takeTag(text, rest);
    if (IMAGE_ID.test(name)) {
        fail(text, 'it is the id of an image on one machine', 'Give the name under which a registry has it.');
    }
    const { registry, path } = takeRegistry(text, name);
    checkPath(text, path);
    const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
    return { registry, repository, tag, digest };
}
/**
 * Reads the name of a repository of images, to which tags are added here. A leading `https://`, as W&B's own examples
 * write it, and a trailing slash are taken off.
 * @throws LaunchError
 */
function parseRepository(text) {
    const plain = text
        .trim()
        .replace(/^https:\/\//i, '')
        .replace(/\/$/, '');
    const reference = parseReference(plain);
    if (reference.digest !== null || reference.tag !== null) {
        const part = reference.digest === null ? `the tag ${reference.tag ?? ''}` : 'a digest';
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The repository ${quote(text)} holds ${part}.`, {
            hint: /^[^/]+:\d+$/.test(plain)
                ? 'If that is a port, add the name of the image: host:port/name.'
                : 'Leave it out: the tag is made from the content of the image.',
        });
    }
    return reference;
}
/** Registry and path without tag and digest: `ghcr.io/team/name`. */
function repositoryName(reference) {
    return `${reference.registry}/${reference.repository}`;
}
/** The whole reference with its host; what `parseReference` reads back to the same parts. */
function formatReference(reference) {
    const { tag, digest } = reference;
    return `${repositoryName(reference)}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}
/** Whether a text is a digest that can be checked: a known algorithm with the right number of lower-case digits. */
function isDigest(text) {
    const [algorithm = '', hex = ''] = text.split(':', 2);
    return (text === `${algorithm}:${hex}` && /^[0-9a-f]+$/.test(hex) && DIGEST_LENGTHS[algorithm] === hex.length);
}
function takeDigest(text) {
    const at = text.indexOf('@');
    if (at < 0)
        return [text, null];
    const digest = text.slice(at + 1);
    if (isDigest(digest))
        return [text.slice(0, at), digest];
    const [algorithm = ''] = digest.split(':', 1);
    const length = DIGEST_LENGTHS[algorithm];
    if (length !== undefined) {
        fail(text, `its digest is not ${algorithm}: and ${length} hex digits in lower case`);
    }
    return fail(text, DIGEST_FORM.test(digest)
        ? `the digest algorithm ${quote(algorithm)} is not known`
        : 'what follows the @ is not a digest', 'Write it as name@sha256:….');
}
function takeTag(text, rest) {
    const colon = rest.lastIndexOf(':');
    if (colon < 0 || rest.indexOf('/', colon) >= 0 || rest.endsWith(']'))
        return [rest, null];
    const tag = rest.slice(colon + 1);
    if (TAG.test(tag))
        return [rest.slice(0, colon), tag];
    if (tag === '')
        fail(text, 'nothing follows its last colon');
    if (tag.length > 128)
        fail(text, 'its tag is longer than 128 characters');
    return fail(text, `${quote(tag)} is not a tag: letters, digits, ., _ and - are, with . and - not first`);
}
/** Docker's rule: the first part is a host when it has a dot, a colon or an upper-case letter, or is `localhost`. */
function takeRegistry(text, name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(0, slash));
    const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
    if (!isHost)
        return { registry: DOCKER_HUB, path: name };
    const [, host = first, port] = /^(.*):([^:\]]*)$/.exec(first) ?? [];
    if (!HOST.test(host))
        fail(text, `${quote(host)} is not the name of a host`);
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= MAX_PORT && Number(port) > 0)) {
        fail(text, `${quote(port)} is not a port`);
    }
    const registry = first === 'index.docker.io' ? DOCKER_HUB : first;
    return { registry, path: name.slice(slash + 1) };
}
function checkPath(text, path) {
    if (path === '')
        fail(text, 'it has no name');
    if (path.length > MAX_PATH)
        fail(text, `its name is longer than ${MAX_PATH} characters`);
    for (const part of path.split('/')) {
        if (PATH_PART.test(part))
            continue;
        if (part === '')
            fail(text, 'its name has an empty part');
        if (part !== part.toLowerCase()) {
            fail(text, `${quote(part)} has upper-case letters`, 'Names of images are lower case.');
        }
        fail(text, `${quote(part)} is not part of a name: letters and digits are, joined by ., _, __ or -`);
    }
}
function fail(text, why, hint = 'Write it as registry/name:tag or name@sha256:….') {
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`${quote(text)} is not an image reference: ${why}.`, { hint });
}
function quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}


/***/ }),

/***/ 97381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ removeTemporary)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);


/** A process that is just ending may still write below a folder: it is tried as often, 100 ms further apart each time. */
const RETRIES = 5;
/**
 * Takes away a temporary folder or file. Never rejects: what is left on a disk changes nothing about how a build ended,
 * so it is a warning.
 */
async function removeTemporary(path, logger) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: RETRIES });
    }
    catch (error) {
        logger.warning(`Temporary files stay on this machine: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ }),

/***/ 13887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i5: () => (/* binding */ buildJob),
  b1: () => (/* binding */ planJob)
});

// UNUSED EXPORTS: jobNameOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/build/build-error.js
var build_error = __webpack_require__(96608);
;// CONCATENATED MODULE: ./build/build/build-causes.js

const LOGIN = 'Log in to its registry in an earlier step (docker login, or docker/login-action)';
const UNREACHABLE = /no such host|connection refused|i\/o timeout|deadline exceeded|network is unreachable|no route to host|reset by peer|broken pipe|EOF|TLS handshake|tls: |x509|dial tcp|closed network connection/i;
const ENGINE = {
    pattern: /cannot connect to the docker daemon|error during connect|is the docker daemon running|failed to connect to the docker API|permission denied while trying to connect/i,
    kind: 'engine',
    what: 'the Docker engine does not answer',
    hint: 'Start it, or set DOCKER_HOST to where it listens; the user of the runner must be in the group docker.',
};
/** The first that fits is it. */
const CAUSES = [
    ENGINE,
    {
        pattern: /no space left on device|disk quota exceeded/i,
        kind: 'disk-full',
        what: 'the disk is full',
        hint: 'Free space on the runner: docker system df shows what images and build caches use.',
    },
    {
        pattern: /toomanyrequests|429 Too Many|rate limit/i,
        stages: ['base'],
        kind: 'base-denied',
        what: 'the registry of a base image answers no more: its rate limit is reached',
        hint: `${LOGIN}, or use a mirror.`,
    },
    {
        pattern: /denied|unauthorized|authorization failed|no basic auth|authentication required|forbidden|\b40[13]\b/i,
        stages: ['base'],
        kind: 'base-denied',
        what: 'a base image may not be pulled: it does not exist, or needs a login',
        hint: `${LOGIN}, and check the image after FROM.`,
    },
    {
        pattern: /not found|manifest unknown|no match for platform|no matching manifest/i,
        stages: ['base'],
        kind: 'base-missing',
        what: 'a base image does not exist, or not for this platform',
        hint: 'Check name, tag and platform of the image after FROM.',
    },
    {
        pattern: UNREACHABLE,
        stages: ['base'],
        kind: 'network',
        what: 'the registry of a base image cannot be reached',
        hint: 'Check the image after FROM, and the network of the builder.',
    },
    {
        pattern: /denied|unauthorized|authorization failed|no basic auth|authentication required|forbidden|insufficient_scope|\b40[13]\b/i,
        stages: ['push'],
        kind: 'push-denied',
        what: 'the registry does not accept the push',
        hint: `${LOGIN}; the account must be allowed to write to the repository.`,
    },
    {
        pattern: /repository .*(does not exist|not found)|name unknown|\b404\b/i,
        stages: ['push'],
        kind: 'push-denied',
        what: 'the repository does not exist in the registry',
        hint: 'Create it first: this registry does not do so at a push.',
    },
    {
        pattern: new RegExp(`${UNREACHABLE.source}|\\b5\\d\\d\\b|unexpected (http )?status|blob upload (unknown|invalid)`, 'i'),
        stages: ['push'],
        kind: 'push-lost',
        what: 'the registry went away during the push',
        hint: 'Check that it is up and has space left, then run the step again.',
    },
    {
        pattern: /dockerfile parse error|unknown instruction|failed to parse dockerfile|syntax error|no build stage in current context|unknown flag/i,
        kind: 'dockerfile',
        what: 'the Dockerfile cannot be read',
        hint: 'Correct it; docker buildx build --check names such faults too.',
    },
    {
        pattern: /secret .*not found|secret .*required/i,
        kind: 'missing-secret',
        what: 'the Dockerfile needs a build secret that was not given',
        hint: 'Give it as id=value in build-secrets.',
    },
    {
        pattern: /exit code: 137|signal: killed|cannot allocate memory|out of memory/i,
        kind: 'out-of-memory',
        what: 'a program in the build was killed, most likely for want of memory',
        hint: 'Use a runner with more memory, or build less at a time.',
    },
    {
        pattern: /did not complete successfully: exit code|executor failed running|returned a non-zero code/i,
        kind: 'run-failed',
        what: 'a step failed',
        hint: 'Its last lines are in the log above.',
    },
    {
        pattern: /failed to (calculate checksum|compute cache key)|: not found$|no such file or directory/i,
        kind: 'missing-file',
        what: 'a file that is copied is not in the build context',
        hint: 'Check its path, which counts from the context, and .dockerignore.',
    },
    {
        pattern: /not supported for the docker driver|is not supported|unsupported|exec format error/i,
        kind: 'unsupported',
        what: 'the builder cannot do what it was asked for',
        hint: 'Add a step with docker/setup-buildx-action (and docker/setup-qemu-action for other platforms) before this one.',
    },
    {
        pattern: UNREACHABLE,
        kind: 'network',
        what: 'the network failed',
        hint: 'Check the network of the builder, then run the step again.',
    },
];
/**
 * The failure of a build as one line for a user, with the builder's own words kept.
 * @param origin `generated`, or the path of the user's Dockerfile
 * @param stage what was under way, where the builder was not asked to do all in one
 */
function buildError(failure, origin, stage = stageOf(failure)) {
    const { step, lines, line, exitCode } = failure;
    const text = [
        failure.error,
        ...(stage === 'step' ? lines.filter((entry) => /no space left/i.test(entry)) : []),
    ];
    const cause = CAUSES.find(({ pattern, stages }) => (stages?.includes(stage) ?? true) && text.some((entry) => pattern.test(entry)));
    const isOwn = origin !== 'generated';
    const details = {
        kind: cause?.kind ?? 'other',
        step,
        lines,
        location: isOwn && line !== null ? { file: origin, line } : null,
        exitCode,
        hint: cause?.hint ?? 'The log above has what the builder said.',
    };
    const where = line !== null && isOwn ? ` at ${origin}:${line}` : '';
    const action = stage === 'push' ? 'The image was built and not pushed' : 'The image was not built';
    return new build_error/* BuildError */.z(`${action}: ${describe(failure, cause)}${where} (${own(failure)}).`, details);
}
/** For a builder that cannot be asked at all. */
function engineDown(said) {
    const error = (said.trim().split('\n').at(-1) ?? '').replace(/\.$/, '');
    return { message: `The image cannot be built: ${ENGINE.what} (${shorten(error)}).`, hint: ENGINE.hint };
}
function describe({ step, exitCode }, cause) {
    if (cause?.kind === 'run-failed') {
        return `${step === null ? 'a step' : `step ${shorten(step)}`} ended with exit code ${exitCode ?? 'unknown'}`;
    }
    const what = cause?.what ?? 'the builder gave up';
    return step === null || cause?.stages !== undefined ? what : `${what}, in step ${shorten(step)}`;
}
function stageOf({ step, error }) {
    if (/^(pushing |exporting )/.test(step ?? '') || /failed to push/i.test(error))
        return 'push';
    const isBase = /^\[internal\] load metadata for |^(\[[^\]]*\] )?FROM /.test(step ?? '');
    return isBase || /failed to resolve source metadata|pull access denied/i.test(error) ? 'base' : 'step';
}
/** The last line of a failed program says more than its exit code. */
function own({ lines, error, step, exitCode }) {
    const last = lines.filter((line) => line.trim() !== '').at(-1);
    const said = exitCode !== null && step !== null && last !== undefined ? last : error;
    return shorten(said
        .replace(/^(failed to solve: )+/, '')
        .trim()
        .replace(/\.$/, '') || 'it gave no reason');
}
function shorten(text) {
    return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

;// CONCATENATED MODULE: ./build/build/build-environment.js
/** What the builder never needs: the keys of W&B, the inputs of the action, and the runner's tokens. */
const KEPT_BACK = /^(WANDB_|INPUT_|STATE_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|LAUNCH_BUILD_SECRET_)/i;
/** By these buildx reaches the cache of the workflow. */
const WORKFLOW_CACHE = /^ACTIONS_(RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)$/;
/**
 * The part of an environment that docker's client gets, with the credential helpers that it starts: these read the
 * variables of every cloud there is, so it is known what they must not see, not what they may.
 */
function dockerEnvironment(env) {
    const entries = Object.entries(env).filter(([name, value]) => value !== undefined && !KEPT_BACK.test(name));
    return Object.fromEntries(entries);
}
/** The environment of one build. */
function buildEnvironment(options) {
    const { env, secrets, usesWorkflowCache, sourceDateEpoch } = options;
    const cache = Object.entries(env).filter(([name, value]) => usesWorkflowCache && value !== undefined && WORKFLOW_CACHE.test(name));
    return {
        ...dockerEnvironment(env),
        ...Object.fromEntries(cache),
        ...secrets,
        // Of the metadata only the digest is used; the whole provenance would be written besides.
        BUILDX_METADATA_PROVENANCE: 'disabled',
        // Without it a client before 23 uses a builder that has neither mounts nor secrets.
        DOCKER_BUILDKIT: '1',
        DOCKER_CLI_HINTS: 'false',
        ...(sourceDateEpoch === null ? {} : { SOURCE_DATE_EPOCH: String(sourceDateEpoch) }),
    };
}

// EXTERNAL MODULE: ./build/common/lines.js
var common_lines = __webpack_require__(37919);
;// CONCATENATED MODULE: ./build/build/build-output.js

const RULE = /^-{6}$/;
const FRAME = /^-{20}$/;
/** A cache that is not there yet is printed like a failed step, and fails nothing. */
const HARMLESS = /^importing cache manifest /;
const KEPT_LINES = 40;
const MAX_ERROR = 2_000;
/**
 * Reads what `--progress=plain` prints, as it comes, in bounded memory. At its end a failed build repeats the step
 * with its last lines between two rules, then the place in the Dockerfile, then the error:
 *
 *     ------
 *      > [3/3] RUN exit 3:
 *     0.436 text of the program
 *     ------
 *     Dockerfile:4
 *     --------------------
 *        4 | >>> RUN exit 3
 *     --------------------
 *     ERROR: failed to build: failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3
 */
class BuildOutput {
    #all = new common_lines/* Tail */.P(KEPT_LINES);
    #block = null;
    #blockStep = null;
    #step = null;
    #stepLines = [];
    #previous = '';
    #line = null;
    #stepError = '';
    #error = '';
    take(line) {
        this.#all.push(line);
        if (RULE.test(line))
            this.#rule();
        else if (this.#block !== null)
            this.#inBlock(line);
        else
            this.#outside(line);
        this.#previous = line;
    }
    failure() {
        const error = this.#error === '' ? this.#stepError : this.#error;
        const last = this.#all.lines().filter((line) => line.trim() !== '');
        const [, code] = /exit code: (\d+)|returned a non-zero code: (\d+)/.exec(error)?.filter(Boolean) ?? [];
        return {
            step: this.#step,
            lines: this.#step === null ? last : this.#stepLines,
            error: error === '' ? (last.at(-1) ?? '') : error,
            line: this.#line ?? lineIn(error),
            exitCode: code === undefined ? null : Number(code),
        };
    }
    #rule() {
        if (this.#block === null) {
            this.#block = new common_lines/* Tail */.P(KEPT_LINES);
            return;
        }
        // Of several steps that failed together the last one is the cause of the error that follows.
        if (this.#blockStep !== null && !HARMLESS.test(this.#blockStep)) {
            this.#step = this.#blockStep;
            this.#stepLines = this.#block.lines();
        }
        this.#block = null;
        this.#blockStep = null;
    }
    #inBlock(line) {
        const [, step] = /^ > (.*?):?$/.exec(line) ?? [];
        if (step === undefined)
            this.#block?.push(line.replace(/^\d+\.\d+ /, ''));
        else
            this.#blockStep = step;
    }
    #outside(line) {
        const [, stepError] = /^#\d+ ERROR: (.*)$/.exec(line) ?? [];
        if (stepError !== undefined)
            this.#stepError = stepError.slice(0, MAX_ERROR);
        const [, place] = /^.+:(\d+)$/.exec(this.#previous) ?? [];
        if (FRAME.test(line) && place !== undefined)
            this.#line = Number(place);
        const [, error] = /^(?:ERROR: (?:failed to build: )?|executor failed |failed to solve(?:.*?): )(.*)$/.exec(line) ?? [];
        if (error !== undefined)
            this.#error = line.replace(/^ERROR: (?:failed to build: )?/, '').slice(0, MAX_ERROR);
    }
}
/** `dockerfile parse error on line 2`, as every version says. */
function lineIn(error) {
    const [, line] = /(?:parse error|error) on line (\d+)|Dockerfile:(\d+)/i.exec(error)?.filter(Boolean) ?? [];
    return line === undefined ? null : Number(line);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./build/build/build-process.js



const GRACE_MS = 3_000;
/** Longer answers are cut: nothing that is asked for here has them. */
const MAX_KEPT = 1_000_000;
/**
 * Runs a program to its end, without a shell. A bad exit code is the caller's to judge.
 * @throws LaunchError when there is no such program, or the deadline passed, the reason of `signal`; never before it has ended
 */
async function runProgram(program, args, options) {
    const { signal, timeoutMs } = options;
    signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(program, args, {
        env: options.env,
        // A group of its own: whatever it starts ends with it, and the Ctrl-C of a terminal is ours to pass on.
        detached: process.platform !== 'win32',
        windowsHide: true,
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout = collect(child.stdout, options);
    const stderr = collect(child.stderr, options);
    // A program that does not read what it is given may end before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    let late = false;
    let force;
    const stop = () => {
        signalGroup(child, 'SIGTERM');
        force ??= setTimeout(() => signalGroup(child, 'SIGKILL'), options.graceMs ?? GRACE_MS);
    };
    const timer = setTimeout(() => {
        late = true;
        stop();
    }, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    try {
        const exitCode = await new Promise((resolve, reject) => {
            child.once('error', reject);
            child.once('close', resolve);
        });
        signal?.throwIfAborted();
        if (late) {
            throw new errors/* LaunchError */.mE(`${program} ${args[0] ?? ''} took longer than ${Math.round(timeoutMs / 1000)} s.`, {
                hint: 'Look at the machine that it speaks to: it may be overloaded or hang.',
            });
        }
        return { exitCode, stdout: stdout(), stderr: stderr() };
    }
    catch (error) {
        signal?.throwIfAborted();
        if (error.code === 'ENOENT') {
            throw new errors/* LaunchError */.mE(`There is no ${program} on this machine.`, {
                cause: error,
                hint: options.missingHint,
            });
        }
        if (error instanceof errors/* LaunchError */.mE)
            throw error;
        throw new errors/* LaunchError */.mE(`Cannot run ${program}: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
    }
    finally {
        clearTimeout(timer);
        clearTimeout(force);
        signal?.removeEventListener('abort', stop);
    }
}
function collect(stream, { onLine, redact }) {
    const chunks = [];
    let size = 0;
    const lines = onLine && new common_lines/* LineSplitter */.g(onLine, redact);
    stream.on('data', (chunk) => {
        if (lines)
            lines.push(chunk);
        else if (size < MAX_KEPT)
            chunks.push(chunk);
        size += chunk.length;
    });
    stream.on('end', () => lines?.end());
    return () => Buffer.concat(chunks).toString('utf8');
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    }
    catch {
        // It ended by itself.
    }
}

// EXTERNAL MODULE: ./build/build/build-secrets.js
var build_secrets = __webpack_require__(89367);
// EXTERNAL MODULE: ./build/build/buildx-argv.js
var buildx_argv = __webpack_require__(14486);
;// CONCATENATED MODULE: ./build/build/buildx.js



const TIMEOUT_MS = 30_000;
const INSTALL = 'Install Docker with buildx on the runner (package docker-buildx-plugin).';
/** Versions of buildx and of BuildKit that know attestations. */
const ATTESTING_BUILDX = [0, 10];
const ATTESTING_BUILDKIT = [0, 11];
/** Docker's client from this version on leaves BuildKit to buildx; before 18.9 there was none. */
const CLASSIC = { from: [18, 9], before: [23, 0] };
/**
 * Finds the builder: the buildx of docker's client, else one that is brought here, else the BuildKit of an older
 * client.
 * @throws LaunchError when there is none, or the engine does not answer; the reason of the signal
 */
async function findBuilder(context) {
    const { docker } = context;
    const plugin = await askBuildx(context, docker.program, ['buildx']);
    if (plugin.version.exitCode === 0)
        return describeBuildx(context, docker.program, ['buildx'], plugin);
    const brought = await bring(context);
    if (brought !== null)
        return brought;
    const client = await ask(context, docker.program, ['version', '--format={{.Client.Version}}']);
    const version = versionIn(client.stdout);
    if (version !== null && !isBefore(version, CLASSIC.from) && isBefore(version, CLASSIC.before)) {
        return { kind: 'classic', program: docker.program };
    }
    throw new errors/* LaunchError */.mE('Docker on this machine has no buildx, which building an image needs.', {
        hint: INSTALL,
    });
}
async function bring(context) {
    const { docker, logger, signal } = context;
    if (docker.fetchBuildx === null)
        return null;
    try {
        const program = await docker.fetchBuildx(signal);
        const said = await askBuildx(context, program, []);
        const { exitCode } = said.version;
        if (exitCode === 0)
            return await describeBuildx(context, program, [], said);
        logger.warning(`The buildx that was brought here does not run (exit code ${String(exitCode)}).`);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof EngineDownError)
            throw error;
        logger.warning(`Docker has no buildx, and none could be brought: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return null;
}
/** Both at once: every start of docker's client takes its time. */
async function askBuildx(context, program, prefix) {
    const [version, inspect] = await Promise.all([
        ask(context, program, [...prefix, 'version']),
        ask(context, program, [...prefix, 'inspect']),
    ]);
    return { version, inspect };
}
async function describeBuildx(context, program, prefix, { version, inspect }) {
    if (inspect.exitCode !== 0) {
        throw new errors/* LaunchError */.mE(`docker buildx cannot describe its builder: ${lastLine(inspect.stderr)}.`, {
            hint: 'Check it: docker buildx ls, docker buildx inspect.',
        });
    }
    const { driver, buildKit } = parseInspect(inspect.stdout);
    const isFull = driver === 'docker' ? await hasContainerdStore(context) : true;
    const buildx = versionIn(version.stdout);
    const isAttesting = isFull &&
        (buildx === null || !isBefore(buildx, ATTESTING_BUILDX)) &&
        (driver === 'docker' || buildKit === null || !isBefore(buildKit, ATTESTING_BUILDKIT));
    return { kind: 'buildx', program, prefix, driver, isFull, isAttesting };
}
/** Reads what `buildx inspect` prints: a table for people, whose first words have not changed since its beginning. */
function parseInspect(text) {
    const driver = /^Driver:[^\S\n]*(\S+)/m.exec(text)?.[1] ?? 'docker';
    const version = /^BuildKit(?: version)?:[^\S\n]*(\S+)/im.exec(text)?.[1];
    // An engine says v0.0.0+unknown of the BuildKit inside it.
    const buildKit = version === undefined || /\+unknown/.test(version) ? null : versionIn(version);
    return { driver, buildKit };
}
class EngineDownError extends errors/* LaunchError */.mE {
}
/** Whether the engine keeps images as the rest of the world does, which lifts all limits of the `docker` driver. */
async function hasContainerdStore(context) {
    const { exitCode, stdout, stderr } = await ask(context, context.docker.program, [
        'info',
        '--format={{json .DriverStatus}}',
    ]);
    // The client answers for itself, at times with exit code 0, also when it reaches no engine.
    if (exitCode !== 0 || stdout.trim() === 'null' || stdout.trim() === '') {
        const { message, hint } = engineDown(stderr || stdout);
        throw new EngineDownError(message, { hint });
    }
    return stdout.includes('io.containerd.snapshotter');
}
/** Major and minor of the first version in a text; null when there is none. */
function versionIn(text) {
    const [, major, minor] = /(\d+)\.(\d+)(?:\.\d+)?/.exec(text) ?? [];
    return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}
function isBefore(version, other) {
    return version[0] < other[0] || (version[0] === other[0] && version[1] < other[1]);
}
function ask({ docker, signal }, program, args) {
    return runProgram(program, args, { env: docker.env, signal, timeoutMs: TIMEOUT_MS, missingHint: INSTALL });
}
function lastLine(text) {
    return (text.trim().split('\n').at(-1) ?? '').slice(0, 300).replace(/\.$/, '') || 'it gave no reason';
}

// EXTERNAL MODULE: ./build/build/reference.js
var build_reference = __webpack_require__(78618);
// EXTERNAL MODULE: ./build/build/remove-temporary.js
var remove_temporary = __webpack_require__(97381);
;// CONCATENATED MODULE: ./build/build/registry/errors.js

/** A registry does not do what it was asked for. */
class RegistryError extends errors/* LaunchError */.mE {
    name = 'RegistryError';
    kind;
    status;
    constructor(kind, message, options) {
        super(message, options);
        this.kind = kind;
        this.status = options.status ?? null;
    }
}
/** An answer outside 200 to 299 as an error that says what to do. 404 is for the caller to judge. */
function statusError(status, context) {
    const { registry, repository, hasCredential, isLoggedIn = false } = context;
    const name = `${registry}/${repository}`;
    if (status === 401 && !isLoggedIn) {
        return hasCredential
            ? new RegistryError('auth', `The registry ${registry} does not accept the login that docker has for it.`, {
                status,
                hint: `Log in again in an earlier step (docker login ${registry}): the password is wrong or has expired.`,
            })
            : new RegistryError('auth', `The registry ${registry} wants a login for ${name}, and docker has none.`, {
                status,
                hint: `Log in in an earlier step (docker login ${registry}, or docker/login-action).`,
            });
    }
    if (status === 401 || status === 403) {
        return new RegistryError('permission', `The registry ${registry} does not let this login read ${name}.`, {
            status,
            hint: hasCredential
                ? 'Check the name, and that the account may read and write there.'
                : `Log in in an earlier step (docker login ${registry}, or docker/login-action).`,
        });
    }
    if (status === 429) {
        return new RegistryError('rate-limited', `The registry ${registry} answers no more: its rate limit is reached.`, {
            status,
            hint: hasCredential ? 'Try again later.' : 'Log in in an earlier step: accounts have higher limits.',
        });
    }
    if (status >= 500) {
        return new RegistryError('server', `The registry ${registry} answered HTTP ${status}.`, {
            status,
            hint: 'The fault is on its side: try again later.',
        });
    }
    return new RegistryError('unexpected', `The registry ${registry} answered HTTP ${status} about ${name}.`, {
        status,
        hint: `Check that a registry of images runs at ${registry}.`,
    });
}
/** An answer that does not keep to the protocol. Registries are not trusted. */
function oddAnswer(registry, what) {
    return new RegistryError('unexpected', `The registry ${registry} gave an answer that cannot be used: ${what}.`, {
        hint: `Check that a registry of images runs at ${registry}, and that nothing stands between.`,
    });
}

// EXTERNAL MODULE: ./build/common/clock.js
var clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/logger.js
var common_logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/wandb/http.js + 2 modules
var http = __webpack_require__(12180);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/build/docker-config.js






const Entry = dist/* object */.Ikc({
    auth: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    username: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    password: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    identitytoken: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    registrytoken: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
});
const Config = dist/* object */.Ikc({
    auths: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), Entry), {}),
    credsStore: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    credHelpers: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
});
/** Folder of docker's client configuration: `DOCKER_CONFIG`, else `.docker` in the home directory. */
function dockerConfigDirectory(env) {
    const given = env['DOCKER_CONFIG'];
    if (given !== undefined && given !== '')
        return given;
    const home = env['HOME'] ?? env['USERPROFILE'];
    return (0,external_node_path_.join)(home === undefined || home === '' ? (0,external_node_os_.homedir)() : home, '.docker');
}
/**
 * Reads `config.json` of a folder; an absent file is an empty one.
 * @throws LaunchError when it cannot be read; its content, which holds passwords, is never part of the message
 */
async function readDockerConfig(directory) {
    const file = (0,external_node_path_.join)(directory, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
            return dist/* parse */.qgA(Config, {});
        throw new errors/* LaunchError */.mE(`Docker's configuration ${file} cannot be read.`, {
            cause: error,
            hint: 'Check who owns it: it must be readable for the user of the runner.',
        });
    }
    return parseDockerConfig(text, `Docker's configuration ${file}`);
}
/** @param what how messages name the text @throws LaunchError */
function parseDockerConfig(text, what) {
    const parsed = text.trim() === '' ? {} : parseJsonObject(text);
    const config = dist/* safeParse */.xLC(Config, parsed);
    if (config.success)
        return config.output;
    throw new errors/* LaunchError */.mE(`${what} is not what docker writes.`, {
        hint: 'Write it again by docker login, or remove it.',
    });
}
/** `undefined` for what is no JSON: the parser's own message would repeat parts of the text. */
function parseJsonObject(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The key under which docker keeps the login of a registry. */
function serverKey(registry) {
    return registry === build_reference/* DOCKER_HUB */.Xb ? 'https://index.docker.io/v1/' : registry;
}
/** The helper program's name, without `docker-credential-`, that has the login of a server; null: the file has it. */
function helperFor(config, server) {
    const helper = config.credHelpers[server] ?? config.credsStore;
    return helper === '' ? null : helper;
}
/**
 * The login that the file itself holds; null when there is none. Keys are hosts, or addresses of hosts, as older
 * clients wrote them.
 */
function storedCredential(config, server) {
    const key = Object.hasOwn(config.auths, server)
        ? server
        : Object.keys(config.auths).find((candidate) => hostOf(candidate) === server);
    const entry = key === undefined ? undefined : config.auths[key];
    if (entry === undefined)
        return null;
    if (entry.registrytoken !== '')
        return { kind: 'bearer', token: entry.registrytoken };
    if (entry.identitytoken !== '')
        return { kind: 'identity', token: entry.identitytoken };
    const [username, password] = entry.auth === '' ? [entry.username, entry.password] : decode(entry.auth);
    return username === '' && password === '' ? null : { kind: 'password', username, password };
}
function hostOf(key) {
    return key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
}
/** Base64 of `user:password`. Docker pads the password with NUL bytes at times. */
function decode(auth) {
    const plain = Buffer.from(auth, 'base64').toString('utf8');
    const colon = plain.indexOf(':');
    return colon < 0 ? ['', ''] : [plain.slice(0, colon), plain.slice(colon + 1).replace(/\0+$/, '')];
}

;// CONCATENATED MODULE: ./build/build/docker-config-helper.js




/** Helpers of clouds ask their servers; some start a Python. */
const docker_config_helper_TIMEOUT_MS = 60_000;
const Answer = dist/* object */.Ikc({ Username: dist/* nullish */.cl6(dist/* string */.YjP(), ''), Secret: dist/* nullish */.cl6(dist/* string */.YjP(), '') });
/**
 * Asks `docker-credential-<name>` for the login of a server, which it reads from its standard input.
 * @returns null when it has none
 * @throws LaunchError when there is no such program, or it fails; the reason of the signal
 */
async function askHelper(name, server, context) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) {
        throw new errors/* LaunchError */.mE(`Docker's configuration names a credential helper that is no program: ${JSON.stringify(name.slice(0, 80))}.`, {
            hint: 'Correct credsStore and credHelpers in config.json.',
        });
    }
    const program = `docker-credential-${name}`;
    const { exitCode, stdout, stderr } = await runProgram(program, ['get'], {
        env: dockerEnvironment(context.env),
        input: server,
        timeoutMs: docker_config_helper_TIMEOUT_MS,
        missingHint: `Install it on the runner, or log in without it: docker's configuration names it for ${server}.`,
        ...(context.signal ? { signal: context.signal } : {}),
    });
    if (exitCode !== 0) {
        // Helpers say so on standard output, each in its own words.
        const said = `${stdout}\n${stderr}`.trim();
        if (/credentials not found|no credentials|not.{0,20}logged in|server url.{0,30}not found/i.test(said))
            return null;
        throw new errors/* LaunchError */.mE(`${program} cannot give the login of ${server}: ${firstLine(said)}.`, {
            hint: 'Log in again in an earlier step.',
        });
    }
    const answer = dist/* safeParse */.xLC(Answer, parse(stdout));
    if (!answer.success) {
        throw new errors/* LaunchError */.mE(`${program} gave an answer for ${server} that docker would not read.`, {
            hint: `Try it: echo ${server} | ${program} get.`,
        });
    }
    const { Username: username, Secret: secret } = answer.output;
    if (username === '' && secret === '')
        return null;
    if (username === '<token>')
        return { kind: 'identity', token: secret };
    return { kind: 'password', username, password: secret };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function firstLine(text) {
    const line = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
    return line === '' ? 'it gave no reason' : line.slice(0, 300).replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./build/build/docker-credentials.js


/**
 * The login that docker would use for a registry: of the variable `DOCKER_AUTH_CONFIG`, of a credential helper, or of
 * `config.json`, in this order. Null when nobody logged in.
 * @throws LaunchError for a configuration or a helper that does not work
 */
async function credentialFor(registry, context) {
    const server = serverKey(registry);
    const given = context.env['DOCKER_AUTH_CONFIG'];
    if (given !== undefined && given.trim() !== '') {
        const credential = storedCredential(parseDockerConfig(given, 'The variable DOCKER_AUTH_CONFIG'), server);
        if (credential !== null)
            return credential;
    }
    const config = await readDockerConfig(context.directory);
    const helper = helperFor(config, server);
    return helper === null ? storedCredential(config, server) : askHelper(helper, server, context);
}

;// CONCATENATED MODULE: ./build/build/registry/challenge.js
const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const PARAMETER = new RegExp(`^(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`);
const SCHEME = new RegExp(`^(${TOKEN})(?=\\s|,|$)`);
/**
 * Reads the header `WWW-Authenticate` (RFC 9110, section 11.6.1): several challenges, each with parameters, all joined
 * by commas. What cannot be read ends the list.
 */
function parseChallenges(header) {
    const challenges = [];
    let rest = header.trim();
    while (rest !== '') {
        const parameter = PARAMETER.exec(rest);
        const last = challenges.at(-1);
        const scheme = parameter === null ? SCHEME.exec(rest) : null;
        if (parameter !== null && last !== undefined) {
            const [, name = '', quoted, plain] = parameter;
            last.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
        }
        else if (scheme?.[1] !== undefined) {
            challenges.push({ scheme: scheme[1].toLowerCase(), parameters: {} });
        }
        else {
            break;
        }
        rest = rest.slice((parameter ?? scheme)?.[0].length).replace(/^[\s,]+/, '');
    }
    return challenges;
}

;// CONCATENATED MODULE: ./build/build/registry/token.js




/** By which token servers tell clients apart. */
const CLIENT_ID = 'wandb-launch-action';
/** What a token is good for when its server does not say (the standard's own default). */
const DEFAULT_SECONDS = 60;
const MOST_SECONDS = 3_600;
const token_Answer = dist/* object */.Ikc({
    token: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    access_token: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    expires_in: dist/* nullish */.cl6(dist/* number */.aig(), DEFAULT_SECONDS),
});
/**
 * Asks the token server that a registry names for a token to read one repository, as docker does: by GET with a
 * password or anonymously, by POST with an identity token.
 * @throws RegistryError; the reason of `signal`
 */
async function fetchToken(transport, request, signal) {
    const { registry, repository, challenge, credential } = request;
    const realm = checkRealm(challenge.parameters['realm'] ?? '', registry);
    // What is asked for is ours to say: a registry must not make us fetch a token for something else.
    const query = new URLSearchParams({ scope: `repository:${repository}:pull` });
    const service = challenge.parameters['service'];
    if (service !== undefined && service !== '')
        query.set('service', service);
    const headers = {};
    let answer;
    if (credential?.kind === 'identity') {
        query.set('grant_type', 'refresh_token');
        query.set('client_id', CLIENT_ID);
        query.set('refresh_token', credential.token);
        headers['content-type'] = 'application/x-www-form-urlencoded';
        answer = await transport.ask(registry, { method: 'POST', url: realm, headers, body: query.toString() }, signal);
    }
    else {
        if (credential?.kind === 'password')
            headers['authorization'] = basic(credential);
        for (const [name, value] of query)
            realm.searchParams.set(name, value);
        answer = await transport.ask(registry, { method: 'GET', url: realm, headers }, signal);
    }
    if (answer.status < 200 || answer.status > 299) {
        throw statusError(answer.status, { registry, repository, hasCredential: credential !== null });
    }
    const parsed = dist/* safeParse */.xLC(token_Answer, parseJson(answer.body));
    const value = parsed.success ? parsed.output.token || parsed.output.access_token : '';
    if (!parsed.success || !/^[\x21-\x7e]+$/.test(value))
        throw oddAnswer(registry, 'its token server gave no token');
    const seconds = Math.max(DEFAULT_SECONDS, parsed.output.expires_in);
    return { value, expiresIn: Math.min(seconds, MOST_SECONDS) };
}
function basic(credential) {
    return `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`;
}
/** Where a login may be sent: by https, or within this machine; that of Docker Hub to Docker only. */
function checkRealm(text, registry) {
    const realm = URL.canParse(text) ? new URL(text) : null;
    if (realm === null)
        throw oddAnswer(registry, 'it names no token server');
    const isLocal = (0,urls/* isLoopback */.U9)(realm.hostname) && (0,urls/* isLoopback */.U9)(hostname(registry));
    if (realm.protocol !== 'https:' && !(realm.protocol === 'http:' && isLocal)) {
        throw oddAnswer(registry, `its token server is not at an https address (${realm.origin})`);
    }
    if (registry === build_reference/* DOCKER_HUB */.Xb && !/(^|\.)docker\.(io|com)$/.test(realm.hostname)) {
        throw oddAnswer(registry, `its token server is not one of Docker (${realm.origin})`);
    }
    realm.username = '';
    realm.password = '';
    realm.hash = '';
    return realm;
}
/** Host of `host:port`; an IPv6 address keeps its brackets. */
function hostname(registry) {
    return registry.replace(/:\d+$/, '');
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
// EXTERNAL MODULE: ./build/wandb/attempt-failure.js
var attempt_failure = __webpack_require__(50097);
// EXTERNAL MODULE: ./build/wandb/body.js
var body = __webpack_require__(63595);
// EXTERNAL MODULE: ./build/wandb/limit.js
var wandb_limit = __webpack_require__(20080);
// EXTERNAL MODULE: ./build/wandb/retry.js
var retry = __webpack_require__(74613);
;// CONCATENATED MODULE: ./build/build/registry/transport.js






const ATTEMPT_MS = 20_000;
const DEADLINE_MS = 60_000;
const MOST_ATTEMPTS = 4;
/** Manifests are smaller by the standard; answers of token servers too. */
const MAX_BODY = 4 * 1024 * 1024;
/** One question to a registry or its token server, repeated while that may help. Only reads are sent this way. */
class Transport {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /**
     * @param registry how messages name the other side
     * @returns the answer, whatever its status
     * @throws RegistryError when there is none; the reason of `signal`
     */
    async ask(registry, request, signal) {
        const { clock, random, logger } = this.#options;
        const began = clock.now();
        for (let attempts = 1;; attempts += 1) {
            const { failure, result } = await this.#attempt(request, signal);
            if (failure === null && result !== null)
                return result;
            const now = clock.now();
            const wait = failure === null || isUnknownHost(failure)
                ? undefined
                : (0,retry/* nextWait */.B4)({
                    failure: failure.failure,
                    effect: 'read',
                    mostAttempts: MOST_ATTEMPTS,
                    attempts,
                    remainingMs: DEADLINE_MS - (now - began),
                    now,
                    random: random(),
                });
            if (wait === undefined) {
                if (result !== null)
                    return result;
                throw lostError(registry, failure);
            }
            logger.info(`The registry ${registry} ${transport_describe(failure)}. Next attempt in ${(0,duration/* formatDuration */.a)(wait)}.`);
            await clock.sleep(wait, signal);
        }
    }
    /** A bad status is both: a result, and a failure that may pass. */
    async #attempt(request, signal) {
        const limit = new wandb_limit/* Limit */.I(signal, ATTEMPT_MS);
        try {
            const response = await this.#options.http.send(request, limit.signal);
            const { status, headers } = response;
            const result = { status, headers, body: await (0,body/* readStart */.H)(response.body, MAX_BODY) };
            const passed = status < 400 ? null : new attempt_failure/* AttemptFailure */.W({ what: 'status', status, headers }, '');
            return { failure: passed, result };
        }
        catch (error) {
            signal.throwIfAborted();
            if (limit.isOver)
                return { failure: new attempt_failure/* AttemptFailure */.W({ what: 'timed-out' }, ''), result: null };
            if (error instanceof attempt_failure/* AttemptFailure */.W)
                return { failure: error, result: null };
            throw error;
        }
        finally {
            limit.release();
        }
    }
}
function lostError(registry, failure) {
    const what = failure?.failure.what;
    const reason = reasonOf(failure);
    const options = failure === null ? {} : { cause: failure };
    if (what === 'not-trusted') {
        return new RegistryError('tls', `No secure connection to the registry ${registry}${reason}.`, {
            ...options,
            hint: 'Name the file of your own certificate authority in NODE_EXTRA_CA_CERTS. Plain http is spoken to this machine only.',
        });
    }
    if (what === 'unreadable' || what === undefined)
        return oddAnswer(registry, 'it could not be read');
    return new RegistryError('network', `The registry ${registry} cannot be reached${reason}.`, {
        ...options,
        hint: "Check the registry's name, and the network and the proxy variables of the runner.",
    });
}
/** The answer of a name server that knows there is none: no attempt changes that. */
function isUnknownHost({ cause }) {
    return cause?.code === 'ENOTFOUND';
}
/** The words of the system, which the transport keeps in brackets. */
function reasonOf(failure) {
    if (failure?.failure.what === 'timed-out')
        return `: no answer within ${(0,duration/* formatDuration */.a)(ATTEMPT_MS)}`;
    const [, said] = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\.$/.exec(failure?.message ?? '') ?? [];
    return said === undefined ? '' : `: ${said}`;
}
function transport_describe(failure) {
    const what = failure?.failure;
    if (what?.what === 'status')
        return `answered HTTP ${what.status}`;
    return `gave no answer${reasonOf(failure)}`;
}

;// CONCATENATED MODULE: ./build/build/registry/registry.js












/** All that a tag may stand for, or a registry answers 404 for what it has. */
const ACCEPT = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
function createRegistry(options) {
    return new RegistryClient(options);
}
class RegistryClient {
    #options;
    #clock;
    #http;
    #transport;
    #credentials = new Map();
    /** Values of the header `Authorization`, by registry and repository. */
    #authorizations = new Map();
    /** Registries of this machine that speak TLS. */
    #secureLocals = new Set();
    constructor(options) {
        const logger = options.logger ?? common_logger/* silentLogger */.q;
        this.#options = options;
        this.#clock = options.clock ?? clock/* systemClock */.m;
        this.#http = options.http ?? (0,http/* createHttp */.V)(options.env, logger);
        const random = options.random ?? Math.random;
        this.#transport = new Transport({ http: this.#http, clock: this.#clock, random, logger });
    }
    async headManifest(reference, options = {}) {
        const signals = [this.#options.signal, options.signal].filter((signal) => signal !== undefined);
        const signal = AbortSignal.any(signals);
        const answer = await this.#ask('HEAD', reference, signal);
        if (answer.status === 404)
            return null;
        const manifest = this.#read(reference, answer) ?? (await this.#measure(reference, signal));
        if (reference.digest !== null && manifest.digest !== reference.digest) {
            throw oddAnswer(reference.registry, `asked for ${reference.digest} it gave ${manifest.digest}`);
        }
        return manifest;
    }
    async close() {
        await this.#http.close();
    }
    /** Null when the registry does not tell the digest, which it need not. */
    #read({ registry }, { headers }) {
        const digest = headers['docker-content-digest'];
        if (digest === undefined)
            return null;
        if (!(0,build_reference/* isDigest */.Bc)(digest))
            throw oddAnswer(registry, 'the digest that it tells is none');
        return { digest, mediaType: mediaTypeOf(headers) };
    }
    async #measure(reference, signal) {
        const { body, headers } = await this.#ask('GET', reference, signal);
        if (Buffer.byteLength(body) >= MAX_BODY)
            throw oddAnswer(reference.registry, 'its manifest is too large');
        const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
        return { digest, mediaType: mediaTypeOf(headers) };
    }
    /** The answer is good, or 404. */
    async #ask(method, reference, signal) {
        const { registry, repository } = reference;
        const key = `${registry}/${repository}`;
        const known = this.#authorizations.get(key);
        const first = known !== undefined && known.until > this.#clock.now() ? known.value : null;
        let answer = await this.#send(method, reference, first, signal);
        let hasCredential = first !== null;
        let isLoggedIn = false;
        if (answer.status === 401) {
            const credential = await this.#credential(registry, signal);
            hasCredential = credential !== null;
            const authorization = await this.#authorize(reference, answer, credential, signal);
            if (authorization !== null) {
                this.#authorizations.set(key, authorization);
                answer = await this.#send(method, reference, authorization.value, signal);
                // A token server that gave a token has accepted the login; what is declined after that is a matter of rights.
                isLoggedIn =
                    hasCredential && authorization.value.startsWith('Bearer ') && credential?.kind !== 'bearer';
            }
        }
        const isGood = answer.status >= 200 && answer.status <= 299;
        if (isGood || answer.status === 404)
            return answer;
        this.#authorizations.delete(key);
        throw statusError(answer.status, { registry, repository, hasCredential, isLoggedIn });
    }
    async #authorize({ registry, repository }, { headers }, credential, signal) {
        const challenges = parseChallenges(headers['www-authenticate'] ?? '');
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
        if (bearer !== undefined && credential?.kind !== 'bearer') {
            const request = { registry, repository, challenge: bearer, credential };
            const token = await fetchToken(this.#transport, request, signal);
            this.#options.onSecret?.(token.value);
            return { value: `Bearer ${token.value}`, until: this.#clock.now() + (token.expiresIn - 10) * 1_000 };
        }
        if (credential?.kind === 'bearer')
            return { value: `Bearer ${credential.token}`, until: Infinity };
        const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
        return isBasic && credential?.kind === 'password' ? { value: basic(credential), until: Infinity } : null;
    }
    #credential(registry, signal) {
        const known = this.#credentials.get(registry);
        if (known !== undefined)
            return known;
        const { env, dockerConfigDir, onSecret } = this.#options;
        const directory = dockerConfigDir ?? dockerConfigDirectory(env);
        const asked = credentialFor(registry, { env, directory, signal }).then((credential) => {
            if (credential !== null)
                onSecret?.(credential.kind === 'password' ? credential.password : credential.token);
            if (credential?.kind === 'password')
                onSecret?.(basic(credential).slice('Basic '.length));
            return credential;
        });
        this.#credentials.set(registry, asked);
        // A failure (a cancel, a helper that was slow) is not kept.
        asked.catch(() => this.#credentials.delete(registry));
        return asked;
    }
    async #send(method, reference, authorization, signal) {
        const { registry } = reference;
        const isLocal = (0,urls/* isLoopback */.U9)(hostname(registry));
        const headers = { accept: ACCEPT, ...(authorization === null ? {} : { authorization }) };
        const ask = (scheme) => this.#transport.ask(registry, { method, url: manifestUrl(scheme, reference), headers }, signal);
        if (!isLocal || this.#secureLocals.has(registry))
            return ask('https');
        try {
            const answer = await ask('http');
            // What a TLS server written in Go says to plain http.
            if (answer.status !== 400)
                return answer;
        }
        catch (error) {
            const wasCut = error instanceof RegistryError && /hang up|other side closed|ECONNRESET/.test(error.message);
            if (!wasCut)
                throw error;
        }
        this.#secureLocals.add(registry);
        return ask('https');
    }
}
function manifestUrl(scheme, { registry, repository, tag, digest }) {
    const host = registry === build_reference/* DOCKER_HUB */.Xb ? 'registry-1.docker.io' : registry;
    return new URL(`${scheme}://${host}/v2/${repository}/manifests/${digest ?? tag ?? 'latest'}`);
}
function mediaTypeOf(headers) {
    const type = headers['content-type']?.split(';', 1)[0]?.trim() ?? '';
    return /^[\w.+-]+\/[\w.+-]{1,120}$/.test(type) ? type : '';
}

;// CONCATENATED MODULE: ./build/build/registry/index.js




/**
 * Digests of base images, for which a registry that does not answer is no reason to stop: the builder may have the
 * image, or reach another mirror. Why there is none is a warning, once for each image.
 */
function digestsOf(registry, logger, signal) {
    const warned = new Set();
    return async (text) => {
        try {
            const reference = (0,build_reference/* parseReference */.F2)(text);
            return (await registry.headManifest(reference, { signal }))?.digest ?? null;
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof errors/* LaunchError */.mE))
                throw error;
            if (!warned.has(text)) {
                const reason = error.message.replace(/\.$/, '');
                logger.warning(`The digest of ${text} is not known (${reason}): the tag knows it by its name only.`);
            }
            warned.add(text);
            return null;
        }
    };
}

;// CONCATENATED MODULE: ./build/build/build-image.js
















/** No job of a workflow lives longer. */
const MOST_BUILD_MS = 6 * 3_600_000;
/** Milliseconds that the builder has to end what it began in the engine. */
const STOP_GRACE_MS = 5_000;
const MIN_TAG = 32;
const Metadata = dist/* object */.Ikc({ 'containerimage.digest': dist/* string */.YjP() });
/**
 * Makes sure that the registry has the image of a plan: asks for its tag, and builds and pushes when it is not there.
 * The plan's own files stay; nothing else does.
 * @throws BuildError when the builder ran and failed; RegistryError; LaunchError for what cannot be built here; the
 *   reason of `tools.signal`, after the build has ended
 */
async function buildImage(plan, tools) {
    const { logger, signal, docker } = tools;
    const target = targetOf(plan, tools.repository);
    const name = (0,build_reference/* repositoryName */.aR)(target);
    const known = await digestThere(target, tools);
    if (known !== null) {
        logger.info(`${name}:${plan.tag} is in the registry already (${known}): nothing is built.`);
        return built(target, plan.tag, known, true);
    }
    const redactor = new redact/* Redactor */.pO();
    const secrets = await (0,build_secrets/* prepareSecrets */.f)(tools.secrets, docker.env);
    for (const value of secrets.values)
        redactor.add(value);
    const clientEnv = dockerEnvironment(docker.env);
    const builder = await findBuilder({ docker: { ...docker, env: clientEnv }, logger, signal });
    const metadataFile = (0,external_node_path_.join)((0,external_node_path_.dirname)(plan.dockerfile), `metadata-${(0,external_node_crypto_.randomUUID)()}.json`);
    const args = (0,buildx_argv/* buildArguments */.fb)(builder, {
        plan,
        repository: name,
        metadataFile,
        secrets: secrets.args,
        cacheFrom: tools.cacheFrom,
        cacheTo: tools.cacheTo,
        provenance: tools.provenance ?? true,
    });
    noteLimits(builder, tools);
    const env = buildEnvironment({
        env: docker.env,
        secrets: secrets.environment,
        usesWorkflowCache: [...tools.cacheFrom, ...tools.cacheTo].some((cache) => (0,buildx_argv/* cacheType */.NW)(cache) === 'gha'),
        sourceDateEpoch: plan.sourceDateEpoch,
    });
    const run = { builder, env, plan, tools, cut: (line) => redactor.cut(line) };
    try {
        await execute(run, args);
        if (builder.kind === 'classic')
            await execute(run, ['push', `${name}:${plan.tag}`], 'push');
        const told = builder.kind === 'buildx' ? await digestIn(metadataFile) : null;
        const digest = await build_image_confirm(target, told, tools);
        return built(target, plan.tag, digest, false);
    }
    finally {
        await (0,remove_temporary/* removeTemporary */.c)(metadataFile, logger);
    }
}
function targetOf(plan, repository) {
    const target = (0,build_reference/* parseRepository */.SU)(repository);
    // A tag that is short, or that a person chose, would not stand for the content.
    if (plan.tag.length < MIN_TAG || !/^[0-9a-f]+$/.test(plan.tag)) {
        throw new errors/* LaunchError */.mE(`The tag ${JSON.stringify(plan.tag.slice(0, 80))} is not made from content.`);
    }
    return (0,build_reference/* parseReference */.F2)(`${(0,build_reference/* repositoryName */.aR)(target)}:${plan.tag}`);
}
function built(target, tag, digest, reused) {
    const repository = (0,build_reference/* repositoryName */.aR)(target);
    return { repository, tag, digest, reference: `${repository}@${digest}`, reused };
}
/**
 * The digest under which a registry has an image. Accounts that may only write cannot ask; their push tells the rest.
 * @throws RegistryError for every other refusal
 */
async function digestThere(reference, tools) {
    try {
        return (await tools.registry.headManifest(reference, { signal: tools.signal }))?.digest ?? null;
    }
    catch (error) {
        if (!(error instanceof RegistryError) || error.kind !== 'permission')
            throw error;
        tools.logger.notice(`Whether the image exists already cannot be asked: ${error.message}`);
        return null;
    }
}
function noteLimits(builder, tools) {
    if (builder.kind === 'classic') {
        const lost = tools.cacheFrom.filter((source) => (0,buildx_argv/* cacheReference */.Kh)(source) === null);
        if (lost.length > 0)
            tools.logger.warning(`Without buildx these caches are not used: ${lost.join('; ')}.`);
    }
    else if ((tools.provenance ?? true) && !builder.isAttesting) {
        tools.logger.info(`The builder (driver ${builder.driver}) cannot attest provenance; the labels name the source.`);
    }
}
/** @throws BuildError */
async function execute({ builder, env, plan, tools, cut }, args, stage) {
    const output = new BuildOutput();
    const { exitCode } = await runProgram(builder.program, args, {
        env,
        signal: tools.signal,
        timeoutMs: MOST_BUILD_MS,
        graceMs: STOP_GRACE_MS,
        missingHint: 'Install Docker on the runner.',
        redact: cut,
        onLine: (raw) => {
            const line = cut(raw);
            output.take(line);
            tools.onLine(line);
        },
    });
    if (exitCode !== 0)
        throw buildError(output.failure(), plan.origin, stage);
}
/** The digest that buildx wrote; null when it wrote none. */
async function digestIn(file) {
    try {
        const metadata = dist/* parse */.qgA(Metadata, JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
        const digest = metadata['containerimage.digest'];
        return (0,build_reference/* isDigest */.Bc)(digest) ? digest : null;
    }
    catch {
        return null;
    }
}
/**
 * The digest under which the registry has what was pushed. Engines before 23 tell the id of the image in its place:
 * then, and without any, the tag is asked for.
 * @throws LaunchError when the registry does not know the image
 */
async function build_image_confirm(target, told, tools) {
    const name = (0,build_reference/* repositoryName */.aR)(target);
    try {
        const found = (told === null
            ? null
            : await tools.registry.headManifest({ ...target, tag: null, digest: told }, { signal: tools.signal })) ?? (await tools.registry.headManifest(target, { signal: tools.signal }));
        if (found !== null)
            return found.digest;
    }
    catch (error) {
        const isWriteOnly = error instanceof RegistryError && error.kind === 'permission';
        if (!isWriteOnly || told === null)
            throw error;
        tools.logger.notice(`That the registry has the image cannot be checked: ${error.message}`);
        return told;
    }
    throw new errors/* LaunchError */.mE(`The image was pushed to ${name}, and the registry does not know it.`, {
        hint: 'Run the step again; check whether something cleans the repository up.',
    });
}

// EXTERNAL MODULE: ./build/job/git-process.js
var git_process = __webpack_require__(94440);
;// CONCATENATED MODULE: ./build/build/builder-platform.js
/** Docker's names of processors, by those of node. Source: `process.arch`; the platforms of the image specification. */
const ARCHITECTURES = {
    x64: 'amd64',
    ia32: '386',
    arm: 'arm/v7',
    ppc64: 'ppc64le',
};
/**
 * The platform that a builder without orders builds for: images of Linux, for the processor of this machine.
 * @param arch as node names it
 */
function builderPlatform(arch = process.arch) {
    return `linux/${ARCHITECTURES[arch] ?? arch}`;
}

;// CONCATENATED MODULE: ./build/build/context.js



/**
 * The folder of a build and the one that confines it, links resolved.
 * @throws LaunchError when the context is missing, no folder, or outside
 */
async function resolveContext(context, root) {
    const realRoot = await (0,promises_.realpath)(root).catch(() => undefined);
    if (realRoot === undefined) {
        throw new errors/* LaunchError */.mE(`The folder ${root} does not exist.`, {
            hint: 'Check out the repository before this step.',
        });
    }
    const shown = (0,external_node_path_.relative)(root, context) || '.';
    const real = await (0,promises_.realpath)(context).catch(() => undefined);
    if (real === undefined) {
        throw new errors/* LaunchError */.mE(`The build context ${shown} does not exist.`, {
            hint: 'Check the input `context`, and that the repository is checked out.',
        });
    }
    if (!isInside(real, realRoot)) {
        throw new errors/* LaunchError */.mE(`The build context ${shown} is outside the workspace.`, {
            hint: 'Name a folder inside the checked out repository; links that lead out of it do not count.',
        });
    }
    if (!(await (0,promises_.stat)(real)).isDirectory()) {
        throw new errors/* LaunchError */.mE(`The build context ${shown} is a file.`, {
            hint: 'Name the folder that holds what the image is made of.',
        });
    }
    return { context: real, root: realRoot, shown };
}
/** Whether a path is a folder or below it. Both absolute and normalized. */
function isInside(path, folder) {
    return path === folder || path.startsWith(folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep);
}
/**
 * A file named relative to the context, links resolved.
 * @returns null when there is none
 * @throws LaunchError when it is outside the root or no file
 */
async function confinedFile({ context, root }, path, what) {
    const real = await (0,promises_.realpath)((0,external_node_path_.join)(context, path)).catch(() => undefined);
    if (real === undefined)
        return null;
    if (!isInside(real, root)) {
        throw new errors/* LaunchError */.mE(`${what} ${path} is outside the workspace.`, {
            hint: 'Name a file inside the checked out repository; links that lead out of it do not count.',
        });
    }
    if (!(await (0,promises_.stat)(real)).isFile()) {
        throw new errors/* LaunchError */.mE(`${what} ${path} is not a file.`, { hint: 'Name the file, not its folder.' });
    }
    return real;
}

;// CONCATENATED MODULE: ./build/build/context-files.js




/**
 * Everything in a context that its rules leave in, ordered by folder and name.
 * @throws LaunchError for a link that leads out of the root, and for what cannot be read
 */
async function listContext(place, rules, signal) {
    const found = [];
    async function walk(prefix, above) {
        signal?.throwIfAborted();
        const folder = (0,external_node_path_.join)(place.context, prefix);
        const names = await readable(prefix, () => (0,promises_.readdir)(folder));
        for (const name of names.sort(byBytes)) {
            const path = prefix + name;
            const verdict = rules.verdict(path, above);
            // An ignored file is not even looked at: it may well be one that nobody here may read.
            if (verdict.ignored && !rules.mayReturnBelow(path))
                continue;
            const info = await readable(path, () => (0,promises_.lstat)((0,external_node_path_.join)(folder, name)));
            const executable = (info.mode & 0o100) !== 0;
            if (info.isDirectory()) {
                if (!verdict.ignored)
                    found.push({ path, kind: 'folder', executable: true, size: 0, target: '' });
                await walk(`${path}/`, verdict);
            }
            else if (verdict.ignored) {
                continue;
            }
            else if (info.isFile()) {
                found.push({ path, kind: 'file', executable, size: info.size, target: '' });
            }
            else if (info.isSymbolicLink()) {
                const target = await readable(path, () => (0,promises_.readlink)((0,external_node_path_.join)(folder, name)));
                await refuseEscape(place, path, target);
                found.push({ path, kind: 'link', executable: false, size: 0, target });
            }
        }
    }
    await walk('', undefined);
    return found;
}
function byBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
/** A link that leads nowhere is let through while it stays inside: it harms nobody, and repositories hold some. */
async function refuseEscape({ context, root }, path, target) {
    const link = (0,external_node_path_.join)(context, path);
    const end = await (0,promises_.realpath)(link).catch(() => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(link), target));
    if (isInside(end, root))
        return;
    throw new errors/* LaunchError */.mE(`The link ${path} of the build context leads out of the workspace.`, {
        hint: 'Replace it by a copy of what it names, or list it in .dockerignore.',
    });
}
async function readable(path, read) {
    try {
        return await read();
    }
    catch (error) {
        throw unreadable(path, error);
    }
}
/** The sentence for a file or folder of a context that fails to be read. */
function unreadable(path, error) {
    const { code = 'unknown error' } = error;
    return new errors/* LaunchError */.mE(`${path || 'The folder'} of the build context cannot be read (${code}).`, {
        cause: error,
        hint: 'Change its permissions, or list it in .dockerignore.',
    });
}

;// CONCATENATED MODULE: ./build/build/dockerignore.js


/**
 * Reads a `.dockerignore` file in BuildKit's grammar, which is not git's: every pattern is anchored at the root of the
 * context, `#` starts a comment only at the very start of a line, and a trailing slash means nothing.
 * @throws LaunchError for a pattern on which BuildKit would give up too
 */
function parseDockerignore(text, name = '.dockerignore') {
    return text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => !line.startsWith('#') && line.trim() !== '')
        .map((line) => {
        const trimmed = line.trim();
        const negated = trimmed.startsWith('!');
        const body = negated ? trimmed.slice(1).trim() : trimmed;
        if (body === '')
            throw broken(trimmed, name);
        const cleaned = clean(body);
        return { text: cleaned, negated, matches: matcher(cleaned) ?? fail(trimmed, name) };
    });
}
/** Go's `filepath.Clean`, then one leading slash away. */
function clean(pattern) {
    const cleaned = external_node_path_.posix.normalize(pattern).replace(/(?<=.)\/$/, '');
    return cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
}
function fail(pattern, name) {
    throw broken(pattern, name);
}
function broken(pattern, name) {
    return new errors/* LaunchError */.mE(`${name} has a broken pattern: ${JSON.stringify(pattern.slice(0, 100))}.`, {
        hint: 'Close its brackets, and put nothing after a backslash or an exclamation mark that ends the line.',
    });
}
/**
 * Moby treats a pattern that starts with `**` and holds no other special character as "ends with the rest", one that
 * only ends in `**` as "starts with", and everything else as an expression.
 */
function matcher(pattern) {
    const plain = (text) => !/[*?\\[\]]/.test(text);
    if (plain(pattern))
        return (path) => path === pattern;
    if (pattern.startsWith('**') && plain(pattern.slice(2))) {
        const suffix = pattern.slice(2);
        return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
    }
    if (pattern.endsWith('**') && plain(pattern.slice(0, -2))) {
        const prefix = pattern.slice(0, -2);
        return (path) => path.startsWith(prefix);
    }
    const expression = expressionOf(pattern);
    return expression && ((path) => expression.test(path));
}
const dockerignore_TOKEN = /\*\*\/?|\*|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[^[\\]/suy;
function expressionOf(pattern) {
    let source = '';
    dockerignore_TOKEN.lastIndex = 0;
    for (let at = 0; at < pattern.length; at = dockerignore_TOKEN.lastIndex) {
        const token = dockerignore_TOKEN.exec(pattern)?.[0];
        if (token === undefined)
            return undefined;
        if (token.startsWith('**'))
            source += dockerignore_TOKEN.lastIndex === pattern.length ? '.*' : '(?:.*/)?';
        else if (token === '*')
            source += '[^/]*';
        else if (token === '?')
            source += '[^/]';
        else if (token.startsWith('['))
            source += classOf(token);
        // Only signs can be escaped: in Go's expressions a letter after a backslash is another thing, such as a tab.
        else if (/^\\[A-Za-z0-9]$/.test(token))
            source += '(?!)';
        else
            source += escaped(token.startsWith('\\') ? token.slice(1) : token);
    }
    try {
        return new RegExp(`^${source}$`, 'su');
    }
    catch {
        return undefined;
    }
}
/** A class as the expression engine here reads it: a range stays one, all else stands for itself. */
function classOf(token) {
    const negated = token.startsWith('[^');
    const inner = token
        .slice(negated ? 2 : 1, -1)
        .replace(/\\.|[\\\]^[&|(){}/]/gsu, (part) => part === '\\-' ? part : escaped(part.replace(/^\\(?=.)/su, '')));
    return `[${negated ? '^' : ''}${inner}]`;
}
function escaped(character) {
    return character.replace(/[\\^$.*+?()[\]{}|/]/gu, (found) => `\\${found}`);
}
function ignoreRules(patterns) {
    const negations = patterns.filter(({ negated }) => negated).map(({ text }) => text);
    const literal = negations.every((text) => !/[*?\\[\]]/.test(text));
    function verdict(path, parent) {
        let ignored = false;
        const fitting = patterns.map((pattern, index) => {
            // BuildKit does not ask a pattern that could change nothing, and so does not know below whether it had fitted.
            const fits = parent?.fitting[index] === true || (pattern.negated === ignored && pattern.matches(path));
            if (fits)
                ignored = !pattern.negated;
            return fits;
        });
        return { ignored, fitting };
    }
    return {
        verdict,
        mayReturnBelow: (folder) => negations.length > 0 && (!literal || negations.some((text) => text.startsWith(`${folder}/`))),
        ignores(path) {
            let parent;
            const segments = path.split('/');
            segments.forEach((_, index) => {
                parent = verdict(segments.slice(0, index + 1).join('/'), parent);
            });
            return parent?.ignored ?? false;
        },
    };
}

;// CONCATENATED MODULE: ./build/build/dockerignore-file.js




/** What no image gets unless the project's own ignore file asks for it by name. */
const SAFE_DEFAULTS = [
    '**/.git',
    '**/.env*',
    '**/*.pem',
    '**/.aws',
    '**/.ssh',
    '**/.netrc',
    '**/.git-credentials',
    '**/.pypirc',
    // Where google-github-actions/auth leaves its credentials.
    'gha-creds-*.json',
    'wandb',
];
/** What only a Dockerfile of ours can do without: another may want it. */
const PYTHON_DEFAULTS = ['**/__pycache__', '**/.venv'];
/**
 * The ignore file of a build: the project's own, then the defaults, then again what the project brings back from the
 * defaults. `!src` brings back no `src/.env`; `!src/.env.example` does what it says.
 * @param own text of the project's file @param name how the user knows it
 * @throws LaunchError for a broken pattern
 */
function composeIgnoreFile(own, defaults, name) {
    const named = parseDockerignore(defaults.map((pattern) => pattern.slice(pattern.lastIndexOf('/') + 1)).join('\n'));
    const asksFor = (text) => text.split('/').some((segment) => named.some((pattern) => pattern.matches(segment)));
    const patterns = parseDockerignore(own, name);
    const first = patterns.findIndex(({ negated, text }) => negated && asksFor(text));
    const again = first === -1
        ? []
        : patterns
            .slice(first)
            .filter(({ negated, text }) => !negated || asksFor(text))
            .map(({ negated, text }) => `${negated ? '!' : ''}${text}`);
    const mine = own.replace(/^\uFEFF/, '').trimEnd();
    const text = [...(mine === '' ? [] : [mine]), ...defaults, ...again, ''].join('\n');
    return { text, rules: ignoreRules(parseDockerignore(text, name)) };
}
/**
 * The project's own ignore file as BuildKit chooses it: the one named after the Dockerfile, else the context's.
 * @param dockerfile the project's own; null when there is none
 * @throws LaunchError when it cannot be read, or is a link that leads out
 */
async function readOwnIgnoreFile(place, dockerfile) {
    const names = [...(dockerfile === null ? [] : [`${dockerfile.path}.dockerignore`]), '.dockerignore'];
    for (const name of names) {
        const file = await confinedFile(place, name, 'The ignore file');
        if (file === null)
            continue;
        try {
            return { text: await (0,promises_.readFile)(file, 'utf8'), name };
        }
        catch (error) {
            throw unreadable(name, error);
        }
    }
    return { text: '', name: '.dockerignore' };
}

;// CONCATENATED MODULE: ./build/build/dockerfile/instructions.js
/** Instructions that may be followed by the text of files. */
const WITH_HEREDOCS = new Set(['RUN', 'COPY', 'ADD']);
/** Reads the instructions of a Dockerfile, as far as it takes to know which images it uses. */
function parseInstructions(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const continued = escapeDirective(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
    const found = [];
    let pending = '';
    let heredocs = [];
    for (const line of lines) {
        const [closing] = heredocs;
        if (closing !== undefined) {
            if (line.replace(/^\t+/, '') === closing)
                heredocs.shift();
            continue;
        }
        // Comments and empty lines between the lines of an instruction do not end it.
        if (line.trimStart().startsWith('#') || line.trim() === '')
            continue;
        pending += line.replace(continued, ' ');
        if (continued.test(line))
            continue;
        const instruction = parseLine(pending);
        pending = '';
        if (instruction === undefined)
            continue;
        found.push(instruction);
        if (WITH_HEREDOCS.has(instruction.name))
            heredocs = heredocsOf(instruction.rest);
    }
    const last = parseLine(pending);
    return last === undefined ? found : [...found, last];
}
/** The parser directives stand before everything else, each a comment of its own form. */
function escapeDirective(lines) {
    for (const line of lines) {
        const [, key, value] = /^#\s*([a-z]+)\s*=\s*(.+?)\s*$/i.exec(line.trim()) ?? [];
        if (key === undefined)
            break;
        if (key.toLowerCase() === 'escape')
            return value ?? '';
    }
    return '\\';
}
function parseLine(line) {
    const [, name, rest = ''] = /^\s*([a-z]+)(?:\s+(.*))?$/is.exec(line) ?? [];
    if (name === undefined)
        return undefined;
    const upper = name.toUpperCase();
    return upper === 'ONBUILD' ? parseLine(rest) : { name: upper, rest: rest.trim() };
}
function heredocsOf(rest) {
    return [...rest.matchAll(/(?<!<)<<-?(["']?)([A-Za-z0-9_][\w.-]*)\1(?=\s|$)/g)].map(([, , name]) => name ?? '');
}

;// CONCATENATED MODULE: ./build/build/dockerfile/base-images.js

/**
 * The images that a Dockerfile starts from or copies from, in order, as it writes them with its build arguments'
 * defaults put in. Its own stages and `scratch` are none.
 */
function baseImagesOf(dockerfile) {
    const images = new Set();
    const stages = new Set();
    const defaults = new Map();
    let stageCount = 0;
    const use = (image) => {
        // What a builder alone knows (TARGETARCH) stays: no name of an image that anyone could ask for.
        if (!image.includes('$') && image !== 'scratch' && !stages.has(image.toLowerCase()))
            images.add(image);
    };
    for (const { name, rest } of parseInstructions(dockerfile)) {
        if (name === 'ARG' && stageCount === 0) {
            for (const [, key = '', value = ''] of rest.matchAll(/([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
                if (value !== '')
                    defaults.set(key, substitute(unquote(value), defaults));
            }
        }
        else if (name === 'FROM') {
            const words = rest.split(/\s+/).filter((word) => !word.startsWith('--'));
            use(substitute(unquote(words[0] ?? ''), defaults));
            stages.add(String(stageCount));
            stageCount += 1;
            if (words[1]?.toLowerCase() === 'as' && words[2] !== undefined)
                stages.add(words[2].toLowerCase());
        }
        else if (name === 'COPY' || name === 'ADD') {
            const from = /(?:^|\s)--from=(\S+)/.exec(rest)?.[1];
            if (from !== undefined)
                use(unquote(from));
        }
        else if (name === 'RUN') {
            for (const [, mount = ''] of rest.matchAll(/(?:^|\s)--mount=(\S+)/g)) {
                const from = /(?:^|,)from=([^,]+)/.exec(mount)?.[1];
                if (from !== undefined)
                    use(unquote(from));
            }
        }
    }
    images.delete('');
    return [...images];
}
function unquote(text) {
    return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}
/** `$NAME`, `${NAME}`, `${NAME:-else}`, `${NAME-else}`, `${NAME:+then}`; an unknown name stays as it is. */
function substitute(text, values) {
    return text.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g, (whole, plain, braced, operator, word = '') => {
        const value = values.get(plain ?? braced ?? '');
        if (operator?.endsWith('-') === true)
            return value === undefined || value === '' ? word : value;
        if (operator?.endsWith('+') === true)
            return value === undefined ? '' : word;
        return value ?? whole;
    });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/build/dockerfile/environment-yml.js


/** What conda installs beside Python that every image has, or does not need. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel']);
/**
 * Reads an `environment.yml` that asks conda for Python only, and pip for the rest.
 * @throws LaunchError for every other
 */
function readEnvironmentYml(text, name) {
    let document;
    try {
        document = (0,yaml_dist/* parse */.qg)(text, { maxAliasCount: 100 });
    }
    catch (error) {
        throw new errors/* LaunchError */.mE(`${name} is no YAML: ${(0,errors/* messageOf */.bD)(error).split('\n')[0]}`, { cause: error });
    }
    const entries = document?.dependencies ?? [];
    let python = null;
    const pip = [];
    const others = [];
    for (const entry of Array.isArray(entries) ? entries : [entries]) {
        if (typeof entry === 'string') {
            const [, bare = '', range = ''] = /^(?:[\w-]+::)?([\w.-]+)\s*(.*)$/.exec(entry.trim()) ?? [];
            if (bare === 'python')
                python = range.replace(/^=(?!=)/, '==').replace(/^(==[\d.*]+)=.*$/, '$1') || null;
            else if (!TOOLS.has(bare))
                others.push(entry);
        }
        else {
            for (const [key, value] of Object.entries((entry ?? {}))) {
                if (key === 'pip' && Array.isArray(value))
                    pip.push(...value.map((line) => String(line).trim()));
                else
                    others.push(key);
            }
        }
    }
    const odd = [...others, ...pip.filter((line) => !/^[A-Za-z0-9]/.test(line))];
    if (odd.length === 0)
        return { python, pip };
    const listed = odd.slice(0, 5).join(', ') + (odd.length > 5 ? ` and ${odd.length - 5} more` : '');
    throw new errors/* LaunchError */.mE(`${name} asks for what is not installed without conda: ${listed}.`, {
        hint: 'Add a requirements.txt, which is used in its place, or a Dockerfile.',
    });
}

;// CONCATENATED MODULE: ./build/build/dockerfile/requirements.js


const MOST_FILES = 100;
/**
 * Follows `-r` and `-c` and finds the wheels and folders that lines name.
 * @throws LaunchError for a file that is not in the context
 */
async function requirementFiles(path, files) {
    const found = new Set();
    let needsCode = false;
    let text = '';
    async function follow(file) {
        if (found.has(file))
            return;
        found.add(file);
        if (found.size > MOST_FILES) {
            throw new errors/* LaunchError */.mE(`${path} leads to more than ${MOST_FILES} files.`, {
                hint: 'Write a Dockerfile for it.',
            });
        }
        const contents = await files.read(file);
        text += `${contents}\n`;
        for (const line of logicalLines(contents)) {
            const reference = referenceOf(line);
            if (reference === null)
                continue;
            if (reference.kind === 'file') {
                await follow(insideContext(reference.path, external_node_path_.posix.dirname(file), file, files));
            }
            else if (reference.kind === 'folder') {
                needsCode = true;
            }
            else {
                // Tools disagree on whether a wheel is named from the file or from the folder where they run.
                const besideFile = external_node_path_.posix.join(external_node_path_.posix.dirname(file), reference.path);
                const base = files.has(besideFile) ? external_node_path_.posix.dirname(file) : '.';
                found.add(insideContext(reference.path, base, file, files));
            }
        }
    }
    await follow(path);
    return { files: [...found], needsCode, text };
}
function insideContext(path, base, by, files) {
    const normalized = external_node_path_.posix.normalize(external_node_path_.posix.join(base, path));
    if (!external_node_path_.posix.isAbsolute(path) && files.has(normalized))
        return normalized;
    throw new errors/* LaunchError */.mE(`${by} names ${path}, which is not in the build context.`, {
        hint: 'Name files of the repository only, and check that .dockerignore does not leave it out.',
    });
}
/** Lines as pip reads them: joined at backslashes, comments away. */
function logicalLines(text) {
    return text
        .replace(/\\\r?\n/g, ' ')
        .split(/\r?\n/)
        .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
        .filter((line) => line !== '');
}
const ARCHIVE = /\.(whl|zip|tar\.gz|tgz|tar\.bz2|tar\.xz|tar)$/i;
/** What a line names on disk; null for packages of an index and for addresses. */
function referenceOf(line) {
    const [, option, value = ''] = /^(-r|--requirement|-c|--constraint|-e|--editable|-f|--find-links)(?:\s*=\s*|\s+|(?<=^-[rcef]))(.+)$/.exec(line) ?? [];
    const path = requirements_unquote(value.trim());
    switch (option) {
        case '-r':
        case '--requirement':
        case '-c':
        case '--constraint':
            return isAddress(path) ? null : { kind: 'file', path };
        case '-e':
        case '--editable':
        case '-f':
        case '--find-links':
            return isAddress(path) ? null : { kind: 'folder', path };
        case undefined:
            return line.startsWith('-') ? null : ofPackage(line);
        default:
            return null;
    }
}
function ofPackage(line) {
    const [, direct] = /^[A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?\s*@\s*(\S+)/.exec(line) ?? [];
    const text = (direct ?? line.split(/\s*;\s|\s/)[0] ?? '').replace(/^file:(?!\/)/, '');
    if (isAddress(text))
        return null;
    const path = text.replace(/\[[^\]]*\]$/, '');
    if (ARCHIVE.test(path))
        return { kind: 'archive', path };
    return direct !== undefined || /^\.|\//.test(path) ? { kind: 'folder', path } : null;
}
/** `https://`, `git+ssh://`, and `file://`, which names no file of the image. */
function isAddress(text) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
function requirements_unquote(text) {
    return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}

;// CONCATENATED MODULE: ./build/build/dockerfile/frozen.js


const TORCH = /^(?:torch|torchvision|torchaudio)==[\w.]+\+(cpu|xpu|cu\d+|rocm[\d.]+)$/i;
/**
 * Turns the list of packages of another machine into one that can be installed here. What was installed there from
 * its own disk is taken from the index instead, and said so.
 * @throws LaunchError for a line that names no package
 */
function readFrozen(text, name) {
    const packages = [];
    const warnings = [];
    const backends = new Set();
    for (const line of logicalLines(text)) {
        const editable = /^(?:-e|--editable)[\s=]+(.+)$/.exec(line)?.[1];
        if (editable !== undefined || line.startsWith('-')) {
            const [, address, egg] = /^(git\+(?:https|ssh):\/\/\S+?)#(?:.*&)?egg=([A-Za-z0-9][\w.-]*)/.exec(editable ?? '') ?? [];
            if (address !== undefined)
                packages.push(`${egg ?? ''} @ ${address}`);
            else
                warnings.push(`${name}: left out ${shown(line)}, which means nothing on another machine.`);
            continue;
        }
        const [, local] = /^([A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?)\s*@\s*(?:file:|[./])/.exec(line) ?? [];
        const unreleased = /^wandb==[^+]*dev/i.test(line) ? 'wandb' : undefined;
        if (!/^[A-Za-z0-9]/.test(line)) {
            throw new errors/* LaunchError */.mE(`${name} has a line that names no package: ${shown(line)}.`, {
                hint: 'Write a requirements.txt, which is used in its place.',
            });
        }
        const replacement = local?.trim() ?? unreleased;
        if (replacement !== undefined) {
            warnings.push(`${name}: ${shown(line)} is in no index; the newest ${replacement} is taken instead.`);
        }
        const backend = TORCH.exec(line)?.[1];
        if (backend !== undefined)
            backends.add(backend.toLowerCase());
        packages.push(replacement ?? line);
    }
    if (backends.size > 1)
        warnings.push(`${name} names several builds of PyTorch: ${[...backends].join(', ')}.`);
    return { packages, torchBackend: [...backends][0] ?? null, warnings };
}
function shown(line) {
    return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/build/dockerfile/pyproject.js



/** A member of another type than these tools read counts as absent: they say themselves what is wrong with it. */
const pyproject_text = dist/* optional */.lqM(dist/* fallback */.NpB(dist/* nullable */.mee(dist/* string */.YjP()), null), null);
const table = dist/* optional */.lqM(dist/* fallback */.NpB(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), null), null);
const list = dist/* optional */.lqM(dist/* fallback */.NpB(dist/* array */.YOg(dist/* unknown */.L5J()), []), []);
const flag = dist/* optional */.lqM(dist/* fallback */.NpB(dist/* nullable */.mee(dist/* boolean */.zMY()), null), null);
const Document = dist/* object */.Ikc({
    'build-system': table,
    project: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ name: pyproject_text, 'requires-python': pyproject_text, dependencies: list, dynamic: list })), null),
    tool: dist/* optional */.lqM(dist/* object */.Ikc({
        uv: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ package: flag })), null),
        poetry: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ name: pyproject_text, dependencies: table, 'package-mode': flag })), null),
    }), {}),
});
/** @throws LaunchError for a file that is not TOML, or has none of the tables where they belong */
function readPyproject(source) {
    const { project, tool, 'build-system': buildSystem } = documentOf(source);
    const { uv = null, poetry = null } = tool;
    const dynamicDependencies = project?.dynamic.includes('dependencies') ?? false;
    const python = poetry?.dependencies?.['python'];
    return {
        requiresPython: project?.['requires-python'] ?? null,
        hasDependencies: dynamicDependencies || (project?.dependencies.length ?? 0) > 0,
        dynamicDependencies,
        isPackage: project !== null && (uv?.package ?? buildSystem !== null),
        poetry: poetry === null
            ? null
            : {
                python: typeof python === 'string' ? python : null,
                isPackage: buildSystem !== null && poetry['package-mode'] !== false,
                name: poetry.name ?? project?.name ?? '',
            },
    };
}
function documentOf(source) {
    try {
        return dist/* parse */.qgA(Document, (0,smol_toml_dist/* parse */.qg)(source));
    }
    catch (error) {
        const [first = ''] = (0,errors/* messageOf */.bD)(error).split('\n');
        throw new errors/* LaunchError */.mE(`pyproject.toml cannot be read: ${first}.`, {
            cause: error,
            hint: 'Correct the file; `uv lock` and `poetry check` tell more.',
        });
    }
}

;// CONCATENATED MODULE: ./build/build/dockerfile/dependencies.js




/** The release that a project's `poetry.lock` is installed with. */
const POETRY_VERSION = '2.5.1';
const FROZEN_FILE = 'requirements.frozen.txt';
const PIP = ['uv', 'pip', 'install'];
const NOTHING = { copy: [], needsCode: false, install: null, finish: null };
/**
 * How to install what a project needs: a lock file first, then what names packages by hand, then what a run recorded.
 * @throws LaunchError for files that cannot be used
 */
async function findDependencies(files) {
    const pyproject = files.has('pyproject.toml') ? readPyproject(await files.read('pyproject.toml')) : null;
    const found = await firstOf(files, pyproject);
    const { text, warnings = [], python, ...rest } = found;
    const range = pyproject?.requiresPython ?? pyproject?.poetry?.python ?? null;
    const said = [
        ...warnings,
        ...(found.source === null
            ? ['No file says which packages the code needs: the image has Python and the code only.']
            : /(?<![\w-])wandb(?![\w-])/i.test(text)
                ? []
                : [`${found.source} does not name wandb: without it the code cannot report to its run.`]),
    ];
    return {
        ...rest,
        git: /git\+|\bgit\s*=\s*["']|type\s*=\s*"git"/.test(text),
        python: range !== null
            ? { range, from: 'pyproject.toml' }
            : python
                ? { range: python, from: found.source ?? '' }
                : null,
        warnings: said,
    };
}
async function firstOf(files, pyproject) {
    if (pyproject !== null && files.has('uv.lock'))
        return uvLock(files);
    if (pyproject !== null && files.has('poetry.lock'))
        return poetryLock(files, pyproject.poetry);
    if (files.has('pylock.toml'))
        return listed('pylock.toml', await files.read('pylock.toml'));
    if (files.has('requirements.txt'))
        return requirements(files);
    if (pyproject !== null && (pyproject.hasDependencies || pyproject.isPackage || pyproject.poetry !== null)) {
        return ofPyproject(files, pyproject);
    }
    if (files.has('setup.py')) {
        const text = await files.read('setup.py');
        return { ...NOTHING, source: 'setup.py', needsCode: true, install: [...PIP, '-e', '.'], text };
    }
    if (files.has(FROZEN_FILE)) {
        const found = await frozen(files);
        if (found !== null)
            return found;
    }
    const environment = ['environment.yml', 'environment.yaml'].find((name) => files.has(name));
    return environment === undefined ? { ...NOTHING, source: null, text: '' } : conda(files, environment);
}
async function uvLock(files) {
    const sync = ['uv', 'sync', '--frozen', '--no-dev'];
    return {
        source: 'uv.lock',
        copy: ['pyproject.toml', 'uv.lock', ...['uv.toml'].filter((name) => files.has(name))],
        needsCode: false,
        install: [...sync, '--no-install-local'],
        finish: sync,
        text: await files.read('uv.lock'),
    };
}
async function poetryLock(files, poetry) {
    const text = await files.read('poetry.lock');
    const from = ['uv', 'tool', 'run', '--from', `poetry==${POETRY_VERSION}`, 'poetry'];
    const install = [...from, 'install', '--no-interaction', '--only', 'main'];
    const folder = (poetry?.name ?? '').toLowerCase().replace(/[-.]+/g, '_');
    // Poetry takes every project for a package, and fails when there is no folder for one.
    const isPackage = poetry?.isPackage === true &&
        folder !== '' &&
        (files.hasFolder(folder) || files.hasFolder(`src/${folder}`));
    return {
        source: 'poetry.lock',
        copy: ['pyproject.toml', 'poetry.lock', ...['poetry.toml'].filter((name) => files.has(name))],
        // Packages that lie in the project itself.
        needsCode: /^type\s*=\s*"(?:file|directory)"/m.test(text),
        install: [...install, '--no-root'],
        finish: isPackage ? install : null,
        text,
    };
}
function listed(name, text) {
    return { ...NOTHING, source: name, copy: [name], install: [...PIP, '-r', name], text };
}
async function requirements(files) {
    const name = 'requirements.txt';
    const found = await requirementFiles(name, files);
    return {
        ...listed(name, found.text),
        copy: found.files,
        needsCode: found.needsCode,
        warnings: found.needsCode
            ? [
                `${name} names folders of the project: its packages are installed again at every change of the code.`,
            ]
            : [],
    };
}
async function ofPyproject(files, pyproject) {
    const name = 'pyproject.toml';
    const poetryOnly = pyproject.poetry !== null && !pyproject.hasDependencies;
    return {
        ...listed(name, await files.read(name)),
        needsCode: pyproject.dynamicDependencies || poetryOnly,
        finish: pyproject.isPackage || pyproject.poetry?.isPackage === true ? [...PIP, '--no-deps', '-e', '.'] : null,
    };
}
async function frozen(files) {
    const text = await files.read(FROZEN_FILE);
    const { packages, torchBackend, warnings } = readFrozen(text, FROZEN_FILE);
    if (packages.length === 0)
        return null;
    const torch = torchBackend === null ? [] : [`--torch-backend=${torchBackend}`];
    const install = [...PIP, '--no-deps', ...torch, '--', ...packages];
    return { ...NOTHING, source: FROZEN_FILE, install, text, warnings };
}
async function conda(files, name) {
    const { pip, python } = readEnvironmentYml(await files.read(name), name);
    const install = pip.length === 0 ? null : [...PIP, '--', ...pip];
    return { ...NOTHING, source: name, install, text: pip.join('\n'), python };
}

// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
;// CONCATENATED MODULE: ./build/build/dockerfile/entry-point.js



/**
 * Refuses an entry point that cannot start in an image whose working folder is the context: better now than after
 * the build, the push and the wait in the queue.
 * @param shown the context as the user knows it
 * @throws LaunchError
 */
function checkEntryPoint(entryPoint, files, shown) {
    if (entryPoint === null || entryPoint.length === 0 || entryPoint[0] === '') {
        throw new errors/* LaunchError */.mE('A generated Dockerfile needs an entry point, and none is given.', {
            hint: 'Set the input `entry-point`, for example [python, train.py], or add a Dockerfile.wandb with one.',
        });
    }
    if (entryPoint.some((word) => word.includes('\0'))) {
        throw new errors/* LaunchError */.mE('The entry point holds a NUL character.', {
            hint: 'Set the input `entry-point` anew.',
        });
    }
    const script = scriptOf(entryPoint);
    if (script === null || external_node_path_.posix.isAbsolute(script))
        return entryPoint;
    if (script.endsWith('.ipynb')) {
        throw new errors/* LaunchError */.mE(`The entry point ${quoted(script)} is a notebook, which no image is built for.`, {
            hint: 'Convert it with `jupyter nbconvert --to script` and name the script.',
        });
    }
    const path = external_node_path_.posix.normalize(script);
    if (path.startsWith('../')) {
        throw new errors/* LaunchError */.mE(`The entry point ${quoted(script)} leads out of the build context ${shown}.`, {
            hint: 'Name a file relative to `context`.',
        });
    }
    // Python also runs a folder that holds a __main__.py.
    if (!files.has(path) && !files.has(external_node_path_.posix.join(path, '__main__.py'))) {
        const close = (0,nearest/* nearest */.pA)(path, files.paths);
        const meant = close === undefined ? '' : `Did you mean ${quoted(close)}? `;
        throw new errors/* LaunchError */.mE(`The entry point ${quoted(script)} is not in the build context ${shown}.`, {
            hint: `${meant}It is relative to \`context\`, and .dockerignore must not leave it out.`,
        });
    }
    if (script === entryPoint[0] && !script.includes('/')) {
        throw new errors/* LaunchError */.mE(`The entry point ${quoted(script)} is a file, not a program that can be found.`, {
            hint: `Write [${script.endsWith('.sh') ? 'bash' : 'python'}, ${script}].`,
        });
    }
    if (script === entryPoint[0] && !files.isExecutable(path)) {
        throw new errors/* LaunchError */.mE(`The entry point ${quoted(script)} is not executable.`, {
            hint: 'Set its mode with `git update-index --chmod=+x`, or name its interpreter first.',
        });
    }
    return entryPoint;
}
/** The file of the project that a command runs, where that can be told. */
function scriptOf([program = '', ...words]) {
    const name = external_node_path_.posix.basename(program);
    const isPython = /^python[\d.]*$/.test(name);
    if (!isPython && !/^(ba|da|z)?sh$/.test(name)) {
        const isOwn = program.includes('/') || /\.(py|sh|ipynb)$/.test(program);
        return isOwn ? program : null;
    }
    for (let index = 0; index < words.length; index += 1) {
        const word = words[index] ?? '';
        if (!word.startsWith('-'))
            return word;
        // A module, a command, or standard input: no file.
        if (word === '-' || /^-\w*[cm]/.test(word))
            return null;
        if (isPython && /^-\w*[WX]$/.test(word))
            index += 1;
    }
    return null;
}
function quoted(text) {
    return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}

;// CONCATENATED MODULE: ./build/build/dockerfile/python-versions.js

/** What an image gets when the project says nothing. */
const DEFAULT_PYTHON = '3.12';
/** In the order in which they are tried against a range: the default, then what most packages have wheels for. */
const CANDIDATES = ['3.12', '3.11', '3.13', '3.10', '3.14', '3.9', '3.8', '3.7', '3.15'];
/** Every minor version's image holds its newest patch. */
const NEWEST_PATCH = 999;
/**
 * `3.11` or `3.11.4` in whatever a tool writes for it: `CPython 3.11.4`, `python-3.11`, `3.11.4`; null when there is
 * no such number in it.
 */
function pythonVersionIn(text) {
    return /(?<![\d.])\d+\.\d+(?:\.\d+)?/.exec(text)?.[0] ?? null;
}
/**
 * A version of Python that a range allows: `>=3.10,<3.13`, `==3.11.*`, and Poetry's `^3.10`. An exact patch is kept.
 * @throws LaunchError when there is none
 */
function versionForRange(range, from) {
    const exact = /^={2,3}\s*(\d+\.\d+\.\d+)$/.exec(range.trim())?.[1];
    if (exact !== undefined)
        return exact;
    const found = CANDIDATES.find((candidate) => range.split('||').some((part) => part.split(',').every((clause) => allows(clause.trim(), candidate))));
    if (found !== undefined)
        return found;
    throw new errors/* LaunchError */.mE(`${from} asks for Python ${JSON.stringify(range.slice(0, 60))}, for which no version is known.`, {
        hint: 'Put the version into a file .python-version.',
    });
}
function allows(clause, candidate) {
    const [, operator = '', text = ''] = /^(===|[=!~<>]=|[<>^~=]?)\s*v?([\d.]+(?:\.\*)?)/.exec(clause) ?? [];
    const wanted = text
        .replace(/\.\*$/, '')
        .split('.')
        .filter((part) => part !== '')
        .map(Number);
    if (wanted.length === 0)
        return true;
    const version = [...candidate.split('.').map(Number), NEWEST_PATCH];
    const order = compare(version, wanted);
    const isPrefix = wanted.slice(0, 2).every((part, index) => part === version[index]);
    switch (operator) {
        case '>=':
            return order >= 0;
        case '>':
            return order > 0 && !(wanted.length === 2 && isPrefix);
        case '<=':
            return order <= 0 || (wanted.length === 2 && isPrefix);
        case '<':
            return order < 0;
        case '!=':
            return !(isPrefix && wanted.length <= 2);
        case '^':
            return order >= 0 && version[0] === wanted[0];
        case '~=':
        case '~': {
            const kept = operator === '~=' ? wanted.length - 1 : Math.min(wanted.length, 2);
            return order >= 0 && wanted.slice(0, kept).every((part, index) => part === version[index]);
        }
        default:
            return isPrefix;
    }
}
function compare(a, b) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const difference = (a[index] ?? 0) - (b[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/build/dockerfile/interpreter.js


/**
 * The Python of an image: as asked for, else as the project says. Never that of the machine that builds.
 * @throws LaunchError for one that cannot be
 */
async function chooseInterpreter(runtime, files, dependencies) {
    if (runtime !== null)
        return checked(runtime, pythonVersionIn(runtime), 'the runtime');
    for (const name of ['.python-version', 'runtime.txt']) {
        if (!files.has(name))
            continue;
        const line = (await files.read(name)).split(/\r?\n/).find((text) => /^\s*[^#\s]/.test(text)) ?? '';
        const version = /pypy|graalpy/i.test(line) ? null : pythonVersionIn(line);
        // A bare `3` says nothing that the default would not; an environment's name is not one of ours.
        if (version !== null)
            return checked(line, version, name);
    }
    if (dependencies.python === null)
        return { version: DEFAULT_PYTHON, from: null };
    const { range, from } = dependencies.python;
    return { version: versionForRange(range, from), from };
}
function checked(text, version, from) {
    if (version !== null && /^3\.\d{1,2}(\.\d{1,2})?$/.test(version))
        return { version, from };
    throw new errors/* LaunchError */.mE(`${JSON.stringify(text.trim().slice(0, 60))} of ${from} is no version of Python 3.`, {
        hint: 'Write it like 3.12.',
    });
}

;// CONCATENATED MODULE: ./build/build/dockerfile/render.js
/** Words that are one word to a shell and to the builder. */
const PLAIN = /^[\w./=+:@-]+$/;
/** More words get a line each: lines of BuildKit end at 64 KiB. */
const MOST_ON_A_LINE = 20;
/** One RUN instruction. Words that a shell or the builder could read as more than words go in exec form. */
function renderRun(argv, options) {
    const { secrets } = options;
    const mounts = [...options.mounts, ...secrets.mounts];
    const line = (command) => `RUN ${[...mounts, command].join(' \\\n    ')}`;
    if (argv.every((word) => PLAIN.test(word))) {
        const values = secrets.variables.map((name) => `${name}="$(cat /run/secrets/${name})"`);
        return line([...values, ...argv].join(argv.length <= MOST_ON_A_LINE ? ' ' : ' \\\n      '));
    }
    const exports = secrets.variables.map((name) => `export ${name}="$(cat /run/secrets/${name})"; `).join('');
    return line(renderWords(exports === '' ? argv : ['sh', '-c', `${exports}exec "$@"`, 'sh', ...argv]));
}
/** The JSON form. */
function renderWords(words) {
    const written = words.map((word) => JSON.stringify(word));
    return written.length <= MOST_ON_A_LINE ? `[${written.join(', ')}]` : `[${written.join(', \\\n      ')}]`;
}
/**
 * COPY of single files to the places they have in the project.
 * @returns null for names that COPY would read as a pattern or a variable
 */
function renderCopies(files) {
    if (files.some((file) => !/^[\w.@+ /=:-]+$/.test(file) || file.startsWith('-')))
        return null;
    const folders = new Map();
    for (const file of files) {
        const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/` : './';
        folders.set(folder, [...(folders.get(folder) ?? []), file]);
    }
    return [...folders].map(([folder, members]) => {
        const words = [...members, folder];
        return `COPY ${words.every((word) => PLAIN.test(word)) ? words.join(' ') : renderWords(words)}`;
    });
}

;// CONCATENATED MODULE: ./build/build/dockerfile/secrets.js

/** Secrets that are a tool's own settings file lie where it looks for them. */
const FILES = {
    'pip.conf': '/etc/pip.conf',
    'uv.toml': '/etc/uv/uv.toml',
    netrc: '/root/.netrc',
};
/**
 * A secret with the id of a variable (`UV_DEFAULT_INDEX`, `PIP_INDEX_URL`) is that variable while packages are
 * installed; `pip.conf`, `uv.toml` and `netrc` are these files; every other lies below `/run/secrets`. None of them
 * reaches a layer.
 * @throws LaunchError for an id that could end the option it is written into
 */
function stepSecrets(ids) {
    const odd = ids.find((id) => !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id));
    if (odd !== undefined) {
        throw new errors/* LaunchError */.mE(`The id of a build secret cannot be ${JSON.stringify(odd.slice(0, 60))}.`, {
            hint: 'Use letters, digits, "_", "." and "-".',
        });
    }
    const unique = [...new Set(ids)].sort();
    return {
        mounts: unique.map((id) => {
            const target = FILES[id];
            return `--mount=type=secret,id=${id}${target === undefined ? '' : `,target=${target}`},required=true`;
        }),
        variables: unique.filter((id) => /^[A-Z_][A-Z0-9_]*$/.test(id)),
    };
}

;// CONCATENATED MODULE: ./build/build/dockerfile/generate.js






const UV_VERSION = '0.13.9';
/** Fixed, so that no machine and no account that builds shows in the image. */
const USER = { name: 'launch', id: 1000, home: '/home/launch' };
const CODE_FOLDER = '/app';
/**
 * A Dockerfile for a Python project: its packages in a virtual environment, then its code, run by an account without
 * privileges.
 * @throws LaunchError
 */
async function generateDockerfile(request, files, digestOf) {
    const entryPoint = checkEntryPoint(request.entryPoint, files, request.shown);
    const dependencies = await findDependencies(files);
    const python = await chooseInterpreter(request.runtime, files, dependencies);
    const plain = `python:${python.version}-slim`;
    const own = request.baseImage;
    if (own !== null)
        checkBaseImage(own);
    const tools = await pinned(plain, digestOf);
    const base = own === null ? tools : await pinned(own, digestOf);
    // A base image may have a Python of its own that the project does not speak of.
    const version = own !== null && python.from === null ? null : python.version;
    const warnings = [
        ...(own === null && python.from === null
            ? [
                `Nothing says which Python the code needs: it gets ${python.version}. Put it into a file .python-version.`,
            ]
            : []),
        ...dependencies.warnings,
    ];
    const text = render({
        tools,
        base,
        own: own !== null,
        version,
        dependencies,
        entryPoint,
        secrets: request.secrets,
    });
    return { text, entryPoint, runtime: version, warnings };
}
/** A tag can move between the question for the digest and the build: what was asked about is what gets built on. */
async function pinned(reference, digestOf) {
    if (reference.includes('@'))
        return reference;
    const digest = await digestOf(reference);
    return digest === null ? reference : `${reference}@${digest}`;
}
/** It is written into an instruction: nothing in it may end a word. */
function checkBaseImage(reference) {
    if (/^[A-Za-z0-9][\w./:@-]*$/.test(reference))
        return;
    throw new errors/* LaunchError */.mE(`The base image ${JSON.stringify(reference.slice(0, 120))} is not a reference to an image.`, {
        hint: 'Write it like nvidia/cuda:12.4.1-runtime-ubuntu22.04.',
    });
}
const UV_CACHE = '--mount=type=cache,target=/root/.cache/uv';
/** HOME: a base image may have another, where the caches would land in a layer. */
const UV_ENVIRONMENT = [
    'HOME=/root',
    'PYTHONDONTWRITEBYTECODE=1',
    'UV_PROJECT_ENVIRONMENT=/env',
    'UV_LINK_MODE=copy',
    'VIRTUAL_ENV=/env',
];
function render(parts) {
    const { dependencies, own } = parts;
    const secrets = stepSecrets(parts.secrets);
    const copies = dependencies.needsCode ? null : renderCopies(dependencies.copy);
    const asRoot = own ? ['USER root'] : [];
    const downloads = own
        ? ['UV_PYTHON_DOWNLOADS=automatic', 'UV_PYTHON_INSTALL_DIR=/opt/python']
        : ['UV_PYTHON_DOWNLOADS=never'];
    const poetry = dependencies.source === 'poetry.lock' ? ['--mount=type=cache,target=/root/.cache/pypoetry'] : [];
    const venv = [
        'uv',
        'venv',
        '--python',
        parts.version ?? 'python3',
        ...(own ? ['--system-site-packages'] : []),
        '/env',
    ];
    const uvInstall = ['pip', 'install', '--no-compile', '--target', '/uv', `uv==${UV_VERSION}`];
    const toolStage = [
        `FROM ${parts.tools} AS uv`,
        renderRun(uvInstall, { mounts: ['--mount=type=cache,target=/root/.cache/pip'], secrets }),
    ];
    const buildStage = [
        `FROM ${parts.base} AS build`,
        ...asRoot,
        'COPY --from=uv /uv/bin/uv /usr/local/bin/uv',
        `ENV ${[...UV_ENVIRONMENT, ...downloads].join(' ')}`,
        ...(dependencies.git ? [GIT] : []),
        renderRun(venv, { mounts: own ? [UV_CACHE] : [], secrets: stepSecrets([]) }),
        ...(own ? ['RUN mkdir -p /opt/python'] : []),
        `WORKDIR ${CODE_FOLDER}`,
        ...(dependencies.install === null
            ? []
            : [
                ...(copies ?? ['COPY . .']),
                renderRun(dependencies.install, { mounts: [UV_CACHE, ...poetry], secrets }),
            ]),
    ];
    const finalStage = [
        `FROM ${parts.base}`,
        ...asRoot,
        ACCOUNT,
        ...(own ? ['COPY --from=build /opt/python /opt/python'] : []),
        'COPY --from=build /env /env',
        `ENV PATH=/env/bin:$PATH VIRTUAL_ENV=/env HOME=${USER.home} PYTHONUNBUFFERED=1`,
        `WORKDIR ${CODE_FOLDER}`,
        `COPY --chown=${USER.id}:${USER.id} . .`,
        ...(dependencies.finish === null
            ? []
            : [
                renderRun(['env', ...UV_ENVIRONMENT, ...downloads, ...dependencies.finish], {
                    mounts: [
                        '--mount=type=bind,from=uv,source=/uv/bin/uv,target=/usr/local/bin/uv',
                        UV_CACHE,
                        ...poetry,
                    ],
                    secrets,
                }),
            ]),
        `USER ${USER.id}:${USER.id}`,
        `ENTRYPOINT ${renderWords(parts.entryPoint)}`,
    ];
    return `${[toolStage, buildStage, finalStage].map((stage) => stage.join('\n')).join('\n\n')}\n`;
}
const GIT = 'RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*';
/** Bases differ in their programs for this, and some have none; the files are the same everywhere. */
const ACCOUNT = [
    `RUN if ! grep -q '^[^:]*:[^:]*:${USER.id}:' /etc/passwd; then \\`,
    `      echo '${USER.name}:x:${USER.id}:${USER.id}::${USER.home}:/bin/sh' >> /etc/passwd; fi \\`,
    `    && if ! grep -q '^[^:]*:[^:]*:${USER.id}:' /etc/group; then \\`,
    `      echo '${USER.name}:x:${USER.id}:' >> /etc/group; fi \\`,
    `    && mkdir -p ${USER.home} ${CODE_FOLDER} && chown ${USER.id}:${USER.id} ${USER.home} ${CODE_FOLDER}`,
].join('\n');

;// CONCATENATED MODULE: ./build/build/dockerfile/own.js






/** Name under which the field's own tools look for one. */
const CONVENTIONAL = 'Dockerfile.wandb';
/**
 * The Dockerfile that was asked for, else `Dockerfile.wandb` beside the program or at the root of the context.
 * @returns null when none was asked for and there is none
 * @throws LaunchError
 */
async function findOwnDockerfile(place, asked, entryPoint) {
    if (asked !== null) {
        const found = await load(place, asked);
        if (found !== null)
            return found;
        throw new errors/* LaunchError */.mE(`The Dockerfile ${asked} does not exist in the build context ${place.shown}.`, {
            hint: 'The input `dockerfile` is relative to `context`.',
        });
    }
    for (const folder of [...foldersOf(entryPoint ?? []), '.']) {
        const found = await load(place, external_node_path_.posix.join(folder, CONVENTIONAL));
        if (found !== null)
            return found;
    }
    return null;
}
/** Folders of the scripts that an entry point names. */
function foldersOf(entryPoint) {
    return entryPoint
        .filter((word) => /^[^-/].*\.(py|sh)$/.test(word))
        .map((word) => external_node_path_.posix.dirname(external_node_path_.posix.normalize(word)))
        .filter((folder) => folder !== '.' && !folder.startsWith('..'));
}
async function load(place, path) {
    const file = await confinedFile(place, path, 'The Dockerfile');
    if (file === null)
        return null;
    const bytes = await (0,promises_.readFile)(file).catch((error) => {
        throw unreadable(path, error);
    });
    if (!parseInstructions(bytes.toString('utf8')).some(({ name }) => name === 'FROM')) {
        throw new errors/* LaunchError */.mE(`The Dockerfile ${path} has no FROM instruction.`, {
            hint: 'Check that it is a Dockerfile, and that it is committed with its contents.',
        });
    }
    return { path, bytes };
}

;// CONCATENATED MODULE: ./build/build/project-files.js




/** Lock files of large projects reach a few MB. */
const MOST_BYTES = 32 * 1024 * 1024;
function projectFiles(place, entries) {
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    const isFile = (entry) => entry !== undefined && entry.kind !== 'folder';
    return {
        has: (path) => isFile(byPath.get(path)),
        hasFolder: (path) => path === '.' || byPath.get(path)?.kind === 'folder',
        isExecutable(path) {
            const entry = byPath.get(path);
            return entry?.kind === 'link' || entry?.executable === true;
        },
        paths: entries.filter(isFile).map(({ path }) => path),
        async read(path) {
            const file = await confinedFile(place, path, 'The file');
            if (file === null)
                throw unreadable(path, { code: 'ENOENT' });
            const bytes = await (0,promises_.readFile)(file).catch((error) => {
                throw unreadable(path, error);
            });
            if (bytes.length > MOST_BYTES) {
                throw new errors/* LaunchError */.mE(`${path} is larger than ${MOST_BYTES} bytes.`, {
                    hint: 'It is read to find what the image needs: write a Dockerfile instead.',
                });
            }
            return bytes.toString('utf8').replace(/^\uFEFF/, '');
        },
    };
}

;// CONCATENATED MODULE: ./build/build/tag.js




/** Changes whenever the same input is to give another image. */
const tag_SCHEME = 'wandb-launch-build/1';
/** 160 bits: as many as a git commit. */
const TAG_DIGITS = 40;
const AT_ONCE = 8;
const CHUNK_BYTES = 256 * 1024;
/**
 * The tag of an image: a name for everything that decides what is in it, and for nothing else. The same files, for
 * the same platforms, give the same tag on every machine, for every user, at every time.
 * @returns 40 hex digits
 * @throws LaunchError for a file that cannot be read
 */
async function contentTag(input, signal) {
    const digests = await digestAll(input.context, input.entries, signal);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (...fields) => {
        // Lengths in front: no text can be taken for the border between two.
        for (const field of fields)
            hash.update(`${Buffer.byteLength(field)}:`).update(field);
    };
    add(tag_SCHEME, input.scope);
    add('dockerfile', (0,external_node_crypto_.createHash)('sha256').update(input.dockerfile).digest('hex'));
    add('platforms', ...[...new Set(input.platforms)].sort());
    for (const [reference, digest] of input.baseImages)
        add('base', reference, digest ?? '');
    input.entries.forEach(({ path, kind, executable, target }, index) => {
        add(kind, path, executable ? 'x' : '-', target, digests[index] ?? '');
    });
    return hash.digest('hex').slice(0, TAG_DIGITS);
}
async function digestAll(context, entries, signal) {
    const digests = entries.map(() => '');
    let next = 0;
    async function work() {
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        for (let index = next++; index < entries.length; index = next++) {
            signal?.throwIfAborted();
            const entry = entries[index];
            if (entry?.kind === 'file')
                digests[index] = await digestFile(context, entry.path, buffer, signal);
        }
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, entries.length) }, work));
    return digests;
}
async function digestFile(context, path, buffer, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    try {
        const file = await (0,promises_.open)((0,external_node_path_.join)(context, path), 'r');
        try {
            for (;;) {
                signal?.throwIfAborted();
                const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
                if (bytesRead === 0)
                    break;
                hash.update(buffer.subarray(0, bytesRead));
            }
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        signal?.throwIfAborted();
        throw unreadable(path, error);
    }
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/build/plan.js













/**
 * Settles everything about an image before anything is built: its Dockerfile, the files it may see, its tag. The
 * context stays where it is; a folder of its own below `tempDirectory` holds the Dockerfile and its ignore file.
 * @throws LaunchError that says in one line what is wrong; then nothing is left behind
 */
async function planBuild(request, tools = {}) {
    const { digestOf = () => Promise.resolve(null), signal } = tools;
    const place = await resolveContext(request.context, request.root);
    const own = await findOwnDockerfile(place, request.dockerfile, request.entryPoint);
    const ignored = await readOwnIgnoreFile(place, own);
    const defaults = own === null ? [...SAFE_DEFAULTS, ...PYTHON_DEFAULTS] : SAFE_DEFAULTS;
    const ignore = composeIgnoreFile(ignored.text, defaults, ignored.name);
    const entries = await listContext(place, ignore.rules, signal);
    const generated = own === null
        ? await generateDockerfile({ ...request, secrets: request.secrets ?? [], shown: place.shown }, projectFiles(place, entries), digestOf)
        : null;
    const dockerfile = own?.bytes ?? Buffer.from(generated?.text ?? '');
    const baseImages = baseImagesOf(Buffer.from(dockerfile).toString('utf8'));
    const tag = await contentTag({
        context: place.context,
        entries,
        dockerfile,
        // The builder needs no order to build for its own; two of them with one tag would push over each other.
        platforms: request.platforms.length > 0 ? request.platforms : [tools.builderPlatform ?? builderPlatform()],
        scope: request.scope,
        baseImages: await plan_digestsOf(baseImages, digestOf),
    }, signal);
    const sourceDateEpoch = request.isCheckout ? await commitTime(place, tools) : null;
    signal?.throwIfAborted();
    const folder = await writeFiles(request.tempDirectory, dockerfile, ignore.text);
    return {
        context: place.context,
        dockerfile: (0,external_node_path_.join)(folder, 'Dockerfile'),
        origin: own?.path ?? 'generated',
        tag,
        baseImages,
        warnings: generated?.warnings ?? [],
        entryPoint: generated?.entryPoint ?? request.entryPoint,
        runtime: generated?.runtime ?? null,
        platforms: request.platforms,
        labels: request.labels,
        sourceDateEpoch,
    };
}
async function plan_digestsOf(images, digestOf) {
    return new Map(await Promise.all(images.map(async (image) => {
        const at = image.indexOf('@');
        return [image, at === -1 ? await digestOf(image) : image.slice(at + 1)];
    })));
}
/** When the commit was made that lies in the context; null where there is none, or git may not say. */
async function commitTime({ context, root }, tools) {
    const { signal, env = process.env } = tools;
    try {
        const text = await (0,git_process/* runGit */.E)(['log', '-1', '--format=%ct'], {
            cwd: context,
            // A repository around the root is not the one that is built.
            env: { ...env, GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(root) },
            ...(signal === undefined ? {} : { signal }),
        });
        return /^\d+\s*$/.test(text) ? Number(text) : null;
    }
    catch {
        signal?.throwIfAborted();
        return null;
    }
}
async function writeFiles(parent, dockerfile, ignore) {
    let folder;
    try {
        folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'wandb-build-'));
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile'), dockerfile);
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile.dockerignore'), ignore);
        return folder;
    }
    catch (error) {
        if (folder !== undefined)
            await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
        const { code = 'unknown error' } = error;
        throw new errors/* LaunchError */.mE(`The folder for temporary files cannot be written (${code}).`, {
            cause: error,
            hint: code === 'ENOSPC' ? 'Free some disk space.' : `Check that ${parent} exists and is writable.`,
        });
    }
}

// EXTERNAL MODULE: ./build/job/checkout.js
var checkout = __webpack_require__(18462);
// EXTERNAL MODULE: ./build/job/git.js
var job_git = __webpack_require__(25868);
// EXTERNAL MODULE: ./build/job/read.js + 3 modules
var read = __webpack_require__(68397);
;// CONCATENATED MODULE: ./build/build/source.js







const SAYS_NOTHING = {
    commit: null,
    job: null,
    buildContext: null,
    dockerfile: null,
    entryPoint: null,
    runtime: null,
    baseImage: null,
    metadata: {},
};
/**
 * Brings a source onto this machine: into a folder of its own below `tempDirectory`, unless it is there already.
 * @throws LaunchError that says in one line what is wrong with it; then nothing is left behind
 */
async function fetchSource(source, tools) {
    if (source.kind === 'folder') {
        const { directory, root } = source;
        return { ...SAYS_NOTHING, directory, root };
    }
    const directory = await makeFolder(tools.tempDirectory);
    try {
        const found = source.kind === 'git'
            ? { ...SAYS_NOTHING, commit: await fetchCommit(source, directory, tools) }
            : await fetchJob(source.reference, directory, tools);
        return { ...found, directory, root: directory };
    }
    catch (error) {
        await (0,promises_.rm)(directory, { recursive: true, force: true }).catch(() => undefined);
        throw error;
    }
}
async function makeFolder(parent) {
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'wandb-source-')).catch((error) => {
        throw new errors/* LaunchError */.mE(`The folder for temporary files cannot be made (${error.code ?? 'unknown error'}).`, {
            cause: error,
            hint: `Check that ${parent} exists and is writable.`,
        });
    });
}
async function fetchCommit({ remote, version }, directory, tools) {
    const git = gitOptions(tools);
    const resolved = await (0,job_git/* resolveGitVersion */.df)(remote, version, git);
    const commit = await (0,checkout/* checkoutCommit */._)({ remote, commit: resolved.commit, directory }, git);
    sameCommit(resolved.commit, commit, resolved.remote);
    return { remote: resolved.remote, commit };
}
async function fetchJob(reference, directory, tools) {
    const { client, signal, limits, defaults, tempDirectory } = tools;
    const project = await (0,read/* readJob */.c)(client, reference, {
        directory,
        temporary: tempDirectory,
        ...(tools.git === undefined ? {} : { git: tools.git }),
        ...(signal === undefined ? {} : { signal }),
        ...(limits === undefined ? {} : { limits }),
        ...(defaults === undefined ? {} : { defaults }),
    });
    if (project.kind === 'image') {
        throw new errors/* LaunchError */.mE(`The job ${project.reference} is an image already: ${project.image ?? ''}.`, {
            hint: 'Launch it without `build`.',
        });
    }
    if (project.notebook) {
        throw new errors/* LaunchError */.mE(`The program of the job ${project.reference} is a notebook, which no image is built for.`, {
            hint: 'Convert it with `jupyter nbconvert --to script` and make a job from the script.',
        });
    }
    return {
        commit: await commitOf(project, directory, tools),
        job: project.reference,
        buildContext: project.buildContext,
        dockerfile: project.dockerfile,
        entryPoint: project.entryPoint.length === 0 ? null : project.entryPoint,
        runtime: project.runtime,
        baseImage: project.baseImage,
        metadata: project.metadata,
    };
}
async function commitOf({ git }, directory, tools) {
    if (git === null)
        return null;
    const options = { ...gitOptions(tools), cwd: directory };
    const commit = (await (0,git_process/* runGit */.E)(['rev-parse', '--verify', 'HEAD'], options)).trim();
    sameCommit(git.commit, commit, git.remote);
    return { remote: git.remote, commit };
}
/** Jobs of old clients may name a branch: that is whatever it is now, and recorded as such. */
function sameCommit(asked, found, remote) {
    if (!/^[0-9a-f]{40}$/i.test(asked) || asked.toLowerCase() === found.toLowerCase())
        return;
    throw new errors/* LaunchError */.mE(`The server of ${remote} gave commit ${found} for ${asked}.`, {
        hint: 'Name the commit itself as `version`: a tag may have moved, or a mirror be behind.',
    });
}
function gitOptions({ git, signal }) {
    return { ...git, ...(signal === undefined ? {} : { signal }) };
}

// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/job/write.js + 6 modules
var write = __webpack_require__(72046);
// EXTERNAL MODULE: ./build/job/remote.js
var job_remote = __webpack_require__(93428);
;// CONCATENATED MODULE: ./build/launch/build-commit.js



/**
 * The commit that lies in a folder, as its own git says; null where there is none, or git may not tell.
 * @param root a repository around it is not the one that is built
 */
async function commitOfFolder(folder, root, git) {
    const { env = process.env, signal } = git;
    const options = { ...git, cwd: folder, env: { ...env, GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(root) } };
    const ask = async (...args) => {
        try {
            return (await (0,git_process/* runGit */.E)(args, options)).trim();
        }
        catch {
            signal?.throwIfAborted();
            return '';
        }
    };
    const [commit, remote] = await Promise.all([
        ask('rev-parse', '--verify', 'HEAD'),
        ask('config', '--get', 'remote.origin.url'),
    ]);
    return /^[0-9a-f]{40,64}$/.test(commit) ? { remote: (0,job_remote/* withoutCredentials */.ri)(remote), commit } : null;
}

// EXTERNAL MODULE: ./build/launch/resolve-uri.js + 1 modules
var resolve_uri = __webpack_require__(1552);
;// CONCATENATED MODULE: ./build/launch/build-job.js















/**
 * Source → image in the registry → job that names it by its digest. What is there already is neither built nor
 * written again.
 * @throws BuildError when the builder ran and failed; LaunchError, WandbError; the reason of the signal. Nothing stays
 *   on this machine, whatever happens
 */
function buildJob(asked, context) {
    return new Build(asked, context).within(async (build) => {
        const found = await build.find(false);
        // Only a dry run leaves a job unmade.
        if (found === null)
            throw new Error('a uri became no source');
        const { plan, registry } = found;
        const { settings } = context;
        settings.onPlan?.(plan);
        const image = await buildImage(plan, {
            docker: {
                program: settings.docker ?? 'docker',
                env: build.env,
                fetchBuildx: settings.fetchBuildx ?? null,
            },
            registry,
            logger: build.logger,
            signal: build.signal,
            onLine: settings.onLine ?? (() => { }),
            secrets: settings.secrets ?? [],
            cacheFrom: settings.cacheFrom ?? [],
            cacheTo: settings.cacheTo ?? [],
            repository: asked.repository,
        });
        settings.onImage?.(image);
        const job = await build.write(image, found);
        settings.onJob?.(job);
        return { image, job, note: noteOf(image, job), args: found.args };
    });
}
/** What `buildJob` would do. Builds and writes nothing. */
function planJob(asked, context) {
    return new Build(asked, context).within(async (build) => {
        const found = await build.find(true);
        if (found === null)
            return null;
        const { plan, registry } = found;
        const name = (0,build_reference/* repositoryName */.aR)((0,build_reference/* parseRepository */.SU)(asked.repository));
        const image = `${name}:${plan.tag}`;
        return {
            image,
            digest: await digestThere((0,build_reference/* parseReference */.F2)(image), {
                registry,
                logger: build.logger,
                signal: build.signal,
            }),
            origin: plan.origin,
            dockerfile: await (0,promises_.readFile)(plan.dockerfile, 'utf8'),
            job: (0,names/* formatJob */.BE)({ ...asked, name: jobNameOf(asked, context.settings), alias: 'latest' }),
        };
    });
}
/** `job-team_name` of `ghcr.io/team/name`: a registry can move, and the job stays the same. */
function jobNameOf({ repository }, settings) {
    return settings.jobName ?? (0,names/* safeArtifactName */.$v)(`job-${(0,build_reference/* parseReference */.F2)(repository).repository}`);
}
const URI_TOOLS = { resolveGitVersion: job_git/* resolveGitVersion */.df, createGitJob: write/* createGitJob */.aL, createArtifactJob: write/* createArtifactJob */.Sp };
/** One build: a folder of its own, a registry to ask, and their end. */
class Build {
    logger;
    signal;
    env;
    #asked;
    #context;
    #folder = '';
    #registry;
    constructor(asked, context) {
        this.#asked = asked;
        this.#context = context;
        this.logger = context.logger ?? common_logger/* silentLogger */.q;
        this.signal = context.signal ?? new AbortController().signal;
        this.env = context.settings.env ?? process.env;
    }
    async within(act) {
        const { registry, tempDirectory = (0,external_node_os_.tmpdir)(), onSecret } = this.#context.settings;
        this.signal.throwIfAborted();
        this.#folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDirectory, 'wandb-launch-build-'));
        const own = registry === undefined
            ? createRegistry({
                env: this.env,
                logger: this.logger,
                ...(onSecret === undefined ? {} : { onSecret }),
            })
            : undefined;
        this.#registry = registry ?? own;
        try {
            return await act(this);
        }
        finally {
            await (0,remove_temporary/* removeTemporary */.c)(this.#folder, this.logger);
            await own?.close();
        }
    }
    /** @returns null when a job would have to be written first, and this is a dry run */
    async find(isDryRun) {
        const { client, settings } = this.#context;
        const registry = this.#registry;
        const { source: wanted, args, context, entryPoint } = await this.#sourceOf(isDryRun);
        if (wanted === null)
            return null;
        const source = await fetchSource(wanted, {
            tempDirectory: this.#folder,
            client,
            signal: this.signal,
            git: { env: this.env },
            defaults: { entity: this.#asked.entity, project: this.#asked.project },
        });
        const given = settings.context ?? context;
        const folder = (0,external_node_path_.resolve)(source.directory, given ?? source.buildContext ?? '.');
        const commit = wanted.kind === 'folder'
            ? await commitOfFolder(folder, source.root, { env: this.env, signal: this.signal })
            : source.commit;
        const { entity, project } = this.#asked;
        const plan = await planBuild({
            context: folder,
            root: source.root,
            isCheckout: wanted.kind === 'folder' || source.commit !== null,
            // A Dockerfile of the job counts from the context of the job.
            dockerfile: settings.dockerfile ?? this.#asked.dockerfile ?? (given === undefined ? source.dockerfile : null),
            entryPoint: this.#asked.entryPoint ?? entryPoint ?? source.entryPoint,
            runtime: source.runtime,
            baseImage: this.#asked.baseImage ?? source.baseImage,
            tempDirectory: this.#folder,
            platforms: settings.platforms ?? [],
            labels: { ...labelsOf(commit), ...settings.labels },
            scope: `${entity}/${project}`,
            secrets: (settings.secrets ?? []).map(({ id }) => id),
        }, { digestOf: digestsOf(registry, this.logger, this.signal), signal: this.signal, env: this.env });
        for (const warning of plan.warnings)
            this.logger.warning(warning);
        return { source, commit, plan, registry, args };
    }
    async write(image, { source, commit, plan }) {
        const { client, settings } = this.#context;
        const { entity, project } = this.#asked;
        return (0,write/* createImageJob */.Xv)(client, {
            entity,
            project,
            name: jobNameOf(this.#asked, settings),
            image: image.reference,
            // Digits of a digest tell a person nothing; the tag of the image is in the metadata.
            imageAlias: null,
            aliases: settings.jobAliases ?? [],
            description: descriptionOf(commit),
            metadata: {
                ...typesOf(source.metadata),
                ...settings.metadata,
                build: {
                    image: image.reference,
                    tag: image.tag,
                    dockerfile: plan.origin,
                    base_images: [...plan.baseImages],
                    ...(plan.platforms.length === 0 ? {} : { platforms: [...plan.platforms] }),
                    ...(commit === null ? {} : { remote: commit.remote, commit: commit.commit }),
                    ...(source.job === null ? {} : { job: source.job }),
                },
            },
        }, { signal: this.signal });
    }
    /** What is fetched, and what the address itself says about it. */
    async #sourceOf(isDryRun) {
        const { target, version, job, entity, project, entryPoint } = this.#asked;
        const { client, settings, uriTools = URI_TOOLS } = this.#context;
        const git = { env: this.env, signal: this.signal };
        if (target === undefined) {
            const directory = (0,external_node_path_.resolve)(settings.workspace ?? '.');
            const folder = { kind: 'folder', directory, root: directory };
            return { source: job === undefined ? folder : { kind: 'job', reference: job }, args: [] };
        }
        if (target.kind === 'git') {
            const { address, view } = target;
            const named = version === undefined ? {} : { version };
            if (view === null)
                return { source: { kind: 'git', remote: address, ...named }, args: [] };
            const { resolved, path } = await (0,resolve_uri/* resolveRef */.qE)(target, version, git, uriTools);
            const source = { kind: 'git', remote: address, version: resolved.commit };
            return view.kind === 'tree'
                ? { source, args: [], context: path === '' ? undefined : path }
                : { source, args: [], entryPoint: path.endsWith('.py') ? ['python', path] : undefined };
        }
        const request = { target, version, entryPoint, entity, project, dryRun: isDryRun };
        const found = await (0,resolve_uri/* resolveUri */.Hi)(client, request, git, uriTools);
        this.logger.info(found.note);
        const source = found.job === null ? null : { kind: 'job', reference: found.job };
        return { source, args: found.args };
    }
}
function labelsOf(commit) {
    if (commit === null)
        return {};
    return {
        'org.opencontainers.image.revision': commit.commit,
        ...(commit.remote === '' ? {} : { 'org.opencontainers.image.source': commit.remote }),
    };
}
function descriptionOf(commit) {
    return commit === null ? 'Built image' : `Image built of ${commit.remote} at ${commit.commit.slice(0, 12)}`;
}
/** What a run has told about a job holds for its image, too. */
function typesOf(metadata) {
    const keys = ['input_types', 'output_types', 'input_schemas'];
    return Object.fromEntries(Object.entries(metadata).filter(([key]) => keys.includes(key)));
}
function noteOf(image, job) {
    return `${job.created ? 'Made' : 'Found'} the job ${job.job} of ${image.reference}.`;
}


/***/ }),

/***/ 5197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iN: () => (/* binding */ askedOf),
  F0: () => (/* binding */ buildOnly),
  Ev: () => (/* binding */ planOnly),
  EZ: () => (/* binding */ problemsOfBuild),
  Lx: () => (/* binding */ projectOfBuild),
  iV: () => (/* binding */ withoutSource)
});

// EXTERNAL MODULE: ./build/wandb/create-client.js + 4 modules
var create_client = __webpack_require__(49283);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(43590);
// EXTERNAL MODULE: ./build/launch/build-job.js + 39 modules
var build_job = __webpack_require__(13887);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/build/reference.js
var reference = __webpack_require__(78618);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/job/names.js
var names = __webpack_require__(26648);
// EXTERNAL MODULE: ./build/build/buildx-argv.js
var buildx_argv = __webpack_require__(14486);
// EXTERNAL MODULE: ./build/launch/errors.js
var launch_errors = __webpack_require__(22663);
;// CONCATENATED MODULE: ./build/launch/build-problems.js






/** `os/architecture` or `os/architecture/variant`. */
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/;
/** Everything that can be said against a build without asking anybody. */
function buildProblems(repository, settings) {
    const { jobName, jobAliases = [], platforms = [], cacheFrom = [], cacheTo = [] } = settings;
    return [
        ...told(() => (0,reference/* parseRepository */.SU)(repository)),
        ...(jobName === undefined ? [] : told(() => (0,names/* checkJobName */.jL)(jobName))),
        ...jobAliases.flatMap((alias) => told(() => (0,names/* checkAlias */.ff)(alias))),
        ...platforms.filter((platform) => !PLATFORM.test(platform)).map(badPlatform),
        ...[...cacheFrom, ...cacheTo].flatMap(cacheProblems),
        ...pathProblems('context', settings.context, settings.workspace),
        ...pathProblems('dockerfile', settings.dockerfile, settings.workspace),
    ];
}
function told(check) {
    try {
        check();
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* LaunchError */.mE))
            throw error;
        return [(0,launch_errors/* problem */.CC)(error.message.replace(/\.$/, ''), '', error.hint ?? 'Correct it.')];
    }
}
function badPlatform(platform) {
    return (0,launch_errors/* problem */.CC)(`the platform ${JSON.stringify(platform.slice(0, 60))} is not one`, 'it names an operating system and a processor', 'Write it like linux/amd64 or linux/arm64.');
}
function cacheProblems(cache) {
    const next = 'Write it like type=gha or type=registry,ref=ghcr.io/team/name:cache.';
    const shown = JSON.stringify(cache.slice(0, 60));
    if ((0,buildx_argv/* cacheType */.NW)(cache) === '')
        return [(0,launch_errors/* problem */.CC)(`the build cache ${shown} names no type`, '', next)];
    return cache.includes('=') ? [] : told(() => (0,reference/* parseReference */.F2)(cache));
}
function pathProblems(name, path, workspace) {
    if (path === undefined)
        return [];
    const next = 'Name it relative to the source, without "..".';
    if (path.includes('\0'))
        return [(0,launch_errors/* problem */.CC)(`${name} holds a NUL character`, '', next)];
    const base = (0,external_node_path_.resolve)(workspace ?? '.');
    const full = (0,external_node_path_.resolve)(base, path);
    // Whether links lead out is seen when the files are there.
    const isInside = full === base || full.startsWith(base.endsWith(external_node_path_.sep) ? base : base + external_node_path_.sep);
    if (isInside && !(name === 'dockerfile' && (0,external_node_path_.isAbsolute)(path)))
        return [];
    return [(0,launch_errors/* problem */.CC)(`${name} (${path.slice(0, 200)}) is outside the source`, 'a build sees only that', next)];
}

// EXTERNAL MODULE: ./build/launch/prepare.js
var prepare = __webpack_require__(19209);
// EXTERNAL MODULE: ./build/launch/spec.js
var spec = __webpack_require__(75971);
// EXTERNAL MODULE: ./build/launch/validate.js + 1 modules
var validate = __webpack_require__(75525);
// EXTERNAL MODULE: ./build/launch/values.js
var values = __webpack_require__(6770);
;// CONCATENATED MODULE: ./build/launch/build-launch.js









/** Everything that can be said against a launch with `build` without asking a server, beside `validateOptions`. */
function problemsOfBuild(options, target, settings) {
    const { repository = '' } = options;
    const missing = projectOfBuild(options, target) === ''
        ? [
            (0,launch_errors/* problem */.CC)('project is not given', 'the job that is made needs one, and a folder does not say it', 'Name the W&B project.'),
        ]
        : [];
    return [...(repository === '' ? [] : buildProblems(repository, settings)), ...missing];
}
/** The project of the launch and of the job; empty when nothing names one. */
function projectOfBuild(options, target) {
    const configured = options.config?.['project'];
    const given = options.project ?? (typeof configured === 'string' ? configured : '');
    if (given !== '')
        return given;
    if (target !== undefined && target.kind !== 'unknown')
        return target.project;
    const parts = (jobOfOptions(options) ?? '').split(/[:]/, 1)[0]?.split('/') ?? [];
    return parts.at(-2) ?? '';
}
function askedOf(options, target, entity) {
    const overrides = (0,values/* isObject */.Gv)(options.config?.['overrides']) ? options.config['overrides'] : {};
    const words = options.entryPoint ?? overrides['entry_point'];
    const dockerfile = overrides['dockerfile'];
    return {
        target,
        job: target === undefined ? jobOfOptions(options) : undefined,
        version: options.version,
        entryPoint: Array.isArray(words) && words.length > 0 ? words : undefined,
        dockerfile: typeof dockerfile === 'string' && dockerfile !== '' ? dockerfile : undefined,
        baseImage: acceleratorOf(options),
        repository: options.repository ?? '',
        entity,
        project: projectOfBuild(options, target),
    };
}
/** The options of the launch that comes after the build: what the image was made of is no part of its spec. */
function withoutSource(options) {
    const { uri: _uri, job: _job, build: _build, repository: _repository, version: _version, ...rest } = options;
    if (rest.config === undefined)
        return rest;
    const config = Object.fromEntries(Object.entries(rest.config).filter(([key, value]) => key !== 'job' && (key !== 'uri' || (0,spec/* isPlaceholder */.wK)(value))));
    return { ...rest, config };
}
/** Makes an image and its job, and launches nothing. */
async function buildOnly(given, context = {}) {
    return withJobOf(given, context, build_job/* buildJob */.i5);
}
/** What `buildOnly` would do; null: what the `uri` names would have to become a job first. */
async function planOnly(given, context = {}) {
    return withJobOf(given, context, build_job/* planJob */.b1);
}
async function withJobOf(given, context, act) {
    const { logger, signal, build: settings = {} } = context;
    const common = { ...(logger === undefined ? {} : { logger }), ...(signal === undefined ? {} : { signal }) };
    const own = context.client === undefined ? (0,create_client/* createClient */.U)(logger === undefined ? {} : { logger }) : null;
    const client = context.client ?? own;
    try {
        const options = { ...(0,validate/* givenOptions */.G)(given), build: true };
        const target = (0,prepare/* uriTarget */.Ud)(options, client);
        const problems = [
            ...(0,validate/* validateOptions */.L)(options),
            ...(0,prepare/* uriProblems */.PP)(target),
            ...problemsOfBuild(options, target, settings),
        ];
        if (problems.length > 0)
            throw new launch_errors/* InvalidLaunchError */.Zf(problems);
        const viewer = await (0,identity/* viewer */.l)(client, signal === undefined ? {} : { signal });
        const asked = askedOf(options, target, (0,prepare/* ownerOf */.bf)(options, viewer));
        return await act(asked, { client, settings, ...common });
    }
    finally {
        await own?.close();
    }
}
function jobOfOptions(options) {
    const job = options.job ?? options.config?.['job'];
    return typeof job === 'string' && job !== '' ? job : undefined;
}
/** `builder.accelerator.base_image` of the arguments of the resource, or its older name. */
function acceleratorOf(options) {
    const config = options.config ?? {};
    const all = options.resourceArgs ?? config['resource_args'];
    const resource = options.resource ?? config['resource'];
    const own = (0,values/* isObject */.Gv)(all) && typeof resource === 'string' ? all[resource] : undefined;
    const builder = (0,values/* isObject */.Gv)(own) ? own['builder'] : undefined;
    if (!(0,values/* isObject */.Gv)(builder))
        return undefined;
    const images = [builder['accelerator'], builder['cuda']].map((part) => (0,values/* isObject */.Gv)(part) ? part['base_image'] : undefined);
    return images.find((image) => typeof image === 'string' && image !== '');
}


/***/ })

};

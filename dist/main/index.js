import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 28810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 };
/** Milliseconds of a duration such as `90s`, `30m`, `2h`, `1h30m`; `undefined` when the text is not one. */
function parseDuration(text) {
    const trimmed = text.trim().toLowerCase();
    if (!/^(?=.)(\d+h)?(\d+m)?(\d+s)?$/.test(trimmed))
        return undefined;
    let total = 0;
    for (const [, amount, unit] of trimmed.matchAll(/(\d+)([hms])/g)) {
        total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
    }
    return Number.isSafeInteger(total) ? total : undefined;
}
/** `3723000` → `1h 2m 3s`; below a minute with one decimal: `4.2s`. */
function formatDuration(ms) {
    if (ms < 60_000)
        return `${Number((Math.max(0, ms) / 1_000).toFixed(1))}s`;
    const seconds = Math.round(ms / 1_000);
    const parts = [
        [Math.floor(seconds / 3_600), 'h'],
        [Math.floor((seconds % 3_600) / 60), 'm'],
        [seconds % 60, 's'],
    ];
    return parts
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount}${unit}`)
        .join(' ');
}


/***/ }),

/***/ 51693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Re: () => (/* binding */ ExecutionError),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   mE: () => (/* binding */ LaunchError)
/* harmony export */ });
/**
 * The error of everything a user can cause or meet. `message` is one line that says what happened and why it is
 * likely; `hint` is the next action. `cause` keeps the error below.
 */
class LaunchError extends Error {
    name = 'LaunchError';
    hint;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.hint = options.hint;
    }
}
/** A run that was started here, in blocking mode, ended badly. */
class ExecutionError extends LaunchError {
    name = 'ExecutionError';
}
/** The text of whatever was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** Message and hint of an error as the one line that a user reads. */
function oneLine(thrown) {
    const hint = thrown instanceof LaunchError ? thrown.hint : undefined;
    const text = hint === undefined ? messageOf(thrown) : `${messageOf(thrown)} ${hint}`;
    return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}


/***/ }),

/***/ 32910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   yU: () => (/* binding */ someOf)
/* harmony export */ });
/* unused harmony export editDistance */
/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
            let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                best = Math.min(best, at(beforeLast, j - 2) + 1);
            }
            row.push(best);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
/** The candidate that is most likely meant by `name`; undefined when none is close. Case does not count. */
function nearest(name, candidates) {
    const wanted = name.toLowerCase();
    const limit = Math.max(1, Math.floor(wanted.length / 3));
    let best;
    for (const candidate of candidates) {
        // Names far apart in length are never close: no need to compare them.
        if (Math.abs(candidate.length - wanted.length) > limit)
            continue;
        const distance = editDistance(wanted, candidate.toLowerCase());
        if (distance <= limit && (best === undefined || distance < best.distance))
            best = { candidate, distance };
    }
    return best?.candidate;
}
/** `a, b and 3 more`, for a line that must stay readable. */
function someOf(names, most = 8) {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
function at(row, index) {
    return row[index] ?? 0;
}


/***/ }),

/***/ 14731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isRunId)
/* harmony export */ });
/** Whether W&B takes a text as the id of a run: at most 128 characters, without white space and / \ # ? % : */
function isRunId(text) {
    return /^[^/\\#?%:\s\p{Cc}]{1,128}$/u.test(text);
}


/***/ }),

/***/ 97854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ unknownConfigKeys)
/* harmony export */ });
/* unused harmony export SPEC_KEYS */
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(32910);

/** Top-level keys that some reader of a launch spec knows: client, server, agent or web app. */
const SPEC_KEYS = [
    '_resume_count',
    '_wandb_api_key',
    '_wandb_job_collection_id',
    'additional_services',
    'author',
    'base_image',
    'builder',
    'cuda',
    'docker',
    'entity',
    'environment',
    'git',
    'image_uri',
    'job',
    'name',
    'overrides',
    'project',
    'python_version',
    'queue_entity',
    'registry',
    'resource',
    'resource_args',
    'run_id',
    'sweep_id',
    'template_variables',
    'uri',
];
const OVERRIDE_KEYS = [
    'args',
    'artifacts',
    'dockerfile',
    'entry_point',
    'files',
    'run_config',
    'working_dir',
];
/** Where people expect something to be, and where it is. */
const MEANT = {
    config: 'overrides.run_config',
    docker_image: 'docker.docker_image',
    env: 'resource_args',
    image: 'docker.docker_image',
    parameters: 'overrides.run_config',
    params: 'overrides.run_config',
    repository: 'registry.url',
    resources: 'resource_args',
    version: 'git.version',
};
/**
 * Top-level keys of `config` that no reader of a launch spec knows, each with the nearest known place.
 * A key that resembles nothing is most likely a hyperparameter, and those live in `overrides.run_config`.
 */
function unknownConfigKeys(config) {
    return Object.keys(config)
        .filter((key) => !SPEC_KEYS.includes(key))
        .map((key) => ({ key, nearest: nearestPlace(key) }));
}
function nearestPlace(key) {
    const snake = key
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replaceAll('-', '_')
        .toLowerCase();
    if (SPEC_KEYS.includes(snake))
        return snake;
    if (OVERRIDE_KEYS.includes(snake))
        return `overrides.${snake}`;
    const meant = MEANT[snake];
    if (meant !== undefined)
        return meant;
    const spec = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(snake, SPEC_KEYS);
    if (spec !== undefined)
        return spec;
    return `overrides.${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(snake, OVERRIDE_KEYS) ?? 'run_config'}`;
}


/***/ }),

/***/ 21001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ splitWords)
/* harmony export */ });
/**
 * Splits text into words as a POSIX shell does, with quotes and backslashes and without any expansion.
 * `undefined` when a quote is not closed or the text ends in a backslash.
 */
function splitWords(text) {
    const words = [];
    let word;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (char === "'" || char === '"') {
            const quoted = char === "'" ? readSingle(text, at + 1) : readDouble(text, at + 1);
            if (quoted === undefined)
                return undefined;
            word = (word ?? '') + quoted.value;
            at = quoted.end;
        }
        else if (char === '\\') {
            at += 1;
            if (at >= text.length)
                return undefined;
            // A backslash before a line break joins the lines.
            if (text[at] !== '\n')
                word = (word ?? '') + text.charAt(at);
        }
        else if (/\s/.test(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else {
            word = (word ?? '') + char;
        }
    }
    if (word !== undefined)
        words.push(word);
    return words;
}
function readSingle(text, start) {
    const end = text.indexOf("'", start);
    return end < 0 ? undefined : { value: text.slice(start, end), end };
}
/** Between double quotes a backslash is special before `$`, `` ` ``, `"`, `\` and a line break only. */
function readDouble(text, start) {
    let value = '';
    for (let at = start; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (char === '"')
            return { value, end: at };
        const next = text[at + 1];
        if (char === '\\' && next !== undefined && '$`"\\\n'.includes(next)) {
            if (next !== '\n')
                value += next;
            at += 1;
        }
        else {
            value += char;
        }
    }
    return undefined;
}


/***/ }),

/***/ 72566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ neutralise),
/* harmony export */   $I: () => (/* binding */ formatMasks),
/* harmony export */   fE: () => (/* binding */ formatCommand)
/* harmony export */ });
/**
 * Workflow commands on standard output. Written here and not taken from @actions/core, which brings undici along:
 * importing its bundle costs 60 to 70 ms on node 24, several times the start of node itself, and an input error must
 * not wait for it. The file commands beside this file follow for the same reason; tests compare both with the
 * originals.
 */
/** One command as a line, with its line break. */
function formatCommand(name, message, properties = {}) {
    const pairs = Object.entries(properties)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    return `::${name}${pairs.length > 0 ? ` ${pairs.join(',')}` : ''}::${escapeData(message)}\n`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/** The commands that hide a secret. A runner compares line by line, so each line of a longer secret counts. */
function formatMasks(secret) {
    const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
    const masks = [...new Set([secret.trim(), ...lines])].filter((text) => text !== '');
    return masks.map((text) => formatCommand('add-mask', text)).join('');
}
const ZERO_WIDTH_SPACE = '\u200b';
/**
 * Takes the power of commands from text of others: a runner acts on `::name::` at the start of a line (it trims white
 * space as .NET does, U+0085 included, and ends lines at `\r`, `\n` or both) and on `##[name]` anywhere. A
 * zero-width space breaks both; a reader sees no difference.
 */
function neutralise(text) {
    return text
        .replace(/(^|[\r\n])((?:(?![\r\n])[\s\u0085])*):(?=:)/g, `$1$2:${ZERO_WIDTH_SPACE}`)
        .replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`);
}


/***/ }),

/***/ 59619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isEventName),
/* harmony export */   w: () => (/* binding */ isEventPath)
/* harmony export */ });
/** Names of values, also within a path. With a letter in front: no `__proto__`, and none of W&B's own. */
const NAME = /^[A-Za-z][\w-]{0,63}$/;
/** Whether a key of a `client_payload` can be the name of a value. */
function isEventName(key) {
    return NAME.test(key);
}
/** Whether a text is a path that `event-config` can name. */
function isEventPath(text) {
    return text.split('.').every(isEventName);
}


/***/ }),

/***/ 66893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ formatEntry),
/* harmony export */   W: () => (/* binding */ appendToFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);


const appendToFile = (path, text) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, text, { encoding: 'utf8' });
/** One entry of `GITHUB_OUTPUT` or `GITHUB_STATE`; no value can end it early or add a second one. */
function formatEntry(key, value, delimiter = `ghadelimiter_${crypto.randomUUID()}`) {
    if (key.includes(delimiter) || value.includes(delimiter)) {
        throw new Error(`The entry ${key} contains its own delimiter.`);
    }
    return `${key}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`;
}


/***/ }),

/***/ 42308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  aP: () => (/* binding */ checkAdd),
  wn: () => (/* binding */ checkAgent),
  Z0: () => (/* binding */ checkIdentity),
  yR: () => (/* binding */ checkKey),
  Ml: () => (/* binding */ checkLaunch),
  ws: () => (/* binding */ checkOffline)
});

// EXTERNAL MODULE: ./build/common/spec-keys.js
var spec_keys = __nccwpck_require__(97854);
// EXTERNAL MODULE: ./build/github/inputs/structured.js
var structured = __nccwpck_require__(83415);
;// CONCATENATED MODULE: ./build/github/inputs/config-keys.js


/** Top-level keys of `config` that no agent reads, each with the key that was meant. */
function checkConfigKeys(config) {
    const problems = Object.keys(config)
        .filter((key) => key.startsWith('_'))
        .map((key) => ({
        input: 'config',
        what: keyIs(key, 'is not for callers'),
        why: 'W&B sets keys that begin with "_" itself',
        next: 'Remove it',
    }));
    for (const { key, nearest } of (0,spec_keys/* unknownConfigKeys */.x)(config).filter(({ key }) => !key.startsWith('_'))) {
        problems.push({
            input: 'config',
            what: keyIs(key, 'is not part of a launch spec'),
            why: 'agents would ignore it without a word',
            next: `Did you mean ${nearest}${nearest === 'overrides.run_config' ? ' (the input run-config)' : ''}`,
        });
    }
    if ('overrides' in config && !(0,structured/* isMapping */.pi)(config['overrides'])) {
        problems.push({
            input: 'config',
            what: 'the key "overrides" is not a mapping',
            why: 'it holds run_config, args and the like',
            next: 'Write it as a mapping, or leave it out and use run-config and args',
        });
    }
    return problems;
}
function keyIs(key, what) {
    return `the key ${JSON.stringify(key.slice(0, 60))} ${what}`;
}

// EXTERNAL MODULE: ./build/github/event-paths.js
var event_paths = __nccwpck_require__(59619);
// EXTERNAL MODULE: ./build/github/inputs/problem.js
var problem = __nccwpck_require__(98817);
;// CONCATENATED MODULE: ./build/github/inputs/checks.js
/** Rules between inputs: what must be there, and what cannot stand together. */




/** Where audience is the name of an organization, and so has no default. */
const CLOUD = 'https://api.wandb.ai';
function checkIdentity({ values, texts, broken, env }) {
    if (values.identity !== 'oidc') {
        if (values.audience === undefined)
            return [];
        return [
            {
                input: 'audience',
                what: 'it is given without identity: oidc',
                why: 'only tokens of GitHub have an audience',
                next: 'Set identity: oidc, or remove it',
            },
        ];
    }
    const problems = [];
    if (texts.has('api-key') && texts.get('api-key') !== env['WANDB_API_KEY']?.trim()) {
        problems.push({
            input: 'api-key',
            what: 'it is given together with identity: oidc',
            why: 'both say who the step is',
            next: 'Keep one of them',
        });
    }
    if (values.audience === undefined && values['base-url'] === CLOUD && !broken.has('base-url')) {
        problems.push({
            input: 'audience',
            what: 'it is not set',
            why: 'W&B accepts only tokens that name the organization as their audience',
            next: 'Set it to the name of your W&B organization, as in its address',
        });
    }
    return problems;
}
function checkKey({ values, broken }) {
    if (values.identity === 'oidc')
        return [];
    if (values['api-key'] !== undefined || values['no-key'] !== 'fail' || broken.has('api-key'))
        return [];
    return [
        {
            input: 'api-key',
            what: 'no API key is set, neither here nor in WANDB_API_KEY',
            why: 'the secret is missing or misspelt, or GitHub withheld it from a fork or from Dependabot',
            next: 'Pass ${{ secrets.WANDB_API_KEY }}, or set no-key: skip to end such steps with a notice',
        },
    ];
}
/** Only what runs here can do without a server. */
function checkOffline({ values, broken }) {
    if (values['no-key'] !== 'offline' || values.mode === 'launch' || broken.has('no-key'))
        return [];
    return [
        {
            input: 'no-key',
            what: `offline has no meaning in mode ${values.mode}`,
            why: 'without an account there is no queue',
            next: 'Use no-key: skip, or set mode: launch',
        },
    ];
}
function checkAdd(checked) {
    const { values } = checked;
    return [
        ...checkQueue(checked),
        ...checkSource(checked),
        ...checkResources(checked),
        ...checkTemplateVariables(values['template-variables']),
        ...checkEventConfig(checked),
        ...checkArgs(checked),
        ...(values.config === undefined ? [] : checkConfigKeys(values.config)),
    ];
}
function checkAgent({ values, broken }) {
    const problems = [];
    // An agent config may name them; then it is looked at when it is read.
    const inConfig = values['agent-config'] !== undefined && values.queues === undefined;
    if (!inConfig && !broken.has('queues') && (values.queues ?? []).length === 0) {
        problems.push({
            input: 'queues',
            what: 'no queue is named',
            why: 'an agent polls only queues that it was given',
            next: 'Name at least one, such as queues: gpu',
        });
    }
    return [...problems, ...checkPassEnv(values['pass-env'] ?? [])];
}
function checkLaunch(checked) {
    const { values } = checked;
    return [
        ...checkSource(checked),
        ...checkEventConfig(checked),
        ...checkArgs(checked),
        ...checkPassEnv(values['pass-env'] ?? []),
        ...(values.config === undefined ? [] : checkConfigKeys(values.config)),
    ];
}
function checkEventConfig({ values }) {
    const asked = values['event-config'];
    if (asked === undefined)
        return [];
    const isSwitch = asked.length === 1 && /^(true|false)$/i.test(asked[0] ?? '');
    const odd = isSwitch ? undefined : asked.find((path) => !(0,event_paths/* isEventPath */.w)(path));
    const problems = [];
    if (odd !== undefined) {
        problems.push({
            input: 'event-config',
            what: `${(0,problem/* quote */.hD)(odd)} is not the name of a value in a client_payload`,
            why: 'names start with a letter, go on with letters, digits, "_" and "-", and "." leads into a mapping',
            next: 'Write names, one a line, or true',
        });
    }
    if (values['run-config'] !== undefined && Object.hasOwn(values['run-config'], 'event')) {
        problems.push({
            input: 'event-config',
            what: 'run-config has the key "event" as well',
            why: 'the values of the event stand there',
            next: 'Rename the key of run-config',
        });
    }
    return problems;
}
function checkPassEnv(names) {
    return names
        .filter((name) => !/^[A-Za-z_]\w*$/.test(name))
        .map((name) => ({
        input: 'pass-env',
        what: `${JSON.stringify(name.split('=')[0]?.slice(0, 60))} is not the name of a variable`,
        why: 'values are taken from the environment of the step',
        next: 'Give names alone, one a line, and set their values with env:',
    }));
}
function checkQueue({ values, broken }) {
    if (broken.has('queue') || broken.has('queue-name'))
        return [];
    const [name, alias] = [values['queue-name'], values.queue];
    if (name !== undefined && alias !== undefined && name !== alias) {
        return [
            {
                input: 'queue',
                what: 'it names another queue than queue-name',
                why: 'both are the same input under two names',
                next: 'Keep one of them',
            },
        ];
    }
    if (name !== undefined || alias !== undefined)
        return [];
    // A job that is given a name is worth making without a launch.
    if (values.build && values['job-name'] !== undefined)
        return [];
    return [
        {
            input: 'queue-name',
            what: 'no queue is named',
            why: 'there is no silent default: the wrong queue may cost money',
            next: values.build
                ? 'Name the queue, or set job-name to make the job and launch nothing'
                : 'Name the queue, such as queue-name: gpu',
        },
    ];
}
function checkSource({ values, broken }) {
    const { config } = values;
    const docker = config?.['docker'];
    const sources = [
        ['uri', values.uri !== undefined || Boolean(config?.['uri'])],
        ['job', values.job !== undefined || Boolean(config?.['job'])],
        [
            'docker-image',
            values['docker-image'] !== undefined || ((0,structured/* isMapping */.pi)(docker) && Boolean(docker['docker_image'])),
        ],
    ];
    const given = sources.filter(([, set]) => set).map(([input]) => input);
    const problems = [];
    if (given.length > 1) {
        problems.push({
            input: given[1] ?? 'job',
            what: `${given.join(' and ')} are both given`,
            why: 'a launch has exactly one source, and keys of config count as well',
            next: 'Keep one of them',
        });
    }
    const anyBroken = ['uri', 'job', 'docker-image', 'config'].some((input) => broken.has(input));
    // What is built without a source is the checkout.
    if (given.length === 0 && !anyBroken && !values.build) {
        problems.push({
            input: 'job',
            what: 'nothing to launch is given',
            why: 'a launch has exactly one source: job, docker-image or uri',
            next: 'Name a job, such as job: entity/project/name:latest',
        });
    }
    if (values.version !== undefined && !given.includes('uri') && !broken.has('uri')) {
        problems.push({
            input: 'version',
            what: 'it is given without a uri',
            why: 'it is the commit, branch or tag of a git uri',
            next: 'Remove it; the version of a job stands after its ":"',
        });
    }
    return problems;
}
function checkResources({ values }) {
    const { config } = values;
    const fixed = holdsSomething(values['resource-args']) || holdsSomething(config?.['resource_args']);
    const variable = holdsSomething(values['template-variables']) || holdsSomething(config?.['template_variables']);
    if (!fixed || !variable)
        return [];
    return [
        {
            input: 'resource-args',
            what: 'it is given together with template-variables',
            why: 'a queue takes its resources from one of the two, and keys of config count as well',
            next: 'Keep template-variables when the queue has a template, else resource-args',
        },
    ];
}
function checkTemplateVariables(variables) {
    return Object.entries(variables ?? {}).flatMap(([name, value]) => {
        const kind = (0,structured/* describe */.q0)(value);
        const place = JSON.stringify(name.slice(0, 60));
        const number = kind === 'a number';
        if (kind === 'text')
            return [];
        if (number && (!Number.isInteger(Number(value)) || Number.isSafeInteger(Number(value))))
            return [];
        return [
            {
                input: 'template-variables',
                what: number
                    ? `the value of ${place} has more digits than a number can hold`
                    : `the value of ${place} is ${kind}`,
                why: 'a template variable is a text or a number',
                next: 'Put the value in quotes if the queue expects a text',
            },
        ];
    });
}
function checkArgs({ values }) {
    const overrides = values.config?.['overrides'];
    if (values.args === undefined || !(0,structured/* isMapping */.pi)(overrides) || overrides['args'] === undefined)
        return [];
    return [
        {
            input: 'args',
            what: 'config holds overrides.args as well',
            why: 'both are the arguments of the program',
            next: 'Keep one of them',
        },
    ];
}
function holdsSomething(value) {
    return (0,structured/* isMapping */.pi)(value) && Object.keys(value).length > 0;
}


/***/ }),

/***/ 64278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dz: () => (/* reexport */ problem/* InputError */.dz),
  TL: () => (/* reexport */ parseInputs),
  _y: () => (/* reexport */ read/* secretInputs */._y)
});

// UNUSED EXPORTS: renderProblem

// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __nccwpck_require__(32910);
;// CONCATENATED MODULE: ./build/github/inputs/attach-target.js
const WAYS = ['item-id', 'run-id', 'sha', 'idempotency-key'];
/** Null with problems, or when an input has a problem of its own already. */
function attachTarget({ values, broken }) {
    if (WAYS.some((way) => broken.has(way)))
        return { target: null, problems: [] };
    const given = WAYS.filter((way) => values[way] !== undefined);
    const [way, second] = given;
    if (way === undefined)
        return wrong('item-id', NOTHING_NAMED);
    if (second !== undefined) {
        return wrong(second, {
            what: `${given.join(' and ')} are both given`,
            why: 'each of them names a launch',
            next: 'Keep one of them',
        });
    }
    const value = values[way] ?? '';
    const problems = [];
    if (way === 'item-id' && (values['queue-name'] ?? values.queue) === undefined && !broken.has('queue')) {
        problems.push({
            input: 'queue-name',
            what: 'no queue is named',
            why: 'an item is found by its id on its queue only',
            next: 'Name the queue, such as queue-name: gpu, or attach by run-id',
        });
    }
    if (way !== 'item-id' && values.project === undefined && !broken.has('project')) {
        problems.push({
            input: 'project',
            what: 'no project is named',
            why: `a run is looked for in one project when it is named by ${way}`,
            next: 'Name the project of the run',
        });
    }
    if (way === 'sha' && !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(value)) {
        problems.push({
            input: 'sha',
            what: 'it is not a whole commit',
            why: 'runs are found by the full hash, 40 hex digits',
            next: 'Pass ${{ github.sha }}',
        });
    }
    return { target: problems.length > 0 ? null : targetOf(way, value), problems };
}
const NOTHING_NAMED = {
    what: 'nothing to attach to is named',
    why: 'mode attach waits for a launch that exists',
    next: 'Give one of item-id, run-id, sha and idempotency-key',
};
function wrong(input, problem) {
    return { target: null, problems: [{ input, ...problem }] };
}
function targetOf(by, value) {
    switch (by) {
        case 'item-id':
            return { by, itemId: value };
        case 'run-id':
            return { by, runId: value };
        case 'sha':
            return { by, sha: value.toLowerCase() };
        case 'idempotency-key':
            return { by, key: value };
    }
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __nccwpck_require__(28810);
// EXTERNAL MODULE: ./build/github/inputs/structured.js
var structured = __nccwpck_require__(83415);
;// CONCATENATED MODULE: ./build/github/inputs/build.js
/** From checked values to the one object that the rest of the action reads. */


/** What W&B servers other than the public cloud accept as the audience. */
const OWN_SERVER_AUDIENCE = 'wandb';
/** The longest that GITHUB_TOKEN lives. */
const TOKEN_LIFE_MS = 86_400_000;
/** A job on a hosted runner ends after six hours; this leaves time to end in order. */
const HOSTED_MAX_RUNTIME_MS = (0,duration/* parseDuration */.E)('5h30m');
function addInputs(values, texts, report, launches, warnings) {
    return {
        ...common(values, [...warnings, ...idleLimits(values.wait, texts)]),
        ...report,
        mode: 'add',
        launch: launchOptions(values),
        dryRun: values['dry-run'],
        wait: values.wait,
        claimTimeoutMs: values['claim-timeout'],
        runTimeoutMs: values['run-timeout'],
        onCancel: values['on-cancel'],
        idempotencyKey: values['idempotency-key'],
        rerun: values.rerun,
        provenance: values.provenance,
        eventConfig: eventConfigOf(values['event-config']),
        launches: launches?.map(launchOptions),
        failOn: values['fail-on'],
        build: values.build ? buildInputs(values) : undefined,
    };
}
function buildInputs(values) {
    return {
        context: values.context,
        dockerfile: values.dockerfile,
        platforms: values.platforms ?? [],
        jobName: values['job-name'],
        jobAliases: values['job-aliases'] ?? [],
        cacheFrom: values['cache-from'] ?? [],
        cacheTo: values['cache-to'] ?? [],
        secrets: values['build-secrets'] ?? [],
        isOnlyJob: values['queue-name'] === undefined && values.queue === undefined,
    };
}
function agentInputs(values, env, warnings) {
    const hosted = env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    return {
        ...common(values, warnings),
        mode: 'agent',
        entity: values.entity,
        projectQueue: values['project-queue'],
        queues: [...new Set(values.queues)],
        maxJobs: values['max-jobs'],
        maxSchedulers: values['max-schedulers'],
        agentConfig: values['agent-config'],
        maxItems: values['max-items'],
        idleTimeoutMs: values['idle-timeout'],
        maxRuntimeMs: values['max-runtime'] ?? (hosted ? HOSTED_MAX_RUNTIME_MS : undefined),
        failOn: values['fail-on'],
        ...policy(values),
        stateDir: values['state-dir'],
        jobApiKey: values['job-api-key'],
    };
}
function launchInputs(values, report, warnings) {
    const { queueName: _queueName, ...launch } = launchOptions(values);
    return {
        ...common(values, warnings),
        ...report,
        ...policy(values),
        mode: 'launch',
        launch,
        runTimeoutMs: values['run-timeout'],
        provenance: values.provenance,
        eventConfig: eventConfigOf(values['event-config']),
    };
}
/** `true` means all. */
function eventConfigOf(asked) {
    const [word = 'false'] = asked ?? [];
    if (asked?.length !== 1 || !/^(true|false)$/i.test(word))
        return asked;
    return word.toLowerCase() === 'true' ? 'all' : undefined;
}
function policy(values) {
    return {
        stopGraceMs: values['stop-grace'],
        passEnv: values['pass-env'] ?? [],
        allowVolumes: values['allow-volumes'] ?? [],
        allowDockerArgs: values['allow-docker-args'] ?? [],
        dockerArgs: values['docker-args'] ?? [],
        allowLocalProcess: values['allow-local-process'],
    };
}
function attachInputs(values, texts, target, report, warnings) {
    return {
        ...common(values, [...warnings, ...idleLimits(values.wait, texts)]),
        ...report,
        mode: 'attach',
        target,
        queueName: values['queue-name'] ?? values.queue,
        entity: values.entity,
        project: values.project,
        projectQueue: values['project-queue'],
        wait: values.wait,
        // The defaults are those of a step that launched the job itself: to another they would be a surprise.
        claimTimeoutMs: texts.has('claim-timeout') ? values['claim-timeout'] : undefined,
        runTimeoutMs: texts.has('run-timeout') ? values['run-timeout'] : undefined,
        onCancel: texts.has('on-cancel') ? values['on-cancel'] : 'detach',
    };
}
function common(values, warnings) {
    return {
        // With `identity: oidc` a key that lies in the environment is not the one that is meant.
        apiKey: values.identity === 'oidc' ? undefined : values['api-key'],
        identity: values.identity === 'oidc'
            ? { kind: 'oidc', audience: values.audience ?? OWN_SERVER_AUDIENCE }
            : { kind: 'key' },
        baseUrl: values['base-url'],
        noKey: values['no-key'],
        matrix: values.matrix,
        comment: switchable(values.comment, 'sticky'),
        check: switchable(values.check, 'true'),
        githubToken: values['github-token'] || undefined,
        allowUntrusted: values['allow-untrusted'],
        summary: values.summary,
        warnings: [...warnings, ...outlivesToken(values)],
    };
}
/** GitHub's token ends with its job, and after a day at the latest: what is told with it may come too late. */
function outlivesToken(values) {
    const told = ['comment', 'check'].filter((input) => switchable(values[input], 'true'));
    if (values['run-timeout'] <= TOKEN_LIFE_MS || told.length === 0)
        return [];
    return [
        `With this run-timeout the run may outlive the token of the job (24h), and then its end is not told by ${told.join(' and ')}: launch with wait: started, and tell the end in a later step with mode: attach.`,
    ];
}
/** A text that may also be `true` or `false`, as expressions give them. */
function switchable(text, whenTrue) {
    if (text === undefined || text.toLowerCase() === 'false')
        return undefined;
    return text.toLowerCase() === 'true' ? whenTrue : text;
}
function launchOptions(values) {
    const options = {
        uri: values.uri,
        job: values.job,
        dockerImage: values['docker-image'],
        config: withArgs(values.config, values.args),
        parameters: values['run-config'],
        templateVariables: numbersAsNumbers(values['template-variables']),
        project: values.project,
        entity: values.entity,
        resource: values.resource,
        resourceArgs: values['resource-args'],
        entryPoint: values['entry-point'],
        name: values.name,
        version: values.version,
        projectQueue: values['project-queue'],
        runId: values['run-id'],
        repository: values.repository,
        sweepId: values['sweep-id'],
        author: values.author,
        priority: values.priority,
        // False is what leaving it out means: the spec of both is the same.
        build: values.build || undefined,
    };
    const set = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    return { ...set, queueName: values['queue-name'] ?? values.queue ?? '' };
}
/** `args` has no place of its own among the arguments of `launch_add`: it is `overrides.args` of `config`. */
function withArgs(config, args) {
    if (args === undefined)
        return config;
    const overrides = config?.['overrides'];
    return { ...config, overrides: { ...((0,structured/* isMapping */.pi)(overrides) ? overrides : {}), args: [...args] } };
}
/** Template variables are numbers of JavaScript; the checks have seen to it that none loses digits. */
function numbersAsNumbers(variables) {
    if (variables === undefined)
        return undefined;
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : Number(value),
    ]));
}
/** A limit on what is not waited for does nothing: worth saying to who set it. */
function idleLimits(wait, texts) {
    const idle = {
        none: ['claim-timeout', 'run-timeout'],
        claimed: ['run-timeout'],
        started: ['run-timeout'],
        finished: [],
    }[wait];
    const comparing = wait === 'finished' ? [] : ['baseline', 'charts'];
    return [
        ...idle
            .filter((input) => texts.has(input))
            .map((input) => `${input} has no effect: with wait: ${wait} the step ends before that limit counts.`),
        ...comparing
            .filter((input) => texts.has(input))
            .map((input) => `${input} has no effect: with wait: ${wait} the step does not see the end of the run.`),
    ];
}

;// CONCATENATED MODULE: ./build/github/inputs/build-checks.js

const OF_BUILD = [
    'context',
    'dockerfile',
    'platforms',
    'job-name',
    'job-aliases',
    'cache-from',
    'cache-to',
    'build-secrets',
];
/** What belongs to a launch, not to a job. */
const OF_LAUNCH = [
    'run-config',
    'args',
    'name',
    'template-variables',
    'priority',
    'run-id',
    'sweep-id',
    'author',
    'project-queue',
    'wait',
    'claim-timeout',
    'run-timeout',
    'on-cancel',
    'idempotency-key',
    'rerun',
    'gates',
    'baseline',
    'charts',
    'comment',
    'check',
];
function checkBuild(checked) {
    const { values, texts, broken } = checked;
    if (!values.build) {
        if (broken.has('build'))
            return [];
        return OF_BUILD.filter((input) => texts.has(input)).map((input) => ({
            input,
            what: 'it is given without build: true',
            why: 'it tells how an image is built and what its job is called',
            next: 'Set build: true, or remove it',
        }));
    }
    return [
        ...missing(checked),
        ...contradictions(checked),
        ...(values['queue-name'] === undefined && values.queue === undefined ? withoutQueue(checked) : []),
    ];
}
function missing({ values, broken }) {
    const problems = [];
    if (values.repository === undefined && !broken.has('repository')) {
        problems.push({
            input: 'repository',
            what: 'it is not set, and build is',
            why: 'agents pull the image from a registry',
            next: 'Name where the image goes, such as ghcr.io/team/name',
        });
    }
    const source = values.uri ?? values.job ?? values.config?.['uri'] ?? values.config?.['job'];
    const project = values.project ?? values.config?.['project'];
    if (!source && !project && !broken.has('project') && !broken.has('config')) {
        problems.push({
            input: 'project',
            what: 'it is not set, and build is',
            why: 'the job that is made needs a project, and a checkout does not say it',
            next: 'Name the W&B project',
        });
    }
    return problems;
}
function contradictions({ values, texts }) {
    const problems = [];
    const docker = values.config?.['docker'];
    if (values['docker-image'] !== undefined || ((0,structured/* isMapping */.pi)(docker) && Boolean(docker['docker_image']))) {
        problems.push({
            input: 'docker-image',
            what: 'it is given together with build: true',
            why: 'that image is there already',
            next: 'Remove one of them',
        });
    }
    if ((values.resource ?? values.config?.['resource']) === 'local-process') {
        problems.push({
            input: 'resource',
            what: 'local-process runs no images',
            why: 'with build: true the job is one',
            next: 'Use local-container, or launch the code without build',
        });
    }
    if (texts.has('launches')) {
        problems.push({
            input: 'launches',
            what: 'it is given together with build: true',
            why: 'one image serves all of them',
            next: 'Build in a step of its own with job-name and no queue, and give its output job to this one',
        });
    }
    return problems;
}
function withoutQueue({ texts }) {
    if (!texts.has('job-name'))
        return [];
    return OF_LAUNCH.filter((input) => texts.has(input)).map((input) => ({
        input,
        what: 'it has no meaning without a queue',
        why: 'with job-name and no queue the job is made, and nothing is launched',
        next: 'Name the queue, or remove it',
    }));
}

// EXTERNAL MODULE: ./build/github/inputs/checks.js + 1 modules
var checks = __nccwpck_require__(42308);
// EXTERNAL MODULE: ./build/github/inputs/problem.js
var problem = __nccwpck_require__(98817);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var read = __nccwpck_require__(44688);
// EXTERNAL MODULE: ./build/github/inputs/table.js
var table = __nccwpck_require__(63106);
// EXTERNAL MODULE: ./build/github/inputs/values.js + 3 modules
var inputs_values = __nccwpck_require__(59373);
;// CONCATENATED MODULE: ./build/github/inputs/parse.js









/**
 * Reads the inputs of a step into one object. Nothing but the environment is looked at.
 * @throws InputError with every mistake
 */
async function parseInputs(env) {
    const texts = withEnvironment((0,read/* readInputs */.Ko)(env), env);
    const { values, problems } = await (0,inputs_values/* parseValues */.Q)(texts);
    const warnings = (0,read/* unknownInputs */.qs)(env).map(unknownInput);
    const broken = new Set(problems.map((problem) => problem.input));
    // Without a mode that exists, nothing can be said about what belongs to it.
    if (problems.some(({ input }) => input === 'mode'))
        throw new problem/* InputError */.dz(inOrder(problems), warnings);
    problems.push(...ofOtherModes(texts, values.mode));
    const checked = { values, texts, broken, env };
    problems.push(...(0,checks/* checkIdentity */.Z0)(checked), ...(0,checks/* checkKey */.yR)(checked), ...(0,checks/* checkOffline */.ws)(checked));
    if (values.mode === 'agent')
        problems.push(...(0,checks/* checkAgent */.wn)(checked));
    else if (values.mode === 'add' && !texts.has('launches'))
        problems.push(...(0,checks/* checkAdd */.aP)(checked));
    else if (values.mode === 'launch')
        problems.push(...(0,checks/* checkLaunch */.Ml)(checked));
    if (values.mode === 'add')
        problems.push(...checkBuild(checked));
    const attach = values.mode === 'attach' ? attachTarget(checked) : null;
    problems.push(...(attach?.problems ?? []));
    const compares = values.mode !== 'agent' && ['gates', 'baseline', 'charts'].some((name) => texts.has(name));
    const report = compares ? (await Promise.all(/* import() */[__nccwpck_require__.e(601), __nccwpck_require__.e(866)]).then(__nccwpck_require__.bind(__nccwpck_require__, 92866))).reportInputs(checked) : NOTHING_TO_REPORT;
    problems.push(...report.problems);
    const fanOut = values.mode === 'add' && values.launches !== undefined
        ? await (await Promise.all(/* import() */[__nccwpck_require__.e(875), __nccwpck_require__.e(555)]).then(__nccwpck_require__.bind(__nccwpck_require__, 13555))).parseLaunches(values.launches, checked)
        : undefined;
    problems.push(...(fanOut?.problems ?? []), ...idleFailOn(checked));
    if (problems.length > 0)
        throw new problem/* InputError */.dz(inOrder(problems), warnings);
    if (values.mode === 'launch')
        return launchInputs(values, report.inputs, warnings);
    if (attach?.target)
        return attachInputs(values, texts, attach.target, report.inputs, warnings);
    return values.mode === 'agent'
        ? agentInputs(values, env, warnings)
        : addInputs(values, texts, report.inputs, fanOut?.launches, warnings);
}
/** With one launch there is nothing to choose. */
function idleFailOn({ values, texts }) {
    if (values.mode !== 'add' || !texts.has('fail-on') || texts.has('launches'))
        return [];
    return [
        {
            input: 'fail-on',
            what: 'it has no meaning for one launch',
            why: 'its outcome is that of the step',
            next: 'Remove it, or give several launches',
        },
    ];
}
const NOTHING_TO_REPORT = { inputs: { gates: [], baseline: null, charts: [] }, problems: [] };
/** The environment stands in for the key and the address of the API, as in every W&B tool. */
function withEnvironment(texts, env) {
    for (const [name, variable] of [
        ['api-key', 'WANDB_API_KEY'],
        ['base-url', 'WANDB_BASE_URL'],
    ]) {
        const text = env[variable]?.trim() ?? '';
        if (!texts.has(name) && text !== '')
            texts.set(name, text);
    }
    return texts;
}
function ofOtherModes(texts, mode) {
    return [...texts.keys()].flatMap((input) => {
        const modes = table/* INPUTS */.m[input].modes;
        if (modes.includes(mode))
            return [];
        const next = modes.length === 1 ? `Remove it, or set mode: ${modes[0]}` : 'Remove it, or set one of these modes';
        return [
            {
                input,
                what: `it has no meaning in mode ${mode}`,
                why: `it belongs to mode ${modes.join(', ')}`,
                next,
            },
        ];
    });
}
function unknownInput(name) {
    const close = (0,nearest/* nearest */.pA)(name, Object.keys(table/* INPUTS */.m));
    return `Input ${(0,problem/* quote */.hD)(name)} is not known and was ignored.${close === undefined ? '' : ` Did you mean ${close}?`}`;
}
function inOrder(problems) {
    const order = Object.keys(table/* INPUTS */.m);
    return problems.toSorted((a, b) => order.indexOf(a.input) - order.indexOf(b.input));
}

;// CONCATENATED MODULE: ./build/github/inputs/index.js
/** The inputs of a step: read from the environment, parsed once, all mistakes at once. */





/***/ }),

/***/ 7581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bad),
/* harmony export */   u: () => (/* binding */ good)
/* harmony export */ });
function good(value) {
    return { ok: true, value };
}
function bad(what, why, next) {
    return { ok: false, fault: { what, why, next } };
}


/***/ }),

/***/ 98817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   hD: () => (/* binding */ quote)
/* harmony export */ });
/* unused harmony export renderProblem */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51693);

/** One line: `claim-timeout: "soon" is not a duration; …. Write ….` */
function renderProblem(problem) {
    const stop = problem.next.startsWith('Did you mean') ? '?' : '.';
    return `${problem.input}: ${problem.what}; ${problem.why}. ${problem.next}${stop}`.replace(/\s+/g, ' ');
}
/** Everything that is wrong with the inputs of a step, at once. */
class InputError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'InputError';
    problems;
    /** Lines for the log that may explain a problem: a misspelt input is missing under its right name. */
    warnings;
    constructor(problems, warnings = []) {
        super(problems.map(renderProblem).join('\n'));
        this.problems = problems;
        this.warnings = warnings;
    }
    /** One line a problem, in the order of the inputs. */
    get lines() {
        return this.problems.map(renderProblem);
    }
}
/** A value of the user as it may stand in a message: short, on one line, and never a secret (the caller's duty). */
function quote(value) {
    const flat = value.replace(/\s+/g, ' ').trim();
    return JSON.stringify(flat.length > 60 ? `${flat.slice(0, 57)}...` : flat);
}


/***/ }),

/***/ 44688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   qs: () => (/* binding */ unknownInputs)
/* harmony export */ });
/* unused harmony export variableOf */
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(63106);

const PREFIX = 'INPUT_';
/** The variable in which a runner hands an input over: upper case, spaces as underscores, hyphens kept. */
function variableOf(input) {
    return PREFIX + input.replaceAll(' ', '_').toUpperCase();
}
/** The inputs that hold more than white space, under their names. A runner sets the others to empty text. */
function readInputs(env) {
    const set = new Map();
    for (const name of Object.keys(_table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .m)) {
        const text = env[variableOf(name)]?.trim() ?? '';
        if (text !== '')
            set.set(name, text);
    }
    return set;
}
/** Names of `INPUT_*` variables that no input has, in lower case. */
function unknownInputs(env) {
    const known = new Set(Object.keys(_table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .m).map(variableOf));
    return Object.keys(env)
        .filter((variable) => variable.startsWith(PREFIX) && !known.has(variable) && env[variable]?.trim())
        .map((variable) => variable.slice(PREFIX.length).toLowerCase());
}
/** Values to mask before the first line of log: the keys among the inputs, and the key of the environment. */
function secretInputs(env) {
    const secrets = Object.keys(_table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .m).filter((name) => _table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .m[name].kind === 'secret');
    const own = secrets.map((name) => env[variableOf(name)]);
    const values = [...own, env['WANDB_API_KEY'], ...buildSecrets(env)];
    return [...new Set(values.map((value) => value?.trim() ?? '').filter((value) => value !== ''))];
}
/** What follows the first `=` of each build secret, unless it says where the value is. */
function buildSecrets(env) {
    const lines = (env[variableOf('build-secrets')] ?? '').split(/\r?\n/);
    return lines
        .filter((line) => !/^\s*id=[^,]+,(env|src|source)=/.test(line))
        .map((line) => line.slice(line.indexOf('=') + 1));
}


/***/ }),

/***/ 83415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   FB: () => (/* binding */ parseMappings),
/* harmony export */   KV: () => (/* binding */ parseMapping),
/* harmony export */   RM: () => (/* binding */ parseCommand),
/* harmony export */   pi: () => (/* binding */ isMapping),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _common_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(21001);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7581);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(98817);
/**
 * Parsers of mappings and lists. JSON is tried first; the YAML library is loaded only for what is not JSON, and the
 * JSON library only for inputs of these kinds. Numbers keep all their digits: `parseJson` says as what.
 */



const PAIR = /^\s*([A-Za-z_][\w./-]*)\s*=\s*(.*?)\s*$/;
async function parseMapping(text, pairs) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    if (pairs && lines.length > 0 && lines.every((line) => PAIR.test(line)))
        return parsePairs(lines);
    const parsed = await parseStructured(text);
    if (!parsed.ok)
        return parsed;
    if (isMapping(parsed.value))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(parsed.value);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`the value is ${describe(parsed.value)}, not a mapping`, 'it holds names with their values', `Write YAML such as "lr: 0.1", or JSON such as {"lr": 0.1}${pairs ? ', or lines such as lr=0.1' : ''}`);
}
/** A list of mappings, as JSON or YAML; at least one. */
async function parseMappings(text) {
    const parsed = await parseStructured(text);
    if (!parsed.ok)
        return parsed;
    const { value } = parsed;
    if (Array.isArray(value) && value.length > 0 && value.every(isMapping))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(value);
    const odd = Array.isArray(value) ? value.findIndex((element) => !isMapping(element)) : -1;
    const what = odd >= 0
        ? `element ${odd + 1} is ${describe(value[odd])}, not a mapping`
        : `the value is ${Array.isArray(value) ? 'an empty list' : describe(value)}, not a list of mappings`;
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(what, 'each element is one launch', 'Write YAML such as "- { run-config: { lr: 0.1 } }", an element a launch');
}
async function parsePairs(lines) {
    const mapping = {};
    for (const line of lines) {
        const [, key = '', text = ''] = PAIR.exec(line) ?? [];
        if (Object.hasOwn(mapping, key)) {
            return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is given twice`, 'one of the values would be lost', 'Keep one of them');
        }
        if (!/^["'[{]/.test(text) && /\s[A-Za-z_][\w./-]*=/.test(text)) {
            return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} holds more than one pair`, 'a pair ends with its line', 'Write one pair a line');
        }
        const value = await parsePairValue(text);
        if (!value.ok)
            return value;
        Object.defineProperty(mapping, key, {
            value: value.value,
            enumerable: true,
            writable: true,
            configurable: true,
        });
    }
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(mapping);
}
/** A number, boolean, null, list, mapping or quoted text; everything else is text as it stands. */
async function parsePairValue(text) {
    const json = await tryJson(text);
    if (json.ok)
        return json;
    return /^['"[{+.\d-]/.test(text) ? parseYaml(text) : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(text);
}
/** A list of texts, one a line or (with `commas`) separated by commas; or as JSON or YAML. */
async function parseList(text, commas) {
    if (isListText(text))
        return parseTexts(text);
    const parts = text.split(commas ? /[\r\n,]+/ : /[\r\n]+/).map((part) => part.trim());
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(parts.filter((part) => part !== ''));
}
/** A command: a list as JSON or YAML, or one text in the words of a POSIX shell. Nothing is expanded. */
async function parseCommand(text) {
    if (isListText(text))
        return parseTexts(text);
    const words = (0,_common_words_js__WEBPACK_IMPORTED_MODULE_2__/* .splitWords */ .y)(text);
    if (words !== undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(words);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} has a quote that is not closed, or ends in a backslash`, 'it is split into words as a POSIX shell does', 'Close the quote, or give a list: ["python", "train.py"]');
}
/** `[…]`, or lines that all start with `- `. */
function isListText(text) {
    return text.startsWith('[') || text.split(/\r?\n/).every((line) => /^\s*(- |-$|#|$)/.test(line));
}
async function parseTexts(text) {
    const parsed = await parseStructured(text);
    if (!parsed.ok)
        return parsed;
    if (!Array.isArray(parsed.value)) {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`the value is ${describe(parsed.value)}, not a list`, 'it holds texts', 'Write it like ["a", "b"]');
    }
    const texts = [];
    for (const element of parsed.value) {
        if (element === null || typeof element === 'boolean' || isMapping(element) || Array.isArray(element)) {
            return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)(`element ${texts.length + 1} is ${describe(element)}, not text`, 'each element is one word for the program', 'Put it in quotes');
        }
        // What is left is a text, or a number in whatever form keeps its digits.
        texts.push(typeof element === 'string' ? element : element.toString());
    }
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(texts);
}
async function parseStructured(text) {
    const json = await tryJson(text);
    return json.ok ? json : parseYaml(text);
}
async function tryJson(text) {
    const { parseStrictJson } = await Promise.all(/* import() */[__nccwpck_require__.e(875), __nccwpck_require__.e(392)]).then(__nccwpck_require__.bind(__nccwpck_require__, 97392));
    try {
        return { ok: true, value: parseStrictJson(text) };
    }
    catch {
        return { ok: false };
    }
}
async function parseYaml(text) {
    return (await Promise.all(/* import() */[__nccwpck_require__.e(875), __nccwpck_require__.e(815), __nccwpck_require__.e(951)]).then(__nccwpck_require__.bind(__nccwpck_require__, 76951))).parseYaml(text);
}
function isMapping(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
/** What a value is, for a message; never the value itself. */
function describe(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    if (isMapping(value))
        return 'a mapping';
    if (typeof value === 'string')
        return 'text';
    return typeof value === 'boolean' ? 'a boolean' : 'a number';
}


/***/ }),

/***/ 63106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ INPUTS)
/* harmony export */ });
/* unused harmony export MODES */
const MODES = ['add', 'launch', 'agent', 'attach'];
const ADD = ['add'];
const AGENT = ['agent'];
const ATTACH = ['attach'];
const SUBMIT = ['add', 'launch'];
const WATCH = ['add', 'attach'];
const REPORT = ['add', 'launch', 'attach'];
const POLICY = ['launch', 'agent'];
/** Every input of the contract, in the order of `action.yml`. */
const INPUTS = {
    mode: { kind: 'enum', values: MODES, modes: MODES, default: 'add' },
    'api-key': { kind: 'secret', modes: MODES },
    'base-url': { kind: 'url', modes: MODES, default: 'https://api.wandb.ai' },
    'no-key': { kind: 'enum', values: ['fail', 'skip', 'offline'], modes: MODES, default: 'fail' },
    identity: { kind: 'enum', values: ['key', 'oidc'], modes: MODES, default: 'key' },
    audience: { kind: 'token', modes: MODES },
    uri: { kind: 'token', modes: SUBMIT },
    job: { kind: 'job', modes: SUBMIT },
    'docker-image': { kind: 'token', modes: SUBMIT },
    'queue-name': { kind: 'text', modes: WATCH },
    queue: { kind: 'text', modes: WATCH },
    entity: { kind: 'entity', modes: MODES },
    project: { kind: 'project', modes: REPORT },
    'run-config': { kind: 'mapping', pairs: true, modes: SUBMIT },
    'event-config': { kind: 'names', modes: SUBMIT },
    args: { kind: 'command', modes: SUBMIT },
    'entry-point': { kind: 'command', modes: SUBMIT },
    name: { kind: 'text', modes: SUBMIT },
    version: { kind: 'token', modes: SUBMIT },
    resource: { kind: 'token', modes: SUBMIT },
    'resource-args': { kind: 'mapping', pairs: false, modes: SUBMIT },
    'template-variables': { kind: 'mapping', pairs: true, modes: ADD },
    priority: { kind: 'priority', modes: ADD },
    config: { kind: 'mapping', pairs: false, modes: SUBMIT },
    'run-id': { kind: 'run-id', modes: REPORT },
    'item-id': { kind: 'token', modes: ATTACH },
    sha: { kind: 'token', modes: ATTACH },
    'sweep-id': { kind: 'token', modes: ADD },
    author: { kind: 'text', modes: ADD },
    repository: { kind: 'token', modes: SUBMIT },
    'project-queue': { kind: 'project', modes: ['add', 'agent', 'attach'] },
    build: { kind: 'boolean', modes: ADD, default: 'false' },
    'dry-run': { kind: 'boolean', modes: ADD, default: 'false' },
    wait: {
        kind: 'enum',
        values: ['none', 'claimed', 'started', 'finished'],
        modes: WATCH,
        default: 'finished',
    },
    'claim-timeout': { kind: 'duration', minMs: 1_000, modes: WATCH, default: '30m' },
    'run-timeout': { kind: 'duration', minMs: 1_000, modes: REPORT, default: '5h' },
    'on-cancel': { kind: 'enum', values: ['stop', 'detach'], modes: WATCH, default: 'stop' },
    'idempotency-key': { kind: 'text', modes: WATCH },
    rerun: { kind: 'enum', values: ['attach', 'new'], modes: ADD, default: 'attach' },
    provenance: { kind: 'boolean', modes: SUBMIT, default: 'true' },
    launches: { kind: 'mappings', modes: ADD },
    queues: { kind: 'names', modes: AGENT },
    'max-jobs': { kind: 'integer', min: 1, max: 1_000, modes: AGENT, default: '1' },
    'max-schedulers': { kind: 'integer', min: 0, max: 1_000, modes: AGENT, default: '1' },
    'max-items': { kind: 'integer', min: 1, max: 1_000_000, modes: AGENT },
    'idle-timeout': { kind: 'duration', minMs: 0, modes: AGENT, default: '5m' },
    'max-runtime': { kind: 'duration', minMs: 1_000, modes: AGENT },
    'fail-on': { kind: 'enum', values: ['any', 'all', 'none'], modes: ['add', 'agent'], default: 'any' },
    'agent-config': { kind: 'text', modes: AGENT },
    'state-dir': { kind: 'text', modes: AGENT },
    'job-api-key': { kind: 'secret', modes: AGENT },
    'stop-grace': { kind: 'duration', minMs: 0, modes: POLICY, default: '5s' },
    'pass-env': { kind: 'names', modes: POLICY },
    'allow-volumes': { kind: 'lines', modes: POLICY },
    'allow-docker-args': { kind: 'lines', modes: POLICY },
    'docker-args': { kind: 'command', modes: POLICY },
    'allow-local-process': { kind: 'boolean', modes: POLICY, default: 'false' },
    'allow-untrusted': { kind: 'untrusted-check', modes: MODES },
    context: { kind: 'text', modes: ADD },
    dockerfile: { kind: 'text', modes: ADD },
    platforms: { kind: 'names', modes: ADD },
    'job-name': { kind: 'token', modes: ADD },
    'job-aliases': { kind: 'names', modes: ADD },
    'cache-from': { kind: 'lines', modes: ADD },
    'cache-to': { kind: 'lines', modes: ADD },
    'build-secrets': { kind: 'secret-lines', modes: ADD },
    gates: { kind: 'lines', modes: REPORT },
    baseline: { kind: 'text', modes: REPORT },
    charts: { kind: 'lines', modes: REPORT },
    comment: { kind: 'text', modes: REPORT },
    check: { kind: 'text', modes: REPORT },
    'github-token': { kind: 'secret', modes: MODES, default: '${{ github.token }}' },
    summary: { kind: 'boolean', modes: MODES, default: 'true' },
    matrix: { kind: 'json', modes: MODES, default: '${{ toJSON(matrix) }}' },
};


/***/ }),

/***/ 59373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ parseValues)
});

// EXTERNAL MODULE: ./build/github/inputs/parsed.js
var parsed = __nccwpck_require__(7581);
// EXTERNAL MODULE: ./build/common/run-id.js
var run_id = __nccwpck_require__(14731);
// EXTERNAL MODULE: ./build/github/inputs/problem.js
var problem = __nccwpck_require__(98817);
;// CONCATENATED MODULE: ./build/github/inputs/references.js
/** Pure parsers of the inputs that name something: a server, a job, a run, an entity, a project. */



/** A base URL: https, or http to this machine; no path's trailing slash, no user, no query. */
function parseBaseUrl(text) {
    if (!URL.canParse(text)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a URL`, 'it is the address of the W&B API with its scheme', 'Write it like https://api.wandb.ai or https://wandb.example.com');
    }
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') {
        return (0,parsed/* bad */.M)('the URL contains a user or a password', 'it would show up in logs and links', 'Remove everything before the @; the key belongs into api-key');
    }
    if (url.search !== '' || url.hash !== '') {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} has a query or a fragment`, 'paths are added to its end', 'Remove all from ? or # on');
    }
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not encrypted`, 'the key would cross the network in plain text; http is for this machine only', 'Use https://');
    }
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not an https address`, `W&B does not speak ${url.protocol}`, 'Use https://');
    }
    return (0,parsed/* good */.u)(url.href.replace(/\/+$/, ''));
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/** `name`, `project/name` or `entity/project/name`, each with an alias or version if wanted. */
function parseJob(text) {
    const example = 'Write it like entity/project/name:latest, or :v3 for one version';
    if (/^https?:\/\/|^wandb-artifact:/.test(text)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is an address`, 'a job is named by its path', `${example}; addresses go to uri`);
    }
    if (/\s/.test(text))
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} contains white space`, 'a job has none in its name', example);
    const [path = '', alias, ...rest] = text.split(':');
    const segments = path.split('/');
    if (rest.length > 0 || alias === '') {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} has ${alias === '' ? 'no alias after ":"' : 'more than one ":"'}`, 'one alias or version follows the name', example);
    }
    if (segments.length > 3 || segments.includes('')) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not the path of a job`, 'it has at most three parts and none of them is empty', example);
    }
    if (!/^[\w.-]+$/.test(segments.at(-1) ?? '')) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not the name of a job`, 'W&B takes letters, digits, "_", "-" and "." in it', example);
    }
    return (0,parsed/* good */.u)(text);
}
function parseRunId(text) {
    if ((0,run_id/* isRunId */.P)(text))
        return (0,parsed/* good */.u)(text);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a run id`, 'W&B takes at most 128 characters, without white space and / \\ # ? % :', 'Leave the input out to have one made, or shorten it to letters, digits, "-" and "_"');
}
function parseEntity(text) {
    if (!/[/\s]/.test(text))
        return (0,parsed/* good */.u)(text);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not the name of an entity`, 'it is a user or a team, in one word and without "/"', 'Put the part before "/" here and the rest into project');
}
function parseProject(text) {
    if (text.length <= 128 && !/[/\\#?%:\r\n]/.test(text))
        return (0,parsed/* good */.u)(text);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not the name of a project`, 'W&B takes at most 128 characters, without / \\ # ? % :', 'Give the name alone; the team or user goes to entity');
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __nccwpck_require__(28810);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __nccwpck_require__(32910);
;// CONCATENATED MODULE: ./build/github/inputs/scalars.js
/** Pure parsers of the inputs that are one value. Each takes text that is trimmed and not empty. */




/** A workflow run ends after 35 days, whatever its steps wait for. */
const LONGEST_MS = 35 * 24 * 3_600_000;
const PRIORITIES = ['critical', 'high', 'medium', 'low'];
function parseText(text) {
    if (!/[\r\n]/.test(text))
        return (0,parsed/* good */.u)(text);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} has more than one line`, 'the value is one name or sentence', 'Write it on one line; a block that starts with "|" or ">" keeps line breaks');
}
function parseToken(text) {
    if (/\s/.test(text)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} contains white space`, 'the value is one word', 'Remove blanks and line breaks from it');
    }
    if (text.startsWith('-')) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} starts with "-"`, 'tools would take it for an option', 'Give the value itself, without options');
    }
    return (0,parsed/* good */.u)(text);
}
/** As a token; messages never repeat the value. */
function parseSecret(text) {
    if (!/\s/.test(text))
        return (0,parsed/* good */.u)(text);
    return (0,parsed/* bad */.M)('the key contains white space or a line break', 'more than the key was stored, or two keys were joined', 'Store the key alone as a secret of the repository and pass it as ${{ secrets.WANDB_API_KEY }}');
}
/** Lines as they are: a secret may look like anything, YAML included. */
function parseSecretLines(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return (0,parsed/* good */.u)(lines.filter((line) => line !== ''));
}
/** The booleans of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return (0,parsed/* good */.u)(true);
    if (/^(false|False|FALSE)$/.test(text))
        return (0,parsed/* good */.u)(false);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a boolean`, 'YAML 1.2 knows only true and false', 'Write true or false');
}
function parseInteger(text, min, max) {
    const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a whole number`, 'it is a count', `Write digits only, from ${min} to ${max}`);
    }
    if (value < min || value > max) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is out of range`, `it is at least ${min} and at most ${max}`, 'Change the number');
    }
    return (0,parsed/* good */.u)(value);
}
/** Milliseconds. */
function parseDurationInput(text, minMs) {
    const ms = (0,duration/* parseDuration */.E)(text);
    if (ms === undefined) {
        const bare = /^\d+$/.test(text);
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} ${bare ? 'has no unit' : 'is not a duration'}`, 'the units are h, m and s, largest first and without blanks', bare && Number(text) > 0 ? `Write ${text}s, ${text}m or ${text}h` : 'Write it like 90s, 30m or 1h30m');
    }
    if (ms < minMs) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is too short`, `it is at least ${(0,duration/* formatDuration */.a)(minMs)}`, 'Give a longer time; leave the input out for its default');
    }
    if (ms > LONGEST_MS) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is too long`, 'a workflow run ends after 35 days (840h)', 'Give 840h or less, or leave the input out for its default');
    }
    return (0,parsed/* good */.u)(ms);
}
function parseEnum(text, values) {
    if (values.includes(text))
        return (0,parsed/* good */.u)(text);
    const close = (0,nearest/* nearest */.pA)(text.toLowerCase(), values);
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not one of its values`, `they are ${values.join(', ')}`, close === undefined ? 'Write one of them' : `Did you mean ${close}`);
}
/** 0 to 3, by number or by name. */
function parsePriority(text) {
    const named = PRIORITIES.indexOf(text.toLowerCase());
    if (named >= 0)
        return (0,parsed/* good */.u)(named);
    if (/^[0-3]$/.test(text))
        return (0,parsed/* good */.u)(Number(text));
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a priority`, 'W&B has 0 critical, 1 high, 2 medium, 3 low', 'Write one of these numbers or names');
}
/** JSON as text; an empty or null document is empty text. */
function parseJsonText(text) {
    try {
        const value = JSON.parse(text);
        return (0,parsed/* good */.u)(value === null || JSON.stringify(value) === '{}' ? '' : text);
    }
    catch {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not JSON`, 'GitHub fills it in from the matrix of the job', 'Remove the input from the step');
    }
}

// EXTERNAL MODULE: ./build/github/inputs/structured.js
var structured = __nccwpck_require__(83415);
// EXTERNAL MODULE: ./build/github/inputs/table.js
var table = __nccwpck_require__(63106);
;// CONCATENATED MODULE: ./build/github/inputs/untrusted-check.js


const PERMISSIONS = ['write', 'maintain', 'admin'];
const NEXT = 'Write permission:write (or maintain, admin), or environment:NAME';
/** `permission:write`, `permission:maintain`, `permission:admin` or `environment:NAME`. */
function parseUntrustedCheck(text) {
    const [, kind = '', rest = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
    const name = rest.trim();
    if (kind === 'permission') {
        const least = PERMISSIONS.find((permission) => permission === name.toLowerCase());
        if (least !== undefined)
            return (0,parsed/* good */.u)({ kind, least });
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(name)} is not a permission that counts`, 'with less, nobody may change code', NEXT);
    }
    if (kind === 'environment') {
        if (name !== '' && name.length <= 255 && !/\p{Cc}/u.test(name))
            return (0,parsed/* good */.u)({ kind, name });
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(name)} is not the name of an environment`, 'it is one line', NEXT);
    }
    if (/^(true|yes|on|1)$/i.test(text)) {
        return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} names no check`, 'it would hand the key to anybody who comments or opens a pull request, and such a flag gets copied', NEXT);
    }
    return (0,parsed/* bad */.M)(`${(0,problem/* quote */.hD)(text)} is not a check`, 'it says what is asked before the step runs', NEXT);
}

;// CONCATENATED MODULE: ./build/github/inputs/values.js






/**
 * Parses every text, and the defaults of the inputs that have none. An input with a problem keeps its default in
 * `values`, so that the checks that follow do not report it again.
 */
async function parseValues(texts) {
    const values = {};
    const problems = [];
    for (const [name, spec] of Object.entries(table/* INPUTS */.m)) {
        const text = texts.get(name);
        if (text !== undefined) {
            const parsed = await parseValue(spec, text);
            if (parsed.ok)
                values[name] = parsed.value;
            else
                problems.push({ input: name, ...parsed.fault });
        }
        if (!(name in values) && spec.default !== undefined) {
            const fallback = await parseDefault(spec, spec.default);
            if (fallback.ok)
                values[name] = fallback.value;
        }
    }
    return { values: values, problems };
}
/** A default that GitHub would have computed (`${{ … }}`) is empty when it did not. */
async function parseDefault(spec, text) {
    return text.startsWith('${{') ? (0,parsed/* good */.u)('') : parseValue(spec, text);
}
async function parseValue(spec, text) {
    switch (spec.kind) {
        case 'text':
            return parseText(text);
        case 'token':
            return parseToken(text);
        case 'secret':
            return parseSecret(text);
        case 'boolean':
            return parseBoolean(text);
        case 'integer':
            return parseInteger(text, spec.min, spec.max);
        case 'duration':
            return parseDurationInput(text, spec.minMs);
        case 'enum':
            return parseEnum(text, spec.values);
        case 'priority':
            return parsePriority(text);
        case 'url':
            return parseBaseUrl(text);
        case 'job':
            return parseJob(text);
        case 'run-id':
            return parseRunId(text);
        case 'entity':
            return parseEntity(text);
        case 'project':
            return parseProject(text);
        case 'json':
            return parseJsonText(text);
        case 'untrusted-check':
            return parseUntrustedCheck(text);
        case 'mapping':
            return (0,structured/* parseMapping */.KV)(text, spec.pairs);
        case 'mappings':
            return (0,structured/* parseMappings */.FB)(text);
        case 'names':
            return (0,structured/* parseList */.E1)(text, true);
        case 'lines':
            return (0,structured/* parseList */.E1)(text, false);
        case 'secret-lines':
            return parseSecretLines(text);
        case 'command':
            return (0,structured/* parseCommand */.RM)(text);
    }
}


/***/ }),

/***/ 40066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isCutOff)
/* harmony export */ });
/**
 * Whether this is the cleanup of a step that was cut off before it had seen its launch, or its agent's jobs, to the end. A runner hands the
 * state that a step saved to its `post` only, so a step itself never sees any.
 */
function isCutOff(env) {
    return (env['STATE_done'] !== 'true' &&
        Boolean(env['STATE_plan'] ||
            env['STATE_handle'] ||
            env['STATE_agent'] ||
            env['STATE_fanout'] ||
            env['STATE_settled'] ||
            env['STATE_legs'] ||
            env['STATE_launch'] ||
            env['STATE_build']));
}


/***/ }),

/***/ 59479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(72566);
/* harmony import */ var _github_file_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(66893);
/* harmony import */ var _github_post_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(40066);
/* harmony import */ var _github_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(64278);




/**
 * The step itself. Inputs are read before anything heavy is loaded, so that a mistake in them is told at once;
 * everything else is imported when they are known to be good.
 */
async function main() {
    try {
        const inputs = await (0,_github_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(process.env);
        const [{ openStep }, { runMode }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e(875), __nccwpck_require__.e(160), __nccwpck_require__.e(490)]).then(__nccwpck_require__.bind(__nccwpck_require__, 41160)),
            __nccwpck_require__.e(/* import() */ 463).then(__nccwpck_require__.bind(__nccwpck_require__, 13463)),
        ]);
        const step = openStep(process);
        try {
            return await runMode(inputs, step);
        }
        finally {
            step.cancellation.dispose();
        }
    }
    catch (error) {
        if (!(error instanceof _github_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz))
            throw error;
        for (const secret of (0,_github_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .secretInputs */ ._y)(process.env))
            process.stdout.write((0,_github_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .formatMasks */ .$I)(secret));
        for (const line of error.warnings)
            process.stdout.write((0,_github_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCommand */ .fE)('warning', (0,_github_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .neutralise */ .$0)(line)));
        for (const line of error.lines)
            process.stdout.write((0,_github_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCommand */ .fE)('error', (0,_github_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .neutralise */ .$0)(line)));
        const outputs = process.env['GITHUB_OUTPUT'];
        if (outputs)
            (0,_github_file_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .appendToFile */ .W)(outputs, (0,_github_file_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .formatEntry */ .D)('outcome', 'submit-failed'));
        return 1;
    }
}
if ((0,_github_post_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isCutOff */ .o)(process.env))
    await (await Promise.all(/* import() */[__nccwpck_require__.e(875), __nccwpck_require__.e(934), __nccwpck_require__.e(160), __nccwpck_require__.e(572), __nccwpck_require__.e(381), __nccwpck_require__.e(281), __nccwpck_require__.e(509)]).then(__nccwpck_require__.bind(__nccwpck_require__, 51248))).post(process);
else
    process.exitCode = await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(59479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

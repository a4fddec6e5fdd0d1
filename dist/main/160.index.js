export const id = 160;
export const ids = [160];
export const modules = {

/***/ 28410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        signal?.throwIfAborted();
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal ? { signal } : undefined);
        }
        catch (error) {
            // node's timer rejects with its own AbortError; who waits is owed the reason that was given.
            signal?.throwIfAborted();
            throw error;
        }
    },
};


/***/ }),

/***/ 72980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ isJsonNumber),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sd: () => (/* binding */ stringifyJson)
/* harmony export */ });
/* harmony import */ var lossless_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(875);

/**
 * Stand-ins for the bare words of Python's `json`. As numbers they overflow to what they stand for (the one of NaN
 * to 0), and no writer of JSON makes them.
 */
const STAND_INS = {
    NaN: { literal: '0e999999999', value: NaN },
    Infinity: { literal: '1e999999999', value: Infinity },
    '-Infinity': { literal: '-1e999999999', value: -Infinity },
};
const VALUE_OF_STAND_IN = new Map(Object.values(STAND_INS).map(({ literal, value }) => [literal, value]));
/** Everything below the space. */
const CONTROL_CHARACTER = /[^\u0020-\uffff]/g;
const STRING_OR_BARE_WORD = /"(?:[^"\\]|\\[^])*"|-?Infinity\b|\bNaN\b/g;
/**
 * Reads JSON as the encoders of W&B and of Python write it: `NaN`, `Infinity` and `-Infinity` may stand bare, strings
 * may hold raw control characters, and of equal keys the last one counts.
 * @returns `undefined` for null and for text that is empty but for white space
 * @throws SyntaxError
 */
function parseJson(text, options = {}) {
    if (text === null || text === undefined || text.trim() === '')
        return undefined;
    const strict = text.replace(STRING_OR_BARE_WORD, (token) => token.startsWith('"')
        ? token.replace(CONTROL_CHARACTER, escapeUnit)
        : (STAND_INS[token]?.literal ?? token));
    return (0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(strict, undefined, {
        parseNumber: options.numbers === 'plain' ? plainNumber : exactNumber,
        onDuplicateKey: ({ newValue }) => newValue,
    });
}
function plainNumber(literal) {
    return VALUE_OF_STAND_IN.get(literal) ?? Number(literal);
}
function exactNumber(literal) {
    const standIn = VALUE_OF_STAND_IN.get(literal);
    if (standIn !== undefined)
        return standIn;
    const number = Number(literal);
    return String(number) === literal ? number : new lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .LosslessNumber */ ._J(literal);
}
/** Whether a value of `parseJson` is a number, in either form. */
function isJsonNumber(value) {
    return typeof value === 'number' || (0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value);
}
/**
 * Writes JSON; numbers kept by `parseJson` come out as they came in, and bigints in full.
 * Members whose value is undefined or a function are left out, as `JSON.stringify` does.
 * @throws TypeError for a number that JSON cannot hold, naming its place, and for a circular value
 */
function stringifyJson(value, options = {}) {
    return new Writer(options).write(value, [], 0) ?? 'null';
}
class Writer {
    #options;
    #open = new Set();
    constructor(options) {
        this.#options = options;
    }
    write(value, path, depth) {
        if ((0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value))
            return value.value;
        switch (typeof value) {
            case 'string':
                return this.#text(value);
            case 'boolean':
            case 'bigint':
                return String(value);
            case 'number':
                return this.#number(value, path);
            case 'object':
                return value === null ? 'null' : this.#container(value, path, depth);
            default:
                return undefined;
        }
    }
    #number(value, path) {
        if (Number.isFinite(value))
            return Object.is(value, -0) ? '-0' : String(value);
        if (this.#options.nonFinite === 'null')
            return 'null';
        throw new TypeError(`${value} at ${path.join('.') || 'the top'} cannot be written as JSON.`);
    }
    #text(value) {
        const text = JSON.stringify(value);
        return this.#options.python === true ? text.replace(/[^ -~]/g, escapeUnit) : text;
    }
    #container(value, path, depth) {
        if (this.#open.has(value))
            throw new TypeError(`The value at ${path.join('.') || 'the top'} holds itself.`);
        if (hasToJson(value))
            return this.write(value.toJSON(), path, depth) ?? 'null';
        this.#open.add(value);
        const parts = Array.isArray(value)
            ? value.map((item, index) => this.write(item, [...path, String(index)], depth + 1) ?? 'null')
            : Object.entries(value).flatMap(([key, member]) => {
                const text = this.write(member, [...path, key], depth + 1);
                return text === undefined ? [] : [`${this.#text(key)}${this.#colon()}${text}`];
            });
        this.#open.delete(value);
        const [open, close] = Array.isArray(value) ? '[]' : '{}';
        return `${open}${this.#join(parts, depth)}${close}`;
    }
    #colon() {
        return this.#options.python === true || this.#options.indent !== undefined ? ': ' : ':';
    }
    #join(parts, depth) {
        const { indent, python } = this.#options;
        if (parts.length === 0)
            return '';
        if (indent === undefined)
            return parts.join(python === true ? ', ' : ',');
        const inner = `\n${' '.repeat(indent * (depth + 1))}`;
        return `${inner}${parts.join(`,${inner}`)}\n${' '.repeat(indent * depth)}`;
    }
}
function hasToJson(value) {
    return 'toJSON' in value && typeof value.toJSON === 'function';
}
/** One UTF-16 code unit as `\uXXXX`; a pair of surrogates becomes two, as in Python. */
function escapeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 93970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ silentLogger)
/* harmony export */ });
function ignore() { }
/** A logger that says nothing: the default of the library. */
const silentLogger = {
    debug: ignore,
    info: ignore,
    notice: ignore,
    warning: ignore,
    error: ignore,
};


/***/ }),

/***/ 97203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ redactUrl),
/* harmony export */   fM: () => (/* binding */ redactSpec),
/* harmony export */   pO: () => (/* binding */ Redactor)
/* harmony export */ });
/* unused harmony export REDACTED */
/** What stands where a secret stood. */
const REDACTED = '***';
/** User information of a URL: up to the last `@` before the path, since passwords may hold an `@` themselves. */
const USER_INFO = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>]+)@/gi;
/** Names of query parameters that hold a signature or a credential. */
const SECRET_PARAMETER = /([?&;](?:[a-z0-9_.-]*(?:token|secret|password|signature|credential|api[-_]?key)|sig|key|auth)=)[^&#\s"'<>]+/gi;
/** Names of variables whose value is cut. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i;
/** Cuts passwords, tokens and signatures out of every URL in a text. The user `git` of an SSH address stays. */
function redactUrl(text) {
    return text
        .replace(USER_INFO, (whole, scheme, user) => user === 'git' ? whole : `${scheme}${REDACTED}@`)
        .replace(SECRET_PARAMETER, `$1${REDACTED}`);
}
/**
 * A copy of a launch spec (or of any part of one) that may be shown: without `_wandb_api_key`, without the values of
 * environment variables that look secret, whichever way they are written, and without passwords in URLs.
 */
function redactSpec(spec) {
    return redactValue(spec, '');
}
function redactValue(value, key) {
    if (key === '_wandb_api_key' && value !== null && value !== undefined)
        return REDACTED;
    if (isEnvironment(key))
        return redactEnvironment(value);
    if (typeof value === 'string')
        return redactUrl(value);
    if (Array.isArray(value))
        return value.map((item) => redactValue(item, ''));
    if (!isPlainObject(value))
        return value;
    if (isNamedValue(value) && SECRET_NAME.test(value.name))
        return { ...value, value: REDACTED };
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactValue(member, name)]));
}
/** `env` of Kubernetes and of local containers, `e` and `env` as docker's own options name it. */
function isEnvironment(key) {
    return /^-{0,2}(env|e|environment)$/i.test(key);
}
/** `NAME=value` texts, one or many; objects of name → value; lists of `{name, value}`. */
function redactEnvironment(value) {
    if (typeof value === 'string') {
        const name = /^\s*([^=\s]+)=/.exec(value)?.[1];
        return name !== undefined && SECRET_NAME.test(name) ? `${name}=${REDACTED}` : redactUrl(value);
    }
    if (Array.isArray(value))
        return value.map(redactEnvironment);
    if (!isPlainObject(value))
        return value;
    if (isNamedValue(value))
        return redactValue(value, '');
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [
        name,
        SECRET_NAME.test(name) && member !== null ? REDACTED : redactValue(member, ''),
    ]));
}
function isNamedValue(value) {
    return typeof value['name'] === 'string' && typeof value['value'] === 'string';
}
function isPlainObject(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
}
/** Shorter texts are no secrets, and cutting them would tear words apart. */
const SHORTEST_SECRET = 6;
/** Cuts known secrets out of text, in the forms in which they travel. */
class Redactor {
    #forms = new Set();
    #pattern;
    /** Learns a secret: itself, and how base64, URLs and JSON write it. Lines of a longer secret count singly too. */
    add(secret) {
        for (const part of [secret, ...secret.split(/\r?\n/)]) {
            const text = part.trim();
            if (text.length < SHORTEST_SECRET)
                continue;
            for (const form of formsOf(text))
                this.#forms.add(form);
        }
        const longestFirst = [...this.#forms].sort((a, b) => b.length - a.length);
        this.#pattern =
            longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
    }
    cut(text) {
        return this.#pattern === undefined ? text : text.replace(this.#pattern, REDACTED);
    }
}
function formsOf(secret) {
    const bytes = Buffer.from(secret);
    return [
        secret,
        bytes.toString('base64'),
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url'),
        Buffer.from(`api:${secret}`).toString('base64'),
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
    ];
}
function escapePattern(text) {
    return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}


/***/ }),

/***/ 13794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ createSummary),
/* harmony export */   R: () => (/* binding */ SUMMARY_BYTES)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _file_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66893);


/** GitHub refuses a summary above 1 MiB whole; masks can lengthen it, so this stays well below. */
const SUMMARY_BYTES = 900 * 1_024;
function createSummary({ path, logger, append = _file_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .appendToFile */ .W }) {
    let done = false;
    return {
        write(markdown) {
            if (done || path === undefined || path === '')
                return false;
            done = true;
            try {
                append(path, cutToBytes(markdown, SUMMARY_BYTES));
                return true;
            }
            catch (error) {
                logger.warning(`The job summary could not be written: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
                return false;
            }
        },
    };
}
/** A last resort (the report keeps its own budget): whole lines that fit, and a line that says that there was more. */
function cutToBytes(markdown, limit) {
    const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`;
    if (Buffer.byteLength(text) <= limit)
        return text;
    const note = '\n\nThe rest of this summary did not fit.\n';
    const kept = [];
    let bytes = Buffer.byteLength(note);
    for (const line of text.split('\n')) {
        bytes += Buffer.byteLength(line) + 1;
        if (bytes > limit)
            break;
        kept.push(line);
    }
    return kept.join('\n') + note;
}


/***/ }),

/***/ 41160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clientOf: () => (/* binding */ clientOf),
  openStep: () => (/* binding */ openStep)
});

// EXTERNAL MODULE: ./build/common/clock.js
var common_clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
;// CONCATENATED MODULE: ./build/github/cancel.js
/** The reason with which everything that waits is aborted. */
class Cancelled extends Error {
    name = 'Cancelled';
    kind = 'cancelled';
    signal;
    constructor(signal) {
        super(`The step was cancelled (${signal}).`);
        this.signal = signal;
    }
}
/**
 * Listens for a cancel. A runner sends SIGINT, 7.5 s later SIGTERM, and kills the process tree 2.5 s after that; a
 * user at a terminal may press Ctrl-C twice.
 */
function listenForCancel(source) {
    const first = new AbortController();
    const second = new AbortController();
    function onSignal(signal) {
        (first.signal.aborted ? second : first).abort(new Cancelled(signal));
    }
    const listeners = {
        SIGINT: () => onSignal('SIGINT'),
        SIGTERM: () => onSignal('SIGTERM'),
    };
    source.on('SIGINT', listeners.SIGINT);
    source.on('SIGTERM', listeners.SIGTERM);
    return {
        signal: first.signal,
        hurry: second.signal,
        dispose() {
            source.off('SIGINT', listeners.SIGINT);
            source.off('SIGTERM', listeners.SIGTERM);
        },
    };
}

// EXTERNAL MODULE: ./build/github/context.js
var context = __webpack_require__(9009);
// EXTERNAL MODULE: ./build/github/inputs/index.js + 4 modules
var inputs = __webpack_require__(64278);
// EXTERNAL MODULE: ./build/github/identity.js
var github_identity = __webpack_require__(20530);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __webpack_require__(72566);
;// CONCATENATED MODULE: ./build/github/logger.js

/** GitHub keeps ten annotations of each level a step; the rest would vanish from the page without a word. */
const ANNOTATIONS_PER_LEVEL = 10;
/** Characters of an annotation that GitHub keeps. */
const ANNOTATION_LENGTH = 4_096;
/** Everything that passes through is harmless to the runner, whoever wrote it. */
function createLogger({ write, cut = (text) => text }) {
    const annotations = new Map();
    function print(text) {
        write(`${(0,commands/* neutralise */.$0)(cut(text))}\n`);
    }
    function annotate(level, message, place) {
        const count = (annotations.get(level) ?? 0) + 1;
        annotations.set(level, count);
        if (count > ANNOTATIONS_PER_LEVEL)
            print(`${level}: ${message}`);
        else
            write((0,commands/* formatCommand */.fE)(level, (0,commands/* neutralise */.$0)(cut(message)).slice(0, ANNOTATION_LENGTH), { ...place }));
    }
    return {
        debug: (message) => write((0,commands/* formatCommand */.fE)('debug', (0,commands/* neutralise */.$0)(cut(message)))),
        info: print,
        notice: (message) => annotate('notice', message),
        warning: (message) => annotate('warning', message),
        error: (message) => annotate('error', message),
        errorAt: (message, place) => annotate('error', message, place),
        group: (title) => write((0,commands/* formatCommand */.fE)('group', (0,commands/* neutralise */.$0)(cut(title)))),
        endGroup: () => write((0,commands/* formatCommand */.fE)('endgroup', '')),
        mask: (secret) => write((0,commands/* formatMasks */.$I)(secret)),
    };
}

;// CONCATENATED MODULE: ./build/github/stdout.js
/** Characters that are kept back at most. */
const MOST = 65_536;
/**
 * Writes what is printed within one turn of the event loop at once: a job may print a hundred thousand lines a second,
 * and a write for each of them costs more time and memory than all the rest. Nothing is lost at the end of the process.
 */
function createWriter(process) {
    let kept = [];
    let length = 0;
    const flush = () => {
        if (length === 0)
            return;
        const text = kept.join('');
        kept = [];
        length = 0;
        process.stdout.write(text);
    };
    process.once('exit', flush);
    return (text) => {
        if (length === 0)
            setImmediate(flush);
        kept.push(text);
        length += text.length;
        if (length >= MOST)
            flush();
    };
}

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
;// CONCATENATED MODULE: ./build/github/cap-json.js

/**
 * JSON of at most `units` UTF-16 code units, and still JSON: a list loses its last elements, an object its largest
 * members, anything else becomes null.
 */
function capJson(value, units) {
    const text = (0,json/* stringifyJson */.sd)(value, { nonFinite: 'null' });
    if (text.length <= units)
        return { text, dropped: 0 };
    if (Array.isArray(value))
        return capList(value, units);
    if (typeof value === 'object' && value !== null)
        return capObject(value, units);
    return { text: 'null', dropped: 1 };
}
function capList(list, units) {
    const kept = [];
    let length = 2;
    for (const element of list) {
        const text = (0,json/* stringifyJson */.sd)(element, { nonFinite: 'null' });
        length += text.length + 1;
        if (length > units)
            break;
        kept.push(text);
    }
    return { text: `[${kept.join(',')}]`, dropped: list.length - kept.length };
}
function capObject(object, units) {
    const members = Object.entries(object)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${JSON.stringify(key)}:${(0,json/* stringifyJson */.sd)(member, { nonFinite: 'null' })}`);
    const smallestFirst = [...members.keys()].sort((a, b) => (members[a]?.length ?? 0) - (members[b]?.length ?? 0));
    const kept = new Set();
    let length = 2;
    for (const index of smallestFirst) {
        length += (members[index]?.length ?? 0) + 1;
        if (length > units)
            break;
        kept.add(index);
    }
    const text = members.filter((_, index) => kept.has(index)).join(',');
    return { text: `{${text}}`, dropped: members.length - kept.size };
}

// EXTERNAL MODULE: ./build/github/file-commands.js
var file_commands = __webpack_require__(66893);
;// CONCATENATED MODULE: ./build/github/outputs.js



/**
 * The outputs that are JSON, with the UTF-16 code units each may take. GitHub drops all outputs of a job that has
 * more than 1 MB of them, counted at two bytes a unit: these leave room for other steps.
 */
const JSON_OUTPUTS = { metrics: 100_000, 'launch-spec': 100_000, items: 200_000 };
const TEXT_OUTPUTS = [
    'item-id',
    'run-id',
    'run-url',
    'queue-url',
    'job',
    'image',
    'state',
    'outcome',
];
function createOutputs({ path, logger, append = file_commands/* appendToFile */.W }) {
    const written = new Map();
    const cutNames = new Set();
    function write(name, value) {
        if (path === undefined || path === '' || written.get(name) === value)
            return;
        try {
            append(path, (0,file_commands/* formatEntry */.D)(name, value));
            written.set(name, value);
        }
        catch (error) {
            logger.warning(`The output ${name} could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return {
        set(values) {
            for (const name of TEXT_OUTPUTS) {
                const value = values[name];
                if (value !== null && value !== undefined)
                    write(name, value);
            }
        },
        setJson(name, value) {
            try {
                const { text, dropped } = capJson(value, JSON_OUTPUTS[name]);
                if (dropped > 0 && !cutNames.has(name)) {
                    cutNames.add(name);
                    logger.notice(`The output ${name} is too long for GitHub: ${dropped} of its entries were left out.`);
                }
                write(name, text);
            }
            catch (error) {
                logger.warning(`The output ${name} could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/github/state.js



/**
 * Keeps a value for `post`, which reads it even when this process is killed right afterwards. The last value of a
 * name counts. Values lie in a file of the runner: no secrets. Never throws.
 */
function saveState(name, value, options) {
    const { path, logger, append = file_commands/* appendToFile */.W } = options;
    if (path === undefined || path === '')
        return;
    try {
        append(path, (0,file_commands/* formatEntry */.D)(name, (0,json/* stringifyJson */.sd)(value)));
    }
    catch (error) {
        logger.warning(`The state ${name} could not be saved for post: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** What `saveState` kept; undefined when there is nothing, or nothing that can be read. To be checked by who reads. */
function readState(name, env) {
    try {
        return (0,json/* parseJson */.qF)(env[`STATE_${name}`], { numbers: 'plain' });
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
// EXTERNAL MODULE: ./build/wandb/api-key.js
var api_key = __webpack_require__(18809);
// EXTERNAL MODULE: ./build/wandb/create-client.js + 4 modules
var create_client = __webpack_require__(49283);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/common/logger.js
var common_logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/wandb/http.js + 2 modules
var wandb_http = __webpack_require__(12180);
// EXTERNAL MODULE: ./build/wandb/oidc.js
var oidc = __webpack_require__(8386);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/wandb/identity-credentials.js





/** Credentials for `createClient` that exchange identity tokens and renew themselves. */
function identityCredentials(options) {
    const { env = process.env, clock = common_clock/* systemClock */.m, random = Math.random, logger = common_logger/* silentLogger */.q } = options;
    const { onSecret = () => undefined, getAssertion } = options;
    const baseUrl = (0,urls/* checkBaseUrl */.xd)(options.baseUrl);
    const http = (0,wandb_http/* createHttp */.V)(env, logger);
    return (0,oidc/* createTokenSource */.Z)({ baseUrl, env, http, clock, random, logger, onSecret, getAssertion });
}

// EXTERNAL MODULE: ./build/wandb/jwt.js
var jwt = __webpack_require__(93982);
// EXTERNAL MODULE: ./build/wandb/operations/agents.js
var agents = __webpack_require__(76690);
// EXTERNAL MODULE: ./build/wandb/operations/identity.js
var identity = __webpack_require__(43590);
// EXTERNAL MODULE: ./build/wandb/operations/jobs.js
var jobs = __webpack_require__(15016);
// EXTERNAL MODULE: ./build/wandb/operations/queues.js + 2 modules
var queues = __webpack_require__(83046);
// EXTERNAL MODULE: ./build/wandb/operations/runs.js + 2 modules
var runs = __webpack_require__(91385);
// EXTERNAL MODULE: ./build/wandb/operations/sweeps.js
var sweeps = __webpack_require__(87685);
;// CONCATENATED MODULE: ./build/wandb/index.js
/** W&B over the wire: the client, who it is, where things are, and what can be asked of a server. */













;// CONCATENATED MODULE: ./build/modes/step.js












/** Makes the step of this process. Whoever makes it disposes of its `cancellation`. */
function openStep(process) {
    const { env } = process;
    const redactor = new redact/* Redactor */.pO();
    const logger = createLogger({
        write: createWriter(process),
        cut: (text) => redactor.cut(text),
    });
    const masked = new Set();
    const mask = (secret) => {
        if (masked.has(secret))
            return;
        masked.add(secret);
        redactor.add(secret);
        logger.mask(secret);
    };
    for (const secret of (0,inputs/* secretInputs */._y)(env))
        mask(secret);
    const state = { path: env['GITHUB_STATE'], logger };
    return {
        env,
        context: (0,context/* readContext */.y)(env),
        logger,
        outputs: createOutputs({ path: env['GITHUB_OUTPUT'], logger }),
        summary: (0,summary/* createSummary */.F)({ path: env['GITHUB_STEP_SUMMARY'], logger }),
        cancellation: listenForCancel(process),
        clock: common_clock/* systemClock */.m,
        random: Math.random,
        cut: (text) => redactor.cut(text),
        mask,
        save: (name, value) => saveState(name, value, state),
        saved: (name) => readState(name, env),
    };
}
/** The client of a step. @throws WandbError `auth` when the key has a form that no key has */
function clientOf(inputs, step) {
    const credentials = credentialsOf(inputs, step);
    return (0,create_client/* createClient */.U)({
        baseUrl: inputs.baseUrl,
        ...(credentials === undefined ? {} : { credentials }),
        env: step.env,
        logger: step.logger,
        clock: step.clock,
        onSecret: step.mask,
        random: step.random,
    });
}
function credentialsOf({ identity, apiKey, baseUrl }, step) {
    if (identity.kind === 'key') {
        return apiKey === undefined ? undefined : keyCredentials(apiKey, baseUrl, step);
    }
    const { env, clock, random, logger, mask } = step;
    const getAssertion = () => (0,github_identity/* identityToken */._M)(identity.audience, env);
    return identityCredentials({ baseUrl, env, clock, random, logger, onSecret: mask, getAssertion });
}
function keyCredentials(text, baseUrl, step) {
    const { key, warnings } = (0,api_key/* parseApiKey */.X)(text, baseUrl);
    step.mask(key);
    for (const warning of warnings)
        step.logger.warning(warning);
    return { kind: 'key', apiKey: key };
}


/***/ }),

/***/ 38424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ errorsFailure),
/* harmony export */   FP: () => (/* binding */ statusFailure),
/* harmony export */   qM: () => (/* binding */ readGraphqlAnswer)
/* harmony export */ });
/* unused harmony export firstLine */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);
/* harmony import */ var _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50097);



const LONGEST_MESSAGE = 300;
const MOST_MESSAGES = 3;
/**
 * Reads the answer to a GraphQL request.
 * @throws AttemptFailure for everything that is not 2xx with a GraphQL document in it
 */
function readGraphqlAnswer(answer) {
    if (answer.status >= 300)
        throw statusFailure(answer);
    const type = mediaType(answer.headers);
    const details = requestIdOf(answer.headers);
    const unreadable = (what, cause, hint) => new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .AttemptFailure */ .W({ what: 'unreadable' }, `was answered with HTTP ${answer.status} and ${what}`, {
        ...details,
        status: answer.status,
        ...(cause === undefined ? {} : { cause }),
        ...(hint === undefined ? {} : { hint }),
    });
    if (answer.text.trim() === '')
        throw unreadable('an empty body.');
    if (type !== '' && !isJson(type)) {
        throw unreadable(`${type} instead of JSON.`, undefined, 'Check that base-url is the API of the server and not its web app, and that no login page or proxy answers for it.');
    }
    let document;
    try {
        document = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(answer.text);
    }
    catch (error) {
        throw unreadable(`JSON that is broken or cut off (${firstLine((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), 80)}).`, error);
    }
    if (!isRecord(document))
        throw unreadable('JSON that is not a GraphQL answer.');
    const messages = messagesOf(document);
    const data = document['data'];
    if (isRecord(data))
        return { data, messages };
    if (messages.length > 0)
        return { data: null, messages };
    throw unreadable('neither data nor errors.');
}
/** The failure of an answer outside 200 to 299, with what the server says about it. */
function statusFailure(answer) {
    const { status, headers } = answer;
    const details = requestIdOf(headers);
    if (status < 400) {
        return new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .AttemptFailure */ .W({ what: 'status', status, headers }, redirectText(status, headers), {
            ...details,
            hint: 'Set base-url to the address that the server really has; credentials are not sent on to another one.',
        });
    }
    const serverMessages = bodyMessages(answer);
    const missing = serverMessages.find(isSchemaMismatch);
    const said = serverMessages.length === 0 ? '' : `: ${serverMessages.join('; ')}`;
    if (missing !== undefined)
        return unsupported(missing, { ...details, status, serverMessages });
    return new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .AttemptFailure */ .W({ what: 'status', status, headers }, `was answered with HTTP ${status}${endSentence(said)}`, { ...details, serverMessages });
}
/**
 * The failure of a 2xx answer with errors in it. A write that left a result beside its errors was executed, if only
 * in part, and is not to be repeated.
 */
function errorsFailure(answer, effect, headers) {
    const { messages } = answer;
    const details = { ...requestIdOf(headers), serverMessages: messages };
    const missing = messages.find(isSchemaMismatch);
    if (missing !== undefined)
        return unsupported(missing, details);
    const hasResult = Object.values(answer.data ?? {}).some((value) => value !== null);
    return new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .AttemptFailure */ .W({ what: 'declined' }, `was refused: ${endSentence(messages.join('; '))}`, {
        ...details,
        ...(hasResult && effect === 'write' ? { kind: 'unknown-outcome' } : {}),
    });
}
function unsupported(message, details) {
    return new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .AttemptFailure */ .W({ what: 'declined' }, `is not known to this server: ${endSentence(message)}`, {
        ...details,
        kind: 'unsupported-server',
        hint: 'This W&B server is older than what is asked of it: update it, or leave out what needs it.',
    });
}
/** How GraphQL engines word that a document does not fit their schema. Such a document was not executed. */
function isSchemaMismatch(message) {
    return /Cannot query field|Unknown argument|is not defined by type|Unknown type "/.test(message);
}
function redirectText(status, headers) {
    const location = headers['location'] ?? '';
    const target = URL.canParse(location) ? new URL(location) : undefined;
    const where = target === undefined ? 'elsewhere' : `to ${target.origin}${target.pathname}`;
    return `was answered with HTTP ${status}, a redirect ${where}, which is not followed.`;
}
/** `{"errors": [{"message"}]}`, `{"error": "…"}`, `{"error": {"message"}}`, else the text itself unless it is a page. */
function bodyMessages({ headers, text }) {
    let document;
    try {
        document = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    }
    catch {
        document = undefined;
    }
    if (isRecord(document)) {
        const messages = messagesOf(document);
        if (messages.length > 0)
            return messages;
    }
    if (mediaType(headers) === 'text/html' || /^\s*<(!doctype|html)/i.test(text))
        return [];
    const line = firstLine(text);
    return line === '' ? [] : [line];
}
function messagesOf(document) {
    const { errors, error } = document;
    const list = Array.isArray(errors)
        ? errors
        : error === undefined || error === null
            ? []
            : [error];
    return list
        .map((item) => (isRecord(item) ? item['message'] : item))
        .map((message) => typeof message === 'string' && message.trim() !== '' ? firstLine(message) : 'no reason given')
        .slice(0, MOST_MESSAGES);
}
/** One line of foreign text, shortened. */
function firstLine(text, most = LONGEST_MESSAGE) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
function endSentence(text) {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
function mediaType(headers) {
    return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
function isJson(type) {
    return type === 'application/json' || type.endsWith('+json');
}
function requestIdOf(headers) {
    const requestId = headers['x-request-id'] ?? headers['x-wandb-request-id'] ?? headers['cf-ray'];
    return requestId === undefined ? {} : { requestId: firstLine(requestId, 80) };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 18809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseApiKey)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);
/* harmony import */ var _urls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99305);


/** Beginnings by which the keys of other services are known. */
const FOREIGN = [
    [/^(gh[opsur]_|github_pat_)/, 'GitHub'],
    [/^glpat-/, 'GitLab'],
    [/^hf_/, 'Hugging Face'],
    [/^sk-ant-/, 'Anthropic'],
    [/^sk-/, 'OpenAI'],
    [/^(AKIA|ASIA)[A-Z0-9]{12,}$/, 'AWS'],
    [/^xox[abprs]-/, 'Slack'],
    [/^npm_/, 'npm'],
    [/^pypi-/, 'PyPI'],
    [/^dckr_pat_/, 'Docker Hub'],
];
const SHORTEST = 40;
/**
 * Checks that a text can be an API key of W&B and says which mistake it is otherwise. A key is at least 40 letters,
 * digits, `_` or `-`, after an optional prefix that ends with the first `-`; or a JSON web token.
 * @throws WandbError `auth`; the message never holds the key
 */
function parseApiKey(text, baseUrl = _urls_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_BASE_URL */ .Ql) {
    const key = text.trim();
    const mistake = mistakeOf(key);
    if (mistake !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X(mistake.message, { ...mistake, kind: 'auth', operation: 'API key' });
    const warnings = [];
    if (key !== text) {
        warnings.push('White space around the API key was cut off; store the secret without the line break.');
    }
    if (key.startsWith('local-') && new URL(baseUrl).hostname.endsWith('wandb.ai')) {
        warnings.push('This key belongs to a self-hosted server, yet base-url is the public cloud.');
    }
    return { key, warnings };
}
function mistakeOf(key) {
    const stored = 'Store the bare key, as https://wandb.ai/authorize shows it, as a secret.';
    const named = (what, hint = stored) => ({ message: `The API key ${what}.`, hint });
    if (key === '')
        return named('is empty', 'Set the secret that the input api-key names; forks and Dependabot get none.');
    if (/^\*+$/.test(key))
        return named('is a row of asterisks: it was copied from a masked log');
    if (/\$\{\{|\}\}/.test(key))
        return named('is a workflow expression that was never evaluated', 'Expressions work in workflow files only.');
    if (/^\$\{?\w+\}?$/.test(key))
        return named('is the name of a variable, not its value', 'Inputs are no shell: write ${{ secrets.NAME }}.');
    if (/^(["'`]).*\1$|^["'`]|["'`]$/s.test(key))
        return named('has quotation marks around it');
    if (/^(bearer|basic|token)\s/i.test(key))
        return named('begins with the name of an authorization scheme');
    const assigned = /^(?:export\s+)?(\w*(?:KEY|TOKEN|SECRET)\w*)\s*[=:]/i.exec(key);
    if (assigned)
        return named(`begins with "${assigned[1]?.toUpperCase().includes('WANDB') === true ? 'WANDB_API_KEY' : 'NAME'}="`);
    const owner = FOREIGN.find(([pattern]) => pattern.test(key))?.[1];
    if (owner !== undefined)
        return named(`is none: this key belongs to ${owner}`);
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key))
        return undefined;
    if (/\s/.test(key))
        return named('has white space in it: more than a key was pasted');
    if (/[^\w-]/.test(key))
        return named('may only hold letters, digits, underscores and dashes, and holds something else');
    const secret = key.slice(key.indexOf('-') + 1);
    if (secret.length < SHORTEST)
        return named(`must have at least ${SHORTEST} characters, and has ${secret.length}`);
    return undefined;
}


/***/ }),

/***/ 50097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ AttemptFailure)
/* harmony export */ });
/** One attempt that failed. The call decides whether another follows; only then does it become a `WandbError`. */
class AttemptFailure extends Error {
    name = 'AttemptFailure';
    failure;
    /** `kind` stands against the one that the failure would give. */
    details;
    /** `message` completes a sentence that begins with the name of the operation: "answered HTTP 500: …". */
    constructor(failure, message, details = {}) {
        super(message, { cause: details.cause });
        this.failure = failure;
        this.details = details;
    }
}


/***/ }),

/***/ 63595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readStart),
/* harmony export */   y: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _attempt_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50097);

/** The whole of a body as UTF-8 text. @throws AttemptFailure when it is longer than `most` bytes */
async function readText(body, most) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.byteLength;
        if (size > most) {
            throw new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptFailure */ .W({ what: 'unreadable' }, `was answered with more than ${most} bytes.`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** The first `most` bytes of a body as text; the rest is not read. */
async function readStart(body, most) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size >= most)
            break;
    }
    return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}


/***/ }),

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ Calls)
});

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
// EXTERNAL MODULE: ./build/wandb/attempt-failure.js
var attempt_failure = __webpack_require__(50097);
// EXTERNAL MODULE: ./build/wandb/errors.js
var errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/wandb/limit.js
var wandb_limit = __webpack_require__(20080);
// EXTERNAL MODULE: ./build/wandb/retry.js
var retry = __webpack_require__(74613);
;// CONCATENATED MODULE: ./build/wandb/pacer.js

/** Spreads the requests of one client over what the server says it still allows. */
class Pacer {
    #clock;
    /** Milliseconds since the epoch before which no request starts. */
    #nextStart = 0;
    #interval = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** Waits for the turn of the next request, at most `mostMs`. */
    async turn(mostMs, signal) {
        const now = this.#clock.now();
        const start = Math.max(now, this.#nextStart);
        this.#nextStart = start + this.#interval;
        const wait = Math.min(start - now, mostMs);
        if (wait > 0)
            await this.#clock.sleep(wait, signal);
    }
    /** Learns from the headers of an answer. */
    learn(status, headers) {
        const now = this.#clock.now();
        this.#interval = (0,retry/* paceMs */.ks)(headers);
        const pause = status === 429 ? ((0,retry/* retryAfterMs */.Vs)(headers, now) ?? this.#interval) : this.#interval;
        // Without a limit in the answer an earlier pause still holds.
        if (pause > 0)
            this.#nextStart = Math.max(this.#nextStart, now + pause);
    }
}

;// CONCATENATED MODULE: ./build/wandb/slots.js
/** Lets at most `size` holders in at a time, in the order of their coming. */
class Slots {
    #free;
    #waiting = [];
    constructor(size) {
        this.#free = size;
    }
    /** Resolves to the function that gives the slot back. Rejects with the reason of `signal`. */
    async take(signal) {
        signal.throwIfAborted();
        if (this.#free > 0)
            this.#free -= 1;
        else
            await this.#queue(signal);
        let held = true;
        return () => {
            if (!held)
                return;
            held = false;
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        };
    }
    #queue(signal) {
        return new Promise((resolve, reject) => {
            const enter = () => {
                signal.removeEventListener('abort', leave);
                resolve();
            };
            const leave = () => {
                this.#waiting.splice(this.#waiting.indexOf(enter), 1);
                reject(signal.reason);
            };
            signal.addEventListener('abort', leave, { once: true });
            this.#waiting.push(enter);
        });
    }
}

;// CONCATENATED MODULE: ./build/wandb/calls.js







const DEADLINE_MS = 60_000;
const ATTEMPT_MS = 30_000;
/** As many requests as the Python client has under way at most. */
const MOST_AT_A_TIME = 10;
/** Everything that one client sends: attempts within a deadline, at most ten at a time, paced as the server asks. */
class Calls {
    pacer;
    #options;
    #slots = new Slots(MOST_AT_A_TIME);
    constructor(options) {
        this.#options = options;
        this.pacer = new Pacer(options.clock);
    }
    /**
     * Runs attempts until one resolves or no further one is allowed.
     * @throws WandbError for an attempt that failed for good; the reason of the caller's signal; whatever else an
     *   attempt throws, as it is
     */
    async run(call, options, attempt) {
        const { clock, random, logger, redact } = this.#options;
        const began = clock.now();
        const deadline = began + (options?.deadlineMs ?? DEADLINE_MS);
        const whole = new wandb_limit/* Limit */.I(options?.signal, deadline - began);
        let kept = false;
        const keep = () => {
            kept = true;
            return {
                done: () => whole.release(),
                failed: (error) => {
                    whole.release();
                    return this.#asError(error, call, whole, options?.signal);
                },
            };
        };
        let last;
        let attempts = 0;
        try {
            for (;;) {
                try {
                    const remainingMs = deadline - clock.now();
                    await this.pacer.turn(remainingMs - 1_000, whole.signal);
                    const leave = await this.#slots.take(whole.signal);
                    attempts += 1;
                    try {
                        return await this.#attempt(options, deadline - clock.now(), whole, keep, attempt);
                    }
                    finally {
                        leave();
                    }
                }
                catch (error) {
                    options?.signal?.throwIfAborted();
                    const failure = this.#failureOf(error, whole, last);
                    if (failure === undefined)
                        throw error;
                    last = failure;
                    const now = clock.now();
                    const wait = (0,retry/* nextWait */.B4)({
                        failure: failure.failure,
                        effect: call.effect,
                        ...(call.alsoRetry ? { alsoRetry: call.alsoRetry } : {}),
                        ...(call.mostAttempts === undefined ? {} : { mostAttempts: call.mostAttempts }),
                        attempts,
                        remainingMs: whole.isOver ? 0 : deadline - now,
                        now,
                        random: random(),
                    });
                    if (wait === undefined)
                        throw this.#final(call, failure, attempts, now - began);
                    logger.info(redact(`${call.operation} ${failure.message} Next attempt in ${(0,duration/* formatDuration */.a)(wait)}.`));
                    await this.#sleep(wait, whole);
                }
            }
        }
        catch (error) {
            options?.signal?.throwIfAborted();
            throw error;
        }
        finally {
            if (!kept)
                whole.release();
        }
    }
    async #attempt(options, remainingMs, whole, keep, attempt) {
        const attemptMs = Math.min(options?.attemptMs ?? ATTEMPT_MS, remainingMs);
        const limit = new wandb_limit/* Limit */.I(whole.signal, attemptMs);
        let isKept = false;
        try {
            return await attempt({
                signal: limit.signal,
                keep: () => {
                    isKept = true;
                    limit.untime();
                    const { done, failed } = keep();
                    return {
                        done: () => {
                            limit.release();
                            done();
                        },
                        failed: (error) => {
                            limit.release();
                            return failed(error);
                        },
                    };
                },
            });
        }
        catch (error) {
            throw limit.isOver ? timedOut(attemptMs) : error;
        }
        finally {
            if (!isKept)
                limit.release();
        }
    }
    async #sleep(ms, whole) {
        await this.#options.clock.sleep(ms, whole.signal).catch((error) => {
            if (!whole.isOver)
                throw error;
        });
    }
    /** `undefined`: not for this loop to judge. */
    #failureOf(error, whole, last) {
        if (error instanceof attempt_failure/* AttemptFailure */.W)
            return error;
        if (!whole.isOver)
            return undefined;
        return last ?? new attempt_failure/* AttemptFailure */.W({ what: 'not-sent' }, 'was not sent: its turn did not come in time.');
    }
    #asError(error, call, whole, signal) {
        if (signal?.aborted === true)
            return signal.reason;
        const failure = error instanceof attempt_failure/* AttemptFailure */.W ? error : whole.isOver ? timedOut(undefined) : undefined;
        return failure === undefined ? error : this.#final(call, failure, 1, 0);
    }
    #final(call, failure, attempts, tookMs) {
        const { redact } = this.#options;
        const { details } = failure;
        const kind = details.kind ?? (0,retry/* kindOf */.I)(failure.failure, call.effect);
        const tried = attempts > 1 ? ` (${attempts} attempts in ${(0,duration/* formatDuration */.a)(tookMs)})` : '';
        const doubt = kind === 'unknown-outcome' ? ' It may have been executed all the same.' : '';
        const status = failure.failure.what === 'status' ? failure.failure.status : details.status;
        const hint = details.hint ?? HINTS[kind];
        const lead = kind === 'auth' ? 'W&B does not accept these credentials: ' : '';
        return new errors/* WandbError */.X(redact(`${lead}${call.operation} ${failure.message}${tried}${doubt}`), {
            ...details,
            kind,
            operation: call.operation,
            ...(status === undefined ? {} : { status }),
            ...(details.serverMessages ? { serverMessages: details.serverMessages.map(redact) } : {}),
            ...(hint === undefined ? {} : { hint }),
        });
    }
}
function timedOut(ms) {
    const within = ms === undefined ? 'before the deadline' : `within ${(0,duration/* formatDuration */.a)(ms)}`;
    return new attempt_failure/* AttemptFailure */.W({ what: 'timed-out' }, `got no whole answer ${within}.`);
}
const HINTS = {
    auth: 'Check that the API key is right and belongs to the server of base-url.',
    permission: 'Check that the key belongs to a member of that entity who may do this.',
    'rate-limited': 'The server limits how often it is asked; try again later or run fewer steps at once.',
    'unknown-outcome': 'Look in the web app before you repeat it.',
};


/***/ }),

/***/ 49283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ createClient)
});

// UNUSED EXPORTS: USER_AGENT

// EXTERNAL MODULE: ./build/common/clock.js
var common_clock = __webpack_require__(28410);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/common/logger.js
var common_logger = __webpack_require__(93970);
// EXTERNAL MODULE: ./build/common/redact.js
var common_redact = __webpack_require__(97203);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/wandb/api-key.js
var api_key = __webpack_require__(18809);
// EXTERNAL MODULE: ./build/wandb/errors.js
var wandb_errors = __webpack_require__(56644);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/wandb/netrc.js



/**
 * The password that a netrc file holds for the machine of `baseUrl`, its port included when it has one.
 * The file is the one that `NETRC` names, else `~/.netrc`, else `~/_netrc`; one that cannot be read holds nothing.
 */
function netrcPassword(baseUrl, env) {
    const machine = new URL(baseUrl).host;
    for (const file of netrcFiles(env)) {
        let text;
        try {
            text = (0,external_node_fs_.readFileSync)(file, 'utf8');
        }
        catch {
            continue;
        }
        return findPassword(text, machine);
    }
    return undefined;
}
function netrcFiles(env) {
    const named = env['NETRC']?.trim();
    if (named !== undefined && named !== '')
        return [named.replace(/^~(?=[\\/])/, homeOf(env))];
    return [(0,external_node_path_.join)(homeOf(env), '.netrc'), (0,external_node_path_.join)(homeOf(env), '_netrc')];
}
function homeOf(env) {
    return env['HOME'] ?? env['USERPROFILE'] ?? (0,external_node_os_.homedir)();
}
/** Words come in pairs (`machine host`, `password text`); a `macdef` reaches to the next empty line. */
function findPassword(text, machine) {
    const words = text
        .replace(/^\s*macdef\b[^]*?(\r?\n\s*\r?\n|$(?![^]))/gm, '\n')
        .replace(/^\s*#.*$/gm, '')
        .split(/\s+/)
        .filter((word) => word !== '');
    let isOurs = false;
    for (let at = 0; at < words.length; at += 1) {
        switch (words[at]) {
            case 'machine':
                isOurs = words[++at] === machine;
                break;
            case 'default':
                isOurs = false;
                break;
            case 'password':
                if (isOurs)
                    return words[at + 1]?.replace(/^"(.*)"$/, '$1');
                at += 1;
                break;
            default:
                at += 1;
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/wandb/oidc.js
var oidc = __webpack_require__(8386);
;// CONCATENATED MODULE: ./build/wandb/auth.js





/**
 * Finds credentials as the Python client does: `WANDB_API_KEY` or `WANDB_IDENTITY_TOKEN_FILE` (never both), then a
 * netrc file. What is given explicitly comes before all of these and does not get here.
 * @throws WandbError `auth` when there are none, two, or a key that cannot be one
 */
function credentialsFromEnv(options) {
    const { env, baseUrl, logger } = options;
    const apiKey = env['WANDB_API_KEY'];
    const tokenFile = env['WANDB_IDENTITY_TOKEN_FILE']?.trim() ?? '';
    const hasKey = apiKey !== undefined && apiKey.trim() !== '';
    if (hasKey && tokenFile !== '') {
        throw authError('Both WANDB_API_KEY and WANDB_IDENTITY_TOKEN_FILE are set.', 'Keep the one that is meant.');
    }
    if (tokenFile !== '') {
        return (0,oidc/* createTokenSource */.Z)({ ...options, getAssertion: () => readIdentityToken(tokenFile) });
    }
    const found = hasKey ? apiKey : netrcPassword(baseUrl, env);
    if (found === undefined) {
        throw authError('No W&B API key was given.', 'Set the input api-key or the variable WANDB_API_KEY from a secret; keys are made at https://wandb.ai/authorize.');
    }
    const { key, warnings } = (0,api_key/* parseApiKey */.X)(found, baseUrl);
    for (const warning of warnings)
        logger.warning(warning);
    return { kind: 'key', apiKey: key };
}
async function readIdentityToken(file) {
    try {
        return (await (0,promises_.readFile)(file, 'utf8')).trim();
    }
    catch (error) {
        throw authError('The file named by WANDB_IDENTITY_TOKEN_FILE cannot be read.', undefined, error);
    }
}
function authError(message, hint, cause) {
    return new wandb_errors/* WandbError */.X(message, {
        kind: 'auth',
        operation: 'credentials',
        cause,
        ...(hint ? { hint } : {}),
    });
}

// EXTERNAL MODULE: ./build/wandb/calls.js + 2 modules
var wandb_calls = __webpack_require__(5537);
// EXTERNAL MODULE: ./build/wandb/answers.js
var answers = __webpack_require__(38424);
// EXTERNAL MODULE: ./build/wandb/attempt-failure.js
var attempt_failure = __webpack_require__(50097);
// EXTERNAL MODULE: ./build/wandb/body.js
var wandb_body = __webpack_require__(63595);
// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/wandb/files.js




const MOST_REDIRECTS = 5;
const LARGEST_SMALL_BODY = 16 * 1024 * 1024;
const ERROR_BODY = 16 * 1024;
/** Absolute form of an address that a server handed out: self-hosted ones also hand out paths. */
function resolveFileUrl(baseUrl, url) {
    return new URL(url, `${baseUrl}/`);
}
/**
 * Sends one file request. A GET or HEAD follows redirects, and sends no credentials behind one.
 * @throws AttemptFailure for everything that is not 2xx
 */
async function sendFile(attempt) {
    const { request, context } = attempt;
    let url = resolveFileUrl(attempt.baseUrl, request.url);
    const trusted = request.authorized === true && (0,urls/* isBelow */.Yw)(attempt.baseUrl, url);
    let headers = { ...ownHeaders(attempt), ...(trusted ? await attempt.authorization() : {}) };
    for (let redirects = 0;; redirects += 1) {
        const response = await attempt.http.send({ method: request.method, url, headers, ...(request.body ? { body: request.body() } : {}) }, context.signal);
        if (trusted && redirects === 0)
            attempt.onAnswer(response.status, response.headers);
        const target = redirectTarget(request, response, url);
        if (target === undefined)
            return await accept(request, response, context);
        await (0,wandb_body/* readStart */.H)(response.body, ERROR_BODY);
        if (redirects === MOST_REDIRECTS) {
            throw new attempt_failure/* AttemptFailure */.W({ what: 'declined' }, `was redirected more than ${MOST_REDIRECTS} times.`);
        }
        url = target;
        headers = ownHeaders(attempt);
    }
}
function ownHeaders({ request, userAgent }) {
    const headers = { 'user-agent': userAgent, ...request.headers };
    return request.contentLength === undefined
        ? headers
        : { ...headers, 'content-length': String(request.contentLength) };
}
function redirectTarget(request, response, from) {
    const location = response.headers['location'];
    const follows = request.method === 'GET' || request.method === 'HEAD';
    if (!follows || location === undefined || ![301, 302, 303, 307, 308].includes(response.status))
        return undefined;
    if (!URL.canParse(location, from.href))
        return undefined;
    const target = new URL(location, from);
    if (from.protocol === 'https:' && target.protocol !== 'https:') {
        throw new attempt_failure/* AttemptFailure */.W({ what: 'declined' }, `was redirected from https to ${target.protocol}//${target.host}.`);
    }
    return target;
}
async function accept(request, response, context) {
    const { status, headers } = response;
    if (status < 200 || status > 299) {
        throw (0,answers/* statusFailure */.FP)({ status, headers, text: await (0,wandb_body/* readStart */.H)(response.body, ERROR_BODY) });
    }
    if (request.method !== 'GET') {
        const text = await (0,wandb_body/* readText */.y)(response.body, LARGEST_SMALL_BODY);
        return { status, headers, body: bytesOf(text), text: () => Promise.resolve(text) };
    }
    const body = streamed(response.body, context.keep());
    return { status, headers, body, text: () => (0,wandb_body/* readText */.y)(body, LARGEST_SMALL_BODY) };
}
// An async generator, because that is the type of a streamed body.
// eslint complains of a generator without await, hence the promise.
async function* bytesOf(text) {
    if (text !== '')
        yield await Promise.resolve(Buffer.from(text));
}
async function* streamed(body, { done, failed }) {
    try {
        yield* body;
    }
    catch (error) {
        throw failed(error);
    }
    finally {
        done();
    }
}

;// CONCATENATED MODULE: ./build/wandb/graphql.js



/** Larger answers are no answers: a spec, a history page or a list of items is far below. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/**
 * Sends one GraphQL request through graphql-request, over `http`.
 * @throws AttemptFailure
 */
async function sendGraphql(http, attempt) {
    const { operation, signal } = attempt;
    let answer = undefined;
    let headers = {};
    const fetchOverHttp = async (_url, init) => {
        const response = await http.send({
            method: 'POST',
            url: attempt.url,
            headers: { ...Object.fromEntries(new Headers(init?.headers)), ...attempt.headers },
            body: init?.body,
        }, signal);
        headers = response.headers;
        attempt.onAnswer(response.status, headers);
        const text = await (0,wandb_body/* readText */.y)(response.body, LARGEST_ANSWER);
        answer = (0,answers/* readGraphqlAnswer */.qM)({ status: response.status, headers, text });
        return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } });
    };
    const client = await makeClient(attempt.url, fetchOverHttp, () => answer);
    const result = await client.rawRequest({
        query: operation.document,
        variables: attempt.variables,
        signal,
    });
    const messages = answer?.messages ?? [];
    if (messages.length > 0 && !(operation.acceptPartial === true && result.data !== null)) {
        throw (0,answers/* errorsFailure */.C0)({ data: result.data, messages }, operation.effect, headers);
    }
    return result.data ?? {};
}
/**
 * The library builds the request from document and variables and takes the answer apart. How the text of both is
 * written and read is ours: no number may change on its way, and the answer may hold bare NaN.
 */
async function makeClient(url, fetch, read) {
    const { GraphQLClient } = await __webpack_require__.e(/* import() */ 854).then(__webpack_require__.bind(__webpack_require__, 98854));
    return new GraphQLClient(url.href, {
        fetch,
        errorPolicy: 'all',
        jsonSerializer: {
            stringify: (body) => (0,json/* stringifyJson */.sd)(body),
            parse: () => ({ data: read()?.data ?? null }),
        },
    });
}

// EXTERNAL MODULE: ./build/wandb/http.js + 2 modules
var wandb_http = __webpack_require__(12180);
;// CONCATENATED MODULE: ./build/wandb/create-client.js












/** W&B answers some fields only to its own clients' names; nothing that is asked here is among them. */
const USER_AGENT = 'wandb-launch-action';
/**
 * Makes the client through which everything speaks to a W&B server. Opens no connection.
 * @throws LaunchError for a base URL that cannot be meant
 * @throws WandbError `auth` when there are no credentials, or an API key that cannot be one
 */
function createClient(options = {}) {
    const env = options.env ?? process.env;
    const logger = options.logger ?? common_logger/* silentLogger */.q;
    const clock = options.clock ?? common_clock/* systemClock */.m;
    const random = options.random ?? Math.random;
    const baseUrl = (0,urls/* checkBaseUrl */.xd)(options.baseUrl ?? nonEmpty(env['WANDB_BASE_URL']) ?? urls/* DEFAULT_BASE_URL */.Ql);
    const appUrl = (options.appUrl ?? nonEmpty(env['WANDB_APP_URL']) ?? (0,urls/* deriveAppUrl */.Ug)(baseUrl)).replace(/\/+$/, '');
    const redactor = new common_redact/* Redactor */.pO();
    const known = new Set();
    const onSecret = (secret) => {
        if (known.has(secret))
            return;
        known.add(secret);
        redactor.add(secret);
        options.onSecret?.(secret);
    };
    const redact = (text) => (0,common_redact/* redactUrl */.BO)(redactor.cut(text));
    const http = (0,wandb_http/* createHttp */.V)(env, logger);
    const calls = new wandb_calls/* Calls */.g({ clock, random, logger, redact });
    const credentials = options.credentials ?? credentialsFromEnv({ env, baseUrl, http, clock, random, logger, onSecret });
    if (credentials.kind === 'key')
        announceKey(credentials.apiKey, onSecret);
    const extraHeaders = attributionHeaders(env);
    const onAnswer = (status, headers) => calls.pacer.learn(status, headers);
    /** A token may end on its way, above all a short-lived one: a request that was refused for it is sent once more. */
    async function withToken(send) {
        let used = '';
        const headersOf = async (signal) => {
            if (credentials.kind === 'key')
                return { authorization: `Basic ${basicValue(credentials.apiKey)}` };
            used = await credentials.token(signal);
            onSecret(used);
            return { authorization: `Bearer ${used}` };
        };
        try {
            return await send(headersOf);
        }
        catch (error) {
            if (credentials.kind === 'key' || used === '' || !credentials.forget)
                throw error;
            if (!(error instanceof wandb_errors/* WandbError */.X) || error.status !== 401)
                throw error;
            credentials.forget(used);
            return send(headersOf);
        }
    }
    return {
        baseUrl,
        appUrl,
        credentials,
        logger,
        clock,
        graphql(...[operation, variables, call]) {
            const { name, effect, alsoRetry } = operation;
            const rules = { operation: name, effect, ...(alsoRetry ? { alsoRetry } : {}) };
            return withToken((headersOf) => calls.run(rules, call, async ({ signal }) => {
                const headers = { ...extraHeaders, 'user-agent': USER_AGENT, ...(await headersOf(signal)) };
                const url = new URL(`${baseUrl}/graphql`);
                return (await sendGraphql(http, { url, headers, operation, variables, signal, onAnswer }));
            }));
        },
        file(request, call) {
            const url = resolveFileUrl(baseUrl, request.url);
            const effect = request.effect ?? (request.method === 'POST' ? 'write' : 'read');
            const operation = `${request.method} ${url.origin}${url.pathname}`;
            return withToken((headersOf) => calls.run({ operation, effect }, call, (context) => sendFile({
                http,
                baseUrl,
                request,
                context,
                userAgent: USER_AGENT,
                authorization: () => headersOf(context.signal),
                onAnswer,
            })));
        },
        close: () => http.close(),
    };
}
/** The key, and the form in which it travels: whoever masks has to know both. */
function announceKey(apiKey, onSecret) {
    onSecret(apiKey);
    onSecret(basicValue(apiKey));
}
function basicValue(apiKey) {
    return Buffer.from(`api:${apiKey}`).toString('base64');
}
/**
 * `WANDB_USERNAME` and `WANDB_USER_EMAIL` attribute what a service account does to a person;
 * `WANDB__EXTRA_HTTP_HEADERS` (a JSON object) carries what a gateway before the server asks for.
 */
function attributionHeaders(env) {
    const username = nonEmpty(env['WANDB_USERNAME']);
    const email = nonEmpty(env['WANDB_USER_EMAIL']);
    return {
        ...extraHeaders(env['WANDB__EXTRA_HTTP_HEADERS']),
        ...(username === undefined ? {} : { 'x-wandb-username': username }),
        ...(email === undefined ? {} : { 'x-wandb-user-email': email }),
    };
}
function extraHeaders(text) {
    const refuse = (cause) => new errors/* LaunchError */.mE('WANDB__EXTRA_HTTP_HEADERS is not a JSON object of texts.', {
        hint: 'Write it as {"Name": "value"}, or remove it.',
        cause,
    });
    let parsed;
    try {
        parsed = (0,json/* parseJson */.qF)(text) ?? {};
    }
    catch (error) {
        throw refuse(error);
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
        throw refuse();
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => {
        if (typeof value !== 'string')
            throw refuse();
        return [name.toLowerCase(), value];
    }));
}
function nonEmpty(value) {
    return value === undefined || value.trim() === '' ? undefined : value.trim();
}


/***/ }),

/***/ 56644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ WandbError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** A call to W&B that failed. */
class WandbError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'WandbError';
    kind;
    operation;
    status;
    serverMessages;
    requestId;
    constructor(message, details) {
        super(message, { cause: details.cause, ...(details.hint === undefined ? {} : { hint: details.hint }) });
        this.kind = details.kind;
        this.operation = details.operation;
        this.status = details.status;
        this.serverMessages = details.serverMessages ?? [];
        this.requestId = details.requestId;
    }
}


/***/ }),

/***/ 12180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/wandb/attempt-failure.js
var attempt_failure = __webpack_require__(50097);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/wandb/certificates.js


/** Variables that name files of certificates to trust, of node, OpenSSL and Python's requests. */
const VARIABLES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'];
/**
 * TLS settings that trust the bundles named in `env` besides the usual authorities; `undefined` when none is named.
 * Node itself reads `NODE_EXTRA_CA_CERTS` only from the environment that it was started with, and forgets it as
 * soon as another bundle is given: so it is read here too. A file that cannot be read is a warning, as it is in node.
 */
async function trustedContext(env, logger) {
    const bundles = [];
    for (const name of VARIABLES) {
        const file = env[name]?.trim();
        if (file === undefined || file === '')
            continue;
        try {
            bundles.push(await (0,promises_.readFile)(file, 'utf8'));
        }
        catch (error) {
            logger.warning(`The certificates named by ${name} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    if (bundles.length === 0)
        return undefined;
    const { default: tls } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 41692, 19));
    return tls.createSecureContext({ ca: [...defaultAuthorities(tls), ...bundles] });
}
/** Node 22.15 and later tell what they trust, the system's store included; before, only their own list is known. */
function defaultAuthorities(node) {
    const { getCACertificates } = node;
    return getCACertificates?.('default') ?? node.rootCertificates;
}

// EXTERNAL MODULE: ./build/wandb/urls.js
var urls = __webpack_require__(99305);
;// CONCATENATED MODULE: ./build/wandb/proxy.js

/**
 * The proxy for a request, by the variables `https_proxy`, `http_proxy` and `no_proxy` (lower case first, as curl and
 * Python read them). Loopback addresses never go through a proxy, as in W&B's own client.
 * @returns the address of the proxy, or `undefined` for a direct connection
 */
function proxyFor(url, env) {
    if ((0,urls/* isLoopback */.U9)(url.hostname) || isExempt(url, variable(env, 'no_proxy') ?? ''))
        return undefined;
    const proxy = variable(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
    if (proxy === undefined)
        return undefined;
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}
function variable(env, name) {
    const value = (env[name] ?? env[name.toUpperCase()])?.trim();
    return value === '' ? undefined : value;
}
/** Entries are `*`, a host (with everything below it), `.host` or `*.host`, each with an optional port. */
function isExempt(url, noProxy) {
    const host = url.hostname.toLowerCase();
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => {
        if (entry === '*')
            return true;
        const [, name = entry, onlyPort] = /^(.*?[^:]):(\d+)$/.exec(entry) ?? [];
        if (onlyPort !== undefined && onlyPort !== port)
            return false;
        const suffix = name.replace(/^\*?\./, '');
        return host === suffix || host.endsWith(`.${suffix}`);
    });
}

;// CONCATENATED MODULE: ./build/wandb/http.js





/** A handshake that takes longer than this will not come about. */
const CONNECT_TIMEOUT_MS = 10_000;
/** undici is heavy: it is loaded with the first request, so that a mistaken input is answered before. */
function createHttp(env, logger) {
    const dispatchers = new Map();
    let loading;
    async function load() {
        const [undici, secureContext] = await Promise.all([__webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19)), trustedContext(env, logger)]);
        rememberFailedConnections();
        const tlsOptions = { timeout: CONNECT_TIMEOUT_MS, ...(secureContext ? { secureContext } : {}) };
        return { undici, tlsOptions };
    }
    async function dispatcherFor(url) {
        loading ??= load();
        const { undici, tlsOptions } = await loading;
        const proxy = proxyFor(url, env);
        let dispatcher = dispatchers.get(proxy ?? '');
        if (dispatcher === undefined) {
            dispatcher =
                proxy === undefined
                    ? new undici.Agent({ connect: tlsOptions })
                    : new undici.ProxyAgent({
                        uri: checkProxy(proxy),
                        // Proxies often refuse tunnels to plain http servers.
                        proxyTunnel: false,
                        requestTls: tlsOptions,
                        proxyTls: tlsOptions,
                    });
            dispatchers.set(proxy ?? '', dispatcher);
        }
        return { undici, dispatcher };
    }
    return {
        async send(request, signal) {
            signal.throwIfAborted();
            const { undici, dispatcher } = await dispatcherFor(request.url);
            signal.throwIfAborted();
            try {
                const response = await undici.request(request.url, {
                    method: request.method,
                    headers: request.headers,
                    body: (request.body ?? null),
                    signal,
                    dispatcher,
                    headersTimeout: 0,
                    bodyTimeout: 0,
                });
                return {
                    status: response.statusCode,
                    headers: flatten(response.headers),
                    body: readBody(response.body, signal),
                };
            }
            catch (error) {
                signal.throwIfAborted();
                throw failureOf(error);
            }
        },
        async close() {
            const open = [...dispatchers.values()];
            dispatchers.clear();
            await Promise.all(open.map((dispatcher) => dispatcher.close()));
        },
    };
}
/** The address is not repeated in the error: it often holds a password. */
function checkProxy(address) {
    if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))
        return address;
    throw new errors/* LaunchError */.mE('The address of the proxy is not an http(s) address.', {
        hint: 'Check the variables https_proxy and http_proxy.',
    });
}
async function* readBody(body, signal) {
    try {
        yield* body;
    }
    catch (error) {
        signal.throwIfAborted();
        throw failureOf(error);
    }
}
function flatten(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]]));
}
const failedConnections = new WeakSet();
let remembering = false;
/** undici publishes every connection that did not come about: the only sure sign that a request was not sent. */
function rememberFailedConnections() {
    if (remembering)
        return;
    remembering = true;
    (0,external_node_diagnostics_channel_.subscribe)('undici:client:connectError', (message) => {
        const { error } = message;
        if (typeof error === 'object' && error !== null)
            failedConnections.add(error);
    });
}
function failureOf(error) {
    const code = codeOf(error);
    const what = reasonOf(error);
    if (/^(EPROTO|ERR_SSL_)/.test(code)) {
        return new attempt_failure/* AttemptFailure */.W({ what: 'not-trusted' }, `was not sent: no secure connection (${what}).`, {
            cause: error,
            hint: 'Check scheme and port of base-url: what answers there may not speak https.',
        });
    }
    if (isUntrusted(code)) {
        return new attempt_failure/* AttemptFailure */.W({ what: 'not-trusted' }, `was not sent: the server's certificate is not trusted (${what}).`, {
            cause: error,
            hint: 'Name the file of your own certificate authority in NODE_EXTRA_CA_CERTS.',
        });
    }
    if (typeof error === 'object' && error !== null && failedConnections.has(error)) {
        return new attempt_failure/* AttemptFailure */.W({ what: 'not-sent' }, `was not sent: no connection (${what}).`, {
            cause: error,
            hint: 'Check base-url, the network of this machine, and its proxy variables.',
        });
    }
    return new attempt_failure/* AttemptFailure */.W({ what: 'cut' }, `got no whole answer: the connection ended (${what}).`, {
        cause: error,
    });
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
        ? error.code
        : '';
}
/** node joins the errors of several addresses in one error without a message. */
function reasonOf(error) {
    const several = typeof error === 'object' && error !== null && 'errors' in error ? error.errors : undefined;
    const [first = error] = Array.isArray(several) ? several : [];
    const message = (0,errors/* messageOf */.bD)(first).trim();
    return message === '' ? codeOf(error) || 'no reason given' : message;
}
function isUntrusted(code) {
    return (/^(ERR_TLS_CERT|CERT_)/.test(code) ||
        [
            'DEPTH_ZERO_SELF_SIGNED_CERT',
            'SELF_SIGNED_CERT_IN_CHAIN',
            'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
            'UNABLE_TO_GET_ISSUER_CERT',
            'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
            'UND_ERR_PRX_TLS',
        ].includes(code));
}


/***/ }),

/***/ 93982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ decodeClaims),
/* harmony export */   Z: () => (/* binding */ describeClaims)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);

/** The claims of a JSON web token, unverified; `undefined` when the text is none. */
function decodeClaims(token) {
    const parts = token.split('.');
    if (parts.length !== 3)
        return undefined;
    try {
        const claims = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'), { numbers: 'plain' });
        return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
            ? claims
            : undefined;
    }
    catch {
        return undefined;
    }
}
/** What W&B compares: `iss`, `sub` and `aud`, for an error text. */
function describeClaims(token) {
    const claims = decodeClaims(token);
    if (claims === undefined)
        return 'nothing readable, it is no JSON web token';
    return ['iss', 'sub', 'aud'].map((name) => `${name}=${JSON.stringify(claims[name] ?? null)}`).join(', ');
}


/***/ }),

/***/ 20080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Limit)
/* harmony export */ });
/** A time limit on top of a caller's signal: `signal` is aborted by whichever comes first. */
class Limit {
    #controller = new AbortController();
    #outer;
    #passOn;
    #reason = new Error('The time for this is over.');
    #timer;
    /** Sockets live in real time, and so does this limit, whatever clock is used for waits. */
    constructor(outer, ms) {
        this.#outer = outer;
        this.#passOn = () => {
            clearTimeout(this.#timer);
            this.#controller.abort(outer?.reason);
        };
        // Node takes a longer time for none at all.
        const most = Math.min(Math.max(0, ms), 2 ** 31 - 1);
        this.#timer = setTimeout(() => this.#controller.abort(this.#reason), most);
        if (outer?.aborted === true)
            this.#passOn();
        else
            outer?.addEventListener('abort', this.#passOn, { once: true });
    }
    get signal() {
        return this.#controller.signal;
    }
    /** Whether the time ended it, and not the caller. */
    get isOver() {
        return this.signal.aborted && this.signal.reason === this.#reason;
    }
    /** Takes the time limit away; the caller's signal still counts. */
    untime() {
        clearTimeout(this.#timer);
    }
    release() {
        clearTimeout(this.#timer);
        this.#outer?.removeEventListener('abort', this.#passOn);
    }
}


/***/ }),

/***/ 8386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ createTokenSource)
/* harmony export */ });
/* unused harmony export exchangeIdentity */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(97203);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38424);
/* harmony import */ var _attempt_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50097);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63595);
/* harmony import */ var _calls_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5537);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56644);
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(93982);









const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const DEADLINE_MS = 60_000;
const ATTEMPT_MS = 10_000;
const MOST_ATTEMPTS = 4;
/** A token is renewed this long before it ends; one that lives shorter than twice this, at half of its life. */
const RENEWAL_MS = 5 * 60_000;
const LARGEST_ANSWER = 1024 * 1024;
/**
 * Exchanges an identity token for an access token of W&B (RFC 7523).
 * @throws WandbError `auth` when the server refuses it, with the claims that it looked at
 */
async function exchangeIdentity(assertion, options, signal) {
    const { baseUrl, http, clock, random, logger, onSecret } = options;
    onSecret(assertion);
    const redactor = new _common_redact_js__WEBPACK_IMPORTED_MODULE_8__/* .Redactor */ .pO();
    redactor.add(assertion);
    const calls = new _calls_js__WEBPACK_IMPORTED_MODULE_5__/* .Calls */ .g({ clock, random, logger, redact: (text) => (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_8__/* .redactUrl */ .BO)(redactor.cut(text)) });
    // The server reads the colons of the grant type unescaped too, as the Python client sends them.
    const body = `grant_type=${GRANT_TYPE}&assertion=${encodeURIComponent(assertion)}`;
    const call = { operation: 'Identity token exchange', effect: 'read', mostAttempts: MOST_ATTEMPTS };
    const limits = { deadlineMs: DEADLINE_MS, attemptMs: ATTEMPT_MS, ...(signal ? { signal } : {}) };
    try {
        return await calls.run(call, limits, async (context) => {
            const response = await http.send({
                method: 'POST',
                url: new URL(`${baseUrl}/oidc/token`),
                headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
                body,
            }, context.signal);
            const text = await (0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .y)(response.body, LARGEST_ANSWER);
            if (response.status >= 300)
                throw (0,_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .statusFailure */ .FP)({ ...response, text });
            const token = readAccessToken(text);
            onSecret(token.accessToken);
            return token;
        });
    }
    catch (error) {
        throw explainRefusal(error, assertion);
    }
}
function readAccessToken(text) {
    let answer;
    try {
        answer = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text, { numbers: 'plain' });
    }
    catch (error) {
        throw new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .AttemptFailure */ .W({ what: 'unreadable' }, 'was answered with something that is not JSON.', {
            cause: error,
        });
    }
    const { access_token: accessToken, expires_in: seconds } = (answer ?? {});
    if (typeof accessToken !== 'string' || accessToken === '') {
        throw new _attempt_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .AttemptFailure */ .W({ what: 'unreadable' }, 'was answered without an access_token.');
    }
    const lifetime = Number(seconds);
    return { accessToken, expiresInMs: lifetime > 0 ? lifetime * 1_000 : 0 };
}
/** A refusal is debugged by comparing what the token says with what W&B was told to expect. */
function explainRefusal(error, assertion) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WandbError */ .X) || error.status === undefined)
        return error;
    if (error.status < 400 || error.status >= 500 || error.status === 429)
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WandbError */ .X(`${error.message} The token says: ${(0,_jwt_js__WEBPACK_IMPORTED_MODULE_7__/* .describeClaims */ .Z)(assertion)}.`, {
        kind: 'auth',
        operation: error.operation,
        status: error.status,
        serverMessages: error.serverMessages,
        cause: error,
        ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
        hint: 'In W&B an organization admin registers that iss as JWT issuer, a team admin makes a service account whose ' +
            'Subject is exactly that sub, and aud must be the name of the organization (`wandb` on dedicated servers).',
    });
}
/** Access tokens that renew themselves. Exchanges once at a time, whoever asks. */
function createTokenSource(options) {
    const { clock, logger, getAssertion } = options;
    let current;
    let exchange;
    async function renew() {
        const previous = current;
        try {
            const assertion = (await getAssertion()).trim();
            const { accessToken, expiresInMs } = await exchangeIdentity(assertion, options);
            const endsAt = clock.now() + expiresInMs;
            current = { accessToken, endsAt, renewAt: endsAt - Math.min(RENEWAL_MS, expiresInMs / 2) };
            return accessToken;
        }
        catch (error) {
            if (previous === undefined || clock.now() >= previous.endsAt)
                throw error;
            logger.warning(`The access token could not be renewed yet: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            return previous.accessToken;
        }
    }
    return {
        kind: 'token',
        token(signal) {
            if (current !== undefined && clock.now() < current.renewAt)
                return Promise.resolve(current.accessToken);
            exchange ??= renew().finally(() => {
                exchange = undefined;
            });
            return abortable(exchange, signal);
        },
        forget(token) {
            if (current?.accessToken === token)
                current = undefined;
        },
    };
}
/** The exchange is shared: who gives up waiting does not end it for the others. */
function abortable(shared, signal) {
    if (signal === undefined)
        return shared;
    return new Promise((resolve, reject) => {
        const giveUp = () => reject(signal.reason);
        if (signal.aborted)
            giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    });
}


/***/ }),

/***/ 76690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ createLaunchAgent),
/* harmony export */   cY: () => (/* binding */ warnItem),
/* harmony export */   fm: () => (/* binding */ popFromQueue),
/* harmony export */   mf: () => (/* binding */ failItem),
/* harmony export */   ns: () => (/* binding */ launchAgent),
/* harmony export */   wj: () => (/* binding */ updateLaunchAgent),
/* harmony export */   x_: () => (/* binding */ ackItem)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56644);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35);
/* harmony import */ var _queue_items_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62300);




const CREATE_AGENT = {
    name: 'createLaunchAgent',
    effect: 'write',
    document: `mutation createLaunchAgent(
    $entity: String!
    $project: String!
    $queues: [ID!]!
    $hostname: String!
    $agentConfig: JSONString
    $version: String
  ) {
    createLaunchAgent(
      input: {
        entityName: $entity
        projectName: $project
        runQueues: $queues
        hostname: $hostname
        agentConfig: $agentConfig
        version: $version
      }
    ) { launchAgentId }
  }`,
};
const LAUNCH_AGENT = {
    name: 'LaunchAgent',
    effect: 'read',
    document: `query LaunchAgent($agentId: ID!) {
    launchAgent(id: $agentId) { id name stopPolling }
  }`,
};
/** The same status twice is the same status, so it may be repeated. */
const UPDATE_AGENT = {
    name: 'updateLaunchAgent',
    effect: 'read',
    document: `mutation updateLaunchAgent($agentId: ID!, $agentStatus: String) {
    updateLaunchAgent(input: { launchAgentId: $agentId, agentStatus: $agentStatus }) { success }
  }`,
};
const POP = {
    name: 'popFromRunQueue',
    effect: 'write',
    document: `mutation popFromRunQueue($entity: String!, $project: String!, $queue: String!, $agentId: ID) {
    popFromRunQueue(
      input: { entityName: $entity, projectName: $project, queueName: $queue, launchAgentId: $agentId }
    ) { runQueueItemId runSpec }
  }`,
};
const ACK = {
    name: 'ackRunQueueItem',
    effect: 'write',
    document: `mutation ackRunQueueItem($itemId: ID!, $runId: String!) {
    ackRunQueueItem(input: { runQueueItemId: $itemId, runName: $runId }) { success }
  }`,
};
async function createLaunchAgent(client, input, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(CREATE_AGENT.name);
    const { entity, project, queueIds, hostname, agentConfig, version } = input;
    const variables = {
        entity,
        project,
        queues: queueIds,
        hostname,
        agentConfig: (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)(agentConfig),
        version,
    };
    const data = await client.graphql(CREATE_AGENT, variables, call);
    return read.requiredText(read.required(data, 'createLaunchAgent'), 'launchAgentId');
}
/** `null`: the server no longer knows the agent. */
async function launchAgent(client, agentId, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(LAUNCH_AGENT.name);
    const data = await client.graphql(LAUNCH_AGENT, { agentId }, call).catch((error) => {
        // Some servers answer 404 for an agent that was deleted.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .WandbError */ .X && error.kind === 'not-found')
            return null;
        throw error;
    });
    const found = read.object(data, 'launchAgent');
    return found && { name: read.text(found, 'name') ?? '', stopPolling: read.isTrue(found, 'stopPolling') };
}
/** Whether the server took the status. */
async function updateLaunchAgent(client, agentId, status, call) {
    const data = await client.graphql(UPDATE_AGENT, { agentId, agentStatus: status }, call);
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(UPDATE_AGENT.name);
    return read.isTrue(read.object(data, 'updateLaunchAgent'), 'success');
}
/** Takes the next item of a queue on a lease of about a minute; `null`: the queue is empty. */
async function popFromQueue(client, input, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(POP.name);
    const popped = read.object(await client.graphql(POP, { ...input }, call), 'popFromRunQueue');
    return (popped && {
        itemId: read.requiredText(popped, 'runQueueItemId'),
        runSpec: read.document(popped, 'runSpec') ?? {},
    });
}
/** How often a claim is sent whose answers are lost. */
const MOST_ACKS = 5;
/**
 * Claims a leased item for a run. `false`: somebody else has it, or its lease has run out. Repeatable: asks who holds
 * it when the answer is lost, and after a conflict.
 * @throws WandbError `unknown-outcome` when it cannot be found out
 */
async function ackItem(client, input, call) {
    for (let left = MOST_ACKS - 1;; left -= 1) {
        const sent = await sendAck(client, input, call);
        if (sent === 'acknowledged')
            return true;
        const item = await (0,_queue_items_js__WEBPACK_IMPORTED_MODULE_3__/* .queueItem */ .RF)(client, input.queue, input.itemId, call);
        if (item === null || item === 'queue-missing')
            return false;
        if (item.associatedRunId !== null)
            return item.associatedRunId === input.runId;
        if (sent === 'declined')
            return false;
        // Nobody holds it: the lost request was not executed, and may be sent once more.
        if (left === 0)
            throw sent.error;
    }
}
async function sendAck(client, { itemId, runId }, call) {
    try {
        const data = await client.graphql(ACK, { itemId, runId }, call);
        const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(ACK.name);
        return read.isTrue(read.object(data, 'ackRunQueueItem'), 'success') ? 'acknowledged' : 'declined';
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .WandbError */ .X && error.kind === 'conflict')
            return 'declined';
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .WandbError */ .X && error.kind === 'unknown-outcome')
            return { error };
        throw error;
    }
}
/** Marks an item as failed. Whether the server took it. */
function failItem(client, problem, call) {
    return report(client, 'failRunQueueItem', problem, call);
}
/** Sets the warning of an item. Whether the server took it. */
function warnItem(client, problem, call) {
    return report(client, 'updateRunQueueItemWarning', problem, call);
}
/** Both mutations set what they are told and may be repeated. Without files the variable is left out, not null. */
async function report(client, field, { itemId, message, stage, filePaths }, call) {
    const operation = {
        name: field,
        effect: 'read',
        document: `mutation ${field}($itemId: ID!, $message: String!, $stage: String!, $filePaths: [String!]) {
      ${field}(input: { runQueueItemId: $itemId, message: $message, stage: $stage, filePaths: $filePaths }) {
        success
      }
    }`,
    };
    const variables = { itemId, message, stage, ...(filePaths === undefined ? {} : { filePaths }) };
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_2__/* .Reader */ .mP(operation.name);
    return read.isTrue(read.object(await client.graphql(operation, variables, call), field), 'success');
}


/***/ }),

/***/ 43590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ viewer)
/* harmony export */ });
/* unused harmony export entityKind */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35);


const VIEWER = {
    name: 'Viewer',
    effect: 'read',
    // Teams may be closed to a service account; who it is counts.
    acceptPartial: true,
    document: `query Viewer {
    viewer { id username entity email teams { edges { node { name } } } }
  }`,
};
const ENTITY_IS_TEAM = {
    name: 'EntityIsTeam',
    effect: 'read',
    document: `query EntityIsTeam($entity: String!) {
    entity(name: $entity) { id isTeam }
  }`,
};
/** Who the credentials belong to. @throws WandbError `auth` when the server knows nobody by them. */
async function viewer(client, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(VIEWER.name);
    const found = read.object(await client.graphql(VIEWER, {}, call), 'viewer');
    if (found === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X(`${client.baseUrl} knows nobody by these credentials.`, {
            kind: 'auth',
            operation: VIEWER.name,
            hint: 'Check that the API key is complete, not revoked, and belongs to the server of base-url.',
        });
    }
    return {
        id: read.requiredText(found, 'id'),
        username: read.text(found, 'username'),
        email: read.text(found, 'email'),
        entity: read.text(found, 'entity'),
        teams: read.nodes(found, 'teams').flatMap((team) => read.text(team, 'name') ?? []),
    };
}
/** `null` when the entity does not exist or may not be seen. */
async function entityKind(client, entity, call) {
    const read = new Reader(ENTITY_IS_TEAM.name);
    const found = read.object(await client.graphql(ENTITY_IS_TEAM, { entity }, call), 'entity');
    return found && { id: read.requiredText(found, 'id'), isTeam: read.isTrue(found, 'isTeam') };
}


/***/ }),

/***/ 15016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ jobVersion),
/* harmony export */   s: () => (/* binding */ jobNames)
/* harmony export */ });
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35);
/* harmony import */ var _unsupported_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21501);


const MEMBERSHIP = {
    name: 'ArtifactMembershipByName',
    effect: 'read',
    document: `query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifactCollectionMembership(name: $name) {
        versionIndex
        aliases { alias }
        artifactCollection { name }
        artifact { id state metadata artifactType { name } }
      }
    }
  }`,
};
/** For servers that know no memberships. */
const ARTIFACT = {
    name: 'ArtifactByName',
    effect: 'read',
    document: `query ArtifactByName($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifact(name: $name) {
        id
        state
        versionIndex
        metadata
        aliases { alias }
        artifactType { name }
        artifactSequence { name }
      }
    }
  }`,
};
const JOB_NAMES = {
    name: 'ArtifactOfType',
    effect: 'read',
    document: `query ArtifactOfType($entity: String!, $project: String!, $type: String!) {
    project(name: $project, entityName: $entity) {
      artifactType(name: $type) { artifactCollections { edges { node { name } } } }
    }
  }`,
};
/** `null`: no artifact of that name and alias. The caller checks `type`. */
async function jobVersion(client, job, call) {
    const variables = { entity: job.entity, project: job.project, name: `${job.name}:${job.alias}` };
    try {
        const read = new _read_js__WEBPACK_IMPORTED_MODULE_0__/* .Reader */ .mP(MEMBERSHIP.name);
        const data = await client.graphql(MEMBERSHIP, variables, call);
        const membership = read.object(data, 'project', 'artifactCollectionMembership');
        const artifact = membership && read.object(membership, 'artifact');
        if (membership === null || artifact === null)
            return null;
        return toVersion(read, job, artifact, membership, read.object(membership, 'artifactCollection'));
    }
    catch (error) {
        if (!(0,_unsupported_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnsupported */ .w)(error, 'artifactCollectionMembership'))
            throw error;
    }
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_0__/* .Reader */ .mP(ARTIFACT.name);
    const artifact = read.object(await client.graphql(ARTIFACT, variables, call), 'project', 'artifact');
    return artifact && toVersion(read, job, artifact, artifact, read.object(artifact, 'artifactSequence'));
}
/** The version's number and aliases belong to its place in a collection, the rest to the artifact. */
function toVersion(read, job, artifact, place, collection) {
    const type = read.object(artifact, 'artifactType');
    return {
        artifactId: read.requiredText(artifact, 'id'),
        entity: job.entity,
        project: job.project,
        name: (collection && read.text(collection, 'name')) ?? job.name,
        versionIndex: read.number(place, 'versionIndex'),
        state: read.text(artifact, 'state') ?? '',
        type: (type && read.text(type, 'name')) ?? '',
        aliases: read.objects(place, 'aliases').flatMap((alias) => read.text(alias, 'alias') ?? []),
        metadata: read.document(artifact, 'metadata') ?? {},
    };
}
/** Names of the job collections of a project; `null`: no such project. */
async function jobNames(client, owner, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_0__/* .Reader */ .mP(JOB_NAMES.name);
    const data = await client.graphql(JOB_NAMES, { ...owner, type: 'job' }, call);
    const project = read.object(data, 'project');
    if (project === null)
        return null;
    const type = read.object(project, 'artifactType');
    if (type === null)
        return [];
    return read.nodes(type, 'artifactCollections').flatMap((collection) => read.text(collection, 'name') ?? []);
}


/***/ }),

/***/ 62300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ deleteItem),
/* harmony export */   P3: () => (/* binding */ queueItemStates),
/* harmony export */   RF: () => (/* binding */ queueItem),
/* harmony export */   sl: () => (/* binding */ queueItems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35);
/* harmony import */ var _unsupported_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21501);



const BASIC_FIELDS = 'id state associatedRunId';
const ALL_FIELDS = `${BASIC_FIELDS} launchAgentId priority createdAt updatedAt runSpec
  error { message stage filePaths } warnings { message stage filePaths }`;
const STATE_FIELDS = `${BASIC_FIELDS} createdAt updatedAt error { message stage filePaths }
  warnings { message stage filePaths }`;
function itemOperation(fields) {
    return {
        name: 'GetRunQueueItem',
        effect: 'read',
        document: `query GetRunQueueItem($entity: String!, $project: String!, $queue: String!, $item: ID!) {
      project(name: $project, entityName: $entity) {
        runQueue(name: $queue) { id runQueueItem(id: $item) { ${fields} } }
      }
    }`,
    };
}
function itemsOperation(fields) {
    return {
        name: 'GetRunQueueItems',
        effect: 'read',
        document: `query GetRunQueueItems($entity: String!, $project: String!, $queue: String!, $first: Int!) {
      project(name: $project, entityName: $entity) {
        runQueue(name: $queue) { id runQueueItems(first: $first) { edges { node { ${fields} } } } }
      }
    }`,
    };
}
const DELETE_ITEM = {
    name: 'DeleteFromRunQueue',
    effect: 'write',
    document: `mutation DeleteFromRunQueue($queueId: ID!, $item: ID!) {
    deleteFromRunQueue(input: { queueID: $queueId, runQueueItemId: $item }) { success }
  }`,
};
/** The forms in which an item can be read, the fullest first; the last one lists the queue and looks for the id. */
const FORMS = [
    { operation: itemOperation(ALL_FIELDS), lists: false },
    { operation: itemOperation(BASIC_FIELDS), lists: false },
    { operation: itemsOperation(BASIC_FIELDS), lists: true },
];
/** Per client, the first form that its server knows. */
const formOf = new WeakMap();
const MOST_ITEMS = 100;
/** `null`: the item is not there (deleted); `queue-missing`: the queue itself is not. */
async function queueItem(client, queue, itemId, call) {
    for (let form = formOf.get(client) ?? 0;; form += 1) {
        const { operation, lists } = FORMS[form];
        const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(operation.name);
        try {
            const variables = { ...names(queue), ...(lists ? { first: MOST_ITEMS } : { item: itemId }) };
            const found = read.object(await client.graphql(operation, variables, call), 'project', 'runQueue');
            formOf.set(client, form);
            if (found === null)
                return 'queue-missing';
            const item = lists
                ? read.nodes(found, 'runQueueItems').find((node) => read.text(node, 'id') === itemId)
                : read.object(found, 'runQueueItem');
            return item ? toItem(read, item) : null;
        }
        catch (error) {
            if (!(0,_unsupported_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnsupported */ .w)(error) || form >= FORMS.length - 1)
                throw error;
        }
    }
}
/** The newest items of a queue with their specs, at most `first` (default 100); `null`: no such queue. */
function queueItems(client, queue, first = MOST_ITEMS, call) {
    return listItems(client, queue, first, ALL_FIELDS, call);
}
/** As `queueItems`, without their specs: light enough to be asked for again and again. */
function queueItemStates(client, queue, first, call) {
    return listItems(client, queue, first, STATE_FIELDS, call);
}
async function listItems(client, queue, first, fields, call) {
    const list = (asked) => client.graphql(itemsOperation(asked), { ...names(queue), first }, call);
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP('GetRunQueueItems');
    const data = await list(fields).catch((error) => {
        if ((0,_unsupported_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnsupported */ .w)(error))
            return list(BASIC_FIELDS);
        throw error;
    });
    const found = read.object(data, 'project', 'runQueue');
    return found && read.nodes(found, 'runQueueItems').map((node) => toItem(read, node));
}
/** Whether the server says that it removed the item; true also when a lost answer left it gone. */
async function deleteItem(client, queue, itemId, call) {
    const operation = {
        name: 'fetchRunQueuesFromProject',
        effect: 'read',
        document: `query fetchRunQueuesFromProject($entity: String!, $project: String!, $queue: String!) {
      project(name: $project, entityName: $entity) { runQueue(name: $queue) { id } }
    }`,
    };
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(operation.name);
    const found = read.object(await client.graphql(operation, names(queue), call), 'project', 'runQueue');
    if (found === null)
        return false;
    const variables = { queueId: read.requiredText(found, 'id'), item: itemId };
    const send = async () => {
        const data = await client.graphql(DELETE_ITEM, variables, call);
        return read.isTrue(read.object(data, 'deleteFromRunQueue'), 'success');
    };
    try {
        return await send();
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X) || error.kind !== 'unknown-outcome')
            throw error;
        if ((await queueItem(client, queue, itemId, call)) === null)
            return true;
        // It is still there, and to remove it twice is to remove it once.
        return await send();
    }
}
function names(queue) {
    return { entity: queue.entity, project: queue.project, queue: queue.name };
}
function toItem(read, item) {
    const error = read.object(item, 'error');
    return {
        id: read.requiredText(item, 'id'),
        state: (read.text(item, 'state') ?? '').toLowerCase(),
        associatedRunId: nonEmpty(read.text(item, 'associatedRunId')),
        launchAgentId: read.text(item, 'launchAgentId'),
        priority: read.number(item, 'priority'),
        createdAt: read.text(item, 'createdAt'),
        updatedAt: read.text(item, 'updatedAt'),
        runSpec: read.document(item, 'runSpec'),
        error: error && toIssue(read, error),
        warnings: read.objects(item, 'warnings').map((warning) => toIssue(read, warning)),
    };
}
function nonEmpty(text) {
    return text === '' ? null : text;
}
function toIssue(read, issue) {
    return {
        message: read.text(issue, 'message') ?? '',
        stage: read.text(issue, 'stage'),
        filePaths: read.texts(issue, 'filePaths'),
    };
}


/***/ }),

/***/ 83046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LD: () => (/* reexport */ queue_items/* deleteItem */.LD),
  bP: () => (/* reexport */ listQueues),
  NJ: () => (/* reexport */ pushToQueue),
  Mw: () => (/* reexport */ queueAgents),
  sE: () => (/* reexport */ queueDefaults),
  iZ: () => (/* reexport */ queueDetails),
  RF: () => (/* reexport */ queue_items/* queueItem */.RF),
  P3: () => (/* reexport */ queue_items/* queueItemStates */.P3),
  sl: () => (/* reexport */ queue_items/* queueItems */.sl)
});

// UNUSED EXPORTS: createQueue, createQueueDefaults, ensureProject

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/wandb/errors.js
var errors = __webpack_require__(56644);
// EXTERNAL MODULE: ./build/wandb/read.js
var wandb_read = __webpack_require__(35);
// EXTERNAL MODULE: ./build/wandb/operations/unsupported.js
var unsupported = __webpack_require__(21501);
;// CONCATENATED MODULE: ./build/wandb/operations/queue-definitions.js




const LIST_QUEUES = {
    name: 'ProjectRunQueues',
    effect: 'read',
    document: `query ProjectRunQueues($entity: String!, $project: String!) {
    project(name: $project, entityName: $entity) { runQueues { id name access } }
  }`,
};
const QUEUE_DETAILS = {
    name: 'GetRunQueueMetadata',
    effect: 'read',
    document: `query GetRunQueueMetadata($entity: String!, $project: String!, $queue: String!) {
    project(name: $project, entityName: $entity) {
      runQueue(name: $queue) { id name access prioritizationMode defaultResourceConfigID }
    }
  }`,
};
const QUEUE_DEFAULTS = {
    name: 'GetDefaultResourceConfig',
    effect: 'read',
    document: `query GetDefaultResourceConfig($entity: String!, $id: ID!) {
    entity(name: $entity) {
      defaultResourceConfig(id: $id) { resource config templateVariables { name schema } }
    }
  }`,
};
const QUEUE_AGENTS = {
    name: 'QueueAgents',
    effect: 'read',
    document: `query QueueAgents($entity: String!) {
    entity(name: $entity) {
      launchProject { launchAgents { id name agentStatus hostname heartbeatAt runQueues } }
    }
  }`,
};
/** Making a project that exists changes nothing, so it may be repeated. */
const ENSURE_PROJECT = {
    name: 'CreateProject',
    effect: 'read',
    document: `mutation CreateProject($entity: String!, $project: String!) {
    upsertModel(input: { entityName: $entity, name: $project }) { model { id name } inserted }
  }`,
};
const CREATE_QUEUE = {
    name: 'CreateRunQueue',
    effect: 'write',
    document: `mutation CreateRunQueue(
    $entity: String!
    $project: String!
    $queue: String!
    $access: RunQueueAccessType!
    $mode: RunQueuePrioritizationMode
    $configId: ID
  ) {
    createRunQueue(
      input: {
        entityName: $entity
        projectName: $project
        queueName: $queue
        access: $access
        prioritizationMode: $mode
        defaultResourceConfigID: $configId
      }
    ) { success queueID }
  }`,
};
const CREATE_DEFAULTS = {
    name: 'CreateDefaultResourceConfig',
    effect: 'write',
    document: `mutation CreateDefaultResourceConfig(
    $entity: String!
    $resource: String!
    $config: JSONString!
    $variables: JSONString!
  ) {
    createDefaultResourceConfig(
      input: { entityName: $entity, resource: $resource, config: $config, templateVariables: $variables }
    ) { success defaultResourceConfigID }
  }`,
};
/** `null`: no such project, or no access to it. */
async function listQueues(client, owner, call) {
    const read = new wandb_read/* Reader */.mP(LIST_QUEUES.name);
    const variables = { entity: owner.entity, project: owner.project };
    const project = read.object(await client.graphql(LIST_QUEUES, variables, call), 'project');
    return project && read.objects(project, 'runQueues').map((queue) => toSummary(read, queue));
}
function toSummary(read, queue) {
    return {
        id: read.requiredText(queue, 'id'),
        name: read.requiredText(queue, 'name'),
        access: read.text(queue, 'access') ?? '',
    };
}
/** `null`: no such queue (or project), or no access. */
async function queueDetails(client, queue, call) {
    const read = new wandb_read/* Reader */.mP(QUEUE_DETAILS.name);
    const variables = { entity: queue.entity, project: queue.project, queue: queue.name };
    const found = read.object(await client.graphql(QUEUE_DETAILS, variables, call), 'project', 'runQueue');
    return (found && {
        ...toSummary(read, found),
        prioritizationMode: read.text(found, 'prioritizationMode') ?? '',
        defaultResourceConfigId: read.text(found, 'defaultResourceConfigID'),
    });
}
async function queueDefaults(client, entity, configId, call) {
    const read = new wandb_read/* Reader */.mP(QUEUE_DEFAULTS.name);
    const data = await client.graphql(QUEUE_DEFAULTS, { entity, id: configId }, call);
    const found = read.object(data, 'entity', 'defaultResourceConfig');
    return (found && {
        resource: read.text(found, 'resource') ?? '',
        config: read.document(found, 'config') ?? {},
        templateVariables: read.objects(found, 'templateVariables').map((variable) => ({
            name: read.requiredText(variable, 'name'),
            schema: read.plainDocument(variable, 'schema') ?? {},
        })),
    });
}
/** Agents registered for the entity's queues; `null` when this server cannot tell. */
async function queueAgents(client, entity, call) {
    const read = new wandb_read/* Reader */.mP(QUEUE_AGENTS.name);
    let data;
    try {
        data = await client.graphql(QUEUE_AGENTS, { entity }, call);
    }
    catch (error) {
        if ((0,unsupported/* isUnsupported */.w)(error))
            return null;
        throw error;
    }
    const project = read.object(data, 'entity', 'launchProject');
    return project && read.objects(project, 'launchAgents').map((agent) => toAgent(read, agent));
}
function toAgent(read, agent) {
    return {
        id: read.requiredText(agent, 'id'),
        name: read.text(agent, 'name') ?? '',
        status: read.text(agent, 'agentStatus'),
        hostname: read.text(agent, 'hostname'),
        heartbeatAt: read.text(agent, 'heartbeatAt'),
        queueIds: read.texts(agent, 'runQueues'),
    };
}
async function ensureProject(client, owner, call) {
    const variables = { entity: owner.entity, project: owner.project };
    const data = await client.graphql(ENSURE_PROJECT, variables, call);
    new Reader(ENSURE_PROJECT.name).required(data, 'upsertModel', 'model');
}
/** Creates a queue with access PROJECT. @returns its id */
async function createQueue(client, queue, options = {}, call) {
    const read = new Reader(CREATE_QUEUE.name);
    const { prioritizationMode: mode, defaultResourceConfigId: configId } = options;
    const data = await client.graphql(CREATE_QUEUE, {
        entity: queue.entity,
        project: queue.project,
        queue: queue.name,
        access: 'PROJECT',
        ...(mode === undefined ? {} : { mode }),
        ...(configId === undefined ? {} : { configId }),
    }, call);
    const made = read.object(data, 'createRunQueue');
    const id = made && read.text(made, 'queueID');
    if (id === null || !read.isTrue(made, 'success')) {
        throw notDone(CREATE_QUEUE, `The server did not create the queue ${queue.entity}/${queue.name}.`);
    }
    return id;
}
/** @returns id of the stored defaults */
async function createQueueDefaults(client, entity, defaults, call) {
    const read = new Reader(CREATE_DEFAULTS.name);
    const { resource, config, templateVariables = {} } = defaults;
    const data = await client.graphql(CREATE_DEFAULTS, { entity, resource, config: stringifyJson(config), variables: stringifyJson(templateVariables) }, call);
    const made = read.object(data, 'createDefaultResourceConfig');
    const id = made && read.text(made, 'defaultResourceConfigID');
    if (id === null || !read.isTrue(made, 'success')) {
        throw notDone(CREATE_DEFAULTS, `The server did not store the queue defaults for ${resource}.`);
    }
    return id;
}
function notDone(operation, message) {
    return new WandbError(message, { kind: 'refused', operation: operation.name });
}

// EXTERNAL MODULE: ./build/wandb/operations/queue-items.js
var queue_items = __webpack_require__(62300);
;// CONCATENATED MODULE: ./build/wandb/operations/push.js





/**
 * Puts an item on a queue, by the queue's name; on servers that do not know that mutation, by the queue's id.
 * Never sends a second mutation after one whose outcome is not known: the next form is tried only when the server
 * says that a document does not fit its schema, which is found out before anything is executed. A priority or
 * template values that the server does not know are an error, never dropped.
 * @returns the id of the item, and the spec as stored (`null`: the server did not say)
 * @throws WandbError `unknown-outcome` when the answer was lost
 */
async function pushToQueue(client, input, call) {
    try {
        return await pushByName(client, input, true, call);
    }
    catch (error) {
        if ((0,unsupported/* isUnsupported */.w)(error, 'pushToRunQueueByName'))
            return await pushById(client, input, call);
        if (!(0,unsupported/* isUnsupported */.w)(error, 'runSpec'))
            throw error;
    }
    return await pushByName(client, input, false, call);
}
async function pushByName(client, input, withSpec, call) {
    const { queue } = input;
    const extra = optionalFields(input);
    const operation = {
        name: 'pushToRunQueueByName',
        effect: 'write',
        document: `mutation pushToRunQueueByName(
      $entity: String!
      $project: String!
      $queue: String!
      $runSpec: JSONString!${extra.declared}
    ) {
      pushToRunQueueByName(
        input: {
          entityName: $entity
          projectName: $project
          queueName: $queue
          runSpec: $runSpec${extra.passed}
        }
      ) { runQueueItemId ${withSpec ? 'runSpec' : ''} }
    }`,
    };
    const variables = { entity: queue.entity, project: queue.project, queue: queue.name };
    const data = await client.graphql(operation, { ...variables, runSpec: input.runSpec, ...extra.values }, call);
    return readPushed(operation, data, queue);
}
async function pushById(client, input, call) {
    const { queue } = input;
    const queues = (await listQueues(client, queue, call)) ?? [];
    const [found, second] = queues.filter(({ name }) => name === queue.name);
    const operationName = 'pushToRunQueue';
    if (found === undefined || second !== undefined) {
        throw new errors/* WandbError */.X(found === undefined
            ? `There is no queue ${queue.name} in ${queue.entity}/${queue.project}.`
            : `More than one queue in ${queue.entity}/${queue.project} is named ${queue.name}.`, { kind: found === undefined ? 'not-found' : 'refused', operation: operationName });
    }
    const extra = optionalFields(input);
    const operation = {
        name: operationName,
        effect: 'write',
        document: `mutation pushToRunQueue($queueId: ID!, $runSpec: JSONString!${extra.declared}) {
      pushToRunQueue(input: { queueID: $queueId, runSpec: $runSpec${extra.passed} }) { runQueueItemId }
    }`,
    };
    const variables = { queueId: found.id, runSpec: input.runSpec, ...extra.values };
    return readPushed(operation, await client.graphql(operation, variables, call), queue);
}
/** Servers that do not know an input field refuse its very mention: what is not given is not in the document. */
function optionalFields(input) {
    const { templateVariableValues, priority } = input;
    const fields = [
        { name: 'templateVariableValues', type: 'JSONString', value: templateVariableValues },
        { name: 'priority', type: 'Int', value: priority },
    ].filter(({ value }) => value !== undefined);
    return {
        declared: fields.map(({ name, type }) => `\n$${name}: ${type}`).join(''),
        passed: fields.map(({ name }) => `\n${name}: $${name}`).join(''),
        values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    };
}
function readPushed(operation, data, queue) {
    const read = new wandb_read/* Reader */.mP(operation.name);
    const payload = read.object(data, operation.name);
    if (payload === null) {
        throw new errors/* WandbError */.X(`The server put nothing on the queue ${queue.entity}/${queue.name} and did not say why.`, {
            kind: 'refused',
            operation: operation.name,
            hint: 'Check that the queue exists, that the key may push to it, and that it takes what is in the spec.',
        });
    }
    return { itemId: read.requiredText(payload, 'runQueueItemId'), runSpec: storedSpec(payload['runSpec']) };
}
/** The item is there whatever the answer says about its spec. */
function storedSpec(value) {
    let parsed = value;
    if (typeof value === 'string') {
        try {
            parsed = (0,json/* parseJson */.qF)(value);
        }
        catch {
            return null;
        }
    }
    return (0,wandb_read/* isObject */.Gv)(parsed) ? parsed : null;
}

;// CONCATENATED MODULE: ./build/wandb/operations/queues.js





/***/ }),

/***/ 29163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C6: () => (/* binding */ runDetails),
/* harmony export */   GB: () => (/* binding */ runQuery),
/* harmony export */   Ob: () => (/* binding */ runHistory),
/* harmony export */   RV: () => (/* binding */ runVariables),
/* harmony export */   bG: () => (/* binding */ sampledHistory),
/* harmony export */   em: () => (/* binding */ runStatus),
/* harmony export */   sL: () => (/* binding */ runStatuses),
/* harmony export */   v8: () => (/* binding */ projectOf),
/* harmony export */   y1: () => (/* binding */ runLogTail)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35);
/* harmony import */ var _unsupported_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21501);



const STATUS_FIELDS = 'id name displayName state createdAt heartbeatAt stopped';
/** A query for fields of one run. */
function runQuery(name, fields, declared = '') {
    return {
        name,
        effect: 'read',
        document: `query ${name}($entity: String!, $project: String!, $run: String!${declared}) {
      project(name: $project, entityName: $entity) { run(name: $run) { ${fields} } }
    }`,
    };
}
/** A run without a project lives in `uncategorized`. */
function runVariables(run) {
    return { entity: run.entity, project: projectOf(run), run: run.runId };
}
function projectOf(run) {
    return run.project === '' ? 'uncategorized' : run.project;
}
const RUN_STATUS = runQuery('RunState', STATUS_FIELDS);
const RUN_DETAILS = runQuery('Run', `${STATUS_FIELDS} config summaryMetrics systemMetrics historyLineCount tags group jobType notes sweepName`);
const RUN_HISTORY = runQuery('RunFullHistory', 'history(samples: $samples)', ', $samples: Int');
const SAMPLED_HISTORY = runQuery('RunSampledHistory', 'sampledHistory(specs: $specs)', ', $specs: [JSONString!]!');
const LOG_TAIL = runQuery('RunLogTail', 'logLines(last: $last) { edges { node { number level line } } }', ', $last: Int!');
/** What the Python client asks for by default. */
const SAMPLES = 500;
/** `null`: no such run yet, or no longer. An empty project is looked up as `uncategorized`. */
async function runStatus(client, run, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(RUN_STATUS.name);
    const found = read.object(await client.graphql(RUN_STATUS, runVariables(run), call), 'project', 'run');
    return found && toStatus(read, found, run);
}
const RUN_STATES = {
    name: 'Runs',
    effect: 'read',
    document: `query Runs($entity: String!, $project: String!, $filters: JSONString, $first: Int) {
    project(name: $project, entityName: $entity) {
      runs(filters: $filters, first: $first) { edges { node { ${STATUS_FIELDS} } } }
    }
  }`,
};
/** Runs that one request asks for. */
const RUNS_AT_ONCE = 200;
/** Those of the runs that exist, by their ids: a request for every two hundred. */
async function runStatuses(client, place, runIds, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(RUN_STATES.name);
    const found = new Map();
    for (let at = 0; at < runIds.length; at += RUNS_AT_ONCE) {
        const some = runIds.slice(at, at + RUNS_AT_ONCE);
        const variables = {
            entity: place.entity,
            project: projectOf(place),
            filters: (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)({ name: { $in: some } }),
            first: some.length,
        };
        const project = read.object(await client.graphql(RUN_STATES, variables, call), 'project');
        for (const node of project === null ? [] : read.nodes(project, 'runs')) {
            const status = toStatus(read, node, { ...place, runId: '' });
            found.set(status.runId, status);
        }
    }
    return found;
}
async function runDetails(client, run, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(RUN_DETAILS.name);
    const found = read.object(await client.graphql(RUN_DETAILS, runVariables(run), call), 'project', 'run');
    if (found === null)
        return null;
    const raw = read.document(found, 'config') ?? {};
    const internal = unwrap(raw['_wandb']);
    return {
        ...toStatus(read, found, run),
        config: Object.fromEntries(Object.entries(raw)
            .filter(([key]) => key !== '_wandb' && key !== 'wandb_version')
            .map(([key, value]) => [key, unwrap(value)])),
        internalConfig: (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(internal) ? internal : {},
        summary: read.plainDocument(found, 'summaryMetrics') ?? {},
        systemMetrics: read.plainDocument(found, 'systemMetrics') ?? {},
        historyLineCount: read.number(found, 'historyLineCount') ?? 0,
        tags: read.texts(found, 'tags'),
        group: read.text(found, 'group'),
        jobType: read.text(found, 'jobType'),
        notes: read.text(found, 'notes'),
        sweepName: read.text(found, 'sweepName'),
    };
}
/** Config values travel as `{"value": …, "desc": …}`, except where they do not. */
function unwrap(value) {
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) && 'value' in value ? value['value'] : value;
}
function toStatus(read, found, run) {
    return {
        storageId: read.requiredText(found, 'id'),
        runId: read.text(found, 'name') ?? run.runId,
        displayName: read.text(found, 'displayName'),
        state: (read.text(found, 'state') ?? '').toLowerCase(),
        createdAt: read.text(found, 'createdAt'),
        heartbeatAt: read.text(found, 'heartbeatAt'),
        stopped: read.isTrue(found, 'stopped'),
    };
}
/** History rows in order, at most `samples` of them, chosen by the server over the whole run. */
async function runHistory(client, run, samples = SAMPLES, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(RUN_HISTORY.name);
    const data = await client.graphql(RUN_HISTORY, { ...runVariables(run), samples }, call);
    const found = read.object(data, 'project', 'run');
    return found === null ? [] : rows(read, read.list(found, 'history'));
}
/** Rows that hold all of `keys`. */
async function sampledHistory(client, run, keys, samples = SAMPLES, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(SAMPLED_HISTORY.name);
    const spec = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)({ keys, samples });
    const data = await client.graphql(SAMPLED_HISTORY, { ...runVariables(run), specs: [spec] }, call);
    const found = read.object(data, 'project', 'run');
    const [first] = found === null ? [] : read.list(found, 'sampledHistory');
    return Array.isArray(first) ? rows(read, first) : [];
}
function rows(read, list) {
    return list.map((row) => read.row(row)).filter((row) => row !== null);
}
/** The last lines that the run printed; empty when this server cannot tell. */
async function runLogTail(client, run, last, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_1__/* .Reader */ .mP(LOG_TAIL.name);
    let data;
    try {
        data = await client.graphql(LOG_TAIL, { ...runVariables(run), last }, call);
    }
    catch (error) {
        if ((0,_unsupported_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnsupported */ .w)(error))
            return [];
        throw error;
    }
    const found = read.object(data, 'project', 'run');
    if (found === null)
        return [];
    return read.nodes(found, 'logLines').map((line, index) => ({
        number: read.number(line, 'number') ?? index,
        level: read.text(line, 'level'),
        line: read.text(line, 'line') ?? '',
    }));
}


/***/ }),

/***/ 91385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xF: () => (/* reexport */ deleteRun),
  JH: () => (/* reexport */ finishRun),
  C6: () => (/* reexport */ run_reads/* runDetails */.C6),
  dc: () => (/* reexport */ runFileUrl),
  Ob: () => (/* reexport */ run_reads/* runHistory */.Ob),
  y1: () => (/* reexport */ run_reads/* runLogTail */.y1),
  Rh: () => (/* reexport */ runSource),
  em: () => (/* reexport */ run_reads/* runStatus */.em),
  sL: () => (/* reexport */ run_reads/* runStatuses */.sL),
  bG: () => (/* reexport */ run_reads/* sampledHistory */.bG),
  KV: () => (/* reexport */ stopRun),
  SO: () => (/* reexport */ uploadRunFiles),
  hZ: () => (/* reexport */ upsertRun)
});

// EXTERNAL MODULE: ./build/wandb/operations/run-reads.js
var run_reads = __webpack_require__(29163);
// EXTERNAL MODULE: ./build/wandb/read.js
var wandb_read = __webpack_require__(35);
;// CONCATENATED MODULE: ./build/wandb/operations/run-source.js


const ARTIFACT = `edges {
  node { id versionIndex artifactType { name } artifactSequence { name project { name entityName } } }
}`;
const RUN_SOURCE = (0,run_reads/* runQuery */.GB)('RunSource', `runInfo { program args python git { remote commit } }
   inputArtifacts(first: 100) { ${ARTIFACT} }
   outputArtifacts(first: 100) { ${ARTIFACT} }`);
const RUN_FILES = (0,run_reads/* runQuery */.GB)('RunFiles', 'files(names: $files) { edges { node { name url directUrl updatedAt } } }', ', $files: [String!]');
/** What a run was started from; `null`: no such run. */
async function runSource(client, run, call) {
    const read = new wandb_read/* Reader */.mP(RUN_SOURCE.name);
    const found = read.object(await client.graphql(RUN_SOURCE, (0,run_reads/* runVariables */.RV)(run), call), 'project', 'run');
    if (found === null)
        return null;
    const info = read.object(found, 'runInfo') ?? {};
    const git = read.object(info, 'git');
    const remote = git && read.text(git, 'remote');
    return {
        program: read.text(info, 'program'),
        args: read.texts(info, 'args'),
        python: read.text(info, 'python'),
        git: git === null || remote === null ? null : { remote, commit: read.text(git, 'commit') },
        inputArtifacts: read.nodes(found, 'inputArtifacts').map((artifact) => toArtifact(read, artifact, run)),
        outputArtifacts: read.nodes(found, 'outputArtifacts').map((artifact) => toArtifact(read, artifact, run)),
    };
}
function toArtifact(read, artifact, run) {
    const type = read.object(artifact, 'artifactType');
    const sequence = read.object(artifact, 'artifactSequence');
    const project = sequence && read.object(sequence, 'project');
    return {
        id: read.requiredText(artifact, 'id'),
        type: (type && read.text(type, 'name')) ?? '',
        name: (sequence && read.text(sequence, 'name')) ?? '',
        versionIndex: read.number(artifact, 'versionIndex'),
        entity: (project && read.text(project, 'entityName')) ?? run.entity,
        project: (project && read.text(project, 'name')) ?? (0,run_reads/* projectOf */.v8)(run),
    };
}
/** Address of a file of the run; `null`: the run has no such file. */
async function runFileUrl(client, run, file, call) {
    const read = new wandb_read/* Reader */.mP(RUN_FILES.name);
    const data = await client.graphql(RUN_FILES, { ...(0,run_reads/* runVariables */.RV)(run), files: [file] }, call);
    const found = read.object(data, 'project', 'run');
    if (found === null)
        return null;
    // The server answers with a row for a file that does not exist too: without a time of its last change.
    const row = read
        .nodes(found, 'files')
        .find((node) => read.text(node, 'name') === file && read.text(node, 'updatedAt') !== null);
    return row ? (read.text(row, 'directUrl') ?? read.text(row, 'url')) : null;
}

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/wandb/upload-headers.js
var upload_headers = __webpack_require__(80329);
;// CONCATENATED MODULE: ./build/wandb/operations/run-writes.js




/** Creates or updates by the run's own id, so it may be repeated; the real client also repeats a conflict. */
const UPSERT = {
    name: 'UpsertBucket',
    effect: 'read',
    alsoRetry: [409],
    document: `mutation UpsertBucket(
    $name: String
    $project: String
    $entity: String
    $displayName: String
    $jobType: String
    $config: JSONString
    $host: String
  ) {
    upsertBucket(
      input: {
        name: $name
        modelName: $project
        entityName: $entity
        displayName: $displayName
        jobType: $jobType
        config: $config
        host: $host
      }
    ) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`,
};
/** A run that was asked to stop twice stops once. */
const STOP = {
    name: 'StopRun',
    effect: 'read',
    document: 'mutation StopRun($id: ID!) { stopRun(input: { id: $id }) { success } }',
};
const DELETE = {
    name: 'DeleteRun',
    effect: 'write',
    document: 'mutation DeleteRun($id: ID!) { deleteRun(input: { id: $id }) { clientMutationId } }',
};
/** Asks for addresses only. */
const CREATE_FILES = {
    name: 'CreateRunFiles',
    effect: 'read',
    document: `mutation CreateRunFiles($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
    createRunFiles(input: { entityName: $entity, projectName: $project, runName: $run, files: $files }) {
      runID
      uploadHeaders
      files { name uploadUrl }
    }
  }`,
};
/** Creates a run, or updates the one of that id. `config` is taken plain and written as W&B stores it. */
async function upsertRun(client, input, call) {
    const { entity, project, runId, config, displayName, jobType, host } = input;
    const read = new wandb_read/* Reader */.mP(UPSERT.name);
    // Null means "leave it as it is" to the server, so what is not given is not sent.
    const variables = {
        name: runId,
        project,
        ...(entity === null ? {} : { entity }),
        ...(displayName === undefined ? {} : { displayName }),
        ...(jobType === undefined ? {} : { jobType }),
        ...(host === undefined ? {} : { host }),
        ...(config === undefined ? {} : { config: (0,json/* stringifyJson */.sd)(wrapConfig(config)) }),
    };
    const answer = read.required(await client.graphql(UPSERT, variables, call), 'upsertBucket');
    const bucket = read.required(answer, 'bucket');
    const owner = read.object(bucket, 'project');
    const ownerEntity = owner && read.object(owner, 'entity');
    return {
        storageId: read.requiredText(bucket, 'id'),
        runId: read.text(bucket, 'name') ?? runId,
        entity: (ownerEntity && read.text(ownerEntity, 'name')) ?? entity ?? '',
        project: (owner && read.text(owner, 'name')) ?? project,
        inserted: read.isTrue(answer, 'inserted'),
    };
}
function wrapConfig(config) {
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value }]));
}
/** Asks the program of a run to stop. */
async function stopRun(client, storageId, call) {
    const read = new wandb_read/* Reader */.mP(STOP.name);
    return read.isTrue(read.object(await client.graphql(STOP, { id: storageId }, call), 'stopRun'), 'success');
}
async function deleteRun(client, storageId, call) {
    await client.graphql(DELETE, { id: storageId }, call);
}
/** Uploads small files of a run by their relative paths and tells the server that they are there. */
async function uploadRunFiles(client, run, files, call) {
    const paths = Object.keys(files);
    if (paths.length === 0)
        return;
    const read = new wandb_read/* Reader */.mP(CREATE_FILES.name);
    const variables = { entity: run.entity, project: (0,run_reads/* projectOf */.v8)(run), run: run.runId, files: paths };
    const answer = read.required(await client.graphql(CREATE_FILES, variables, call), 'createRunFiles');
    const headers = (0,upload_headers/* headersFromList */.R)(read.texts(answer, 'uploadHeaders'));
    const targets = read.objects(answer, 'files');
    for (const target of targets) {
        const bytes = files[read.requiredText(target, 'name')];
        const url = read.text(target, 'uploadUrl');
        if (bytes === undefined || url === null || url === '')
            continue;
        await client.file({ method: 'PUT', url, headers, body: () => bytes, contentLength: bytes.byteLength }, call);
    }
    await postToStream(client, run, { uploaded: paths }, call);
}
/** Closes the stream of a run: the server then knows its end. */
async function finishRun(client, run, exitCode, call) {
    await postToStream(client, run, { complete: true, exitcode: exitCode }, call);
}
/** What these posts say is true however often it is said, so they may be repeated. */
async function postToStream(client, run, body, call) {
    const path = [run.entity, (0,run_reads/* projectOf */.v8)(run), run.runId].map(encodeURIComponent).join('/');
    await client.file({
        method: 'POST',
        url: `${client.baseUrl}/files/${path}/file_stream`,
        headers: { 'content-type': 'application/json' },
        body: () => (0,json/* stringifyJson */.sd)(body),
        authorized: true,
        effect: 'read',
    }, call);
}

;// CONCATENATED MODULE: ./build/wandb/operations/runs.js





/***/ }),

/***/ 87685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ setSweepState),
/* harmony export */   m: () => (/* binding */ sweepState)
/* harmony export */ });
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35);

const SWEEP_STATE = {
    name: 'GetSweepState',
    effect: 'read',
    document: `query GetSweepState($entity: String, $project: String, $sweep: String!) {
    project(name: $project, entityName: $entity) { sweep(sweepName: $sweep) { state } }
  }`,
};
/** Upper case, as the server says it; `null`: no such sweep. */
async function sweepState(client, sweep, call) {
    const variables = { entity: sweep.entity, project: sweep.project, sweep: sweep.sweepId };
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_0__/* .Reader */ .mP(SWEEP_STATE.name);
    const found = read.object(await client.graphql(SWEEP_STATE, variables, call), 'project', 'sweep');
    return found && (read.text(found, 'state')?.toUpperCase() ?? null);
}
const SWEEP_ID = {
    name: 'SweepObjectId',
    effect: 'read',
    document: `query SweepObjectId($entity: String, $project: String, $sweep: String!) {
    project(name: $project, entityName: $entity) { sweep(sweepName: $sweep) { id } }
  }`,
};
/** The same state twice is the same state, so it may be repeated. */
const SET_STATE = {
    name: 'UpsertSweep',
    effect: 'read',
    document: `mutation UpsertSweep($id: ID, $state: String, $entityName: String, $projectName: String) {
    upsertSweep(input: { id: $id, state: $state, entityName: $entityName, projectName: $projectName }) {
      sweep { name }
    }
  }`,
};
/** Moves a sweep to a state. Whether there is such a sweep. */
async function setSweepState(client, { entity, project, sweepId }, state, call) {
    const read = new _read_js__WEBPACK_IMPORTED_MODULE_0__/* .Reader */ .mP(SWEEP_ID.name);
    const data = await client.graphql(SWEEP_ID, { entity, project, sweep: sweepId }, call);
    const sweep = read.object(data, 'project', 'sweep');
    if (sweep === null)
        return false;
    // The mutation wants the id of the object, where everything else goes by the sweep's name.
    const id = read.requiredText(sweep, 'id');
    await client.graphql(SET_STATE, { id, state, entityName: entity, projectName: project }, call);
    return true;
}


/***/ }),

/***/ 21501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ isUnsupported)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56644);

/** Whether a server said that it does not know a field, argument or input field; with `name`, that very one. */
function isUnsupported(error, name) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WandbError */ .X) || error.kind !== 'unsupported-server')
        return false;
    return name === undefined || error.serverMessages.some((message) => message.includes(`"${name}"`));
}


/***/ }),

/***/ 35:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   mP: () => (/* binding */ Reader)
/* harmony export */ });
/* unused harmony export wrongShape */
/* harmony import */ var lossless_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(875);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56644);



/**
 * Readers of answers. A field that is missing or null is null here, and never a crash; one of the wrong shape is an
 * error that names operation and field, because then the server speaks another protocol.
 */
function wrongShape(operation, field, expected) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .WandbError */ .X(`${operation} was answered wrongly: ${field} is not ${expected}.`, {
        kind: 'server',
        operation,
        hint: 'This W&B server answers differently from those that are known; please report its version.',
    });
}
class Reader {
    operation;
    constructor(operation) {
        this.operation = operation;
    }
    /** Walks down through objects; null as soon as one of them is missing. */
    object(value, ...path) {
        let current = value;
        for (const [depth, name] of ['', ...path].entries()) {
            if (depth > 0)
                current = current[name];
            if (current === null || current === undefined)
                return null;
            if (!isObject(current))
                throw wrongShape(this.operation, path.slice(0, depth).join('.') || 'data', 'an object');
        }
        return current;
    }
    /** As `object`, for what the protocol promises. */
    required(value, ...path) {
        const found = this.object(value, ...path);
        if (found === null)
            throw wrongShape(this.operation, path.join('.'), 'there');
        return found;
    }
    /** Ids and names may come as numbers from older servers. */
    text(parent, field) {
        const value = parent[field];
        if (value === null || value === undefined)
            return null;
        if (typeof value === 'string')
            return value;
        if ((0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonNumber */ .OD)(value))
            return String(value);
        throw wrongShape(this.operation, field, 'a text');
    }
    requiredText(parent, field) {
        const value = this.text(parent, field);
        if (value === null || value === '')
            throw wrongShape(this.operation, field, 'there');
        return value;
    }
    number(parent, field) {
        const value = parent[field];
        if (value === null || value === undefined)
            return null;
        if ((0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonNumber */ .OD)(value))
            return Number((0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value) ? value.value : value);
        throw wrongShape(this.operation, field, 'a number');
    }
    isTrue(parent, field) {
        return parent?.[field] === true;
    }
    list(parent, field) {
        const value = parent[field];
        if (value === null || value === undefined)
            return [];
        if (Array.isArray(value))
            return value;
        throw wrongShape(this.operation, field, 'a list');
    }
    texts(parent, field) {
        return this.list(parent, field)
            .filter((item) => typeof item === 'string' || (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonNumber */ .OD)(item))
            .map(String);
    }
    objects(parent, field) {
        return this.list(parent, field).filter(isObject);
    }
    /** The nodes of a connection: `{edges: [{node}]}`. */
    nodes(parent, field) {
        const connection = this.object(parent, field);
        if (connection === null)
            return [];
        return this.objects(connection, 'edges')
            .map((edge) => edge['node'])
            .filter(isObject);
    }
    /**
     * A JSON document, which travels as an object in some answers and as text in others.
     * Null when it is missing; numbers stay exact.
     */
    document(parent, field) {
        return this.#asDocument(parent[field], field, 'exact');
    }
    /** A JSON document that is only looked at: every number in it is a `number`. */
    plainDocument(parent, field) {
        return this.#asDocument(parent[field], field, 'plain');
    }
    /** A row of a history: JSON text or object. Null when it is neither. */
    row(value) {
        return this.#asDocument(value, 'history', 'plain');
    }
    #asDocument(value, field, numbers) {
        let parsed = value;
        if (typeof value === 'string') {
            try {
                parsed = (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(value, { numbers });
            }
            catch {
                throw wrongShape(this.operation, field, 'a JSON document');
            }
        }
        if (parsed === null || parsed === undefined)
            return null;
        if (!isObject(parsed))
            throw wrongShape(this.operation, field, 'a JSON object');
        return numbers === 'plain' ? toPlain(parsed) : parsed;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value);
}
function toPlain(value) {
    if ((0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .isLosslessNumber */ .s_)(value))
        return Number(value.value);
    if (Array.isArray(value))
        return value.map(toPlain);
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toPlain(member)]));
}


/***/ }),

/***/ 74613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ nextWait),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   ks: () => (/* binding */ paceMs)
/* harmony export */ });
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const MOST_ATTEMPTS = 20;
const MOST_SPREAD_MS = 5_000;
/** Kept back for the attempt that follows the last wait. */
const LAST_ATTEMPT_MS = 1_000;
/** Milliseconds to wait before the next attempt; `undefined`: there is none. */
function nextWait(attempted) {
    const { failure, attempts, remainingMs } = attempted;
    if (!mayRepeat(attempted) || attempts >= (attempted.mostAttempts ?? MOST_ATTEMPTS))
        return undefined;
    if (remainingMs <= LAST_ATTEMPT_MS)
        return undefined;
    const asked = failure.what === 'status' ? retryAfterMs(failure.headers, attempted.now) : undefined;
    const wait = asked === undefined ? backoffMs(attempts, attempted.random) : spread(asked, attempted.random);
    return Math.min(wait, remainingMs - LAST_ATTEMPT_MS);
}
/** Never sooner than the server asks; later by up to a half, as everybody else was told the same moment. */
function spread(askedMs, random) {
    return Math.round(askedMs + random * Math.min(askedMs / 2, MOST_SPREAD_MS));
}
function mayRepeat({ failure, effect, alsoRetry }) {
    switch (failure.what) {
        case 'not-sent':
            return true;
        case 'not-trusted':
        case 'declined':
        case 'unreadable':
            return false;
        case 'cut':
        case 'timed-out':
            return effect === 'read';
        case 'status':
            if (failure.status === 429 || failure.status === 503)
                return true;
            if (alsoRetry?.includes(failure.status) === true)
                return true;
            return effect === 'read' && isPassing(failure.status);
    }
}
/** Statuses that may be gone at the next attempt. 501 says that the server cannot do it at all. */
function isPassing(status) {
    return status === 408 || status === 425 || (status >= 500 && status !== 501);
}
/** Doubling from half a second to 20 s, each drawn between half of it and all of it: clients must not march in step. */
function backoffMs(attempts, random) {
    const ceiling = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
    return Math.round((ceiling * (1 + random)) / 2);
}
/** `Retry-After` as milliseconds from `now`: seconds (fractions allowed) or an HTTP date. */
function retryAfterMs(headers, now) {
    const value = headers['retry-after']?.trim();
    if (value === undefined || value === '')
        return undefined;
    if (/^\d+(\.\d+)?$/.test(value))
        return Number(value) * 1_000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/**
 * Milliseconds that should lie between two requests so that what the server still allows lasts until its window
 * ends; 0: no need to slow down. With nothing left it is the rest of the window.
 */
function paceMs(headers) {
    const remaining = Number.parseFloat(headers['ratelimit-remaining'] ?? '');
    const resetSeconds = Number.parseFloat(headers['ratelimit-reset'] ?? '');
    if (!(remaining >= 0) || !(resetSeconds > 0) || resetSeconds > 3_600)
        return 0;
    return remaining < PLENTY ? (resetSeconds * 1_000) / Math.max(1, remaining) : 0;
}
/** As long as this many requests are left there is no need to pace: a step makes a handful. */
const PLENTY = 20;
/** What a failure means to the caller once it is final. */
function kindOf(failure, effect) {
    switch (failure.what) {
        case 'not-sent':
        case 'not-trusted':
            return 'network';
        case 'cut':
            return effect === 'read' ? 'network' : 'unknown-outcome';
        case 'timed-out':
            return effect === 'read' ? 'timeout' : 'unknown-outcome';
        case 'declined':
            return 'refused';
        case 'unreadable':
            return effect === 'read' ? 'server' : 'unknown-outcome';
        case 'status':
            return kindOfStatus(failure.status, effect);
    }
}
function kindOfStatus(status, effect) {
    switch (status) {
        case 401:
            return 'auth';
        case 403:
            return 'permission';
        case 404:
            return 'not-found';
        case 409:
            return 'conflict';
        case 429:
            return 'rate-limited';
        case 408:
            return effect === 'read' ? 'timeout' : 'unknown-outcome';
        case 425:
        case 501:
        case 503:
            return 'server';
        default:
            if (status < 500)
                return 'refused';
            return effect === 'read' ? 'server' : 'unknown-outcome';
    }
}


/***/ }),

/***/ 80329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ headersFromList)
/* harmony export */ });
/** Headers of an upload as the server lists them: `Name:Value`, split at the first colon. */
function headersFromList(lines) {
    return Object.fromEntries(lines.flatMap((line) => {
        const colon = line.indexOf(':');
        return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }));
}


/***/ }),

/***/ 99305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ DEFAULT_BASE_URL),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Ug: () => (/* binding */ deriveAppUrl),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   Yw: () => (/* binding */ isBelow),
/* harmony export */   jR: () => (/* binding */ queueUrl),
/* harmony export */   xd: () => (/* binding */ checkBaseUrl)
/* harmony export */ });
/* unused harmony exports projectUrl, jobsUrl, jobUrl, agentUrl */
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** The public cloud. */
const DEFAULT_BASE_URL = 'https://api.wandb.ai';
/**
 * Checks the address of a W&B server and takes off trailing slashes.
 * @throws LaunchError naming what is wrong with it; never with a password that it held
 */
function checkBaseUrl(text) {
    const trimmed = text.trim();
    const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
    if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('The base URL is not an http(s) address.', {
            hint: `Use an address such as ${DEFAULT_BASE_URL}, with its scheme.`,
        });
    }
    if (url.username !== '' || url.password !== '') {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('The base URL holds a user name or a password.', {
            hint: 'Take them out of the address and give the API key as the secret input api-key.',
        });
    }
    if (url.search !== '' || url.hash !== '') {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE('The base URL holds a query or a fragment.', {
            hint: `Use the bare address of the server, such as ${DEFAULT_BASE_URL}.`,
        });
    }
    if (/(^|\.)wandb\.ai$/.test(url.hostname))
        checkCloud(url);
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`The base URL ${url.origin} is plain http: the API key could be read on its way.`, {
            hint: 'Use https; http is accepted to this machine only.',
        });
    }
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
function checkCloud(url) {
    if (!url.hostname.includes('api.')) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`${url.origin} is the web app of W&B, not its API.`, {
            hint: `Did you mean ${DEFAULT_BASE_URL}?`,
        });
    }
    if (url.protocol === 'http:') {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE(`${url.origin} is plain http, which W&B does not serve.`, {
            hint: `Use ${DEFAULT_BASE_URL}.`,
        });
    }
}
/** `localhost`, 127.0.0.0/8 and ::1. */
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        /^127(\.\d{1,3}){3}$/.test(hostname));
}
/** Whether `url` has the scheme, host and port of `baseUrl` and a path at or below its path. */
function isBelow(baseUrl, url) {
    const base = new URL(baseUrl);
    const path = base.pathname.replace(/\/+$/, '');
    return url.origin === base.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
}
/** Address of the web app that belongs to an API address, by the rules of the Python client. */
function deriveAppUrl(baseUrl) {
    const rules = [
        ['://api.wandb.test', '://app.wandb.test'],
        ['://api.wandb.', '://wandb.'],
        ['://api.', '://app.'],
    ];
    const rule = rules.find(([api]) => baseUrl.includes(api));
    return rule === undefined ? baseUrl : baseUrl.replace(rule[0], rule[1]);
}
function projectUrl(appUrl, entity, project) {
    return join(appUrl, entity, project);
}
/** An empty project is shown as `uncategorized`. */
function runUrl(appUrl, run) {
    return join(appUrl, run.entity, run.project === '' ? 'uncategorized' : run.project, 'runs', run.runId);
}
function jobsUrl(appUrl, entity, project) {
    return join(appUrl, entity, project, 'jobs');
}
function jobUrl(appUrl, job) {
    return join(appUrl, job.entity, job.project, 'artifacts', 'job', job.name, job.alias);
}
/** `entity` is the one that owns the queue. Queue ids keep their `=` in web addresses. */
function queueUrl(appUrl, entity, queueId) {
    return `${join(appUrl, entity, 'launch')}/${encodeId(queueId)}`;
}
function agentUrl(appUrl, entity, agentId) {
    return `${join(appUrl, entity, 'launch', 'agents')}/${encodeId(agentId)}`;
}
function join(appUrl, ...parts) {
    return [appUrl.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/');
}
function encodeId(id) {
    return encodeURIComponent(id).replaceAll('%3D', '=');
}


/***/ })

};

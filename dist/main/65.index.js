export const id = 65;
export const ids = [65];
export const modules = {

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

/***/ 25065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withEventConfig: () => (/* binding */ withEventConfig)
});

// EXTERNAL MODULE: ./build/common/json.js
var json = __webpack_require__(72980);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
// EXTERNAL MODULE: ./build/github/event-paths.js
var event_paths = __webpack_require__(59619);
// EXTERNAL MODULE: ./build/github/inputs/problem.js
var problem = __webpack_require__(98817);
// EXTERNAL MODULE: ./build/github/payload.js
var github_payload = __webpack_require__(47692);
;// CONCATENATED MODULE: ./build/github/event-config.js






/** Characters of one text. GitHub takes 64 KB for the whole payload. */
const LONGEST_TEXT = 4_096;
/**
 * Takes values out of the `client_payload` of a `repository_dispatch`. Whoever sent it may have copied text of others
 * into it, so: only texts, numbers, booleans and null, under names that were asked for or are plain; a text stays the
 * text that it is.
 * @param payload the event, with its numbers as `parseJson` gives them
 * @throws LaunchError for what was asked for by its path and cannot be had, and for a text that is too long
 */
function readEventConfig(payload, asked) {
    const sent = (0,github_payload.at)(payload, 'client_payload');
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
        throw new errors/* LaunchError */.mE('event-config: the event has no client_payload.', {
            hint: 'Send one with the repository_dispatch, as {"event_type": "…", "client_payload": {"name": "value"}}.',
        });
    }
    const values = {};
    if (asked !== 'all') {
        for (const path of asked)
            put(values, path.split('.'), valueAt(sent, path));
        return { values, skipped: [] };
    }
    const skipped = [];
    for (const name of Object.keys(sent)) {
        const value = (0,github_payload.at)(sent, name);
        if ((0,event_paths/* isEventName */.Q)(name) && isPlain(value))
            put(values, [name], checked(name, value));
        else
            skipped.push((0,problem/* quote */.hD)(name));
    }
    return { values, skipped };
}
function valueAt(sent, path) {
    const names = path.split('.');
    const value = (0,github_payload.at)(sent, ...names);
    if (value === undefined) {
        const holder = (0,github_payload.at)(sent, ...names.slice(0, -1));
        const there = typeof holder === 'object' && holder !== null ? Object.keys(holder).filter(event_paths/* isEventName */.Q) : [];
        const close = (0,nearest/* nearest */.pA)(names.at(-1) ?? '', there);
        throw new errors/* LaunchError */.mE(`event-config: the client_payload has no ${(0,problem/* quote */.hD)(path)}.`, {
            hint: close === undefined
                ? `It has ${(0,nearest/* someOf */.yU)(there) || 'nothing there'}.`
                : `Did you mean ${[...names.slice(0, -1), close].join('.')}?`,
        });
    }
    if (!isPlain(value)) {
        throw new errors/* LaunchError */.mE(`event-config: ${(0,problem/* quote */.hD)(path)} is ${Array.isArray(value) ? 'a list' : 'a mapping'}.`, {
            hint: `Name a value in it, such as ${path}.name, or send it as text.`,
        });
    }
    return checked(path, value);
}
function isPlain(value) {
    return value === null || typeof value === 'string' || typeof value === 'boolean' || (0,json/* isJsonNumber */.OD)(value);
}
function checked(path, value) {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) {
        throw new errors/* LaunchError */.mE(`event-config: ${(0,problem/* quote */.hD)(path)} has ${value.length} characters, and a value may have ${LONGEST_TEXT}.`, { hint: 'Send a reference, such as the name of an artifact, in place of its content.' });
    }
    return value;
}
function put(values, [name = '', ...rest], value) {
    const held = (0,github_payload.at)(values, name);
    const inner = typeof held === 'object' && held !== null && !(0,json/* isJsonNumber */.OD)(held) ? held : {};
    if (rest.length > 0)
        put(inner, rest, value);
    Object.defineProperty(values, name, {
        value: rest.length > 0 ? inner : value,
        enumerable: true,
        writable: true,
        configurable: true,
    });
}

;// CONCATENATED MODULE: ./build/modes/event-config.js



/**
 * The inputs with the values of the event in the config of their runs, under the key `event`.
 * @throws LaunchError when the event does not hold what is asked for
 */
function withEventConfig(inputs, asked, { context, env, logger }) {
    if (context.eventName !== 'repository_dispatch') {
        logger.info(`event-config adds nothing: the event ${context.eventName} has no client_payload.`);
        return inputs;
    }
    const { values, skipped } = readEventConfig((0,github_payload/* readPayload */.rD)(env, { parse: json/* parseJson */.qF }), asked);
    if (skipped.length > 0) {
        logger.warning(`event-config leaves out what is no plain value: ${skipped.slice(0, 8).join(', ')}.`);
    }
    const withEvent = (options) => ({
        ...options,
        parameters: { event: values, ...options.parameters },
    });
    const { launch, launches } = inputs;
    return {
        ...inputs,
        launch: withEvent(launch),
        ...(launches === undefined ? {} : { launches: launches.map(withEvent) }),
    };
}


/***/ })

};

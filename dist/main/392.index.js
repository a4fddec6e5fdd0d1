export const id = 392;
export const ids = [392];
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

/***/ 97392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseStrictJson: () => (/* binding */ parseStrictJson)
/* harmony export */ });
/* harmony import */ var lossless_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(875);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72980);


/**
 * JSON as a user writes it, to the values that `parseJson` gives. What a machine may send (bare `NaN`, a key twice)
 * is a slip here.
 * @throws SyntaxError
 */
function parseStrictJson(text) {
    return (0,lossless_json__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, undefined, { parseNumber: (numeral) => (0,_common_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(numeral) });
}


/***/ })

};

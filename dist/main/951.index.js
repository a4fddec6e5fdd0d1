export const id = 951;
export const ids = [951];
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

/***/ 76951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72980);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7581);
/** YAML 1.2 (core schema) to the same values that `parseJson` gives. Imports the YAML library: load it when needed. */




/** Words that other languages take for numbers; plain YAML would make text of them, which nobody means. */
const NOT_NUMBERS = new Set(['NaN', 'nan', 'Infinity', '-Infinity', '+Infinity']);
function parseYaml(text) {
    try {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
            version: '1.2',
            schema: 'core',
            customTags: exactNumbers,
            uniqueKeys: (a, b) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(a) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(b) && keyText(a) === keyText(b),
        });
        const [fault] = [...document.errors, ...document.warnings].map(_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD).concat(prepare(document));
        return fault === undefined ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .good */ .u)(document.toJS()) : notYaml(fault);
    }
    catch (error) {
        // Nesting deeper than the stack, or aliases that multiply beyond the library's limit.
        return notYaml((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
    }
}
function exactNumbers(tags) {
    return tags.map((tag) => {
        if (typeof tag === 'string' || !/:(int|float)$/.test(tag.tag))
            return tag;
        return { ...tag, resolve: resolveNumber };
    });
}
function resolveNumber(source, onError) {
    const numeral = toJsonNumeral(source);
    if (numeral !== undefined)
        return (0,_common_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(numeral);
    onError(`${source} is not a number that JSON can hold`);
    return source;
}
/** Makes texts of all keys. Returns what JSON could not hold. */
function prepare(document) {
    const faults = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Pair(_, pair) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                pair.key.value = keyText(pair.key);
            else
                faults.push('a key must be one word or text');
        },
        Scalar(_, scalar) {
            if (scalar.type !== 'PLAIN' || !NOT_NUMBERS.has(scalar.source ?? ''))
                return;
            faults.push(`${scalar.source} is not a number that JSON can hold`);
        },
    });
    return faults;
}
function keyText(key) {
    return key.source ?? String(key.value);
}
function notYaml(message) {
    const [line = ''] = message.split('\n');
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .bad */ .M)('the value is neither JSON nor YAML', line.replace(/[:.\s]+$/, '').slice(0, 200), 'Correct that place; quote texts that hold ":" or "#"');
}
/** The numeral of JSON for one of YAML's core schema, digit for digit; `undefined` for infinities and NaN. */
function toJsonNumeral(source) {
    if (/^0o[0-7]+$|^0x[\da-fA-F]+$/.test(source))
        return BigInt(source).toString();
    const [, sign = '', whole = '', fraction, exponent = ''] = /^([-+]?)(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/.exec(source) ?? [];
    if (whole === '' && (fraction ?? '') === '')
        return undefined;
    const digits = whole.replace(/^0+(?=\d)/, '') || '0';
    return `${sign === '-' ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction || '0'}`}${exponent}`;
}


/***/ })

};

export const id = 555;
export const ids = [555];
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

/***/ 13555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseLaunches: () => (/* binding */ parseLaunches)
/* harmony export */ });
/* harmony import */ var _common_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72980);
/* harmony import */ var _common_nearest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32910);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42308);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98817);
/* harmony import */ var _structured_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83415);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63106);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59373);
/** Several launches in one step: each element of `launches` stands over the step's own inputs. */







/** What may differ between the launches of one step. The queue may not: one page and one wait serve them all. */
const OWN = [
    'job',
    'docker-image',
    'uri',
    'version',
    'project',
    'run-config',
    'args',
    'entry-point',
    'name',
    'resource-args',
    'template-variables',
    'priority',
    'config',
    'sweep-id',
    'author',
];
/**
 * Reads and checks each element as if it were the inputs of a step of its own.
 * @returns the values of each, and every mistake, told with the number of its element
 */
async function parseLaunches(elements, checked) {
    const launches = [];
    const problems = [];
    for (const [index, element] of elements.entries()) {
        const place = `element ${index + 1}`;
        problems.push(...unknownKeys(element, place), ...nulls(element, place));
        const texts = new Map([...checked.texts, ...overrides(element, checked.values)]);
        const { values, problems: own } = await (0,_values_js__WEBPACK_IMPORTED_MODULE_5__/* .parseValues */ .Q)(texts);
        const broken = new Set(own.map(({ input }) => input));
        const all = [...own, ...(0,_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .checkAdd */ .aP)({ ...checked, values, texts, broken })];
        problems.push(...all.map((problem) => atElement(problem, place, element)));
        launches.push(values);
    }
    return { launches, problems: distinct(problems) };
}
function unknownKeys(element, place) {
    return Object.keys(element)
        .filter((key) => !OWN.includes(key))
        .map((key) => {
        const close = (0,_common_nearest_js__WEBPACK_IMPORTED_MODULE_6__/* .nearest */ .pA)(key, OWN);
        return {
            input: 'launches',
            what: `${place} has the key ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(key)}, which is not one of a launch`,
            why: 'it would be ignored',
            next: close === undefined ? `The keys are ${OWN.join(', ')}` : `Did you mean ${close}`,
        };
    });
}
/** A key without a value, as YAML reads it, says neither "the step's" nor "none". */
function nulls(element, place) {
    return OWN.filter((name) => element[name] === null).map((name) => ({
        input: 'launches',
        what: `${place}: ${name} is null`,
        why: 'it would be the text "null"',
        next: "Give it a value, or leave the key out: then the step's own counts",
    }));
}
/** The element as texts of inputs; a mapping stands over the keys of the step's own. */
function overrides(element, values) {
    return OWN.filter((name) => Object.hasOwn(element, name) && element[name] !== null).map((name) => {
        const value = element[name];
        const base = _table_js__WEBPACK_IMPORTED_MODULE_4__/* .INPUTS */ .m[name].kind === 'mapping' ? values[name] : undefined;
        const whole = (0,_structured_js__WEBPACK_IMPORTED_MODULE_3__/* .isMapping */ .pi)(base) && (0,_structured_js__WEBPACK_IMPORTED_MODULE_3__/* .isMapping */ .pi)(value) ? { ...base, ...value } : value;
        return [name, typeof whole === 'string' ? whole : (0,_common_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)(whole)];
    });
}
/** A mistake of the element is told as one of `launches`, one of the step itself as what it is. */
function atElement(problem, place, element) {
    if (!Object.hasOwn(element, problem.input))
        return problem;
    return { ...problem, input: 'launches', what: `${place}: ${problem.input}: ${problem.what}` };
}
function distinct(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}


/***/ })

};

export const id = 866;
export const ids = [866];
export const modules = {

/***/ 92866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportInputs: () => (/* binding */ reportInputs)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _gates_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13601);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98817);
/** What a run is held against and compared with. Imports the parser of rules: load it when one of these is set. */



function reportInputs(checked) {
    const { texts, values, broken } = checked;
    const charts = [...new Set(values.charts ?? [])];
    const problems = [];
    const attempt = (input, parse, otherwise) => {
        try {
            return parse();
        }
        catch (error) {
            problems.push(problemOf(input, error));
            return otherwise;
        }
    };
    const gates = broken.has('gates') ? [] : attempt('gates', () => (0,_gates_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGates */ .MJ)(linesOf(checked)), []);
    const asked = broken.has('baseline') ? undefined : values.baseline;
    const baseline = asked === undefined ? null : attempt('baseline', () => (0,_gates_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseline */ .nk)(asked), null);
    if (gates.length > 0 && values.mode !== 'launch' && values.wait !== 'finished') {
        problems.push({
            input: 'gates',
            what: `they are given with wait: ${values.wait}`,
            why: 'what a run is worth is known when it has ended',
            next: 'Set wait: finished, or hold them against the run in a step of mode attach',
        });
    }
    const needing = gates.find((gate) => (0,_gates_index_js__WEBPACK_IMPORTED_MODULE_1__/* .needsBaseline */ .ZQ)([gate]));
    if (needing !== undefined && !texts.has('baseline')) {
        problems.push({
            input: 'baseline',
            what: `it is not set, and ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(needing.rule)} compares with it`,
            why: 'the rule could never hold',
            next: 'Set it, such as baseline: latest-on:main',
        });
    }
    return { inputs: { gates, baseline, charts }, problems };
}
function problemOf(input, error) {
    if (error instanceof _gates_index_js__WEBPACK_IMPORTED_MODULE_1__/* .GateSyntaxError */ .BG) {
        const { line, column, what, rule, next } = error.fault;
        // The pieces on both sides of the place: a caret has no place in one line.
        const place = `${rule.slice(0, column - 1).slice(-60)}>>>${rule.slice(column - 1).slice(0, 60)}`;
        return {
            input,
            what: `line ${line}, column ${column}: ${what}`,
            why: `the place is ${JSON.stringify(place)}`,
            next,
        };
    }
    const next = error instanceof Error && 'hint' in error ? String(error.hint) : 'Correct it';
    return { input, what: (0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), why: 'it names one run', next };
}
/** The lines as they were written, so that their numbers are right; rules given as a list count its elements. */
function linesOf({ texts, values }) {
    const lines = (texts.get('gates') ?? '').split(/\r?\n/);
    const rules = values.gates ?? [];
    const written = lines.map((line) => line.trim()).filter((line) => line !== '');
    return written.length === rules.length && written.every((line, index) => line === rules[index])
        ? lines
        : rules;
}


/***/ })

};

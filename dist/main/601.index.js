export const id = 601;
export const ids = [601];
export const modules = {

/***/ 13601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BG: () => (/* reexport */ GateSyntaxError),
  ud: () => (/* reexport */ evaluateGates),
  zU: () => (/* reexport */ historyKeys),
  ZQ: () => (/* reexport */ needsBaseline),
  nk: () => (/* reexport */ parseBaseline),
  MJ: () => (/* reexport */ parseGates)
});

// UNUSED EXPORTS: asNumber, lookUp, printGate

// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
;// CONCATENATED MODULE: ./build/gates/errors.js

/** A rule that the grammar does not hold. */
class GateSyntaxError extends errors/* LaunchError */.mE {
    name = 'GateSyntaxError';
    fault;
    constructor(fault) {
        const { rule, line, column, what, next } = fault;
        const stop = next.startsWith('Did you mean') ? '?' : '.';
        super(`Gate ${line}, column ${column}: ${what}, in ${JSON.stringify(rule)}.`, { hint: `${next}${stop}` });
        this.fault = fault;
    }
    /** The rule, and below it a caret under the character at which it went wrong. */
    get pointer() {
        return `${this.fault.rule}\n${' '.repeat(this.fault.column - 1)}^`;
    }
}

// EXTERNAL MODULE: ./build/common/nearest.js
var nearest = __webpack_require__(32910);
;// CONCATENATED MODULE: ./build/gates/print.js
/** Keys that can stand without quotes wherever a key may. */
const BARE = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/.\-@:][\p{L}\p{M}\p{N}_]+)*$/u;
const NOT_BARE = /^(?:baseline|history|duration)(?:[/.\-@:]|$)|^(?:nan|inf|infinity)$/i;
/** A rule in the one form that the parser reads back as the same tree. */
function printGate({ left, operator, right }) {
    return `${printExpression(left)} ${operator} ${printExpression(right)}`;
}
function printExpression(expression) {
    switch (expression.kind) {
        case 'number':
            return expression.seconds ? printSeconds(expression.value) : String(expression.value);
        case 'key':
            return `${prefix(expression.of)}${quoted(expression.key)}`;
        case 'duration':
            return `${prefix(expression.of)}duration`;
        case 'history':
            return `${expression.function}(${prefix(expression.of)}history.${quoted(expression.key)})`;
        case 'abs':
            return `abs(${printExpression(expression.operand)})`;
        case 'negate':
            return `-${wrapped(expression.operand, expression.operand.kind === 'arithmetic')}`;
        case 'arithmetic': {
            const { operator, left, right } = expression;
            const isProduct = operator === '*' || operator === '/';
            const leftText = wrapped(left, isProduct && isSum(left));
            // Of equal rank the left one is calculated first.
            const rightText = wrapped(right, right.kind === 'arithmetic' && (isProduct || isSum(right)));
            return `${leftText} ${operator} ${rightText}`;
        }
    }
}
function isSum(expression) {
    return expression.kind === 'arithmetic' && (expression.operator === '+' || expression.operator === '-');
}
function wrapped(expression, wrap) {
    const text = printExpression(expression);
    return wrap ? `(${text})` : text;
}
function prefix(of) {
    return of === 'baseline' ? 'baseline.' : '';
}
/** No key holds all three quotes: the parser reads up to the next one of the same kind. */
function quoted(key) {
    if (BARE.test(key) && !NOT_BARE.test(key))
        return key;
    const quote = ['"', "'", '`'].find((one) => !key.includes(one)) ?? '"';
    return `${quote}${key}${quote}`;
}
/** Durations are whole seconds. */
function printSeconds(seconds) {
    return `${seconds}s`;
}

// EXTERNAL MODULE: ./build/common/duration.js
var duration = __webpack_require__(28810);
;// CONCATENATED MODULE: ./build/gates/tokens.js


/**
 * A word is a key, a function or a name of the grammar. The characters `/ . - @ :` belong to it only between two
 * characters of a word, so that `val/acc` is a key and `a / b` divides.
 */
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/.\-@:][\p{L}\p{M}\p{N}_]+)*/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const TAIL_OF_NUMBER = /[\p{L}\p{M}\p{N}_.%]*/uy;
const SYMBOL = />=|<=|==|!=|[><+\-*/(),.]/y;
/** What other languages write, and what it is here. The longest come first. */
const FOREIGN = [
    ['===', 'Did you mean =='],
    ['!==', 'Did you mean !='],
    ['=>', 'Did you mean >='],
    ['=<', 'Did you mean <='],
    ['<>', 'Did you mean !='],
    ['≥', 'Did you mean >='],
    ['≤', 'Did you mean <='],
    ['≠', 'Did you mean !='],
    ['−', 'Did you mean -'],
    ['–', 'Did you mean -'],
    ['×', 'Did you mean *'],
    ['÷', 'Did you mean /'],
    ['**', 'There are no powers: multiply with *'],
    ['^', 'There are no powers: multiply with *'],
    ['//', 'Divide with a single / that has blanks around it'],
    ['&&', 'Write each rule on a line of its own: all of them must hold'],
    ['||', 'Rules cannot be joined: all of them must hold'],
    ['&', 'Write each rule on a line of its own: all of them must hold'],
    ['|', 'Rules cannot be joined: all of them must hold'],
    ['=', 'Did you mean =='],
    ['!', 'Did you mean !='],
    ['%', 'Write a share as a number, such as 0.92 for 92 %'],
];
const QUOTES = '"\'`';
/** @throws GateSyntaxError */
function tokenize(rule, line) {
    const tokens = [];
    let at = 0;
    const fail = (what, next, place = at) => {
        throw new GateSyntaxError({ rule, line, column: place + 1, what, next });
    };
    const match = (pattern, from = at) => {
        pattern.lastIndex = from;
        return pattern.exec(rule)?.[0] ?? '';
    };
    const push = (token) => {
        tokens.push(token);
        at = token.end;
    };
    while (at < rule.length) {
        const char = rule.charAt(at);
        if (/\s/.test(char)) {
            at += 1;
            continue;
        }
        if (QUOTES.includes(char)) {
            const close = rule.indexOf(char, at + 1);
            if (close < 0)
                fail('the quote is not closed', `Close it with another ${char}`);
            if (close === at + 1)
                fail('the key is empty', 'Write the name of a key between the quotes');
            push({ kind: 'quoted', text: rule.slice(at + 1, close), at, end: close + 1 });
            continue;
        }
        const digits = match(NUMBER);
        if (digits !== '') {
            push(readNumber(digits, at, match(TAIL_OF_NUMBER, at + digits.length), fail));
            continue;
        }
        const word = match(WORD);
        if (word !== '') {
            push({ kind: 'word', text: word, at, end: at + word.length });
            continue;
        }
        const symbol = match(SYMBOL);
        const foreign = FOREIGN.find(([text]) => text.length > symbol.length && rule.startsWith(text, at));
        if (foreign !== undefined)
            fail(`${JSON.stringify(foreign[0])} is not part of a rule`, foreign[1]);
        if (symbol === '') {
            const shown = JSON.stringify(String.fromCodePoint(rule.codePointAt(at) ?? 0));
            fail(`${shown} is not part of a rule`, 'If it belongs to a key, put the key in quotes');
        }
        push({ kind: 'symbol', text: symbol, at, end: at + symbol.length });
    }
    tokens.push({ kind: 'end', at: rule.length, end: rule.length });
    return tokens;
}
/** Numbers have no unit, or those of a duration: `90s`, `2h`, `1h30m`. */
function readNumber(digits, at, tail, fail) {
    const text = digits + tail;
    const end = at + text.length;
    if (tail === '') {
        const value = Number(digits);
        if (!Number.isFinite(value))
            fail(`${text} is too large for a number`, 'Write a smaller number');
        return { kind: 'number', value, seconds: false, at, end };
    }
    if (tail.startsWith('%')) {
        fail('"%" is not part of a rule', 'Write a share as a number, such as 0.92 for 92 %', at + digits.length);
    }
    const ms = (0,duration/* parseDuration */.E)(text);
    if (ms === undefined) {
        fail(`${JSON.stringify(text)} is neither a number nor a duration`, 'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes');
    }
    return { kind: 'number', value: (ms ?? 0) / 1_000, seconds: true, at, end };
}
/** A line without its comment, which starts at a `#` outside quotes, and without blanks around it. */
function withoutComment(text) {
    let quote = '';
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (quote !== '') {
            if (char === quote)
                quote = '';
        }
        else if (QUOTES.includes(char)) {
            quote = char;
        }
        else if (char === '#') {
            return text.slice(0, at).trim();
        }
    }
    return text.trim();
}

;// CONCATENATED MODULE: ./build/gates/tree.js
const COMPARISONS = ['>=', '<=', '>', '<', '==', '!='];
/** Functions over all values of one key; `abs` takes a number instead. */
const AGGREGATES = ['min', 'max', 'mean', 'last', 'first'];
/** All terms of an expression, from left to right. */
function termsOf(expression) {
    switch (expression.kind) {
        case 'number':
            return [];
        case 'negate':
        case 'abs':
            return termsOf(expression.operand);
        case 'arithmetic':
            return [...termsOf(expression.left), ...termsOf(expression.right)];
        default:
            return [expression];
    }
}
/** All terms of a rule, from left to right. */
function termsOfGate({ left, right }) {
    return [...termsOf(left), ...termsOf(right)];
}

;// CONCATENATED MODULE: ./build/gates/parse.js
/**
 * The grammar of gates, one rule a line; `docs/gates.md` tells it to users.
 *
 *     rule       = sum comparison sum
 *     comparison = ">=" | "<=" | ">" | "<" | "==" | "!="
 *     sum        = product { ("+" | "-") product }
 *     product    = signed { ("*" | "/") signed }
 *     signed     = { "+" | "-" } primary
 *     primary    = number | duration | "(" sum ")" | "abs" "(" sum ")" | aggregate "(" history ")" | term
 *     aggregate  = "min" | "max" | "mean" | "last" | "first"
 *     history    = [ "baseline." ] "history." key
 *     term       = key | "duration" | "baseline" | "baseline." ( key | "duration" )
 *     key        = word | quoted
 *
 * And: a rule names a value of the run; `baseline` alone is the baseline's twin of the one value that it names.
 */





/** UTF-16 units of a rule. */
const LONGEST_RULE = 1_000;
/** Parentheses, functions and signs within each other. */
const DEEPEST = 32;
const FUNCTIONS = [...AGGREGATES, 'abs'];
const NO_NUMBERS = /^(?:nan|inf|infinity)$/i;
const RESERVED = /^(?:(baseline|history)[/\-@:]|(duration)[/.\-@:])/;
/** @throws GateSyntaxError at the first rule that the grammar does not hold */
function parseGates(lines) {
    return lines.flatMap((text, index) => {
        const rule = withoutComment(text);
        return rule === '' ? [] : [new Parser(rule, index + 1).gate()];
    });
}
class Parser {
    #rule;
    #line;
    #tokens;
    #place = 0;
    #depth = 0;
    #twinAt = null;
    constructor(rule, line) {
        this.#rule = rule;
        this.#line = line;
        if (rule.length > LONGEST_RULE) {
            this.#fail(LONGEST_RULE, `the rule is longer than ${LONGEST_RULE} characters`, 'Make several rules of it');
        }
        this.#tokens = tokenize(rule, line);
    }
    gate() {
        const left = this.#sum();
        const operator = this.#comparison();
        const right = this.#sum();
        this.#atEnd();
        const [only, ...others] = this.#runTerms(left, right);
        if (only === undefined) {
            this.#fail(0, 'the rule names no value of the run', 'Name a key of its summary, such as val/acc >= 0.92');
        }
        if (this.#twinAt !== null && others.length > 0) {
            this.#fail(this.#twinAt, 'baseline alone is ambiguous, as the rule names several values of the run', 'Say which, such as baseline.loss');
        }
        const twin = { ...only, of: 'baseline' };
        return {
            rule: this.#rule,
            line: this.#line,
            left: resolved(left, twin),
            operator,
            right: resolved(right, twin),
        };
    }
    /** The values of the run that are named, each once. */
    #runTerms(left, right) {
        const nothing = { kind: 'number', value: 0, seconds: false };
        const terms = [left, right].flatMap((side) => termsOf(resolved(side, nothing)));
        const ofRun = terms.filter((term) => term.of === 'run');
        return [...new Map(ofRun.map((term) => [printExpression(term), term])).values()];
    }
    #comparison() {
        const token = this.#take();
        const found = token.kind === 'symbol' && COMPARISONS.find((operator) => operator === token.text);
        if (found)
            return found;
        return this.#unexpected(token, 'a comparison', `Compare with one of ${COMPARISONS.join(' ')}`);
    }
    #atEnd() {
        const token = this.#take();
        if (token.kind === 'end')
            return;
        if (token.kind === 'symbol' && COMPARISONS.some((operator) => operator === token.text)) {
            this.#fail(token.at, 'the rule has a second comparison', 'Write each comparison on a line of its own');
        }
        this.#unexpected(token, 'the end of the rule', 'Join values with + - * /, or start another line');
    }
    #sum() {
        let left = this.#product();
        for (let operator = this.#operator('+-'); operator; operator = this.#operator('+-')) {
            left = { kind: 'arithmetic', operator, left, right: this.#product() };
        }
        return left;
    }
    #product() {
        let left = this.#signed();
        for (let operator = this.#operator('*/'); operator; operator = this.#operator('*/')) {
            left = { kind: 'arithmetic', operator, left, right: this.#signed() };
        }
        return left;
    }
    #operator(among) {
        const token = this.#peek();
        if (token.kind !== 'symbol' || token.text.length !== 1 || !among.includes(token.text))
            return null;
        this.#place += 1;
        return token.text;
    }
    #signed() {
        const sign = this.#operator('+-');
        if (sign === null)
            return this.#primary();
        const operand = this.#deeper(() => this.#signed());
        return sign === '-' ? { kind: 'negate', operand } : operand;
    }
    #primary() {
        const token = this.#take();
        switch (token.kind) {
            case 'number':
                return { kind: 'number', value: token.value, seconds: token.seconds };
            case 'quoted':
                return { kind: 'key', of: 'run', key: token.text };
            case 'word':
                return this.#isSymbol('(') ? this.#call(token) : this.#term(token);
            default: {
                if (token.kind === 'end' || token.text !== '(') {
                    return this.#unexpected(token, 'a value', 'Write a key, a number or a duration');
                }
                const inner = this.#deeper(() => this.#sum());
                this.#close(token.at);
                return inner;
            }
        }
    }
    #call({ text: name, at }) {
        const found = FUNCTIONS.find((one) => one === name);
        if (found === undefined) {
            const close = (0,nearest/* nearest */.pA)(name, FUNCTIONS);
            const next = close === undefined ? `The functions are ${FUNCTIONS.join(', ')}` : `Did you mean ${close}`;
            return this.#fail(at, `there is no function ${JSON.stringify(name)}`, next);
        }
        const open = this.#take();
        const inner = found === 'abs' ? this.#absolute() : this.#history(found);
        this.#close(open.at);
        return inner;
    }
    #absolute() {
        return { kind: 'abs', operand: this.#deeper(() => this.#sum()) };
    }
    /** What an aggregate takes: all values of one key. */
    #history(aggregate) {
        const token = this.#take();
        const next = `Write ${aggregate}(history.KEY); the last value of a run stands alone, as KEY`;
        if (token.kind !== 'word')
            return this.#unexpected(token, 'history.KEY', next);
        const [, prefix = '', rest] = /^((?:baseline\.)?history)(?:\.(.+))?$/.exec(token.text) ?? [];
        const key = prefix === '' ? undefined : (rest ?? this.#quotedMember());
        const of = prefix.startsWith('baseline') ? 'baseline' : 'run';
        if (key !== undefined)
            return { kind: 'history', of, function: aggregate, key };
        // Only one word is missing when the bare key, or the baseline's, stands there.
        const inner = token.text.replace(/^(baseline\.)?(?:history\.?)?/, '$1history.');
        const meant = prefix === '' ? `${aggregate}(${inner})` : next;
        return this.#fail(token.at, `${aggregate} takes the history of a key, not ${JSON.stringify(token.text)}`, prefix === '' ? `Did you mean ${meant}` : next);
    }
    #term({ text, at }) {
        if (text === 'duration')
            return { kind: 'duration', of: 'run' };
        if (text === 'baseline') {
            const key = this.#quotedMember();
            if (key !== undefined)
                return { kind: 'key', of: 'baseline', key };
            this.#twinAt ??= at;
            return { kind: 'twin', at };
        }
        if (text === 'baseline.duration')
            return { kind: 'duration', of: 'baseline' };
        if (/^(?:baseline\.)?history(?:\.|$)/.test(text)) {
            const key = text.replace(/^(?:baseline\.)?history\.?/, '') || 'KEY';
            return this.#fail(at, 'a history is many values, not one', `Take one of them, such as max(${text.startsWith('b') ? 'baseline.' : ''}history.${key}); functions are ${AGGREGATES.join(', ')}`);
        }
        const reserved = RESERVED.exec(text);
        if (reserved !== null) {
            const name = reserved[1] ?? reserved[2] ?? '';
            return this.#fail(at + name.length, `${JSON.stringify(text)} may be a key or a calculation with ${name}`, 'Put blanks around the operator, or the key in quotes');
        }
        if (NO_NUMBERS.test(text)) {
            return this.#fail(at, `${JSON.stringify(text)} is nothing to compare with`, 'A rule fails by itself when a value is not finite; a key of that name stands in quotes');
        }
        return text.startsWith('baseline.')
            ? { kind: 'key', of: 'baseline', key: text.slice('baseline.'.length) }
            : { kind: 'key', of: 'run', key: text };
    }
    /** The key of `."a key"` directly behind a word. */
    #quotedMember() {
        const word = this.#tokens[this.#place - 1];
        const dot = this.#peek();
        const key = this.#tokens[this.#place + 1];
        if (dot.kind !== 'symbol' || dot.text !== '.' || key?.kind !== 'quoted')
            return undefined;
        if (word?.end !== dot.at || dot.end !== key.at)
            return undefined;
        this.#place += 2;
        return key.text;
    }
    #close(openAt) {
        const token = this.#take();
        if (token.kind === 'symbol' && token.text === ')')
            return;
        if (token.kind === 'symbol' && token.text === ',') {
            this.#fail(token.at, 'there is a comma', 'Functions take one value; a key with a comma stands in quotes');
        }
        if (token.kind === 'end')
            this.#fail(openAt, 'the parenthesis is not closed', 'Close it with )');
        this.#unexpected(token, '")"', 'Close the parenthesis, or join values with + - * /');
    }
    #deeper(inner) {
        this.#depth += 1;
        if (this.#depth > DEEPEST) {
            this.#fail(this.#peek().at, `the rule is nested deeper than ${DEEPEST} levels`, 'Simplify it');
        }
        const result = inner();
        this.#depth -= 1;
        return result;
    }
    #isSymbol(text) {
        const token = this.#peek();
        return token.kind === 'symbol' && token.text === text;
    }
    #peek() {
        return this.#tokens[this.#place] ?? { kind: 'end', at: this.#rule.length, end: this.#rule.length };
    }
    #take() {
        const token = this.#peek();
        this.#place += 1;
        return token;
    }
    #unexpected(token, expected, next) {
        if (token.kind === 'end')
            return this.#fail(token.at, `the rule ends where ${expected} was expected`, next);
        const shown = JSON.stringify(this.#rule.slice(token.at, token.end));
        const joins = token.kind === 'word' && /^(?:and|or|not|if|AND|OR|NOT)$/.test(token.text);
        return this.#fail(token.at, `${shown} stands where ${expected} was expected`, joins ? 'Write each rule on a line of its own: all of them must hold' : next);
    }
    #fail(at, what, next) {
        throw new GateSyntaxError({ rule: this.#rule, line: this.#line, column: at + 1, what, next });
    }
}
function resolved(draft, twin) {
    switch (draft.kind) {
        case 'twin':
            return twin;
        case 'negate':
        case 'abs':
            return { kind: draft.kind, operand: resolved(draft.operand, twin) };
        case 'arithmetic': {
            const { kind, operator, left, right } = draft;
            return { kind, operator, left: resolved(left, twin), right: resolved(right, twin) };
        }
        default:
            return draft;
    }
}

;// CONCATENATED MODULE: ./build/gates/lookup.js
/**
 * The value of a key of a summary: the member of that very name, else the one that its dots lead to through nested
 * objects. `undefined`: there is none.
 */
function lookUp(values, key) {
    if (Object.hasOwn(values, key))
        return values[key];
    for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
        const head = key.slice(0, dot);
        const inner = Object.hasOwn(values, head) ? values[head] : undefined;
        if (!isObject(inner))
            continue;
        const found = lookUp(inner, key.slice(dot + 1));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The number that a value stands for. The encoders of W&B write what JSON cannot hold as a text. */
function asNumber(value) {
    if (typeof value === 'number')
        return value;
    return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}
/** Names of all numbers in a summary, nested ones with dots; at most `most`. */
function numericKeys(values, most = 5_000) {
    const found = [];
    const walk = (inner, prefix, depth) => {
        for (const [key, value] of Object.entries(inner)) {
            if (found.length >= most)
                return;
            if (asNumber(value) !== undefined)
                found.push(`${prefix}${key}`);
            else if (isObject(value) && depth < 8)
                walk(value, `${prefix}${key}.`, depth + 1);
        }
    };
    walk(values, '', 0);
    return found;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/gates/values.js
/** The numbers behind the terms of a rule, and a sentence of its own for every way in which there is none. */


/** A rule that cannot be decided; caught where rules are evaluated. */
class UndecidedError extends Error {
    why;
    constructor(why, message) {
        super(message);
        this.why = why;
    }
}
/** @throws UndecidedError when the term is no finite number */
function values_valueOf(term, facts) {
    const side = term.of === 'run' ? facts.run : facts.baseline;
    if (side === null)
        throw new UndecidedError('no-baseline', `there is no baseline: ${facts.noBaseline}`);
    switch (term.kind) {
        case 'key':
            return keyValue(term.key, term.of, side);
        case 'history':
            return aggregateValue(term.function, term.key, term.of, side);
        case 'duration':
            if (side.durationSeconds !== null)
                return side.durationSeconds;
            throw new UndecidedError('no-duration', `W&B does not know how long the ${nameOf(term.of)} took`);
    }
}
function keyValue(key, of, { summary }) {
    const value = lookUp(summary, key);
    if (value === undefined || value === null) {
        throw new UndecidedError('missing-key', `the summary of the ${nameOf(of)} has no ${quote(key)}${meant(key, summary)}`);
    }
    const number = asNumber(value);
    if (number === undefined) {
        throw new UndecidedError('not-a-number', `${quote(key)} of the ${nameOf(of)} is ${describe(value, key)}, not a number`);
    }
    if (Number.isFinite(number))
        return number;
    throw new UndecidedError('not-finite', `${quote(key)} of the ${nameOf(of)} is ${number}`);
}
function aggregateValue(name, key, of, { history, summary }) {
    const values = Object.hasOwn(history, key) ? (history[key] ?? []) : [];
    if (values.length === 0) {
        const hint = lookUp(summary, key) === undefined ? meant(key, summary) : '';
        throw new UndecidedError('no-history', `the ${nameOf(of)} logged no numbers as ${quote(key)} in its history${hint}`);
    }
    const used = name === 'first' ? values.slice(0, 1) : name === 'last' ? values.slice(-1) : values;
    const wild = used.filter((value) => !Number.isFinite(value));
    if (wild.length > 0) {
        const share = used.length === 1 ? `the ${name} value` : `${wild.length} of ${used.length} values`;
        throw new UndecidedError('not-finite', `${share} of ${quote(key)} in the history of the ${nameOf(of)} ${wild.length === 1 ? 'is' : 'are'} not finite (${wild[0]})`);
    }
    return aggregate(name, used);
}
/** `values` is not empty. Long histories are folded, never spread into arguments. */
function aggregate(name, values) {
    switch (name) {
        case 'min':
            return values.reduce((least, value) => Math.min(least, value), Infinity);
        case 'max':
            return values.reduce((most, value) => Math.max(most, value), -Infinity);
        case 'mean':
            // Divided first, so that the sum of large values stays finite.
            return values.reduce((sum, value) => sum + value / values.length, 0);
        case 'first':
        case 'last':
            return values[0] ?? Number.NaN;
    }
}
/** What was probably meant by a key that is not there. */
function meant(key, summary) {
    const keys = numericKeys(summary);
    for (const [at, char] of [...key].entries()) {
        if ((char === '-' || char === '/') && keys.includes([...key].slice(0, at).join(''))) {
            return `; to calculate, put blanks around "${char}"`;
        }
    }
    const close = (0,nearest/* nearest */.pA)(key, keys);
    if (close !== undefined)
        return `; did you mean ${quote(close)}?`;
    const shown = keys.filter((one) => !one.startsWith('_'));
    return shown.length === 0 ? '; it holds no numbers' : `; it has ${(0,nearest/* someOf */.yU)(shown.map(quote), 5)}`;
}
function describe(value, key) {
    if (typeof value === 'string')
        return `the text ${quote(value)}`;
    if (typeof value === 'boolean')
        return `${value}`;
    if (!isObject(value))
        return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    if (typeof value['_type'] === 'string')
        return `a ${quote(value['_type'])} object`;
    const inner = numericKeys(value).map((name) => quote(`${key}.${name}`));
    return inner.length === 0 ? 'an object' : `an object (with ${(0,nearest/* someOf */.yU)(inner, 5)})`;
}
function nameOf(of) {
    return of === 'run' ? 'run' : 'baseline';
}
/** Text of a run as it may stand in a message: short and on one line. */
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

;// CONCATENATED MODULE: ./build/gates/evaluate.js




/**
 * Holds rules against a run. Numbers are compared as they are, without a tolerance. A rule that cannot be decided fails.
 * @param noBaseline why `baseline` is null, for the rules that need one
 */
function evaluateGates(gates, run, baseline, noBaseline = 'none was asked for') {
    const facts = { run, baseline, noBaseline };
    return gates.map((gate) => evaluate(gate, facts));
}
/** Keys whose values over time the rules use, of the run or of its baseline. */
function historyKeys(gates, of = 'run') {
    const terms = gates.flatMap(termsOfGate);
    return [...new Set(terms.flatMap((term) => (term.kind === 'history' && term.of === of ? [term.key] : [])))];
}
/** Whether some rule names the baseline. */
function needsBaseline(gates) {
    return gates.some((gate) => termsOfGate(gate).some(({ of }) => of === 'baseline'));
}
function evaluate(gate, facts) {
    const [left, right] = [attempt(gate.left, facts), attempt(gate.right, facts)];
    const undecided = [left, right].find((side) => side instanceof UndecidedError);
    const numbers = { left: numberOr(left), right: numberOr(right) };
    if (typeof left !== 'number' || typeof right !== 'number') {
        const { message = '', why = 'not-a-number' } = undecided ?? {};
        return { rule: gate.rule, passed: false, ...numbers, message, undecided: why };
    }
    const passed = holds(left, gate.operator, right);
    return { rule: gate.rule, passed, ...numbers, message: evaluate_describe(gate, facts, left, right, passed) };
}
function attempt(expression, facts) {
    try {
        const value = compute(expression, facts);
        if (Number.isFinite(value))
            return value;
        return new UndecidedError('not-finite', `${printExpression(expression)} comes to ${value}`);
    }
    catch (error) {
        if (error instanceof UndecidedError)
            return error;
        throw error;
    }
}
function numberOr(side) {
    return typeof side === 'number' ? side : null;
}
function compute(expression, facts) {
    switch (expression.kind) {
        case 'number':
            return expression.value;
        case 'negate':
            return -compute(expression.operand, facts);
        case 'abs':
            return Math.abs(compute(expression.operand, facts));
        case 'arithmetic': {
            const { operator, left, right } = expression;
            const [a, b] = [compute(left, facts), compute(right, facts)];
            if (operator === '/' && b === 0) {
                throw new UndecidedError('division-by-zero', `${printExpression(right)} is 0, and the rule divides by it`);
            }
            return calculate(a, operator, b);
        }
        default:
            return values_valueOf(expression, facts);
    }
}
function calculate(a, operator, b) {
    switch (operator) {
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '*':
            return a * b;
        case '/':
            return a / b;
    }
}
function holds(left, operator, right) {
    switch (operator) {
        case '>=':
            return left >= right;
        case '<=':
            return left <= right;
        case '>':
            return left > right;
        case '<':
            return left < right;
        case '==':
            return left === right;
        case '!=':
            return left !== right;
    }
}
/** `0.913 is not >= 0.92`, and the values of what the reader cannot see from that. */
function evaluate_describe(gate, facts, left, right, passed) {
    const isTime = [gate.left, gate.right].some(holdsTime);
    const show = (value, exact = false) => isTime ? formatTime(value, exact) : format(value, exact);
    const exact = left !== right && show(left) === show(right);
    const numbers = `${show(left, exact)} is ${passed ? '' : 'not '}${gate.operator} ${show(right, exact)}`;
    const hidden = new Map([gate.left, gate.right].flatMap((side) => {
        const isPlain = 'of' in side && side.of === 'run';
        return isPlain ? [] : termsOf(side).map((term) => [printExpression(term), values_valueOf(term, facts)]);
    }));
    const shown = [...hidden].map(([name, value]) => `${name} is ${show(value)}`);
    return shown.length === 0 ? numbers : `${numbers} (${shown.join(', ')})`;
}
function holdsTime(expression) {
    switch (expression.kind) {
        case 'number':
            return expression.seconds;
        case 'duration':
            return true;
        case 'negate':
        case 'abs':
            return holdsTime(expression.operand);
        case 'arithmetic':
            return holdsTime(expression.left) || holdsTime(expression.right);
        default:
            return false;
    }
}
/** Six digits, unless they would hide a difference. */
function format(value, exact) {
    return String(exact ? value : Number(value.toPrecision(6)));
}
function formatTime(seconds, exact) {
    if (exact || seconds < 0)
        return `${format(seconds, exact)}s`;
    return (0,duration/* formatDuration */.a)(seconds * 1_000);
}

;// CONCATENATED MODULE: ./build/gates/baseline.js

const FORMS = 'a run id (or PROJECT/ID, ENTITY/PROJECT/ID), tag:NAME, alias:NAME:ALIAS, alias:ALIAS or latest-on:BRANCH';
const KINDS = ['tag', 'alias', 'latest-on'];
/**
 * Reads the input `baseline`.
 * @throws LaunchError whose message and hint are clauses without a full stop
 */
function parseBaseline(input) {
    const text = input.trim();
    if (text === '')
        throw fault('it is empty');
    const prefix = KINDS.find((kind) => text.startsWith(`${kind}:`));
    const rest = prefix === undefined ? text : text.slice(prefix.length + 1).trim();
    if (rest === '')
        throw fault(`${JSON.stringify(text)} names nothing`);
    switch (prefix) {
        case 'tag':
            return { text, kind: 'tag', tag: rest };
        case 'latest-on':
            return { text, kind: 'latest-on', ref: fullRef(rest) };
        case 'alias':
            return { text, kind: 'alias', ...parseAlias(rest, text) };
        default:
            return { text, kind: 'run', ...parseRun(text) };
    }
}
function fullRef(branch) {
    return branch.startsWith('refs/') ? branch : `refs/heads/${branch}`;
}
function parseAlias(rest, text) {
    const parts = rest.split(':');
    if (parts.length > 2)
        throw fault(`${JSON.stringify(text)} has too many colons`);
    const [first = '', second] = parts;
    if (second === undefined) {
        if (first.includes('/'))
            throw fault(`${JSON.stringify(text)} names an artifact without an alias`);
        return { collection: null, alias: first };
    }
    if (first === '' || second === '')
        throw fault(`${JSON.stringify(text)} is not complete`);
    return { collection: pathOf(first, text), alias: second };
}
/** Also the address of a run's page. */
function parseRun(text) {
    const page = /^https?:\/\/[^/]+\/([^/]+)\/([^/]+)\/runs\/([^/?#]+)/.exec(text);
    if (page) {
        const [entity = '', project = '', runId = ''] = page.slice(1).map(decoded);
        return { entity, project, runId };
    }
    if (/[:\\?#%\s]/.test(text))
        throw fault(`${JSON.stringify(text)} names no run`);
    const { entity, project, name } = pathOf(text, text);
    return { entity, project, runId: name };
}
function pathOf(path, text) {
    const parts = path.split('/');
    if (parts.length > 3 || parts.includes(''))
        throw fault(`${JSON.stringify(text)} is not complete`);
    const [name = '', project = null, entity = null] = parts.toReversed();
    return { entity, project, name };
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}
function fault(what) {
    return new errors/* LaunchError */.mE(what, { hint: `Write ${FORMS}` });
}

;// CONCATENATED MODULE: ./build/gates/index.js
/** The room's face: rules, what they are held against, and what came of it. */








/***/ })

};

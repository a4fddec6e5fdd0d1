/**
 * Says whether a line is a rule, in another way than the parser: the line is cut into pieces by one expression, and the
 * pieces are rewritten until nothing more can be. It shares no code with the parser and knows no tree.
 */
const WORD = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/.\-@:][\p{L}\p{M}\p{N}_]+)*`;
const PIECE = new RegExp(
  String.raw`(?<blank>\s+)|(?<call>(?<name>${WORD})\s*\()|(?<member>(?<owner>baseline\.history|baseline|history)\.(?:"(?<m1>[^"]+)"|'(?<m2>[^']+)'|${'`'}(?<m3>[^${'`'}]+)${'`'}))` +
    String.raw`|(?<word>${WORD})|"(?<q1>[^"]+)"|'(?<q2>[^']+)'|${'`'}(?<q3>[^${'`'}]+)${'`'}` +
    String.raw`|(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)(?<unit>[\p{L}\p{M}\p{N}_.%]*)|(?<compare>[<>!=]=|[<>])|(?<sign>[+-])|(?<times>[*/](?!\*|/))|(?<paren>[()])`,
  'uy',
);
const FOREIGN = /^(?:===|!==|=>|=<|<>)/;

/** Deep nesting aside: the parser has a limit, this has none. */
export function isRule(line: string): boolean {
  let rest = '';
  const run = new Set<string>();
  let twins = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < line.length) {
    const at = PIECE.lastIndex;
    if (line[at] === '#') break;
    if (FOREIGN.test(line.slice(at, at + 3))) return false;
    const groups = PIECE.exec(line)?.groups;
    if (groups === undefined) return false;
    const { call, name = '', member, owner, word, number, unit = '', compare, sign, times, paren } = groups;
    const quoted = groups['q1'] ?? groups['q2'] ?? groups['q3'];
    const inner = groups['m1'] ?? groups['m2'] ?? groups['m3'];
    if (groups['blank'] !== undefined) continue;
    if (call !== undefined) {
      if (name === 'abs') rest += 'f(';
      else if (['min', 'max', 'mean', 'last', 'first'].includes(name)) rest += `g[${name}](`;
      else return false;
    } else if (member !== undefined) {
      if (owner === 'baseline') {
        rest += 'V';
      } else rest += owner === 'history' ? `H{${Buffer.from(inner ?? '').toString('hex')}}` : 'B';
    } else if (quoted !== undefined) {
      run.add(`key ${quoted}`);
      rest += 'V';
    } else if (word !== undefined) {
      const history = /^(baseline\.)?history(?:\.(.+))?$/.exec(word);
      if (history) {
        if (history[2] === undefined) return false;
        rest += history[1] ? 'B' : `H{${Buffer.from(history[2]).toString('hex')}}`;
      } else if (word === 'baseline') {
        twins += 1;
        rest += 'V';
      } else if (word.startsWith('baseline.')) {
        rest += 'V';
      } else if (/^(?:baseline|history)[/\-@:]|^duration[/.\-@:]/.test(word)) {
        return false;
      } else if (/^(?:nan|inf|infinity)$/i.test(word)) {
        return false;
      } else {
        run.add(word === 'duration' ? 'duration' : `key ${word}`);
        rest += 'V';
      }
    } else if (number !== undefined) {
      if (unit === '' ? !Number.isFinite(Number(number)) : !isDuration(number + unit)) return false;
      rest += 'V';
    } else rest += compare === undefined ? (sign ?? times ?? paren ?? '') : '?';
  }
  // An aggregate takes one history and nothing else; a history stands nowhere else.
  rest = rest.replace(
    /g\[(\w+)\]\((?:H\{(\w*)\}|(B))\)/g,
    (_, aggregate: string, key: string, base: string) => {
      if (!base) run.add(`${aggregate} ${key}`);
      return 'V';
    },
  );
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest
      .replace(/f\(V\)/, 'V')
      .replace(/(?<!f)\(V\)/, 'V')
      .replace(/V[+\-*/]V/, 'V')
      .replace(/(^|[?(+\-*/])[+-]V/, '$1V');
  }
  if (rest !== 'V?V' || run.size === 0) return false;
  return twins === 0 || run.size === 1;
}

function isDuration(text: string): boolean {
  if (!/^(?=[0-9])(?:\d+[hH])?(?:\d+[mM])?(?:\d+[sS])?$/.test(text)) return false;
  let seconds = 0n;
  for (const [, amount = '0', unit = 's'] of text.toLowerCase().matchAll(/(\d+)([hms])/g))
    seconds += BigInt(amount) * { h: 3600n, m: 60n, s: 1n }[unit as 'h' | 'm' | 's'];
  return seconds * 1000n <= BigInt(Number.MAX_SAFE_INTEGER);
}

/** A file of a generated tree: a path that every client accepts, and bytes. */
export interface TreeFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Characters whose order, escaping or normal form has misled somebody. */
const LETTERS = [
  ...'abcxyzABCXYZ0123456789 -_.,;=+~@#$%&!?*()[]{}<>|^`\'"',
  ...['é', 'e\u0301', 'ß', 'İ', 'ı', 'ﬁ', '訓', '練', '\u0627', '\u05d0', '\u200d', '\u00a0', '\ufeff'],
  ...['\ufffd', '\uffee', '\ue000', '\u{1f600}', '\u{10ffff}', '\u{20000}', '\u2028'],
];
/** Whole names that mean something to a language, a system or a tool. */
const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', '9', '10', '1e3', '-1', 'null', 'NaN'],
  ...[
    '.git',
    '.env',
    'wandb',
    '..x',
    'x..',
    '...',
    ' ',
    'nul',
    'con.txt',
    '%2e%2e',
    'a%20b',
    '~',
    '-rf',
    'C',
  ],
  ...['wandb_manifest.json', 'wandb-job.json', 'requirements.frozen.txt', 'Größe', 'Gro\u0308ße', 'a\u0308'],
];
const LONGEST_NAME = 255;

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A tree of files with odd names: mostly small, now and then deep, wide, or full of equal contents. */
export function fileTree(seed: number): readonly TreeFile[] {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[below(items.length)] ?? otherwise;
  const depth = random() < 0.1 ? 25 : 4;
  const count = random() < 0.03 ? 150 + below(150) : 1 + below(14);
  const kinds = random() < 0.2 ? 2 : 1_000;

  function name(): string {
    if (random() < 0.25) return pick(NAMES, 'x');
    const length = random() < 0.02 ? 200 : 1 + below(12);
    let text = '';
    while (text.length < length) text += pick(LETTERS, 'x');
    while (Buffer.byteLength(text) > LONGEST_NAME) text = [...text].slice(0, -1).join('');
    return text === '.' || text === '..' ? `${text}x` : text;
  }

  function content(): Buffer {
    const kind = below(kinds);
    const bytes = randomFrom(kind + 1);
    const length = kind % 5 === 0 ? 0 : kind % 97 === 0 ? 200_000 : Math.floor(bytes() * 2_000);
    return Buffer.from(Uint8Array.from({ length }, () => Math.floor(bytes() * 256)));
  }

  const files = new Map<string, Buffer>();
  const folders = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const parts = Array.from({ length: 1 + below(depth) }, name);
    const known = [...folders];
    const path = (random() < 0.5 && known.length > 0 ? `${pick(known, '')}/` : '') + parts.join('/');
    const above = foldersOf(path);
    // A name is a file or a folder; a system takes paths of at most 4096 bytes; `c:` is a drive elsewhere.
    const taken = files.has(path) || folders.has(path) || above.some((folder) => files.has(folder));
    if (taken || Buffer.byteLength(path) > 3_000 || /^[A-Za-z]:/.test(path)) continue;
    for (const folder of above) folders.add(folder);
    files.set(path, content());
  }
  return [...files].map(([path, bytes]) => ({ path, content: bytes }));
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

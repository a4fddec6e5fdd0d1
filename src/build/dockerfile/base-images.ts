import { parseInstructions } from './instructions.ts';

/**
 * The images that a Dockerfile starts from or copies from, in order, as it writes them with its build arguments'
 * defaults put in. Its own stages and `scratch` are none.
 */
export function baseImagesOf(dockerfile: string): readonly string[] {
  const images = new Set<string>();
  const stages = new Set<string>();
  const defaults = new Map<string, string>();
  let stageCount = 0;
  const use = (image: string): void => {
    // What a builder alone knows (TARGETARCH) stays: no name of an image that anyone could ask for.
    if (!image.includes('$') && image !== 'scratch' && !stages.has(image.toLowerCase())) images.add(image);
  };
  for (const { name, rest } of parseInstructions(dockerfile)) {
    if (name === 'ARG' && stageCount === 0) {
      for (const [, key = '', value = ''] of rest.matchAll(/([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
        if (value !== '') defaults.set(key, substitute(unquote(value), defaults));
      }
    } else if (name === 'FROM') {
      const words = rest.split(/\s+/).filter((word) => !word.startsWith('--'));
      use(substitute(unquote(words[0] ?? ''), defaults));
      stages.add(String(stageCount));
      stageCount += 1;
      if (words[1]?.toLowerCase() === 'as' && words[2] !== undefined) stages.add(words[2].toLowerCase());
    } else if (name === 'COPY' || name === 'ADD') {
      const from = /(?:^|\s)--from=(\S+)/.exec(rest)?.[1];
      if (from !== undefined) use(unquote(from));
    } else if (name === 'RUN') {
      for (const [, mount = ''] of rest.matchAll(/(?:^|\s)--mount=(\S+)/g)) {
        const from = /(?:^|,)from=([^,]+)/.exec(mount)?.[1];
        if (from !== undefined) use(unquote(from));
      }
    }
  }
  images.delete('');
  return [...images];
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}

/** `$NAME`, `${NAME}`, `${NAME:-else}`, `${NAME-else}`, `${NAME:+then}`; an unknown name stays as it is. */
function substitute(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g,
    (whole: string, plain?: string, braced?: string, operator?: string, word: string = '') => {
      const value = values.get(plain ?? braced ?? '');
      if (operator?.endsWith('-') === true) return value === undefined || value === '' ? word : value;
      if (operator?.endsWith('+') === true) return value === undefined ? '' : word;
      return value ?? whole;
    },
  );
}

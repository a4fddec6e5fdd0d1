import { expect } from '@jest/globals';

/** Texts that try to leave their place in a page. */
export const HOSTILE = [
  '| a | b |',
  '```\n# out\n```',
  '````````',
  '<script>alert(1)</script>',
  '</details><img src=x onerror=alert(1)>',
  '<!-- -->',
  '[click](https://evil.example)',
  '![](https://evil.example/pixel.png)',
  '@octocat please look',
  'acme/vision#12 and GH-1',
  '::error::boom',
  ' ::add-mask::x',
  '##[error]x',
  'a\r\n::set-env name=A::b',
  'www.evil.example https://evil.example',
  '# heading\n- list\n> quote',
  '\u001b[31mred\u001b[0m \u0007\u202egnp.exe',
  '$`x`$ \\* __bold__ ~~gone~~ &lt;b&gt;',
  '[ref]: https://evil.example',
  '<https://evil.example> me@evil.example',
  '\ud800 lone',
] as const;

/** Whether a page holds nothing that the texts above aim at. Its own parts are known: `<details>` and links to W&B and to registries. */
export function expectHarmless(page: string): void {
  const prose = withoutFences(page);
  expect(page).not.toContain('::');
  expect(page).not.toContain('##[');
  expect(page).not.toContain('\u001b');
  expect(page).not.toContain('\u202e');
  expect(page).not.toContain('\r');
  expect(prose.replace(/<\/?(details|summary)>/g, '')).not.toMatch(/<[a-z!/?]/i);
  expect(prose.replaceAll(/\]\(https:\/\/(?:wandb\.ai|hub\.docker\.com|ghcr\.io)\//g, '](')).not.toMatch(
    /https?:\/\//,
  );
  expect(prose).not.toMatch(/[@#]\w|!\[|www\.(?!\u200b)/);
  for (const line of prose.split('\n').filter((text) => text.startsWith('|'))) {
    expect(line).toMatch(/^\| .* \|$/);
  }
}

/** The page without its fenced blocks, which must all be closed. */
function withoutFences(page: string): string {
  const prose: string[] = [];
  let open: string | undefined;
  for (const line of page.split('\n')) {
    const ticks = /^(`{3,})/.exec(line)?.[1];
    if (open === undefined && ticks !== undefined) open = ticks;
    else if (open !== undefined) {
      if (new RegExp(`^\`{${open.length},}\\s*$`).test(line)) open = undefined;
    } else prose.push(line);
  }
  expect(open).toBeUndefined();
  return prose.join('\n').replaceAll(/&#\d+;/g, '·');
}

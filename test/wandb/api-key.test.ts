import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseApiKey } from '../../src/wandb/api-key.ts';
import { WandbError } from '../../src/wandb/errors.ts';

const HEX = '0123456789abcdef0123456789abcdef01234567';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

describe('keys', () => {
  test.each([
    ['forty hex digits', HEX],
    ['a prefix', `local-${HEX}`],
    ['a prefix, and dashes after it', `local-${HEX.slice(0, 20)}-${HEX.slice(0, 20)}`],
    ['a longer, newer key', `wandb_v1_${HEX}${HEX}`],
    ['a JSON web token', JWT],
  ])('%s', (_what, key) => {
    expect(parseApiKey(key, 'https://corp.example')).toEqual({ key, warnings: [] });
  });

  test.each([' ', '\n', '\r\n', '\t'])('white space around it is cut with a warning: %j', (space) => {
    expect(parseApiKey(`${HEX}${space}`)).toEqual({
      key: HEX,
      warnings: [expect.stringContaining('White space')],
    });
    expect(parseApiKey(`${space}${HEX}`).key).toBe(HEX);
  });

  test('a key of a self-hosted server is not for the cloud', () => {
    expect(parseApiKey(`local-${HEX}`, 'https://api.wandb.ai').warnings).toEqual([
      'This key belongs to a self-hosted server, yet base-url is the public cloud.',
    ]);
  });
});

describe('mistakes', () => {
  test.each([
    ['', 'is empty'],
    [' \n ', 'is empty'],
    ['***', 'row of asterisks'],
    ['${{ secrets.WANDB_API_KEY }}', 'workflow expression'],
    ['$WANDB_API_KEY', 'the name of a variable'],
    ['${WANDB_API_KEY}', 'the name of a variable'],
    [`"${HEX}"`, 'quotation marks'],
    [`'${HEX}'`, 'quotation marks'],
    [`\`${HEX}\``, 'quotation marks'],
    [`Bearer ${HEX}`, 'authorization scheme'],
    [`Basic ${HEX}`, 'authorization scheme'],
    [`WANDB_API_KEY=${HEX}`, 'begins with "WANDB_API_KEY="'],
    [`export WANDB_API_KEY=${HEX}`, 'begins with "WANDB_API_KEY="'],
    [`wandb_api_key: ${HEX}`, 'begins with "WANDB_API_KEY="'],
    [`MY_SECRET=${HEX}`, 'begins with "NAME="'],
    [`ghp_${HEX}`, 'this key belongs to GitHub'],
    [`ghs_${HEX}`, 'this key belongs to GitHub'],
    [`github_pat_${HEX}`, 'this key belongs to GitHub'],
    [`glpat-${HEX}`, 'this key belongs to GitLab'],
    [`hf_${HEX}`, 'this key belongs to Hugging Face'],
    [`sk-${HEX}`, 'this key belongs to OpenAI'],
    [`sk-ant-${HEX}`, 'this key belongs to Anthropic'],
    ['AKIAIOSFODNN7EXAMPLE', 'this key belongs to AWS'],
    [HEX.slice(1), 'must have at least 40 characters, and has 39'],
    [`local-${HEX.slice(5)}`, 'must have at least 40 characters, and has 35'],
    [`${HEX} ${HEX}`, 'white space in it'],
    [`${HEX}\n${HEX}`, 'white space in it'],
    [`${HEX}!`, 'may only hold letters'],
    [`${HEX}é`, 'may only hold letters'],
    [`${JWT}.x`, 'may only hold letters'],
  ])('%j', (text, message) => {
    expect(() => parseApiKey(text)).toThrow(message);
  });

  test('no error ever holds the key', () => {
    const part = fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(part, (text) => {
        const secret = text.trim();
        fc.pre(secret.length >= 12 && !/^[*\s]+$/.test(secret));
        try {
          parseApiKey(text);
        } catch (error) {
          expect(error).toBeInstanceOf(WandbError);
          expect(`${(error as Error).message} ${(error as WandbError).hint}`).not.toContain(secret);
        }
      }),
    );
  });
});

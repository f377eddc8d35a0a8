import { describe, expect, it } from 'vitest';
import { parseDotenv } from '../../src/config/dotenv.ts';
import { Fault } from '../../src/model/fault.ts';
import { say } from '../../src/model/message.ts';
import { fc, repeated } from '../property.ts';

describe('a file of variables', () => {
  it.each([
    ['B24_URL=https://a.example/rest/1/x/', 'https://a.example/rest/1/x/'],
    ['  export B24_URL = x  ', 'x'],
    ['B24_URL="a b # c"   # told', 'a b # c'],
    ['B24_URL=\'say "hi"\'', 'say "hi"'],
    ['B24_URL=a#b # c', 'a#b'],
    ['B24_URL=', ''],
    ['B24_URL=# nothing', ''],
    ['# first\r\n\r\nB24_URL=x\r\n', 'x'],
    ['B24_URL=$HOME`id`\\n', '$HOME`id`\\n'],
  ])('gives what is written, and nothing more: %j', (text, value) => {
    expect(parseDotenv(text, '.env')).toEqual({ B24_URL: value });
  });

  it.each([
    ['B24_URL', 'DOTENV_LINE', 1],
    ['https://a.example/rest/1/secret123/', 'DOTENV_LINE', 1],
    ['B24_A=1\n\n1B24=secret123', 'DOTENV_LINE', 3],
    ['B24_A="secret123', 'DOTENV_QUOTE', 1],
    ['B24_A="secret123" and more', 'DOTENV_QUOTE', 1],
    ['B24_A=1\nB24_A=secret123', 'DOTENV_TWICE', 2],
    ['PATH=secret123', 'DOTENV_NAME', 1],
    ['B24_A=1\nPROVISION_URL=secret123', 'DOTENV_NAME', 2],
    ['NODE_OPTIONS=--require=secret123', 'DOTENV_NAME', 1],
    ['B24_=secret123', 'DOTENV_NAME', 1],
  ])('tells what is wrong with %j by its place, and no value', (text, code, line) => {
    const fault = faultOf(text);
    expect(fault.code).toBe(code);
    expect(fault.place).toMatchObject({ file: 'a/.env', line });
    for (const language of ['en', 'ru'] as const)
      expect(JSON.stringify(say(fault, language))).not.toContain('secret123');
  });

  it('gives only names that a config may ask for, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'B24_PROVSIXA=\n"\'# é\0'), maxLength: 60 }), (text) => {
        try {
          for (const name of Object.keys(parseDotenv(text, '.env')))
            expect(name).toMatch(/^(B24_|BITRIX24_|PROVISION_VAR_)\w+$/);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          expect(error.place?.line).toBeGreaterThan(0);
        }
      }),
      repeated(300),
    );
  });
});

function faultOf(text: string): Fault {
  try {
    parseDotenv(text, 'a/.env');
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('taken as right');
}

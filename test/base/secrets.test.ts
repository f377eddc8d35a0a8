import { describe, expect, test } from 'vitest';
import {
  dataWithoutSecrets,
  hasWebhook,
  learnAddress,
  learnSecret,
  withoutSecrets,
  withoutWebhooks,
} from '../../src/base/secrets.ts';
import { escaped } from '../../src/report/html/escape.ts';
import { htmlCode, plain } from '../../src/report/markdown/escape.ts';
import { fc, repeated } from '../property.ts';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** What programs on the way of a text do to it. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  'a URL': encodeURIComponent,
  'a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'a form': (text) => new URLSearchParams({ q: text }).toString(),
  JSON: (text) => JSON.stringify({ a: text }),
  'JSON in JSON': (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  PHP: (text) => `"${text.replace(/[/\\"]/g, '\\$&')}"`,
  HTML: escaped,
  Markdown: plain,
  'code of Markdown': htmlCode,
  Base64: (text) => base64(text),
  'Base64 among others': (text) => base64(`user:${text}:more`),
  'Base64 for URLs': (text) => Buffer.from(`ab${text}`, 'utf8').toString('base64url'),
  hexadecimal: (text) => Buffer.from(text, 'utf8').toString('hex'),
};

const secrets = fc.string({
  unit: fc.constantFrom(...'abcXYZ0189-_.~+/=&<>"\'%$#?!@:;,*()[]{}|\\^`'),
  minLength: 8,
  maxLength: 60,
});

test('long texts made to slow the search down do not', () => {
  learnSecret('aB3-'.repeat(12));
  for (const piece of ['rest/1/', 'rest%25', '\\', '…', 'aB3-', 'rest%2525252525', '&#00', 'aB3-aB3-…']) {
    const started = performance.now();
    withoutSecrets(piece.repeat(100_000));
    expect(performance.now() - started, piece).toBeLessThan(2000);
  }
});

describe('a secret that was learned is in no text any more, whoever encoded it', () => {
  test.each(Object.keys(encoders))('%s', (name) => {
    const encode = encoders[name] ?? String;
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        learnSecret(secret);
        const form = encode(secret);
        const shown = withoutSecrets(`${before} ${form} ${after}`);
        expect(shown).not.toContain(secret.trim());
        if (secret.trim().length === secret.length) expect(shown.includes('***')).toBe(true);
      }),
      repeated(40),
    );
  });

  test('a part of it beside an ellipsis is gone as well', () => {
    learnSecret('q1w2e3r4t5y6u7i8o9p0');
    for (const text of ['a q1w2e3r4t…" b', '…7i8o9p0 b', '"…e3r4t5y6…"']) {
      expect(withoutSecrets(text)).toContain('***');
      expect(withoutSecrets(text)).not.toMatch(/[a-z]\d[a-z]\d/);
    }
    expect(withoutSecrets('a q1w… b')).toBe('a q1w… b');
  });

  test('in the strings and names of data, whose other values stay', () => {
    learnSecret('4815162342');
    expect(dataWithoutSecrets({ a: ['x4815162342y', 4815162342, null], 4815162342: true })).toEqual({
      a: ['x***y', 4815162342, null],
      '***': true,
    });
  });

  test('an address gives away its secret and its password, and nothing of its host', () => {
    learnAddress('https://user:p%40ssw0rd1@corp.example/rest/7/kx81mq02ab/profile');
    learnAddress('https://corp2.example/rest/onlysecret99/');
    expect(withoutSecrets('corp.example corp2.example user p@ssw0rd1 p%40ssw0rd1 kx81mq02ab onlysecret99')).toBe(
      'corp.example corp2.example user *** *** *** ***',
    );
  });
});

describe('what looks like the secret of a webhook is hidden though nobody has learned it', () => {
  test.each([
    'https://a.example/rest/1/kx81mq02/',
    'https://a.example/REST/1/kx81mq02/',
    'a.example/rest/1/kx81mq02',
    'rest%2F1%2Fkx81mq02%2F',
    'https%3A%2F%2Fa.example%2Frest%2F1%2Fkx81mq02',
    'https%253A%252F%252Fa.example%252Frest%252F1%252Fkx81mq02',
    'rest//1//kx81mq02',
    String.raw`https:\/\/a.example\/rest\/1\/kx81mq02\/`,
    String.raw`C:\rest\1\kx81mq02`,
    'https:&#47;&#47;a.example&#47;rest&#47;1&#47;kx81mq02',
    '"https://a.example/rest/1/kx81mq02"',
    '../../rest/1/kx81mq02',
    'x/rest/1/kx81mq…',
  ])('%s', (text) => {
    expect(hasWebhook(text)).toBe(true);
    expect(withoutWebhooks(text)).not.toContain('kx81');
    expect(withoutWebhooks(text)).toContain('***');
  });

  test.each([
    'https://a.example/rest/1/SECRET/',
    '/rest/1/***/im.chat.add',
    'interest/1/rate',
    'rest/api/2',
    'rest/<user>/x',
  ])('and this is left as it is: %s', (text) => {
    expect(hasWebhook(text)).toBe(false);
    expect(withoutWebhooks(text)).toBe(text);
  });
});

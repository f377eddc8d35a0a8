/*
 * What must not be told, and how it is taken out of a text.
 *
 * A portal echoes what it was sent, and other programs encode what they echo. So a secret is looked for in every form that the usual
 * encoders give it. All of them leave letters and digits as they are: the longest run of those is looked for first, which is cheap,
 * and only a text that has it is searched with the pattern of all forms. Base64 is the exception; there the bytes before a
 * secret shift it, which gives three forms, each with a core that does not depend on its surroundings.
 *
 * One list for the whole process: a secret is one for everybody who writes, whoever learned it.
 */

/** Shorter ones would be found in plain words; in the address of a webhook they are hidden all the same. Units: UTF-16 units. */
const shortest = 6;
/** A cut secret is noticed from so many of its characters on. */
const shortestCut = 4;

export const hidden = '***';

/** Words that this program says all the time: hidden wherever they stand, they would tell what the secret is. */
const ours = /^(?:postgres(?:ql)?|provision|sandbox|portals?|bitrix24|lockfile|webhook)$/i;

interface Secret {
  readonly text: string;
  /** Each with a part that a text must have before the pattern is tried. */
  readonly forms: readonly { readonly needle: string; readonly pattern: RegExp }[];
}

const known = new Map<string, Secret>();

/** Hides a text from now on, wherever this process writes. */
export function learnSecret(text: string | undefined): void {
  const secret = text?.trim() ?? '';
  if (secret.length < shortest || ours.test(secret) || known.has(secret)) return;
  known.set(secret, { text: secret, forms: [secret, ...encodings(secret)].map(form) });
}

/** Hides what of an address is secret: a webhook's last part, a password. */
export function learnAddress(text: string | undefined): void {
  const written = text?.trim() ?? '';
  const login = /^[a-z][a-z\d+.-]*:\/\/([^/@\s]*)@/i.exec(written)?.[1];
  const password = login?.slice(login.indexOf(':') + 1);
  const [, path = ''] = written.split(/rest(?=[/\\%])/i);
  const parts = path.split(slashes).filter((part) => !/^\d*$/.test(part));
  for (const part of [password, password && decoded(password), parts[0], parts[0] && decoded(parts[0])])
    learnSecret(part);
  // Such a password is hidden where it stands in an address.
  if (password && ours.test(password)) learnSecret(`:${password}@`);
}

/** A text without the secrets that are known, and without what looks like the secret of any webhook. */
export function withoutSecrets(text: string): string {
  let shown = text;
  for (const secret of known.values()) {
    for (const { needle, pattern } of secret.forms) if (shown.includes(needle)) shown = shown.replace(pattern, hidden);
    if (shown.includes('…')) shown = withoutCut(shown, secret.text);
  }
  return withoutWebhooks(shown);
}

/** A text with `***` in the place of what stands where a webhook has its secret, however the address is mangled. */
export function withoutWebhooks(text: string): string {
  if (!/rest/i.test(text)) return text;
  return text.replace(webhook, (whole, before: string, secret: string) =>
    isPlaceholder(secret) ? whole : before + hidden,
  );
}

/** Has a text what looks like the secret of a webhook? */
export function hasWebhook(text: string): boolean {
  return [...text.matchAll(webhook)].some(([, , secret = '']) => !isPlaceholder(secret));
}

/** Strings and names of a JSON value without secrets; numbers cannot be told apart from others and stay. */
export function dataWithoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(dataWithoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [withoutSecrets(name), dataWithoutSecrets(member)]),
  );
}

/** A slash as it is, escaped, or encoded once or more. */
const slash = String.raw`(?:[\\/]|%(?:25){0,3}2f|&#0{0,5}47;|&#x0{0,5}2f;|&sol;|u002f)+`;
const slashes = new RegExp(slash, 'i');
/** Stops at what ends a word in a URL, in JSON, HTML, YAML, Markdown or a sentence. */
const word = String.raw`[^\s/\\"'\x60<>(){}\[\]|,;…%&$]+`;
const webhook = new RegExp(`((?:(?<![a-z])|(?<=2f))rest${slash}\\d+${slash})(${word})`, 'gi');

/** What documentation writes in the place of a secret; also in the languages that we speak. */
function isPlaceholder(text: string): boolean {
  return text === hidden || /^(?:secret|секрет|[*x]+)$/i.test(text);
}

function form(text: string): Secret['forms'][number] {
  const needle = (text.match(/[a-z\d]+/gi) ?? []).reduce((best, run) => (run.length > best.length ? run : best), '');
  return { needle, pattern: new RegExp([...text].map(charPattern).join('\u200b?'), 'g') };
}

/** One character in any form that JSON, HTML, Markdown, URLs and shells give it. */
function charPattern(char: string): string {
  if (/[a-z\d]/i.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const forms = [
    String.raw`\\{0,7}${literal(char)}`,
    anyCase(encodedChar(char)),
    String.raw`\\{1,4}u${anyCase(hex.padStart(4, '0'))}`,
    `&#0{0,5}${code};`,
    `&#[xX]0{0,5}${anyCase(hex)};`,
    ...(names[char] ? [`&${names[char]};`] : []),
    ...(char === ' ' ? [String.raw`\+`] : []),
  ];
  return `(?:${forms.join('|')})`;
}

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** `%2F`, encoded once or more. */
function encodedChar(char: string): string {
  const bytes = [...Buffer.from(char, 'utf8')];
  return bytes.map((byte) => `%(?:25){0,3}${byte.toString(16).padStart(2, '0')}`).join('');
}

function anyCase(pattern: string): string {
  return pattern.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}

/** The secret as Base64 of either alphabet, wherever it lies among other bytes, and as hexadecimal digits. */
function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const cores = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const whole = Math.floor((padded.length * 8) / 6);
    return padded.toString('base64').slice(Math.ceil((shift * 8) / 6), whole);
  });
  const safe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...cores, ...safe, bytes.toString('hex')])];
}

/** Whoever shortens a text for a table does not know that he cuts a secret in two: what is left of it beside the `…` goes as well. */
function withoutCut(text: string, secret: string): string {
  const parts = text.split('…');
  const last = parts.length - 1;
  const shown = parts.map((part, index) => {
    if (index > 0 && index < last && part.length >= shortestCut && secret.includes(part)) return hidden;
    const head = index === last ? 0 : longest(secret.length, (length) => part.endsWith(secret.slice(0, length)));
    const tail = index === 0 ? 0 : longest(secret.length, (length) => part.startsWith(secret.slice(-length)));
    return (tail ? hidden : '') + part.slice(tail, part.length - head) + (head ? hidden : '');
  });
  return shown.join('…');
}

function longest(limit: number, holds: (length: number) => boolean): number {
  for (let length = limit; length >= shortestCut; length -= 1) if (holds(length)) return length;
  return 0;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Names the first character of a word that only looks like one of the word it was meant to be, or cannot be seen at all.
 *
 * Shape: the character, its code and its script or name, such as `"с" U+0441, Cyrillic`; `undefined` where a reader sees the difference.
 */
export function strangeLetter(word: string, meant: string): string | undefined {
  const shared = [...word].filter((char) => meant.includes(char)).length;
  // A word of another language is no likeness.
  if (shared * 2 < word.length) return undefined;
  const scripts = new Set([...meant].map(scriptOf));
  const strange = [...word].find((char) => !meant.includes(char) && isStrange(char, scripts));
  if (strange === undefined) return undefined;
  const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = names[code] ?? scriptOf(strange);
  const seen = /[\p{L}\p{N}\p{P}]/u.test(strange) ? `"${strange}" ` : '';
  return `${seen}U+${code}${name === undefined ? '' : `, ${name}`}`;
}

function isStrange(char: string, scripts: ReadonlySet<string | undefined>): boolean {
  if (/[\p{M}\p{Cf}\p{Cc}]|(?! )\p{Zs}/u.test(char)) return true;
  const script = scriptOf(char);
  return script !== undefined && !scripts.has(script);
}

const known = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Han', 'Hangul', 'Hiragana', 'Katakana'];
const scripts = known.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

function scriptOf(char: string): string | undefined {
  return scripts.find(([, script]) => script.test(char))?.[0];
}

const names: Readonly<Record<string, string>> = {
  '00A0': 'no-break space',
  '00AD': 'soft hyphen',
  '200B': 'zero width space',
  '200C': 'zero width non-joiner',
  '200D': 'zero width joiner',
  '202F': 'narrow no-break space',
  '2060': 'word joiner',
  '3000': 'ideographic space',
  FEFF: 'byte order mark',
};

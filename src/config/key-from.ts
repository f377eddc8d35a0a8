/** Characters of a key. */
export const keyLengthAtMost = 100;

/**
 * A key out of a title: its letters and digits, in small letters, as far as can be in Latin ones, which everybody can type and every shell completes.
 *
 * Shape: Cyrillic is written in Latin letters and accents are dropped; letters of other scripts stay, unless `ascii`, which markers demand, drops
 * them, too; `chat` when nothing is left.
 */
export function keyFrom(title: string, { ascii = false } = {}): string {
  const small = latin(title.normalize('NFC').toLowerCase());
  const key = small.replace(ascii ? /[^a-z0-9._/-]+/g : /[^\p{L}\p{M}\p{Nd}._/-]+/gu, '-');
  return [...withoutJoints(key)].slice(0, keyLengthAtMost).join('') || 'chat';
}

/** Without the joints of words at either end. By hand: an expression looks for the end anew from every joint of the middle. */
function withoutJoints(key: string): string {
  let [start, end] = [0, key.length];
  while (start < end && isJoint(key[start])) start += 1;
  while (end > start && isJoint(key[end - 1])) end -= 1;
  return key.slice(start, end);
}

function isJoint(letter: string | undefined): boolean {
  return letter === '-' || letter === '.' || letter === '/';
}

function latin(text: string): string {
  const letters = [...text].map((letter) => cyrillic[letter] ?? letter).join('');
  return letters
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}

/** Source: the letters of passports, ICAO Doc 9303, with the Ukrainian and Belarusian ones. */
const cyrillic: Readonly<Record<string, string>> = {
  '№': '',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

import { nearest, newPatience, type Patience } from './nearest.ts';

/** What stands in a folder; nothing where it cannot be looked at. */
type Names = (folder: string) => Promise<readonly string[]>;

/** Habits of shells and of Windows that make a path lead nowhere. */
export function slipIn(written: string): 'home' | 'backslash' | undefined {
  if (/(?:^|\/)~[^/\\]*[/\\]/.test(written)) return 'home';
  // Between double quotes YAML has made a tab of `\t` by now.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\\\u0000-\u001f]/.test(written) ? 'backslash' : undefined;
}

/**
 * The path that was probably meant by one that leads nowhere, as far as there is one.
 *
 * `path` is absolute, `written` what people wrote for it. Shape: as they would write it; `undefined` when nothing is near, and when
 * patience is at an end, which a run shares among all its paths.
 */
export async function nearPath(
  path: string,
  written: string,
  names: Names,
  patience: Patience = newPatience(),
): Promise<string | undefined> {
  const namesIn = patiently(names, patience);
  const parts = written.split('/').filter((part, index) => part !== '' || index === 0);
  let [missing, up, known] = [path, 0, await namesIn(dirname(path))];
  // An empty folder and one that is not there look alike; the first name that stands on something is judged.
  while (known.length === 0 && up < Math.min(parts.length, foldersAtMost)) {
    missing = dirname(missing);
    up += 1;
    known = await namesIn(dirname(missing));
  }
  const first = parts.length - 1 - up;
  if (parts[first] !== basename(missing) || known.includes(basename(missing))) return undefined;
  const found: string[] = [];
  let folder = dirname(missing);
  for (const part of parts.slice(first)) {
    const near = nearName(part, await namesIn(folder), patience);
    if (near === undefined) break;
    found.push(near);
    folder = `${folder === '/' ? '' : folder}/${near}`;
  }
  return found.length === 0 ? undefined : [...parts.slice(0, first), ...found].join('/');
}

/** A path with more folders that are not there is no slip of the pen. */
const foldersAtMost = 16;

/** What looking into a folder and at a name in it takes, in letters compared. */
const lettersAFolder = 5000;
const lettersAName = 20;

function patiently(names: Names, patience: Patience): Names {
  return async (folder) => {
    if (patience.letters <= 0) return [];
    const known = await names(folder);
    patience.letters -= lettersAFolder + known.length * lettersAName;
    return known;
  };
}

/** Names that differ only in case or in how accents are encoded look alike to people and not to file systems. */
function nearName(name: string, names: readonly string[], patience: Patience): string | undefined {
  const folded = (text: string) => text.normalize('NFC').toLowerCase();
  if (names.includes(name)) return name;
  const twin = names.find((each) => folded(each) === folded(name));
  if (twin !== undefined) return twin;
  const near = nearest(short(name), names.map(short), patience);
  return names.find((each) => short(each) === near);
}

/** An ending that all have makes no two names alike. */
function short(name: string): string {
  return name.replace(/(?<=.)(\.[^.])[^.]*$/, '$1');
}

function dirname(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

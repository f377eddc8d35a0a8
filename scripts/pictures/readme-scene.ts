import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parse, stringify } from 'yaml';

const root = join(import.meta.dirname, '../..');

export type Language = 'en' | 'ru';

/** The read-me of each language, and how its chat `sales` was before. */
const readmes = {
  en: { file: 'README.md', before: { title: 'Sales', description: 'Deals' } },
  ru: { file: 'README.ru.md', before: { title: 'Продажи', description: 'Сделки' } },
} as const;

/** A folder with a config in which the built tool runs. */
export interface Scene {
  /** Runs the tool as at a terminal of a hundred columns. Shape: what it printed on stdout, in colour. */
  readonly provision: (...args: readonly string[]) => Promise<string>;
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

/**
 * The moment that the read-me tells of: `sales` is there already, under an older title, with a member who has moved to another
 * department; `welcome` is not.
 */
export async function readmeScene(language: Language): Promise<Scene> {
  const config = configOf(language);
  const sales = { ...config.chats.sales, ...readmes[language].before, users: [{ department: 'Sales' }, 4] };
  const scene = emptyScene(language, stringify({ ...config, chats: { sales } }));
  await scene.provision('apply');
  writeFileSync(scene.path('chats.yaml'), configText(language));
  return scene;
}

/** A folder with a `chats.yaml` and the pictures that the read-mes name. */
export function emptyScene(language: Language, config: string): Scene {
  const folder = mkdtempSync(join(tmpdir(), 'provision-scene-'));
  const path = (name: string) => join(folder, name);
  writeFileSync(path('chats.yaml'), config);
  for (const [name, example] of Object.entries(pictures)) cpSync(join(root, 'examples', example), path(name));
  return {
    path,
    provision: (...args) => run(folder, language, args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const pictures: Readonly<Record<string, string>> = {
  'avatars/welcome.png': 'avatars/pictures/announcements.png',
  'avatars/picture.jpg': 'welcome/avatars/picture.jpg',
};

/** What the scenes need to know of the read-me's config. */
interface ShownConfig {
  readonly chats: { readonly sales: object; readonly welcome: { readonly title: string } };
}

export function configOf(language: Language): ShownConfig {
  return parse(configText(language)) as ShownConfig;
}

function configText(language: Language): string {
  const { file } = readmes[language];
  const text = /^```yaml\n(.*?)^```$/ms.exec(readFileSync(join(root, file), 'utf8'))?.[1];
  if (text === undefined) throw new Error(`${file} shows no config`);
  return text;
}

/** A program learns of its terminal from its stream; a picture has none, so the stream is told. */
const hundredColumns = 'data:text/javascript,process.stdout.isTTY=true;process.stdout.columns=100';

function run(cwd: string, language: Language, args: readonly string[]): Promise<string> {
  const { PROVISION_URL: _, PROVISION_TOKEN: __, NO_COLOR: ___, ...inherited } = process.env;
  const env = { ...inherited, CI: 'true', FORCE_COLOR: '1', PROVISION_LANG: language };
  const argv = ['--import', hundredColumns, join(root, 'dist/bin.js'), ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd, env }, (error, out, err) => {
      if (error) reject(new Error(`provision ${args.join(' ')}: ${out}${err}`, { cause: error }));
      else resolve(out);
    });
  });
}

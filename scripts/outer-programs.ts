import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

interface OuterProgram {
  /** The package of Debian that has it. */
  readonly debian: string;
  /** Names in the PATH, or whole paths where `*` stands for one folder; the first that is there counts. */
  readonly places: readonly string[];
  /** A variable that says where it lies. */
  readonly variable?: string;
}

/** Programs besides Node that some tests drive. On a machine without one those tests are skipped, and the run says so. */
export const outerPrograms = {
  chromium: { debian: 'chromium', places: ['chromium', 'chromium-browser', 'google-chrome'], variable: 'CHROMIUM' },
  zsh: { debian: 'zsh', places: ['zsh'] },
  fish: { debian: 'fish', places: ['fish'] },
  postgres: { debian: 'postgresql', places: ['postgres', '/usr/lib/postgresql/*/bin/postgres'] },
  rsync: { debian: 'rsync', places: ['rsync'] },
} as const satisfies Readonly<Record<string, OuterProgram>>;

export type OuterProgramName = keyof typeof outerPrograms;

/** Where a program lies on this machine; `undefined` where it does not. */
export function pathOf(name: OuterProgramName): string | undefined {
  const { places, variable }: OuterProgram = outerPrograms[name];
  const said = variable === undefined ? undefined : process.env[variable];
  return (said ? [said] : places.flatMap(pathsOf)).find((path) => existsSync(path));
}

/** The programs that this machine lacks. */
export function missingPrograms(): readonly OuterProgramName[] {
  return (Object.keys(outerPrograms) as OuterProgramName[]).filter((name) => pathOf(name) === undefined);
}

function pathsOf(place: string): readonly string[] {
  if (!place.includes('/')) return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, place));
  const [before = '', after] = place.split('/*/');
  if (after === undefined) return [place];
  return foldersIn(before).map((folder) => join(before, folder, after));
}

/** The newest version first. */
function foldersIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort((one, other) => Number(other) - Number(one)) : [];
}

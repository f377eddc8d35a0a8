import { join } from 'node:path';
import { root } from './shipped.ts';

/** The action's modules are plain JavaScript without types; here is what tests call of them. */
export interface Git {
  readonly root: string;
  run(
    args: readonly string[],
    more?: { readonly input?: string },
  ): Promise<{ readonly code: number; readonly stdout: string }>;
}

interface Opening {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly credentials?: { readonly user: string; readonly token: string };
}

export interface Pushed {
  readonly commit?: string;
}

type Pause = (attempt: number) => Promise<void>;

interface Way {
  readonly branch: string;
  readonly paths: readonly string[];
  readonly message: string;
  readonly pause?: Pause;
}

interface Modules {
  readonly 'git/git.mjs': {
    openRepository(folder: string, options?: Opening): Promise<Git>;
  };
  readonly 'git/unite.mjs': {
    unite(
      git: Git,
      sides: Readonly<Record<'base' | 'ours' | 'theirs', string | undefined>>,
    ): Promise<string | undefined>;
  };
  readonly 'git/lockfiles.mjs': {
    changedLockfiles(
      git: Git,
      extra?: readonly string[],
    ): Promise<{ changed: readonly string[]; ignored: readonly string[] }>;
  };
  readonly 'git/take-up.mjs': {
    takeUp(git: Git, options: { branch: string; own: boolean; extra?: readonly string[] }): Promise<readonly string[]>;
    takeUpProposal(git: Git, options: { branch: string; merged?: readonly string[] }): Promise<readonly string[]>;
  };
  readonly 'git/give-back.mjs': {
    giveBack(git: Git, options: Way): Promise<Pushed>;
    propose(git: Git, options: Way & { proposal: string; merged?: readonly string[] }): Promise<Pushed>;
  };
  readonly 'words.mjs': { words(line: string): readonly string[] };
}

export async function layer<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  return (await import(join(root, 'action', name))) as Modules[Name];
}

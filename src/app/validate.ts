import type { Template } from '../model/config.ts';
import type { Diagnostic } from '../model/message.ts';
import { judgeSelection, load, type Sources } from './load.ts';
import type { Options } from './options.ts';

export interface Validation {
  readonly valid: boolean;
  /** Number of chats, when the files could be understood. */
  readonly chats: number;
  /** Chats with `each:`, and how many each of them makes. */
  readonly templates: readonly Template[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Checks everything that can be checked without a portal, avatars included. */
export async function validate(options: Options): Promise<Validation> {
  const read = await load(options, true, true);
  const loaded = read.kind === 'invalid' ? read : (judgeSelection(options, read) ?? read);
  const { diagnostics, sources } = loaded;
  return loaded.kind === 'invalid'
    ? { valid: false, chats: 0, templates: [], diagnostics, sources }
    : { valid: true, chats: loaded.chats.length, templates: loaded.config.templates, diagnostics, sources };
}

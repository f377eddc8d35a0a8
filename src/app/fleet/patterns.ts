import type { Diagnostic } from '../../model/message.ts';

/**
 * What `--only` and `--exclude` mean over many portals.
 *
 * A key that only some packs have is right; a pattern that means a chat on no portal at all is a mistake, as it would be on a single one.
 */
export class Patterns {
  readonly #judged = new Set<string>();
  readonly #idle = new Map<string, { readonly diagnostic: Diagnostic; readonly portals: Set<string> }>();

  add(portal: string, troubles: readonly Diagnostic[]): void {
    this.#judged.add(portal);
    for (const diagnostic of troubles) {
      const { code, args } = diagnostic;
      const pattern = JSON.stringify(args.pattern === undefined ? code : [args.flag, args.pattern]);
      const known = this.#idle.get(pattern);
      if (known) known.portals.add(portal);
      else this.#idle.set(pattern, { diagnostic, portals: new Set([portal]) });
    }
  }

  /** What is wrong on every portal that could be looked at. */
  get troubles(): readonly Diagnostic[] {
    return [...this.#idle.values()]
      .filter(({ portals }) => portals.size === this.#judged.size)
      .map(({ diagnostic }) => diagnostic);
  }
}

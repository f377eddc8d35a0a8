import type { Sources } from '../../app/load.ts';
import { canonical } from '../../base/json.ts';
import type { Diagnostic } from '../../model/message.ts';

/** A problem with the names of the portals that have it. */
export interface SharedProblem {
  readonly diagnostic: Diagnostic;
  readonly portals: readonly string[];
}

/** Gathers problems of many portals: what they share is told once. */
export class Problems {
  readonly #found = new Map<string, { readonly diagnostic: Diagnostic; readonly portals: Set<string> }>();
  readonly #sources = new Map<string, string>();

  add(portal: string, diagnostics: readonly Diagnostic[], sources: Sources): void {
    for (const [name, text] of sources) if (!this.#sources.has(name)) this.#sources.set(name, text);
    for (const diagnostic of diagnostics) {
      const key = keyOf(diagnostic);
      const known = this.#found.get(key);
      if (known) known.portals.add(portal);
      else this.#found.set(key, { diagnostic, portals: new Set([portal]) });
    }
  }

  get all(): readonly SharedProblem[] {
    return [...this.#found.values()].map(({ diagnostic, portals }) => ({ diagnostic, portals: [...portals].sort() }));
  }

  get sources(): Sources {
    return this.#sources;
  }
}

/** One problem at one place, though the value came from another entry each time. */
function keyOf({ code, args, severity, place }: Diagnostic): string {
  const { from: _, ...where } = place ?? { from: undefined };
  return canonical([code, args, severity, where]);
}

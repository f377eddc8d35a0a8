import type { Located, LocatedMap } from './yaml/located.ts';
import type { Source, Span } from './yaml/source.ts';

/**
 * The text of a file as it may be shown: the secret part of webhooks and what is written as a token gives way to asterisks.
 *
 * Shape: as long as the text, line by line, so that every place still fits.
 */
export function hideSecrets({ text }: Source, root: LocatedMap): string {
  let shown = text.replace(
    /(\/rest\/\d+\/)([^/\s"'`,;}\])]+)/g,
    (_, before: string, secret: string) => before + stars(secret),
  );
  shown = shown.replace(
    /(\btoken["']?[ \t]*:[ \t]+)(["']?)([^\s"',}]+)/g,
    (_, name: string, quote: string, value: string) => name + quote + hideOutside(value),
  );
  shown = shown.replace(/(:\/\/)([^\s/"'@]+)(?=@)/g, (_, before: string, login: string) => before + stars(login));
  for (const { start, end } of tokenSpans(root)) {
    const raw = text.slice(start, end);
    shown = shown.slice(0, start) + hideOutside(raw) + shown.slice(end);
  }
  return shown;
}

function tokenSpans(root: LocatedMap): readonly Span[] {
  const portal = root.members.get('portal')?.node;
  const token: Located | undefined = portal?.kind === 'map' ? portal.members.get('token')?.node : undefined;
  return token ? [token.span] : [];
}

/** A reference to a variable tells nothing; its default might. */
function hideOutside(raw: string): string {
  return raw.replace(/(\$\{env:[A-Za-z0-9_]*)(:-)?|([^\s}"']+)/g, (whole, name?: string) =>
    name === undefined ? stars(whole) : whole,
  );
}

function stars(text: string): string {
  return text.replace(/[^\n\r]/g, '*');
}

/**
 * Turns a glob into an expression that matches whole paths with `/` between their parts.
 *
 * Shape: `*` and `?` stay within a part, `**` as a part matches any number of parts, `{a,b}` and `[a-z]` as in shells.
 */
export function pathGlob(glob: string): RegExp {
  let [source, braces] = ['', 0];
  for (let at = 0; at < glob.length; ) {
    const token = tokenAt(glob, at);
    if (token === '{') braces += 1;
    source += braces > 0 && token === ',' ? '|' : translate(token, braces > 0);
    if (token === '}' && braces > 0) braces -= 1;
    at += token.length;
  }
  return new RegExp(`^(?:${source}${')'.repeat(braces)})$`, 'u');
}

/** May the text mean more than one path? */
export function isPathGlob(text: string): boolean {
  return /[*?{[]/.test(text);
}

function tokenAt(glob: string, at: number): string {
  const rest = glob.slice(at);
  return /^(?:\*\*\/|\*\*|\[!?[^\]/[\\]+\])/.exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
}

function translate(token: string, inBraces: boolean): string {
  switch (token) {
    case '**/':
      return '(?:[^/]+/)*';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    case '{':
      return '(?:';
    case '}':
      return inBraces ? ')' : '\\}';
  }
  if (token.length > 2 && token.startsWith('[')) return token.replace(/^\[!/, '[^');
  return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/**
 * A file as the forge names it: from the repository's root, with slashes, without `./`.
 *
 * `folder` is the working folder as seen from that root; empty when it is the root. Absolute paths stay absolute.
 */
export function repoPath(file: string, folder = ''): string {
  const path = file.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:\//.test(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder.replaceAll('\\', '/')}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

import { globTest } from './glob.ts';

/**
 * A test for addresses against a list of hosts: names or globs, parted by commas.
 *
 * Shape: `undefined` and blank lists allow every host. A name without a port allows all its ports.
 */
export function allowedHosts(list: string | undefined): (url: URL) => boolean {
  if (list === undefined || list.trim() === '') return () => true;
  const isAllowed = globTest(
    list
      .split(',')
      .map(asWritten)
      .filter((pattern) => pattern !== ''),
  );
  return (url) => [url.host, url.hostname].some((name) => isAllowed(bare(name)));
}

/** Names in other scripts are compared in the form that addresses have, part by part, as a pattern may hold stars. */
function asWritten(pattern: string): string {
  return bare(pattern.trim().toLowerCase()).split('.').map(asAddressed).join('.');
}

function asAddressed(label: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is looked for
  if (/^[\x00-\x7f]*$/.test(label) || /[*?]/.test(label) || !URL.canParse(`https://${label}`)) return label;
  return new URL(`https://${label}`).host;
}

/** The dot that ends a full name means nothing. */
function bare(name: string): string {
  return name.replace(/\.(?=$|:\d+$)/, '');
}

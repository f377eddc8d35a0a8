import { problem, type Report } from '../report.ts';
import type { Source } from './source.ts';

/** Characters that no editor shows belong to other kinds of files, or to pranks. */
export function isText(source: Source, report: Report): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const at = source.text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/);
  if (at === -1) return true;
  const code = source.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  report(problem('FILE_CONTROL_CHARACTER', { code }, { source, start: at, end: at + 1 }));
  return false;
}

import type { Language } from '../model/message.ts';
import { sandboxWords } from './words/sandbox.ts';

/** Where a portal is that has been started, one thing a line: `page` for people, `webhook` for programs, `data` for those who tidy up. */
export function sandboxText(
  { url, webhookUrl, data }: { readonly url: string; readonly webhookUrl: string; readonly data?: string },
  language: Language,
): string {
  const words = sandboxWords[language];
  const rows = [
    [words.page, `${url}/`],
    [words.webhook, webhookUrl],
    [words.data, data === undefined ? words.inMemory : data],
  ] as const;
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}

import type { Identity } from '../../model/config.ts';
import { renderYaml } from '../yaml/yaml.ts';
import { chatText, type WrittenChat } from './chat-text.ts';
import { indented } from './lines.ts';

/** The top of a new file. */
export interface NewHeader {
  readonly project: string;
  readonly identity?: Identity;
  /** Written as it is; `sandbox`, or a map whose `url` is best a variable such as `${env:B24_URL}`. Left out, flags or variables say it. */
  readonly portal?: 'sandbox' | { readonly url: string; readonly token?: string; readonly undocumented?: boolean };
  /** Path or address of the JSON Schema, for editors. */
  readonly schema?: string;
}

/** A whole new config file that loads to exactly these chats. */
export function newConfigText({ schema, project, identity, portal }: NewHeader, chats: readonly WrittenChat[]): string {
  const head = {
    version: 1,
    project,
    ...(identity === undefined ? {} : { identity }),
    ...(portal === undefined ? {} : { portal }),
  };
  return [
    ...(schema === undefined ? [] : [`${schemaLine(schema)}\n`]),
    `${renderYaml(head, 'block')}\n`,
    chats.length === 0 ? '\nchats: {}\n' : '\nchats:\n',
    chats.map((chat) => indented(chatText(chat), 2)).join('\n'),
  ].join('');
}

/** The comment by which editors find the schema. */
export function schemaLine(schema: string): string {
  return `# yaml-language-server: $schema=${schema}`;
}

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { showPage } from '../../src/sandbox/page/page.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { lives } from './life.ts';
import { configOf, emptyScene, type Language } from './readme-scene.ts';

const pictures = join(import.meta.dirname, '../../examples/avatars/pictures');

/** When the picture is taken; what happens on the portal happens in the hours before. */
export const shownAtMs = Date.parse('2026-11-20T09:12:00Z');

/** A running portal with the read-me's chats and some more, all made by the tool, in which people have talked. */
export interface PortalScene {
  readonly sandbox: Sandbox;
  /** The id of the read-me's chat `welcome`. */
  readonly welcome: number;
}

export async function portalScene(language: Language): Promise<PortalScene> {
  const minutesAgo = (minutes: number) => shownAtMs - minutes * 60_000;
  let nowMs = minutesAgo(240);
  const sandbox = await startSandbox({ seed: 'pictures', limits: false, now: () => nowMs });
  showPage(sandbox);
  const { chats, said } = lives[language];
  const config = configOf(language);
  const scene = emptyScene(language, stringify({ ...config, chats: { ...config.chats, ...chats } }));
  try {
    cpSync(pictures, scene.path('pictures'), { recursive: true });
    await scene.provision('apply', '--url', sandbox.webhookUrl);
    const idOf = (title: string) => sandbox.store.chats().find((chat) => chat.title === title)?.id ?? missing(title);
    for (const [minutes, title, person, text] of said) {
      nowMs = minutesAgo(minutes);
      sandbox.store.postMessage(idOf(title), person, text);
    }
    nowMs = shownAtMs;
    return { sandbox, welcome: idOf(config.chats.welcome.title) };
  } catch (error) {
    await sandbox.close();
    throw error;
  } finally {
    scene.remove();
  }
}

function missing(title: string): never {
  throw new Error(`the config makes no chat "${title}"`);
}

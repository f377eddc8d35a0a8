import { resolve } from 'node:path';
import { isObject } from '../../base/json.ts';
import { configFiles } from '../../disk/config-files.ts';

/** Where a command finds an inventory when no file is named. */
const usualName = 'portals.yaml';

/** Larger files are no inventories. Units: bytes. */
const limitBytes = 20 * 1024 * 1024;

/**
 * The inventory that a command line means: one that is named, or the usual one in a folder without the usual config.
 *
 * By its content, not its name. Shape: `undefined` for everything else, such as configs and files that cannot be read.
 */
export async function findInventory(files: readonly string[], cwd: string): Promise<string | undefined> {
  if (files.length > 1) return undefined;
  const [only] = files;
  if (only !== undefined) return (await isInventory(resolve(cwd, only))) ? only : undefined;
  if ((await configFiles.kind(resolve(cwd, 'chats.yaml'))) !== 'absent') return undefined;
  return (await isInventory(resolve(cwd, usualName))) ? usualName : undefined;
}

async function isInventory(path: string): Promise<boolean> {
  if ((await configFiles.kind(path)) !== 'file') return false;
  const outcome = await configFiles.read(path, limitBytes);
  return outcome.kind === 'read' && looksLikeInventory(Buffer.from(outcome.bytes).toString('utf8'));
}

/** Told by the names at its top, without reading all of it: every command that takes a config asks. */
export function looksLikeInventory(text: string): boolean {
  const names = /^\s*\{/.test(text) ? namesInBrackets(text) : namesAtMargin(text);
  const has = (name: string) => names.has(name);
  return (has('portals') || has('fleet')) && !has('chats') && !has('project');
}

function namesAtMargin(text: string): ReadonlySet<string> {
  const found = text.matchAll(/^(["']?)(portals|fleet|chats|project)\1[ \t]*:/gm);
  return new Set([...found].map(([, , name]) => name ?? ''));
}

function namesInBrackets(text: string): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(text);
    return new Set(isObject(value) ? Object.keys(value) : []);
  } catch {
    const found = text.matchAll(/(["']?)\b(portals|fleet|chats|project)\1\s*:/g);
    return new Set([...found].map(([, , name]) => name ?? ''));
  }
}

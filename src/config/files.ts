import { isAbsolute, relative, resolve, sep } from 'node:path';
import { nearPath, slipIn } from '../base/near-path.ts';
import { newPatience, type Patience } from '../base/nearest.ts';
import { alternativesAtMost, isPathGlob, pathGlob } from '../base/path-glob.ts';
import type { ConfigFiles, FileText, FolderList, Refusal } from '../model/config-files.ts';
import type { Diagnostic } from '../model/message.ts';
import { problem, type Report } from './report.ts';
import type { Span } from './yaml/source.ts';

/** Files larger than this take seconds to read and are no longer read by people. */
const limitBytes = 20 * 1024 * 1024;

/** Where the files lie and how they are named to people. */
export interface Disk {
  readonly files: ConfigFiles;
  readonly cwd: string;
  /** Absolute path that is never a config, though it may lie among them. */
  readonly lockfile: string | undefined;
  /** For hints at files that may have been meant. */
  readonly patience: Patience;
  /** What was found below folders; many patterns may begin in one. */
  readonly lists: Map<string, Promise<FolderList>>;
}

export function openDisk(files: ConfigFiles, cwd: string, lockfile: string | undefined): Disk {
  return { files, cwd, lockfile, patience: newPatience(), lists: new Map() };
}

export interface RawFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** As they were read: the same object, the same content. */
  readonly bytes: Uint8Array;
}

/** How people are told of a file: from the working folder when it lies below it. */
export function nameOf(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  const name = fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
  return name.split(sep).join('/');
}

/** The config files behind one path of the command line, or behind one line of `include:` (then `from` is its place). */
export async function expand(path: string, disk: Disk, report: Report, from?: Span): Promise<readonly string[]> {
  const file = nameOf(path, disk.cwd);
  switch (await disk.files.kind(path)) {
    case 'file':
      return [path];
    case 'folder':
      return folderFiles(path, disk, report, from);
    case 'absent':
      report(await missing(path, file, disk, from));
      return [];
  }
}

async function missing(path: string, file: string, disk: Disk, from: Span | undefined): Promise<Diagnostic> {
  const slip = slipIn(file);
  if (slip !== undefined) return problem(slip === 'home' ? 'PATH_HOME' : 'PATH_BACKSLASH', { path: file }, from);
  if (!from && file === 'chats.yaml') return problem('FILE_MISSING_DEFAULT', { file }, from);
  const near = await nearPath(path, file, (folder) => disk.files.names(folder), disk.patience);
  if (near !== undefined) return problem('FILE_MISSING_NEAR', { file, near }, from);
  return problem(from ? 'INCLUDE_MISSING' : 'FILE_MISSING', { file }, from);
}

/** The files that one pattern of `include:` means, without the file it is written in. */
export async function included(pattern: string, span: Span, disk: Disk, report: Report): Promise<readonly string[]> {
  const { folder, path } = span.source;
  if (!isPathGlob(pattern))
    return (await expand(resolve(folder, pattern), disk, report, span)).filter((each) => each !== path);
  const parts = pattern.split('/');
  const fixed = parts.slice(0, parts.findIndex(isPathGlob));
  const start = pattern.startsWith('/') ? resolve('/', ...fixed) : resolve(folder, ...fixed);
  const wanted = pathGlob(parts.slice(fixed.length).join('/'));
  if (wanted.kind === 'wrong') {
    const code = wanted.why === 'range' ? 'INCLUDE_RANGE' : 'INCLUDE_ALTERNATIVES';
    report(problem(code, { part: wanted.part, limit: alternativesAtMost }, span));
    return [];
  }
  const found = (await list(start, disk, report, span)).filter((each) =>
    wanted.test(relative(start, each).split(sep).join('/')),
  );
  const others = found.filter((each) => each !== path && each !== disk.lockfile);
  if (others.length === 0) report(problem('INCLUDE_NOTHING', { pattern }, span, { severity: 'warning' }));
  return others;
}

/** Reads one file as UTF-8; what cannot be read is reported and left out. */
export async function readText(path: string, disk: Disk, report: Report, from?: Span): Promise<RawFile | undefined> {
  const name = nameOf(path, disk.cwd);
  const outcome = await disk.files.read(path, limitBytes);
  if (outcome.kind === 'read') return decode(outcome.bytes, path, name, report);
  report(unread(name, outcome, disk, from));
  return undefined;
}

/** Says why a file or folder is not read. */
function unread(
  file: string,
  why: Refusal | Extract<FileText, { kind: 'too-large' }>,
  { cwd }: Pick<Disk, 'cwd'>,
  from?: Span,
): Diagnostic {
  switch (why.kind) {
    case 'outside':
      return problem('FILE_OUTSIDE', { file, root: nameOf(why.root, cwd) }, from);
    case 'not-a-file':
      return problem('FILE_NOT_PLAIN', { file }, from);
    case 'too-large':
      return problem('FILE_TOO_LARGE', { file, limitMb: limitBytes / 1024 / 1024 }, from);
    case 'failed':
      return problem('FILE_UNREADABLE', { file, reason: why.reason }, from);
  }
}

async function folderFiles(folder: string, disk: Disk, report: Report, from?: Span): Promise<readonly string[]> {
  const files = await list(folder, disk, report, from);
  const configs = files.filter((path) => /\.ya?ml$/i.test(path) && path !== disk.lockfile);
  if (configs.length === 0) report(problem('FOLDER_EMPTY', { folder: nameOf(folder, disk.cwd) }, from));
  return configs;
}

async function list(folder: string, disk: Disk, report: Report, from?: Span): Promise<readonly string[]> {
  const known = disk.lists.get(folder) ?? listed(folder, disk);
  disk.lists.set(folder, known);
  const outcome = await known;
  if (outcome.kind === 'listed') return outcome.files;
  const { path, refusal } = outcome;
  // A pattern may go on below a file, which then holds nothing.
  if (refusal.kind !== 'failed' || refusal.reason !== 'ENOTDIR')
    report(unread(nameOf(path, disk.cwd), refusal, disk, from));
  return [];
}

async function listed(folder: string, { files }: Disk): Promise<FolderList> {
  return (await files.kind(folder)) === 'absent' ? { kind: 'listed', files: [] } : files.list(folder);
}

/** With its mark at the beginning, or with a zero in every other byte, as texts of Latin letters have it. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && second !== 0 && third === 0) || (first !== 0 && second === 0 && third !== 0 && fourth === 0);
}

/** As archives begin, which workbooks of today are, and the workbooks of old. */
function isPacked(bytes: Uint8Array): boolean {
  const begins = (...known: readonly number[]) => known.every((byte, index) => bytes[index] === byte);
  return begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0);
}

function decode(bytes: Uint8Array, path: string, name: string, report: Report): RawFile | undefined {
  if (isUtf16(bytes)) {
    report({
      ...problem('FILE_UTF16', { file: name }, undefined),
      place: { file: name, line: 1, column: 1, length: 1 },
    });
    return undefined;
  }
  if (isPacked(bytes)) {
    report({
      ...problem('FILE_PACKED', { file: name }, undefined),
      place: { file: name, line: 1, column: 1, length: 1 },
    });
    return undefined;
  }
  try {
    return { path, name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes };
  } catch {
    const before = new TextDecoder('utf-8').decode(bytes).split('\ufffd')[0] ?? '';
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    report({ ...problem('FILE_NOT_UTF8', { file: name }, undefined), place: { file: name, line, column, length: 1 } });
    return undefined;
  }
}

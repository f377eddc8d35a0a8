import type { ConsentName } from '../model/plan.ts';
import type { Allowed, Missing } from '../plan/consent.ts';
import type { FleetFlags } from './flags.ts';

type Needed = Pick<Missing, 'what' | 'needed'>;

/** This command line with the consent that it lacks, as a shell reads it. */
export function agreeingCommand(argv: readonly string[], missing: readonly Needed[]): string {
  const corrected = new Set<string>(missing.map(({ what }) => what));
  const isStale = (value = '') => corrected.has(value.split(':')[0] ?? '');
  const kept = argv.filter(
    (argument, index) =>
      !(argument === '--allow' && isStale(argv[index + 1])) &&
      !(argv[index - 1] === '--allow' && isStale(argument)) &&
      !(argument.startsWith('--allow=') && isStale(argument.slice('--allow='.length))),
  );
  const flags = missing.length > 0 ? allowing(missing) : ['--yes'];
  const end = kept.indexOf('--');
  const whole = end === -1 ? [...kept, ...flags] : [...kept.slice(0, end), ...flags, ...kept.slice(end)];
  return line(whole);
}

/** The command line that carries out what was planned, with the consent that is needed: the same files, the same selection. */
export function applyingCommand(files: readonly string[], flags: FleetFlags, missing: readonly Needed[]): string {
  if (flags.out !== undefined) return line(['apply', ...operands([flags.out]), ...allowing(missing)]);
  const given = carried.flatMap(([name, flag]) => {
    const value = flags[name];
    if (value === undefined || value === false) return [];
    if (value === true) return [flag];
    if (name === 'var') return Object.entries(value).flatMap(([key, text]) => [flag, `${key}=${text}`]);
    return [value].flat().flatMap((each) => [flag, String(each)]);
  });
  const kept = Object.entries(flags.allow ?? {}).map(([what, needed]) => ({ what, needed }));
  const agreed = kept.filter(({ what }) => !missing.some((one) => one.what === what));
  return line(['apply', ...given, ...allowing([...agreed, ...missing]), ...operands(files)]);
}

/** The same for a renderer, which knows what is missing. */
export function agreeingWith(files: readonly string[], flags: FleetFlags): (missing: Allowed) => string {
  return (missing) => {
    const needed = Object.entries(missing) as [ConsentName, number][];
    return applyingCommand(
      files,
      flags,
      needed.map(([what, count]) => ({ what, needed: count })),
    );
  };
}

/** What a plan and its apply have in common; what else a plan was given is about how it is shown. */
const carried: readonly (readonly [name: keyof FleetFlags, flag: string])[] = [
  ['url', '--url'],
  ['token', '--token'],
  ['var', '--var'],
  ['lockfile', '--lockfile'],
  ['state', '--state'],
  ['only', '--only'],
  ['exclude', '--exclude'],
  ['allowOutside', '--allow-outside'],
  ['prune', '--prune'],
  ['concurrency', '--concurrency'],
  ['maxWait', '--max-wait'],
  ['strict', '--strict'],
  ['portal', '--portal'],
  ['label', '--label'],
  ['shard', '--shard'],
  ['atOnce', '--at-once'],
  ['maxFailed', '--max-failed'],
];

function allowing(missing: readonly { readonly what: string; readonly needed: number }[]): readonly string[] {
  return missing.flatMap(({ what, needed }) => ['--allow', `${what}:${needed}`]);
}

function operands(files: readonly string[]): readonly string[] {
  return files.some((file) => file.startsWith('-')) ? ['--', ...files] : files;
}

function line(words: readonly string[]): string {
  return ['provision', ...words.map(shellWord)].join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

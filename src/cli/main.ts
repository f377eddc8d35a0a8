import process from 'node:process';

/** Runs one command line. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stderr.write(`provision: no command is built yet (${argv.length} arguments)\n`);
  process.exitCode = 1;
}

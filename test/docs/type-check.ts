import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './pages.ts';

/** What the compiler has to say of programs that import the package by its name. */
export function mistakesIn(programs: readonly string[]): readonly string[] {
  const files = new Map(programs.map((text, index) => [join(root, 'test/docs', `block-${index}.ts`), text]));
  const options: ts.CompilerOptions = {
    ...ts.convertCompilerOptionsFromJson(compilerOptions(), root).options,
    noUnusedLocals: false,
    paths: {
      'bitrix24-provision': [join(root, 'src/index.ts')],
      'bitrix24-provision/sandbox': [join(root, 'src/sandbox/index.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => files.get(name) ?? readFile.call(host, name);
  host.fileExists = (name) => files.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const found = [...files.keys()].flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function compilerOptions(): unknown {
  return (JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { compilerOptions: unknown })
    .compilerOptions;
}

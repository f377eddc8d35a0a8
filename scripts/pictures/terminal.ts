import { ansiToHtml } from './ansi.ts';

/** A page that looks like a light terminal in which one command was run; its element `.window` is the picture. */
export function terminalPage(command: string, output: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<style>${style}</style>
<div class="window">
<div class="bar"><i></i><i></i><i></i></div>
<pre><b class="prompt">$</b> ${command}
${ansiToHtml(output.trimEnd())}</pre>
</div>
`;
}

const style = `
body { margin: 0; padding: 24px; }
.window { width: max-content; border: 1px solid #d0d7de; border-radius: 10px; overflow: hidden; background: #fff; }
.bar { display: flex; gap: 7px; padding: 10px 12px; border-bottom: 1px solid #d8dee4; background: #f6f8fa; }
.bar i { width: 11px; height: 11px; border-radius: 50%; background: #d0d7de; }
pre { margin: 0; padding: 14px 20px 18px; color: #24292f; font: 13px/1.5 'JetBrains Mono', 'DejaVu Sans Mono', monospace; }
.prompt { color: #57606a; }
`;

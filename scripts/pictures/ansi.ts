/**
 * Turns what a program printed in colour into HTML that looks as it does in a light terminal.
 *
 * Knows the styles that the tool uses (bold, faint, the eight colours) and their ends.
 *
 * Errors: throws for any other control sequence, so that none is drawn wrongly.
 */
export function ansiToHtml(text: string): string {
  let open: Style = {};
  return text
    .split(sequence)
    .map((part, index) => {
      if (index % 2 === 0) return span(part, open);
      for (const code of part.split(';')) open = { ...open, ...styleOf(Number(code)) };
      return '';
    })
    .join('');
}

/** What the text says without its colours. */
export function plainText(text: string): string {
  return text.replace(sequence, '');
}

const sequence = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`, 'g');

interface Style {
  readonly color?: string | undefined;
  readonly weight?: string | undefined;
  readonly opacity?: string | undefined;
}

/** By number from 30 on; the shades are readable on white. */
const colors = ['#24292f', '#cf222e', '#1a7f37', '#9a6700', '#0969da', '#8250df', '#1b7c83', '#6e7781'];

function styleOf(code: number): Style {
  if (code === 0) return { color: undefined, weight: undefined, opacity: undefined };
  if (code === 1) return { weight: '700' };
  if (code === 2) return { opacity: '.62' };
  if (code === 22) return { weight: undefined, opacity: undefined };
  if (code === 39) return { color: undefined };
  const color = colors[code - 30];
  if (color === undefined) throw new Error(`no style is known for the code ${code}`);
  return { color };
}

function span(text: string, { color, weight, opacity }: Style): string {
  if (text.includes(String.fromCharCode(27)))
    throw new Error(`a control sequence that sets no style: ${JSON.stringify(text)}`);
  const css = [
    ...(color ? [`color:${color}`] : []),
    ...(weight ? [`font-weight:${weight}`] : []),
    ...(opacity ? [`opacity:${opacity}`] : []),
  ].join(';');
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return css === '' || text === '' ? safe : `<span style="${css}">${safe}</span>`;
}

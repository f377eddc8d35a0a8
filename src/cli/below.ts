import { columns } from '../report/text/columns.ts';
import { unpainted } from '../report/text/paint.ts';

/** A stream of a terminal as far as lines are painted over on it. */
interface Stream {
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

export interface Below {
  /** Keeps these lines, as they have to be written, below everything else; none lets go of them. */
  readonly keep: (lines: readonly string[]) => void;
  /** Writes something above them. */
  readonly above: (write: () => void) => void;
}

/**
 * Lines at the end of a terminal that are painted over.
 *
 * Premise: whatever is said meanwhile passes here, so that it is seen at once and stands above. The cursor waits under the lines and is never
 * hidden: a process that is killed leaves nothing to put right.
 */
export function openBelow(stream: Stream): Below {
  let kept: readonly string[] = [];
  /** A terminal that was made narrower has broken the lines since. */
  const rowsOf = (line: string) => Math.max(1, Math.ceil(columns(plain(line)) / (stream.columns || 80)));
  const erasing = () => {
    const rows = kept.reduce((sum, line) => sum + rowsOf(line), 0);
    return rows === 0 ? '' : `\r${csi}${rows}A${csi}J`;
  };
  const drawing = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    keep: (lines) => {
      const text = `${erasing()}${drawing(lines)}`;
      kept = lines;
      if (text !== '') stream.write(text);
    },
    above: (write) => {
      if (kept.length > 0) stream.write(erasing());
      write();
      if (kept.length > 0) stream.write(drawing(kept));
    },
  };
}

const csi = `${String.fromCharCode(27)}[`;
const colour = new RegExp(`${csi.replace('[', '\\[')}[\\d;]*m`, 'g');

function plain(line: string): string {
  return unpainted(line.replace(colour, ''));
}

/** What one would see of a terminal that was written to, as far as we write to it: lines, colours, the cursor up and what is below it gone. */
export class Screen {
  readonly isTTY = true;
  columns: number;
  #lines: string[] = [''];
  #row = 0;
  #column = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  /** Lines with something on them. */
  get lines(): readonly string[] {
    return this.#lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  }

  /** Breaks the lines anew, as terminals do that are made narrower. */
  narrow(columns: number): void {
    const text = this.#lines;
    [this.columns, this.#lines, this.#row, this.#column] = [columns, [''], 0, 0];
    this.write(text.join('\n'));
  }

  readonly write = (text: string): boolean => {
    for (const [piece] of text.matchAll(pieces)) this.#take(piece);
    return true;
  };

  #take(piece: string): void {
    if (piece === '\n') {
      this.#moveTo(this.#row + 1);
      return;
    }
    if (piece === '\r') {
      this.#column = 0;
      return;
    }
    const [, amount = '', what = ''] = command.exec(piece) ?? [];
    if (what === 'm') return;
    if (what === 'A') {
      this.#row = Math.max(0, this.#row - Number(amount || 1));
      return;
    }
    if (what === 'J') {
      this.#lines = [...this.#lines.slice(0, this.#row), (this.#lines[this.#row] ?? '').slice(0, this.#column)];
      return;
    }
    if (what !== '' || piece.startsWith(esc)) throw new Error(`not understood: ${JSON.stringify(piece)}`);
    for (const letter of piece) this.#put(letter);
  }

  #put(letter: string): void {
    if (this.#column >= this.columns) this.#moveTo(this.#row + 1);
    const line = (this.#lines[this.#row] ?? '').padEnd(this.#column);
    this.#lines[this.#row] = line.slice(0, this.#column) + letter + line.slice(this.#column + 1);
    this.#column += 1;
  }

  #moveTo(row: number): void {
    this.#row = row;
    this.#column = 0;
    while (this.#lines.length <= row) this.#lines.push('');
  }
}

const esc = String.fromCharCode(27);
const command = new RegExp(`^${esc}\\[([\\d;]*)([A-Za-z])$`);
const pieces = new RegExp(`${esc}\\[[\\d;?]*[A-Za-z]|[\\n\\r${esc}]|[^\\n\\r${esc}]+`, 'g');

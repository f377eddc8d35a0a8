/** Rows under one heading that fold away, as a table. */
export interface Section {
  readonly summary: string;
  readonly open: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes sections into a limited number of characters, the most telling first.
 *
 * Shape: the text, and how many rows had no room; a section without any room for its rows is left out whole.
 */
export function sectionsWithin(
  sections: readonly Section[],
  limit: number,
): { readonly text: string; readonly cut: number } {
  let text = '';
  let cut = 0;
  for (const { summary, open, columns, rows } of sections) {
    const head = `\n<details${open ? ' open' : ''}>\n<summary>${summary}</summary>\n\n${row(columns)}${row(columns.map(() => '---'))}`;
    const foot = '\n</details>\n';
    let body = '';
    let shown = 0;
    for (const cells of rows) {
      const next = row(cells);
      if (text.length + head.length + body.length + next.length + foot.length > limit) break;
      body += next;
      shown += 1;
    }
    if (shown > 0) text += `${head}${body}${foot}`;
    cut += rows.length - shown;
  }
  return { text, cut };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

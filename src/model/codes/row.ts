/** One sentence of the catalogue; gaps are written `{name}` and are the same in every language. */
export interface Wording {
  readonly text: string;
  readonly help?: string;
}

export interface CodeRow {
  readonly en: Wording;
  readonly ru: Wording;
}

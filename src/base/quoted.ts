/** Does a setting stand in quotes that the shell, YAML or a web page should have taken off? */
export function isQuoted(text: string): boolean {
  return /^["'`«“”‘’„<]|["'`»“”‘’>]$/u.test(text);
}

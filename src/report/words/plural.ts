const russianForm = new Intl.PluralRules('ru');

/** `1 create`, `2 creates`. */
export function english(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `1 чат`, `2 чата`, `5 чатов`. */
export function russian(count: number, one: string, few: string, many: string): string {
  const form = russianForm.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

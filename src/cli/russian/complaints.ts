/*
 * What commander and our own readers of flags say about a wrong command line. Commander words its complaints itself, in English
 * alone; each is known here by its form, and what it quotes is kept as it stands.
 */

const forms: readonly (readonly [english: RegExp, russian: string])[] = [
  [/^error: /gm, 'ошибка: '],
  [/unknown option '([^']*)'/g, 'нет такого флага: $1'],
  [/unknown command '([^']*)'/g, 'нет такой команды: $1'],
  [/missing required argument '([^']*)'/g, 'не хватает обязательного аргумента «$1»'],
  [/required option '([^']*)' not specified/g, 'не указан обязательный флаг $1'],
  [/option '([^']*)' argument missing/g, 'у флага $1 нет значения'],
  [/option '([^']*)' argument '([^']*)' is invalid\./g, 'флагу $1 не подходит значение «$2»:'],
  [/option '([^']*)' value '([^']*)' from env '([^']*)' is invalid\./g, 'флагу $1 не подходит значение «$2» из $3:'],
  [
    /command-argument value '([^']*)' is invalid for argument '([^']*)'\./g,
    'аргументу «$2» не подходит значение «$1»:',
  ],
  [/option '([^']*)' cannot be used with option '([^']*)'/g, 'флаг $1 нельзя указать вместе с флагом $2'],
  [
    /too many arguments(?: for '([^']*)')?\. Expected (\d+) arguments? but got (\d+)\./g,
    'лишние аргументы: ожидалось $2, указано $3',
  ],
  [/\(Did you mean one of ([^\n]*)\?\)/g, '(возможно, одно из: $1?)'],
  [/\(Did you mean ([^\n]*)\?\)/g, '(возможно, $1?)'],
  [/Allowed choices are ([^\n]*)\./g, 'допустимо: $1'],
  [/\(see provision --help\)/g, '(смотрите provision --help)'],
  [/"([^"\n]*)" is none of ([^\n]*)/g, '«$1» нет среди $2'],
  [/say how many: ([^\n]*)/g, 'укажите, сколько: $1'],
  [/write it NAME=VALUE/g, 'пишите NAME=VALUE'],
  [/a whole number above 0 is wanted/g, 'нужно целое число больше 0'],
  [/a number such as 3 or a share such as 10% is wanted/g, 'нужно число, например 3, или доля, например 10%'],
  [/a number from 0 to 65535 is wanted/g, 'нужно число от 0 до 65535'],
];

/** A complaint about the command line, in Russian. */
export function inRussian(complaint: string): string {
  return forms.reduce((said, [english, russian]) => said.replace(english, russian), complaint);
}

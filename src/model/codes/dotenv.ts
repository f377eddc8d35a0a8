import type { CodeRow } from './row.ts';

/** What is said of a file of variables, and of the webhook that `init` asks for. */
export const dotenvCodes = {
  DOTENV_MISSING: {
    en: { text: 'there is no file {file}', help: '--dotenv names a file with lines such as B24_URL=…' },
    ru: { text: 'нет файла {file}', help: '--dotenv указывает на файл со строками вида B24_URL=…' },
  },
  DOTENV_LINE: {
    en: { text: 'this line gives no variable', help: 'write NAME=value, or begin the line with #' },
    ru: { text: 'в этой строке нет переменной', help: 'пишите ИМЯ=значение или начните строку с #' },
  },
  DOTENV_QUOTE: {
    en: {
      text: 'the quotes around this value are not a pair',
      help: 'a value stands on one line, between two quotes of one kind or none',
    },
    ru: {
      text: 'кавычки вокруг значения не парные',
      help: 'значение пишут в одну строку, в двух одинаковых кавычках или без них',
    },
  },
  DOTENV_TWICE: {
    en: { text: 'this variable is given a second time', help: 'leave one of the lines' },
    ru: { text: 'эта переменная задана второй раз', help: 'оставьте одну из строк' },
  },
  DOTENV_NAME: {
    en: {
      text: '{name} is not taken from a file of variables',
      help: 'names begin with B24_, BITRIX24_ or PROVISION_VAR_; give others in the environment itself',
    },
    ru: {
      text: '{name} не берётся из файла переменных',
      help: 'имена начинаются с B24_, BITRIX24_ или PROVISION_VAR_; остальные задайте в самом окружении',
    },
  },
  INIT_ASK_WEBHOOK: {
    en: { text: 'The webhook of your portal (not shown as you type; Enter: only the trial portal for now): ' },
    ru: { text: 'Вебхук вашего портала (ввод не показывается; Enter — пока только песочница): ' },
  },
  INIT_WEBHOOK_FITS: {
    en: { text: '{host} answers: the webhook belongs to user {id} {who}' },
    ru: { text: '{host} отвечает: вебхук принадлежит пользователю {id} {who}' },
  },
  INIT_ASK_KEEP: {
    en: { text: 'Keep it in {file}, which only you can read? (yes/no) ' },
    ru: { text: 'Сохранить его в {file}, который сможете читать только вы? (да/нет) ' },
  },
  INIT_KEPT_ELSE: {
    en: {
      text: '{file} already gives B24_URL and was left as it is',
      help: 'change that line yourself if the portal is another',
    },
    ru: { text: 'в {file} уже есть B24_URL, файл не тронут', help: 'если портал другой, поправьте строку сами' },
  },
  INIT_NOT_KEPT: {
    en: { text: 'the webhook is kept nowhere; the config takes it from B24_URL in the environment' },
    ru: { text: 'вебхук никуда не записан; конфиг возьмёт его из переменной окружения B24_URL' },
  },
  INIT_IGNORED: {
    en: { text: '{name} is in {file} now, so that git does not take it up' },
    ru: { text: '{name} добавлен в {file}, чтобы git его не сохранил' },
  },
} as const satisfies Record<string, CodeRow>;

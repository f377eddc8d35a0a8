// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { russianSpeech } from '../src/cli/russian/speech.ts';
import { english as englishSpeech, type Speech } from '../src/cli/speech.ts';
import type { Say } from '../src/config/hovers.ts';
import { sayRussian } from '../src/config/russian/texts.ts';
import { configRulesRu, environmentRu } from './reference-texts.ru.ts';
import { configRules, environment } from './reference-texts.ts';

/** What the reference pages are written with, in one language; what the program and its schemas say comes from themselves. */
export interface ReferenceWords {
  readonly speech: Speech;
  readonly field: Say;
  readonly configTitle: string;
  readonly configSource: string;
  readonly everyField: string;
  readonly file: string;
  readonly chat: string;
  readonly chatIntro: string;
  readonly fileColumns: readonly string[];
  readonly chatColumns: readonly string[];
  readonly commandsTitle: string;
  readonly commandsSource: string;
  readonly commandColumns: readonly string[];
  readonly everywhere: string;
  readonly flagColumns: readonly string[];
  readonly options: string;
  readonly default: string;
  readonly required: string;
  readonly or: string;
  readonly list: (of: string) => string;
  readonly map: string;
  readonly email: string;
  readonly number: string;
  readonly text: string;
  readonly atMost: (characters: number) => string;
  readonly configRules: string;
  readonly environment: string;
}

export const en: ReferenceWords = {
  speech: englishSpeech,
  field: (text) => text,
  configTitle: 'The config',
  configSource:
    'Written by `npm run generate` from the table of chat fields; `provision schema` prints the JSON Schema for editors.',
  everyField: 'Every field once',
  file: 'The file',
  chat: 'A chat',
  chatIntro:
    'Only `title` is required. A field that is not written is not managed: it is neither compared nor changed.',
  fileColumns: ['Field', 'Form', 'Meaning'],
  chatColumns: ['Field', 'Form', 'Meaning', 'When the chat exists'],
  commandsTitle: 'The commands',
  commandsSource:
    'Written by `npm run generate` from the program itself. [Exit codes](exit-codes.md) are the same for all.',
  commandColumns: ['Command', 'Does'],
  everywhere: 'Every command also takes `-h, --help`, `-V, --version`, `--no-color` and `--dotenv FILE`.',
  flagColumns: ['Argument or flag', 'Meaning'],
  options: '[options]',
  default: 'default',
  required: 'required',
  or: 'or',
  list: (of) => (of === '' ? 'list' : `list of ${of}`),
  map: 'map',
  email: 'e-mail',
  number: 'number',
  text: 'text',
  atMost: (characters) => `at most ${characters} characters`,
  configRules,
  environment,
};

export const ru: ReferenceWords = {
  speech: russianSpeech,
  field: sayRussian,
  configTitle: 'Конфиг',
  configSource:
    'Эту страницу пишет `npm run generate` из таблицы полей чата; `provision schema` печатает JSON Schema для редакторов.',
  everyField: 'Каждое поле по одному разу',
  file: 'Файл',
  chat: 'Чат',
  chatIntro: 'Обязательно только `title`. Поле, которого нет в файле, не трогают: не сравнивают и не меняют.',
  fileColumns: ['Поле', 'Вид', 'Что значит'],
  chatColumns: ['Поле', 'Вид', 'Что значит', 'Если чат уже есть'],
  commandsTitle: 'Команды',
  commandsSource:
    'Эту страницу пишет `npm run generate` из самой программы. [Коды возврата](exit-codes.ru.md) у всех команд одни.',
  commandColumns: ['Команда', 'Что делает'],
  everywhere: 'Все команды принимают ещё `-h, --help`, `-V, --version`, `--no-color` и `--dotenv FILE`.',
  flagColumns: ['Аргумент или флаг', 'Что значит'],
  options: '[параметры]',
  default: 'по умолчанию',
  required: 'обязательно',
  or: 'или',
  list: (of) => (of === '' ? 'список' : `список: ${of}`),
  map: 'набор полей',
  email: 'адрес почты',
  number: 'число',
  text: 'текст',
  atMost: (characters) => `не больше ${characters} знаков`,
  configRules: configRulesRu,
  environment: environmentRu,
};

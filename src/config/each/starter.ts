// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import type { Language } from '../../model/message.ts';
import { schemaLine } from '../write/new-file.ts';

/** The commented file that `provision init --each` writes; it is a right config beside its table. */
export function starterTemplate(language: Language, schema: string): string {
  return `${schemaLine(schema)}\n${language === 'ru' ? russian : english}`;
}

/** How it names its table. */
export const starterTableName = 'teams.csv';

/** The table. */
export function starterTable(language: Language): string {
  return language === 'ru' ? russianTable : englishTable;
}

const englishTable = `id,title,about,color,members[]
sales,Sales,"Deals, customers and plans",GREEN,3;4
support,"Support, 2nd line",,,7;9
dev,Development,Releases,,
`;

const russianTable = `id,title,about,color,members[]
sales,Продажи,"Сделки, клиенты и планы",GREEN,3;4
support,"Поддержка, вторая линия",,,7;9
dev,Разработка,Выпуски,,
`;

const english = `# One chat a row of the table, written once. How many that makes:  provision validate
# See what would change:  provision plan
# Make it so:  provision apply

version: 1
project: teams                 # names these chats in the lockfile; keep it

portal: sandbox                # a trial portal on this machine; a real one:
# portal:
#   url: \${env:B24_URL}        # an incoming webhook, or the portal's address together with a token

defaults:                      # hold for every chat below
  type: CHAT
  users: [1]

chats:
  "team-\${each.id}":           # the key: take a column that never changes
    each: ./teams.csv          # or *.yaml, *.json, or the rows themselves as a list
    title: \${each.title}
    description: \${each.about} # an empty cell leaves the field out
    color: \${each.color:-AZURE} # or a default stands in
    users+: \${each.members}    # beside those of defaults; a column members[] is a list, split at ";"
    # users+: [{ department: "\${each.title}" }]
`;

const russian = `# По одному чату на строку таблицы, записанному один раз. Сколько их выходит:  provision validate
# Посмотреть, что изменится:  provision plan
# Применить:  provision apply

version: 1
project: teams                 # имя набора чатов в лок-файле; не меняйте его

portal: sandbox                # пробный портал на этой машине; настоящий:
# portal:
#   url: \${env:B24_URL}        # входящий вебхук или адрес портала вместе с токеном

defaults:                      # действуют для всех чатов ниже
  type: CHAT
  users: [1]

chats:
  "team-\${each.id}":           # ключ: возьмите столбец, который не меняется
    each: ./teams.csv          # или *.yaml, *.json, или сами строки списком
    title: \${each.title}
    description: \${each.about} # пустая ячейка — поле не записано
    color: \${each.color:-AZURE} # или подставлено значение по умолчанию
    users+: \${each.members}    # вдобавок к defaults; столбец members[] — список, разделитель «;»
    # users+: [{ department: "\${each.title}" }]
`;

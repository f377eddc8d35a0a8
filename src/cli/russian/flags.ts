// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { consents } from '../../model/plan.ts';

/** What arguments and flags mean, by their English texts. */
export const flagTexts: Readonly<Record<string, string>> = {
  'display help for command': 'показать справку',
  'output the version number': 'напечатать версию',
  'no colours (also NO_COLOR)': 'без цвета (также NO_COLOR)',
  'take B24_…, BITRIX24_… and PROVISION_VAR_… from a file, where they are not set':
    'взять B24_…, BITRIX24_… и PROVISION_VAR_… из файла, если они не заданы',
  'config files and folders (default: chats.yaml)': 'файлы и папки конфига (по умолчанию: chats.yaml)',
  'config files and folders whose chats it shows (default: chats.yaml)':
    'файлы и папки конфига, чаты которых она показывает (по умолчанию: chats.yaml)',
  'webhook URL, or the portal address together with --token; overrides the file (env PROVISION_URL)':
    'адрес вебхука или, вместе с --token, адрес портала; важнее, чем в файле (переменная PROVISION_URL)',
  'webhook URL, or the portal address together with --token (env PROVISION_URL)':
    'адрес вебхука или, вместе с --token, адрес портала (переменная PROVISION_URL)',
  'access token (env PROVISION_TOKEN)': 'токен доступа (переменная PROVISION_TOKEN)',
  'a value for ${var:NAME}; repeatable (env PROVISION_VAR_NAME)':
    'значение для ${var:NAME}; можно повторять (переменная PROVISION_VAR_NAME)',
  'lockfile in place of the one beside the config': 'лок-файл вместо того, что рядом с конфигом',
  'only chats whose key matches; repeatable': 'только чаты с подходящим ключом; можно повторять',
  'not the chats whose key matches; repeatable': 'кроме чатов с подходящим ключом; можно повторять',
  'files that the config names may lie outside its folder': 'файлы, названные в конфиге, могут лежать вне его папки',
  'one JSON document on stdout, and nothing else': 'только один документ JSON в stdout',
  'no progress and no plan, only what went wrong': 'без хода работы и плана — только то, что не удалось',
  'one line a request on stderr, secrets hidden': 'строка на каждый запрос в stderr, секреты скрыты',
  [`agree to a danger by name and number: ${consents.join(', ')}; repeatable`]: `согласиться с опасным изменением, назвав его и число: ${consents.join(', ')}; можно повторять`,
  'take away chats that are no longer in the file, as their onRemove says':
    'убрать чаты, которых больше нет в файле, — так, как сказано в их onRemove',
  'requests in flight at most': 'сколько запросов может идти одновременно',
  'end with exit code 75 rather than wait longer for the limits of the portal':
    'завершиться с кодом 75, если лимиты портала требуют ждать дольше',
  'write what happens as newline-delimited JSON while it happens':
    'записывать события по ходу работы, по одному JSON на строку',
  'write the plan as Markdown, for a comment on a pull request':
    'записать план в Markdown — для комментария к запросу на слияние',
  'write the plan as one self-contained page': 'записать план одной самостоятельной страницей',
  'end with exit code 3 where people do not resolve or another note keeps a wish from being met':
    'завершиться с кодом 3, если кто-то из людей не найден или другое примечание мешает сделать, как написано',
  'show every chat of a long plan': 'показать все чаты длинного плана',
  'config file or folder (default: chats.yaml); repeatable':
    'файл или папка конфига (по умолчанию: chats.yaml); можно повторять',
  'the key in the config': 'ключ в конфиге',
  'the shell that it is for': 'для какой оболочки',
  'JSON with TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID: a file, the text itself, or "-" for stdin':
    'JSON с полями TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID: файл, сам текст или «-» — читать stdin',
  'send fields that im.chat.add is not known to take, too':
    'отправить и поля, о которых не известно, принимает ли их im.chat.add',
  'write how the portal answers what we read, with secrets, names and addresses replaced':
    'записать, как портал отвечает на чтение; секреты, имена и адреса заменены',
  'the answer in one versioned JSON document, as other commands write it':
    'ответ в документе JSON с версией, как его пишут другие команды',
  'the config to write; chats are added to one that exists. Without it the text goes to stdout. Of an inventory, a folder':
    'какой конфиг записать; в существующий чаты добавляются. Без флага текст идёт в stdout. Для списка порталов — папка',
  'an inventory of portals: a pack is written for each': 'список порталов: для каждого пишется свой набор',
  'only this chat; repeatable': 'только этот чат; можно повторять',
  'only chats whose title matches; repeatable': 'только чаты с подходящим названием; можно повторять',
  'only chats of this owner: an id or an e-mail address': 'только чаты этого владельца: id или адрес почты',
  'project of a new file (default: chats)': 'проект нового файла (по умолчанию: chats)',
  'where to (default: chats.yaml)': 'куда записать (по умолчанию: chats.yaml)',
  'one chat a row of a table, teams.csv, which is written beside it':
    'по чату на строку таблицы teams.csv, которая записывается рядом',
  'of an inventory, the portal that is meant': 'из списка порталов — тот, о котором речь',
  'an inventory of many portals, portals.yaml, in place of the config of one':
    'список многих порталов, portals.yaml, вместо конфига одного',
  'turn a JSON file with TYPE, TITLE, USERS … into the chat of the new file; "-" reads stdin':
    'сделать чат нового файла из файла JSON с полями TYPE, TITLE, USERS …; «-» читает stdin',
  'the words of the command line so far': 'слова командной строки, введённые до сих пор',
  'one chat; its id alone is printed': 'один чат; печатается только его id',
  'save the plan for: provision apply FILE': 'сохранить план для provision apply ФАЙЛ',
  'write the counts for the merge request widget of GitLab': 'записать числа для виджета запроса на слияние в GitLab',
  'exit with 2 when the portal is otherwise than the files say, also where that cannot be changed':
    'завершиться с кодом 2, если портал не такой, как в файлах, в том числе там, где этого не изменить',
  'the chat that the lost create made': 'чат, который создал потерянный вызов',
  'it made none: the next apply creates the chat': 'чат не был создан: следующий apply его создаст',
  'port to listen on; 0 takes a free one': 'какой порт слушать; 0 — любой свободный',
  'file that keeps the chats (default: .provision/sandbox.json beside the lockfile)':
    'файл, в котором хранятся чаты (по умолчанию: .provision/sandbox.json рядом с лок-файлом)',
  'keep nothing: the chats live in memory': 'ничего не хранить: чаты живут в памяти',
  'let something go wrong, such as drop-after:im.chat.add:3; repeatable':
    'устроить сбой, например drop-after:im.chat.add:3; можно повторять',
  'whose limits apply': 'чьи лимиты действуют',
  'take as long as a real portal does': 'отвечать так же долго, как настоящий портал',
  'one JSON document on stdout: the addresses': 'только один документ JSON в stdout: адреса',
  'write the problems as SARIF, for code scanning': 'записать ошибки в формате SARIF — для проверки кода',
  'write the problems as a Code Quality report of GitLab': 'записать ошибки как отчёт Code Quality для GitLab',
  'of an inventory, only portals whose name matches this name or glob; repeatable':
    'из списка порталов — только те, чьё имя подходит; можно повторять',
  'only portals whose labels fit, such as ring=canary,region!=by; repeatable':
    'только порталы с подходящими метками, например ring=canary,region!=by; можно повторять',
  'only the portals that fall to one of several runners: 2/7, or auto to ask the engine':
    'только порталы, которые достались одному из нескольких раннеров: 2/7 или auto — спросить у CI',
  'portals in flight at most (default: 32)': 'сколько порталов может идти одновременно (по умолчанию: 32)',
  'begin no more portals once more than so many, or such a share (10%), have failed':
    'не начинать новые порталы, если с ошибкой закончилось больше указанного числа или доли (10%)',
  'write a test case a portal, as forges show them':
    'записать JUnit: по одному тесту на портал, как их показывают GitHub и GitLab',
  'the key in the lockfile': 'ключ в лок-файле',
  'an inventory of portals (default: portals.yaml)': 'список порталов (по умолчанию: portals.yaml)',
  'a list for people and scripts, or the matrix of an engine': 'список для людей и скриптов или матрица для CI',
  'a matrix of so many shards in place of one job a portal':
    'матрица из стольких частей вместо одного задания на портал',
  'a value for ${var:NAME}; repeatable': 'значение для ${var:NAME}; можно повторять',
  'language of its texts (default: the one of this terminal)': 'язык её текстов (по умолчанию — язык этого терминала)',
  'where the state lies; overrides the file (env PROVISION_STATE)':
    'где лежит состояние; важнее, чем в файле (переменная PROVISION_STATE)',
  'departments: the structure of the company as a table for each, in place of chats':
    'departments: вместо чатов — структура компании таблицей для each',
  'what to do': 'что сделать',
  'push: a lockfile, or - for standard input; move: from and to, each an address or files':
    'push: лок-файл или «-», чтобы читать stdin; move: откуда и куда — адрес или files',
  'unlock: the lock to take away, as its message and "state locks" name it':
    'unlock: какую блокировку снять — как её называют сообщение и «state locks»',
  'change a real portal without asking first; dangers are still asked for, or want --allow':
    'менять настоящий портал без вопроса; об опасном всё равно спросят или нужен --allow',
  'the same as the argument': 'то же, что аргументом',
  'the same as an argument; repeatable': 'то же, что аргументом; можно повторять',
  'the saved plan (default: plan.json)': 'сохранённый план (по умолчанию: plan.json)',
  'one JSON document on stdout, as plan writes it': 'один документ JSON в stdout, как у plan',
  'the id of the chat on the portal; goes with a key': 'id чата на портале; вместе с ключом',
  'all keys without a chat: shows every pair of key and chat, asks once, takes those without doubt':
    'все ключи без чата: показывает все пары ключа и чата, спрашивает один раз, берёт те, где нет сомнений',
  'with --by-title: agree beforehand to exactly so many, as adopt:N':
    'с --by-title: заранее согласиться ровно на столько, например adopt:N',
};

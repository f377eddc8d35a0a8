/** What commands do, and the headings of help, by their English texts. */
export const commandTexts: Readonly<Record<string, string>> = {
  'Usage:': 'Запуск:',
  'Arguments:': 'Аргументы:',
  'Options:': 'Параметры:',
  'Global Options:': 'Общие параметры:',
  'Commands:': 'Команды:',
  'First steps': 'Первые шаги',
  Examples: 'Примеры',
  required: 'обязательно',
  'Chats as the files say:': 'Чаты по файлам:',
  'Chats that exist:': 'Чаты, которые уже есть:',
  'The lockfile:': 'Лок-файл:',
  'Many portals:': 'Много порталов:',
  'Around it:': 'Вокруг:',
  'Shows a plan that plan --out saved, as it was reviewed. Asks no portal.':
    'Показывает план, сохранённый командой plan --out, таким, каким его проверяли. К порталу не обращается.',
  'Keeps the group chats of a Bitrix24 portal in sync with YAML files.':
    'Держит групповые чаты портала Битрикс24 такими, какими их описывают файлы YAML.',
  'Makes the portal match the files: plan, consent, execute, read back, lockfile. Also takes a plan saved by plan --out.':
    'Приводит портал в соответствие с файлами: план, согласие, изменения, проверка чтением, лок-файл. Принимает и план, сохранённый командой plan --out.',
  'Takes every chat of the project away, as its onRemove says: forgotten, archived or deleted.':
    'Убирает все чаты проекта так, как сказано в их onRemove: забывает, архивирует или удаляет.',
  'Shows what apply would do. It cannot write to the portal.':
    'Показывает, что сделал бы apply. На портале ничего не меняет.',
  'Checks everything that can be checked without a portal, avatars included.':
    'Проверяет всё, что можно проверить без портала, включая аватары.',
  'Writes chats that exist as YAML, with pictures and lockfile rows. A plan right after is empty.':
    'Записывает существующие чаты в YAML — с картинками и строками лок-файла. План сразу после этого пуст.',
  'Puts one existing chat under a key of the config, or every chat under the key whose title it bears. Changes the lockfile only.':
    'Связывает один существующий чат с ключом конфига или каждый чат — с ключом, чьё название он носит. Меняет только лок-файл.',
  'Settles a create whose outcome cannot be found out by looking. Changes the lockfile only.':
    'Решает судьбу создания, исход которого не выяснить чтением. Меняет только лок-файл.',
  'Prints the ids of chats from the lockfile; asks no portal.':
    'Печатает id чатов из лок-файла; к порталу не обращается.',
  'Creates one chat with im.chat.add and prints the JSON answer of the portal.':
    'Создаёт один чат вызовом im.chat.add и печатает JSON-ответ портала.',
  'Looks at all that a run depends on: address, rights, limits, clock, lockfile. Changes nothing.':
    'Проверяет всё, от чего зависит запуск: адрес, права, лимиты, часы, лок-файл. Ничего не меняет.',
  'Writes a commented chats.yaml to start from.': 'Записывает chats.yaml с пояснениями — для начала.',
  'Prints the JSON Schema of the config, for editors.': 'Печатает JSON Schema конфига — для редакторов.',
  'Runs the embedded portal with its web page on loopback, for trying things out without an account. It shows what "portal: sandbox" has made here, and runs beside it use it.':
    'Запускает песочницу — встроенный портал со своей веб-страницей на локальном адресе, чтобы пробовать без аккаунта. Показывает то, что создано здесь с «portal: sandbox»; запуски рядом работают с ней же.',
  'Prints a script that completes commands, flags, their values and the keys of chats.':
    'Печатает скрипт, который дополняет команды, флаги, их значения и ключи чатов.',
  'Prints the keys of chats, for completion.': 'Печатает ключи чатов — для автодополнения.',
  'Shows every chat of the files: key, title, id, link, owner, members, state. It cannot write to the portal.':
    'Показывает каждый чат файлов: ключ, название, id, ссылку, владельца, участников, состояние. На портале ничего не меняет.',
  'Takes the row of a key out of the lockfile. The chat stays on the portal as it is; no portal is asked.':
    'Убирает строку ключа из лок-файла. Чат остаётся на портале как есть; к порталу не обращается.',
  'Gives the row of a key another key of the config. Changes the lockfile only; no portal is asked.':
    'Переносит строку ключа под другой ключ конфига. Меняет только лок-файл; к порталу не обращается.',
  'Lists the portals of an inventory and what is known of each; asks none of them.':
    'Перечисляет порталы списка и то, что известно о каждом; ни к одному не обращается.',
  'Looks after the state, wherever it lies: check proves a store, list and locks show what it has and who holds it, show and pull its rows, push unites a lockfile with it, unlock takes a lock away, move copies it to another store.':
    'Работает с состоянием, где бы оно ни лежало: check проверяет хранилище, list и locks показывают, что в нём есть и кто его держит, show и pull — строки, push объединяет с ним лок-файл, unlock снимает блокировку, move копирует в другое хранилище.',
};

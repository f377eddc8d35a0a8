import type { CodeRow } from './row.ts';

export const cliCodes = {
  PORTAL_MISSING: {
    en: {
      text: 'no portal is named',
      help: 'give --url or set PROVISION_URL, or write "portal:" into the config; "sandbox" is the embedded one',
    },
    ru: {
      text: 'портал не указан',
      help: 'укажите --url или PROVISION_URL либо добавьте «portal:» в конфиг; «sandbox» — встроенный',
    },
  },
  PORTAL_RENAMED: {
    en: {
      text: 'the portal {before} is now called {name}; the lockfile follows',
      help: 'change the address in the config',
    },
    ru: {
      text: 'портал {before} теперь называется {name}; лок-файл следует за ним',
      help: 'измените адрес в конфиге',
    },
  },
  WAITING_SETTLE: {
    en: { text: 'a create was lost and the portal may still be working on it; waiting {seconds} s to look again' },
    ru: { text: 'ответ на создание потерян, портал может ещё работать над ним; жду {seconds} с и смотрю снова' },
  },
  OWNER_NOT_SET: {
    en: {
      text: 'chat {id} was created but not handed over to user {owner}: {why}',
      help: 'do not run it again, as that would make a second chat; hand chat {id} over on the portal',
    },
    ru: {
      text: 'чат {id} создан, но не передан пользователю {owner}: {why}',
      help: 'не запускайте повторно, появится второй чат; передайте чат {id} на портале',
    },
  },
  ANSWER_FOREIGN: {
    en: { text: 'the answer to {method} is not what a Bitrix24 portal gives', help: 'check the address' },
    ru: { text: 'ответ на {method} не похож на ответ портала Битрикс24', help: 'проверьте адрес' },
  },
  STRICT: {
    en: { text: 'notes that --strict does not let pass: {notes}', help: '"provision plan" shows each at its line' },
    ru: {
      text: 'примечания, которые не пропускает --strict: {notes}',
      help: '«provision plan» покажет каждое у его строки',
    },
  },
  CREATE_OWNER_FORM: {
    en: { text: 'OWNER_ID is no id of a user', help: 'write the number, such as "OWNER_ID": 7; nothing was sent' },
    ru: {
      text: 'OWNER_ID не похож на id пользователя',
      help: 'укажите число, например "OWNER_ID": 7; ничего не отправлено',
    },
  },
  CREATE_FIELD_MISSPELT: {
    en: {
      text: 'im.chat.add has no field {field}; nothing was sent',
      help: 'did you mean "{near}"? --raw sends it as it is',
    },
    ru: {
      text: 'у im.chat.add нет поля {field}; ничего не отправлено',
      help: 'возможно, «{near}»? --raw отправит его как есть',
    },
  },
  CREATE_FIELD_UNKNOWN: {
    en: {
      text: 'im.chat.add has no field {field}; nothing was sent',
      help: 'it takes {known}; --raw sends others as they are',
    },
    ru: {
      text: 'у im.chat.add нет поля {field}; ничего не отправлено',
      help: 'он принимает {known}; --raw отправит и другие как есть',
    },
  },
  FIELDS_MISSING: {
    en: { text: 'there is no file {file}', help: 'give a JSON file, or "-" to read stdin' },
    ru: { text: 'файла {file} нет', help: 'укажите файл JSON или «-», чтобы читать stdin' },
  },
  FIELDS_NO_JSON: {
    en: { text: '{file} is not JSON: {why}', help: 'it wants names and values, such as {"TITLE": "Sales"}' },
    ru: { text: '{file} не является JSON: {why}', help: 'нужны имена и значения, например {"TITLE": "Продажи"}' },
  },
  INIT_WROTE: {
    en: { text: 'wrote {files}; next: {command}' },
    ru: { text: 'записано: {files}; дальше: {command}' },
  },
  INIT_LEFT_OUT: {
    en: { text: 'left out, as a config has no place for it: {fields}' },
    ru: { text: 'не перенесено, так как в конфиге для этого нет места: {fields}' },
  },
  ADDRESS_MISPLACED: {
    en: {
      text: 'an argument is the address of a portal, which is a secret, and stands where none is expected',
      help: 'give it with --url, or better in PROVISION_URL, which process lists do not show',
    },
    ru: {
      text: 'среди аргументов стоит адрес портала, а это секрет, и здесь он не нужен',
      help: 'укажите его через --url, а лучше в PROVISION_URL: списки процессов её не показывают',
    },
  },
  BUG: {
    en: { text: 'this is a bug in provision: {detail}', help: 'please report it with the lines above' },
    ru: { text: 'это ошибка в самом provision: {detail}', help: 'сообщите о ней вместе со строками выше' },
  },
  OUTPUT_LOST: {
    en: {
      text: 'what was to be printed could not be written ({why})',
      help: 'the work itself was done; "provision output" and a new plan tell how things stand',
    },
    ru: {
      text: 'не удалось записать вывод ({why})',
      help: 'сама работа сделана; состояние покажут «provision output» и новый план',
    },
  },
  REPORT_LOST: {
    en: { text: 'a report could not be written; the run goes on without it' },
    ru: { text: 'отчёт записать не удалось; работа продолжается без него' },
  },
  COMMAND_LINE: {
    en: { text: '{detail}', help: 'see provision --help' },
    ru: { text: '{detail}', help: 'смотрите provision --help' },
  },
  FIELDS_NO_OBJECT: {
    en: { text: '{file} holds no JSON object', help: 'it wants names and values, such as {"TITLE": "Sales"}' },
    ru: { text: 'в {file} нет объекта JSON', help: 'нужны имена и значения, например {"TITLE": "Продажи"}' },
  },
  FILE_EXISTS: {
    en: { text: '{file} exists already and is left as it is', help: 'give another name: provision init other.yaml' },
    ru: { text: '{file} уже существует и не изменён', help: 'укажите другое имя: provision init other.yaml' },
  },
  KEY_UNKNOWN: {
    en: {
      text: 'no chat of the config has the key {key}',
      help: 'write it into the file first; "provision output" lists the known ones',
    },
    ru: {
      text: 'в конфиге нет чата с ключом {key}',
      help: 'сначала добавьте его в файл; известные ключи покажет «provision output»',
    },
  },
  KEY_MISSPELT: {
    en: { text: 'no chat of the config has the key {key}', help: 'did you mean "{near}"?' },
    ru: { text: 'в конфиге нет чата с ключом {key}', help: 'возможно, «{near}»?' },
  },
  KEY_OPEN: {
    en: {
      text: '{key} has an open question: a create whose answer was lost, or several ids after a merge',
      help: 'answer it: "provision resolve {key} --id {id}" if chat {id} is its own, "provision resolve {key} --recreate" if none is',
    },
    ru: {
      text: 'у {key} есть открытый вопрос: ответ на создание потерян или после слияния несколько id',
      help: 'ответьте на него: «provision resolve {key} --id {id}», если это чат {id}, или «provision resolve {key} --recreate», если никакой',
    },
  },
  KEY_NO_ID: {
    en: {
      text: 'the lockfile has no id of {key} on {portal}',
      help: '"provision output" lists the known ones; "provision apply" makes the others',
    },
    ru: {
      text: 'в лок-файле нет id для {key} на {portal}',
      help: 'известные покажет «provision output», остальные создаст «provision apply»',
    },
  },
  KEY_HAS_ID: {
    en: {
      text: '{key} already has chat {id}',
      help: 'if that chat is not wanted any more, first: provision forget {key}',
    },
    ru: {
      text: 'у {key} уже есть чат {id}',
      help: 'если тот чат больше не нужен, сначала: provision forget {key}',
    },
  },
  ID_TAKEN: {
    en: { text: 'chat {id} already belongs to the key {key}', help: 'rename a key with "previousKeys"' },
    ru: { text: 'чат {id} уже принадлежит ключу {key}', help: 'ключ переименовывают через «previousKeys»' },
  },
  ID_UNREACHABLE: {
    en: {
      text: 'the portal gives no access to chat {id}: there is no such chat, or the caller is not a member',
      help: 'nothing was written; have a member add the caller',
    },
    ru: {
      text: 'портал не даёт доступа к чату {id}: его нет или владелец вебхука не участник',
      help: 'ничего не записано; пусть участник добавит владельца вебхука',
    },
  },
  ID_SYSTEM: {
    en: {
      text: 'chat {id} {title} was made by the portal itself for another of its tools; nothing was written',
      help: 'leave it to that tool: changing it here would break it there',
    },
    ru: {
      text: 'чат {id} {title} создан самим порталом для другого инструмента; ничего не записано',
      help: 'оставьте его тому инструменту: изменения отсюда сломают его там',
    },
  },
  ID_FOREIGN: {
    en: {
      text: 'chat {id} carries the marker "{marker}" of another key or project; nothing was written',
      help: 'a marker cannot be taken off; manage the chat where its marker says, or name its old key in "previousKeys"',
    },
    ru: {
      text: 'чат {id} несёт маркер «{marker}» другого ключа или проекта; ничего не записано',
      help: 'маркер не снять; управляйте чатом там, куда он указывает, или укажите прежний ключ в «previousKeys»',
    },
  },
  TAKEN_NEXT: {
    en: { text: 'chat {id} is in the lockfile now; next: provision plan' },
    ru: { text: 'чат {id} теперь в лок-файле; дальше: provision plan' },
  },
  CLEARED_NEXT: {
    en: { text: 'the next apply creates {key}; see it first: provision plan' },
    ru: { text: 'следующий apply создаст {key}; сначала посмотрите: provision plan' },
  },
  NOTHING_PENDING: {
    en: { text: '{key} has no unknown outcome to settle', help: '"provision plan" shows how it stands' },
    ru: {
      text: 'выяснять нечего: исход создания {key} известен',
      help: 'состояние покажет «provision plan»',
    },
  },
  RESOLVE_CHOICE: {
    en: {
      text: 'say what is true: --id N for the chat that was made, or --recreate if none was',
      help: 'see "provision plan" for the candidates',
    },
    ru: {
      text: 'укажите, что верно: --id N, если чат создан, или --recreate, если нет',
      help: 'кандидатов покажет «provision plan»',
    },
  },
  PLAN_FILE_FOREIGN: {
    en: { text: '{file} is no saved plan of provision', help: 'save one with "provision plan --out {file}"' },
    ru: { text: '{file} не является сохранённым планом', help: 'сохраните план: «provision plan --out {file}»' },
  },
  PLAN_STALE: {
    en: {
      text: '{key}: what is on the portal or in the file is not what was planned any more',
      help: 'plan again and review it',
    },
    ru: {
      text: '{key}: на портале или в файле уже не то, что было в плане',
      help: 'составьте и проверьте план заново',
    },
  },
  STOPPING: {
    en: { text: 'stopping: what is in flight is finished and recorded; once more to leave at once' },
    ru: { text: 'останавливаюсь: начатое завершается и записывается; ещё раз — выйти сразу' },
  },
  LEFT_AT_ONCE: {
    en: { text: 'left at once' },
    ru: { text: 'выход без ожидания' },
  },
  SANDBOX_LISTENS: {
    en: { text: 'Ctrl-C ends it, and its chats are gone' },
    ru: { text: 'Ctrl-C завершает; чаты при этом пропадут' },
  },
  SANDBOX_LISTENS_HERE: {
    en: { text: 'runs with "portal: sandbox" here use it as long as it is open; Ctrl-C ends it' },
    ru: { text: 'пока он открыт, запуски с «portal: sandbox» здесь работают с ним; Ctrl-C завершает' },
  },
  SANDBOX_BUSY: {
    en: {
      text: 'the data of the sandbox portal, {file}, is in use by process {pid}',
      help: 'wait until it ends, or end it; a "provision sandbox" that shows them must belong to the same user',
    },
    ru: {
      text: 'данные песочницы {file} заняты процессом {pid}',
      help: 'дождитесь его конца или завершите его; «provision sandbox», который их показывает, должен быть запущен тем же пользователем',
    },
  },
  SANDBOX_DATA_FOREIGN: {
    en: {
      text: '{file} is no data file of the sandbox portal',
      help: 'move it away, or name another one: provision sandbox --data other.json',
    },
    ru: {
      text: '{file} не является файлом данных песочницы',
      help: 'уберите его или укажите другой: provision sandbox --data other.json',
    },
  },
  SANDBOX_FAULT_UNKNOWN: {
    en: { text: '"{spec}" is not a fault of the sandbox portal', help: 'write one of: {known}' },
    ru: { text: '«{spec}» — песочница не знает такого сбоя', help: 'укажите один из: {known}' },
  },
  SANDBOX_PORT_TAKEN: {
    en: { text: 'port {port} is taken by another program', help: 'give another one with --port; 0 takes a free one' },
    ru: { text: 'порт {port} занят другой программой', help: 'укажите другой через --port; 0 — любой свободный' },
  },
  SANDBOX_NO_RIGHTS: {
    en: {
      text: 'the system does not let the sandbox portal listen on port {port} or keep its data in "{file}"',
      help: 'give a port above 1023, and a data file in a folder of yours',
    },
    ru: {
      text: 'система не даёт песочнице слушать порт {port} или хранить данные в «{file}»',
      help: 'укажите порт больше 1023 и файл данных в своей папке',
    },
  },
} as const satisfies Record<string, CodeRow>;

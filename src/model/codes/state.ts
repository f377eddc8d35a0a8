import type { CodeRow } from './row.ts';

export const stateCodes = {
  STATE_TAKEN_OVER: {
    en: { text: 'the lock of {holder} was taken over: that run is dead' },
    ru: { text: 'перехвачена блокировка, которую держал {holder}: тот запуск мёртв' },
  },
  STATE_LOCK_LOST: {
    en: {
      text: 'the lock on {state} is not provably ours any more, so no chat is made and nothing new is begun',
      help: 'what was learned is recorded; run again, and the next run goes on where this one ended',
    },
    ru: {
      text: 'блокировка {state} больше не гарантированно наша, поэтому чаты не создаются и ничего нового не начинается',
      help: 'всё, что удалось узнать, записано; запустите снова, и следующий запуск продолжит с этого места',
    },
  },
  STATE_CHANGED: {
    en: {
      text: 'somebody else wrote to {state} during this run; both were united, and nothing new is begun',
      help: 'no row was lost; see who else works on this portal, then run again',
    },
    ru: {
      text: 'во время этого запуска в {state} записал кто-то ещё; обе версии объединены, ничего нового не начинается',
      help: 'ни одна строка не потеряна; выясните, кто ещё работает с этим порталом, и запустите снова',
    },
  },
  STATE_ADDRESS_FORM: {
    en: {
      text: 'the address of the state is none',
      help: 'write https://…, postgres://…, s3://bucket/prefix, or files',
    },
    ru: {
      text: 'адрес состояния не похож на адрес',
      help: 'напишите https://…, postgres://…, s3://bucket/prefix или files',
    },
  },
  STATE_ADDRESS_HTTP: {
    en: {
      text: 'a state on another machine needs https:; plain http: is taken for this machine only',
      help: 'write https://…',
    },
    ru: {
      text: 'для состояния на другой машине нужен https:; http: годится только для этой машины',
      help: 'напишите https://…',
    },
  },
  STATE_ADDRESS_PARAMETER: {
    en: { text: 'the address of the state has a parameter "{name}" that nobody knows', help: 'known here: {known}' },
    ru: { text: 'в адресе состояния неизвестный параметр «{name}»', help: 'здесь известны: {known}' },
  },
  STATE_ADDRESS_VALUE: {
    en: { text: '"{name}" in the address of the state has a value that it cannot have', help: 'it can be: {known}' },
    ru: { text: 'у «{name}» в адресе состояния недопустимое значение', help: 'допустимо: {known}' },
  },
  STATE_BUSY: {
    en: {
      text: '{holder} holds the state {state}',
      help: 'wait until that run has ended; if you are sure that it is dead: provision state unlock --id {id}',
    },
    ru: {
      text: '{holder} держит состояние {state}',
      help: 'дождитесь конца того запуска; если он точно мёртв: provision state unlock --id {id}',
    },
  },
  STATE_AWAY: {
    en: { text: 'the state {state} cannot be reached: {reason}', help: 'nothing is lost; run again when it is back' },
    ru: {
      text: 'состояние {state} недоступно: {reason}',
      help: 'ничего не потеряно; запустите снова, когда оно вернётся',
    },
  },
  STATE_DENIED: {
    en: {
      text: 'the state {state} refuses these credentials (HTTP {status})',
      help: 'set PROVISION_STATE_USERNAME and PROVISION_STATE_PASSWORD; in a job of GitLab the token needs at least the Maintainer role to write',
    },
    ru: {
      text: 'состояние {state} не принимает эти учётные данные (HTTP {status})',
      help: 'задайте PROVISION_STATE_USERNAME и PROVISION_STATE_PASSWORD; в задании GitLab для записи нужна роль не ниже Maintainer',
    },
  },
  STATE_NO_LOCK: {
    en: {
      text: '{state} has no lock at its address (HTTP {status})',
      help: 'say how it locks: ?lock=post for POST and DELETE on …/lock, ?lock=lock for LOCK and UNLOCK',
    },
    ru: {
      text: 'у {state} нет блокировки по её адресу (HTTP {status})',
      help: 'укажите, как она блокирует: ?lock=post — POST и DELETE на …/lock, ?lock=lock — LOCK и UNLOCK',
    },
  },
  STATE_LOCKS_NOTHING: {
    en: {
      text: '{state} gives one lock to two: it locks nothing, so it cannot keep chats from being made twice',
      help: 'see "provision state check"; use another store',
    },
    ru: {
      text: '{state} отдаёт одну блокировку двоим: она ничего не блокирует, и чаты могут создаться дважды',
      help: 'посмотрите «provision state check»; используйте другое хранилище',
    },
  },
  STATE_FOREIGN: {
    en: {
      text: 'what lies at {state} was not written by provision, so it is left alone',
      help: 'give another address',
    },
    ru: { text: 'то, что лежит в {state}, записал не provision, поэтому оно не тронуто', help: 'укажите другой адрес' },
  },
  STATE_TOO_LARGE: {
    en: { text: '{state} refuses a state of this size (HTTP {status})', help: 'raise the limit of the server' },
    ru: { text: '{state} не принимает состояние такого размера (HTTP {status})', help: 'увеличьте лимит на сервере' },
  },
  STATE_ANSWER: {
    en: {
      text: '{state} gives an answer that makes no sense here (HTTP {status})',
      help: 'look whether the address is the right one: provision state check',
    },
    ru: {
      text: '{state} даёт ответ, который здесь не имеет смысла (HTTP {status})',
      help: 'проверьте, верен ли адрес: provision state check',
    },
  },
  STATE_DATABASE_DENIED: {
    en: {
      text: 'the database of {state} lets us not in, or not do what a state needs ({reason})',
      help: 'set PGUSER, PGPASSWORD and PGDATABASE; the user needs to make the schema "provision", or to write to it',
    },
    ru: {
      text: 'база {state} не пускает или не даёт делать то, что нужно состоянию ({reason})',
      help: 'задайте PGUSER, PGPASSWORD и PGDATABASE; пользователю нужно право создать схему «provision» или писать в неё',
    },
  },
  STATE_DATABASE: {
    en: {
      text: 'the database of {state} answers with an error ({reason})',
      help: 'look at its log; "provision state check" tries all that a state needs',
    },
    ru: {
      text: 'база {state} отвечает ошибкой ({reason})',
      help: 'посмотрите её журнал; «provision state check» пробует всё, что нужно состоянию',
    },
  },
  STATE_POOLER: {
    en: {
      text: 'a connection pooler stands between us and {state}, and locks would be left behind in it',
      help: 'connect to the database itself, for example to port 5432 in place of the pooler’s',
    },
    ru: {
      text: 'между нами и {state} стоит пулер соединений, в нём блокировки оставались бы висеть',
      help: 'подключайтесь к самой базе, например к порту 5432, а не к порту пулера',
    },
  },
  STATE_ADDRESS_PASSWORD: {
    en: {
      text: 'a password stands in the address of the state, and files are read by many',
      help: 'write the address without it and set PROVISION_STATE_PASSWORD (for PostgreSQL: PGPASSWORD)',
    },
    ru: {
      text: 'в адресе состояния стоит пароль, а файлы читают многие',
      help: 'напишите адрес без него и задайте PROVISION_STATE_PASSWORD (для PostgreSQL — PGPASSWORD)',
    },
  },
  STATE_CREDENTIALS_STRAY: {
    en: {
      text: 'the credentials in the environment would go to {host}, which only a file names',
      help: 'say it in the environment as well: PROVISION_STATE with the address, or PROVISION_HOSTS with the host',
    },
    ru: {
      text: 'учётные данные из окружения ушли бы на {host}, а этот адрес назван только в файле',
      help: 'назовите его и в окружении: адрес в PROVISION_STATE или хост в PROVISION_HOSTS',
    },
  },
  STATE_CREDENTIALS_NONE: {
    en: { text: 'the state {state} needs credentials and there are none', help: 'set {names}' },
    ru: { text: 'для состояния {state} нужны учётные данные, а их нет', help: 'задайте {names}' },
  },
  STATE_HOST_REFUSED: {
    en: {
      text: 'PROVISION_HOSTS does not allow {host}, where the state lies',
      help: 'add it to PROVISION_HOSTS, or use another store',
    },
    ru: {
      text: 'PROVISION_HOSTS не разрешает {host}, где лежит состояние',
      help: 'добавьте его в PROVISION_HOSTS или используйте другое хранилище',
    },
  },
  STATE_LOCK_LEFT: {
    en: {
      text: 'the lock of {state} could not be given back: {why}',
      help: 'the next run names it; then: provision state unlock',
    },
    ru: {
      text: 'блокировку {state} не удалось вернуть: {why}',
      help: 'следующий запуск назовёт её; тогда: provision state unlock',
    },
  },
  STATE_UNSENT: {
    en: {
      text: '{state} did not take these rows; they lie in {file}: {rows}',
      help: 'the next run on this machine unites them by itself; elsewhere: provision state push {file}',
    },
    ru: {
      text: '{state} не принял эти строки, они лежат в {file}: {rows}',
      help: 'следующий запуск на этой машине объединит их сам; на другой: provision state push {file}',
    },
  },
  STATE_BUCKET_DENIED: {
    en: {
      text: 'the bucket of {state} refuses these keys (HTTP {status})',
      help: 'look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, the region and the clock of this machine; the key needs to get, put, delete and list',
    },
    ru: {
      text: 'бакет {state} не принимает эти ключи (HTTP {status})',
      help: 'проверьте AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, регион и часы этой машины; ключу нужны чтение, запись, удаление и список',
    },
  },
  STATE_NO_FILE: {
    en: { text: 'there is no file {file}', help: 'name a lockfile, or - for standard input' },
    ru: { text: 'файла {file} нет', help: 'назовите лок-файл или - для стандартного ввода' },
  },
  STATE_EMPTY: {
    en: { text: 'there is nothing yet in {state}', help: 'the first apply writes it' },
    ru: { text: 'в {state} пока ничего нет', help: 'его запишет первый apply' },
  },
  STATE_NOTHING_UNSENT: {
    en: { text: 'no rows wait to be sent', help: 'name a lockfile: provision state push FILE' },
    ru: { text: 'нет строк, ждущих отправки', help: 'назовите лок-файл: provision state push ФАЙЛ' },
  },
  STATE_OTHER_LOCK: {
    en: {
      text: '{state} is held by another one by now: {holder}',
      help: 'if that one is dead, too: provision state unlock --id {id}',
    },
    ru: { text: '{state} держит уже другой: {holder}', help: 'если и тот мёртв: provision state unlock --id {id}' },
  },
  STATE_COMMAND_LINE: {
    en: { text: '"state {action}" does not take these arguments', help: 'see provision state --help' },
    ru: { text: '«state {action}» не принимает такие аргументы', help: 'смотрите provision state --help' },
  },
  STATE_NOT_EQUAL: {
    en: {
      text: '{to} does not have all that {from} has after the copy',
      help: 'the old state is untouched; look at both with "provision state pull"',
    },
    ru: {
      text: 'после копирования в {to} есть не всё, что есть в {from}',
      help: 'старое состояние не тронуто; посмотрите оба через «provision state pull»',
    },
  },
  STATE_UNLOCK_HOW: {
    en: {
      text: '{state} is held by {holder}',
      help: 'taking the lock away does not stop that run: what it sent may work on for {seconds} s, and it ends at its next write. If it is dead: provision state unlock --id {id}',
    },
    ru: {
      text: '{state} держит {holder}',
      help: 'снятие блокировки не останавливает тот запуск: отправленное может работать ещё {seconds} с, а сам он закончится при следующей записи. Если он мёртв: provision state unlock --id {id}',
    },
  },
  STATE_PUSHED: {
    en: { text: 'all rows are in {state}' },
    ru: { text: 'все строки теперь в {state}' },
  },
  STATE_MOVED: {
    en: {
      text: '{portals}: copied from {from} to {to} and compared. Now write "state: {to}" (or set PROVISION_STATE), run provision plan, and delete the old state when it shows nothing',
    },
    ru: {
      text: '{portals}: скопировано из {from} в {to} и сверено. Теперь напишите «state: {to}» (или задайте PROVISION_STATE), выполните provision plan и удалите старое состояние, когда план пуст',
    },
  },
  STATE_FREE: {
    en: { text: 'nobody holds {state}' },
    ru: { text: '{state} никто не держит' },
  },
  STATE_UNLOCKED: {
    en: {
      text: 'the lock of {holder} on {state} is taken away; what that run sent may work on for {seconds} s, and the next run settles it by looking',
    },
    ru: {
      text: 'блокировка {state}, которую держал {holder}, снята; отправленное тем запуском может работать ещё {seconds} с, следующий запуск разберётся, посмотрев',
    },
  },
  STATE_HELD_BY: {
    en: { text: 'held by {holder}, id {id}' },
    ru: { text: 'держит {holder}, id {id}' },
  },
  STATE_SOUND: {
    en: { text: '{state} can be trusted' },
    ru: { text: '{state} можно доверять' },
  },
  STATE_UNSOUND: {
    en: { text: '{state} cannot be trusted with a state' },
    ru: { text: '{state} нельзя доверить состояние' },
  },
  STATE_PROOF_LOCK: {
    en: { text: 'gives the lock' },
    ru: { text: 'выдаёт блокировку' },
  },
  STATE_PROOF_SECOND_LOCK: {
    en: { text: 'refuses a second lock while the first is held' },
    ru: { text: 'отказывает во второй блокировке, пока держится первая' },
  },
  STATE_PROOF_WRITE: {
    en: { text: 'takes a write' },
    ru: { text: 'принимает запись' },
  },
  STATE_PROOF_READ: {
    en: { text: 'gives back what was written' },
    ru: { text: 'возвращает записанное' },
  },
  STATE_PROOF_SWAP: {
    en: { text: 'refuses a write that does not know the present version' },
    ru: { text: 'отклоняет запись, которая не знает текущей версии' },
  },
  STATE_PROOF_RELEASE: {
    en: { text: 'takes the lock back' },
    ru: { text: 'принимает блокировку обратно' },
  },
  STATE_PROOF_SESSION: {
    en: { text: 'is reached directly, without a pooler between' },
    ru: { text: 'доступен напрямую, без пулера' },
  },
  STATE_PROOF_ETAG: {
    en: { text: 'takes versions by ETag, {detail}' },
    ru: { text: 'принимает версии по ETag, {detail}' },
  },
} as const satisfies Record<string, CodeRow>;

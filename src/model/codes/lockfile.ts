import type { CodeRow } from './row.ts';

export const lockfileCodes = {
  LOCKFILE_BUSY: {
    en: {
      text: 'the lockfile {file} is in use by {holder}',
      help: 'wait until that run has ended, or delete {lock} if you are sure that it has',
    },
    ru: {
      text: 'лок-файл {file} занят: {holder}',
      help: 'дождитесь конца того запуска или удалите {lock}, если он точно завершён',
    },
  },
  LOCKFILE_JSON: {
    en: {
      text: 'the lockfile is not JSON from here on: {found} stands where {expected} should',
      help: 'restore the last good version, for example with "git checkout"; do not delete it, it knows which chats are yours',
    },
    ru: {
      text: 'отсюда лок-файл не является JSON: {found} стоит там, где должно быть {expected}',
      help: 'верните последнюю исправную версию, например через «git checkout»; не удаляйте его: он знает, какие чаты ваши',
    },
  },
  LOCKFILE_MARKERS: {
    en: {
      text: 'a conflict marker of git stands here without its counterparts',
      help: 'a conflict has the lines "<<<<<<<", "=======" and ">>>>>>>", in this order and not one inside another; finish or abort the merge',
    },
    ru: {
      text: 'здесь маркер конфликта git без своей пары',
      help: 'конфликт состоит из строк «<<<<<<<», «=======» и «>>>>>>>» именно в этом порядке и без вложенности; завершите или отмените слияние',
    },
  },
  LOCKFILE_VERSION: {
    en: {
      text: 'the lockfile has version {version}, and this provision knows versions up to {known}',
      help: 'update provision: a newer one wrote this file',
    },
    ru: {
      text: 'версия лок-файла {version}, а этот provision знает версии до {known}',
      help: 'обновите provision: файл записан более новым',
    },
  },
  LOCKFILE_VALUE: {
    en: {
      text: '{path} in the lockfile must be {expected}',
      help: 'restore the last good version, for example with "git checkout"',
    },
    ru: {
      text: '{path} в лок-файле должно быть {expected}',
      help: 'верните последнюю исправную версию, например через «git checkout»',
    },
  },
  LOCKFILE_PROJECT: {
    en: {
      text: 'the lockfile {file} belongs to the project "{found}", not to "{project}"',
      help: 'give each project its own lockfile with --lockfile, or write "project: {found}" in the config',
    },
    ru: {
      text: 'лок-файл {file} принадлежит проекту «{found}», а не «{project}»',
      help: 'дайте каждому проекту свой лок-файл через --lockfile или напишите в конфиге «project: {found}»',
    },
  },
  LOCKFILE_CHANGED: {
    en: {
      text: 'somebody else changed the lockfile {file} during this run, so it was not overwritten',
      help: 'what this run learned lies in {rescue}; the next run unites both by itself',
    },
    ru: {
      text: 'во время этого запуска лок-файл {file} изменил кто-то другой, поэтому он не перезаписан',
      help: 'то, что узнал этот запуск, лежит в {rescue}; следующий запуск сам объединит оба файла',
    },
  },
  DISK_FULL: {
    en: {
      text: 'no space is left on the disk for {file}',
      help: 'free some space (or quota) and run again; the file on the disk is the last complete one',
    },
    ru: {
      text: 'на диске нет места для {file}',
      help: 'освободите место (или квоту) и запустите снова; на диске осталась последняя целая версия файла',
    },
  },
  DISK_READ_ONLY: {
    en: { text: '{file} lies on a read-only file system', help: 'mount it writable, or give another path' },
    ru: {
      text: '{file} лежит на файловой системе только для чтения',
      help: 'подключите её с правом записи или укажите другой путь',
    },
  },
  DISK_NO_RIGHTS: {
    en: {
      text: 'no permission for {file}',
      help: 'the user of this process needs to read and write the file, and to make files in its folder',
    },
    ru: {
      text: 'нет прав на {file}',
      help: 'пользователю этого процесса нужно читать и писать файл и создавать файлы в его папке',
    },
  },
  DISK_NO_FOLDER: {
    en: { text: 'there is no folder for {file}', help: 'make the folder, or give another path' },
    ru: { text: 'нет папки для {file}', help: 'создайте папку или укажите другой путь' },
  },
  DISK_IS_FOLDER: {
    en: { text: '{file} is a folder, and a file is needed', help: 'give the path of a file' },
    ru: { text: '{file} — папка, а нужен файл', help: 'укажите путь к файлу' },
  },
  DISK_BUSY: {
    en: {
      text: '{file} cannot be replaced while something else holds it',
      help: 'close the program that holds it; in a container, mount its folder instead of the single file',
    },
    ru: {
      text: '{file} нельзя заменить: его держит что-то другое',
      help: 'закройте программу, которая его держит; в контейнере подключайте папку, а не отдельный файл',
    },
  },
  DISK_LINK: {
    en: {
      text: '{file} is a symbolic link, and nothing is read or written through links there',
      help: 'give the path that it leads to, or put a file or folder in its place',
    },
    ru: {
      text: '{file} — символическая ссылка, а через ссылки там ничего не читается и не пишется',
      help: 'укажите путь, куда она ведёт, или положите на её место файл или папку',
    },
  },
  DISK_OUTSIDE: {
    en: {
      text: '{file} lies outside of {root}: a link leads there',
      help: 'give the path that it leads to',
    },
    ru: { text: '{file} лежит вне папки {root}: туда ведёт ссылка', help: 'укажите путь, куда она ведёт' },
  },
  DISK_NOT_PLAIN: {
    en: { text: '{file} is not a regular file', help: 'folders, pipes, devices and files of /proc are not read here' },
    ru: { text: '{file} — не обычный файл', help: 'папки, каналы, устройства и файлы из /proc здесь не читаются' },
  },
  DISK_TOO_LARGE: {
    en: { text: '{file} has more than {limit} bytes, and no more is read', help: 'check that it is the file you mean' },
    ru: { text: 'в {file} больше {limit} байт, столько не читается', help: 'проверьте, тот ли это файл' },
  },
  DISK_FAILED: {
    en: { text: 'the disk refused {file}: {reason}' },
    ru: { text: 'диск отказал в {file}: {reason}' },
  },
  TOKEN_FILE_BROKEN: {
    en: {
      text: '{file} does not hold tokens that provision wrote',
      help: 'delete it and authorise again',
    },
    ru: { text: 'в {file} нет токенов, записанных provision', help: 'удалите его и авторизуйтесь заново' },
  },
  TOKEN_FILE_FOREIGN: {
    en: {
      text: '{file} holds tokens that did not grow from the configured refresh token, and is not used',
      help: 'nothing needs to be done where the configured one is new; otherwise find out who put the file there',
    },
    ru: {
      text: 'в {file} токены, выросшие не из заданного refresh-токена, поэтому он не используется',
      help: 'если заданный токен новый, делать ничего не нужно; иначе выясните, кто положил этот файл',
    },
  },
  TOKEN_FILE_OPEN: {
    en: {
      text: '{file} belongs to another user or can be read by others, and is not used',
      help: 'delete it; provision writes such files for its own user alone',
    },
    ru: {
      text: '{file} принадлежит другому пользователю или доступен другим для чтения, поэтому не используется',
      help: 'удалите его: provision пишет такие файлы только для своего пользователя',
    },
  },
  PLAN_FILE_MISSING: {
    en: { text: 'there is no saved plan {file}', help: 'save one with "provision plan --out {file}"' },
    ru: { text: 'нет сохранённого плана {file}', help: 'сохраните его: «provision plan --out {file}»' },
  },
  PLAN_FILE_BROKEN: {
    en: {
      text: 'the saved plan {file} is not JSON',
      help: 'save a new one with "provision plan --out {file}"; a plan is not made by hand',
    },
    ru: {
      text: 'сохранённый план {file} — не JSON',
      help: 'сохраните новый: «provision plan --out {file}»; планы не пишут руками',
    },
  },
} as const satisfies Record<string, CodeRow>;

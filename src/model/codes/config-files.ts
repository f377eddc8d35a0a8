import type { CodeRow } from './row.ts';

/** Files, folders and `include:`. */
export const configFileCodes = {
  FILE_MISSING: {
    en: { text: 'there is no file or folder {file}', help: 'check the path; it counts from the working folder' },
    ru: { text: 'нет файла или папки {file}', help: 'проверьте путь: он считается от рабочей папки' },
  },
  FILE_MISSING_NEAR: {
    en: {
      text: 'there is no file or folder {file}',
      help: 'there is "{near}"; names must match to the letter, case included',
    },
    ru: { text: 'нет файла или папки {file}', help: 'есть «{near}»; имена должны совпадать до буквы, включая регистр' },
  },
  PATH_HOME: {
    en: { text: 'there is no "{path}"', help: 'only shells know "~"; write the path out' },
    ru: { text: 'нет «{path}»', help: '«~» понимает только оболочка; запишите путь целиком' },
  },
  PATH_BACKSLASH: {
    en: {
      text: 'there is no "{path}"',
      help: 'write paths with "/", on Windows too; between double quotes "\\" begins an escape',
    },
    ru: {
      text: 'нет «{path}»',
      help: 'пишите в путях «/», в Windows тоже; в двойных кавычках «\\» начинает escape-последовательность',
    },
  },
  FILE_MISSING_DEFAULT: {
    en: {
      text: 'there is no {file} in the working folder',
      help: 'name the file, or let "provision init" write a first one',
    },
    ru: { text: 'в рабочей папке нет {file}', help: 'укажите файл или создайте первый командой «provision init»' },
  },
  FILE_UNREADABLE: {
    en: { text: '{file} cannot be read ({reason})', help: 'check that it exists and that you may read it' },
    ru: {
      text: 'не удаётся прочитать {file} ({reason})',
      help: 'проверьте, что он есть и что у вас есть права на чтение',
    },
  },
  FILE_OUTSIDE: {
    en: {
      text: '{file} lies outside of {root}',
      help: 'move it into that folder, or allow it with --allow-outside; symbolic links count by where they lead',
    },
    ru: {
      text: '{file} лежит вне папки {root}',
      help: 'переместите его в эту папку или разрешите флагом --allow-outside; ссылки считаются по тому, куда ведут',
    },
  },
  FILE_NOT_PLAIN: {
    en: { text: '{file} is not a regular file', help: 'folders, pipes, devices and files of /proc are not read here' },
    ru: { text: '{file} — не обычный файл', help: 'папки, каналы, устройства и файлы из /proc здесь не читаются' },
  },
  FILE_TOO_LARGE: {
    en: {
      text: '{file} has more than {limitMb} MB, and no more is read',
      help: 'split it: a config into several files of one folder, a table into several with a template each',
    },
    ru: {
      text: 'в {file} больше {limitMb} МБ, столько не читается',
      help: 'разделите его: конфиг — на несколько файлов одной папки, таблицу — на несколько, каждой по шаблону',
    },
  },
  FILE_UTF16: {
    en: {
      text: '{file} is UTF-16 text',
      help: 'save it as UTF-8; PowerShell does with "Out-File -Encoding utf8", Notepad with "Save as"',
    },
    ru: {
      text: '{file} — текст в UTF-16',
      help: 'сохраните его в UTF-8; в PowerShell — «Out-File -Encoding utf8», в Блокноте — «Сохранить как»',
    },
  },
  FILE_PACKED: {
    en: {
      text: '{file} is a workbook of a spreadsheet, or another packed file, and not text',
      help: 'in the spreadsheet: "Save as", "CSV UTF-8", parted by commas',
    },
    ru: {
      text: '{file} — книга электронной таблицы или другой упакованный файл, а не текст',
      help: 'в электронной таблице: «Сохранить как», «CSV UTF-8» с запятыми',
    },
  },
  FILE_NOT_UTF8: {
    en: {
      text: '{file} is not UTF-8 text from here on',
      help: 'save the file as UTF-8 (editors often call the other one Windows-1251 or ANSI)',
    },
    ru: {
      text: 'начиная с этого места {file} — не текст в UTF-8',
      help: 'сохраните файл в UTF-8 (часто мешает Windows-1251, она же ANSI)',
    },
  },
  FILE_CONTROL_CHARACTER: {
    en: {
      text: 'here stands the invisible character U+{code}, which belongs into no text',
      help: 'delete it; YAML and JSON take it as an escape between double quotes',
    },
    ru: {
      text: 'здесь стоит невидимый символ U+{code}, которому в тексте не место',
      help: 'удалите его; в YAML и JSON можно записать escape-последовательностью в двойных кавычках',
    },
  },
  FILE_EMPTY: {
    en: {
      text: '{file} is empty',
      help: 'it needs "version", "project", "portal" and "chats"; "provision init" writes an example',
    },
    ru: {
      text: 'файл {file} пуст',
      help: 'в нём нужны «version», «project», «portal» и «chats»; пример создаёт «provision init»',
    },
  },
  FILE_NOT_MAP: {
    en: {
      text: 'a config is a map with "version", "project", "portal" and "chats" at its top',
      help: 'write each as "name: value" on a line of its own',
    },
    ru: {
      text: 'файл должен быть набором полей с «version», «project», «portal» и «chats» на верхнем уровне',
      help: 'запишите каждое как «имя: значение» на отдельной строке',
    },
  },
  FOLDER_EMPTY: {
    en: {
      text: '{folder} holds no *.yaml or *.yml file',
      help: 'check the path; hidden files and folders do not count',
    },
    ru: {
      text: 'в папке {folder} нет файлов *.yaml и *.yml',
      help: 'проверьте путь; скрытые файлы и папки не учитываются',
    },
  },
  LOCKFILE_AS_CONFIG: {
    en: { text: '{file} is a lockfile, not a config', help: 'give the YAML file; the lockfile is found beside it' },
    ru: { text: '{file} — это лок-файл, а не конфиг', help: 'укажите файл YAML; лок-файл найдётся рядом с ним' },
  },
  INCLUDE_MISSING: {
    en: {
      text: 'there is no file or folder {file}',
      help: 'paths of "include" count from the file they are written in',
    },
    ru: { text: 'нет файла или папки {file}', help: 'пути в «include» считаются от файла, в котором записаны' },
  },
  INCLUDE_NOTHING: {
    en: { text: '"{pattern}" matches no file', help: 'paths of "include" count from the file they are written in' },
    ru: {
      text: '«{pattern}» не подходит ни к одному файлу',
      help: 'пути в «include» считаются от файла, в котором записаны',
    },
  },
  INCLUDE_RANGE: {
    en: { text: '"{part}" runs from a later character to an earlier one', help: 'write the range the other way round' },
    ru: { text: '«{part}» идёт от позднего знака к раннему', help: 'запишите диапазон наоборот' },
  },
  INCLUDE_ALTERNATIVES: {
    en: {
      text: 'the braces of this pattern make more than {limit} alternatives',
      help: 'write several patterns, or use "*"',
    },
    ru: {
      text: 'скобки этого шаблона дают больше {limit} вариантов',
      help: 'запишите несколько шаблонов или используйте «*»',
    },
  },
  INCLUDE_CYCLE: {
    en: { text: 'this file includes the one that included it', help: 'remove one of the two lines' },
    ru: { text: 'этот файл подключает тот, которым подключён сам', help: 'уберите одну из двух строк' },
  },
  INCLUDE_CYCLE_START: { en: { text: 'the circle starts here' }, ru: { text: 'круг начинается здесь' } },
  INCLUDE_AMBIGUOUS: {
    en: {
      text: '{file} is included from two places with different "defaults" or "vars"',
      help: 'include it once, or say them in the file itself',
    },
    ru: {
      text: '{file} подключён из двух мест с разными «defaults» или «vars»',
      help: 'подключите его один раз или задайте их в самом файле',
    },
  },
  FIRST_INCLUDED: { en: { text: 'first included here' }, ru: { text: 'впервые подключён здесь' } },
  FIRST_WRITTEN: { en: { text: 'first written here' }, ru: { text: 'впервые записано здесь' } },
} as const satisfies Record<string, CodeRow>;

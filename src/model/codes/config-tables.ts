// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** Templates with `each:`, and the tables that they are written for. */
export const configTableCodes = {
  EACH_FORM: {
    en: {
      text: '"each" is a list, a map, or the path of a table',
      help: 'write each: ./teams.csv, or the rows as a list below it',
    },
    ru: {
      text: '«each» — это список, набор или путь к таблице',
      help: 'напишите each: ./teams.csv или перечислите строки списком под ним',
    },
  },
  EACH_FILE: {
    en: {
      text: 'a table is a *.csv, *.yaml, *.yml or *.json file',
      help: 'from a spreadsheet, save it as "CSV UTF-8", parted by commas',
    },
    ru: {
      text: 'таблица — это файл *.csv, *.yaml, *.yml или *.json',
      help: 'из электронной таблицы сохраните её как «CSV UTF-8» с запятыми',
    },
  },
  EACH_MISSING: {
    en: { text: 'there is no table {file}', help: 'check the path; it counts from the file it is written in' },
    ru: { text: 'таблицы {file} нет', help: 'проверьте путь: он считается от файла, в котором записан' },
  },
  EACH_MISSING_NEAR: {
    en: { text: 'there is no table {file}', help: 'did you mean {near}?' },
    ru: { text: 'таблицы {file} нет', help: 'возможно, {near}?' },
  },
  EACH_ADDRESS: {
    en: {
      text: 'a table is a file, and this is an address',
      help: 'download it in the pipeline, and name the file: each: ./teams.csv',
    },
    ru: {
      text: 'таблица — это файл, а здесь адрес',
      help: 'скачайте её в конвейере и укажите файл: each: ./teams.csv',
    },
  },
  EACH_FOLDER: {
    en: { text: '{file} is a folder, and a table is a file', help: 'name the table in it: each: ./{file}/teams.csv' },
    ru: { text: '{file} — папка, а таблица — это файл', help: 'укажите таблицу в ней: each: ./{file}/teams.csv' },
  },
  EACH_KEY: {
    en: {
      text: 'every row would make a chat with the same key "{key}"',
      help: 'let the row name it: "team-${each.id}":',
    },
    ru: {
      text: 'у чатов всех строк был бы один ключ «{key}»',
      help: 'пусть ключ зависит от строки: "team-${each.id}":',
    },
  },
  EACH_NONE: {
    en: { text: '"{key}" makes no chat, as there are no rows', help: 'add rows, or remove the template' },
    ru: { text: '«{key}» не даёт ни одного чата: строк нет', help: 'добавьте строки или уберите шаблон' },
  },
  EACH_COLUMN: {
    en: { text: 'the table has no column "{name}"', help: 'its columns are: {known}' },
    ru: { text: 'в таблице нет столбца «{name}»', help: 'её столбцы: {known}' },
  },
  EACH_UNSET: {
    en: { text: 'this row says no "{name}"', help: 'it says: {known}; or add a default: ${each.{name}:-default}' },
    ru: {
      text: 'в этой строке нет «{name}»',
      help: 'в ней есть: {known}; или добавьте значение по умолчанию: ${each.{name}:-default}',
    },
  },
  EACH_COLUMN_MISSPELT: {
    en: { text: 'the table has no column "{name}"', help: 'did you mean "{near}"?' },
    ru: { text: 'в таблице нет столбца «{name}»', help: 'возможно, «{near}»?' },
  },
  EACH_ROW_MISSPELT: {
    en: { text: 'this row says no "{name}"', help: 'did you mean "{near}"?' },
    ru: { text: 'в этой строке нет «{name}»', help: 'возможно, «{near}»?' },
  },
  EACH_EMPTY: {
    en: {
      text: 'this row leaves "{name}" empty, and the chat needs it',
      help: 'fill it in, take the row out, or add a default: ${each.{name}:-default}',
    },
    ru: {
      text: 'в этой строке «{name}» пусто, а чату оно нужно',
      help: 'заполните его, уберите строку или добавьте значение по умолчанию: ${each.{name}:-default}',
    },
  },
  TABLE_EMPTY: {
    en: { text: 'the table is empty', help: 'its first line names the columns, parted by commas: id,title,members[]' },
    ru: { text: 'таблица пуста', help: 'первая строка называет столбцы через запятую: id,title,members[]' },
  },
  TABLE_EMPTY_ROWS: {
    en: {
      text: 'the table is empty',
      help: 'write [] where there are no rows; a row is an item: - { id: sales, title: Sales }',
    },
    ru: {
      text: 'таблица пуста',
      help: 'если строк нет, напишите []; строка — это элемент: - { id: sales, title: Sales }',
    },
  },
  TABLE_FORM: {
    en: {
      text: 'a table is a list of rows, or a map of them by name',
      help: 'write a row an item: - { id: sales, title: Sales }',
    },
    ru: {
      text: 'таблица — это список строк или набор строк по именам',
      help: 'запишите каждую строку элементом: - { id: sales, title: Sales }',
    },
  },
  TABLE_WRAPPED: {
    en: {
      text: 'the rows stand one level too deep, below "{name}"',
      help: 'let the file begin with the list itself',
    },
    ru: {
      text: 'строки лежат на уровень глубже, под «{name}»',
      help: 'пусть файл начинается с самого списка',
    },
  },
  TABLE_JSON: {
    en: {
      text: 'from here on this is not JSON',
      help: 'names and texts stand in double quotes, with commas between all; a file that ends too early was not written to its end',
    },
    ru: {
      text: 'с этого места это не JSON',
      help: 'имена и тексты стоят в двойных кавычках, между всеми — запятые; если файл обрывается, он записан не до конца',
    },
  },
  TABLE_OTHER: {
    en: {
      text: 'the name of the file says CSV, and this reads like {form}',
      help: 'give the file a name that ends in .{ending}, in "each" as well',
    },
    ru: {
      text: 'имя файла говорит о CSV, а здесь похоже на {form}',
      help: 'дайте файлу имя с окончанием .{ending}, в «each» тоже',
    },
  },
  TABLE_PAGE: {
    en: {
      text: 'this is no table, but a page or XML, as a server sends in place of a file',
      help: 'look at where the file comes from: most likely the download asks for a login',
    },
    ru: {
      text: 'это не таблица, а страница или XML: такое сервер отдаёт вместо файла',
      help: 'посмотрите, откуда взят файл: скорее всего, при скачивании нужен вход',
    },
  },
  TABLE_SEP_LINE: {
    en: {
      text: 'the first line of a table names its columns; this one is for spreadsheets',
      help: 'remove the line',
    },
    ru: {
      text: 'первая строка таблицы называет столбцы, а эта предназначена для электронных таблиц',
      help: 'уберите эту строку',
    },
  },
  TABLE_LIST_COMMA: {
    en: {
      text: 'the items of a list within one cell are parted by ";"',
      help: 'write them as 2;3;anna@corp.example',
    },
    ru: {
      text: 'элементы списка внутри ячейки разделяются знаком «;»',
      help: 'запишите их так: 2;3;anna@corp.example',
    },
  },
  TABLE_SEPARATOR: {
    en: {
      text: 'the columns seem to be parted by "{separator}", and commas are wanted',
      help: 'save the table with commas between the columns; ";" parts the items of a list within one cell',
    },
    ru: {
      text: 'похоже, столбцы разделены знаком «{separator}», а нужны запятые',
      help: 'сохраните таблицу с запятыми между столбцами; «;» разделяет элементы списка внутри ячейки',
    },
  },
  TABLE_WIDE: {
    en: {
      text: 'the table has {columns} columns; the limit is {limit}',
      help: 'keep the columns that the template uses',
    },
    ru: { text: 'в таблице столбцов: {columns}; предел — {limit}', help: 'оставьте столбцы, нужные шаблону' },
  },
  TABLE_COLUMN_EMPTY: {
    en: { text: 'this column has no name', help: 'name it in the first line, or remove the comma that opens it' },
    ru: { text: 'у этого столбца нет имени', help: 'назовите его в первой строке или уберите лишнюю запятую' },
  },
  TABLE_COLUMN_FORM: {
    en: { text: '"{name}" cannot be the name of a column', help: 'use neither braces nor ":-" in it' },
    ru: { text: '«{name}» не может быть именем столбца', help: 'не используйте в нём фигурные скобки и «:-»' },
  },
  TABLE_ROW_SHORT: {
    en: {
      text: 'this row ends after {cells} of {columns} cells',
      help: 'give it a cell a column, empty ones included: a,,c',
    },
    ru: {
      text: 'строка кончается на ячейке {cells} из {columns}',
      help: 'в строке столько ячеек, сколько столбцов, считая пустые: a,,c',
    },
  },
  TABLE_ROW_LONG: {
    en: {
      text: 'this row has {cells} cells, and the table has {columns} columns',
      help: 'put a text with a comma in double quotes: "Sales, EMEA"',
    },
    ru: {
      text: 'в строке ячеек: {cells}, а столбцов в таблице: {columns}',
      help: 'текст с запятой возьмите в двойные кавычки: "Sales, EMEA"',
    },
  },
  TABLE_ROW_COMMA: {
    en: {
      text: 'this row has {cells} cells, and the table has {columns} columns',
      help: 'remove the commas at its end',
    },
    ru: {
      text: 'в строке ячеек: {cells}, а столбцов в таблице: {columns}',
      help: 'уберите запятые в её конце',
    },
  },
  TABLE_QUOTE_OPEN: {
    en: {
      text: 'a quote is opened here and never closed',
      help: 'close it at the end of the cell; a quote inside of it is doubled: ""',
    },
    ru: {
      text: 'кавычка здесь открыта и не закрыта',
      help: 'закройте её в конце ячейки; кавычку внутри неё удваивают: ""',
    },
  },
  TABLE_QUOTE: {
    en: {
      text: 'a cell is in quotes as a whole or not at all',
      help: 'put the whole cell in double quotes, and double those inside of it: "the ""A"" team"',
    },
    ru: {
      text: 'ячейка стоит в кавычках целиком или без них',
      help: 'возьмите в двойные кавычки всю ячейку, а кавычки внутри удвойте: "the ""A"" team"',
    },
  },
} as const satisfies Record<string, CodeRow>;

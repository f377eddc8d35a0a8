// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** Fields of any kind that have the wrong form. */
export const configFieldCodes = {
  FIELD_UNKNOWN: {
    en: { text: '"{name}" is not known here', help: 'known are: {known}' },
    ru: { text: 'неизвестное поле «{name}»', help: 'допустимы: {known}' },
  },
  FIELD_MISSPELT: {
    en: { text: '"{name}" is not known here', help: 'did you mean "{near}"?' },
    ru: { text: 'неизвестное поле «{name}»', help: 'возможно, «{near}»?' },
  },
  FIELD_LOOKALIKE: {
    en: { text: '"{name}" is not known here, though it looks as if', help: 'it has {letter}; type "{near}" anew' },
    ru: { text: 'неизвестное поле «{name}», хотя выглядит верно', help: 'в нём {letter}; наберите «{near}» заново' },
  },
  VALUE_LOOKALIKE: {
    en: {
      text: '"{value}" is not known for "{field}", though it looks as if',
      help: 'it has {letter}; type "{near}" anew',
    },
    ru: {
      text: 'значение «{value}» не подходит для «{field}», хотя выглядит верно',
      help: 'в нём {letter}; наберите «{near}» заново',
    },
  },
  FIELD_EMPTY_REQUIRED: {
    en: { text: '"{field}" has no value', help: 'give it one; nothing can be done without it' },
    ru: { text: 'у «{field}» нет значения', help: 'задайте его; без него ничего не сделать' },
  },
  FIELD_MISSING: {
    en: { text: '"{field}" is missing', help: 'add it' },
    ru: { text: 'не хватает «{field}»', help: 'добавьте его' },
  },
  FIELD_EMPTY: {
    en: {
      text: '"{field}" has no value',
      help: 'give it one, or remove the line: what is not written is left as it is',
    },
    ru: { text: 'у «{field}» нет значения', help: 'задайте его или уберите строку: чего нет в файле, то не трогают' },
  },
  FIELD_NOT_TEXT: {
    en: { text: '"{field}" has to be a text', help: 'write it on one line, in quotes if it has special characters' },
    ru: { text: '«{field}» должно быть текстом', help: 'запишите его на одной строке, со спецсимволами — в кавычках' },
  },
  FIELD_NOT_TEXT_HERE: {
    en: {
      text: '"{field}" has to be a text, and what is filled in is a list or a map',
      help: 'name a part of it: ${each.NAME.PART}',
    },
    ru: {
      text: '«{field}» должно быть текстом, а подставляется список или набор',
      help: 'укажите его часть: ${each.NAME.PART}',
    },
  },
  FIELD_NOT_QUOTED: {
    en: { text: '"{field}" has to be a text, and YAML does not read {raw} as one', help: 'put it in quotes: "{raw}"' },
    ru: { text: '«{field}» должно быть текстом, а YAML читает {raw} иначе', help: 'возьмите в кавычки: "{raw}"' },
  },
  FIELD_NOT_SCALAR: {
    en: { text: '"{field}" has to be one text, number or flag', help: 'write it on one line, without brackets' },
    ru: {
      text: '«{field}» должно быть одним текстом, числом или флагом',
      help: 'запишите на одной строке, без скобок',
    },
  },
  FIELD_NOT_LIST: {
    en: { text: '"{field}" has to be a list', help: 'write it in brackets: [a, b]' },
    ru: { text: '«{field}» должно быть списком', help: 'запишите его в скобках: [a, b]' },
  },
  LIST_DASH: {
    en: { text: 'a blank is missing after "-"', help: 'write each item like this: - {item}' },
    ru: { text: 'после «-» нет пробела', help: 'пишите каждый элемент так: - {item}' },
  },
  FIELD_NOT_FLAG: {
    en: {
      text: '"{field}" has to be true or false',
      help: 'write it without quotes; yes, no, on and off are texts in YAML 1.2',
    },
    ru: {
      text: '«{field}» должно быть true или false',
      help: 'пишите без кавычек; yes, no, on и off в YAML 1.2 — тексты',
    },
  },
  FIELD_NOT_MAP: {
    en: { text: '"{field}" has to be a map of fields', help: 'write its fields indented below it' },
    ru: { text: '«{field}» должно быть набором полей', help: 'запишите его поля с отступом под ним' },
  },
  FIELD_BLANK: {
    en: { text: '"{field}" is an empty text', help: 'give it a text, or remove the line' },
    ru: { text: '«{field}» — пустой текст', help: 'задайте текст или уберите строку' },
  },
  FIELD_LONG: {
    en: { text: '"{field}" has {length} characters; the limit is {limit}', help: 'shorten it' },
    ru: { text: 'в «{field}» знаков: {length}; предел — {limit}', help: 'сократите' },
  },
  FIELD_WRONG: {
    en: { text: '"{field}" breaks the rule "{rule}" of the schema', help: 'see the output of "provision schema"' },
    ru: { text: '«{field}» нарушает правило «{rule}» схемы', help: 'смотрите вывод «provision schema»' },
  },
  LIST_ITEM_TWICE: {
    en: { text: '"{field}" holds the same item twice', help: 'remove one of the two' },
    ru: { text: 'в «{field}» один элемент записан дважды', help: 'уберите один из двух' },
  },
  VALUE_UNKNOWN: {
    en: { text: '"{value}" is not known for "{field}"', help: 'use one of {allowed}' },
    ru: { text: 'значение «{value}» не подходит для «{field}»', help: 'используйте одно из: {allowed}' },
  },
  VALUE_MISSPELT: {
    en: { text: '"{value}" is not known for "{field}"', help: 'did you mean "{near}"? use one of {allowed}' },
    ru: { text: 'значение «{value}» не подходит для «{field}»', help: 'возможно, «{near}»? допустимо: {allowed}' },
  },
  VALUE_UNKNOWN_QUIET: {
    en: { text: 'this value is not known for "{field}"', help: 'use one of {allowed}' },
    ru: { text: 'это значение не подходит для «{field}»', help: 'используйте одно из: {allowed}' },
  },
  COLOR_UNKNOWN: {
    en: { text: '"{value}" is not a chat colour', help: 'use one of {allowed}' },
    ru: { text: '«{value}» — не цвет чата', help: 'используйте один из: {allowed}' },
  },
  COLOR_MISSPELT: {
    en: { text: '"{value}" is not a chat colour', help: 'did you mean "{near}"? use one of {allowed}' },
    ru: { text: '«{value}» — не цвет чата', help: 'возможно, «{near}»? допустимо: {allowed}' },
  },
  PERSON_FORM: {
    en: {
      text: '"{value}" is neither a user id, nor an e-mail address, nor a department',
      help: 'write 10, anna@corp.example or { department: Sales }',
    },
    ru: {
      text: '«{value}» — не id пользователя, не адрес почты и не отдел',
      help: 'пишите 10, anna@corp.example или { department: Sales }',
    },
  },
  OWNER_FORM: {
    en: {
      text: '"{value}" is neither a user id, nor an e-mail address, nor the head of a department',
      help: 'write 10, anna@corp.example or { head: Sales }; an owner is one person',
    },
    ru: {
      text: '«{value}» — не id пользователя, не адрес почты и не руководитель отдела',
      help: 'пишите 10, anna@corp.example или { head: Sales }; владелец — один человек',
    },
  },
  PERSON_QUOTED: {
    en: { text: 'the user id "{value}" stands in quotes', help: 'write it without quotes: {value}' },
    ru: { text: 'id пользователя «{value}» записан в кавычках', help: 'пишите без кавычек: {value}' },
  },
  PERSON_NUMBER: {
    en: { text: '{value} is not a user id', help: 'ids are whole numbers from 1' },
    ru: { text: '{value} — не id пользователя', help: 'id — целые числа от 1' },
  },
  PERSON_LIST: {
    en: {
      text: '"{field}" has to be a single person',
      help: 'take one list out of the other, or the person out of the list',
    },
    ru: { text: '«{field}» — это один человек', help: 'уберите лишние скобки' },
  },
  GROUP_FORM: {
    en: {
      text: 'say one of "department", "head" and "everyone"',
      help: 'write { department: Sales }, { head: Sales } or { everyone: true }',
    },
    ru: {
      text: 'нужно одно из «department», «head» и «everyone»',
      help: 'пишите { department: Sales }, { head: Sales } или { everyone: true }',
    },
  },
  GROUP_EVERYONE: {
    en: { text: '"everyone" is true, or not written', help: 'write { everyone: true }, or remove the entry' },
    ru: { text: '«everyone» — это true, иначе его не пишут', help: 'напишите { everyone: true } или уберите запись' },
  },
  GROUP_STRAY: {
    en: { text: '"{name}" means nothing beside "{kind}"', help: 'remove it, or write an entry of its own' },
    ru: { text: '«{name}» рядом с «{kind}» ничего не значит', help: 'уберите или запишите отдельным элементом' },
  },
  DEPARTMENT_QUOTED: {
    en: {
      text: '"{value}" in quotes is the name of a department, not its id',
      help: 'write {value} without quotes for the id; for the name write its path, such as Company/{value}',
    },
    ru: {
      text: '«{value}» в кавычках — это название отдела, а не номер',
      help: 'для номера пишите {value} без кавычек; для названия — путь, например Компания/{value}',
    },
  },
  DEPARTMENT_FORM: {
    en: { text: '"{value}" is not a department', help: 'write its id (5), its name (Sales) or its path (Sales/EMEA)' },
    ru: { text: '«{value}» — не отдел', help: 'укажите его id (5), название (Sales) или путь (Sales/EMEA)' },
  },
} as const satisfies Record<string, CodeRow>;

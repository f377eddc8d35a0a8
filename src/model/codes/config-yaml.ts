// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** YAML itself. */
export const configYamlCodes = {
  YAML_TAB: {
    en: {
      text: 'lines are indented with spaces in YAML, and here stands a tab',
      help: 'replace the tab by two spaces a level',
    },
    ru: {
      text: 'в YAML отступ делают пробелами, а здесь табуляция',
      help: 'замените табуляцию двумя пробелами на уровень',
    },
  },
  YAML_COLON: {
    en: { text: 'a text with ": " in it has to stand in quotes', help: 'write it like this: title: "Team: A"' },
    ru: { text: 'текст, в котором есть «: », нужно взять в кавычки', help: 'напишите так: title: "Team: A"' },
  },
  YAML_RESERVED: {
    en: {
      text: 'a text that starts with "{char}" has to stand in quotes',
      help: 'put it between double quotes; a person is an id (10) or an e-mail address',
    },
    ru: {
      text: 'текст, начинающийся с «{char}», нужно взять в кавычки',
      help: 'возьмите его в двойные кавычки; человека записывают его id (10) или адресом почты',
    },
  },
  YAML_ALIAS: {
    en: {
      text: 'no "&{name}" stands above this "*{name}"',
      help: 'put the text in quotes if it just starts with "*"; otherwise define "&{name}" first',
    },
    ru: {
      text: 'выше нет «&{name}» для «*{name}»',
      help: 'если текст просто начинается с «*», возьмите его в кавычки, иначе сначала задайте «&{name}»',
    },
  },
  YAML_ALIAS_CYCLE: {
    en: { text: '"*{name}" stands inside of its own "&{name}"', help: 'a value cannot contain itself' },
    ru: { text: '«*{name}» стоит внутри собственного «&{name}»', help: 'значение не может содержать само себя' },
  },
  YAML_EXPANSION: {
    en: {
      text: 'with all aliases written out this file holds more than {limit} values',
      help: 'aliases of aliases grow without bound; write the lists out or split the file',
    },
    ru: {
      text: 'если раскрыть все ссылки, в файле больше {limit} значений',
      help: 'ссылки на ссылки растут неограниченно; выпишите списки или разделите файл',
    },
  },
  YAML_DEPTH: {
    en: {
      text: 'lists and maps stand more than {limit} levels inside each other',
      help: 'a config needs five levels at most',
    },
    ru: { text: 'списки и наборы вложены глубже {limit} уровней', help: 'конфигу хватает пяти уровней' },
  },
  YAML_TAG: {
    en: {
      text: 'the tag "{tag}" is not known here',
      help: 'remove it; a text that starts with "!" has to stand in quotes',
    },
    ru: {
      text: 'тег «{tag}» здесь не поддерживается',
      help: 'уберите его; текст, начинающийся с «!», нужно взять в кавычки',
    },
  },
  YAML_VERSION: {
    en: { text: 'configs are YAML 1.2, and this line asks for {version}', help: 'remove the %YAML line' },
    ru: { text: 'конфиги пишут на YAML 1.2, а эта строка требует {version}', help: 'уберите строку %YAML' },
  },
  YAML_DIRECTIVE: {
    en: { text: 'lines that start with "%" are directives, which configs do not use', help: 'remove the line' },
    ru: { text: 'строки, начинающиеся с «%», — директивы, в конфиге их нет', help: 'уберите строку' },
  },
  YAML_DOCUMENTS: {
    en: {
      text: 'a second document starts here',
      help: 'keep one document a file: remove the "---", or move the rest to a file of its own',
    },
    ru: {
      text: 'здесь начинается второй документ',
      help: 'в файле должен быть один документ: уберите «---» или вынесите остальное в отдельный файл',
    },
  },
  YAML_QUOTE: {
    en: {
      text: 'a quote is opened here and never closed',
      help: 'close it at the end of the text; inside double quotes write \\"',
    },
    ru: {
      text: 'кавычка здесь открыта и не закрыта',
      help: 'закройте её в конце текста; внутри двойных кавычек пишите \\"',
    },
  },
  YAML_AFTER_QUOTE: {
    en: {
      text: 'nothing may follow the closing quote or bracket on this line',
      help: 'put the whole text in quotes: title: "[Team] one"',
    },
    ru: {
      text: 'после закрывающей кавычки или скобки на этой строке ничего быть не может',
      help: 'возьмите в кавычки весь текст: title: "[Team] one"',
    },
  },
  YAML_BRACKET: {
    en: {
      text: 'a list in brackets is not written right here',
      help: 'check that "[" and "]", "{" and "}" come in pairs, with commas between the items',
    },
    ru: {
      text: 'список в скобках записан здесь неправильно',
      help: 'проверьте, что «[» и «]», «{» и «}» стоят парами, а между элементами — запятые',
    },
  },
  YAML_VALUE_IN_BRACKETS: {
    en: {
      text: 'inside of brackets "${…}" has to stand in quotes',
      help: 'write it like this: users: ["${var:BOSS_ID}"]',
    },
    ru: { text: 'внутри скобок «${…}» нужно взять в кавычки', help: 'напишите так: users: ["${var:BOSS_ID}"]' },
  },
  YAML_INDENT: {
    en: {
      text: 'the indentation does not fit the lines above',
      help: 'lines of one level start in one column; a text over several lines starts with ">-" or "|"',
    },
    ru: {
      text: 'отступ не согласован со строками выше',
      help: 'строки одного уровня начинаются в одном столбце; многострочный текст начинают с «>-» или «|»',
    },
  },
  YAML_BLANK_AFTER_COLON: {
    en: { text: 'a blank is missing after "{name}:"', help: 'write it like this: {name}: value' },
    ru: { text: 'после «{name}:» не хватает пробела', help: 'напишите так: {name}: значение' },
  },
  YAML_NO_COLON: {
    en: { text: 'a name stands here without ": " and a value', help: 'write it like this: title: Team' },
    ru: { text: 'здесь имя без «: » и значения', help: 'напишите так: title: Team' },
  },
  YAML_SYNTAX: {
    en: {
      text: 'this is not YAML: {detail}',
      help: 'put texts with special characters in quotes, and check the indentation',
    },
    ru: { text: 'это не YAML: {detail}', help: 'возьмите текст со спецсимволами в кавычки и проверьте отступы' },
  },
  YAML_MERGE: {
    en: { text: '"<<" takes a map, or a list of maps', help: 'write it like this: <<: *base' },
    ru: { text: '«<<» принимает набор полей или список наборов', help: 'напишите так: <<: *base' },
  },
  YAML_KEY_NOT_TEXT: {
    en: { text: 'the key {key} is not a text', help: 'put it in quotes: "{key}":' },
    ru: { text: 'ключ {key} — не текст', help: 'возьмите его в кавычки: "{key}":' },
  },
  YAML_INTEGER: {
    en: {
      text: 'this number is too large to be kept exactly',
      help: 'put it in quotes if it is a text; ids of users are much smaller',
    },
    ru: {
      text: 'это число слишком велико, чтобы сохранить его точно',
      help: 'если это текст, возьмите его в кавычки; id пользователей намного меньше',
    },
  },
  YAML_COMMENT: {
    en: {
      text: '"#" after a space starts a comment: this text ends before it',
      help: 'put the text in quotes: "{text}"',
    },
    ru: {
      text: '«#» после пробела начинает комментарий: текст кончается перед ним',
      help: 'возьмите текст в кавычки: "{text}"',
    },
  },
  YAML_COMMENT_ONLY: {
    en: {
      text: '"#" after a space starts a comment: nothing is left as a value',
      help: 'put the value in quotes; colours are written by name: GREEN',
    },
    ru: {
      text: '«#» после пробела начинает комментарий: значения не остаётся',
      help: 'возьмите значение в кавычки; цвета пишут словом: GREEN',
    },
  },
  KEY_TWICE: {
    en: { text: '"{key}" is written twice', help: 'remove one of the two, or give it another name' },
    ru: { text: '«{key}» записано дважды', help: 'уберите одно из двух или дайте другое имя' },
  },
} as const satisfies Record<string, CodeRow>;

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** `${env:…}`, `${var:…}` and what else is filled in. */
export const configValueCodes = {
  ENV_UNSET: {
    en: { text: 'the environment has no variable {name}', help: 'set it, or give --url or PROVISION_URL' },
    ru: { text: 'в окружении нет переменной {name}', help: 'задайте её или укажите --url либо PROVISION_URL' },
  },
  ENV_EMPTY: {
    en: {
      text: 'the variable {name} is set but empty',
      help: 'give it its value; pipelines that a fork starts are not given the secrets',
    },
    ru: {
      text: 'переменная {name} задана, но пуста',
      help: 'задайте её значение; конвейеру, который запущен из форка, секреты не передаются',
    },
  },
  ENV_NAME: {
    en: {
      text: 'only names that begin with B24_ or BITRIX24_ are read from the environment',
      help: 'call the variable B24_URL or B24_TOKEN; a config may not read what else the runner knows',
    },
    ru: {
      text: 'из окружения читаются только имена, начинающиеся с B24_ или BITRIX24_',
      help: 'назовите переменную B24_URL или B24_TOKEN; остального окружения конфиг читать не может',
    },
  },
  ENV_DEFAULT: {
    en: { text: 'a secret has no default', help: 'write ${env:B24_NAME}, or give --url or PROVISION_URL' },
    ru: {
      text: 'у секрета не бывает значения по умолчанию',
      help: 'напишите ${env:B24_NAME} или укажите --url либо PROVISION_URL',
    },
  },
  ENV_PLACE: {
    en: {
      text: '"${env:…}" stands only for the whole value of portal.url or portal.token',
      help: 'write ${var:NAME}: its value comes from --var, PROVISION_VAR_NAME or "vars:", and is shown',
    },
    ru: {
      text: '«${env:…}» может быть только целым значением portal.url или portal.token',
      help: 'напишите ${var:NAME}: значение берётся из --var, PROVISION_VAR_NAME или «vars:» и видно всем',
    },
  },
  SECRET_PART: {
    en: {
      text: 'a secret is the whole value, not a part of it',
      help: 'put all of it into the variable: url: ${env:B24_URL}',
    },
    ru: {
      text: 'секрет занимает значение целиком, а не его часть',
      help: 'поместите в переменную всё значение: url: ${env:B24_URL}',
    },
  },
  VAR_UNSET: {
    en: {
      text: 'nothing gives a value to "{name}"',
      help: 'give --var {name}=…, set PROVISION_VAR_{name}, write it under "vars:", or add a default: ${var:{name}:-default}',
    },
    ru: {
      text: 'значение «{name}» нигде не задано',
      help: 'укажите --var {name}=…, PROVISION_VAR_{name}, запишите под «vars:» или добавьте значение по умолчанию: ${var:{name}:-default}',
    },
  },
  VAR_MISSPELT: {
    en: { text: 'nothing gives a value to "{name}"', help: 'did you mean "{near}"?' },
    ru: { text: 'значение «{name}» нигде не задано', help: 'возможно, «{near}»?' },
  },
  VAR_FLAG_NEAR: {
    en: {
      text: 'nothing gives a value to "{name}"',
      help: '--var {near}=… is given: one of the two names is misspelt',
    },
    ru: { text: 'значение «{name}» нигде не задано', help: 'задано --var {near}=…: в одном из двух имён опечатка' },
  },
  VAR_ENV_NEAR: {
    en: {
      text: 'nothing gives a value to "{name}"',
      help: 'PROVISION_VAR_{near} is set: one of the two names is misspelt (upper and lower case differ)',
    },
    ru: {
      text: 'значение «{name}» нигде не задано',
      help: 'задана PROVISION_VAR_{near}: в одном из двух имён опечатка (большие и маленькие буквы различаются)',
    },
  },
  VAR_FLAG_UNASKED: {
    en: {
      text: '--var {name}=…: no file asks for ${var:{name}}',
      help: 'leave the flag out, or write ${var:{name}} where its value belongs',
    },
    ru: {
      text: '--var {name}=…: ни в одном файле нет ${var:{name}}',
      help: 'уберите флаг или напишите ${var:{name}} там, где нужно это значение',
    },
  },
  VAR_FLAG_MISSPELT: {
    en: { text: '--var {name}=…: no file asks for ${var:{name}}', help: 'did you mean --var {near}=…?' },
    ru: { text: '--var {name}=…: ни в одном файле нет ${var:{name}}', help: 'возможно, --var {near}=…?' },
  },
  VAR_ENV_MISSPELT: {
    en: {
      text: 'PROVISION_VAR_{name} is set, and no file asks for ${var:{name}}',
      help: 'did you mean PROVISION_VAR_{near}? upper and lower case differ',
    },
    ru: {
      text: 'задана PROVISION_VAR_{name}, но ни в одном файле нет ${var:{name}}',
      help: 'возможно, PROVISION_VAR_{near}? большие и маленькие буквы различаются',
    },
  },
  VAR_FORM: {
    en: {
      text: 'a value is written ${var:NAME} or ${var:NAME:-default}',
      help: 'names have letters, digits, "-" and "_", and begin with no digit',
    },
    ru: {
      text: 'значение пишут ${var:NAME} или ${var:NAME:-default}',
      help: 'имена — из букв, цифр, «-» и «_», первая не цифра',
    },
  },
  VAR_NAME: {
    en: {
      text: '"{name}" cannot be the name of a value',
      help: 'names have letters, digits, "-" and "_", and begin with no digit',
    },
    ru: { text: '«{name}» не может быть именем значения', help: 'имена — из букв, цифр, «-» и «_», первая не цифра' },
  },
  VAR_CYCLE: {
    en: { text: '"{name}" is made of itself', help: 'give one of the values in the circle a text of its own' },
    ru: { text: '«{name}» определяется через само себя', help: 'задайте одно из значений круга без ссылок' },
  },
  VAR_DEPTH: {
    en: {
      text: '"{name}" comes at the end of more than {limit} values, each made of the next',
      help: 'give one of the values in the row a text of its own',
    },
    ru: {
      text: '«{name}» стоит в конце цепочки из более чем {limit} значений, где каждое ссылается на следующее',
      help: 'задайте одно из значений цепочки без ссылок',
    },
  },
  VAR_PLACE: {
    en: {
      text: 'values are public, and here stands a secret',
      help: 'write ${env:B24_URL} or ${env:B24_TOKEN}, or the address itself',
    },
    ru: {
      text: 'значения видны всем, а здесь секрет',
      help: 'напишите ${env:B24_URL} или ${env:B24_TOKEN} либо сам адрес',
    },
  },
  VARS_NOT_MAP: {
    en: { text: '"vars" is a map of names and values', help: 'write each as "name: value", indented below it' },
    ru: { text: '«vars» — это набор имён и значений', help: 'запишите каждое как «имя: значение» с отступом под ним' },
  },
  EACH_PLACE: {
    en: {
      text: '"${each.…}" stands only in a chat with "each"',
      help: 'add "each:" to the chat, or write ${var:NAME}',
    },
    ru: {
      text: '«${each.…}» бывает только в чате с «each»',
      help: 'добавьте в чат «each:» или напишите ${var:NAME}',
    },
  },
  VALUE_FORM: {
    en: {
      text: '"${" starts a value that is filled in, and this one has no right form',
      help: 'write {known}, with a "}" at its end; $${ where the text should have ${',
    },
    ru: {
      text: '«${» начинает подставляемое значение, и записано оно неверно',
      help: 'пишите {known}, в конце «}»; а там, где в тексте нужно ${, — $${',
    },
  },
  VALUE_KIND: {
    en: {
      text: '"${" starts a value that is filled in, and this kind is not known',
      help: 'write ${var:NAME}; $${ where the text should have ${',
    },
    ru: {
      text: '«${» начинает подставляемое значение, и такой вид неизвестен',
      help: 'пишите ${var:NAME}, а там, где в тексте нужно ${, — $${',
    },
  },
  VALUE_NOT_TEXT: {
    en: {
      text: 'a list or a map cannot be a part of a text',
      help: 'let the reference be the whole value, without anything before or behind it',
    },
    ru: {
      text: 'список или набор не может быть частью текста',
      help: 'пусть ссылка будет значением целиком, без ничего до и после неё',
    },
  },
  VALUE_WRITTEN: { en: { text: 'the value is written here' }, ru: { text: 'значение записано здесь' } },
  ROW_WRITTEN: { en: { text: 'this is the row' }, ru: { text: 'вот эта строка' } },
  COLUMNS_WRITTEN: { en: { text: 'these are the columns' }, ru: { text: 'вот столбцы таблицы' } },
  VALUES_TOO_MUCH: {
    en: {
      text: 'what is filled in up to here makes the config too large',
      help: 'values made of values and templates of many rows grow without bound; write them out or split the files',
    },
    ru: {
      text: 'подставленные до этого места значения делают конфиг слишком большим',
      help: 'значения из значений и шаблоны со множеством строк растут неограниченно; выпишите их или разделите файлы',
    },
  },
} as const satisfies Record<string, CodeRow>;

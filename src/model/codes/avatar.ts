import type { CodeRow } from './row.ts';

const formats = {
  en: 'give a PNG, JPEG, GIF, WebP or BMP',
  ru: 'нужен PNG, JPEG, GIF, WebP или BMP',
} as const;

const atHand = {
  en: 'save the picture beside the config and write its path',
  ru: 'сохраните картинку рядом с конфигом и укажите путь к ней',
} as const;

export const avatarCodes = {
  AVATAR_NOT_FOUND: {
    en: {
      text: 'there is no picture "{path}"',
      help: 'relative paths start in the folder of the file they are written in',
    },
    ru: { text: 'нет картинки «{path}»', help: 'относительный путь начинается в папке файла, в котором он написан' },
  },
  AVATAR_NOT_FOUND_HERE: {
    en: { text: 'there is no picture "{path}"', help: 'the path in AVATAR counts from the working folder' },
    ru: { text: 'нет картинки «{path}»', help: 'путь в AVATAR считается от рабочей папки' },
  },
  AVATAR_NOT_FOUND_NEAR: {
    en: {
      text: 'there is no picture "{path}"',
      help: 'there is "{near}"; names must match to the letter, case included',
    },
    ru: { text: 'нет картинки «{path}»', help: 'есть «{near}»; имена должны совпадать до буквы, включая регистр' },
  },
  AVATAR_NOT_FILE: {
    en: { text: '"{path}" is not a file', help: 'give the path of a picture, not of a folder or device' },
    ru: { text: '«{path}» — не файл', help: 'укажите путь к картинке, а не к папке или устройству' },
  },
  AVATAR_NO_RIGHTS: {
    en: { text: 'no permission to read the picture "{path}"', help: 'let the user of this process read it' },
    ru: { text: 'нет прав на чтение картинки «{path}»', help: 'разрешите пользователю этого процесса её читать' },
  },
  AVATAR_UNREADABLE: {
    en: { text: 'the picture "{path}" cannot be read: {reason}' },
    ru: { text: 'картинку «{path}» не удаётся прочитать: {reason}' },
  },
  AVATAR_OUTSIDE: {
    en: {
      text: 'the picture "{path}" lies outside of {root}',
      help: 'move it into that folder, or allow it with --allow-outside; symbolic links count by where they lead',
    },
    ru: {
      text: 'картинка «{path}» лежит вне папки {root}',
      help: 'переместите её в эту папку или разрешите флагом --allow-outside; ссылки считаются по тому, куда ведут',
    },
  },
  AVATAR_EMPTY: {
    en: { text: 'the picture "{name}" is empty', help: formats.en },
    ru: { text: 'картинка «{name}» пуста', help: formats.ru },
  },
  AVATAR_FORMAT: {
    en: {
      text: '"{name}" is {format}, which Bitrix24 does not take as an avatar',
      help: `${formats.en}; the name does not matter`,
    },
    ru: {
      text: '«{name}» — это {format}, Битрикс24 не берёт такое как аватар',
      help: `${formats.ru}; имя файла роли не играет`,
    },
  },
  AVATAR_TEXT: {
    en: { text: '"{name}" holds text, not a picture', help: formats.en },
    ru: { text: 'в «{name}» текст, а не картинка', help: formats.ru },
  },
  AVATAR_LFS_POINTER: {
    en: {
      text: '"{name}" is a pointer of Git LFS, not the picture itself',
      help: 'fetch the picture with "git lfs pull"',
    },
    ru: { text: '«{name}» — указатель Git LFS, а не сама картинка', help: 'получите картинку: «git lfs pull»' },
  },
  AVATAR_UNKNOWN_FORMAT: {
    en: { text: '"{name}" is not a picture that can be recognised', help: formats.en },
    ru: { text: '«{name}» не похоже ни на какую картинку', help: formats.ru },
  },
  AVATAR_TRUNCATED: {
    en: { text: 'the {format} "{name}" ends before its size is told', help: 'the file is cut off; get a whole copy' },
    ru: { text: '{format} «{name}» обрывается раньше, чем назван размер', help: 'файл обрезан; возьмите целую копию' },
  },
  AVATAR_DAMAGED: {
    en: { text: 'the {format} "{name}" is damaged: its header makes no sense', help: 'save the picture again' },
    ru: { text: '{format} «{name}» повреждён: заголовок не имеет смысла', help: 'сохраните картинку заново' },
  },
  AVATAR_TOO_LARGE: {
    en: { text: 'the picture "{name}" has more than {limit} MB', help: 'a chat shows 200×200 pixels; save it smaller' },
    ru: { text: 'в картинке «{name}» больше {limit} МБ', help: 'чат показывает 200×200 пикселей; сохраните её меньше' },
  },
  AVATAR_TOO_MANY_PIXELS: {
    en: { text: 'the picture "{name}" has {width}×{height} pixels', help: 'Bitrix24 takes at most {limit}×{limit}' },
    ru: { text: 'в картинке «{name}» {width}×{height} пикселей', help: 'Битрикс24 берёт не больше {limit}×{limit}' },
  },
  AVATAR_CHANGED: {
    en: {
      text: 'the picture "{name}" is not the one that was planned with: its bytes have changed since',
      help: 'run again to plan with the new picture; if a server sends other bytes each time, save the picture beside the config',
    },
    ru: {
      text: 'картинка «{name}» не та, что была в плане: с тех пор её содержимое изменилось',
      help: 'запустите снова, чтобы учесть новую; если сервер каждый раз отдаёт разное, сохраните картинку рядом с конфигом',
    },
  },
  AVATAR_NO_SOURCE: {
    en: {
      text: 'AVATAR is no file here, no https address and no base64 of a picture',
      help: 'give the path of a picture relative to the working folder, its https address, or its bytes in base64',
    },
    ru: {
      text: 'AVATAR — не файл, не адрес https и не base64 картинки',
      help: 'укажите путь к картинке от рабочей папки, её адрес https или её содержимое в base64',
    },
  },
  AVATAR_URL_FORM: {
    en: { text: '"{url}" is not an address', help: 'write it as https://host/path' },
    ru: { text: '«{url}» — не адрес', help: 'запишите его как https://хост/путь' },
  },
  AVATAR_URL_SCHEME: {
    en: { text: 'pictures are fetched over https only, not over {scheme}', help: `use https, or ${atHand.en}` },
    ru: { text: 'картинки загружаются только по https, а не по {scheme}', help: `используйте https или ${atHand.ru}` },
  },
  AVATAR_URL_CREDENTIALS: {
    en: { text: 'the address of the picture on {host} holds a user name or password', help: atHand.en },
    ru: { text: 'в адресе картинки на {host} есть имя пользователя или пароль', help: atHand.ru },
  },
  AVATAR_URL_PRIVATE: {
    en: {
      text: 'the address of the picture leads to {host} ({address}), which is not on the public internet',
      help: `this is refused so that a config cannot reach into your network; ${atHand.en}`,
    },
    ru: {
      text: 'адрес картинки ведёт на {host} ({address}), а это не публичный интернет',
      help: `это запрещено, чтобы конфиг не мог проникнуть в вашу сеть; ${atHand.ru}`,
    },
  },
  AVATAR_URL_HOST: {
    en: {
      text: 'the address of the picture leads to {host}, which PROVISION_HOSTS does not name',
      help: `add the host to PROVISION_HOSTS if it is meant, or ${atHand.en}`,
    },
    ru: {
      text: 'адрес картинки ведёт на {host}, а в PROVISION_HOSTS его нет',
      help: `добавьте хост в PROVISION_HOSTS, если он нужен, или ${atHand.ru}`,
    },
  },
  AVATAR_URL_UNKNOWN_HOST: {
    en: { text: 'no host "{host}" is known', help: 'check the address of the picture and the connection' },
    ru: { text: 'хост «{host}» неизвестен', help: 'проверьте адрес картинки и соединение' },
  },
  AVATAR_URL_STATUS: {
    en: {
      text: '{url} answers {status} in place of a picture',
      help: 'open the address in a browser without logging in',
    },
    ru: { text: '{url} отвечает {status} вместо картинки', help: 'откройте этот адрес в браузере без входа в систему' },
  },
  AVATAR_URL_REDIRECTS: {
    en: { text: '{url} redirects more than {limit} times', help: 'write the address where the picture really is' },
    ru: {
      text: '{url} перенаправляет больше {limit} раз',
      help: 'укажите адрес, по которому картинка лежит на самом деле',
    },
  },
  AVATAR_URL_ENCODING: {
    en: { text: '{url} sends the picture packed as {encoding}, though that was not asked for', help: atHand.en },
    ru: { text: '{url} отдаёт картинку сжатой ({encoding}), хотя об этом не просили', help: atHand.ru },
  },
  AVATAR_URL_TIME: {
    en: { text: '{url} did not send the whole picture within {seconds} s', help: `try again, or ${atHand.en}` },
    ru: { text: '{url} не отдал всю картинку за {seconds} с', help: `попробуйте снова или ${atHand.ru}` },
  },
  AVATAR_URL_FAILED: {
    en: {
      text: '{url} cannot be fetched: {reason}',
      help: `check the address, the connection and HTTPS_PROXY, or ${atHand.en}`,
    },
    ru: { text: '{url} не загружается: {reason}', help: `проверьте адрес, соединение и HTTPS_PROXY или ${atHand.ru}` },
  },
} as const satisfies Record<string, CodeRow>;

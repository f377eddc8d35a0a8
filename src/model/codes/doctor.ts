import type { CodeRow } from './row.ts';

/** What doctor says. A fault of the portal or the disk is told in its own words. */
export const doctorCodes = {
  DOCTOR_CONFIG: {
    en: { text: '{files}: project "{project}", chats: {chats}, identity {identity}' },
    ru: { text: '{files}: проект «{project}», чатов: {chats}, identity {identity}' },
  },
  DOCTOR_CONFIG_WARNS: {
    en: {
      text: '{files}: project "{project}", chats: {chats}, identity {identity}, warnings: {warnings}',
      help: 'read them with "provision validate"',
    },
    ru: {
      text: '{files}: проект «{project}», чатов: {chats}, identity {identity}, предупреждений: {warnings}',
      help: 'прочтите их: «provision validate»',
    },
  },
  DOCTOR_NO_CONFIG: {
    en: {
      text: 'there is no {file} here, so only the portal is looked at',
      help: 'start one with "provision init", or write existing chats into one with "provision export --out {file}"',
    },
    ru: {
      text: 'файла {file} здесь нет, проверяется только портал',
      help: 'начните с «provision init» или запишите существующие чаты: «provision export --out {file}»',
    },
  },
  DOCTOR_ADDRESS: {
    en: { text: '{host} answers as a Bitrix24 portal does' },
    ru: { text: '{host} отвечает как портал Битрикс24' },
  },
  DOCTOR_SANDBOX: {
    en: { text: 'the embedded portal, in this process and on this machine only' },
    ru: { text: 'встроенный портал: в этом процессе и только на этой машине' },
  },
  DOCTOR_TLS: {
    en: { text: 'https, and the certificate is trusted' },
    ru: { text: 'https, сертификату можно доверять' },
  },
  DOCTOR_TLS_LOOPBACK: {
    en: { text: 'plain http, which never leaves this machine' },
    ru: { text: 'http без шифрования, не покидающий этой машины' },
  },
  DOCTOR_TLS_OFF: {
    en: {
      text: 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set; provision checks certificates all the same',
      help: 'unset it for the sake of other programs; for an authority of your own set NODE_EXTRA_CA_CERTS',
    },
    ru: {
      text: 'задано NODE_TLS_REJECT_UNAUTHORIZED=0; provision всё равно проверяет сертификаты',
      help: 'уберите ради других программ; для своего центра сертификации задайте NODE_EXTRA_CA_CERTS',
    },
  },
  DOCTOR_PROXY: {
    en: { text: 'through the proxy {host}, as HTTPS_PROXY says' },
    ru: { text: 'через прокси {host}, как указано в HTTPS_PROXY' },
  },
  DOCTOR_PROXY_EXCEPT: {
    en: { text: 'through the proxy {host}, except for {except}' },
    ru: { text: 'через прокси {host}, кроме {except}' },
  },
  DOCTOR_WEBHOOK: {
    en: { text: 'the portal accepts this webhook' },
    ru: { text: 'портал принимает этот вебхук' },
  },
  DOCTOR_TOKEN: {
    en: { text: 'the portal accepts this token' },
    ru: { text: 'портал принимает этот токен' },
  },
  DOCTOR_TOKEN_LONELY: {
    en: {
      text: 'an access token lives for an hour, and there is nothing to renew this one with',
      help: 'set PROVISION_CLIENT_ID, PROVISION_CLIENT_SECRET and PROVISION_REFRESH_TOKEN, or use a webhook',
    },
    ru: {
      text: 'токен доступа живёт час, а обновить этот нечем',
      help: 'задайте PROVISION_CLIENT_ID, PROVISION_CLIENT_SECRET и PROVISION_REFRESH_TOKEN или используйте вебхук',
    },
  },
  DOCTOR_CALLER: {
    en: { text: 'you are {name}, user {id}' },
    ru: { text: 'вы — {name}, пользователь {id}' },
  },
  DOCTOR_CALLER_ADMIN: {
    en: { text: 'you are {name}, user {id}, an administrator; in chats that you are not in this counts for nothing' },
    ru: { text: 'вы — {name}, пользователь {id}, администратор; в чужих чатах это ничего не даёт' },
  },
  DOCTOR_SCOPES: {
    en: { text: 'all that the config needs; granted: {granted}' },
    ru: { text: 'есть всё, что нужно конфигу; выдано: {granted}' },
  },
  DOCTOR_SCOPES_UNTOLD: {
    en: { text: 'the portal does not tell which scopes are granted', help: 'look at the settings of the webhook' },
    ru: { text: 'портал не говорит, какие права выданы', help: 'посмотрите настройки вебхука' },
  },
  DOCTOR_SCOPE_IM: {
    en: {
      text: 'the scope "im" is missing, without which no chat can be read or made; granted: {granted}',
      help: 'tick "im" in the settings of the webhook or application',
    },
    ru: {
      text: 'не хватает права «im», без него чаты нельзя ни читать, ни создавать; выдано: {granted}',
      help: 'отметьте «im» в настройках вебхука или приложения',
    },
  },
  DOCTOR_SCOPE_USER: {
    en: {
      text: 'the scope "user" (or "user_basic") is missing, by which e-mails and people of departments are found: {keys}; granted: {granted}',
      help: 'tick it in the settings of the webhook, or write user ids',
    },
    ru: {
      text: 'не хватает права «user» (или «user_basic»), по которому находят адреса и людей отделов: {keys}; выдано: {granted}',
      help: 'отметьте его в настройках вебхука или укажите id пользователей',
    },
  },
  DOCTOR_SCOPE_EMPLOYEES: {
    en: {
      text: 'the scope "user" (or "user_basic", "user_brief") is missing, by which people of departments are found: {keys}; granted: {granted}',
      help: 'tick one of them in the settings of the webhook, or write user ids',
    },
    ru: {
      text: 'не хватает права «user» (или «user_basic», «user_brief»), по которому находят людей отделов: {keys}; выдано: {granted}',
      help: 'отметьте одно из них в настройках вебхука или укажите id пользователей',
    },
  },
  DOCTOR_SCOPE_DEPARTMENT: {
    en: {
      text: 'the scope "department" is missing, by which departments are found: {keys}; granted: {granted}',
      help: 'tick it in the settings of the webhook, or write people in place of departments',
    },
    ru: {
      text: 'не хватает права «department», по которому находят отделы: {keys}; выдано: {granted}',
      help: 'отметьте его в настройках вебхука или укажите людей вместо отделов',
    },
  },
  DOCTOR_SCOPE_BOTH: {
    en: {
      text: 'the scopes "user" and "department" are missing, by which people and departments are found: {keys}; granted: {granted}',
      help: 'tick both in the settings of the webhook, or write user ids',
    },
    ru: {
      text: 'не хватает прав «user» и «department», по которым находят людей и отделы: {keys}; выдано: {granted}',
      help: 'отметьте оба в настройках вебхука или укажите id пользователей',
    },
  },
  DOCTOR_METHODS: {
    en: { text: 'the methods of chats are there: {count}' },
    ru: { text: 'методы чатов на месте: {count}' },
  },
  DOCTOR_METHODS_MISSING: {
    en: {
      text: 'the portal has no {methods}',
      help: 'update the modules of a self-hosted portal, the messenger (im) first',
    },
    ru: {
      text: 'на портале нет {methods}',
      help: 'обновите модули коробочного портала, прежде всего мессенджер (im)',
    },
  },
  DOCTOR_METHODS_UNTOLD: {
    en: { text: 'the portal does not tell which methods it has', help: 'a plan will show what it can' },
    ru: { text: 'портал не говорит, какие методы у него есть', help: 'что он умеет, покажет план' },
  },
  DOCTOR_READS: {
    en: { text: 'chats can be read' },
    ru: { text: 'чаты читаются' },
  },
  DOCTOR_UNDOCUMENTED: {
    en: { text: 'the undocumented methods that the config allows are there' },
    ru: { text: 'недокументированные методы, которые разрешает конфиг, на месте' },
  },
  DOCTOR_UNDOCUMENTED_MISSING: {
    en: {
      text: 'the config allows undocumented methods, and this portal has none of them',
      help: 'take "undocumented: true" away; what needs it becomes a note',
    },
    ru: {
      text: 'конфиг разрешает недокументированные методы, но на этом портале их нет',
      help: 'уберите «undocumented: true»; то, чему оно нужно, станет примечанием',
    },
  },
  DOCTOR_MARKERS: {
    en: { text: 'can be looked up' },
    ru: { text: 'находятся' },
  },
  DOCTOR_MARKERS_UNUSED: {
    en: { text: 'can be looked up; "identity: lockfile" does not use them' },
    ru: { text: 'находятся; при «identity: lockfile» не используются' },
  },
  DOCTOR_MARKER_FOUND: {
    en: { text: 'can be looked up: {marker} leads to chat {id}' },
    ru: { text: 'находятся: {marker} ведёт к чату {id}' },
  },
  DOCTOR_TARIFF: {
    en: {
      text: '{licence}: {threshold} requests at once ({level} in use), then {drain} a second; {seconds} s of each method in ten minutes ({used} in use)',
    },
    ru: {
      text: '{licence}: {threshold} запросов сразу (занято {level}), дальше {drain} в секунду; {seconds} с каждого метода за десять минут (занято {used})',
    },
  },
  DOCTOR_TARIFF_UNTOLD: {
    en: {
      text: 'the portal does not tell its plan; taken as {tariff}: {threshold} requests at once, then {drain} a second',
    },
    ru: { text: 'портал не называет тариф; принят {tariff}: {threshold} запросов сразу, дальше {drain} в секунду' },
  },
  DOCTOR_TARIFF_OWN: {
    en: { text: 'self-hosted: no limit of requests, unless its administrator has set one' },
    ru: { text: 'коробка: запросы не ограничены, если ограничения не задал администратор' },
  },
  DOCTOR_TARIFF_LOW: {
    en: {
      text: 'the portal is Enterprise ({licence}), and the config says "tariff: standard", which is slower than need be',
      help: 'write "tariff: enterprise" under "portal"',
    },
    ru: {
      text: 'портал на тарифе Enterprise ({licence}), а в конфиге «tariff: standard», это медленнее, чем можно',
      help: 'укажите «tariff: enterprise» в «portal»',
    },
  },
  DOCTOR_TARIFF_HIGH: {
    en: {
      text: 'the config says "tariff: enterprise", and the portal has another plan ({licence}), whose limits will bite',
      help: 'take "tariff" away, or write "tariff: standard"',
    },
    ru: {
      text: 'в конфиге «tariff: enterprise», а у портала другой тариф ({licence}), его лимиты будут мешать',
      help: 'уберите «tariff» или укажите «tariff: standard»',
    },
  },
  DOCTOR_LIMITS_USED: {
    en: {
      text: 'much of the limits is used up: {level} of {threshold} requests, {used} of {seconds} s of {method}',
      help: 'other programs at this address may be at work; a run waits for what it needs',
    },
    ru: {
      text: 'лимиты заметно израсходованы: {level} из {threshold} запросов, {used} из {seconds} с метода {method}',
      help: 'возможно, работают другие программы с этого адреса; запуск подождёт сколько нужно',
    },
  },
  DOCTOR_CLOCK: {
    en: { text: 'this machine and the portal agree on the time (apart: {seconds} s)' },
    ru: { text: 'время на этой машине и портале совпадает (расхождение: {seconds} с)' },
  },
  DOCTOR_CLOCK_SLOW: {
    en: {
      text: 'the clock of this machine is {seconds} s behind the portal',
      help: "set it by NTP; runs go by the portal's clock, but logs and tokens do not",
    },
    ru: {
      text: 'часы этой машины отстают от портала на {seconds} с',
      help: 'настройте NTP; запуски идут по часам портала, но журналы и токены — нет',
    },
  },
  DOCTOR_CLOCK_FAST: {
    en: {
      text: 'the clock of this machine is {seconds} s ahead of the portal',
      help: "set it by NTP; runs go by the portal's clock, but logs and tokens do not",
    },
    ru: {
      text: 'часы этой машины спешат относительно портала на {seconds} с',
      help: 'настройте NTP; запуски идут по часам портала, но журналы и токены — нет',
    },
  },
  DOCTOR_LOCKFILE: {
    en: { text: '{file}: ids of {known} of {chats} chats; rows of chats no longer in the file: {left}' },
    ru: { text: '{file}: есть id {known} из {chats} чатов; строк чатов, ушедших из файла: {left}' },
  },
  DOCTOR_LOCKFILE_NONE: {
    en: { text: '{file} does not exist yet; the first apply makes it' },
    ru: { text: '{file} ещё нет; его создаст первый apply' },
  },
  DOCTOR_LOCKFILE_CONFLICT: {
    en: {
      text: 'a merge left several ids: {keys}',
      help: 'say which is right: "provision resolve {key} --id N"',
    },
    ru: {
      text: 'после слияния осталось несколько id: {keys}',
      help: 'укажите верный: «provision resolve {key} --id N»',
    },
  },
  DOCTOR_LOCKFILE_UNITED: {
    en: {
      text: '{file} holds what a merge or a run that could not write has left; both sides can be united',
      help: 'the next apply writes it clean',
    },
    ru: {
      text: '{file} содержит следы слияния или запуска, который не смог записать; обе стороны объединимы',
      help: 'следующий apply запишет его начисто',
    },
  },
  DOCTOR_LOCKFILE_PENDING: {
    en: {
      text: 'creates whose answer was lost: {keys}',
      help: 'the next apply looks for their chats and settles them; where it cannot, "provision resolve {key}" does',
    },
    ru: {
      text: 'запросы на создание, ответ на которые потерян: {keys}',
      help: 'следующий apply найдёт их чаты; где не сможет, поможет «provision resolve {key}»',
    },
  },
  DOCTOR_LOCKFILE_UNFINISHED: {
    en: { text: 'chats that were made but not finished: {keys}', help: 'the next apply goes on with them' },
    ru: { text: 'чаты созданы, но не доведены до конца: {keys}', help: 'следующий apply продолжит' },
  },
  DOCTOR_LOCKFILE_ELSEWHERE: {
    en: {
      text: 'it knows nothing of {portal}, only of {others}',
      help: 'right for a portal that is new to this project; otherwise check the address',
    },
    ru: {
      text: 'в нём нет ничего о {portal}, только о {others}',
      help: 'так и должно быть для нового портала; иначе проверьте адрес',
    },
  },
  DOCTOR_LOCK_HELD: {
    en: { text: 'a run is at work on it: {holder}', help: 'wait until it has ended' },
    ru: { text: 'с ним сейчас работает запуск: {holder}', help: 'дождитесь его конца' },
  },
  DOCTOR_STATE_HELD: {
    en: {
      text: 'a run holds it: {holder}',
      help: 'wait until it has ended; if it is dead and its lock does not end by itself: provision state unlock --id {id}',
    },
    ru: {
      text: 'его держит запуск: {holder}',
      help: 'дождитесь его конца; если он мёртв, а блокировка сама не снимается: provision state unlock --id {id}',
    },
  },
  DOCTOR_LOCK_DEAD: {
    en: { text: 'a run that was killed left its lock behind: {holder}', help: 'the next run takes over' },
    ru: { text: 'прерванный запуск оставил блокировку: {holder}', help: 'следующий запуск её заберёт' },
  },
  DOCTOR_LOCK_FAR: {
    en: {
      text: 'locked by a run that cannot be seen from this machine: {holder}',
      help: 'wait until it has ended, or delete {lock} if you are sure that it has',
    },
    ru: {
      text: 'заблокирован запуском, который отсюда не видно: {holder}',
      help: 'дождитесь его конца или удалите {lock}, если он точно завершён',
    },
  },
  RECORDED: {
    en: {
      text: 'saved to {file} how this portal answers; every name, text, address and number of it is replaced',
      help: 'look it through and attach it to an issue: recordings of real portals are wanted',
    },
    ru: {
      text: 'в {file} сохранено, как отвечает этот портал; все имена, тексты, адреса и номера заменены',
      help: 'просмотрите файл и приложите его к обращению: записи с настоящих порталов очень нужны',
    },
  },
  RECORDED_NOTHING: {
    en: {
      text: 'nothing was recorded, as the portal does not let us in or did not answer to the end',
      help: 'see the lines above; once the portal answers, run it again',
    },
    ru: {
      text: 'ничего не записано: портал не пускает или не ответил до конца',
      help: 'смотрите строки выше; когда портал ответит, запустите ещё раз',
    },
  },
} as const satisfies Record<string, CodeRow>;

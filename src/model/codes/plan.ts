// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import type { CodeRow } from './row.ts';

export const planCodes = {
  TYPE_FIXED: {
    en: {
      text: 'no documented method changes the type of a chat',
      help: 'change it on the portal, or allow undocumented methods with "portal.undocumented: true"',
    },
    ru: {
      text: 'тип чата нельзя изменить документированным методом',
      help: 'измените его на портале или разрешите недокументированные методы: «portal.undocumented: true»',
    },
  },
  TYPE_FIXED_BY_MARKER: {
    en: { text: 'the portal never changes the type of a chat that carries a marker or an entity' },
    ru: { text: 'портал не меняет тип чата с маркером или сущностью' },
  },
  DESCRIPTION_FIXED: {
    en: {
      text: 'Bitrix24 cannot change the description of an existing chat by a documented method',
      help: 'change it on the portal, or allow undocumented methods with "portal.undocumented: true"',
    },
    ru: {
      text: 'Битрикс24 не меняет описание существующего чата документированным методом',
      help: 'измените его на портале или разрешите недокументированные методы: «portal.undocumented: true»',
    },
  },
  ENTITY_FIXED: {
    en: { text: 'the portal never changes the entity of a chat' },
    ru: { text: 'портал не меняет сущность чата' },
  },
  MANAGERS_UNDOCUMENTED: {
    en: { text: 'managers need an undocumented method', help: 'allow it with "portal.undocumented: true"' },
    ru: {
      text: 'для менеджеров чата нужен недокументированный метод',
      help: 'разрешите его: «portal.undocumented: true»',
    },
  },
  CALLER_NOT_MEMBER: {
    en: {
      text: 'user {caller}, whose webhook or token this is, is not a member of the chat',
      help: 'a member has to add user {caller} first',
    },
    ru: {
      text: 'пользователь {caller}, чей это вебхук или токен, не участник чата',
      help: 'кто-то из участников должен сначала добавить пользователя {caller}',
    },
  },
  CALLER_NOT_OWNER: {
    en: {
      text: 'only the owner (user {owner}) can do this, and this webhook or token belongs to user {caller}',
      help: 'run with a webhook of user {owner}, or let the owner hand the chat over',
    },
    ru: {
      text: 'это может только владелец (пользователь {owner}), а вебхук или токен принадлежит пользователю {caller}',
      help: 'запустите с вебхуком пользователя {owner} или пусть владелец передаст чат',
    },
  },
  PERSON_UNKNOWN: {
    en: {
      text: '{who} is not found on this portal',
      help: 'correct or remove the entry; the others are not held up by it; the address of an extranet user is found only by people of his workgroups',
    },
    ru: {
      text: '{who} не найден на портале',
      help: 'исправьте или удалите запись; остальных это не касается; по адресу пользователя экстранета находят только участники его рабочих групп',
    },
  },
  PROTECT_KEEPS: {
    en: { text: '"protect" keeps people in this chat who are not listed: {who}' },
    ru: { text: '«protect» оставляет в этом чате тех, кого нет в списке: {who}' },
  },
  REMOVALS_HELD: {
    en: {
      text: 'nobody is removed from this chat while an entry stands for nobody: {who}',
      help: 'correct or remove the entry; a mistyped letter or a new address looks like a person who left',
    },
    ru: {
      text: 'никто не удаляется из этого чата, пока запись никого не обозначает: {who}',
      help: 'исправьте или удалите запись; опечатка или новый адрес выглядят так, будто человек ушёл',
    },
  },
  PEOPLE_NONE: {
    en: {
      text: 'nobody of {who} can be a member, so the chat would be made for the caller alone',
      help: 'correct the entries, or leave "users" out; nothing is created until then',
    },
    ru: {
      text: 'никто из записанных ({who}) не может быть участником, в чате остался бы только владелец вебхука',
      help: 'исправьте записи или уберите «users»; до тех пор ничего не создаётся',
    },
  },
  CALLER_AS_MANAGER: {
    en: {
      text: 'user {caller}, whose webhook or token this is, gives the chat away and cannot become its manager',
      help: 'have the new owner do it, or take the entry out',
    },
    ru: {
      text: 'пользователь {caller}, чей это вебхук или токен, передаёт чат и не может стать его менеджером',
      help: 'это может сделать новый владелец; или уберите запись',
    },
  },
  PERSON_AMBIGUOUS: {
    en: { text: 'several users have the address {who} (ids {ids})', help: 'write the id of the one who is meant' },
    ru: { text: 'адрес {who} у нескольких пользователей (id {ids})', help: 'укажите id нужного' },
  },
  PERSON_DISMISSED: {
    en: {
      text: '{who} is dismissed; the portal lets no dismissed user in',
      help: 'remove the entry, or reinstate the user',
    },
    ru: { text: '{who} уволен; портал не добавляет уволенных', help: 'удалите запись или верните сотрудника' },
  },
  PERSON_BOT: {
    en: { text: '{who} is a bot' },
    ru: { text: '{who}: это чат-бот' },
  },
  PERSON_EXTRANET: {
    en: { text: '{who} is an extranet user; the portal adds him only where the caller may see him' },
    ru: { text: '{who}: пользователь экстранета; портал добавит его, только если он виден владельцу вебхука' },
  },
  DEPARTMENT_UNKNOWN: {
    en: {
      text: 'there is no department {who} on this portal',
      help: 'check the name letter by letter, or write its id',
    },
    ru: { text: 'на портале нет отдела {who}', help: 'проверьте название побуквенно или укажите id' },
  },
  DEPARTMENT_AMBIGUOUS: {
    en: {
      text: 'several departments are called {who} (ids {ids})',
      help: 'write its path or its id; the paths are {paths}',
    },
    ru: { text: 'отделов с названием {who} несколько (id {ids})', help: 'укажите путь или id; пути: {paths}' },
  },
  DEPARTMENT_HEADLESS: {
    en: { text: 'nobody heads the department {who}', help: 'name the person, or set a head on the portal' },
    ru: { text: 'у отдела {who} нет руководителя', help: 'укажите человека или назначьте руководителя на портале' },
  },
  EXCEPTION_UNKNOWN: {
    en: {
      text: '{who} is to be left out and is not found, so nobody of this group is added',
      help: 'correct the entry of "except", or remove it',
    },
    ru: {
      text: '{who} нужно исключить, но он не найден, поэтому из этой группы не добавляют никого',
      help: 'исправьте запись в «except» или удалите её',
    },
  },
  DEPARTMENT_EMPTY: {
    en: { text: 'nobody works in the department {who}' },
    ru: { text: 'в отделе {who} никто не работает' },
  },
  EMAILS_HIDDEN: {
    en: {
      text: 'this webhook or token may not see e-mail addresses: asked for one user, the portal returned everybody',
      help: 'give it the scope "user" or "user_basic", or write user ids in place of addresses',
    },
    ru: {
      text: 'вебхуку или токену не видны адреса: на вопрос об одном пользователе портал вернул всех',
      help: 'добавьте право «user» или «user_basic» либо укажите id вместо адресов',
    },
  },
  READ_REFUSED: {
    en: {
      text: 'the portal refused to be read: {method} answered {code} ({description})',
      help: 'nothing was changed; check the rights of the webhook with "provision doctor"',
    },
    ru: {
      text: 'портал отказал в чтении: {method} ответил {code} ({description})',
      help: 'ничего не изменено; проверьте права вебхука командой «provision doctor»',
    },
  },
  PROFILE_FOREIGN: {
    en: {
      text: 'the portal does not say whose webhook or token this is',
      help: 'nothing was changed; check that the address leads to a Bitrix24 portal',
    },
    ru: {
      text: 'портал не сообщил, чей это вебхук или токен',
      help: 'ничего не изменено; проверьте, что адрес ведёт на портал Битрикс24',
    },
  },
  CHAT_DELETED: {
    en: {
      text: 'chat {id} no longer exists on the portal',
      help: '"--allow recreate:N" makes it anew; "provision adopt" takes another chat in its place',
    },
    ru: {
      text: 'чата {id} больше нет на портале',
      help: '«--allow recreate:N» создаст его заново; «provision adopt» примет вместо него другой чат',
    },
  },
  CHAT_UNREACHABLE: {
    en: {
      text: 'the portal gives no access to chat {id}: it was deleted, or the caller was removed from it; the answer is the same',
      help: 'if it exists, have a member add the caller; if it was deleted, "--allow recreate:N" makes it anew',
    },
    ru: {
      text: 'портал не даёт доступа к чату {id}: он удалён или владельца вебхука из него исключили; ответ в обоих случаях одинаков',
      help: 'если чат существует, пусть участник добавит владельца вебхука; если удалён, «--allow recreate:N» создаст его заново',
    },
  },
  CHAT_CLOSED_TO_CALLER: {
    en: {
      text: 'chat {id} exists, but the caller is not a member of it',
      help: 'have a member of the chat add the caller',
    },
    ru: {
      text: 'чат {id} существует, но владелец вебхука не его участник',
      help: 'пусть участник чата добавит владельца вебхука',
    },
  },
  CHAT_UNREACHABLE_FORGET: {
    en: {
      text: 'chat {id} cannot be reached, so it cannot be taken away; it may be deleted already',
      help: 'have a member add the caller, or forget it: "onRemove: forget", or "provision forget {key}"',
    },
    ru: {
      text: 'чат {id} недоступен, поэтому убрать его нельзя; возможно, он уже удалён',
      help: 'пусть участник добавит владельца вебхука, либо забудьте чат: «onRemove: forget» или «provision forget {key}»',
    },
  },
  CHAT_FOREIGN: {
    en: {
      text: "chat {id} carries the marker {marker}, so it is another key's or project's",
      help: 'the lockfile may belong to another project or portal; otherwise "provision forget" the key and "provision adopt" the right chat',
    },
    ru: {
      text: 'у чата {id} маркер {marker}: он принадлежит другому ключу или проекту',
      help: 'лок-файл, возможно, от другого проекта или портала; иначе забудьте ключ («provision forget») и примите нужный чат: «provision adopt»',
    },
  },
  CHAT_CLAIMED_TWICE: {
    en: {
      text: 'chat {id} is claimed by several keys: {keys}',
      help: 'leave one of them; "previousKeys" renames a key without a second chat',
    },
    ru: {
      text: 'на чат {id} претендуют несколько ключей: {keys}',
      help: 'оставьте один; ключ переименовывают через «previousKeys»',
    },
  },
  MARKER_DOUBLED: {
    en: {
      text: 'several chats carry the marker of this key: {ids}',
      help: 'keep one: "provision adopt KEY --id N"; then rename or leave the other on the portal',
    },
    ru: {
      text: 'маркер этого ключа у нескольких чатов: {ids}',
      help: 'оставьте один: «provision adopt КЛЮЧ --id N»; другой переименуйте или покиньте на портале',
    },
  },
  LOCKFILE_TWO_IDS: {
    en: {
      text: 'the merged lockfile holds several ids for this key: {ids}',
      help: '"provision resolve {key} --id N" keeps the right one',
    },
    ru: {
      text: 'в объединённом лок-файле у ключа несколько id: {ids}',
      help: '«provision resolve {key} --id N» оставит верный',
    },
  },
  LOOKALIKE: {
    en: {
      text: 'chat {id} already has this title, but no key: the lockfile was lost, or a person made it',
      help: '"--allow adopt:N" takes it, "--allow twin:N" makes a second one',
    },
    ru: {
      text: 'так уже называется чат {id}, он не записан ни за одним ключом: лок-файл потерян или чат создал человек',
      help: '«--allow adopt:N» примет его, «--allow twin:N» создаст второй',
    },
  },
  LOOKALIKE_LEFT: {
    en: {
      text: 'chat {id} already has this title and is known as {from}, which left the file: a renamed key, most likely',
      help: 'write "previousKeys: [{from}]" under {key}; "--allow adopt:N" takes the chat, "--allow twin:N" makes a second one',
    },
    ru: {
      text: 'чат {id} уже носит это название и известен как {from}, а этого ключа в файле больше нет: похоже, ключ переименован',
      help: 'укажите «previousKeys: [{from}]» у {key}; «--allow adopt:N» примет чат, «--allow twin:N» создаст второй',
    },
  },
  LOOKALIKE_LEFT_ROW: {
    en: {
      text: 'chat {id} already has this title and is known as {from}, which left the file: a renamed key, most likely',
      help: 'let a column of the table hold {from} in this row, and write "previousKeys: ${each.COLUMN}" into the template; "--allow adopt:N" takes the chat, "--allow twin:N" makes a second one',
    },
    ru: {
      text: 'чат {id} уже носит это название и известен как {from}, а этого ключа в файле больше нет: похоже, ключ переименован',
      help: 'пусть столбец таблицы хранит {from} в этой строке, а в шаблоне укажите «previousKeys: ${each.COLUMN}»; «--allow adopt:N» примет чат, «--allow twin:N» создаст второй',
    },
  },
  MARKER_ELSEWHERE: {
    en: {
      text: 'the lockfile says chat {id}, which bears no marker, but the marker of this key is on chat {marked}',
      help: 'delete the row and apply to take chat {marked} back; for chat {id}, give it a key of its own with "provision adopt"',
    },
    ru: {
      text: 'в лок-файле чат {id} без маркера, а маркер этого ключа у чата {marked}',
      help: 'удалите строку и выполните apply, чтобы вернуть чат {marked}; чату {id} дайте свой ключ: «provision adopt»',
    },
  },
  PREVIOUS_KEY_KNOWN: {
    en: {
      text: 'the lockfile knows {key} as chat {id} and its previous key {from} as chat {other}',
      help: 'take {from} out of "previousKeys" if it is a chat of its own, or "provision forget {from}"',
    },
    ru: {
      text: 'в лок-файле {key} указывает на чат {id}, а прежний ключ {from} на чат {other}',
      help: 'уберите {from} из «previousKeys», если это отдельный чат, либо «provision forget {from}»',
    },
  },
  LOOKALIKES: {
    en: {
      text: 'several chats already have this title and no key: {ids}',
      help: '"provision adopt --by-title" shows them, "provision adopt {key} --id N" takes the right one, "--allow twin:N" makes one more',
    },
    ru: {
      text: 'так уже называются несколько чатов, не записанных ни за одним ключом: {ids}',
      help: '«provision adopt --by-title» покажет их, «provision adopt {key} --id N» примет нужный, «--allow twin:N» создаст ещё один',
    },
  },
  HEALED: {
    en: { text: 'healed: found by its marker, the lockfile gets its id {id} back' },
    ru: { text: 'восстановлено по маркеру: в лок-файл вернётся id {id}' },
  },
  SETTLED: {
    en: { text: 'settled: an earlier create got no answer; it made chat {id}' },
    ru: { text: 'выяснено: прежний запрос на создание остался без ответа; он создал чат {id}' },
  },
  KEY_MOVED: {
    en: { text: 'the key {from} is now {to}; the chat stays the same' },
    ru: { text: 'ключ {from} теперь {to}; чат тот же' },
  },
  CANNOT_HEAL: {
    en: {
      text: 'chat {id} was adopted and carries no marker: without its lockfile row it cannot be found again',
      help: 'keep the lockfile',
    },
    ru: { text: 'чат {id} принят без маркера: без строки в лок-файле его не найти', help: 'сохраняйте лок-файл' },
  },
  CREATE_OPEN: {
    en: {
      text: 'a create left earlier and its answer was lost; the portal may still be working on it for {seconds} s',
      help: '"provision apply" waits and settles it; nothing is created twice',
    },
    ru: {
      text: 'запрос на создание ушёл, ответ потерян; портал может работать над ним ещё {seconds} с',
      help: '«provision apply» дождётся и выяснит; второго чата не будет',
    },
  },
  CREATE_UNSURE: {
    en: {
      text: "a create's answer was lost, and it cannot be told what it made; it may be one of these chats: {ids}",
      help: '"provision resolve {key}" shows them, "provision resolve {key} --id N" names it, "provision resolve {key} --recreate" makes a new one',
    },
    ru: {
      text: 'ответ на создание потерян, и неясно, что создано; может быть, один из этих чатов: {ids}',
      help: '«provision resolve {key}» покажет их, «provision resolve {key} --id N» укажет нужный, «provision resolve {key} --recreate» создаст новый',
    },
  },
  CREATE_AHEAD: {
    en: {
      text: "a create is noted for a moment {seconds} s ahead of the portal's clock, so nothing tells what became of it",
      help: 'check the clock of the portal; if it is right, look for the chat and say: "provision resolve {key} --id N" or "--recreate"',
    },
    ru: {
      text: 'создание записано на момент, до которого часам портала ещё {seconds} с, поэтому его исход не выяснить',
      help: 'проверьте часы портала; если они верны, найдите чат и укажите: «provision resolve {key} --id N» или «--recreate»',
    },
  },
  CREATE_BY_OTHER: {
    en: {
      text: "a create's answer was lost; user {by} sent it, and user {caller} need not see what it made",
      help: 'run once more as user {by}, or settle it: "provision resolve {key} --id N" or "--recreate"',
    },
    ru: {
      text: 'ответ на создание потерян; его отправил пользователь {by}, а пользователю {caller} созданный чат может быть не виден',
      help: 'запустите ещё раз от пользователя {by} или решите: «provision resolve {key} --id N» или «--recreate»',
    },
  },
  PENDING_LEFT_FILE: {
    en: {
      text: '{key} left the file while the outcome of its create is unknown',
      help: 'put it back and apply, or settle it: "provision resolve {key} --id N" or "--recreate"',
    },
    ru: {
      text: '{key} исчез из файла, а чем кончилось его создание, неизвестно',
      help: 'верните его и выполните apply либо решите: «provision resolve {key} --id N» или «--recreate»',
    },
  },
  LEFT_FILE: {
    en: { text: 'no longer in the file; chat {id} "{title}" stays as it is, and "--prune" only forgets it here' },
    ru: { text: 'больше нет в файле; чат {id} «{title}» остаётся как есть, а «--prune» лишь забудет его здесь' },
  },
  LEFT_FILE_ARCHIVE: {
    en: { text: 'no longer in the file; chat {id} "{title}" stays as it is until "--prune" archives it' },
    ru: { text: 'больше нет в файле; чат {id} «{title}» остаётся как есть, пока «--prune» не отправит его в архив' },
  },
  LEFT_FILE_DELETE: {
    en: { text: 'no longer in the file; chat {id} "{title}" stays as it is until "--prune" deletes it' },
    ru: { text: 'больше нет в файле; чат {id} «{title}» остаётся как есть, пока «--prune» его не удалит' },
  },
  PROTECTED_IN_FILE: {
    en: {
      text: '{key} is protected and is not removed',
      help: 'take "protect" off in the file first, or leave this chat out with --exclude',
    },
    ru: {
      text: '{key} защищён и не удаляется',
      help: 'сначала снимите «protect» в файле или исключите этот чат через --exclude',
    },
  },
  PROTECTED: {
    en: {
      text: '{key} is protected and is not removed',
      help: 'the lockfile remembers that: put {key} back into the file without "protect" and apply, or leave the chat be: "provision forget {key}"',
    },
    ru: {
      text: '{key} защищён и не удаляется',
      help: 'это помнит лок-файл: верните {key} в файл без «protect» и выполните apply или оставьте чат в покое: «provision forget {key}»',
    },
  },
  REMOVE_FORGET: {
    en: { text: 'forgotten here; chat {id} stays on the portal as it is' },
    ru: { text: 'забыт здесь; чат {id} остаётся на портале как есть' },
  },
  REMOVE_ARCHIVE: {
    en: { text: 'chat {id} is renamed to "{title}" and its members are removed; Bitrix24 documents no delete' },
    ru: {
      text: 'чат {id} будет переименован в «{title}», участники удалены; в документации Битрикс24 удаления нет',
    },
  },
  REMOVE_DELETE: {
    en: { text: 'chat {id} is deleted with its messages by an undocumented method, for ever' },
    ru: { text: 'чат {id} будет навсегда удалён вместе с сообщениями недокументированным методом' },
  },
  DELETE_UNDOCUMENTED: {
    en: {
      text: 'Bitrix24 documents no way to delete a chat',
      help: 'allow the undocumented one with "portal.undocumented: true", or use "onRemove: archive"',
    },
    ru: {
      text: 'в Битрикс24 нет документированного удаления чата',
      help: 'разрешите недокументированное: «portal.undocumented: true» или выберите «onRemove: archive»',
    },
  },
  DELETE_MARKED: {
    en: {
      text: 'the portal refuses to delete a chat that carries a marker or an entity',
      help: 'use "onRemove: archive"',
    },
    ru: { text: 'портал не удаляет чаты с маркером или сущностью', help: 'выберите «onRemove: archive»' },
  },
  PORTAL_REFUSED: {
    en: { text: '{method} was refused: {code} {description}' },
    ru: { text: '{method}: отказ портала {code} {description}' },
  },
  NOT_AS_WANTED: {
    en: {
      text: 'the portal said yes, but {field} is not as wanted: {difference}',
      help: 'a second "provision plan" shows what is left',
    },
    ru: {
      text: 'портал ответил «готово», но {field} не такое, как нужно: {difference}',
      help: 'повторный «provision plan» покажет, что осталось',
    },
  },
  CREATE_ANSWERED_OTHER: {
    en: {
      text: 'the portal says that it made chat {id} for "{key}", which is the chat of "{other}": it is not believed',
    },
    ru: { text: 'портал ответил, что создал для «{key}» чат {id}, а это чат «{other}»: такому ответу верить нельзя' },
  },
  CHAT_NOT_AS_WANTED: {
    en: {
      text: 'the portal said yes, but the chat is not as wanted',
      help: 'a second "provision plan" shows what is left',
    },
    ru: {
      text: 'портал ответил «готово», но чат не такой, как нужно',
      help: 'повторный «provision plan» покажет, что осталось',
    },
  },
  DIFFERENCE: {
    en: { text: '{from} → {to}' },
    ru: { text: '{from} → {to}' },
  },
  VALUE_NONE: {
    en: { text: 'none' },
    ru: { text: 'нет' },
  },
  PICTURE_FILE: {
    en: { text: '{name} ({size} kB)' },
    ru: { text: '{name} ({size} кБ)' },
  },
  PICTURE_UNKNOWN: {
    en: { text: 'a picture of unknown origin' },
    ru: { text: 'картинка неизвестного происхождения' },
  },
  PICTURE_REPLACED: {
    en: { text: 'replaced by somebody' },
    ru: { text: 'кем-то заменена' },
  },
  PICTURE_OTHER: {
    en: { text: 'another picture' },
    ru: { text: 'другая картинка' },
  },
  STILL_UNKNOWN: {
    en: {
      text: 'the outcome of {method} is still unknown',
      help: 'run again; it is settled by looking, never by sending twice',
    },
    ru: {
      text: 'исход {method} всё ещё неизвестен',
      help: 'запустите снова; исход выясняется чтением, повторной отправки не будет',
    },
  },
  INTERRUPTED: {
    en: { text: 'interrupted; what was done is recorded' },
    ru: { text: 'прервано; сделанное записано' },
  },
  REMOVE_GONE: {
    en: { text: 'chat {id} answers no more, as a deleted chat does; its row is forgotten' },
    ru: { text: 'чат {id} больше не отвечает, как и положено удалённому; строка забыта' },
  },
} as const satisfies Record<string, CodeRow>;

/** What the fields of a chat do, as editors and the reference tell it, by the English texts. */
export const fieldTexts: Readonly<Record<string, string>> = {
  'When the chat exists': 'Если чат уже есть',
  'The name of the chat, 1 to 255 characters after trimming.':
    'Название чата: от 1 до 255 знаков без пробелов по краям.',
  'updated in place': 'меняется на месте',
  'Who can find and join the chat.': 'Кто может найти чат и войти в него.',
  'everybody on the portal can find the chat and join it': 'любой на портале может найти чат и войти в него',
  'only members see the chat; others have to be added': 'чат видят только участники; остальных нужно добавить',
  'a note; with `portal.undocumented: true`, and for a chat without marker or entity, changed through `im.v2.Chat.update`':
    'примечание; с `portal.undocumented: true` и для чата без маркера и сущности меняется через `im.v2.Chat.update`',
  'The text under the title; the portal also posts it into a new chat as the first message of its owner.':
    'Текст под названием; в новый чат портал публикует его ещё и первым сообщением — от имени владельца.',
  'a note, as no documented method can change it; with `portal.undocumented: true`, set through `im.v2.Chat.setDescription`':
    'примечание, так как документированного метода для этого нет; с `portal.undocumented: true` меняется через `im.v2.Chat.setDescription`',
  'The colour of the chat where it has no avatar.': 'Цвет чата там, где у него нет аватара.',
  'The first message, posted into the new chat by the owner of the webhook or token. Written once, never compared.':
    'Первое сообщение: его пишет в новый чат владелец вебхука или токена. Пишется один раз и больше не сравнивается.',
  nothing: 'ничего',
  'missing people are added; others are removed only with `membership: exact`':
    'недостающие добавляются; лишних удаляют только с `membership: exact`',
  'What is done with members who are not listed in `users`.': 'Что делать с участниками, которых нет в списке `users`.',
  'they stay': 'они остаются',
  'they are removed, after consent': 'их удаляют — после согласия',
  'says how `users` is compared': 'определяет, как сравнивается `users`',
  'Makes this person the owner of the chat, and a member first. One-way: only the new owner can give the chat back. Without it the chat stays with the owner of the webhook or token.':
    'Делает этого человека владельцем чата, а прежде — участником. Необратимо: вернуть чат сможет только новый владелец. Без этого поля чат остаётся у владельца вебхука или токена.',
  'handed over last, after consent': 'передаётся последним, после согласия',
  'Members with a manager’s rights, besides the owner. Needs `portal.undocumented: true`.':
    'Менеджеры чата — участники, у которых кроме владельца есть права управления. Нужно `portal.undocumented: true`.',
  'set and unset through `im.chat.setManager`': 'назначаются и снимаются через `im.chat.setManager`',
  'The picture of the chat: a path relative to this file, or an `https:` address. PNG, JPEG, GIF, WebP or BMP, at most 5000×5000 pixels. It can be replaced but not removed.':
    'Картинка чата: путь от этого файла или адрес `https:`. PNG, JPEG, GIF, WebP или BMP, не больше 5000×5000 пикселей. Её можно заменить, но не убрать.',
  'replaced when the file’s SHA-256 differs from the one in the lockfile':
    'заменяется, когда SHA-256 файла не такой, как в лок-файле',
  'Your own ENTITY_TYPE and ENTITY_ID in place of the marker. The portal then refuses whole-chat edit and delete to everyone, for ever.':
    'Свои ENTITY_TYPE и ENTITY_ID вместо маркера. Портал тогда навсегда запрещает всем менять и удалять чат целиком.',
  'cannot change: a note': 'не меняется: примечание',
  'Keys under which this chat was known before; its id moves along, nothing else changes.':
    'Прежние ключи этого чата: его id переходит вместе с ключом, больше ничего не меняется.',
  'moves the lockfile row': 'переносит строку лок-файла',
  'Keeps the chat from being removed and from losing members, even after it has left the file.':
    'Не даёт убрать чат и удалить из него участников, даже когда он исчез из файла.',
  'takes effect at once': 'действует сразу',
  'What happens when the chat leaves the file and `--prune` is given.':
    'Что делать с чатом, когда он исчез из файла и указан `--prune`.',
  'it stays on the portal as it is': 'он остаётся на портале как есть',
  'it is renamed and emptied': 'его переименовывают, а участников удаляют',
  'it is deleted with its messages; needs `portal.undocumented: true` and a chat without marker, as Bitrix24 documents no delete':
    'его удаляют вместе с сообщениями; нужны `portal.undocumented: true` и чат без маркера: в документации Битрикс24 удаления нет',
  'takes effect at once; remembered in the lockfile': 'действует сразу; запоминается в лок-файле',
  'A user id of the portal.': 'Id пользователя портала.',
  'The e-mail address of a user. The webhook needs the scope `user`.':
    'Адрес почты пользователя. Вебхуку нужно право `user`.',
  'Take the departments below it as well.': 'Вместе с подчинёнными отделами.',
  'The members: user ids, e-mail addresses, departments, their heads, or everyone. The caller and the owner are members in any case.':
    'Участники: id пользователей, адреса почты, отделы, их руководители или все сотрудники. Владелец вебхука и владелец чата — участники в любом случае.',
  'People of the company: of a department, its head, or everyone.':
    'Сотрудники компании: отдел, его руководитель или все.',
  'A department: its id, its name, or the end of its path (`Sales/EMEA`) where several have that name.':
    'Отдел: его id, название или конец пути к нему (`Sales/EMEA`), если так называются несколько.',
  'Who heads it. A department: its id, its name, or the end of its path (`Sales/EMEA`) where several have that name.':
    'Руководитель отдела. Отдел: его id, название или конец пути к нему (`Sales/EMEA`), если так называются несколько.',
  'All employees of the portal; guests and bots are none.': 'Все сотрудники портала; гости и боты не в счёт.',
  'People of the group who are left out.': 'Кого из этой группы не брать.',
  'Who heads a department.': 'Руководитель отдела.',
};

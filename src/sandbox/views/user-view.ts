import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { fullName } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { UserRow } from '../store/rows.ts';

/** The messenger's user object, the same in every `im.*` answer. */
export function messengerUser(portal: Portal, user: UserRow): { readonly [key: string]: Answer } {
  const isBot = user.kind === 'bot';
  return {
    id: user.id,
    active: user.active,
    name: fullName(user),
    first_name: user.name,
    last_name: user.lastName,
    work_position: user.position,
    color: user.color,
    avatar: '',
    avatar_hr: '',
    gender: user.gender || 'M',
    birthday: '',
    extranet: user.kind === 'extranet',
    network: false,
    bot: isBot,
    connector: false,
    external_auth_id: isBot ? 'bot' : user.kind === 'email' ? 'email' : 'default',
    status: 'online',
    idle: false,
    last_activity_date: isoOf(portal.clock.seconds() - 60 * user.id),
    mobile_last_date: false,
    desktop_last_date: false,
    absent: false,
    departments: user.departments,
    phones: false,
    bot_data: isBot ? { code: 'deploy', type: 'bot', app_id: '', is_hidden: false } : null,
    type: isBot ? 'bot' : user.kind === 'extranet' ? 'extranet' : 'user',
    website: '',
    email: user.email,
  };
}

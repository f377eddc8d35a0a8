/**
 * The methods that change nothing. Whatever is not here is a write: sent once, and never by a client that may only read.
 *
 * Source: method pages of the REST docs; names in lower case, as the portal compares them.
 */
const readingMethods: ReadonlySet<string> = new Set([
  'app.info',
  'department.get',
  'im.chat.get',
  'im.chat.user.list',
  'im.department.employees.get',
  'im.department.get',
  'im.department.managers.get',
  'im.dialog.get',
  'im.dialog.messages.get',
  'im.dialog.users.list',
  'im.recent.get',
  'im.recent.list',
  'im.search.chat.list',
  'im.search.department.list',
  'im.search.user.list',
  'im.user.get',
  'im.user.list.get',
  'im.v2.chat.get',
  'method.get',
  'methods',
  'profile',
  'scope',
  'server.time',
  'user.current',
  'user.get',
  'user.search',
]);

export function isReading(method: string): boolean {
  return readingMethods.has(method.toLowerCase());
}

/** Needs the credentials of the request itself, which the commands of a webhook's batch lack. Source: `rest_provider.php`. */
export function refusesBatches(method: string): boolean {
  return method.toLowerCase() === 'app.info';
}

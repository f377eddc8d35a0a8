import { parseIso } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { isTruthy, type PhpArray } from '../php/values.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { limitOf, offsetOf, text, upperKeys } from '../rest/params.ts';
import type { Portal } from '../store/portal.ts';
import type { MemberRow } from '../store/rows.ts';
import { recentItem } from '../views/recent-view.ts';

export const recentMethods: readonly Method[] = [
  { name: 'im.recent.list', scopes: ['im'], run: recentList },
  { name: 'im.recent.get', scopes: ['im'], run: recentGet },
];

const MONTH_SECONDS = 30 * 86_400;
const WEEK_SECONDS = 7 * 86_400;

/**
 * The caller's recent chats, latest activity first.
 *
 * Shape: a page is cut before rows without any message are dropped, so it may hold fewer items than LIMIT while
 * `hasMore` is true; `next` counts the items that are left.
 */
function recentList(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const limit = limitOf(params, 50, 200);
  const offset = offsetOf(params, call.start);
  const lastDate = dateOf(params, 'LAST_MESSAGE_DATE') ?? dateOf(params, 'DATE_LAST_ACTIVITY');
  const rows = params.get('ONLY_COPILOT') === 'Y' || params.get('ONLY_CHANNEL') === 'Y' ? [] : wantedRows(call, params);
  const until = lastDate === undefined ? rows : rows.filter((row) => activityOf(portal, row) <= lastDate);
  const from = lastDate === undefined ? offset : 0;
  const page = until.slice(from, from + limit);
  const items: Answer[] = [];
  for (const member of page) {
    const chat = portal.tables.get('chats', member.chat);
    const item = chat && recentItem(portal, chat, member, caller);
    if (item) items.push(item);
  }
  const hasMore = page.length === limit;
  return new ListReply(body(params, items, hasMore, lastDate), -1, hasMore ? offset + items.length : undefined);
}

/** Without pages, and silent about everything older than thirty days, or seven when a date of sync is given. */
function recentGet(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const wish = params.get('LAST_SYNC_DATE') ?? params.get('LAST_UPDATE');
  const syncDate = typeof wish === 'string' ? parseIso(wish) : undefined;
  const now = portal.clock.seconds();
  const since = syncDate === undefined ? now - MONTH_SECONDS : Math.max(syncDate, now - WEEK_SECONDS);
  if (params.get('ONLY_OPENLINES') === 'Y') return [];
  return wantedRows(call, params).flatMap((member) => {
    const chat = portal.tables.get('chats', member.chat);
    return chat && chat.lastActivity >= since ? (recentItem(portal, chat, member, caller) ?? []) : [];
  });
}

function body(params: PhpArray, items: readonly Answer[], hasMore: boolean, lastDate: number | undefined): Answer {
  const result = {
    items,
    hasMorePages: hasMore,
    hasMore,
    copilot: { chats: null, messages: null, roles: null, recommendedRoles: null },
    messagesAutoDeleteConfigs: [],
  };
  return lastDate !== undefined || params.get('UNREAD_ONLY') === 'Y' ? result : { ...result, birthdayList: [] };
}

/** A date that cannot be read is none; only a list breaks the call. */
function dateOf(params: PhpArray, key: string): number | undefined {
  return isTruthy(params.get(key)) ? parseIso(text(params, key)) : undefined;
}

function wantedRows({ portal, caller }: Call, params: PhpArray): readonly MemberRow[] {
  const skips = (key: string) => params.get(key) === 'Y';
  const rows = recentRows(portal, caller.id);
  if (!skips('SKIP_CHAT') && !skips('SKIP_DIALOG')) return rows;
  return rows.filter((row) => !skips(portal.tables.get('chats', row.chat)?.type === 'P' ? 'SKIP_DIALOG' : 'SKIP_CHAT'));
}

interface Sorted {
  readonly revision: number;
  readonly rows: readonly MemberRow[];
}

const sortedByPortal = new WeakMap<Portal, Map<number, Sorted>>();

function recentRows(portal: Portal, user: number): readonly MemberRow[] {
  const { indexes } = portal.tables;
  const cache = sortedByPortal.get(portal) ?? new Map<number, Sorted>();
  sortedByPortal.set(portal, cache);
  const known = cache.get(user);
  if (known?.revision === indexes.chatRevision) return known.rows;
  // A group chat is listed before anything was said in it, a dialog only afterwards.
  const rows = [...indexes.membershipsOf(user).values()].filter(({ hiddenFromRecent, chat }) => {
    const known = portal.tables.get('chats', chat);
    return !hiddenFromRecent && (known?.type !== 'P' || known.lastMessage > 0);
  });
  const activity = new Map(rows.map((row) => [row.chat, activityOf(portal, row)]));
  rows.sort((a, b) => (activity.get(b.chat) ?? 0) - (activity.get(a.chat) ?? 0) || b.chat - a.chat);
  cache.set(user, { revision: indexes.chatRevision, rows });
  return rows;
}

function activityOf(portal: Portal, member: MemberRow): number {
  return portal.tables.get('chats', member.chat)?.lastActivity ?? 0;
}

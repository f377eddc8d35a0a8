// @ts-check
import { makeAbout } from './about.js';
import { makeAnnouncer } from './announcer.js';
import { makeChat } from './chat.js';
import { need } from './dom.js';
import { listenTo } from './feed.js';
import { listenToKeys } from './keyboard.js';
import { Model } from './model.js';
import { Panes } from './panes.js';
import { Reader } from './reader.js';
import { Rows } from './rows.js';
import { makeSearch } from './search.js';
import { makeShortcuts } from './shortcuts.js';
import { makeWelcome } from './welcome.js';
import { translatePage, words } from './words.js';

translatePage();

const model = new Model();
const announcer = makeAnnouncer();
const welcome = makeWelcome();
const shortcuts = makeShortcuts();
const search = makeSearch({ onChange: narrow, announce: announcer.say });
const rows = new Rows(open);
const reader = new Reader({
  onChat: draw,
  onGone: () => panes.showGone(),
  onFailure: () => announcer.say(words.failed),
});
const chat = makeChat({
  onBack: () => leave(),
  onAbout: () => panes.toggleAbout(),
  onEarlier: () => reader.moreMessages(),
});
const about = makeAbout({ onClose: () => panes.closeAbout(), onMorePeople: () => reader.morePeople() });
const panes = new Panes({ chat, about, welcome });

let isReady = false;
let isDrawn = true;
/** Whether the chat that is being read shall have the focus when it comes. */
let takesFocus = false;

/** Draws the list once a frame, however much news comes in between. */
function redraw() {
  if (!isDrawn || !isReady) return;
  isDrawn = false;
  requestAnimationFrame(drawList);
}

function drawList() {
  isDrawn = true;
  const chats = model.visible();
  rows.setChats(chats);
  search.show(chats.length, model);
  panes.setEmpty(model.isEmpty);
}

function narrow() {
  model.search(search.query);
  model.show(search.kind);
  rows.toTop();
  redraw();
}

/**
 * @param {number} id
 * @param {boolean} byKeyboard
 */
function open(id, byKeyboard) {
  takesFocus = byKeyboard || panes.isNarrow;
  const hash = `#/chat/${id}`;
  if (location.hash === hash) follow();
  else location.hash = hash;
}

function leave() {
  if (panes.isNarrow) location.hash = '#/';
  rows.focus();
}

/** Shows what the address names. */
function follow() {
  const id = Number(/^#\/chat\/(\d{1,15})$/.exec(location.hash)?.[1] ?? Number.NaN);
  const isChat = Number.isFinite(id);
  rows.setOpen(isChat ? id : undefined);
  panes.setOpen(isChat);
  if (isChat && model.chat(id)) {
    if (id === reader.id) reader.refresh();
    else reader.open(id);
    return;
  }
  const wasOpen = reader.id !== undefined;
  reader.open(undefined);
  document.title = words.portal;
  if (isChat) panes.showGone();
  else if (wasOpen && panes.isNarrow) rows.focus();
}

/**
 * @param {import('../wire.ts').ChatDetail} detail
 * @param {import('./reader.js').Reason} reason
 */
function draw(detail, reason) {
  document.title = `${detail.title} · ${words.portal}`;
  panes.showChat();
  chat.show(detail, reason);
  about.show(detail);
  if (takesFocus) chat.focus();
  takesFocus = false;
}

listenTo({
  onGreeting(greeting) {
    welcome.setWebhook(greeting.webhook);
    model.begin();
  },
  onNews(news) {
    const tally = model.take(news);
    const ids = news.chats.map((one) => one.id);
    announcer.gather(tally);
    if (tally.added + tally.changed > 0) rows.freshen(ids);
    if (reader.id !== undefined && ids.includes(reader.id)) reader.refresh();
    if (reader.id !== undefined && news.gone.includes(reader.id)) follow();
    redraw();
  },
  onReady() {
    model.complete();
    need('rows-inner').removeAttribute('aria-busy');
    panes.setPulse('live');
    const isFirst = !isReady;
    isReady = true;
    drawList();
    follow();
    if (isFirst && reader.id !== undefined) rows.reveal(reader.id);
  },
  onPeople: () => reader.refresh(),
  onLost: () => panes.setPulse('lost'),
});

listenToKeys({
  allowsSingle: () => shortcuts.allowsSingle,
  isModal: () => shortcuts.isOpen,
  onSearch: () => search.focus(),
  onAbout: () => panes.toggleAbout(),
  onHelp: () => shortcuts.open(),
  onNeighbour(steps) {
    const id = rows.neighbour(steps);
    if (id === undefined) return;
    rows.reveal(id);
    history.replaceState(null, '', `#/chat/${id}`);
    follow();
  },
  onEscape() {
    if (search.clear() || panes.closeOverlay()) return;
    leave();
  },
});

need('show-keys').addEventListener('click', () => shortcuts.open());
window.addEventListener('hashchange', follow);

// @ts-check

/** @import { ChatNews, Greeting } from '../wire.ts' */

/**
 * @typedef {object} FeedListener
 * @property {(greeting: Greeting) => void} onGreeting a list of all chats begins
 * @property {(news: ChatNews) => void} onNews
 * @property {() => void} onReady the list was whole; what follows is news
 * @property {() => void} onPeople somebody's name or standing changed
 * @property {() => void} onLost
 */

const RETRY_MS = 2000;

/**
 * Listens to the portal for as long as the page lives. Browsers connect again on their own when a connection breaks,
 * but not when something else answers at this address for a moment.
 *
 * @param {FeedListener} listener
 */
export function listenTo(listener) {
  const source = new EventSource('/page/feed');
  source.addEventListener('greeting', (event) => listener.onGreeting(JSON.parse(event.data)));
  source.addEventListener('chats', (event) => listener.onNews(JSON.parse(event.data)));
  source.addEventListener('ready', () => listener.onReady());
  source.addEventListener('people', () => listener.onPeople());
  source.addEventListener('error', () => {
    listener.onLost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listenTo(listener), RETRY_MS);
  });
}

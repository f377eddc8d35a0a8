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

/**
 * Listens to the portal; the browser itself connects again when the portal was restarted.
 *
 * @param {FeedListener} listener
 */
export function listenTo(listener) {
  const source = new EventSource('/page/feed');
  source.addEventListener('greeting', (event) => listener.onGreeting(JSON.parse(event.data)));
  source.addEventListener('chats', (event) => listener.onNews(JSON.parse(event.data)));
  source.addEventListener('ready', () => listener.onReady());
  source.addEventListener('people', () => listener.onPeople());
  source.addEventListener('error', () => listener.onLost());
  return () => source.close();
}

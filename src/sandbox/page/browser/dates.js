// @ts-check
import { language } from './words.js';

const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
const longDayYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

const DAY_MS = 86_400_000;

/** @param {number} seconds */
export function timeOf(seconds) {
  return clock.format(seconds * 1000);
}

/**
 * As short as a row of the list needs it: the time today, the weekday this week, the date before.
 *
 * @param {number} seconds
 */
export function briefly(seconds) {
  const daysAgo = daysSince(seconds);
  if (daysAgo === 0) return timeOf(seconds);
  const date = new Date(seconds * 1000);
  if (daysAgo > 0 && daysAgo < 7) return weekday.format(date);
  return date.getFullYear() === new Date().getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

/**
 * Heading above the messages of one day.
 *
 * @param {number} seconds
 */
export function dayOf(seconds) {
  const daysAgo = daysSince(seconds);
  if (daysAgo === 0 || daysAgo === 1) return capital(relative.format(-daysAgo, 'day'));
  const date = new Date(seconds * 1000);
  return capital((date.getFullYear() === new Date().getFullYear() ? longDay : longDayYear).format(date));
}

/** @param {number} seconds */
export function wholeDate(seconds) {
  return whole.format(seconds * 1000);
}

/** @param {number} seconds */
export function isoOf(seconds) {
  return new Date(seconds * 1000).toISOString();
}

/** @param {number} seconds */
function daysSince(seconds) {
  return Math.round((midnight(new Date()) - midnight(new Date(seconds * 1000))) / DAY_MS);
}

/** @param {Date} date */
function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

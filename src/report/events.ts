import type { Event } from '../model/event.ts';
import type { Language } from '../model/message.ts';
import { documentVersion, failureJson, messageJson } from './document.ts';

/**
 * One event for a file of newline-delimited JSON; its schema is `schemas/events.schema.json`.
 *
 * `portal`: the one of an inventory that it happened on. Units: `atMs` in milliseconds of our clock, written as an ISO time.
 */
export function eventJson(event: Event, atMs: number, language: Language, portal?: string): object {
  const whose = portal === undefined ? {} : { portal };
  return { version: documentVersion, at: new Date(atMs).toISOString(), ...whose, ...worded(event, language) };
}

function worded(event: Event, language: Language): object {
  switch (event.type) {
    case 'chat-failed':
      return { ...event, failures: event.failures.map((failure) => failureJson(failure, language)) };
    case 'waiting':
      return {
        type: event.type,
        until: new Date(event.untilMs).toISOString(),
        message: messageJson(event.message, language),
      };
    case 'warning':
      return { ...event, message: messageJson(event.message, language) };
    default:
      return event;
  }
}

import type { Event } from '../model/event.ts';
import type { Language } from '../model/message.ts';
import { documentVersion, failureJson, jsonLine, messageJson } from './document.ts';

/**
 * One event as one line of newline-delimited JSON; its schema is `schemas/events.schema.json`.
 *
 * Units: `atMs` in milliseconds of our clock, written as an ISO time.
 */
export function eventLine(event: Event, atMs: number, language: Language): string {
  return `${jsonLine({ version: documentVersion, at: new Date(atMs).toISOString(), ...worded(event, language) })}\n`;
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

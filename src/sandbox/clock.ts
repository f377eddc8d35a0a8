import { setTimeout as sleep } from 'node:timers/promises';

/** The portal's own time: it runs `timeScale` times faster than the wall and never goes back. */
export interface PortalClock {
  /** Portal time in seconds since 1970, with fractions. */
  readonly seconds: () => number;
  /** Waits until portal time has come; returns at once for a moment that has passed. */
  readonly until: (portalSeconds: number) => Promise<void>;
  /** Rings once after so many portal seconds, unless it is stopped. */
  readonly alarm: (portalSeconds: number) => { readonly rang: Promise<'rang'>; readonly stop: () => void };
  /** Wall milliseconds that a span of portal seconds takes. */
  readonly wallMs: (portalSeconds: number) => number;
}

export function startClock(now: () => number, timeScale: number, notBefore: number): PortalClock {
  const startedMs = now();
  const base = Math.max(startedMs / 1000, notBefore);
  const seconds = () => base + ((now() - startedMs) / 1000) * timeScale;
  const wallMs = (span: number) => (span * 1000) / timeScale;
  return {
    seconds,
    wallMs,
    alarm: (span) => {
      let timer: NodeJS.Timeout | undefined;
      const rang = new Promise<'rang'>((resolve) => {
        timer = setTimeout(() => resolve('rang'), wallMs(span));
      });
      return { rang, stop: () => clearTimeout(timer) };
    },
    until: async (moment) => {
      const waitMs = wallMs(moment - seconds());
      if (waitMs > 0.5) await sleep(waitMs);
    },
  };
}

/** Bitrix's ISO form with the portal's zone, which is Moscow here: `2026-02-25T13:58:35+03:00`. */
export function isoOf(portalSeconds: number): string {
  return `${new Date((Math.floor(portalSeconds) + ZONE_SECONDS) * 1000).toISOString().slice(0, 19)}+03:00`;
}

/** Reads the same form back; `undefined` for anything else. */
export function parseIso(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time / 1000;
}

const ZONE_SECONDS = 3 * 3600;

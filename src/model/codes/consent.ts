import type { CodeRow } from './row.ts';

/** What is said of consent that was not given. */
export const consentCodes = {
  CONSENT_NEEDED: {
    en: { text: 'consent is needed, nothing was changed; to agree:' },
    ru: { text: 'нужно согласие, ничего не изменено; чтобы согласиться:' },
  },
  CONSENT_DIFFERS: {
    en: { text: '--allow {what}:{allowed} does not match the plan, which has {needed}' },
    ru: { text: '--allow {what}:{allowed} не совпадает с планом: в нём {needed}' },
  },
  CONSENT_REFUSED: {
    en: { text: 'nothing was changed; to go ahead without the question:' },
    ru: { text: 'ничего не изменено; чтобы обойтись без вопроса:' },
  },
} as const satisfies Record<string, CodeRow>;

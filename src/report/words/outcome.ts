import type { Language } from '../../model/message.ts';
import { english, russian } from './plural.ts';

/** What did not become of a chat: it was not made, changed or taken away, or it is, but not as it should be. */
export type Undone = 'create' | 'update' | 'remove' | 'otherwise' | 'madeOtherwise';

export type Deed = 'create' | 'update' | 'adopt' | 'forget' | 'remove' | 'healed' | 'failed' | 'blocked' | 'left';

/** What the end of an apply is told with, in one language. */
export interface OutcomeWords {
  readonly apply: string;
  readonly destroy: string;
  readonly count: Readonly<Record<Deed, (n: number) => string>>;
  readonly undone: Readonly<Record<Undone, string>>;
  /** Chats of a saved plan that were left alone. */
  readonly stale: (n: number) => string;
  readonly nothing: string;
  readonly unresolved: (n: number) => string;
  readonly lockfile: (name: string) => string;
  readonly id: (id: number) => string;
  readonly portalSays: (code: string) => string;
  readonly more: (n: number) => string;
  readonly seeAll: string;
  readonly stopped: string;
  readonly left: (n: number) => string;
  readonly again: string;
  readonly mendFirst: string;
  readonly help: string;
}

const en: OutcomeWords = {
  apply: 'Apply',
  destroy: 'Destroy',
  count: {
    create: (n) => `${n} created`,
    update: (n) => `${n} updated`,
    adopt: (n) => `${n} adopted`,
    forget: (n) => `${n} forgotten`,
    remove: (n) => `${n} removed`,
    healed: (n) => `${n} healed`,
    failed: (n) => `${n} failed`,
    blocked: (n) => `${n} blocked`,
    left: (n) => `${n} not finished`,
  },
  undone: {
    create: 'not created',
    update: 'not changed',
    remove: 'not taken away',
    otherwise: 'is not as it should be',
    madeOtherwise: 'was created, but is not as it should be',
  },
  stale: (n) => `${n} no longer as planned and left alone`,
  nothing: 'nothing to do',
  unresolved: (n) => `${english(n, 'entry stands', 'entries stand')} for nobody`,
  lockfile: (name) => `lockfile ${name}`,
  id: (id) => `id ${id}`,
  portalSays: (code) => `portal: ${code}`,
  more: (n) => `… and ${english(n, 'more chat')}`,
  seeAll: '--all lists every chat',
  stopped: 'Stopped:',
  left: (n) => `Not finished, ${english(n, 'chat')}:`,
  again: 'Next: run the same command again; what is done is recorded, so it does only what is left.',
  mendFirst:
    'Next: put right what failed and run the same command again; what is done is recorded, so it does only what is left.',
  help: 'help',
};

const ru: OutcomeWords = {
  apply: 'Итог',
  destroy: 'Итог удаления',
  count: {
    create: (n) => `создано: ${n}`,
    update: (n) => `изменено: ${n}`,
    adopt: (n) => `принято: ${n}`,
    forget: (n) => `больше не ведётся: ${n}`,
    remove: (n) => `убрано: ${n}`,
    healed: (n) => `восстановлено: ${n}`,
    failed: (n) => `с ошибкой: ${n}`,
    blocked: (n) => `остановлено: ${n}`,
    left: (n) => `не завершено: ${n}`,
  },
  undone: {
    create: 'не создан',
    update: 'не изменён',
    remove: 'не убран',
    otherwise: 'не такой, как нужно',
    madeOtherwise: 'создан, но не такой, как нужно',
  },
  stale: (n) => `${n} уже не по плану и не тронуто`,
  nothing: 'изменений не было',
  unresolved: (n) => `людей и отделов не опознано: ${n}`,
  lockfile: (name) => `лок-файл ${name}`,
  id: (id) => `id ${id}`,
  portalSays: (code) => `портал: ${code}`,
  more: (n) => `… и ещё ${russian(n, 'чат', 'чата', 'чатов')}`,
  seeAll: '--all покажет все чаты',
  stopped: 'Остановлено:',
  left: (n) => `Не завершено, ${russian(n, 'чат', 'чата', 'чатов')}:`,
  again: 'Дальше: запустите ту же команду ещё раз; сделанное записано, останется только остальное.',
  mendFirst:
    'Дальше: исправьте, что не удалось, и запустите ту же команду ещё раз; сделанное записано, останется только остальное.',
  help: 'подсказка',
};

export const outcomeWords: Readonly<Record<Language, OutcomeWords>> = { en, ru };

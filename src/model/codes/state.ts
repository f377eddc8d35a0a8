import type { CodeRow } from './row.ts';

export const stateCodes = {
  STATE_TAKEN_OVER: {
    en: { text: 'the lock of {holder} was taken over: that run is dead' },
    ru: { text: 'перехвачена блокировка, которую держал {holder}: тот запуск мёртв' },
  },
  STATE_LOCK_LOST: {
    en: {
      text: 'the lock on {state} is not provably ours any more, so no chat is made and nothing new is begun',
      help: 'what was learned is recorded; run again, and the next run goes on where this one ended',
    },
    ru: {
      text: 'блокировка {state} больше не гарантированно наша, поэтому чаты не создаются и ничего нового не начинается',
      help: 'всё, что удалось узнать, записано; запустите снова, и следующий запуск продолжит с этого места',
    },
  },
  STATE_CHANGED: {
    en: {
      text: 'somebody else wrote to {state} during this run; both were united, and nothing new is begun',
      help: 'no row was lost; see who else works on this portal, then run again',
    },
    ru: {
      text: 'во время этого запуска в {state} записал кто-то ещё; обе версии объединены, ничего нового не начинается',
      help: 'ни одна строка не потеряна; выясните, кто ещё работает с этим порталом, и запустите снова',
    },
  },
} as const satisfies Record<string, CodeRow>;

import type { CodeRow } from './row.ts';

export const lockfileCodes = {
  LOCKFILE_BUSY: {
    en: {
      text: 'the lockfile {file} is in use by {holder}',
      help: 'wait until that run has ended, or delete {lock} if you are sure that it has',
    },
    ru: {
      text: 'лок-файл {file} занят: {holder}',
      help: 'дождитесь конца того запуска или удалите {lock}, если он точно завершён',
    },
  },
} as const satisfies Record<string, CodeRow>;

import type { Language } from '../../model/message.ts';
import { english, russian } from './plural.ts';

interface CandidateWords {
  readonly made: (day: string) => string;
  readonly owner: (who: string) => string;
  readonly members: (n: number) => string;
  readonly sum: (clear: number, unclear: number) => string;
}

export const candidateWords: Readonly<Record<Language, CandidateWords>> = {
  en: {
    made: (day) => `made ${day}`,
    owner: (who) => `owner ${who}`,
    members: (n) => english(n, 'member'),
    sum: (clear, unclear) =>
      `${english(clear, 'chat')} to adopt, ${english(unclear, 'key')} with doubt${unclear > 0 ? ' (provision adopt KEY --id N)' : ''}.`,
  },
  ru: {
    made: (day) => `создан ${day}`,
    owner: (who) => `владелец ${who}`,
    members: (n) => russian(n, 'участник', 'участника', 'участников'),
    sum: (clear, unclear) =>
      `Принять: ${russian(clear, 'чат', 'чата', 'чатов')}; под вопросом: ${russian(unclear, 'ключ', 'ключа', 'ключей')}${
        unclear > 0 ? ' (provision adopt KEY --id N)' : ''
      }.`,
  },
};

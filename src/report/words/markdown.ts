import type { Language } from '../../model/message.ts';
import { english, russian } from './plural.ts';

/** What a comment on a pull request is told with; the project and the portal come ready escaped. */
export interface MarkdownWords {
  readonly planTitle: (project: string, portal: string, counts: string) => string;
  readonly applyTitle: (project: string, portal: string, counts: string) => string;
  readonly nothing: string;
  readonly chat: string;
  readonly change: string;
  readonly place: string;
  readonly problem: string;
  readonly cut: (chats: number) => string;
  readonly ids: (n: number) => string;
}

export const markdownWords: Readonly<Record<Language, MarkdownWords>> = {
  en: {
    planTitle: (project, portal, counts) => `Plan for ${project} on ${portal}: ${counts}`,
    applyTitle: (project, portal, counts) => `Apply of ${project} on ${portal}: ${counts}`,
    nothing: 'nothing to do',
    chat: 'Chat',
    change: 'Change',
    place: 'Place',
    problem: 'Problem',
    cut: (chats) =>
      `${english(chats, 'chat')} ${chats === 1 ? 'is' : 'are'} not shown here, as a comment has its limits; the log of the run with --all shows every one.`,
    ids: (n) => `${english(n, 'chat')} done`,
  },
  ru: {
    planTitle: (project, portal, counts) => `План для ${project} на ${portal}: ${counts}`,
    applyTitle: (project, portal, counts) => `Итог для ${project} на ${portal}: ${counts}`,
    nothing: 'изменений нет',
    chat: 'Чат',
    change: 'Изменение',
    place: 'Место',
    problem: 'Что случилось',
    cut: (chats) =>
      `Здесь не показано: ${russian(chats, 'чат', 'чата', 'чатов')}, так как длина комментария ограничена; все чаты покажет журнал запуска с --all.`,
    ids: (n) => `Готово: ${russian(n, 'чат', 'чата', 'чатов')}`,
  },
};

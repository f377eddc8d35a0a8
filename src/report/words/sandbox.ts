import type { Language } from '../../model/message.ts';

interface SandboxWords {
  readonly page: string;
  readonly webhook: string;
  readonly data: string;
  readonly inMemory: string;
}

export const sandboxWords: Readonly<Record<Language, SandboxWords>> = {
  en: { page: 'page', webhook: 'webhook', data: 'data', inMemory: 'in memory' },
  ru: { page: 'страница', webhook: 'вебхук', data: 'данные', inMemory: 'в памяти' },
};

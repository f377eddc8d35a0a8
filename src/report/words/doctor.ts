import type { CheckName, CheckState } from '../../model/check.ts';
import type { Language } from '../../model/message.ts';
import { russian } from './plural.ts';

/** What an examination is told with, in one language. */
export interface DoctorWords {
  readonly checks: Readonly<Record<CheckName, string>>;
  readonly help: string;
  readonly sum: (counts: Readonly<Record<CheckState, number>>) => string;
}

const en: DoctorWords = {
  checks: {
    config: 'config',
    address: 'address',
    tls: 'tls',
    proxy: 'proxy',
    credentials: 'credentials',
    caller: 'caller',
    scopes: 'scopes',
    methods: 'methods',
    markers: 'markers',
    tariff: 'tariff',
    clock: 'clock',
    lockfile: 'lockfile',
  },
  help: 'help',
  sum: ({ look, wrong }) => {
    if (look === 0 && wrong === 0) return 'All is well.';
    return wrong === 0 ? `Nothing is wrong, ${look} to look at.` : `${wrong} wrong, ${look} to look at.`;
  },
};

const ru: DoctorWords = {
  checks: {
    config: 'конфиг',
    address: 'адрес',
    tls: 'tls',
    proxy: 'прокси',
    credentials: 'доступ',
    caller: 'кто я',
    scopes: 'права',
    methods: 'методы',
    markers: 'маркеры',
    tariff: 'тариф',
    clock: 'часы',
    lockfile: 'лок-файл',
  },
  help: 'подсказка',
  sum: ({ look, wrong }) => {
    if (look === 0 && wrong === 0) return 'Всё в порядке.';
    const notes = russian(look, 'замечание', 'замечания', 'замечаний');
    return wrong === 0 ? `Ошибок нет, ${notes}.` : `${russian(wrong, 'ошибка', 'ошибки', 'ошибок')}, ${notes}.`;
  },
};

export const doctorWords: Readonly<Record<Language, DoctorWords>> = { en, ru };

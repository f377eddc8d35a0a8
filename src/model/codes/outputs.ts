import type { CodeRow } from './row.ts';

/** Files that we are asked to write. */
export const outputCodes = {
  OUTPUT_IS_INPUT: {
    en: {
      text: '{file} is not overwritten: it is a file of the config, the lockfile, or data of this project',
      help: 'give the report or the plan a name of its own',
    },
    ru: {
      text: '{file} не перезаписывается: это файл конфига, лок-файл или данные этого проекта',
      help: 'дайте отчёту или плану собственное имя',
    },
  },
  EVENTS_FILE_FOREIGN: {
    en: {
      text: '{file} holds something else than events and is not overwritten',
      help: 'give the events a file of their own, or delete that one',
    },
    ru: {
      text: 'в {file} не события, поэтому он не перезаписывается',
      help: 'дайте событиям собственный файл или удалите этот',
    },
  },
} as const satisfies Record<string, CodeRow>;

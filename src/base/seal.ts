import { randomUUID } from 'node:crypto';

/** A word that is drawn anew in every process, so that no text from elsewhere can hold it. */
export const seal: string = randomUUID();

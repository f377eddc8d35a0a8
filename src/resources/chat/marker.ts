/** The pair of ENTITY_TYPE and ENTITY_ID by which the portal finds a chat. */
export interface Marker {
  readonly type: string;
  readonly id: string;
}

/** ENTITY_TYPE of every marker we set. */
export const markerType = 'PROVISION';

/** May a config say this pair? The portal takes more: a config wants what everybody compares alike. */
export function isWritableEntity({ type, id }: Marker): boolean {
  return /^[A-Z][A-Z0-9_]{0,49}$/.test(type) && /^[\x21-\x7e]{1,255}$/.test(id) && id !== '0';
}

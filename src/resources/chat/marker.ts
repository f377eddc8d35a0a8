/** The pair of ENTITY_TYPE and ENTITY_ID by which the portal finds a chat. */
export interface Marker {
  readonly type: string;
  readonly id: string;
}

/** ENTITY_TYPE of every marker we set. */
export const markerType = 'PROVISION';

/** What `state` can do. */
export const stateActions = ['check', 'list', 'locks', 'show', 'pull', 'push', 'unlock', 'move'] as const;

export type StateAction = (typeof stateActions)[number];

/** The forms of `provision portals`: lists, and the matrices of engines. */
export const portalFormats = ['lines', 'json', 'github', 'gitlab', 'argo'] as const;

/** Why a portal cannot be started. */
export type StartTrouble =
  | { readonly kind: 'data-in-use'; readonly pid: number }
  | { readonly kind: 'data-foreign'; readonly file: string }
  | { readonly kind: 'fault-unknown'; readonly spec: string; readonly known: readonly string[] };

/** What whoever starts a portal can put right, told apart for programs. */
export class StartError extends Error {
  readonly trouble: StartTrouble;

  constructor(trouble: StartTrouble, message: string) {
    super(message);
    this.name = 'StartError';
    this.trouble = trouble;
  }
}

import type { Place } from '../base/place.ts';
import type { Message } from './message.ts';
import type { Stage } from './operation.ts';

/** Everything that can happen in a run, in one union; who draws or writes them is not the core's business. */
export type Event =
  | { readonly type: 'reading'; readonly done: number; readonly total: number }
  | { readonly type: 'started'; readonly chats: number; readonly operations: Readonly<Partial<Record<Stage, number>>> }
  /** A request left or came back; `commands` are its calls. Secrets are already out of `address`. */
  | {
      readonly type: 'request';
      readonly address: string;
      readonly method: string;
      readonly commands: number;
      readonly sizeBytes: number;
      readonly status: number | undefined;
      readonly ms: number;
      readonly outcome: string;
    }
  | { readonly type: 'created'; readonly key: string; readonly id: number }
  | { readonly type: 'operation-done'; readonly key: string; readonly stage: Stage; readonly method: string }
  | { readonly type: 'chat-done'; readonly key: string; readonly id: number | undefined }
  | { readonly type: 'chat-failed'; readonly key: string; readonly failures: readonly Failure[] }
  /** Something waits; `untilMs` on our clock. */
  | { readonly type: 'waiting'; readonly message: Message; readonly untilMs: number }
  | { readonly type: 'warning'; readonly message: Message; readonly place?: Place };

/** One thing that went wrong with one chat. */
export interface Failure {
  readonly key: string;
  /** The chat's id, where it has one by now; a chat may be made and fail after that. */
  readonly id?: number;
  /** The config field it is about; absent for the chat as a whole. */
  readonly field?: string;
  readonly place?: Place;
  readonly message: Message;
  /** The portal's own error code, where it gave one. */
  readonly portalCode?: string;
}

/** What became of an apply. */
export interface Outcome {
  readonly done: readonly { readonly key: string; readonly id: number | undefined }[];
  readonly failed: readonly Failure[];
  /** Chats that were not begun or not brought to their end, because of an interruption or a fault that stops the run. */
  readonly left: readonly string[];
  readonly stoppedBy?: Message;
  /** What stopped the run will pass: limits, maintenance. */
  readonly temporary?: boolean;
}

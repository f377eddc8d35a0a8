export type { Failure, Outcome } from './model/event.ts';
export type { Change, ChatPlan, Plan } from './model/plan.ts';

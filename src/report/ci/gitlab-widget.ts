import type { Plan } from '../../model/plan.ts';
import { type Tally, tally } from '../tally.ts';

/**
 * The three numbers that GitLab shows on a merge request; adopted chats count as updates, as it knows no fourth.
 *
 * Source: GitLab's `artifacts:reports:terraform`.
 */
export function gitlabWidget(plan: Plan) {
  return widgetOfCounts(tally(plan));
}

/** The same of many plans together. */
export function widgetOfCounts({
  create,
  update,
  adopt,
  remove,
}: Pick<Tally, 'create' | 'update' | 'adopt' | 'remove'>) {
  return { create, update: update + adopt, delete: remove };
}

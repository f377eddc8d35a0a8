import type { Plan } from '../../model/plan.ts';
import { tally } from '../tally.ts';

/**
 * The three numbers that GitLab shows on a merge request; adopted chats count as updates, as it knows no fourth.
 *
 * Source: GitLab's `artifacts:reports:terraform`.
 */
export function gitlabWidget(plan: Plan) {
  const { create, update, adopt, remove } = tally(plan);
  return { create, update: update + adopt, delete: remove };
}

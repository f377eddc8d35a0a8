import type { Language } from '../model/message.ts';
import type { Origin } from '../report/html/origin.ts';
import { namesOf, portraitsOf } from '../report/html/portraits.ts';
import { planHtml } from '../report/html.ts';
import { wantedPictures } from './page-pictures.ts';
import type { Planned } from './plan.ts';

/** The plan as one self-contained page, with the pictures that it sets and those that were looked at when it was made. */
export async function planPage(
  { plan, estimate, actual, allowed, access, currentPictures }: Planned,
  origin: Origin,
  language: Language,
): Promise<string> {
  const pictures = new Map([...currentPictures, ...(await wantedPictures(plan, access))]);
  const names = namesOf(actual.directory);
  return planHtml(plan, estimate, { language, allowed, pictures, names, origin, portraits: portraitsOf(plan, actual) });
}

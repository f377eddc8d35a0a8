import { programFor } from '/work/wt/russian-land/src/cli/program.ts';
import { helpTexts } from '/work/wt/russian-land/src/cli/russian/speech.ts';
import { examples, firstSteps } from '/work/wt/russian-land/src/cli/examples.ts';
const p = programFor(() => async () => {});
const t = new Set<string>();
for (const c of [p, ...p.commands]) { t.add(c.description()); if (c.helpGroup()) t.add(c.helpGroup()); for (const a of c.registeredArguments) t.add(a.description); for (const o of c.options) { t.add(o.description); if (o.helpGroupHeading) t.add(o.helpGroupHeading);} }
for (const e of [...firstSteps, ...Object.values(examples).flat()]) t.add(e.does);
console.log('MISSING'); for (const x of t) if (!(x in helpTexts)) console.log(JSON.stringify(x));
console.log('UNUSED'); for (const x of Object.keys(helpTexts)) if (!t.has(x)) console.log(JSON.stringify(x));

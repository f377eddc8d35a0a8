import { configSchema } from '/work/wt/russian-land/src/config/schema.ts';
import { inventorySchema } from '/work/wt/russian-land/src/config/inventory/schemas.ts';
import { schemaTexts } from '/work/wt/russian-land/src/config/russian/texts.ts';
const t = new Set<string>();
const ask = (x: string) => { t.add(x); return x; };
configSchema(ask); inventorySchema(ask);
console.log('MISSING'); for (const x of t) if (!(x in schemaTexts)) console.log(JSON.stringify(x));
console.log('UNUSED'); for (const x of Object.keys(schemaTexts)) if (!t.has(x)) console.log(JSON.stringify(x));

/** Chat colours by code; the hex values are what `im.dialog.get` shows. */
const COLORS: Readonly<Record<string, string>> = {
  RED: '#df532d',
  GREEN: '#64a513',
  MINT: '#4ba984',
  LIGHT_BLUE: '#4ba5c3',
  DARK_BLUE: '#3e99ce',
  PURPLE: '#8474c8',
  AQUA: '#1eb4aa',
  PINK: '#f76187',
  LIME: '#58cc47',
  BROWN: '#ab7761',
  AZURE: '#29619b',
  KHAKI: '#728f7a',
  SAND: '#ba9c7b',
  ORANGE: '#e8a441',
  MARENGO: '#556574',
  GRAY: '#909090',
  GRAPHITE: '#5e5f5e',
  COPILOT: '#8d51eb',
};

/** The colours a portal hands out in turn, by the last digit of its counter; 0 gives the tenth. */
const ROUND: readonly string[] = [
  'BROWN',
  'RED',
  'GREEN',
  'MINT',
  'LIGHT_BLUE',
  'DARK_BLUE',
  'PURPLE',
  'AQUA',
  'PINK',
  'LIME',
];

export function isSafeColor(code: string): boolean {
  return code !== 'ORANGE' && Object.hasOwn(COLORS, code);
}

export function colorByNumber(counter: number): string {
  return ROUND[counter % 10] ?? 'BROWN';
}

export function hexOf(code: string): string {
  return COLORS[code] ?? '#556574';
}

/** `LIGHT_BLUE` → `Light blue`, as automatic titles begin. */
export function colorName(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

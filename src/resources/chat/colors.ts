/**
 * The 16 documented colours of a chat.
 *
 * Source: colour table of the imbot.v2 chat page, hex values as `im.dialog.get` shows them. ORANGE exists but is refused.
 */
const hexByCode = {
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
  MARENGO: '#556574',
  GRAY: '#909090',
  GRAPHITE: '#5e5f5e',
} as const;

export const colorCodes: readonly string[] = Object.keys(hexByCode);

const codeByHex = new Map(Object.entries(hexByCode).map(([code, hex]) => [hex as string, code]));

/** The code behind a hex value of the portal; the hex itself when it is none of the documented ones. */
export function colorCode(hex: string): string {
  return codeByHex.get(hex.toLowerCase()) ?? hex;
}

/** The hex value of a code, for those who draw chats. */
export function colorHex(code: string): string | undefined {
  return (hexByCode as Record<string, string>)[code];
}

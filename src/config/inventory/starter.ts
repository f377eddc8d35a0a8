// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import type { Language } from '../../model/message.ts';
import { schemaLine } from '../write/new-file.ts';

/** The commented inventory that `provision init --portals` writes; it is right as it stands. */
export function starterInventory(language: Language, schema: string): string {
  return `${schemaLine(schema)}\n${language === 'ru' ? russian : english}`;
}

/** The pack that it names. */
export function starterPack(language: Language, schema: string): string {
  const title = language === 'ru' ? 'добро пожаловать' : 'welcome';
  return `${schemaLine(schema)}
version: 1
project: onboarding

chats:
  welcome:
    title: "\${var:company}: ${title}"
    users: [1]
`;
}

const english = `version: 1
fleet: clients

defaults:
  chats: [packs/base.yaml]

portals:
  # The embedded portal, to try: provision apply portals.yaml --portal trial
  trial:
    portal: sandbox
    vars: { company: Trial }

  # bell:
  #   url: \${env:B24_BELL}                        # a secret, read only when this portal is selected
  #   # url: \${file:/run/secrets/portals/\${portal}}
  #   labels: { ring: canary, region: by }        # provision plan -l ring=canary
  #   vars: { company: Bell LLC }
  #   overlay:
  #     welcome: { title: "Bell: welcome" }       # null: not managed on this portal
`;

const russian = `version: 1
fleet: clients

defaults:
  chats: [packs/base.yaml]

portals:
  # Встроенный портал для пробы: provision apply portals.yaml --portal trial
  trial:
    portal: sandbox
    vars: { company: Проба }

  # bell:
  #   url: \${env:B24_BELL}                        # секрет, читается, только если портал выбран
  #   # url: \${file:/run/secrets/portals/\${portal}}
  #   labels: { ring: canary, region: by }        # provision plan -l ring=canary
  #   vars: { company: Bell }
  #   overlay:
  #     welcome: { title: "Bell: привет" }        # null — на этом портале не ведётся
`;

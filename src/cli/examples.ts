import type { Speech } from './speech.ts';

/** A command line that works as it stands, and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** Shown by `--help` and in the reference, and parsed by a test; by the command's name. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  apply: [
    { line: 'provision apply', does: 'make the portal match chats.yaml' },
    { line: 'provision apply chats.d/ --only "sales-*"', does: 'only the chats whose key begins so' },
    { line: 'provision apply --allow remove-members:12', does: 'agree to the removal of exactly 12 members' },
    { line: 'provision apply plan.json', does: 'what "plan --out plan.json" saved, as far as it still holds' },
    { line: 'provision apply portals.yaml --portal "*"', does: 'every portal of an inventory' },
    { line: 'provision apply --prune --json', does: 'take away what left the file; tell machines' },
  ],
  plan: [
    { line: 'provision plan', does: 'what apply would do' },
    { line: 'provision plan --out plan.json', does: 'save it for: provision apply plan.json' },
    { line: 'provision plan --detailed-exitcode --quiet', does: 'exit with 2 when something differs' },
    { line: 'provision plan --markdown plan.md', does: 'a comment for a pull request' },
  ],
  show: [{ line: 'provision show plan.json', does: 'what "plan --out plan.json" saved, as it was reviewed' }],
  validate: [
    { line: 'provision validate', does: 'check chats.yaml and its pictures without a portal' },
    { line: 'provision validate chats.d/ --sarif problems.sarif', does: 'a report for code scanning' },
  ],
  export: [
    { line: 'provision export --out chats.yaml', does: 'add all chats that you are in to the file, or start it' },
    { line: 'provision export --id 26 --id 27', does: 'show two of them as YAML' },
    { line: 'provision export --title "Sales*" --owner anna@corp.example --out sales.yaml', does: 'some of them' },
    { line: 'provision export departments --out departments.csv', does: 'the company as a table, for each' },
  ],
  adopt: [
    { line: 'provision adopt welcome --id 26', does: 'chat 26 is the one under the key "welcome"' },
    { line: 'provision adopt --by-title --allow adopt:12', does: 'all keys whose title exactly one chat bears: 12' },
  ],
  resolve: [
    { line: 'provision resolve welcome --id 26', does: 'the lost create made chat 26' },
    { line: 'provision resolve welcome --recreate', does: 'it made none' },
  ],
  destroy: [{ line: 'provision destroy --allow archive:3', does: 'archive all three chats of the project' }],
  list: [
    { line: 'provision list', does: 'every chat with its id, link, owner and state' },
    { line: 'provision list chats.d/ --only "sales-*" --json', does: 'some of them, for scripts' },
  ],
  forget: [{ line: 'provision forget welcome', does: 'its row leaves the lockfile; the chat stays on the portal' }],
  move: [{ line: 'provision move sales sales-emea', does: 'after the key was renamed in the file' }],
  output: [
    { line: 'provision output welcome', does: 'the id alone, for scripts' },
    { line: 'provision output --json', does: 'all ids' },
  ],
  create: [
    {
      line: 'provision create --url https://b24-ar17wx.bitrix24.by/rest/1/SECRET/ --fields chat.json',
      does: 'one chat by a webhook',
    },
    {
      line: 'provision create --url b24-ar17wx.bitrix24.by --token TOKEN --fields -',
      does: 'by a token, fields from stdin',
    },
    {
      line: 'provision create --url b24-ar17wx.bitrix24.by --token TOKEN --fields \'{"TITLE":"Sales"}\'',
      does: 'the fields themselves on the line',
    },
  ],
  doctor: [
    { line: 'provision doctor', does: 'is all there that a run of chats.yaml needs?' },
    {
      line: 'provision doctor --url https://b24-ar17wx.bitrix24.by/rest/1/SECRET/',
      does: 'try a webhook before there is a config',
    },
    {
      line: 'provision doctor --record recording.json',
      does: 'how this portal answers, without anything of what is on it',
    },
  ],
  init: [
    { line: 'provision init', does: 'a commented chats.yaml to start from' },
    { line: 'provision init --portals', does: 'an inventory of many portals, with a pack of chats' },
    { line: 'provision init --each', does: 'one chat a row of a table' },
    { line: 'provision init --from-fields chat.json', does: 'out of the fields of im.chat.add' },
  ],
  state: [
    { line: 'provision state check', does: 'does the store keep what is written, and does it really lock?' },
    { line: 'provision state locks', does: 'who holds what, since when, in which job' },
    { line: 'provision state unlock --id 5c3f6a1e', does: 'take that lock away from a run that is dead' },
    {
      line: 'provision state move files https://gitlab.example/api/v4/projects/42/terraform/state',
      does: 'copy the lockfile into GitLab',
    },
    { line: 'provision state push', does: 'send the rows that an earlier run could not' },
  ],
  schema: [{ line: 'provision schema', does: 'for yaml-language-server: save it beside the config' }],
  portals: [
    { line: 'provision portals', does: 'name, host, labels, packs and remembered chats of each portal' },
    { line: 'provision portals -l ring=canary --format json', does: 'those that a selection means, for scripts' },
    { line: 'provision portals --format github --shards 7', does: 'the matrix of a workflow with seven jobs' },
  ],
  sandbox: [
    { line: 'provision sandbox', does: 'the chats that "portal: sandbox" has made here, as a page on port 8024' },
    {
      line: 'provision sandbox --no-data --fault drop-after:im.chat.add:3',
      does: 'an empty portal that loses the third answer',
    },
  ],
  completion: [
    { line: 'provision completion bash', does: 'in ~/.bashrc: source <(provision completion bash)' },
    { line: 'provision completion zsh', does: 'in ~/.zshrc, behind compinit: source <(provision completion zsh)' },
    { line: 'provision completion fish', does: 'in config.fish: provision completion fish | source' },
  ],
};

/** First steps, for the help of the program as a whole. */
export const firstSteps: readonly Example[] = [
  { line: 'provision init', does: 'write a commented chats.yaml' },
  { line: 'provision plan', does: 'see what would change; nothing is written' },
  { line: 'provision apply', does: 'make it so' },
];

/** The lines below a help text. */
export function exampleText(title: string, list: readonly Example[], say: Speech['say']): string {
  return ['', `${say(title)}:`, ...list.map(({ line, does }) => `  ${line}\n      ${say(does)}`)].join('\n');
}

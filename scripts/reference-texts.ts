// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

/** What the reference of the config has to say besides the fields. */
export const configRules = `## Rules

- Several files and folders may be given; a folder means every \`.yaml\` and \`.yml\` in it. \`version\`, \`project\`, \`identity\` and \`portal\` are said once, or
  repeated with the same value. \`defaults\` hold for the chats of their own file and of the files it includes.
- Keys: letters of any script, digits, \`-\`, \`_\`, \`.\`, \`/\`, at most 100 characters; with \`identity: marker\` ASCII only. A key written twice is an
  error that shows both places.
- **Secrets**: \`\${env:NAME}\` is the whole value of \`portal.url\` or \`portal.token\` and stands nowhere else; names begin with \`B24_\` or \`BITRIX24_\`.
  It is never printed. A token from \`--token\` or \`PROVISION_TOKEN\` goes only to an address from \`--url\` or \`PROVISION_URL\`; one from \`\${env:…}\` only to
  an address that comes from outside the file as well, or whose host \`PROVISION_HOSTS\` names.
- **Values**: \`\${var:NAME}\` and \`\${var:NAME:-default}\` work inside every other text, and a whole value keeps its type. They come from \`--var NAME=VALUE\`,
  \`PROVISION_VAR_NAME\`, then \`vars:\` at the top of the file; \`vars:\` hold for the files that are included, too. They are public and shown. \`$\${\` writes a
  literal \`\${\`. A name without a value is an error, and so is a \`--var\` that no file asks for (with many portals a warning, as it may be meant
  for another one). A \`PROVISION_VAR_…\` that nobody asks for is a warning where it resembles a name that is asked for, and is left alone otherwise. The host of a
  picture's address is never filled in.
- Avatars stay inside the folder of the config (\`--allow-outside\` lifts this); addresses must be \`https:\` and public.
- YAML 1.2; duplicate keys, several documents, unknown tags and unknown fields are errors, with the nearest known name.
- Fields whose names start with \`x-\`, at the top of a file, are ignored: a place for anchors.
`;

/** What of the environment the commands obey. */
export const environment = `## Environment

| Variable | Meaning |
|---|---|
| \`PROVISION_URL\`, \`PROVISION_TOKEN\` | the portal, as \`--url\` and \`--token\`; they override the file, but not one that says \`portal: sandbox\` |
| \`PROVISION_HOSTS\` | hosts that may be asked, names or globs by commas (\`corp.bitrix24.com, *.corp.example\`); no request goes to another one, redirects and pictures included |
| \`PROVISION_VAR_NAME\` | a value for \`\${var:NAME}\`, as \`--var\` |
| \`PROVISION_SHARD\` | what \`--shard auto\` takes, as \`2/7\`, before it looks for an engine's own variables |
| \`PROVISION_SHARDS\` | how many shards there are, for engines that tell a job its index alone (Kubernetes, AWS Batch) |
| \`B24_…\`, \`BITRIX24_…\` | secrets that a file may name under \`portal\`: \`url: \${env:B24_URL}\` |
| \`PROVISION_CLIENT_ID\`, \`PROVISION_CLIENT_SECRET\`, \`PROVISION_REFRESH_TOKEN\` | an OAuth application's, all three: an access token that has expired is renewed, and the new ones are kept in \`.provision/\` beside the lockfile |
| \`PROVISION_TOKEN_URL\` | where tokens are renewed (default: the authorization server of the portal's region) |
| \`PROVISION_LANG\` | \`en\` or \`ru\`; without it the locale (\`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\`) decides |
| \`NO_COLOR\`, \`FORCE_COLOR\` | no colours; colours also where there is no terminal |
| \`CI\` | progress as plain lines, and no questions |
| \`HTTPS_PROXY\`, \`NO_PROXY\` | the way to the portal and to pictures behind addresses |
| \`GITHUB_ACTIONS\` | problems are also written as annotations, at their lines |
| \`PROVISION_ANNOTATIONS\` | a file for the annotations, in place of stderr; the action puts them past the fence round the tool's words |
| \`GITHUB_STEP_SUMMARY\` | what \`--markdown\` writes is also put into the summary of the job |
`;

import { describe, expect, it } from 'vitest';
import { accessTo } from '../../src/app/state/access.ts';
import { addressOf, whereIs } from '../../src/app/state/where.ts';
import { shownState } from '../../src/model/state-address.ts';
import { faultOf } from '../disk/folders.ts';

const gitlab = 'https://gitlab.example/api/v4/projects/42/terraform/state';
const job = { GITLAB_CI: 'true', CI_JOB_TOKEN: 'j0b-t0ken', CI_API_V4_URL: 'https://gitlab.example/api/v4' };
const given = { PROVISION_STATE_USERNAME: 'anna', PROVISION_STATE_PASSWORD: 's3cret' };
const aws = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'sh-secret' };
const ceph = 's3://states/team?endpoint=https://ceph.example&region=eu-1';

type Env = Readonly<Record<string, string>>;

/** What opens the door of a store that a file names, or why the run ends. */
async function byFile(text: string, env: Env): Promise<unknown> {
  return accessTo({ address: addressOf(text), isOwnHand: false }, env);
}

describe('credentials of the environment, where only a file names the store', () => {
  it.each<[what: string, address: string, env: Env, password: string | undefined]>([
    ['go nowhere where there are none', gitlab, {}, undefined],
    ['of a job of GitLab go to that GitLab', gitlab, job, 'j0b-t0ken'],
    ['of a job do not go to another host', gitlab.replace('gitlab.', 'evil.'), job, undefined],
    [
      'of a job do not go to a host that only begins so',
      gitlab.replace('.example', '.example.evil.example'),
      job,
      undefined,
    ],
    ['of a job do not go to another port', gitlab.replace('.example', '.example:8443'), job, undefined],
    ['of a job do not go beside the API', 'https://gitlab.example/api/v4x/terraform/state', job, undefined],
    ['of a job are not sent outside of one', gitlab, { ...job, GITLAB_CI: '' }, undefined],
    ['go to a host that PROVISION_HOSTS names', gitlab, { ...given, PROVISION_HOSTS: 'gitlab.example' }, 's3cret'],
    ['that are said win over the job’s own', gitlab, { ...job, ...given, PROVISION_HOSTS: '*.example' }, 's3cret'],
    ['go to this machine', 'http://127.0.0.1:8080/states', given, 's3cret'],
  ])('%s', async (_what, address, env, password) => {
    expect(await byFile(address, env)).toEqual({
      login: password === undefined ? undefined : expect.objectContaining({ password }),
    });
  });

  it.each<[what: string, address: string, env: Env, code: string]>([
    ['a password for states', gitlab, given, 'STATE_CREDENTIALS_STRAY'],
    [
      'a password of PostgreSQL',
      'postgres://db.evil.example/x',
      { PGPASSWORD: 's3cret', PGHOST: 'db.example' },
      'STATE_CREDENTIALS_STRAY',
    ],
    ['keys of a bucket elsewhere', ceph, aws, 'STATE_CREDENTIALS_STRAY'],
    ['no keys at all', 's3://states/team', {}, 'STATE_CREDENTIALS_NONE'],
    ['a host that PROVISION_HOSTS does not name', gitlab, { PROVISION_HOSTS: 'other.example' }, 'STATE_HOST_REFUSED'],
    [
      'a bucket that PROVISION_HOSTS does not name',
      's3://states/team',
      { ...aws, PROVISION_HOSTS: 'other.example' },
      'STATE_HOST_REFUSED',
    ],
  ])('end the run before a byte leaves: %s', async (_what, address, env, code) => {
    const fault = await faultOf(byFile(address, env));
    expect([fault.code, fault.reach]).toEqual([code, 'run']);
  });

  it.each<[string, string, Env]>([
    ['PGHOST', 'postgres://db.example/ops', { PGPASSWORD: 's3cret', PGHOST: 'db.example' }],
    ['AWS_ENDPOINT_URL', ceph, { ...aws, AWS_ENDPOINT_URL: 'https://ceph.example' }],
    ['AWS itself', 's3://states/team', aws],
  ])('go where %s says', async (_what, address, env) => {
    expect(JSON.stringify(await byFile(address, env))).toMatch(/"(?:s3cret|sh-secret)"/);
  });
});

describe('where the state lies', () => {
  const options = (state: string | undefined, env: Env = {}) => ({
    files: [],
    cwd: '/',
    env,
    ...(state ? { state } : {}),
  });
  const file = { state: { text: gitlab, place: { file: 'chats.yaml', line: 1, column: 1, length: 1 } } };

  it.each<[string, ReturnType<typeof whereIs>, string, boolean]>([
    ['a flag', whereIs(file, options('files', { PROVISION_STATE: ceph })), 'files', true],
    ['a variable', whereIs(file, options(undefined, { PROVISION_STATE: ceph })), 's3://states/team', true],
    ['a file', whereIs(file, options(undefined)), gitlab, false],
    ['nobody', whereIs({}, options(undefined, { PROVISION_STATE: ' ' })), 'files', false],
  ])('%s says', (_who, { address, isOwnHand }, shown, own) => {
    expect([shownState(address), isOwnHand]).toEqual([shown, own]);
  });

  it.each([
    ['ftp://x/y', 'STATE_ADDRESS_FORM'],
    ['https://', 'STATE_ADDRESS_FORM'],
    ['http://gitlab.example/terraform/state', 'STATE_ADDRESS_HTTP'],
    ['https://x/y?lok=post', 'STATE_ADDRESS_PARAMETER'],
    ['https://x/y?lock=maybe', 'STATE_ADDRESS_VALUE'],
    ['postgres://db/x?sslmode=maybe', 'STATE_ADDRESS_VALUE'],
    ['s3://UP/x', 'STATE_ADDRESS_VALUE'],
    ['s3://states?endpoint=http://ceph.example', 'STATE_ADDRESS_VALUE'],
    ['s3://key:secret@states/x', 'STATE_ADDRESS_FORM'],
    [`https://x/${'y'.repeat(3000)}`, 'STATE_ADDRESS_FORM'],
  ])('cannot be %s', async (text, code) => {
    const fault = await faultOf((async () => addressOf(text))());
    expect([fault.code, JSON.stringify(fault.args)]).toEqual([code, expect.not.stringContaining('secret')]);
  });

  it('is shown without a password', () => {
    const texts = ['https://anna:s3cret@x/y', 'postgres://anna:s3cret@db/ops?sslmode=require'];
    expect(texts.map((text) => shownState(addressOf(text)))).toEqual(['https://x/y', 'postgres://db/ops']);
  });
});

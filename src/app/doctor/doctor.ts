import { relative, resolve } from 'node:path';
import { listed } from '../../base/listed.ts';
import { loadConfig } from '../../config/load.ts';
import { newConfigText } from '../../config/write/new-file.ts';
import { configFiles, withText } from '../../disk/config-files.ts';
import { type Finding, fine, look, wrong } from '../../model/check.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import { type Message, message } from '../../model/message.ts';
import { type Invalid, load } from '../load.ts';
import type { Options } from '../options.ts';
import { openPortal } from '../portal.ts';
import { portalName } from '../portal-name.ts';
import { examineLockfile } from './lockfile.ts';
import { examinePortal } from './portal.ts';
import { type Recording, recordPortal } from './recording/record.ts';
import { examineSettings } from './settings.ts';

export interface Examined {
  readonly kind: 'examined';
  readonly project: string;
  /** Lockfile section of the portal. */
  readonly portal: string;
  readonly findings: readonly Finding[];
  /** How the portal answers, where that was asked for and the portal lets us in. */
  readonly recording: Recording | undefined;
}

export interface DoctorOptions extends Options {
  /** Records how the portal answers whatever we read. */
  readonly record?: boolean;
}

/**
 * Looks at all that a run depends on, and goes on after what it finds wrong as far as that makes sense.
 *
 * Changes nothing, on the portal or on the disk. Without files it looks for `chats.yaml`, and where there is none but an address is
 * given, at that portal alone.
 */
export async function doctor(options: DoctorOptions): Promise<Examined | Invalid> {
  const given = await patientOf(options);
  if (given.kind === 'invalid') return given;
  const { config, about, hasFile } = given;
  const heard: Message[] = [];
  const onEvent: Options['onEvent'] = (event) => {
    if (event.type === 'warning') heard.push(event.message);
    options.onEvent?.(event);
  };
  const settings = examineSettings(config, options);
  const portal = await examineOpen(config, { ...options, hurried: true, onEvent }, heard);
  const lockfile = hasFile ? await examineLockfile(config, portal.name, options) : [];
  const findings = [about, ...settings, ...portal.findings, ...lockfile];
  const recording = options.record ? await recordOpen(config, options) : undefined;
  return { kind: 'examined', project: config.project, portal: portal.name, findings, recording };
}

/** With the patience that an examination has not; what keeps us out is among the findings already. */
async function recordOpen(config: Config, options: Options): Promise<Recording | undefined> {
  try {
    const portal = await openPortal(config, options, 'read');
    try {
      return await recordPortal(portal.client, options.signal);
    } finally {
      await portal.close();
    }
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

interface Patient {
  readonly kind: 'patient';
  readonly config: Config;
  readonly about: Finding;
  readonly hasFile: boolean;
}

async function patientOf(options: Options): Promise<Patient | Invalid> {
  const { cwd, env, url, files } = options;
  const paths = files.length === 0 ? ['chats.yaml'] : files;
  const file = resolve(cwd, 'chats.yaml');
  const isBare = files.length === 0 && (url || env.PROVISION_URL) && (await configFiles.kind(file)) === 'absent';
  if (isBare) return withoutFile(options, file);
  const loaded = await load({ ...options, files: paths }, true);
  if (loaded.kind === 'invalid') return loaded;
  const { config, diagnostics } = loaded;
  const facts = {
    files: listed(paths),
    chats: config.chats.length,
    project: config.project,
    identity: config.identity,
  };
  const about =
    diagnostics.length === 0
      ? fine('config', message('DOCTOR_CONFIG', facts))
      : look('config', message('DOCTOR_CONFIG_WARNS', { ...facts, warnings: diagnostics.length }));
  return { kind: 'patient', config, about, hasFile: true };
}

/** A webhook can be tried before there is a config. */
async function withoutFile(options: Options, file: string): Promise<Patient | Invalid> {
  const { cwd, env, url, token } = options;
  const { config, diagnostics, sources } = await loadConfig({
    paths: [file],
    cwd,
    env,
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    files: withText(
      configFiles,
      file,
      newConfigText({ project: 'chats', ...(env.PROVISION_URL ? {} : { portal: 'sandbox' as const }) }, []),
    ),
  });
  if (!config) return { kind: 'invalid', diagnostics, sources };
  const about = look('config', message('DOCTOR_NO_CONFIG', { file: relative(cwd, file) }));
  return { kind: 'patient', config, about, hasFile: false };
}

async function examineOpen(
  config: Config,
  options: Options,
  heard: readonly Message[],
): Promise<{ readonly name: string; readonly findings: readonly Finding[] }> {
  const name = portalName(config.portal) ?? '';
  try {
    const portal = await openPortal(config, options, 'read');
    try {
      const findings = await examinePortal(config, portal, options, heard);
      return { name: portal.client.name, findings };
    } finally {
      await portal.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      name,
      findings: [wrong(error.code === 'PROXY_FORM' || error.code === 'PROXY_SOCKS' ? 'proxy' : 'address', error)],
    };
  }
}

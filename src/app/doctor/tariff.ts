import { isObject } from '../../base/json.ts';
import type { Answer } from '../../model/call.ts';
import { type Finding, fine, look } from '../../model/check.ts';
import type { Config, Tariff } from '../../model/config.ts';
import { message } from '../../model/message.ts';
import type { Pace } from '../../portal/estimate.ts';
import { bucketSizes, operatingSecAtMost } from '../../portal/limits.ts';

/** Above this share of a limit, a run had better wait. */
const muchOf = 0.5;

/** Which limits apply, whether the config says so, and what of them is used up already. */
export function tariffFinding(answer: Answer, { portal }: Config, pace: Pace): Finding {
  const told = answer.kind === 'done' && isObject(answer.result) ? answer.result.LICENSE : undefined;
  const licence = typeof told === 'string' && told !== '' ? told : undefined;
  const written = portal.kind === 'rest' ? portal.tariff : undefined;
  const isEnterprise = licence !== undefined && /(^|_)ent/i.test(licence);
  const tariff: Tariff = written ?? (isEnterprise ? 'enterprise' : pace.tariff);
  const facts = { licence: licence ?? '?', tariff, ...limitsOf(tariff), ...usedOf(pace) };
  if (licence !== undefined && isEnterprise && written === 'standard')
    return look('tariff', message('DOCTOR_TARIFF_LOW', facts));
  if (licence !== undefined && !isEnterprise && written === 'enterprise')
    return look('tariff', message('DOCTOR_TARIFF_HIGH', facts));
  if (isBusy(pace, tariff)) return look('tariff', message('DOCTOR_LIMITS_USED', facts));
  if (tariff === 'self-hosted') return fine('tariff', message('DOCTOR_TARIFF_OWN', facts));
  return fine('tariff', message(licence === undefined ? 'DOCTOR_TARIFF_UNTOLD' : 'DOCTOR_TARIFF', facts));
}

function limitsOf(tariff: Tariff) {
  const { threshold = 0, drainPerSec = 0 } = bucketSizes[tariff] ?? {};
  return { threshold, drain: drainPerSec, seconds: operatingSecAtMost };
}

function usedOf({ bucketLevel, usedSec }: Pace) {
  const [method, most] = [...usedSec].sort(([, a], [, b]) => b - a)[0] ?? ['-', 0];
  return { level: Math.ceil(bucketLevel), method, used: Math.round(most) };
}

function isBusy(pace: Pace, tariff: Tariff): boolean {
  const { level, used } = usedOf(pace);
  const threshold = bucketSizes[tariff]?.threshold;
  return (threshold !== undefined && level > threshold * muchOf) || used > operatingSecAtMost * muchOf;
}

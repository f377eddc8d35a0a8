import type { Language } from '../../model/message.ts';
import { documentVersion, messageJson, placeJson } from '../document.ts';
import { countVerdicts, type FleetReport, type FleetRow, sumCounts } from './row.ts';

export interface FleetJsonOptions {
  readonly language: Language;
}

/**
 * The document of a command on a fleet; its schema is `schemas/fleet.schema.json`.
 *
 * `documents`: what the same command says of one portal alone, by name, without the head that is the same for all.
 */
export function fleetJson(report: FleetReport, documents: ReadonlyMap<string, object>, { language }: FleetJsonOptions) {
  const { command, exitCode, fleet, rows, strays, seconds, missing } = report;
  return {
    version: documentVersion,
    command,
    exitCode,
    fleet,
    portals: Object.fromEntries(rows.map((row) => [row.name, portalJson(row, documents.get(row.name), language)])),
    totals: { portals: rows.length, ...countVerdicts(rows), counts: sumCounts(rows), seconds: tenths(seconds) },
    ...(missing.length > 0 ? { missingConsents: missing } : {}),
    stateWithoutPortal: strays,
  };
}

function portalJson(row: FleetRow, document: object | undefined, language: Language) {
  const { name: _, portal, verdict, exitCode, counts, seconds, key, why, place, more, consents } = row;
  return {
    ...(portal === undefined ? {} : { portal }),
    result: verdict,
    exitCode: exitCode ?? null,
    counts,
    seconds: tenths(seconds),
    ...(consents === undefined ? {} : { consents }),
    ...(key === undefined ? {} : { key }),
    ...(why === undefined ? {} : { reason: messageJson(why, language) }),
    ...(place === undefined ? {} : { place: placeJson(place) }),
    ...(more === undefined ? {} : { furtherProblems: more }),
    ...(document === undefined ? {} : { outcome: document }),
  };
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

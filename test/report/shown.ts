import { lineFor } from '../../src/cli/sink.ts';
import * as diagnostics from '../../src/report/diagnostics-text.ts';
import * as doctor from '../../src/report/doctor-text.ts';
import * as outcome from '../../src/report/outcome-text.ts';
import * as plan from '../../src/report/text-plan.ts';

/* What the renderers give, as it is written to a terminal: their lines, made harmless and joined. */

interface Color {
  readonly color?: boolean;
}

function shown(lines: readonly string[], color = false): string {
  return lines.map((line) => lineFor({ color, forge: false }, line)).join('\n');
}

export function planText(
  made: Parameters<typeof plan.planText>[0],
  estimate: Parameters<typeof plan.planText>[1],
  { color, ...options }: plan.PlanTextOptions & Color,
): string {
  return shown(plan.planText(made, estimate, options), color);
}

export function outcomeText(
  made: Parameters<typeof outcome.outcomeText>[0],
  became: Parameters<typeof outcome.outcomeText>[1],
  { color, ...options }: outcome.OutcomeTextOptions & Color,
): string {
  return shown(outcome.outcomeText(made, became, options), color);
}

export function diagnosticsText(
  problems: Parameters<typeof diagnostics.diagnosticsText>[0],
  sources: Parameters<typeof diagnostics.diagnosticsText>[1],
  { color, ...options }: diagnostics.DiagnosticsTextOptions & Color,
): string {
  return shown(diagnostics.diagnosticsText(problems, sources, options), color);
}

export function doctorText(
  findings: Parameters<typeof doctor.doctorText>[0],
  { color, ...options }: doctor.DoctorTextOptions & Color,
): string {
  return shown(doctor.doctorText(findings, options), color);
}

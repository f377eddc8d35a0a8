import { dirname, join, relative, resolve } from 'node:path';
import type { Fleet } from '../../app/fleet/open.ts';
import { Patterns } from '../../app/fleet/patterns.ts';
import type { Sources } from '../../app/load.ts';
import { writeReport } from '../../disk/report-file.ts';
import type { Event } from '../../model/event.ts';
import type { Diagnostic } from '../../model/message.ts';
import type { Missing } from '../../plan/consent.ts';
import { widgetOfCounts } from '../../report/ci/gitlab-widget.ts';
import { fleetHtml } from '../../report/fleet/html.ts';
import { fleetJson } from '../../report/fleet/json.ts';
import { fleetJunit } from '../../report/fleet/junit.ts';
import { fleetMarkdown } from '../../report/fleet/markdown.ts';
import { type FleetReport, type FleetRow, sumCounts } from '../../report/fleet/row.ts';
import { fleetText } from '../../report/fleet/text.ts';
import { fleetWords } from '../../report/words/fleet.ts';
import type { Context } from '../command.ts';
import { exitCodes, fleetExitCode, withLostReport } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { annotate, eventFile, unwritten, writeMarkdown } from '../reports.ts';
import { look, sayDiagnostics, sayFault } from '../say.ts';
import { documentText, fileText } from '../sink.ts';
import { Problems } from './problems.ts';

/** What a single portal has to tell; each is made only if somebody asked for it. */
export interface Details {
  /** Lines for a terminal; of portals with changes alone. */
  readonly lines?: () => readonly string[];
  readonly markdown?: () => string;
  /** What the same command says of one portal alone. */
  readonly document?: () => object;
  readonly page?: () => Promise<string>;
}

/** Markdown beyond this is not shown anyway. Units: UTF-16 units. */
const markdownAtMost = 200_000;
/** Lines beyond this are not shown without `--all`. */
const linesAtMost = 200;

/**
 * Gathers what a command on a fleet has to tell and tells it at its end.
 *
 * Of a portal that has ended only its row stays, and as much of its details as will be shown; its page is written at once.
 */
export class Telling {
  readonly problems = new Problems();
  readonly patterns = new Patterns();
  readonly #context: Context;
  readonly #flags: FleetFlags;
  readonly #command: string;
  readonly #fleet: Fleet;
  readonly #startedMs = Date.now();
  readonly #toFile: (event: Event, portal?: string) => void;
  readonly #rows = new Map<string, FleetRow>();
  readonly #lines = new Map<string, readonly string[]>();
  readonly #markdown = new Map<string, string>();
  readonly #documents = new Map<string, object>();
  readonly #pages = new Map<string, string>();
  #sizes = { lines: 0, markdown: 0 };

  constructor(context: Context, flags: FleetFlags, command: string, fleet: Fleet) {
    this.#context = context;
    this.#flags = flags;
    this.#command = command;
    this.#fleet = fleet;
    this.#toFile = eventFile(context, flags);
  }

  /** Events go to their file with the portal's name; warnings are told at the end, once for all that have them. */
  onEvent(portal: string, event: Event): void {
    this.#toFile(event, portal);
    if (event.type === 'warning') this.warn(portal, [{ ...event.message, severity: 'warning' }]);
  }

  warn(portal: string, diagnostics: readonly Diagnostic[], sources: Sources = new Map()): void {
    this.problems.add(portal, diagnostics, sources);
  }

  async add(row: FleetRow, details: Details = {}): Promise<void> {
    // Told of again after its plan: it took both.
    const { seconds = 0 } = this.#rows.get(row.name) ?? {};
    this.#rows.set(row.name, { ...row, seconds: seconds + row.seconds });
    const { json, quiet, markdown, html, all } = this.#flags;
    if (json && details.document) this.#documents.set(row.name, details.document());
    if (!json && !quiet && details.lines && (all || this.#sizes.lines <= linesAtMost)) {
      const lines = details.lines();
      this.#sizes.lines += lines.length;
      this.#lines.set(row.name, lines);
    }
    if (markdown && details.markdown && this.#sizes.markdown <= markdownAtMost) {
      const text = details.markdown();
      this.#sizes.markdown += text.length;
      this.#markdown.set(row.name, text);
    }
    if (html && details.page) await this.#writePage(row.name, html, await details.page());
  }

  /** More is known of a portal that was told of. */
  change(name: string, more: Partial<FleetRow>): void {
    const row = this.#rows.get(name);
    if (row) this.#rows.set(name, { ...row, ...more });
  }

  /** Has any portal, or its file, become another one? */
  get isChanged(): boolean {
    return [...this.#rows.values()].some(({ verdict }) => verdict === 'changed');
  }

  /** A bug of ours on one portal: it takes no other with it, and is shown whole. */
  bug(portal: string, cause: unknown): void {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    this.#context.terminal.errText(`${portal}: ${text}`);
  }

  /** Writes every report and gives the exit code; what is done is told, whether its reports can be written or not. */
  async finish(
    missing: readonly Missing[] = [],
    { quietly = false, agreeing }: { readonly quietly?: boolean; readonly agreeing?: string } = {},
  ): Promise<number> {
    const { terminal, stop } = this.#context;
    const { language } = terminal;
    const { json, quiet } = this.#flags;
    const rows = [...this.#rows.values()];
    const { troubles } = this.patterns;
    const ended =
      stop.code() ?? (troubles.length > 0 ? exitCodes.wrong : fleetExitCode(rows.map((row) => row.exitCode)));
    this.warn(this.#fleet.inventory.fleet, troubles);
    const { inventory, state } = this.#fleet;
    const seconds = (Date.now() - this.#startedMs) / 1000;
    const { strays } = state;
    const { fleet } = inventory;
    const report: FleetReport = { command: this.#command, fleet, rows, seconds, exitCode: ended, strays, missing };
    await this.#sayProblems();
    const lost = await unwritten(() => this.#writeReports(report));
    const exitCode = withLostReport(ended, lost);
    if (json) terminal.outJson(fleetJson({ ...report, exitCode }, this.#documents, { language }));
    else if (exitCode !== 0 || !(quiet || quietly)) {
      const lines = fleetText(report, this.#lines, {
        ...look(terminal, this.#flags),
        ...(agreeing === undefined ? {} : { agreeing }),
      });
      // Where stdout has lines for scripts, what went wrong is told beside them.
      if (quietly) terminal.err(lines);
      else terminal.out(lines);
    }
    if (lost) sayFault(this.#context, this.#command, lost, false);
    return exitCode;
  }

  async #writeReports(report: FleetReport): Promise<void> {
    const { terminal, cwd } = this.#context;
    const { language } = terminal;
    const { junit, html, markdown, gitlab } = this.#flags;
    if (junit) await writeReport(resolve(cwd, junit), fileText(fleetJunit(report, language)));
    if (html) await writeReport(indexOf(resolve(cwd, html)), fileText(fleetHtml(report, this.#pages, language)));
    if (gitlab) await writeReport(resolve(cwd, gitlab), documentText(widgetOfCounts(sumCounts(report.rows))));
    if (markdown) await writeMarkdown(this.#context, markdown, fleetMarkdown(report, this.#markdown, language));
  }

  async #sayProblems(): Promise<void> {
    const shared = this.problems.all;
    if (shared.length === 0) return;
    const { inPortals } = fleetWords[this.#context.terminal.language];
    const names = new Map(shared.map(({ diagnostic, portals }) => [diagnostic, inPortals(portals)]));
    const diagnostics = [...names.keys()];
    await sayDiagnostics(this.#context.terminal, diagnostics, this.problems.sources, (one) => names.get(one) ?? '');
    annotate(this.#context, diagnostics);
  }

  /** `report.html` has its pages in the folder `report` beside it. */
  async #writePage(name: string, html: string, page: string): Promise<void> {
    const index = indexOf(resolve(this.#context.cwd, html));
    const path = join(index.replace(/\.html?$/i, ''), `${name}.html`);
    await writeReport(path, fileText(page));
    this.#pages.set(
      name,
      relative(dirname(index), path).split('\\').join('/').split('/').map(encodeURIComponent).join('/'),
    );
  }
}

function indexOf(path: string): string {
  return /\.html?$/i.test(path) ? path : join(path, 'index.html');
}

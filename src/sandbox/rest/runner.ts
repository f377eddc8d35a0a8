import type { OperatingMeters, OperatingView } from '../limits/operating.ts';
import { type CommandRecord, summarise } from '../log.ts';
import { intval, PhpArray } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';
import { operationTimeLimit, RestError } from './errors.ts';
import { ConnectionFault, type Job, strikeAt } from './job.ts';
import { type Credential, holdsScope, type Method, type MethodList, type Reply } from './method.ts';
import { type Shape, timeOf } from './timing.ts';

/** One call of one method; `key` and a place are there when it is a command of a batch. */
export interface Command {
  readonly method: Method;
  readonly params: PhpArray;
  readonly credential: Credential;
  readonly key: string | undefined;
  readonly place: number;
}

/** What one finished call gives: its reply and the `time` that goes with it. */
export interface Done {
  readonly reply: Reply;
  readonly time: Shape;
}

/** Runs single commands: scope, meter, cost, method, and whatever faults lie in wait at their place. */
export class Runner {
  readonly methods: MethodList;
  readonly #portal: Portal;
  readonly #meters: OperatingMeters;

  constructor(portal: Portal, methods: MethodList, meters: OperatingMeters) {
    this.#portal = portal;
    this.methods = methods;
    this.#meters = meters;
  }

  /** Errors: throws `RestError` as the legacy exception renames it. */
  async run(command: Command, job: Job): Promise<Done> {
    const record = this.note(command.method.name, command.params, command.credential.user.id, job, command.key);
    try {
      checkScope(command);
      this.#strike(command, job);
      const done = await this.#act(command, job, record);
      record.outcome = 'ok';
      breakAt(job, command.place, 'after');
      return done;
    } catch (error) {
      if (error instanceof ConnectionFault) throw error;
      const shown = error instanceof RestError ? job.exception.override(error) : undefined;
      record.outcome = shown?.code ?? 'crashed';
      throw shown ?? error;
    }
  }

  /** Writes a command into the log, also one that will never run. */
  note(method: string, params: PhpArray, caller: number, job: Job, key: string | undefined): CommandRecord {
    const record: CommandRecord = {
      request: job.record.number,
      at: this.#portal.settings.now(),
      method,
      key,
      params: summarise(params),
      caller,
      outcome: 'never-ran',
      isInBatch: key !== undefined,
      changed: false,
    };
    job.record.commands.push(record);
    return record;
  }

  /** What `time` says of operating seconds; `batch` itself has none. */
  operating(meter: string | undefined, now: number): OperatingView | undefined {
    if (this.#portal.settings.tariff === 'self-hosted') return undefined;
    return meter === undefined ? { operating: 0, resetAt: Math.floor(now) + 600 } : this.#meters.view(meter, now);
  }

  /** Faults and limits that stop a command before it acts. */
  #strike(command: Command, job: Job): void {
    const { settings } = this.#portal;
    breakAt(job, command.place, 'before');
    const isMetered = settings.limits && settings.tariff !== 'self-hosted';
    const isBlocked = isMetered && this.#meters.isBlocked(meterOf(command), job.position);
    if (isBlocked || strikeAt(job, command.place, 'op429')) throw operationTimeLimit();
    const refused = strikeAt(job, command.place, 'refuse-command');
    if (refused) throw new RestError(refused.argument, 'The sandbox was told to refuse this command');
  }

  async #act(command: Command, job: Job, record: CommandRecord): Promise<Done> {
    const { settings, clock, tables } = this.#portal;
    const start = job.position;
    const cost = settings.costs.methods[command.method.name.toLowerCase()] ?? 0;
    job.position += cost;
    if (cost > 0) await clock.until(job.position);
    const startedAt = performance.now();
    const mutations = tables.mutations;
    const reply = this.#call(command, job);
    record.changed = tables.mutations !== mutations;
    this.#meters.record(meterOf(command), cost, start);
    const spent = cost + (performance.now() - startedAt) / 1000;
    return { reply, time: timeOf(start, spent, this.operating(meterOf(command), job.position)) };
  }

  #call(command: Command, job: Job): Reply {
    const params = platformFree(command.params);
    if (strikeAt(job, command.place, 'drop-avatar')) dropAvatar(params);
    return command.method.run({
      portal: this.#portal,
      params,
      credential: command.credential,
      caller: command.credential.user,
      isInBatch: command.key !== undefined,
      start: intval(command.params.get('start')),
      exception: job.exception,
      methods: this.methods,
      afterwards: (work) => job.afterwards.push(work),
    });
  }
}

const PLATFORM = new Set('auth access_token auth_connector aplogin ap start state token sessid method'.split(' '));

/** The parameters without those the platform swallows itself. */
function platformFree(params: PhpArray): PhpArray {
  const free = new PhpArray();
  for (const [key, value] of params.entries()) if (!PLATFORM.has(key)) free.set(key, value);
  return free;
}

function dropAvatar(params: PhpArray): void {
  for (const key of [...params.keys()]) if (key.toUpperCase() === 'AVATAR') params.delete(key);
}

/** Inside a webhook's batch the password is unknown, so all webhooks of a portal share one meter there. */
function meterOf(command: Command): string {
  const { credential, key } = command;
  const id = credential.kind === 'webhook' && key !== undefined ? '' : credential.id;
  return `${credential.kind}|${id}|${command.method.name.toLowerCase()}`;
}

function breakAt(job: Job, place: number, moment: 'before' | 'after'): void {
  const strike = strikeAt(job, place, `drop-${moment}`) ?? strikeAt(job, place, `hang-${moment}`);
  if (strike) throw new ConnectionFault(strike);
}

function checkScope({ method, credential, key }: Command): void {
  if (holdsScope(method.scopes, credential)) return;
  const token = credential.kind === 'webhook' ? 'webhook token' : 'access token';
  const text = key === undefined ? `The request requires higher privileges than provided by the ${token}` : '';
  throw new RestError('insufficient_scope', text, 401);
}

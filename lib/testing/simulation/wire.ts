import type { Random } from '../random.ts';
import type { Clock } from './clock.ts';
import type { Emitted, ServerProcess } from './server-process.ts';

/** What a process answers to one event of a page. */
export type Answerer = (process: ServerProcess, event: string, input: never) => Promise<object>;

const NOTICED_MS = 500;

/** One connection of a page to a process: in order both ways, until it is cut, which each side learns for itself. */
export class Wire {
  isConnected = true;
  /** The page has noticed that the connection is gone. */
  onLost: () => void = () => undefined;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #process: ServerProcess;
  readonly #answer: Answerer;
  readonly #onEmitted: (emitted: Emitted) => void;
  /** When the last that was sent each way arrives: what follows cannot overtake it. */
  #upAt = 0;
  #downAt = 0;
  #serial: Promise<unknown> = Promise.resolve();

  constructor(
    { clock, random, process }: { clock: Clock; random: Random; process: ServerProcess },
    { answer, onEmitted }: { answer: Answerer; onEmitted: (emitted: Emitted) => void },
  ) {
    this.#clock = clock;
    this.#random = random;
    this.#process = process;
    this.#answer = answer;
    this.#onEmitted = onEmitted;
    process.wires.add(this);
  }

  /** What is under way is lost. The process may go on with what it got already. */
  cut(): void {
    if (!this.isConnected) return;
    this.isConnected = false;
    this.#clock.after(this.#random.next() * NOTICED_MS, () => this.onLost());
    this.#process.wires.delete(this);
  }

  receive(emitted: Emitted): void {
    this.#down(() => this.#onEmitted(emitted));
  }

  /** As far as `say` of the page uses a socket of Socket.IO. */
  socket() {
    const wire = this;
    return {
      get connected() {
        return wire.isConnected;
      },
      timeout: (ms: number) => ({
        emitWithAck: (event: string, input: never) => wire.#ask(event, input, ms),
      }),
    };
  }

  #ask(event: string, input: never, timeoutMs: number): Promise<object> {
    return new Promise((resolve, reject) => {
      this.#clock.after(timeoutMs, () => reject(new Error('timeout')));
      this.#upAt = Math.max(this.#upAt, this.#clock.now + this.#latency());
      this.#clock.after(this.#upAt - this.#clock.now, () => {
        if (!this.isConnected) return;
        const work = () => this.#answer(this.#process, event, input);
        this.#serial = this.#serial.then(work, work).then((answer) => this.#down(() => resolve(answer)));
      });
    });
  }

  #down(work: () => void): void {
    this.#downAt = Math.max(this.#downAt, this.#clock.now + this.#latency());
    this.#clock.after(this.#downAt - this.#clock.now, () => {
      if (this.isConnected) work();
    });
  }

  #latency(): number {
    return this.#random.next() * (this.#random.chance(0.1) ? 2_000 : 20);
  }
}

import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import { say } from '../scripts/run-step.mjs';
import { hostileBodies, hostileImports, type Work } from './pieces/hostile-works.ts';
import { largeWorks } from './pieces/large-works.ts';
import { fillWorkspace } from './pieces/large-workspace.ts';
import { longestPiece } from './pieces/longest-piece.ts';
import type { Figure, Report } from './report/report.ts';

const ROUNDS = 3;
/** The longest that anything may keep the event loop in one piece, in milliseconds. */
const AIM = 50;

/**
 * How long each kind of request, event and file keeps the event loop in one piece: nothing else of a process runs
 * meanwhile. The use cases run in this process as the transports call them; the engine works in its own thread. A part of
 * a name may be given, for the works that have it.
 */
export async function bench([only = '']: readonly string[]): Promise<Report> {
  const { ctx, close } = await createTestContext();
  try {
    const caller = await addPerson(ctx, 'bench');
    const works = [
      ...hostileBodies(),
      ...hostileImports(ctx, caller),
      ...largeWorks(await fillWorkspace(ctx, caller), caller),
    ];
    const figures: Figure[] = [];
    for (const work of works.filter(([what]) => what.includes(only))) {
      const figure = await measure(work);
      say(`${figure.what}: ${figure.measured} (${figure.remark})`);
      figures.push(figure);
    }
    return {
      title: 'Longest pieces: how long the event loop is kept in one piece',
      figures,
      notes: [
        `Processor time of the main thread between two turns of the event loop while the work runs: what other programs do meanwhile is not in it. The least of ${ROUNDS} rounds after a first one.`,
        'The system counts in steps of up to 4 ms. Where it does not say what a thread has run, it is the time that went by.',
        'Not in it: what Next and Socket.IO do around a use case, and the drawing of a page on the server. The first call of a route loads its code in one piece: in the production build 210 to 260 ms of processor time for the first route of a process, 270 ms for its first page, and 25 to 40 ms for each further route. It happens once in each process; `preloadEntriesOnStart` would move it to the start, whose time it doubles.',
      ],
    };
  } finally {
    await close();
  }
}

async function measure([what, run]: Work): Promise<Figure> {
  const first = await longestPiece(run);
  const pieces: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pieces.push(await longestPiece(run));
  const least = Math.min(...pieces);
  return {
    what,
    measured: `${least.toFixed(1)} ms`,
    aim: `${AIM} ms`,
    isMet: least <= AIM,
    remark: `rounds ${pieces.map((each) => each.toFixed(0)).join(', ')} ms; the first time ${first.toFixed(0)} ms`,
  };
}

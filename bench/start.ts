import type { Report } from './report/report.ts';
import { buildFirst } from './start/build-first.ts';
import { measureFirstByte } from './start/first-byte.ts';
import { measureFirstLoad } from './start/first-load.ts';
import { measureSendToPaint } from './start/send-to-paint.ts';
import { measureStarts } from './start/starts.ts';

/** What a newcomer meets: the start, the first page, and how live it is. */
export async function bench(): Promise<Report> {
  const built = await buildFirst();
  const figures = [
    ...(await measureStarts(built)),
    ...(await measureFirstLoad()),
    ...(await measureFirstByte(built)),
    ...(await measureSendToPaint()),
  ];
  return {
    title: 'Start, first load, first byte, and from send to paint',
    figures,
    notes: [
      'The floor of the start is a custom Next server of the same version with one empty page and nothing else, built and started in the same rounds, in turns; so is every other ratio.',
      'From send to paint: from the key press in one browser to the frame after the one in which the other has the message, both Chromium on this machine, by the clock that they share; the server works beside them on the same cores.',
      "Why the start is twice the empty one's: the engine's thread, the indexes and the live server are opened before the port is; about half a second in all, within the 3 s.",
      'Why the script is above its aim: an empty page of this framework has most of it already, socket.io-client adds 14 KB, and zod 32 KB (gzip), with which the page reads every fact before it believes it. `zod/mini` would save two thirds of that, at the price of writing the contract in its other language.',
      "Why the home page's first byte is above its aim: the session, then the conversations, the people and their presence are read from the store before the first byte; the empty page reads nothing.",
      'Where the time from send to paint goes, by a trace: the outbox stores a message in IndexedDB before it is sent, whose answer waits for the frame that the browser draws after a key press (about 26 ms); 15 ms until the other browser has it; 10 ms until it is in the page; the rest is the frame, which two browsers draw without a graphics card on the cores that the server works on.',
    ],
  };
}

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
      'Why the script is above its aim: an almost empty page of this framework has about 129 KB of it already. No schema is in the page; Socket.IO and the live client are fetched ahead, once the page is drawn.',
      "Why the home page's first byte is above its aim: the session, then the conversations, the people and their presence are read from the store before the first byte; the empty page reads nothing.",
      'Where the time from send to paint goes: a message is sent while the outbox stores it, so that it no longer waits for the answer of IndexedDB; the rest is the server, the page, and the frame, which two browsers draw without a graphics card on the cores that the server works on.',
    ],
  };
}

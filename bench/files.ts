import { measureServingAgain } from './files/again.ts';
import { measureBesideUploads } from './files/beside-uploads.ts';
import { measureDrop } from './files/drop.ts';
import { startSystems } from './files/systems.ts';
import { measureThumbnails } from './files/thumbnails.ts';
import { measureUploads } from './files/uploads.ts';
import type { Report } from './report/report.ts';
import { buildApp } from './start/build-first.ts';

/** What files cost: going up, beside the messages of others, being asked for again, and from one page to another. */
export async function bench(): Promise<Report> {
  await buildApp();
  const systems = await startSystems();
  try {
    return {
      title: 'Files: uploads, messages beside them, pictures again, thumbnails, and from drop to paint',
      figures: [
        ...(await measureUploads(systems)),
        ...(await measureBesideUploads(systems)),
        ...(await measureServingAgain(systems)),
        ...(await measureThumbnails()),
        ...(await measureDrop(systems.server)),
      ],
      notes: [
        'The rival is a plain Node server without rights, documents or limits, in a process of its own on the same disk, in turns in the same run; clients are processes of their own where they would slow what measures.',
        'Processor time is of the whole server process, the embedded engine and its threads included, in steps of 10 ms. Memory is what the process has of its own, without pages of its data file.',
      ],
    };
  } finally {
    await systems.close();
  }
}

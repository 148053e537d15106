// Uploads files again and again until it is ended, in a process of its own so that it does not slow what measures.
import { constants, setPriority } from 'node:os';
import { RestClient } from '../../e2e/fixtures/rest.ts';
import { manyBytes, uploadForm } from './transfer.ts';

const [url = '', token = '', atOnce = '1', size = '1'] = process.argv.slice(2);
const rest = new RestClient(url, token);
const file = () => ({ name: 'large.bin', bytes: manyBytes(Number(size)), size: Number(size) });

// Its own work must not take the server's processor: those who upload have machines of their own.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
let isOver = false;
process.once('SIGTERM', () => {
  isOver = true;
});

async function uploadOn(): Promise<void> {
  while (!isOver) await rest.ask('DELETE', `/files/${await uploadForm(url, rest, file())}`);
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: Number(atOnce) }, uploadOn));
process.exit(0);

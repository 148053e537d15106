// Brings the data in DATA_DIR up to date, as the start of a server does, and ends.
import { readEnv } from '../../../process/env.ts';
import { startRuntime } from '../../../server/start-runtime.ts';

const runtime = await startRuntime(readEnv(process.env), { hasJobs: false });
await Promise.all([runtime.indexed, runtime.upgraded]);
await runtime.close();
process.exit(0);

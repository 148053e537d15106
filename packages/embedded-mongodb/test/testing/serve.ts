import { startEmbeddedMongo } from '../../src/index.ts';

// Serves a folder until it is killed: the other end of tests about processes.
const folder = process.argv[2] ?? '';
const engine = await startEmbeddedMongo({ folder, onLost: (reason) => process.stderr.write(`${reason}\n`) });
process.stdout.write(`${JSON.stringify({ uri: engine.uri, role: engine.role })}\n`);
process.once('SIGTERM', () => void engine.close().then(() => process.exit(0)));
process.stdin.resume().once('end', () => process.exit(1));

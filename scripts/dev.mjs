// Development with reload: `npm run dev`. Next reloads the pages by itself; the server is bundled again and started
// again whenever something that it imports changes.
import { spawn } from 'node:child_process';
import { builtPath, bundleOptions } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { root, say } from './run-step.mjs';

const STOP_MS = 5_000;

process.chdir(root);
await installIfNeeded();
const { context } = await import('esbuild');

let server;
let turn = Promise.resolve();
let isStopping = false;

/** Stops the server that runs, if any, and starts the newest bundle; one turn after the other. */
function restart() {
  turn = turn.then(async () => {
    await stop();
    if (isStopping) return;
    server = spawn(process.execPath, ['--enable-source-maps', builtPath('dev/server.js')], {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    });
    server.once('exit', (code) => {
      if (code) say('The server has stopped; it starts again after the next change.');
    });
  });
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const limit = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(limit);
}

const options = bundleOptions({
  server: 'server.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  'embedded-mongodb-worker': 'embedded-mongodb/worker',
  'picture-process': 'lib/images/picture-process.ts',
  'push-worker': 'lib/notices/push/push-worker.ts',
});
const bundler = await context({
  ...options,
  outdir: builtPath('dev'),
  plugins: [
    ...options.plugins,
    {
      name: 'restart',
      setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? restart() : undefined)),
    },
  ],
});
await bundler.watch();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    isStopping = true;
    await bundler.dispose();
    await turn;
    await stop();
    process.exit(0);
  });
}

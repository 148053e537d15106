// Installs, builds and starts Parley: `npm start`. Needs nothing but Node.
//
// This file checks the version of Node and nothing else, in syntax and imports that an old Node can read, so that
// the message is seen instead of a syntax error. What `npm start`, `npm run store` and `npm run demo` share is in
// scripts/launch.mjs.
const OLDEST = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Parley needs Node.js ${OLDEST.join('.')} or later; this is ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org or by your package manager, and start again.\n',
  );
  process.exit(1);
} else {
  void import('./scripts/launch.mjs').then(({ launch }) => launch(process.argv[2] || 'server'));
}

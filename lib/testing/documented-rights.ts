import { readFile } from 'node:fs/promises';

/** What docs/SCALING.md says that a Redis user of the workspace needs: of one server, and besides of a cluster. */
export async function documentedRights(): Promise<[string[], string[]]> {
  const text = await readFile('docs/SCALING.md', 'utf8');
  const one = /ACL SETUSER parley (.*)/.exec(text)?.[1] ?? '';
  const cluster = /A cluster needs besides `([^`]*)`/.exec(text)?.[1] ?? '';
  return [one.split(' '), cluster.split(' ')];
}

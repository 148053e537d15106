// A push service in a process of its own, so that what it costs is not counted: says its host, then for each line that it reads
// how many pushes it took since the last one, and when the last of them came.
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { startPushService } from '../../lib/testing/push-service/push-service.ts';

// A real one runs elsewhere: this one gives way to the server on the same processors.
setPriority(constants.priority.PRIORITY_LOW);
const service = await startPushService();
const count = Number(process.argv[2] ?? 1);
const devices = Array.from({ length: count }, () => service.addDevice());
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
let seen = 0;

say({ host: service.host, subscriptions: devices.map(({ subscription }) => subscription) });
for await (const _ of createInterface({ input: process.stdin })) {
  const taken = devices.reduce((sum, { received }) => sum + received.length, 0);
  say({ taken: taken - seen, problems: service.problems });
  seen = taken;
}

import { say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import type { Systems } from './systems.ts';
import { manyBytes, send, uploadForm } from './transfer.ts';
import { cpuMsOf } from './usage.ts';

const ROUNDS = 7;
const MB = 1024 ** 2;
const SIZE = 100 * MB;

interface Run {
  readonly ms: number;
  readonly cpuMs: number;
}

/** 100 MB from one client, against a plain Node stream to disk with fdatasync, in turns. */
export async function measureUploads({ server, plain, asha }: Systems): Promise<Figure[]> {
  const own: Run[] = [];
  const rival: Run[] = [];
  const uploadOwn = async () => {
    const id = await uploadForm(server.url, asha, { name: 'large.bin', bytes: manyBytes(SIZE), size: SIZE });
    return () => asha.ask('DELETE', `/files/${id}`);
  };
  const uploadPlain = async () => {
    const headers = { 'content-length': String(SIZE) };
    const { status } = await send('PUT', `${plain.url}/large.bin`, { headers, body: manyBytes(SIZE) });
    if (status !== 201) throw new Error(`The plain server answered with ${status}.`);
    return async () => undefined;
  };
  // The first of each loads code.
  await (await uploadOwn())();
  await uploadPlain();
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await run(server.pid(), uploadOwn));
    rival.push(await run(plain.program.pid, uploadPlain));
    say(
      `upload, round ${round + 1} of ${ROUNDS}: ${own.at(-1)?.ms.toFixed(0)} ms, plain ${rival.at(-1)?.ms.toFixed(0)} ms`,
    );
  }
  return figuresOf(own, rival);
}

async function run(pid: number, upload: () => Promise<() => Promise<unknown>>): Promise<Run> {
  const cpuBefore = cpuMsOf(pid);
  const begun = performance.now();
  const remove = await upload();
  const ms = performance.now() - begun;
  const cpuMs = cpuMsOf(pid) - cpuBefore;
  await remove();
  return { ms, cpuMs };
}

function figuresOf(own: readonly Run[], rival: readonly Run[]): Figure[] {
  const rate = ({ ms }: Run) => SIZE / MB / (ms / 1000);
  const perSecond = (value: number) => `${value.toFixed(0)} MB/s`;
  const cpu = (value: number) => `${value.toFixed(0)} ms`;
  const [ownRate, rivalRate] = [own.map(rate), rival.map(rate)];
  const [ownCpu, rivalCpu] = [own.map(({ cpuMs }) => cpuMs), rival.map(({ cpuMs }) => cpuMs)];
  const speed = median(ownRate) / median(rivalRate);
  const cost = median(ownCpu) / median(rivalCpu);
  return [
    {
      what: '100 MB upload, MB/s against a plain Node stream with fdatasync',
      measured: `${speed.toFixed(2)} times`,
      aim: 'at least 0.8 times (0.95)',
      isMet: speed >= 0.8,
      remark: `${perSecond(median(ownRate))}, ${spread(ownRate, perSecond)}; plain ${perSecond(median(rivalRate))}, ${spread(rivalRate, perSecond)}`,
    },
    {
      what: '… its processor time',
      measured: `${cost.toFixed(2)} times`,
      aim: '1.3 times',
      isMet: cost <= 1.3,
      remark: `${cpu(median(ownCpu))}, ${spread(ownCpu, cpu)}; plain ${cpu(median(rivalCpu))}, ${spread(rivalCpu, cpu)}`,
    },
  ];
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entry } from '../../lib/testing/delivery/history.ts';
import { root } from '../../scripts/run-step.mjs';
import type { ConversationReport, DeliveryReport } from './run-delivery.ts';

const EXAMPLES = 2;
const LINES_SHOWN = 12;

/** What a run did and found, for the person at the terminal. */
export function formatReport(
  { conversations, faults, failures, took }: DeliveryReport,
  title: string,
): string {
  return [
    title,
    `  ${[...faults].map(([what, times]) => `${what} ${times} times`).join(', ')}`,
    `  ${took[0].toFixed(0)} s to open, ${took[1].toFixed(0)} s of faults, ${took[2].toFixed(0)} s until all showed the same`,
    ...conversations.flatMap(formatConversation),
    ...failures.slice(0, EXAMPLES).map((line) => `  failed inside: ${line}`),
  ].join('\n');
}

function formatConversation({ name, history, problems }: ConversationReport): string[] {
  const count = (kind: Entry['kind']) => history.entries.filter((entry) => entry.kind === kind).length;
  const lines = [
    `  ${name}: sent ${count('sent')}, acknowledged ${count('acknowledged')}, stored ${history.stored.length}`,
    `    changes ${count('changed')} of ${count('changing')}, reactions ${count('reacted')}, events received ${count('received')}, connections ${count('connected')}, screens shown ${count('shown')}`,
  ];
  if (problems.length === 0) lines.push('    nothing lost, doubled, swapped or invented');
  const rules = new Set(problems.map(({ rule }) => rule));
  for (const rule of rules) {
    const broken = problems.filter((problem) => problem.rule === rule);
    lines.push(`    BROKEN, ${broken.length} times: ${rule}`);
    for (const { what, about } of broken.slice(0, EXAMPLES)) {
      lines.push(`      ${what}`, ...entriesAbout(history.entries, about));
    }
  }
  return lines;
}

/** Whether anything was found that must not be. */
export function isBroken({ conversations }: DeliveryReport): boolean {
  return conversations.some(({ problems }) => problems.length > 0);
}

/** What happened to these messages, and the faults around it. */
function entriesAbout(entries: readonly Entry[], about: readonly string[]): string[] {
  const texts = about.filter((text) => text !== '');
  const own = entries.filter(
    (entry) => entry.kind !== 'shown' && texts.some((text) => JSON.stringify(entry).includes(text)),
  );
  const from = (own[0]?.at ?? 0) - 500;
  const to = (own.at(-1)?.at ?? 0) + 500;
  const around = entries.filter((entry) => entry.kind === 'fault' && entry.at >= from && entry.at <= to);
  const all = [...own, ...around].sort((a, b) => a.at - b.at);
  return all.slice(0, LINES_SHOWN).map((entry) => `      ${JSON.stringify(entry)}`);
}

/** Writes the whole history to a file; returns its path. */
export async function saveHistory(report: DeliveryReport, seed: number): Promise<string> {
  const file = path.join(root, 'test-results', `delivery-${seed}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ seed, ...report, faults: [...report.faults] }));
  return file;
}

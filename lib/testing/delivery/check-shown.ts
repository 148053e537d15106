import { type Facts, firstOfEach, type Problem } from './facts.ts';
import { DELETED_TEXT, type EndState, type Row, type Seen } from './history.ts';

/** What a raw socket receives: each creation once and in order, without a hole unless it had to catch up. */
export function checkReceived(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const last = new Map<string, number>();
  const versions = new Map<string, Seen>();
  for (const entry of facts.history.entries) {
    if (entry.kind === 'connected' || entry.kind === 'sync required') last.delete(entry.reader);
    if (entry.kind === 'acknowledged' && entry.message)
      problems.push(...sameVersion(versions, entry.message));
    if (entry.kind !== 'received') continue;
    const { reader, event, message } = entry;
    problems.push(...sameVersion(versions, message), ...isStored(facts, reader, message));
    if (event !== 'message:created') continue;
    const before = last.get(reader);
    last.set(reader, Math.max(message.seq, before ?? 0));
    if (before === undefined || message.seq === before + 1) continue;
    const what = `${reader} received seq ${message.seq} after seq ${before}`;
    problems.push({ rule: 'events come once, in order and without a hole', what, about: [message.id] });
  }
  return problems;
}

function sameVersion(versions: Map<string, Seen>, message: Seen): Problem[] {
  const key = `${message.id} ${message.revision}`;
  const known = versions.get(key);
  versions.set(key, message);
  if (!known || (known.body === message.body && known.seq === message.seq)) return [];
  const what = `seq ${message.seq} at revision ${message.revision} was "${known.body}" and "${message.body}"`;
  return [{ rule: 'everyone sees the same at one revision', what, about: [message.id] }];
}

function isStored(facts: Facts, reader: string, message: Seen): Problem[] {
  const stored = facts.byId.get(message.id);
  if (stored && stored.seq === message.seq && stored.revision >= message.revision) return [];
  const what = `${reader} received "${message.body}" (seq ${message.seq}, revision ${message.revision}), stored is ${stored ? `seq ${stored.seq}, revision ${stored.revision}` : 'no such message'}`;
  return [{ rule: 'what is emitted is stored', what, about: [message.id] }];
}

/** What a page showed at any moment: in order, without repeat or hole, each text at its position. */
export function checkShown(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  for (const { page, rows } of facts.of('shown')) {
    const numbered = rows.filter((row) => row.seq !== null);
    const texts = new Set<string>();
    for (const [index, row] of numbered.entries()) {
      const before = numbered[index - 1];
      if (before && row.seq !== (before.seq ?? 0) + 1) {
        const what = `${page} showed seq ${row.seq} under seq ${before.seq}`;
        problems.push({
          rule: 'a page shows no hole, no repeat and no swap',
          what,
          about: [row.text, before.text],
        });
      }
      problems.push(...textFits(facts, page, row));
      texts.add(row.text);
    }
    for (const { seq, text } of rows) {
      if (seq === null && texts.has(text)) {
        const what = `${page} showed "${text}" as stored and as on its way`;
        problems.push({ rule: 'a page shows a message once', what, about: [text] });
      }
    }
  }
  return firstOfEach([...problems, ...checkKept(facts)]);
}

/** What a page once showed as on its way was in its outbox: in the end it is stored, whatever became of the page. */
function checkKept(facts: Facts): Problem[] {
  const stored = new Set([...facts.textsOf.values()].flatMap((texts) => [...texts]));
  // A text that no one saw before it was deleted is unknown; then nothing can be said.
  const isUnknown = facts.history.stored.some(
    (message) => message.isDeleted && facts.sentAs(message).length === 0,
  );
  const kept = new Map<string, string>();
  for (const { page, rows } of facts.of('shown')) {
    for (const { seq, text } of rows) if (seq === null) kept.set(text, page);
  }
  return [...kept]
    .filter(([text]) => !stored.has(text) && !isUnknown)
    .map(([text, page]) => ({
      rule: 'what a page took is sent in the end',
      what: `${page} showed "${text}" as on its way, and it is nowhere`,
      about: [text],
    }));
}

function textFits(facts: Facts, who: string, { seq, text }: Row): Problem[] {
  const stored = facts.bySeq.get(seq ?? 0);
  const texts = stored && facts.textsOf.get(stored.id);
  const isRight = text === DELETED_TEXT ? stored?.isDeleted : texts?.has(text);
  // What was deleted by now was another text before, of which only the sender knows.
  if (isRight || (stored?.isDeleted && (texts?.size ?? 0) <= 1)) return [];
  const what = `${who} showed "${text}" as seq ${seq}; stored is "${stored?.body ?? 'nothing'}"`;
  return [{ rule: 'a page shows what was written there', what, about: [text, stored?.id ?? ''] }];
}

/** What every page shows in the end is what is stored. */
export function checkEndStates(stored: readonly Seen[], endStates: readonly EndState[]): Problem[] {
  const all = [...stored]
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq, body, isDeleted }): Row => ({ seq, text: isDeleted ? DELETED_TEXT : body }));
  return endStates.flatMap(({ who, rows, isWhole }) => {
    const wanted = isWhole ? all : all.slice(Math.max(0, all.length - rows.length));
    const at = Array.from({ length: Math.max(wanted.length, rows.length) }).findIndex(
      (_, index) => wanted[index]?.seq !== rows[index]?.seq || wanted[index]?.text !== rows[index]?.text,
    );
    if (at < 0 && (rows.length > 0 || all.length === 0)) return [];
    const show = (row: Row | undefined) => (row ? `seq ${row.seq} "${row.text}"` : 'nothing');
    const what = `${who} shows ${show(rows[at])} where ${show(wanted[at])} is stored`;
    return [{ rule: 'in the end every page shows what is stored', what, about: [wanted[at]?.text ?? ''] }];
  });
}

import { type Facts, firstOfEach, type Problem } from './facts.ts';
import type { Stored } from './history.ts';

/** `seq` and the revisions: gapless from 1, each taken once. */
export function checkNumbers(stored: readonly Stored[]): Problem[] {
  const problems: Problem[] = [];
  const sorted = [...stored].sort((a, b) => a.seq - b.seq);
  sorted.forEach((message, index) => {
    if (message.seq === index + 1) return;
    problems.push({
      rule: 'seq counts from 1 without gap or repeat',
      what: `the ${index + 1}th stored message has seq ${message.seq}`,
      about: [message.id, sorted[index - 1]?.id ?? ''],
    });
  });
  const numbers = stored.flatMap(({ id, revisions }) => revisions.map((revision) => ({ revision, id })));
  numbers.sort((a, b) => a.revision - b.revision);
  numbers.forEach(({ revision, id }, index) => {
    if (revision === index + 1) return;
    problems.push({
      rule: 'each change has a revision of its own, without gap',
      what: `the ${index + 1}th change has revision ${revision}`,
      about: [id, numbers[index - 1]?.id ?? ''],
    });
  });
  for (const { id, revision, revisions } of stored) {
    const isGrowing = revisions.every((each, index) => index === 0 || each > (revisions[index - 1] ?? 0));
    if (isGrowing && revisions.at(-1) === revision) continue;
    const what = `revision ${revision} of ${revisions.join(', ')}`;
    problems.push({ rule: 'the revision of a message only grows', what, about: [id] });
  }
  return firstOfEach(problems);
}

/** What was acknowledged is stored, once, and as it was answered. */
export function checkAcknowledged(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const byClientId = new Map<string, Stored[]>();
  for (const message of facts.history.stored) {
    byClientId.set(message.clientId, [...(byClientId.get(message.clientId) ?? []), message]);
  }
  const created = new Map<string, number>();
  for (const { writer, clientId, message, isNew } of facts.of('acknowledged')) {
    const found = byClientId.get(clientId) ?? [];
    const about = [clientId, message?.id ?? ''];
    if (found.length === 0) {
      problems.push({
        rule: 'what is acknowledged is stored',
        what: `${writer}'s ${clientId} is lost`,
        about,
      });
    } else if (found.length > 1) {
      const what = `${writer}'s ${clientId} is stored ${found.length} times`;
      problems.push({ rule: 'what is acknowledged is stored once', what, about });
    } else if (message && (found[0]?.id !== message.id || found[0].seq !== message.seq)) {
      const what = `${writer} was answered seq ${message.seq}, stored is seq ${found[0]?.seq}`;
      problems.push({ rule: 'every answer to one send is the same', what, about });
    }
    if (isNew === true) created.set(clientId, (created.get(clientId) ?? 0) + 1);
  }
  for (const { writer, what } of facts.of('answered wrongly')) {
    problems.push({ rule: 'every transport answers as agreed', what: `${writer}: ${what}`, about: [] });
  }
  for (const [clientId, count] of created) {
    if (count === 1) continue;
    const what = `${clientId} was answered as new ${count} times`;
    problems.push({ rule: 'a repeat is known as one', what, about: [clientId] });
  }
  return problems;
}

/** What is stored was sent, once, and holds what was written. */
export function checkInvented(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  for (const message of facts.history.stored) {
    const about = [message.id, message.clientId];
    const sent = facts.sentAs(message);
    for (const { body } of sent.slice(0, 1)) counts.set(body, (counts.get(body) ?? 0) + 1);
    // A page's own message, deleted before its text was read here, cannot be distinguished from another.
    if (sent.length === 0 && !message.isDeleted) {
      const what = `no one sent "${message.body}" (seq ${message.seq})`;
      problems.push({ rule: 'nothing is invented', what, about });
    } else if (!message.isDeleted && !facts.textsOf.get(message.id)?.has(message.body)) {
      const what = `seq ${message.seq} holds "${message.body}", which no one wrote there`;
      problems.push({ rule: 'a text is as it was written', what, about });
    }
  }
  for (const [body, count] of counts) {
    if (count === 1) continue;
    problems.push({
      rule: 'one send is stored once',
      what: `"${body}" is there ${count} times`,
      about: [body],
    });
  }
  return problems;
}

/** Each writer waits for an answer, or pipelines on one socket: its messages are in the order in which it sent them. */
export function checkWriters(facts: Facts): Problem[] {
  const seqs = new Map<string, Stored>();
  for (const message of facts.history.stored) {
    for (const { writer, body } of facts.sentAs(message)) seqs.set(`${writer} ${body}`, message);
  }
  const last = new Map<string, Stored>();
  const problems: Problem[] = [];
  for (const { writer, body } of facts.of('sent')) {
    const message = seqs.get(`${writer} ${body}`);
    if (!message) continue;
    const before = last.get(writer);
    if (before && before.seq > message.seq) {
      const what = `${writer} wrote "${message.body}" (seq ${message.seq}) after "${before.body}" (seq ${before.seq})`;
      problems.push({ rule: "a writer's order is kept", what, about: [message.id, before.id] });
    }
    last.set(writer, message);
  }
  return problems;
}

/** Acknowledged edits and deletions are stored. */
export function checkChanges(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  for (const { id, emoji, userId } of facts.of('reacted')) {
    const message = facts.byId.get(id);
    const users = message?.reactions.find((each) => each.emoji === emoji)?.userIds ?? [];
    const count = users.filter((each) => each === userId).length;
    if (count === 1 || message?.isDeleted) continue;
    const what = `${userId}'s ${emoji} on ${id} is there ${count} times`;
    problems.push({ rule: 'an acknowledged reaction is stored once', what, about: [id] });
  }
  for (const { writer, id, body, revision } of facts.of('changed')) {
    const message = facts.byId.get(id);
    const about = [id];
    const rule = 'an acknowledged change is stored';
    if (!message) problems.push({ rule, what: `${writer} changed ${id}, which is not stored`, about });
    else if (body === null && !message.isDeleted) {
      problems.push({ rule, what: `${writer} deleted seq ${message.seq}, which is there`, about });
    } else if (revision !== null && !message.revisions.includes(revision)) {
      problems.push({ rule, what: `${writer}'s change ${revision} of seq ${message.seq} is lost`, about });
    } else if (revision === message.revision && body !== null && message.body !== body) {
      problems.push({ rule, what: `seq ${message.seq} is "${message.body}" instead of "${body}"`, about });
    }
  }
  return problems;
}

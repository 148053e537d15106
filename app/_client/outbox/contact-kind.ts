import type { ContactInput, SomeContactFields } from '../../../lib/contract/contacts/contact.ts';
import { contactFieldNames, EMPTY_FIELDS } from '../../../lib/contract/contacts/contact-fields.ts';
import { isSame } from '../../../lib/contract/contacts/contact-values.ts';
import { type SaveAnswer, saveContact } from '../rest/save-contact.ts';
import { type OutboxKind, passingOutcome, type SendOutcome } from './outbox-kinds.ts';
import type { ContactRecord } from './outbox-record.ts';

const EMPTY_CONTACT: ContactInput = { name: '', ...EMPTY_FIELDS };

type SaveCall = typeof saveContact;
type OnAnswer = (record: ContactRecord, answer: SaveAnswer) => void;

/**
 * Queued saves of contacts go by REST. Whatever the server answers goes to `onAnswer` before the record leaves the
 * outbox: what was refused, or met other people's changes, waits in the contact's form from then on.
 */
export function contactKind(onAnswer: OnAnswer, call: SaveCall = saveContact): OutboxKind<ContactRecord> {
  return {
    // REST needs no socket: where the live connection cannot be made, saving still works.
    canSend: () => navigator.onLine,
    async send(record): Promise<SendOutcome> {
      const answer = await sendSave(record, call);
      if (answer.ok) {
        onAnswer(record, answer);
        return { kind: 'stored' };
      }
      const passing = passingOutcome(answer.code === 'unreachable' ? null : answer.code, answer.message);
      if (!passing) return { kind: 'refused', reason: answer.message, refusal: answer };
      if (passing.kind === 'lost') onAnswer(record, answer);
      return passing;
    },
    onRefused(record, { reason, refusal }) {
      onAnswer(record, refusal ?? { ok: false, code: 'internal', message: reason });
      return null;
    },
  };
}

async function sendSave(
  { contactId: id, changed, base }: ContactRecord,
  call: SaveCall,
): Promise<SaveAnswer> {
  if (base !== null) return await call({ id, changed, base });
  const fields = Object.assign({}, EMPTY_CONTACT, changed);
  const answer = await call({ ...fields, id });
  if (answer.ok || answer.code !== 'id_reused') return answer;
  // Another tab created it with other content: now this is an edit of it, begun from an empty form.
  return await call({ id, ...filledFields(fields) });
}

/** What differs from an empty form, as an edit that began from one. */
function filledFields(fields: ContactInput): { changed: SomeContactFields; base: SomeContactFields } {
  const filled = contactFieldNames.filter((field) => !isSame(fields[field], EMPTY_CONTACT[field]));
  const pick = (from: ContactInput) => Object.fromEntries(filled.map((field) => [field, from[field]]));
  return { changed: pick(fields), base: pick(EMPTY_CONTACT) };
}

interface Edit {
  readonly changed: SomeContactFields;
  readonly base: SomeContactFields | null;
}

/**
 * An edit as a change of what the saves queued before it leave, which may be stored already: without that, a person's
 * second save would meet the first as if another person had made it. Null when nothing is left to save.
 */
export function editAfter(queued: readonly Edit[], edit: Edit): Edit | null {
  if (queued.length === 0) return edit;
  const before: SomeContactFields = Object.assign({}, edit.base, ...queued.map(({ changed }) => changed));
  const changed = contactFieldNames.filter(
    (field) => edit.changed[field] !== undefined && !isSame(edit.changed[field], before[field]),
  );
  if (changed.length === 0) return null;
  const pick = (from: SomeContactFields) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return { changed: pick(edit.changed), base: pick(before) };
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../contract/values/new-id.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { deleteMessage } from '../messages/change/delete-message.ts';
import { readFile } from '../messages/files/read-file.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { addFile } from '../testing/files/add-file.ts';
import { openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';

let processes: TwoProcesses;
beforeAll(async () => {
  processes = await openTwoProcesses();
});
afterAll(async () => {
  processes.reset();
  await processes.close();
});

it('who hears that a message is deleted gets its files from no process any more', async () => {
  const { firstProcess, otherProcess, join } = processes;
  const [ada, ben] = [await join(firstProcess), await join(otherProcess)];
  const input = { name: newId(), visibility: 'private' as const, memberIds: [ben.caller.userId] };
  const { id: conversationId } = await createRoom(firstProcess.ctx, ada.caller, input);
  const file = await addFile(firstProcess.ctx, ada.caller);
  const sent = { conversationId, clientId: newId(), body: '', fileIds: [file._id] };
  const { message } = await sendMessage(firstProcess.ctx, ada.caller, sent);
  await eventually(() => expect(ben.named('message:created')).toHaveLength(1));
  const read = () => readFile(otherProcess.ctx, ben.caller, { id: file._id });
  expect((await read()).name).toBe(file.name);

  const deleting = deleteMessage(firstProcess.ctx, ada.caller, { id: message.id });
  await eventually(() => expect(ben.named('message:deleted')).toHaveLength(1));
  await expect(read()).rejects.toMatchObject({ code: 'not_found' });
  await deleting;
});

// A rival: a plain Socket.IO server, `io.to(room).emit`. With ROWS it stores each message as one durable LMDB row before
// it passes it on and acknowledges it.
import { open } from 'lmdb';
import { Server } from 'socket.io';

interface Sent {
  readonly conversationId: string;
  readonly clientId: string;
  readonly body: string;
}

const rows = process.env.ROWS ? open({ path: process.env.ROWS, overlappingSync: false }) : null;
const lastSeqs = new Map<string, number>();

const io = new Server({
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 20_000,
  pingTimeout: 10_000,
});
io.on('connection', (socket) => {
  socket.on('join', ({ conversationIds }: { conversationIds: string[] }, acknowledge) => {
    void socket.join(conversationIds);
    acknowledge({ ok: true });
  });
  socket.on('message:send', async (sent: Sent, acknowledge) => {
    const seq = (lastSeqs.get(sent.conversationId) ?? 0) + 1;
    lastSeqs.set(sent.conversationId, seq);
    const message = { ...sent, seq, createdAt: new Date() };
    if (rows) await rows.put(`${sent.conversationId}/${seq}`, message);
    io.to(sent.conversationId).emit('message:created', message);
    acknowledge({ ok: true, message });
  });
  for (const event of ['message:delivered', 'message:read']) {
    socket.on(event, (_, acknowledge) => acknowledge({ ok: true }));
  }
});
io.listen(Number(process.env.PORT));
process.stdout.write('ready\n');

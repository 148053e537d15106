// A rival: the smallest chat server on `ws`. Frames are `[event, payload]`, and `[number, event, payload]` to be answered.
import { WebSocket, WebSocketServer } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const lastSeqs = new Map<string, number>();

const handlers: Record<string, (socket: WebSocket, payload: { conversationId: string }) => object> = {
  join(socket, payload) {
    for (const id of (payload as unknown as { conversationIds: string[] }).conversationIds) {
      const members = rooms.get(id) ?? new Set();
      rooms.set(id, members.add(socket));
      socket.once('close', () => members.delete(socket));
    }
    return { ok: true };
  },
  'message:send'(_, payload) {
    const seq = (lastSeqs.get(payload.conversationId) ?? 0) + 1;
    lastSeqs.set(payload.conversationId, seq);
    const message = { ...payload, seq, createdAt: new Date() };
    const frame = JSON.stringify(['message:created', message]);
    for (const member of rooms.get(payload.conversationId) ?? []) {
      if (member.readyState === WebSocket.OPEN) member.send(frame);
    }
    return { ok: true, message };
  },
};

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  perMessageDeflate: false,
});
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const [id, event, payload] = JSON.parse(String(data));
    socket.send(JSON.stringify([id, handlers[event]?.(socket, payload) ?? { ok: true }]));
  });
});
server.on('listening', () => process.stdout.write('ready\n'));

/** An unsent message as it is stored on the device. */
export interface OutboxRecord {
  readonly clientId: string;
  /** Whose it is: another person may sign in on the same browser. */
  readonly userId: string;
  readonly conversationId: string;
  readonly body: string;
  readonly replyToId: string | null;
  readonly createdAt: string;
  /** Its place among the writer's messages. */
  readonly order: number;
  /** Why the server refused it, or null while it is to be sent. */
  readonly failure: string | null;
}

/** Where unsent messages are kept. Every method may reject: a browser may be full, or refuse storage altogether. */
export interface OutboxStorage {
  readonly isDurable: boolean;
  all(userId: string): Promise<OutboxRecord[]>;
  put(record: OutboxRecord): Promise<void>;
  remove(clientId: string): Promise<void>;
}

/** Keeps unsent messages for as long as the page lives. */
export function memoryStorage(): OutboxStorage {
  const records = new Map<string, OutboxRecord>();
  return {
    isDurable: false,
    all: async (userId) => [...records.values()].filter((record) => record.userId === userId),
    put: async (record) => {
      records.set(record.clientId, record);
    },
    remove: async (clientId) => {
      records.delete(clientId);
    },
  };
}

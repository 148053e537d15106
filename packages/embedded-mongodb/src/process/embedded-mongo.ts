export interface EmbeddedMongoOptions {
  readonly folder: string;
  /** Also listen on 127.0.0.1 at this port. */
  readonly port?: number;
  /** The engine ended unexpectedly; the reason is a sentence. */
  readonly onLost?: (reason: string) => void;
}

export interface EmbeddedMongo {
  /** What `new MongoClient(uri)` takes. */
  readonly uri: string;
  /** `client` when another process has the folder and this one uses its engine. */
  readonly role: 'owner' | 'client';
  close(): Promise<void>;
  /** Writes a consistent copy of everything into a new file, while the engine runs. */
  backup(file: string): Promise<void>;
}

/** One run of the engine, from its start to its end. */
export interface Lifecycle {
  isOver: boolean;
  /** Ends what runs, when another process has taken the folder over. */
  stop: () => void;
  /** Reports once that the engine ended by itself. */
  lost(reason: string): void;
}

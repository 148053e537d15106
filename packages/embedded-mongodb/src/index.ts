export { EmbeddedMongoError, type EmbeddedMongoErrorCode } from './errors/embedded-mongo-error.ts';
export type { EmbeddedMongo, EmbeddedMongoOptions } from './process/embedded-mongo.ts';
export { startEmbeddedMongo } from './process/start.ts';

import type { AggregateOptions, Document, FindOptions, IndexDescription, UpdateOptions } from 'mongodb';

/** MongoDB's error code; a list where versions of the 8 series differ or the reference leaves it open. */
export type Code = number | readonly number[];

/** One request, with the answer that MongoDB's manual documents. */
export type Case =
  /** Which documents a filter finds, by `_id`, in any order. */
  | { readonly find: Document; readonly ids: readonly unknown[] }
  /** What a find gives, in order; only `_id` when `ids` are given. */
  | { readonly find: Document; readonly options: FindOptions; readonly gives: readonly unknown[] }
  | { readonly find: Document; readonly options?: FindOptions; readonly fails: Code }
  /** What the only document becomes; `modified` is given where it matters that nothing changed. */
  | {
      readonly update: Document | Document[];
      readonly from?: Document;
      readonly filter?: Document;
      readonly options?: UpdateOptions & { multi?: boolean };
      readonly becomes: Document;
      readonly modified?: number;
    }
  | {
      readonly update: Document | Document[];
      readonly from?: Document;
      readonly filter?: Document;
      readonly options?: UpdateOptions & { multi?: boolean };
      readonly fails: Code;
    }
  | {
      readonly aggregate: Document[];
      readonly options?: AggregateOptions;
      readonly gives: readonly unknown[];
    }
  | { readonly aggregate: Document[]; readonly options?: AggregateOptions; readonly fails: Code }
  /** A command, with `$collection` for the collection's name; `gives` is a part of the reply. */
  | { readonly command: Document; readonly gives: Document; readonly leaves?: readonly Document[] }
  | { readonly command: Document; readonly fails: Code };

/** Cases over the same documents. Each case that may change them starts with fresh ones. */
export interface Table {
  readonly area: string;
  readonly documents: readonly Document[];
  readonly indexes?: readonly IndexDescription[];
  readonly cases: readonly Case[];
}

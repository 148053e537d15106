import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import type { ContactPage } from '../../_client/rest/api.ts';
import type { ContactFeedChange } from '../../_client/sync/contacts-feed.ts';
import type { BookView } from './list-query.ts';
import type { Edge } from './trim-rows.ts';

/** A change by somebody else, shown for a moment. */
export interface Mark {
  readonly revision: number;
  readonly byUserId: string | null;
  readonly fields: readonly string[];
}

/** A contact that was deleted while this page knew it. */
export interface Gone {
  readonly contact: Contact;
  readonly revision: number;
  readonly byUserId: string | null;
}

/** The address book as this page knows it. */
export interface BookState {
  /** What `rows` answers. */
  readonly view: BookView;
  /** A part of the list without a gap, as far as was loaded, in order. Ghosts keep their place. */
  readonly rows: readonly Contact[];
  /** The cursor of the next page, and the last row of the one before: rows beyond it are not known yet. */
  readonly next: Edge | null;
  /** The same at the other end, of a list that was entered in its middle. */
  readonly previous: Edge | null;
  /** Where pages met, in the order of the list. */
  readonly seams: readonly Edge[];
  /** The newest of each contact that this page has seen. */
  readonly known: ReadonlyMap<string, Contact>;
  readonly gone: ReadonlyMap<string, Gone>;
  /** The deleted contacts that still stand in the list, to be brought back. */
  readonly ghosts: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Whether `known` is the whole book: then a search needs no server. */
  readonly isWhole: boolean;
  readonly loading: Loaded | null;
  readonly error: string | null;
}

export type BookAction =
  | { readonly type: 'told'; readonly change: ContactFeedChange; readonly meId: string }
  /** One's own change, as the server answered it; its fact may come before or after. */
  | { readonly type: 'saved'; readonly contact: Contact }
  | { readonly type: 'removed'; readonly contact: Contact; readonly meId: string }
  | { readonly type: 'not removed'; readonly id: string }
  | { readonly type: 'read'; readonly contact: Contact }
  | { readonly type: 'mark ended'; readonly id: string; readonly revision: number }
  | { readonly type: 'ghost ended'; readonly id: string }
  | { readonly type: 'favourite'; readonly id: string; readonly favourite: boolean }
  | { readonly type: 'asked'; readonly view: BookView; readonly what: Loaded | 'known' }
  | { readonly type: 'loaded'; readonly view: BookView; readonly page: ViewPage; readonly what: Loaded }
  | { readonly type: 'failed'; readonly view: BookView; readonly error: string };

/** Which part of the list an answer is; `again`: the part that is looked at, read anew; `end`: the last one. */
export type Loaded = 'list' | 'more' | 'previous' | 'again' | 'end';

/** A page of the list; `previousCursor` of one that began in the middle. */
export type ViewPage = ContactPage & { readonly previousCursor?: string | null | undefined };

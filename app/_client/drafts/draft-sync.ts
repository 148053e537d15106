import type { Draft } from '../../../lib/contract/conversations/draft.ts';
import { newId } from '../../../lib/contract/values/new-id.ts';
import { DEVICE } from '../private-data/private-data.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';
import { tabId } from './tab-id.ts';

const SAVE_MS = 1000;

interface Device {
  readonly deviceId: string;
  readonly deviceName: string;
}

export interface DraftSync {
  /**
   * This device has this in the composer now, or only this tab of it; the account has it within a second. Empty removes the
   * draft.
   */
  keep(conversationId: string, body: string, isOfTab?: boolean): void;
  /** Reads what the other devices of this person have in the composer of a conversation. */
  refresh(conversationId: string): void;
  /** Whether a draft is one of another tab of this browser. */
  isOfThisDevice(deviceId: string): boolean;
  /** Another device saved a draft. */
  handleSaved(conversationId: string, deviceId: string): void;
  /** Takes away what another device had: it was used here, or is not wanted. */
  dismiss(conversationId: string, deviceId: string): void;
  /** Before a conversation is left: what the account does not have yet stays here, what is on its way arrives first. */
  forget(conversationId: string): Promise<void>;
  /** Saves what is waiting; resolves when the account has all of it, or the server did not take it. */
  flush(): Promise<void>;
  stop(): void;
}

/** Keeps drafts in the account, one for each device, so that none ever overwrites another. */
export function createDraftSync(store: LiveStore): DraftSync {
  // Not before it is needed: the server draws pages with this too, and is no device.
  let known: Device | undefined;
  const device = () => {
    known ??= thisDevice();
    return known;
  };
  /** A tab with a draft of its own, beside that of its device. */
  const tab = () => ({ ...device(), deviceId: `${device().deviceId}.${tabId().slice(-12)}` });
  const waiting = new Map<string, { body: string; device: Device; timer: ReturnType<typeof setTimeout> }>();
  /** What the account has of this device and this tab, by both ids; absent while that is not known. */
  const saved = new Map<string, string>();
  /** Resolves when nothing of the conversation is on its way. */
  const underWay = new Map<string, Promise<void>>();

  const cancel = (conversationId: string) => {
    clearTimeout(waiting.get(conversationId)?.timer);
    waiting.delete(conversationId);
  };

  const save = (conversationId: string) => {
    const entry = waiting.get(conversationId);
    cancel(conversationId);
    // A conversation that is not one's own any more takes no draft.
    if (!entry || !store.getState().conversations.byId.has(conversationId)) return;
    const key = `${conversationId} ${entry.device.deviceId}`;
    saved.set(key, entry.body);
    // On this device it is kept anyway; the next key press tries again.
    const saving = call('PUT /conversations/{id}/draft', {
      params: { id: conversationId },
      body: { ...entry.device, body: entry.body },
    }).catch(() => saved.delete(key));
    const earlier = underWay.get(conversationId);
    underWay.set(
      conversationId,
      saving.then(() => earlier),
    );
  };

  const apply = (conversationId: string, drafts: readonly Draft[]) => {
    const own = [device().deviceId, tab().deviceId];
    for (const id of own) {
      const key = `${conversationId} ${id}`;
      if (!saved.has(key)) saved.set(key, drafts.find(({ deviceId }) => deviceId === id)?.body ?? '');
    }
    const others = drafts
      .filter(({ deviceId, body }) => !own.includes(deviceId) && body.trim() !== '')
      .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
    store.dispatch({ type: 'other drafts', conversationId, drafts: others });
  };

  const refresh = (conversationId: string) => {
    call('GET /conversations/{id}/drafts', { params: { id: conversationId } })
      .then(({ items }) => items)
      .then((drafts) => apply(conversationId, drafts))
      // Nothing of another device is shown then; what is written here is untouched.
      .catch(() => undefined);
  };

  return {
    keep(conversationId, body, isOfTab = false) {
      const from = isOfTab ? tab() : device();
      // What waits of the other one goes first.
      if (waiting.get(conversationId)?.device.deviceId !== from.deviceId) save(conversationId);
      cancel(conversationId);
      if (saved.get(`${conversationId} ${from.deviceId}`) === body) return;
      const timer = setTimeout(() => save(conversationId), SAVE_MS);
      waiting.set(conversationId, { body, device: from, timer });
    },
    refresh,
    isOfThisDevice: (deviceId) => deviceId.startsWith(device().deviceId),
    handleSaved(conversationId, deviceId) {
      if (deviceId !== device().deviceId) refresh(conversationId);
    },
    dismiss(conversationId, deviceId) {
      const held = store.getState().otherDrafts.get(conversationId) ?? [];
      const others = held.filter((draft) => draft.deviceId !== deviceId);
      store.dispatch({ type: 'other drafts', conversationId, drafts: others });
      const { deviceName } = held.find((draft) => draft.deviceId === deviceId) ?? device();
      call('PUT /conversations/{id}/draft', {
        params: { id: conversationId },
        body: { deviceId, deviceName, body: '' },
      }).catch(() => undefined);
    },
    async forget(conversationId) {
      cancel(conversationId);
      await underWay.get(conversationId);
    },
    async flush() {
      for (const conversationId of [...waiting.keys()]) save(conversationId);
      await Promise.all(underWay.values());
    },
    stop() {
      for (const conversationId of [...waiting.keys()]) save(conversationId);
    },
  };
}

/** What this browser is called among the devices of its person: the same from day to day, where it may remember. */
function thisDevice(): Device {
  const { userAgent } = navigator;
  const deviceName = /iPhone|Android.*Mobile/.test(userAgent)
    ? 'phone'
    : /iPad|Android/.test(userAgent)
      ? 'tablet'
      : 'computer';
  let deviceId = newId();
  try {
    deviceId = localStorage.getItem(DEVICE) ?? deviceId;
    localStorage.setItem(DEVICE, deviceId);
  } catch {
    // As long as the page lives, then.
  }
  return { deviceId, deviceName };
}

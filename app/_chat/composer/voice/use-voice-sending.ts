import { voiceAlt } from '@/lib/contract/files/voice.ts';
import { useSend } from '../../../_client/live/hooks.ts';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { useComposing } from '../../conversation/composing.ts';
import type { Recording } from './record-voice.ts';

interface VoiceSending {
  /** Fetches what keeps and uploads files, while one still speaks. */
  prepare(): void;
  /** Sends it as any file; resolves to why it cannot be sent, or null. */
  send(recording: Recording): Promise<string | null>;
  /** Attaches it, to be sent or removed later: the conversation is left. */
  keep(recording: Recording): void;
}

/** What becomes of a recording. Either way it is on the device first. */
export function useVoiceSending(conversationId: string): VoiceSending {
  const { files } = useLiveClient();
  const send = useSend(conversationId);
  const { replyToId, reply } = useComposing();
  const attach = async ({ file, seconds }: Recording) => {
    const { attachments } = await files.open();
    const before = new Set(files.drafts(conversationId).map(({ id }) => id));
    const refused = await attachments.add(conversationId, [file], voiceAlt(seconds));
    const added = files.drafts(conversationId).filter(({ id }) => !before.has(id));
    return { fileIds: added.map(({ id }) => id), refusal: refused.join(' ') };
  };
  return {
    prepare: () => void files.open().catch(() => undefined),
    async send(recording) {
      const { fileIds, refusal } = await attach(recording);
      if (fileIds.length === 0) return refusal;
      void send({ body: '', replyToId, fileIds, contacts: [] });
      reply(null);
      return null;
    },
    keep: (recording) => void attach(recording).catch(() => undefined),
  };
}

'use client';

import type { Notice, NoticeDevice } from '@/lib/contract/notices/notice.ts';
import { call } from '../../_client/rest/call.ts';
import { RequestResult } from '../../_client/rest/request-result.tsx';
import { useRequest } from '../../_client/rest/use-request.ts';
import { Time } from '../../_ui/time/time.tsx';
import { noticeSentence } from './notice-sentence.ts';

/** Why this person was, or was not, notified of a message, and what became of it on each device. */
export function NoticeWhy({ messageId }: { readonly messageId: string }) {
  const answer = useRequest(messageId, () =>
    call('GET /messages/{id}/notice', { params: { id: messageId } }),
  );
  return (
    <section className="mt-4">
      <h3 className="text-14 font-medium">Why was I notified?</h3>
      <RequestResult answer={answer}>{(notice) => <Why notice={notice} />}</RequestResult>
    </section>
  );
}

function Why({ notice }: { readonly notice: Notice }) {
  return (
    <>
      <p className="text-14 text-ink-2 mt-1">
        {noticeSentence(notice)}
        {notice.heldUntil !== null && (
          <>
            {' '}
            Until <Time at={notice.heldUntil} style="full" />.
          </>
        )}
      </p>
      {notice.devices.length > 0 && (
        <ul aria-label="Devices" className="mt-2 flex flex-col gap-1">
          {notice.devices.map((device) => (
            <li
              key={`${device.device} ${device.at}`}
              className="text-14 flex flex-wrap justify-between gap-x-4"
            >
              <bdi>{device.device}</bdi>
              <span className="text-ink-3">
                {becameOf(device)} <Time at={device.at} style="ago" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function becameOf({ status, code }: NoticeDevice): string {
  switch (status) {
    case 'delivered':
      return 'Handed to the push service';
    case 'shown':
      return 'In use: shown in the page';
    case 'retrying':
      return 'The push service does not answer yet';
    case 'gone':
      return 'No longer known to its push service';
    case 'failed':
      return code === null
        ? 'The push service could not be reached'
        : `Refused by the push service (${code})`;
  }
}

import { useEffect, useRef, useState } from 'react';
import { useMe, usePeople } from '../_client/live/hooks.ts';
import { call } from '../_client/rest/call.ts';

/** The name of anyone by their id, also of people who are suspended or gone: those are asked for once each. */
export function usePersonName(): (userId: string) => string {
  const me = useMe();
  const people = usePeople();
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = useRef(new Set<string>());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const id of wanted.current) {
      if (asked.current.has(id)) continue;
      asked.current.add(id);
      void call('GET /users/{id}', { params: { id } }).then(
        ({ displayName }) => setOthers((before) => new Map(before).set(id, displayName)),
        () => undefined,
      );
    }
  });
  return (userId) => {
    if (userId === me.id) return me.displayName;
    const known = people.find(({ id }) => id === userId)?.displayName ?? others.get(userId);
    if (known === undefined) wanted.current.add(userId);
    return known ?? 'A person';
  };
}

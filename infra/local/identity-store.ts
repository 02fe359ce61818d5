import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What the provider remembers, in memory: it is gone with the process. */
export const identityStore = (): AdapterFactory => {
  const stored = new Map<string, AdapterPayload>();
  const where = (holds: (payload: AdapterPayload) => boolean) => [...stored.values()].find(holds);
  return (model): Adapter => {
    const key = (id: string): string => `${model} ${id}`;
    return {
      upsert: async (id, payload) => {
        stored.set(key(id), payload);
      },
      find: async (id) => stored.get(key(id)),
      findByUid: async (uid) => where((payload) => payload.kind === model && payload.uid === uid),
      findByUserCode: async (code) => where(({ userCode }) => userCode === code),
      consume: async (id) => {
        const payload = stored.get(key(id));
        if (payload) stored.set(key(id), { ...payload, consumed: true });
      },
      destroy: async (id) => {
        stored.delete(key(id));
      },
      revokeByGrantId: async (grant) => {
        for (const [id, { grantId }] of stored) if (grantId === grant) stored.delete(id);
      },
    };
  };
};

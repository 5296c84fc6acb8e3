import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, mintKey, post } from '../api/client';
import { keys, refreshQueue } from '../api/queries';
import type { ActFields, Deed, Detail } from '../api/types';
import { useLanguage } from '../i18n';

export interface Wanted {
  deed: Deed;
  version: number; // as the officer saw it
  fields?: ActFields;
}

// Does a deed to one ticket. The same wish asked again (a lost line, a second tap) carries the same
// key, so it cannot happen twice.
export function useAct(number: string) {
  const { t, said } = useLanguage();
  const client = useQueryClient();
  const last = useRef({ wish: '', key: '' });

  return useMutation<Detail, Error, Wanted>({
    mutationFn: ({ deed, version, fields }) => {
      const wish = JSON.stringify([deed, version, fields]);
      if (last.current.wish !== wish) last.current = { wish, key: mintKey() };
      const path = `tickets/${encodeURIComponent(number)}/${deed}`;
      return post<Detail>(path, { version, ...fields }, last.current.key);
    },
    onSuccess: (detail, { deed }) => {
      last.current = { wish: '', key: '' };
      client.setQueryData(keys.ticket(number), detail);
      refreshQueue(client);
      notifications.show({ message: t(`done.${deed}`), color: 'teal', autoClose: 3500 });
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.status === 401)
        void client.invalidateQueries({ queryKey: keys.me });
      if (problem instanceof ApiProblem && (problem.status === 409 || problem.status === 404))
        void client.invalidateQueries({ queryKey: keys.ticket(number) });
      notifications.show({
        message: problem instanceof ApiProblem ? said(problem) : t('error.crash'),
        color: 'red',
        autoClose: 8000,
      });
    },
  });
}

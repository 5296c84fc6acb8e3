import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { mintKey, post } from '../api/client';
import { keys, refreshQueue } from '../api/queries';
import type { ActFields, Deed, Row } from '../api/types';
import { useLanguage } from '../i18n';
import { useDelayed } from '../ticket/use_delayed';

export interface BulkDeed {
  deed: Deed;
  rows: Row[];
  fields: ActFields;
}

// Does one deed to several reports, after some seconds in which it can be undone. Each carries the version the
// officer saw: what changed meanwhile is refused and said.
export function useBulk() {
  const { t } = useLanguage();
  const client = useQueryClient();

  return useDelayed<BulkDeed>(({ deed, rows, fields }) => {
    const all = rows.map(({ number, version }) =>
      post(`tickets/${encodeURIComponent(number)}/${deed}`, { version, ...fields }, mintKey()),
    );
    void Promise.allSettled(all).then((results) => {
      const refused = rows.filter((_, at) => results[at]?.status === 'rejected');
      const count = rows.length - refused.length;
      if (count > 0)
        notifications.show({ message: t(`bulk.done_${deed}`, { count }), color: 'teal' });
      if (refused.length > 0)
        notifications.show({
          message: t('bulk.refused', {
            count: refused.length,
            numbers: refused.map((row) => row.number).join(', '),
          }),
          color: 'red',
          autoClose: 12_000,
        });
      refreshQueue(client);
      for (const row of rows) void client.invalidateQueries({ queryKey: keys.ticket(row.number) });
    });
  });
}

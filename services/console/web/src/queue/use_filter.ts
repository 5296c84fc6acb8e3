import { useSearchParams } from 'react-router-dom';
import type { ListFilter } from '../api/queries';
import type { Group } from '../api/types';
import { defaultSort, groupFromAddress, groupInAddress } from './groups';

// The filter stands in the address: it survives a reload, can be sent to a colleague, and be kept.
export function useFilter() {
  const [params, setParams] = useSearchParams();
  const group = groupFromAddress(params.get('kelompok'));
  const filter: ListFilter = {
    group,
    search: params.get('cari') ?? '',
    sort: params.get('urut') ?? defaultSort(group),
    mine: params.get('saya') === '1',
  };

  function put(values: Record<string, string>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  }

  return {
    filter,
    setGroup: (next: Group) =>
      put({ kelompok: next === 'open' ? '' : groupInAddress(next), urut: '' }),
    setSearch: (words: string) => put({ cari: words }),
    setSort: (sort: string) => put({ urut: sort === defaultSort(group) ? '' : sort }),
    setMine: (mine: boolean) => put({ saya: mine ? '1' : '' }),
    // A kept filter, as its address has it.
    setAll: (query: string) => setParams(new URLSearchParams(query), { replace: true }),
    query: params.size ? `?${params}` : '',
  };
}

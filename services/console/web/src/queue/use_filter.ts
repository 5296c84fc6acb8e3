import { useSearchParams } from 'react-router-dom';
import type { ListFilter } from '../api/queries';
import type { Group } from '../api/types';
import { groupFromAddress, groupInAddress } from './groups';

// The filter stands in the address: it survives a reload and can be sent to a colleague.
export function useFilter() {
  const [params, setParams] = useSearchParams();
  const filter: ListFilter = {
    group: groupFromAddress(params.get('kelompok')),
    search: params.get('cari') ?? '',
    sort: params.get('urut') ?? 'newest',
    mine: params.get('saya') === '1',
  };

  function put(name: string, value: string) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  }

  return {
    filter,
    setGroup: (group: Group) => put('kelompok', group === 'open' ? '' : groupInAddress(group)),
    setSearch: (words: string) => put('cari', words),
    setSort: (sort: string) => put('urut', sort === 'newest' ? '' : sort),
    setMine: (mine: boolean) => put('saya', mine ? '1' : ''),
    query: params.size ? `?${params}` : '',
  };
}

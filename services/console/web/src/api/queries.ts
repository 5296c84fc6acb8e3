import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { ApiProblem, get, keepCsrfToken } from './client';
import type {
  Counts,
  Detail,
  Figures,
  Group,
  Kept,
  Me,
  Office,
  Page,
  SimilarRow,
  Topic,
} from './types';

const kRows = 50;
// The stream of updates tells at once; this is for proxies that swallow streams.
const kFallback = 30_000;

export interface ListFilter {
  group: Group;
  search: string;
  sort: string;
  mine: boolean;
}

export const keys = {
  me: ['me'] as const,
  counts: ['counts'] as const,
  lists: ['list'] as const,
  list: (filter: ListFilter) => ['list', filter] as const,
  ticket: (number: string) => ['ticket', number] as const,
  offices: (number: string) => ['offices', number] as const,
  topics: ['topics'] as const,
  here: (number: string) => ['here', number] as const,
  similar: (number: string) => ['similar', number] as const,
  kept: (what: Kept['what']) => ['kept', what] as const,
  figures: (from: string, to: string) => ['figures', from, to] as const,
};

// Who is signed in; null: nobody.
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        const me = await get<Me>('me', signal);
        keepCsrfToken(me.csrf);
        return me;
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.status === 401) return null;
        throw problem;
      }
    },
    staleTime: 5 * 60_000,
  });
}

export function useCounts() {
  return useQuery({
    queryKey: keys.counts,
    queryFn: ({ signal }) => get<Counts>('counts', signal),
    refetchInterval: kFallback,
  });
}

export function useTickets(filter: ListFilter) {
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    initialPageParam: 1,
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({
        group: filter.group,
        sort: filter.sort,
        page: String(pageParam),
        size: String(kRows),
      });
      if (filter.search) query.set('search', filter.search);
      if (filter.mine) query.set('mine', '1');
      return get<Page>(`tickets?${query}`, signal);
    },
    getNextPageParam: (last, all) => (all.length * kRows < last.total ? all.length + 1 : undefined),
    placeholderData: keepPreviousData,
    refetchInterval: kFallback,
  });
}

export function useTicket(number: string) {
  return useQuery({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => get<Detail>(`tickets/${encodeURIComponent(number)}`, signal),
    refetchInterval: kFallback,
  });
}

export function useOffices(number: string) {
  return useQuery({
    queryKey: keys.offices(number),
    queryFn: ({ signal }) => get<Office[]>(`tickets/${encodeURIComponent(number)}/offices`, signal),
    staleTime: 10 * 60_000,
  });
}

export function useTopics() {
  return useQuery({
    queryKey: keys.topics,
    queryFn: ({ signal }) => get<Topic[]>('topics', signal),
    staleTime: Infinity,
  });
}

// The other officers who have this ticket on screen; the stream of updates tells.
export function useHere(number: string) {
  return useQuery<string[]>({
    queryKey: keys.here(number),
    queryFn: () => [],
    staleTime: Infinity,
    enabled: false,
  });
}

export function useSimilar(number: string) {
  return useQuery({
    queryKey: keys.similar(number),
    queryFn: ({ signal }) =>
      get<SimilarRow[]>(`tickets/${encodeURIComponent(number)}/similar`, signal),
    staleTime: 60_000,
  });
}

export function useKept(what: Kept['what']) {
  return useQuery({
    queryKey: keys.kept(what),
    queryFn: ({ signal }) => get<Kept[]>(`kept?what=${what}`, signal),
    staleTime: 60_000,
  });
}

export function useFigures(from: string, to: string) {
  return useQuery({
    queryKey: keys.figures(from, to),
    queryFn: ({ signal }) => get<Figures>(`figures?from=${from}&to=${to}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

// What a change of a ticket makes stale.
export function refreshQueue(client: QueryClient) {
  void client.invalidateQueries({ queryKey: keys.counts });
  void client.invalidateQueries({ queryKey: keys.lists });
}

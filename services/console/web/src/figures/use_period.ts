import { useSearchParams } from 'react-router-dom';

// "2026-11-25" of a time, in WIB: the figures' days are those of Jakarta.
export function dayOf(time: number): string {
  return new Date(time + 7 * 3_600_000).toISOString().slice(0, 10);
}

const kDay = 86_400_000;
const kWord = /^\d{4}-\d{2}-\d{2}$/;

// The period stands in the address, so that a report can be sent as a link.
export function usePeriod() {
  const [params, setParams] = useSearchParams();
  const today = dayOf(Date.now());
  const read = (name: string, otherwise: string) => {
    const word = params.get(name) ?? '';
    return kWord.test(word) ? word : otherwise;
  };
  const to = read('sampai', today);
  const from = read('dari', dayOf(Date.now() - 29 * kDay));
  const put = (first: string, last: string) =>
    setParams({ dari: first, sampai: last }, { replace: true });
  return {
    from: from > to ? to : from,
    to,
    setFrom: (day: string) => kWord.test(day) && put(day, day > to ? day : to),
    setTo: (day: string) => kWord.test(day) && put(day < from ? day : from, day),
    last: (days: number) => put(dayOf(Date.now() - (days - 1) * kDay), today),
    days: Math.round((Date.parse(to) - Date.parse(from)) / kDay) + 1,
    today,
  };
}

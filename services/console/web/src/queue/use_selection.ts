import { useCallback, useMemo, useState } from 'react';
import type { Row } from '../api/types';

// Which reports are chosen for a deed done to several. Rows that left the list are not chosen any more.
export function useSelection(rows: Row[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false); // on a phone, where nothing can be hovered over
  const selected = useMemo(() => rows.filter((row) => chosen.has(row.number)), [rows, chosen]);

  const toggle = useCallback((number: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(number)) next.add(number);
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    setChosen(new Set());
    setAsked(false);
  }, []);

  return {
    selected,
    has: (number: string) => chosen.has(number),
    toggle,
    clear,
    selecting: asked || selected.length > 0,
    start: () => setAsked(true),
    all: () => setChosen(new Set(rows.map((row) => row.number))),
  };
}

import { useState } from 'react';
import type { Deed } from '../api/types';

// What was written and not sent stays in this tab, a text for each officer, ticket and kind of writing.
function slot(officer: string, number: string, mode: Deed) {
  return `serap-draft:${officer}:${number}:${mode}`;
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return ''; // storage may be forbidden
  }
}

function keep(key: string, text: string) {
  try {
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {
    // Then it lasts until the ticket is left.
  }
}

export function useDraft(officer: string, number: string, mode: Deed) {
  const [texts, setTexts] = useState<Partial<Record<Deed, string>>>({});
  const text = texts[mode] ?? read(slot(officer, number, mode));
  function setText(next: string, of: Deed = mode) {
    keep(slot(officer, number, of), next);
    setTexts((before) => ({ ...before, [of]: next }));
  }
  return [text, setText] as const;
}

import type { Group } from '../api/types';

// The tabs, in the order in which work comes.
export const kGroups: Group[] = [
  'open',
  'triage',
  'new',
  'working',
  'waiting',
  'answered',
  'closed',
  'all',
];

// Addresses speak Indonesian, as the pages do.
const kWords: Record<Group, string> = {
  open: 'perlu-tindakan',
  triage: 'perlu-disposisi',
  new: 'baru',
  working: 'diproses',
  waiting: 'menunggu',
  answered: 'dijawab',
  closed: 'selesai',
  draft: 'draf',
  all: 'semua',
};

export function groupInAddress(group: Group): string {
  return kWords[group];
}

export function groupFromAddress(word: string | null): Group {
  const found = (Object.keys(kWords) as Group[]).find((group) => kWords[group] === word);
  return found ?? 'open';
}

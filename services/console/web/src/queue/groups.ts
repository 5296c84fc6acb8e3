import type { Counts, Group, Me } from '../api/types';

// The tabs, in the order in which work comes: first what cannot wait, then what is whose, then how far it is.
export const kGroups: Group[] = [
  'open',
  'due',
  'danger',
  'triage',
  'new',
  'mine',
  'unit',
  'working',
  'waiting',
  'answered',
  'closed',
  'all',
];

// Groups that are looked at for what they hold: empty, they are no news on a phone's narrow row.
const kOnlyWithContent: Group[] = ['due', 'danger', 'mine', 'unit', 'triage'];

export function groupsFor(me: Me): Group[] {
  return kGroups.filter((group) => group !== 'unit' || me.agency !== '');
}

export function worthAChip(group: Group, chosen: boolean, counts: Counts | undefined): boolean {
  return chosen || !kOnlyWithContent.includes(group) || (counts?.[group] ?? 0) > 0;
}

// What is finished is looked up by date; what is not, by clock and harm.
export function defaultSort(group: Group): string {
  return ['answered', 'closed', 'all', 'draft'].includes(group) ? 'newest' : 'urgent';
}

// Addresses speak Indonesian, as the pages do.
const kWords: Record<Group, string> = {
  open: 'perlu-tindakan',
  due: 'jatuh-tempo',
  danger: 'bahaya',
  triage: 'perlu-disposisi',
  new: 'baru',
  mine: 'saya',
  unit: 'unit-saya',
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

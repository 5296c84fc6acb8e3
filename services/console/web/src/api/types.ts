// What the console's API sends: services/console/desk_json.cpp.

export type Role = 'national' | 'coordinator' | 'liaison' | 'read-only';

export interface Me {
  email: string;
  name: string;
  role: Role;
  agency: string;
  agency_name: string;
  expires: string;
  csrf: string;
}

export type Group =
  | 'open'
  | 'all'
  | 'draft'
  | 'triage'
  | 'new'
  | 'working'
  | 'waiting'
  | 'answered'
  | 'closed'
  | 'mine'
  | 'unit'
  | 'due'
  | 'danger';

export type Counts = Record<Group, number>;

export interface Topic {
  id: string;
  name_id: string;
  name_en: string;
  flags: string[];
}

export interface Row {
  number: string;
  title: string;
  status: string;
  kind: string;
  topic: string;
  topic_name_id: string;
  topic_name_en: string;
  agency: string;
  agency_name: string;
  citizen: string;
  channel: string;
  area_name: string;
  excerpt: string;
  urgency: string;
  triage: boolean;
  secret: boolean;
  unread: boolean;
  handler: string;
  opened: string;
  changed: string;
  due: string | null;
  version: number;
}

export interface Page {
  rows: Row[];
  total: number;
}

export type TickState = 'sending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

// What an upload is answered with; it goes back with the answer as it came.
export interface UploadedFile {
  hash: string;
  mime: string;
  name: string;
  bytes: number;
  proof: string;
}

export interface Media {
  mime: string;
  name: string;
  bytes: number;
  state: 'waiting' | 'stored' | 'lost' | 'blanked';
  hash: string;
  shown: boolean; // in place; else it is a download
}

export interface Line {
  outgoing: boolean;
  author: 'citizen' | 'bot' | 'office';
  kind: string;
  text: string;
  at: string;
  about_this: boolean;
  blanked: boolean; // taken back by the citizen
  media: Media[];
  tick: { state: TickState; at: string; code: number; error: string } | null;
}

export interface HistoryEntry {
  at: string;
  who: string;
  what: string;
  from: string;
  to: string;
  text: string;
}

export interface Candidate {
  agency: string;
  agency_name: string;
  level: string;
  p: number;
}

export type Deed =
  | 'accept'
  | 'correct'
  | 'answer'
  | 'ask_citizen'
  | 'note'
  | 'redirect'
  | 'archive'
  | 'close'
  | 'verify'
  | 'merge'
  | 'split'
  | 'schedule'
  | 'refer'
  | 'protect';

export interface Detail extends Row {
  text: string;
  understanding: {
    kind: string;
    kind_p: number;
    topics: { topic: string; p: number }[];
    urgency: string;
    flags: string[];
    language: string;
    because: string[];
    model: string;
  };
  place: {
    words: string;
    area: string;
    area_name: string;
    pin: { lat: number; lon: number } | null;
  };
  routing: {
    candidates: Candidate[];
    sla_class: string;
    reason_id: string;
    reason_en: string;
    asks: string;
    table: string;
  };
  conversation: Line[];
  history: HistoryEntry[];
  clocks: {
    verify: string | null;
    first_answer: string | null;
    finish: string | null;
    provisional: boolean;
  };
  allowed: Deed[];
}

export interface SimilarRow extends Row {
  because: ('place' | 'topic' | 'words')[];
}

// A text kept for the next time: an agency's reply, or an account's filter as its address has it.
export interface Kept {
  id: number;
  what: 'reply' | 'filter';
  title: string;
  text: string;
  own: boolean;
}

export interface Share {
  id: string;
  name_id: string;
  name_en: string;
  received: number;
  answered: number;
  confirmed: number;
  open: number;
  late: number;
  median_days: number | null;
}

export interface Figures {
  all: Share;
  days: Share[];
  topics: Share[];
  areas: Share[];
  holders: Share[];
  words: { word: string; reports: number }[];
}

export interface Office {
  agency: string;
  name: string;
  level: string;
}

export interface ActFields {
  text?: string;
  reason?: string;
  agency?: string;
  agency_name?: string;
  topic?: string;
  kind?: string;
  other?: string; // merge: the number of the report it goes into
  until?: string; // schedule: a day, 2026-12-01
  secrecy?: string;
  files?: UploadedFile[]; // answer, ask_citizen: as uploads were answered with
}

// How hard an answer is to read. Pure, and a hint only: an officer decides.

export interface Reading {
  words: number;
  perSentence: number; // words, of the longest sentence
  office: string[]; // words of offices that citizens do not use
}

const kLongSentence = 22;

// What civil servants write, and what citizens say.
const kOfficeWords: Record<string, string> = {
  'sehubungan dengan': 'karena',
  'berkenaan dengan': 'tentang',
  'dalam rangka': 'untuk',
  'menindaklanjuti': 'mengerjakan',
  'ditindaklanjuti': 'dikerjakan',
  'dimaksud': 'itu',
  'tersebut di atas': 'itu',
  'adapun': '',
  'bahwasanya': '',
  'guna': 'untuk',
  'apabila': 'jika',
  'agar supaya': 'supaya',
  'berdasarkan ketentuan': 'menurut aturan',
  'sebagaimana': 'seperti',
  'disposisi': 'diteruskan',
  'dikoordinasikan': 'dibicarakan',
  'perihal': 'tentang',
  'senantiasa': 'selalu',
};

export function readingOf(text: string): Reading {
  const sentences = text.split(/[.!?\n]+/).map((one) => one.trim().split(/\s+/).filter(Boolean));
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return {
    words: sentences.reduce((sum, one) => sum + one.length, 0),
    perSentence: Math.max(0, ...sentences.map((one) => one.length)),
    office: Object.keys(kOfficeWords).filter((word) => lower.includes(` ${word} `)),
  };
}

export function plainFor(word: string): string {
  return kOfficeWords[word] ?? '';
}

export function isHeavy(reading: Reading): boolean {
  return reading.perSentence > kLongSentence || reading.office.length > 0;
}

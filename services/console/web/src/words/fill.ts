// Canned replies fill in what is known. Pure.

export interface Known {
  nomor: string;
  warga: string;
  kantor: string;
  petugas: string;
  tanggal: string;
  topik: string;
  tempat: string;
}

export const kSlots = ['nomor', 'warga', 'kantor', 'petugas', 'tanggal', 'topik', 'tempat'] as const;

// "{nomor}" -> the number. A word in braces that is none of ours stays, so that the officer sees it.
export function filled(text: string, known: Known): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, slot: string) =>
    (kSlots as readonly string[]).includes(slot) ? known[slot as keyof Known] || whole : whole,
  );
}

// What is still in braces: nobody should send that.
export function unfilled(text: string): string[] {
  return [...text.matchAll(/\{([^{}\n]{1,30})\}/g)].map((match) => match[0]);
}

const kEncoder = new TextEncoder();

// The desk takes 4,096 bytes of UTF-8.
export const kMostBytes = 4096;

export function bytesIn(text: string): number {
  return kEncoder.encode(text).length;
}

export function percent(p: number): string {
  return p > 0 && p < 0.005 ? '<1%' : `${Math.round(p * 100)}%`;
}

export interface Piece {
  text: string;
  marked: boolean;
}

// `text` cut into pieces, those of `words` marked wherever they stand as whole words.
export function marked(text: string, words: string[]): Piece[] {
  const escaped = words
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (escaped.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), marked: false });
    pieces.push({ text: match[0], marked: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

import { expect, test } from 'vitest';
import { isHeavy, plainFor, readingOf } from './reading';

test('a plain answer is not heavy', () => {
  expect(isHeavy(readingOf('Terima kasih. Besok pagi petugas kami menambal lubang itu.'))).toBe(false);
});

test('names the words that only offices use', () => {
  const reading = readingOf('Sehubungan dengan laporan Saudara, tim akan menindaklanjuti.');
  expect(reading.office).toEqual(['sehubungan dengan', 'menindaklanjuti']);
  expect(plainFor('sehubungan dengan')).toBe('karena');
});

test('finds whole words only', () => {
  expect(readingOf('Kegunaan taman ini').office).toEqual([]);
});

test('counts the longest sentence, however many short ones stand beside it', () => {
  const long = Array.from({ length: 25 }, () => 'kata').join(' ');
  const reading = readingOf(`Halo. ${long}. Terima kasih.`);
  expect(reading.perSentence).toBe(25);
  expect(isHeavy(reading)).toBe(true);
});

test('nothing written is nothing to read', () => {
  expect(readingOf('')).toEqual({ words: 0, perSentence: 0, office: [] });
});

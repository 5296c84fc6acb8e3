import { expect, test } from 'vitest';
import { filled, unfilled, type Known } from './fill';

const known: Known = {
  nomor: 'SRP-26-7K3QXM-G',
  warga: 'Warga 7K3Q',
  kantor: 'Dinas PUPR',
  petugas: 'Rina',
  tanggal: '25 November 2026',
  topik: 'Jalan rusak',
  tempat: '',
};

test('fills in what is known', () => {
  expect(filled('Laporan {nomor} ditangani {kantor}.', known)).toBe(
    'Laporan SRP-26-7K3QXM-G ditangani Dinas PUPR.',
  );
});

test('leaves what it does not know in its braces', () => {
  expect(filled('Pada {tanggal_survei} di {tempat}', known)).toBe('Pada {tanggal_survei} di {tempat}');
  expect(unfilled('Pada {tanggal survei} di {tempat}')).toEqual(['{tanggal survei}', '{tempat}']);
});

test('fills text in once only: what is filled in is no template', () => {
  expect(filled('{kantor}', { ...known, kantor: '{nomor}' })).toBe('{nomor}');
});

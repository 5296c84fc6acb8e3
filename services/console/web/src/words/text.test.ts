import { describe, expect, it } from 'vitest';
import { bytesIn, marked, percent } from './text';

describe('marked', () => {
  it('marks whole words whatever their case', () => {
    expect(marked('Jalan rusak, jalanan rusak', ['jalan', 'rusak'])).toEqual([
      { text: 'Jalan', marked: true },
      { text: ' ', marked: false },
      { text: 'rusak', marked: true },
      { text: ', jalanan ', marked: false },
      { text: 'rusak', marked: true },
    ]);
  });
  it('prefers the longer words', () => {
    expect(marked('lampu jalan mati', ['lampu', 'lampu jalan'])[0]).toEqual({
      text: 'lampu jalan',
      marked: true,
    });
  });
  it('takes no word as a pattern', () => {
    expect(marked('a.b axb', ['a.b'])).toEqual([
      { text: 'a.b', marked: true },
      { text: ' axb', marked: false },
    ]);
  });
  it('leaves a text without deciding words whole', () => {
    expect(marked('<b>tebal</b>', [])).toEqual([{ text: '<b>tebal</b>', marked: false }]);
  });
});

describe('percent', () => {
  it('does not call what is unlikely impossible', () => {
    expect(percent(0.874)).toBe('87%');
    expect(percent(0.002)).toBe('<1%');
    expect(percent(0)).toBe('0%');
  });
});

describe('bytesIn', () => {
  it('counts what the desk counts', () => {
    expect(bytesIn('é🙏')).toBe(6);
  });
});

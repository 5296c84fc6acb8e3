import { describe, expect, it } from 'vitest';
import { ageOf, clockOf, windowClosed } from './time';

const now = Date.parse('2026-11-24T12:00:00Z');

describe('ageOf', () => {
  it('counts whole units and never the future', () => {
    expect(ageOf('2026-11-24T11:58:30Z', now)).toEqual({ unit: 'minute', count: 1 });
    expect(ageOf('2026-11-24T09:00:00Z', now)).toEqual({ unit: 'hour', count: 3 });
    expect(ageOf('2026-11-20T11:00:00Z', now)).toEqual({ unit: 'day', count: 4 });
    expect(ageOf('2026-11-01T12:00:00Z', now)).toEqual({ unit: 'week', count: 3 });
    expect(ageOf('2026-11-24T12:05:00Z', now)).toEqual({ unit: 'now', count: 0 });
  });
});

describe('clockOf', () => {
  it('is late after the deadline, soon on the last day, else fine', () => {
    expect(clockOf('2026-11-23T11:00:00Z', now)).toEqual({
      state: 'late',
      amount: { unit: 'day', count: 1 },
    });
    expect(clockOf('2026-11-25T11:00:00Z', now)?.state).toBe('soon');
    expect(clockOf('2026-11-27T12:00:00Z', now)).toEqual({
      state: 'fine',
      amount: { unit: 'day', count: 3 },
    });
  });
  it('is nothing when no clock runs', () => {
    expect(clockOf(null, now)).toBeNull();
  });
});

describe('windowClosed', () => {
  it('closes a day after the citizen last wrote', () => {
    expect(windowClosed('2026-11-23T11:59:00Z', now)).toBe(true);
    expect(windowClosed('2026-11-23T12:01:00Z', now)).toBe(false);
  });
  it('is open for a citizen of whom no message is known', () => {
    expect(windowClosed(undefined, now)).toBe(false);
  });
});

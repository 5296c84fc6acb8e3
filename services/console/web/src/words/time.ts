// Ages and clocks in an officer's words. Pure: "now" is passed in.

export interface Amount {
  unit: 'now' | 'minute' | 'hour' | 'day' | 'week';
  count: number;
}

const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;

function amountOf(milliseconds: number): Amount {
  if (milliseconds < kMinute) return { unit: 'now', count: 0 };
  if (milliseconds < kHour) return { unit: 'minute', count: Math.floor(milliseconds / kMinute) };
  if (milliseconds < kDay) return { unit: 'hour', count: Math.floor(milliseconds / kHour) };
  if (milliseconds < 14 * kDay) return { unit: 'day', count: Math.floor(milliseconds / kDay) };
  return { unit: 'week', count: Math.floor(milliseconds / (7 * kDay)) };
}

export function ageOf(at: string, now: number): Amount {
  return amountOf(Math.max(0, now - Date.parse(at)));
}

export interface Clock {
  state: 'late' | 'soon' | 'fine';
  amount: Amount;
}

// Soon: less than a day is left.
export function clockOf(due: string | null, now: number): Clock | null {
  if (!due) return null;
  const left = Date.parse(due) - now;
  if (left < 0) return { state: 'late', amount: amountOf(-left) };
  return { state: left < kDay ? 'soon' : 'fine', amount: amountOf(left) };
}

export function sameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

// A free text may go to a citizen within 24 hours of their last message.
export function windowClosed(lastHeard: string | undefined, now: number): boolean {
  return lastHeard !== undefined && now - Date.parse(lastHeard) > kDay;
}

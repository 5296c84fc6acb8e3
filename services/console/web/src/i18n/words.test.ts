import { expect, it } from 'vitest';
import en from './en.json';
import id from './id.json';

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? keysOf(inner, `${prefix}${key}.`) : [prefix + key],
  );
}

// English has a singular that Indonesian has not.
const stems = (keys: string[]) =>
  [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort();

it('says everything in both languages', () => {
  expect(stems(keysOf(en))).toEqual(stems(keysOf(id)));
});

import { expect, it } from 'vitest';
import { groupFromAddress, groupInAddress, kGroups } from './groups';

it('finds every tab again from its address', () => {
  expect(kGroups.map((group) => groupFromAddress(groupInAddress(group)))).toEqual(kGroups);
});

it('begins with what is to do when the address says nothing known', () => {
  expect(groupFromAddress(null)).toBe('open');
  expect(groupFromAddress('apa-saja')).toBe('open');
});

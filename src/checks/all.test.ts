import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checks, faults } from './all.ts';
import { states } from './engine/state.ts';

const ids = faults.map(({ id }) => id);

it('lists every fault once, under the name of its file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|^all\.ts$/.test(name),
  );
  expect([...ids].sort()).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
});

it('says all that is to be said of each', () => {
  for (const fault of faults) {
    for (const text of [fault.title, fault.why, fault.proof]) expect(text.trim(), fault.id).not.toBe('');
    expect(fault.title, fault.id).not.toMatch(/\.$/);
    expect(fault.fix.length, fault.id).toBeGreaterThan(0);
    expect(fault.leadsTo.length, fault.id).toBeGreaterThan(0);
    for (const state of fault.leadsTo) expect(Object.keys(states), fault.id).toContain(state);
    for (const id of fault.lookAlikes) expect(ids, fault.id).toContain(id);
  }
});

it('runs only checks that say what they read', () => {
  for (const check of checks) expect(check.reads.length, check.id).toBeGreaterThan(0);
});

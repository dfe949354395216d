import { expect, it } from 'vitest';
import { mergeChanges } from './changes.ts';

it('are merged part by part', () => {
  const file = (path: string) => ({ path, bytes: Uint8Array.of(), mode: 0o600 });
  const merged = mergeChanges(
    { create: [file('a')], append: ['x'] },
    { create: [file('b')], set: [{ serial: '01', line: 'y' }], unique: [file('c')] },
  );
  expect(merged).toEqual({
    create: [file('a'), file('b')],
    unique: [file('c')],
    replace: [],
    numbers: [],
    append: ['x'],
    set: [{ serial: '01', line: 'y' }],
  });
  expect(mergeChanges({ append: ['x'] }).append).toEqual(['x']);
});

it('keep the edited index while no other line comes to it', () => {
  const edited = { stamp: 's', bytes: Buffer.from('x\n') };
  expect(mergeChanges({ append: ['x'], edited }, { replace: [] }).edited).toBe(edited);
  expect(mergeChanges({ append: ['x'], edited }, { append: ['y'] })).not.toHaveProperty('edited');
  expect(mergeChanges({ append: ['y'] }, { append: ['x'], edited })).not.toHaveProperty('edited');
});

import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { nameConstraints, parseNameConstraints } from './name-constraints.ts';

it('reads and writes subtrees', () => {
  const dns = { kind: 'dns', value: 'a' } as const;
  const ip = { kind: 'ip', value: '10.0.0.0/255.0.0.0', bytes: hex('0a000000ff000000') } as const;
  const extension = nameConstraints([dns], [ip]);
  expect(toHex(extension.value)).toBe('3015a0053003820161a10c300a87080a000000ff000000');
  const subtree = { minimum: 0, maximum: undefined };
  expect(parseNameConstraints(extension.value)).toEqual({
    permitted: [{ base: dns, ...subtree }],
    excluded: [{ base: ip, ...subtree }],
  });
  checkDamage(extension.value, parseNameConstraints);
  expect(parseNameConstraints(nameConstraints([], []).value)).toEqual({ permitted: undefined, excluded: undefined });
});

it('reads minimum and maximum, which nobody may use', () => {
  const bytes = hex('300a a008 3006 820161 800101');
  expect(parseNameConstraints(bytes).permitted).toEqual([
    { base: { kind: 'dns', value: 'a' }, minimum: 1, maximum: undefined },
  ]);
});

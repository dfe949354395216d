/** A check as it begins: it compiles, and its test fails until it finds something. */
export function checkTemplate(id: string, family: string): string {
  return `import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: '${id}',
  family: '${family}',
  title: 'One clause that says what is wrong',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-tls-off'],
  versions: 'all',
  symptoms: [],
  why: 'Why it happens, and where the requirement stands.',
  proof: 'What proves it, and what tells it from its look-alikes.',
  fix: ['a command'],
  lookAlikes: [],
  reads: ['server.files'],
  run,
};

function run(_facts: Facts): readonly Found[] {
  return [];
}
`;
}

export function testTemplate(id: string): string {
  return `import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './${id}.ts';

const fires = (facts: Facts): number => [check.run(facts)].flat().length;

it('fires on the fault', () => {
  expect(fires(makeFacts())).toBe(1);
});

it('is silent on the near miss', () => {
  expect(fires(makeFacts())).toBe(0);
});
`;
}

import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts, wired } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { makeServer } from '../../test/make/finds.ts';
import { decide } from '../checks/engine/decide.ts';
import { check as keyUnreadable } from '../checks/server-key-unreadable.ts';
import type { Facts } from '../facts/facts.ts';
import { objection, type Standing, standingOf } from './standing.ts';

const standing = (facts: Facts): Standing => standingOf(facts, decide(facts, [keyUnreadable]));
const keyAt = (mode: string): Facts => makeServer({ key: fileAt(`/0755 etc/0755 k.pem:${mode}`) });

it('knows a finding again whatever its mode has become', () => {
  const [key = ''] = standing(keyAt('0600')).findings;
  expect(standing(keyAt('0620')).findings).toEqual([key]);
  const mended = [{ id: 'server-key-unreadable', key }];
  expect(objection(standing(keyAt('0600')), standing(keyAt('0620')), mended)).toBe(
    'server-key-unreadable is still there',
  );
  expect(objection(standing(keyAt('0600')), standing(keyAt('0644')), mended)).toBeUndefined();
});

it('objects to what stands earlier than before', () => {
  const works = standing(wired(makeAttempt()));
  const offersNone = standing(wired(cutOff('capability')));
  const nobody = standing(wired(cutOff('connect', { connectError: 'ECONNREFUSED' })));
  const check = (before: Standing, after: Standing, expected: RegExp | undefined): void =>
    expected === undefined
      ? expect(objection(before, after, [])).toBeUndefined()
      : expect(objection(before, after, [])).toMatch(expected);
  check(offersNone, works, undefined);
  check(offersNone, offersNone, undefined);
  check(nobody, offersNone, undefined);
  check(offersNone, nobody, /no TCP connection/);
  check(works, standing(makeFacts()), /healthy before/);
});

import { expect, it } from 'vitest';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { makeServer } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { makePowers } from '../../test/make/powers.ts';
import type { Found } from '../checks/engine/check.ts';
import { decide } from '../checks/engine/decide.ts';
import { check as typo } from '../checks/option-name-typo.ts';
import { check as unreadable } from '../checks/server-key-unreadable.ts';
import { check as wide } from '../checks/server-key-world-readable.ts';
import type { Facts } from '../facts/facts.ts';
import { type Powers, pathsIn, planFix, wantsReload } from './plan-fix.ts';

const key = '/etc/k.pem';
const wire = { attempts: [makeAttempt({ greeting: makeGreeting() })] };
const closed: Facts = { ...makeServer({ key: fileAt('/0755 etc/0755 k.pem:0600') }), wire };
const plan = (facts: Facts, parts: Partial<Powers> = {}, checks = [unreadable]) =>
  planFix(facts, decide(facts, checks), makePowers([key, '/etc/my.cnf'], parts));

it('does what is printed, then tells the server', () => {
  const { steps, mends, left } = plan(closed);
  expect(steps.map(({ id, title }) => [id, title])).toEqual([
    ['owner-1', 'chown mysql: /etc/k.pem'],
    ['mode-2', 'chmod 0400 /etc/k.pem'],
    ['reload', 'make the server read its TLS files again'],
  ]);
  expect([mends.map(({ id }) => id), left]).toEqual([['server-key-unreadable'], []]);
  expect(pathsIn(decide(closed, [unreadable]))).toEqual([key]);
  expect(wantsReload(closed, decide(closed, [unreadable]))).toBe(true);
});

it('mends a finding as a whole or leaves it, with the reason', () => {
  const why = (parts: Partial<Powers>): string | undefined => {
    const { steps, left } = plan(closed, parts);
    expect(steps).toEqual([]);
    return left[0]?.why;
  };
  expect(why({ noAdmin: 'nobody could log in' })).toMatch(/nobody could log in/);
  expect(why({ uid: 1000 })).toMatch(/sudo/);
  expect(why({ paths: new Map() })).toMatch(/could not be looked at/);
});

it('leaves to a person what is hers, what is not proved and what has words only', () => {
  const left = (found: Partial<Found>): string | undefined => {
    const check = { ...unreadable, run: () => [{ what: 'x', evidence: { a: 1 }, ...found }] };
    return plan(closed, {}, [check]).left[0]?.why;
  };
  const mode = { kind: 'mode', path: key, mode: '0400' } as const;
  expect(left({ mends: [{ kind: 'sql', sql: 'ALTER USER' }] })).toMatch(/administrator/);
  expect(left({ mends: [mode, { kind: 'by-hand', line: 'x' }] })).toMatch(/person/);
  expect(left({ mends: [{ kind: 'prove' }] })).toMatch(/person/);
  expect(left({ fix: ['chmod 0400 /etc/k.pem'] })).toMatch(/person/);
  expect(left({ mends: [mode], certainty: 'likely' })).toMatch(/likely/);
  expect(left({ mends: [{ kind: 'acl', path: key, user: 'mysql', bits: 'r' }] })).toBeUndefined();
  expect(left({ mends: [mode], severity: 'notice' })).toBeUndefined();
});

it('edits a file once, and restarts once, when it may', () => {
  const facts = { ...serverWith('[mysqld]\ntls-versoin=TLSv1.2\nssl-carrt=/x\n'), wire };
  const ids = (parts: Partial<Powers>) => plan(facts, parts, [typo]).steps.map(({ id }) => id);
  expect(ids({})).toEqual([]);
  expect(plan(facts, {}, [typo]).left[0]?.why).toMatch(/--allow-restart/);
  expect(plan(facts, { allowRestart: true }, [typo]).left[0]?.why).toMatch(/--restart-command/);
  expect(ids({ allowRestart: true, restartCommand: 'x' })).toEqual(['edit-1', 'restart']);
});

it('does each act once, and nothing to a server that is not asked about', () => {
  const offline = makeServer({ key: fileAt('/0755 etc/0755 k.pem:0600') });
  const { steps } = plan(offline, {}, [unreadable, { ...unreadable, id: 'again' }, wide]);
  expect(steps.map(({ id }) => id)).toEqual(['owner-1', 'mode-2']);
});

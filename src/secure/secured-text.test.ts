import { expect, it } from 'vitest';
import type { Secured } from './secure.ts';
import { securedJson, securedText } from './secured-text.ts';

const plan = { steps: [], refusals: [], breaks: [], notes: [], paths: { ca: '/a', cert: '/b', key: '/c' } };
const base: Secured = { verdict: 'undone', at: 'db1:3306', version: '9.7.0', plan, proofs: [] };

it('says how it ended, and why', () => {
  const error = {
    code: 'server-error',
    text: 'ERROR 3888: broken',
    detail: { seen: 'broken', next: 'look into the log' },
  };
  const undone = { why: 'broken', left: [] };
  const text = securedText({ ...base, error, undone }, 1234, false);
  expect(text).toMatch(/failed: ERROR 3888: broken\n {2}look into the log\ndb1:3306: taken back.*\(1\.2 s\)$/);
  expect(securedJson({ ...base, error, undone }, 1234)).toMatchObject({
    verdict: 'undone',
    undone: { complete: true },
    error: { code: 'server-error' },
    millis: 1234,
  });
});

it('lists what could not be taken back', () => {
  const undone = { why: 'x', left: ['/etc/my.cnf has other bytes'] };
  expect(securedText({ ...base, verdict: 'undo-incomplete', undone }, 0, false)).toMatch(
    /not as before: \/etc\/my\.cnf/,
  );
  expect(securedText({ ...base, verdict: 'proven' }, 0, false)).toMatch(/^nothing to do/);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeRun, serverError } from '../../test/make/run.ts';
import { makeIntent, makeSituation, noFiles } from '../../test/make/situation.ts';
import { planSecure } from '../plan/plan-secure.ts';
import { tlsPlace } from '../plan/tls-place.ts';
import { readJournal } from './journal.ts';
import type { Looked } from './look.ts';
import { applyPlan, stateOf } from './secure.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-secure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes everything back when a step fails, and keeps the reason', async () => {
  const situation = makeSituation();
  const intent = makeIntent({ files: false });
  const place = tlsPlace(situation, intent);
  const plan = planSecure(situation, intent, place, { placed: noFiles, faults: [], clients: [] });
  // Nothing listens on port 1: the administrator cannot come in over TLS, so nothing is demanded of anybody.
  const { run, asked, events } = fakeRun(
    [
      [/SHOW GLOBAL/, [['ssl_ca', '']]],
      [/SELECT ssl_type/, [['', '', '', '']]],
    ],
    { intent },
  );
  const looked: Looked = { situation, intent, place, plan };
  const result = await applyPlan(looked, run, join(folder, 'run'));
  expect(result).toMatchObject({
    verdict: 'undone',
    undone: { left: [] },
    error: { code: expect.stringMatching(/^connect-/) },
  });
  expect(asked.filter((sql) => /REQUIRE|require_secure/.test(sql) && !/^SHOW/.test(sql))).toEqual([]);
  expect(events.map(({ event }) => event)).toContain('undo');
  expect(readJournal(join(folder, 'run'))?.closed).toBe('undone');
});

it('begins nothing more after Ctrl-C', async () => {
  const situation = makeSituation();
  const intent = makeIntent({ files: false });
  const place = tlsPlace(situation, intent);
  const plan = planSecure(situation, intent, place, { placed: noFiles, faults: [], clients: [] });
  const { run, lines } = fakeRun([[/SELECT ssl_type/, [['', '', '', '']]]], { intent, signal: AbortSignal.abort() });
  const result = await applyPlan({ situation, intent, place, plan }, run, join(folder, 'run'));
  expect(result).toMatchObject({ verdict: 'undone', error: { code: 'interrupted' } });
  expect(readJournal(join(folder, 'run'))?.started.size).toBe(0);
  expect(lines).toEqual([]);
});

it('says when there is nothing to go on with', () => {
  expect(() => stateOf(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'secure-nothing-begun' }));
  expect(serverError(1).code).toBe('server-error');
});

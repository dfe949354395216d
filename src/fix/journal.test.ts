import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginFix, type FixHead, knownFix, readFix } from './journal.ts';

const head: FixHead = {
  format: 1,
  begun: '2026-01-01T00:00:00Z',
  plan: { steps: [], mends: [], left: [] },
  before: { verdict: 'broken', cause: null, failing: null, findings: [] },
  saved: [],
};

it('reads a run as far as it was written', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tlsql-fix-')), 'run');
  try {
    expect(readFix(folder)).toBeUndefined();
    expect(() => knownFix(folder)).toThrow(expect.objectContaining({ code: 'secure-nothing-begun' }));
    const journal = beginFix(folder);
    expect(readFix(folder)).toBeUndefined();
    journal.write({ head });
    journal.write({ start: 'mode-1' });
    expect(knownFix(folder)).toMatchObject({ head, started: new Set(['mode-1']), done: new Set(), undoing: false });
    journal.write({ done: 'mode-1' });
    journal.write({ closed: 'done', after: [{ path: '/x' }] });
    expect(knownFix(folder)).toMatchObject({ closed: 'done', after: [{ path: '/x' }] });
    journal.write({ undoing: 'asked for' });
    expect(knownFix(folder)).toMatchObject({ undoing: true });
    expect(knownFix(folder).closed).toBeUndefined();
    appendFileSync(join(folder, 'journal.jsonl'), 'x\n');
    expect(() => readFix(folder)).toThrow(expect.objectContaining({ code: 'secure-journal-damaged' }));
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
});

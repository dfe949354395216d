import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { dropLocks, newCa, scratch } from '../../test/ca/scratch.ts';
import { checkCa } from './check-ca.ts';
import { issueClient } from './issue.ts';
import { openCa } from './open-ca.ts';
import { revoke } from './revoke.ts';

describe('ca check', () => {
  it('finds nothing wrong with a folder in use', async () => {
    const ca = await newCa();
    const { serial } = await issueClient(ca, { name: 'a' });
    await issueClient(ca, { name: 'b' });
    await revoke(ca, { what: { serial } });
    expect(await checkCa(ca)).toEqual({ verdict: 'sound', dir: ca.layout.dir, recovery: 'nothing', findings: [] });
  });

  it('mends what a stopped command left, at whatever step it was', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
    await issueClient({ ...ca, disk: counting.disk }, { name: 'a', out: scratch() });
    const recoveries = new Set<string>();
    for (let at = 0; at < counting.steps(); at += 1) {
      await issueClient({ ...ca, disk: faultyDisk(at, 'kill-half').disk }, { name: `n${at}`, out: scratch() }).catch(
        () => undefined,
      );
      dropLocks(ca.layout.dir);
      const checked = await checkCa(ca);
      expect(checked.verdict, `step ${at}`).toBe('sound');
      recoveries.add(checked.recovery);
    }
    expect([...recoveries].sort()).toEqual(['finished', 'nothing', 'undone']);
  });

  it('only says so when it must not mend', async () => {
    const ca = await newCa();
    writeFileSync(join(ca.layout.state, 'journal'), 'begin');
    const checked = await checkCa(ca, { mend: false });
    expect(checked.findings.map(({ id }) => id)).toEqual(['ca-journal-pending']);
    expect(existsSync(join(ca.layout.state, 'journal'))).toBe(true);
  });

  it('removes temporary files that no journal knows', async () => {
    const ca = await newCa();
    const stray = join(ca.layout.newcerts, '.tlsql-0123456789abcdef-0');
    writeFileSync(stray, '');
    expect((await checkCa(openCa(ca.layout.dir))).findings.map(({ id }) => id)).toEqual(['ca-strays-removed']);
    expect(existsSync(stray)).toBe(false);
  });
});

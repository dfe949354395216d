import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasOpenssl, opensslVersion } from './openssl.ts';
import { verifyCases } from './verify-cases.ts';
import { differences } from './verify-judge.ts';

/** Cases in which tlsql differs on purpose, or OpenSSL releases do; docs/x509-differences.md says why. */
const explained = /^crl-(leaf|all|lone|stranger)-delta$/;

// Chains made by us and judged by the openssl program: every error it prints, in its order, with its depth.
describe.skipIf(!hasOpenssl)(`chains as ${opensslVersion ?? 'no openssl program here'} verifies them`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('verdict, errors, their order and depth agree on every one', async () => {
    const cases = verifyCases();
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(2500);
    const differing = await differences(cases, folder);
    expect(differing.filter(({ name }) => !explained.test(name))).toEqual([]);
  }, 600_000);
});

import { expect, it } from 'vitest';
import { type ProofReport, proofIds } from '../facts/proof.ts';
import { evidenceText, proofJson, proofText } from './proof-report.ts';

const report: ProofReport = {
  verdict: 'not-proven',
  claim: 'mutual',
  account: 'app',
  client: { subject: '/CN=app', fingerprint: 'C1' },
  trusts: [{ subject: '/CN=CA', fingerprint: 'CA:01' }],
  at: '2026-01-02T03:04:05.000Z',
  server: { version: '11.8.6', flavor: 'MariaDB', target: 'db1:3306', fingerprint: 'AB:CD' },
  proofs: [
    { id: 'encrypted', expected: 'TLS', observed: 'TLSv1.3', outcome: 'passed', millis: 1.6 },
    {
      id: 'no-certificate-refused',
      expected: 'refused',
      observed: 'let in',
      outcome: 'failed',
      serverSaid: 'x\x1b',
      millis: 2,
    },
  ],
  leftOut: [{ id: 'revoked-certificate-refused', why: 'the server has no CRL' }],
};

const width = Math.max(...Object.values(proofIds).map(({ title }) => title.length));
const line = (mark: string, title: string, observed: string): string =>
  `  ${mark}  ${title.padEnd(width)}  ${observed}`;

it('prints a line a proof, and what was expected where it failed', () => {
  expect(proofText(report).split('\n')).toEqual([
    line('ok', 'the connection is encrypted', 'TLSv1.3'),
    line('NO', 'a login without a client certificate is refused', 'let in'),
    '      expected: refused',
    line('--', 'a revoked certificate is refused', 'not checked, because the server has no CRL'),
    '',
    expect.stringMatching(
      /^not-proven: the claim that only a client with a certificate .* \(1 of 2 proofs passed, 1 failed\)$/,
    ),
  ]);
});

it('keeps the JSON contract', () => {
  const json = JSON.parse(JSON.stringify(proofJson(report)));
  expect(json).toMatchObject({ verdict: 'not-proven', server: { version: '11.8.6', flavor: 'MariaDB' } });
  expect(json.proofs[0]).toEqual({
    id: 'encrypted',
    expected: 'TLS',
    observed: 'TLSv1.3',
    passed: true,
    outcome: 'passed',
    millis: 2,
  });
  expect(json.proofs[1].passed).toBe(false);
});

it('writes evidence with the server, the fingerprint, the words and no control characters', () => {
  const text = evidenceText(report, 'tlsql 1.0.0');
  for (const part of [
    'NOT-PROVEN',
    'db1:3306',
    'AB:CD',
    '/CN=app',
    'CA:01',
    '/CN=app',
    'CA:01',
    '2026-01-02T03:04:05.000Z',
    'its words x\\x1b',
    'the server has no CRL',
  ])
    expect(text).toContain(part);
});

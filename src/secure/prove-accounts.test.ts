import { expect, it } from 'vitest';
import type { Proof, ProofReport } from '../facts/proof.ts';
import { judged, proofTarget } from './prove-accounts.ts';

const proof = (id: Proof['id'], outcome: Proof['outcome'], observed = ''): Proof => ({
  id,
  expected: '',
  observed,
  outcome,
  millis: 0,
});
const report = (...proofs: Proof[]): ProofReport => ({
  verdict: 'unknown',
  claim: 'mutual',
  server: { version: '', flavor: '', target: '', fingerprint: undefined },
  account: '',
  client: undefined,
  trusts: [],
  proofs,
  leftOut: [],
  at: '',
});

it('leaves out what cannot be, and nothing else', () => {
  const login = proof('login', 'passed');
  const expired = proof(
    'expired-certificate-refused',
    'unknown',
    'not told: the CA key is needed to make such a certificate',
  );
  const check = (made: ProofReport, has: Parameters<typeof judged>[1], verdict: string, leftOut: number): void => {
    const result = judged(made, has);
    expect([result.verdict, result.leftOut.length]).toEqual([verdict, leftOut]);
  };
  check(report(login, expired), { authority: false, tls12: true }, 'proven', 1);
  check(report(login, expired), { authority: true, tls12: true }, 'unknown', 0);
  check(report(login, proof('protocol-floor', 'failed', 'TLSv1')), { authority: true, tls12: false }, 'proven', 1);
  check(report(login, proof('protocol-floor', 'failed', 'TLSv1')), { authority: true, tls12: true }, 'not-proven', 0);
  check(report(login, proof('plaintext-refused', 'failed')), { authority: true, tls12: false }, 'not-proven', 0);
});

it('proves over the network where the server listens', () => {
  const socket = { socket: '/s' };
  expect(proofTarget(socket, { port: '3306', bind_address: '*' })).toEqual({ host: '127.0.0.1', port: 3306 });
  expect(proofTarget(socket, { port: '3306', bind_address: '10.0.0.5,::1' })).toEqual({ host: '10.0.0.5', port: 3306 });
  expect(proofTarget(socket, { port: '3306', skip_networking: 'ON' })).toBe(socket);
  const tcp = { host: 'db1', port: 3307 };
  expect(proofTarget(tcp, { port: '3306' })).toBe(tcp);
});

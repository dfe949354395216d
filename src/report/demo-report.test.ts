import { expect, it } from 'vitest';
import type { DemoReport } from '../facts/demo.ts';
import { demoJson, demoNext, stepText } from './demo-report.ts';

const report: DemoReport = {
  server: 'MariaDB 11.8.6 (maria11)',
  steps: [{ id: 'plaintext', did: 'logged in without TLS', showed: 'it works', millis: 12.4 }],
  proof: {
    verdict: 'proven',
    claim: 'subject',
    account: "'app'@'%'",
    client: undefined,
    trusts: [],
    at: '2026-01-02T03:04:05.000Z',
    server: { version: '11.8.6', flavor: 'MariaDB', target: '127.0.0.1:3306', fingerprint: undefined },
    proofs: [{ id: 'login', expected: 'let in', observed: 'let in', outcome: 'passed', millis: 1 }],
    leftOut: [],
  },
  millis: 1234,
  kept: undefined,
};

it('numbers a step, with what it showed below', () => {
  expect(stepText(2, report.steps[0]!)).toBe('2  logged in without TLS (12 ms)\n   it works');
});

it("is prove's document with the steps before it", () => {
  const json = demoJson(report);
  expect(Object.keys(json)[0]).toBe('steps');
  expect(json).toMatchObject({ verdict: 'proven', millis: 1234 });
  expect(json).not.toHaveProperty('kept');
});

it('says what is left and what to type next', () => {
  expect(demoNext(report)[0]).toBe('That took 1.2 s. Nothing is left of it.');
  expect(demoNext({ ...report, kept: '/d' })[0]).toContain('Look around in /d');
});

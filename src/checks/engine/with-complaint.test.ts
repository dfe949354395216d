import { expect, it } from 'vitest';
import { loginError, makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { checks, faults } from '../all.ts';
import { decide } from './decide.ts';
import { withComplaint } from './with-complaint.ts';

function said(complaint: string, attempt: Attempt) {
  const facts = makeFacts({ client: { complaint }, wire: { attempts: [attempt] } });
  return withComplaint(decide(facts, checks), facts, faults);
}

it('says what the message means where nothing fails', () => {
  const { verdict, cause, findings } = said('ERROR 1040 (HY000): Too many connections', makeAttempt());
  expect([verdict, cause]).toEqual(['healthy', null]);
  expect(findings.map(({ id, severity }) => [id, severity])).toContainEqual(['server-out-of-connections', 'notice']);
});

it('keeps the candidates that the message can mean', () => {
  const denied = loginError(1045, 'Access denied');
  const all = said('', denied).cause?.candidates ?? [];
  const few = said("X509 subject mismatch: should be '/CN=a' but is '/CN=b'", {
    ...denied,
    clientCertificateSent: true,
  }).cause?.candidates;
  expect(all.length).toBeGreaterThan(3);
  expect(few).toContain('require-subject-mismatch');
  expect(few).not.toContain('account-locked');
});

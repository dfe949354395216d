import { expect, it } from 'vitest';
import { loginError, makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import { driverTls } from '../../drivers/driver-tls.ts';
import { readDriverConfig } from '../../drivers/read-driver-config.ts';
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

it('believes a driver about what only its program knows', () => {
  const seen = (dsn: string, complaint: string): unknown => {
    const judged = driverTls(readDriverConfig(dsn));
    if (judged === undefined) throw new Error('no such driver');
    const facts = makeFacts({
      client: { complaint, driver: { id: 'go', options: {}, ...judged } },
      wire: { attempts: [makeAttempt()] },
    });
    const { verdict, cause } = withComplaint(decide(facts, checks), facts, faults);
    return [verdict, cause?.id, cause?.certainty];
  };
  const refused = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
  expect(seen('u@tcp(h)/?tls=db', refused)).toEqual(['broken', 'server-cert-unknown-ca', 'likely']);
  expect(seen('u@tcp(h)/?tls=skip-verify', refused)).toEqual(['healthy', undefined, undefined]);
  expect(seen('u@tcp(h)/?tls=db', 'ERROR 1040 (HY000): Too many connections')).toEqual([
    'healthy',
    undefined,
    undefined,
  ]);
});

it('believes a driver about what it does of its own', () => {
  const seen = (program: string, complaint: string): unknown => {
    const facts = makeFacts({ client: { complaint, program: { id: program } }, wire: { attempts: [makeAttempt()] } });
    const { verdict, cause } = withComplaint(decide(facts, checks), facts, faults);
    return [verdict, cause?.id];
  };
  const anchors = 'java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty';
  expect(seen('connector-j', anchors)).toEqual(['broken', 'driver-java-pkcs12-without-trusted-entry']);
  expect(seen('mysql-9', anchors)).toEqual(['healthy', undefined]);
});

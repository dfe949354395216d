import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../test/make/certificates.ts';
import type { TlsFacts } from '../io/upgrade.ts';
import { checkChain, checkName } from './check-server.ts';

const facts = (extensions: string[], subject = '/CN=cn.example.com', chainError?: string): TlsFacts => ({
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  peerChain: [makeCertificate({ subject, extensions }).der],
  peerFingerprint: 'AB',
  chainError,
  millis: 1,
});

describe('checkName', () => {
  const named = facts(['subjectAltName=DNS:db1.example.com,DNS:*.wild.example.com,IP:10.0.0.5,IP:::1']);
  const check = (tls: TlsFacts, name: string, by: string): void => {
    expect(checkName(tls, name, 'db1:3306')).toEqual({ name, by });
  };
  const refuse = (tls: TlsFacts, name: string): void => {
    expect(() => checkName(tls, name, 'db1:3306')).toThrow(expect.objectContaining({ code: 'server-name-mismatch' }));
  };

  it('takes names and addresses from the alternative names', () => {
    check(named, 'db1.example.com', 'dNSName');
    check(named, 'DB1.example.com', 'dNSName');
    check(named, 'x.wild.example.com', 'dNSName');
    check(named, '10.0.0.5', 'iPAddress');
    check(named, '::1', 'iPAddress');
  });

  it('takes the CN only where there is no dNSName', () => {
    check(facts(['basicConstraints=CA:FALSE']), 'cn.example.com', 'CN');
    refuse(named, 'cn.example.com');
  });

  it('refuses other names, deeper wildcards and other addresses', () => {
    for (const name of ['db2.example.com', 'a.b.wild.example.com', 'wild.example.com', '10.0.0.6', '127.0.0.1'])
      refuse(named, name);
  });
});

describe('checkChain', () => {
  it('lets a trusted chain through and explains another', () => {
    expect(() => checkChain(facts([]), 'db1:3306')).not.toThrow();
    expect(() => checkChain(facts([], '/CN=x', 'CERT_HAS_EXPIRED'), 'db1:3306')).toThrow(
      /CERT_HAS_EXPIRED: the certificate, or one above it, has expired/,
    );
    expect(() => checkChain(facts([], '/CN=x', 'NEW_REASON'), 'db1:3306')).toThrow(
      expect.objectContaining({ code: 'server-chain-untrusted' }),
    );
  });
});

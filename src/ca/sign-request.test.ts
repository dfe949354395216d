import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { makeRequest } from './make-request.ts';
import { type SignRequestOptions, signRequest } from './sign-request.ts';

const request = (...args: string[]): Buffer =>
  Buffer.from(openssl(['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', ...args]));
const options = (bytes: Buffer, more: Partial<SignRequestOptions> = {}): SignRequestOptions => ({
  request: bytes,
  what: 'a.csr',
  profile: 'client',
  ...more,
});

describe('sign', () => {
  it('gives a request what the profile says and nothing that it asks for', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const greedy = request(
      '-subj',
      '/O=X/CN=alice',
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'subjectAltName=DNS:bank.example',
      '-addext',
      'keyUsage=keyCertSign',
      '-addext',
      'extendedKeyUsage=serverAuth',
    );
    const out = scratch();
    const issued = await signRequest(ca, options(greedy, { out }));
    const text = openssl(['x509', '-noout', '-text'], { input: issued.certificatePem });
    expect(issued.subject).toBe('/O=X/CN=alice');
    expect(text).toContain('CA:FALSE');
    expect(text).toContain('TLS Web Client Authentication');
    for (const wish of ['bank.example', 'Certificate Sign', 'Server Authentication']) expect(text).not.toContain(wish);
    expect(readdirSync(out)).toEqual(['alice-cert.pem']);
    expect(opensslVerify(['-CAfile', ca.certificatePath, '-purpose', 'sslclient', join(out, 'alice-cert.pem')])).toBe(
      'OK',
    );
  });

  it('copies names when told to, each checked', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const wanted = request('-subj', '/CN=db1', '-addext', 'subjectAltName=DNS:db1.example.com,IP:10.0.0.5');
    const signed = (more: Partial<SignRequestOptions>): Promise<string[]> =>
      signRequest(ca, options(wanted, { profile: 'server', ...more })).then(({ names }) => [...names]);
    expect(await signed({})).toEqual(['DNS:db1']);
    expect(await signed({ copyNames: true })).toEqual(['DNS:db1', 'DNS:db1.example.com', 'IP:10.0.0.5']);
    expect(await signed({ names: ['DNS:other'], profile: 'peer' })).toEqual(['DNS:db1', 'DNS:other']);
    const wrong = request('-subj', '/CN=db1', '-addext', 'subjectAltName=DNS:10.0.0.5');
    expect(await codeOf(signRequest(ca, options(wrong, { profile: 'server', copyNames: true })))).toBe('issue-refused');
  });

  it('refuses a request that is not signed by its key, a weak key, no name', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const good = request('-subj', '/CN=alice')
      .toString()
      .replace(/-----.*-----|\n/g, '');
    const broken = Buffer.from(good, 'base64');
    broken[broken.length - 5] = (broken[broken.length - 5] ?? 0) ^ 1;
    expect(await codeOf(signRequest(ca, options(broken)))).toBe('issue-refused');
    const weak = Buffer.from(
      openssl(['req', '-new', '-newkey', 'rsa:1024', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=a']),
    );
    expect(await codeOf(signRequest(ca, options(weak)))).toBe('issue-refused');
    const odd = [
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:secp256k1',
      '-nodes',
      '-keyout',
      '/dev/null',
      '-subj',
      '/CN=a',
    ];
    expect(await codeOf(signRequest(ca, options(Buffer.from(openssl(odd)))))).toBe('issue-refused');
    expect(await codeOf(signRequest(ca, options(request('-subj', '/CN=Alice Smith'), { profile: 'server' })))).toBe(
      'issue-refused',
    );
    expect(await codeOf(signRequest(ca, options(request('-subj', '/'))))).toBe('issue-refused');
    expect(await codeOf(signRequest(ca, options(request('-subj', '/C=PT/O=Example/CN=Example CA'))))).toBe(
      'issue-refused',
    );
    expect(await codeOf(signRequest(ca, options(Buffer.from('nothing'))))).toBe('pem-no-block');
  });

  it('keeps the subject as it is encoded, other string types too', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const made = makeRequest({ name: 'é', subject: '/O=Zoë/CN=a', out });
    const issued = await signRequest(ca, options(Buffer.from(made.requestPem)));
    expect(issued.subject).toBe('/O=Zo\\xC3\\xAB/CN=a');
  });
});

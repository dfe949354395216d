import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { issueClient } from '../ca/issue.ts';
import { issueCrl } from '../ca/issue-crl.ts';
import { revoke } from '../ca/revoke.ts';
import { showItems } from './show-items.ts';

const kinds = (text: string | Uint8Array): string[] => showItems(Buffer.from(text), 'file').map(({ kind }) => kind);

describe('items', () => {
  it('are certificates, requests, CRLs and keys, in order with what is wrong', async () => {
    const ca = await newCa();
    const issued = await issueClient(ca, { name: 'alice' });
    const crl = (await revoke(ca, { what: { serial: issued.serial }, reason: 'superseded' })).crl?.pem ?? '';
    const request = openssl(
      [
        'req',
        '-new',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-subj',
        '/CN=x',
        '-addext',
        'subjectAltName=DNS:x',
      ],
      { input: '' },
    );
    const items = showItems(
      Buffer.from(`text\n${issued.certificatePem}${request}${crl}${issued.keyPem}-----BEGIN X-----\n`),
      'file',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['certificate', 'request', 'crl', 'private-key', 'problem']);
    expect(items[1]).toMatchObject({ subject: { oneline: '/CN=x' }, signatureValid: true, subjectAltNames: ['DNS:x'] });
    expect(items[2]).toMatchObject({ revoked: [{ serial: issued.serial, reason: 'superseded' }], number: '01' });
    expect(items[3]).toMatchObject({ encrypted: false, form: 'pkcs8', key: { words: 'EC prime256v1' } });
    expect(JSON.stringify(items)).not.toContain('BEGIN');
    expect((await issueCrl(ca)).number).toBe('02');
  });

  it('are read from DER too', async () => {
    const ca = await newCa();
    const issued = await issueClient(ca, { name: 'alice' });
    const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----.*-----|\n/g, ''), 'base64');
    expect(kinds(der(issued.certificatePem))).toEqual(['certificate']);
    expect(kinds(der((await issueCrl(ca)).pem))).toEqual(['crl']);
    expect(kinds(der(issued.keyPem ?? ''))).toEqual(['private-key']);
    expect(() => kinds(Buffer.from([0x30, 0x00]))).toThrow();
  });

  it('of encrypted keys tell the form alone', async () => {
    const ca = await newCa({ passphrase: 'x' });
    const encrypted = openssl([
      'pkey',
      '-in',
      ca.layout.key,
      '-passin',
      'pass:x',
      '-traditional',
      '-aes128',
      '-passout',
      'pass:y',
    ]);
    const path = join(scratch(), 'key');
    writeFileSync(path, encrypted);
    expect(showItems(Buffer.from(encrypted), 'file')).toEqual([{ kind: 'private-key', form: 'sec1', encrypted: true }]);
    expect(() => showItems(Buffer.from('nothing'), 'file')).toThrow(expect.objectContaining({ code: 'pem-no-block' }));
  });
});

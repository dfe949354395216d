import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaLayout, findLayout, newLayout } from './folder-layout.ts';
import { writeCnf } from './write-cnf.ts';

let dir: string;
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-layout-')));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function files(texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}

function check(folder: string, expected: Partial<CaLayout>): void {
  const layout = findLayout(join(dir, folder));
  for (const [name, value] of Object.entries(expected)) {
    const found = layout[name as keyof CaLayout];
    expect(typeof found === 'string' && found.startsWith('/') ? relative(layout.dir, found) : found, name).toEqual(
      value,
    );
  }
}

describe('layout', () => {
  it('of a folder that tlsql made', () => {
    files({
      'index.txt': '',
      'openssl.cnf': writeCnf({ dir: '/it/was/elsewhere', days: 1, crlDays: 45 }),
      'index.txt.attr': 'unique_subject = no\n',
    });
    check('', {
      index: 'index.txt',
      key: 'private/cakey.pem',
      certificate: 'cacert.pem',
      serials: 'random',
      uniqueSubject: false,
      crlDays: 45,
    });
    expect({ ...newLayout(dir) }).toMatchObject({
      key: findLayout(dir).key,
      newcerts: findLayout(dir).newcerts,
      crl: findLayout(dir).crl,
    });
  });

  it('of a folder made by hand with names of its own', () => {
    files({
      'index.txt': '',
      serial: '01\n',
      'certs/myca.crt': '',
      'private/myca.key': '',
      'myopenssl.cnf': `[ ca ]
default_ca = CA_default
[ CA_default ]
dir = .
database = $dir/index.txt
# unique_subject = no
new_certs_dir = $dir/newcerts
certificate = $dir/certs/myca.crt
serial = $dir/serial
private_key = $dir/private/myca.key
`,
    });
    check('', {
      certificate: 'certs/myca.crt',
      key: 'private/myca.key',
      serials: 'counts',
      uniqueSubject: true,
      cnf: 'myopenssl.cnf',
    });
  });

  it("of easy-rsa's pki, also named by the folder above it", () => {
    files({
      'pki/index.txt': '',
      'pki/serial': '3F7A8D1C0B2E4F60718293A4B5C6D7E8\n',
      'pki/ca.crt': '',
      'pki/private/ca.key': '',
      'pki/certs_by_serial/x': '',
      'pki/index.txt.attr': 'unique_subject = no\n',
    });
    for (const folder of ['', 'pki']) {
      check(folder, {
        dir: '',
        certificate: 'ca.crt',
        key: 'private/ca.key',
        newcerts: 'certs_by_serial',
        serials: 'random',
        uniqueSubject: false,
      });
    }
  });

  it('is none without an index', () => {
    files({ 'cacert.pem': '' });
    for (const folder of ['', 'nowhere', 'cacert.pem']) {
      expect(() => findLayout(join(dir, folder))).toThrow(expect.objectContaining({ code: 'ca-folder-missing' }));
    }
  });
});

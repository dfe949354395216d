import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { account, hashed, leafWith, login, pair, subject, verifying, well } from './healthy-kit.ts';
import { serverLines } from './kit.ts';
import type { Scenario } from './scenario.ts';

/** Certificates, chains and CRLs of kinds that are all in order. */
export const healthyCertificates: readonly Scenario[] = [
  well('ssl-capath with hash links', (kit, { ca }) => ({
    client: [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-capath=${hashed(kit, 'cas', 'root.pem', ca.pem)}`],
  })),
  well('ssl-capath of the server', (kit, good) => ({
    mysqld: [
      ...good.lines.filter((line) => !line.startsWith('ssl-ca=')),
      `ssl-capath=${hashed(kit, 'cas', 'root.pem', good.ca.pem)}`,
    ],
    sql: account('REQUIRE X509'),
    client: [...verifying(good), ...pair(kit, good)],
  })),
  well('CRLs on both sides', (kit, good) => {
    const crl = kit.write('crl.pem', makeCrl(good.ca, { revoked: [kit.client(good.ca)] }).pem);
    return {
      mysqld: [...good.lines, `ssl-crl=${crl}`],
      sql: account('REQUIRE X509'),
      client: [...verifying(good), ...pair(kit, good), `--ssl-crl=${crl}`],
    };
  }),
  well('folders of CRLs on both sides', (kit, good) => {
    const folder = hashed(kit, 'crls', 'crl.pem', makeCrl(good.ca).pem);
    return {
      mysqld: [...good.lines, `ssl-crlpath=${folder}`],
      sql: account('REQUIRE X509'),
      client: [...verifying(good), ...pair(kit, good), `--ssl-crlpath=${folder}`],
    };
  }),
  well("an intermediate in the client's file", (kit, good) => {
    const issuing = kit.ca('/O=Judge/CN=Judge Issuing', { issuer: good.ca });
    const own = kit.client(issuing);
    return {
      sql: account('REQUIRE X509'),
      client: [
        ...verifying(good),
        `--ssl-cert=${kit.write('c.pem', own.pem + issuing.pem)}`,
        `--ssl-key=${kit.write('c.key', own.keyPem)}`,
      ],
    };
  }),
  well('a cross-signed root', (kit, good) => {
    const newer = kit.ca('/O=Judge/CN=Judge New Root');
    const cross = makeCertificate({
      subject: '/O=Judge/CN=Judge New Root',
      issuer: good.ca,
      sameKeyAs: newer,
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
    });
    const leaf = kit.leaf(newer);
    return {
      mysqld: serverLines(good, {
        ca: kit.write('cas.pem', good.ca.pem + cross.pem + newer.pem),
        cert: kit.write('leaf.pem', leaf.pem + cross.pem),
        key: kit.write('leaf.key', leaf.keyPem),
      }),
      client: verifying(good),
    };
  }),
  well('RSA-PSS', (kit, good) => ({
    mysqld: leafWith(kit, good, 'IP:127.0.0.1', { key: ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'] }),
  })),
  well('a self-signed certificate that is its own CA', (kit, good) => {
    const own = makeCertificate({
      subject: '/CN=localhost',
      extensions: ['subjectAltName=IP:127.0.0.1,DNS:localhost'],
    });
    const cert = kit.write('own.pem', own.pem);
    return {
      mysqld: serverLines(good, { ca: cert, cert, key: kit.write('own.key', own.keyPem) }),
      client: [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${cert}`],
    };
  }),
  well('certificate and key in one file', (kit, good) => ({
    sql: account(`REQUIRE ${subject} AND ISSUER '/O=Judge/CN=Judge CA'`),
    client: [...verifying(good), ...pair(kit, good, true)],
  })),
  well('a bundle of many roots', (kit, good) => ({
    client: [
      ...login,
      '--ssl-mode=VERIFY_IDENTITY',
      `--ssl-ca=${kit.write('many.pem', `# ours last\n${kit.ca('/CN=One').pem}\n${kit.ca('/CN=Two').pem}${good.ca.pem}`)}`,
    ],
  })),
  well('files under live and archive', (kit, good) => {
    for (const part of ['archive', 'archive/db', 'live', 'live/db']) mkdirSync(join(kit.folder, part));
    const leaf = kit.leaf(good.ca);
    kit.write('archive/db/fullchain3.pem', leaf.pem);
    chmodSync(kit.write('archive/db/privkey3.pem', leaf.keyPem), 0o600);
    for (const name of ['fullchain', 'privkey'])
      symlinkSync(`../../archive/db/${name}3.pem`, join(kit.folder, 'live/db', `${name}.pem`));
    const at = (name: string): string => join(kit.folder, 'live/db', `${name}.pem`);
    return { mysqld: serverLines(good, { cert: at('fullchain'), key: at('privkey') }) };
  }),
  well(
    'the files that the server made',
    () => ({
      mysqld: [],
      client: [...login, '--ssl-mode=REQUIRED'],
    }),
    ['mysql9', 'maria11'],
  ),
  well('TLS by itself, as its own client takes it', () => ({ mysqld: [], client: [...login, '--client=mariadb-11'] }), [
    'maria11',
  ]),
];

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import { fileContent } from '../../facts/file-content.ts';
import { mendLines } from './mend-lines.ts';
import { ending, mainOptionFile, serverFileMends, setOption } from './server-file-mend.ts';
import { serverObstacles } from './server-obstacle.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const key = fileAt('/0755 t/0755 k.pem:0644', keyFile(leaf));
const text = '[mysqld]\nssl-ca=/t/ca.pem\nssl_cert=/t/nope.pem\nssl-key=/t/k.pem\n';
const server = (cert: FileFact, nearby: FileFact[]): Facts => {
  const base = serverWith(text);
  return {
    ...base,
    time: new Date(Date.now() + 3_600_000),
    server: { ...base.server, files: { cert, key }, nearby },
  };
};
const lines = (facts: Facts): string[] => {
  const [obstacle] = serverObstacles(facts);
  return obstacle === undefined ? [] : serverFileMends(obstacle, facts).flatMap((mend) => mendLines(mend, facts));
};
const missing = fileAt('/0755 t/0755 nope.pem:missing');
const right = fileAt('/0755 t/0755 server.pem:0644', certFile(leaf));

it('names the file that fits in place of one that is not there', () => {
  const facts = server(missing, [right]);
  const file = mainOptionFile(facts);
  expect(lines(facts)[0]).toBe(`tlsql options write ${file} --group mysqld --set ssl_cert=/t/server.pem`);
  expect(lines(facts).some((line) => line.includes('systemctl'))).toBe(true);
});

it('marks what only a person can know', () => {
  expect(lines(server(missing, []))[0]).toMatch(/path\/to\/your\/ca-folder/);
});

it('writes PEM again, and keeps the old file', () => {
  const der = { ...right, content: { form: 'der', blocks: [] } } as const;
  expect(lines(server(der, [])).slice(0, 2)).toEqual([
    'cp -p /t/server.pem /t/server.pem.bak',
    'openssl x509 -inform DER -in /t/server.pem.bak -out /t/server.pem',
  ]);
  const utf16 = { ...right, content: { form: 'utf-16', blocks: [] } } as const;
  expect(lines(server(utf16, []))[1]).toBe('iconv -f UTF-16 -t UTF-8 /t/server.pem.bak > /t/server.pem');
});

it('takes the disguise off a PEM file', () => {
  const plain = ca.pem;
  const holding = (text: string): FileFact => ({ ...right, content: fileContent(Buffer.from(text)) });
  for (const text of [
    plain.replace(/^/gm, '    '),
    Buffer.from(plain).toString('base64'),
    plain.replaceAll('-----', '—'),
    plain.replaceAll('-----', '----'),
    plain.replaceAll('\n', '\\n'),
  ]) {
    const folder = mkdtempSync(join(tmpdir(), 'tlsql-disguise-'));
    writeFileSync(join(folder, 'server.pem'), text);
    for (const line of lines(server(holding(text), [])).slice(0, 2))
      execFileSync('sh', ['-c', line.replaceAll('/t/', `${folder}/`)]);
    const made = execFileSync('openssl', ['x509', '-in', join(folder, 'server.pem')]);
    expect(String(made)).toBe(plain);
    rmSync(folder, { recursive: true });
  }
});

it('takes a certificate out of its container', () => {
  const store = { ...right, content: { form: 'pkcs12', blocks: [] } } as const;
  expect(lines(server(store, []))[1]).toMatch(
    /^openssl pkcs12 -in \/t\/server.pem.bak -nokeys -clcerts -out \/t\/server.pem /,
  );
  const bag = { ...right, content: { form: 'pem', blocks: [{ kind: 'other', label: 'PKCS7' }] } } as const;
  expect(lines(server(bag, []))[1]).toBe('openssl pkcs7 -print_certs -in /t/server.pem.bak -out /t/server.pem');
});

it('changes a value where it comes from', () => {
  const persisted = { variableSources: { ssl_crl: { source: 'PERSISTED' } } };
  const [act] = setOption('crl', "/it's.pem", { ...server(right, []), admin: persisted });
  expect(act).toEqual({ kind: 'sql', sql: "SET PERSIST ssl_crl='/it''s.pem'" });
});

it('restarts for options, and reloads for files', () => {
  const option = { kind: 'option', file: '/my.cnf', group: 'mysqld', name: 'ssl-ca', value: '/ca.pem' } as const;
  expect(ending([option]).map(({ kind }) => kind)).toEqual(['option', 'restart', 'prove']);
  expect(ending([{ kind: 'mode', path: '/k', mode: '0400' }]).map(({ kind }) => kind)).toEqual([
    'mode',
    'reload-tls',
    'prove',
  ]);
});

it('lets the server in to all its files at once', () => {
  const cert = fileAt('/0755 t/0700 c.pem:0644');
  const facts: Facts = {
    ...server(cert, []),
    server: { user: mysql, files: { cert, key: fileAt('/0755 t/0700 k.pem:0600') } },
  };
  expect(lines(facts).slice(0, 4)).toEqual([
    'chgrp "$(id -gn mysql)" /t',
    'chmod g+x /t',
    'chown mysql: /t/k.pem',
    'chmod 0400 /t/k.pem',
  ]);
});

it('leaves to others what an access list gives them', () => {
  const shut = fileAt('/0755 t/0755 server.pem:0660', certFile(leaf));
  const acl = [{ tag: 'user', who: mysql.uid, bits: 0 }] as const;
  const [root, folder, file] = shut.steps.map((step) => ({ ...step, acl }));
  const [plainRoot, plainFolder] = shut.steps;
  if (!root || !folder || !file || !plainRoot || !plainFolder) return expect.fail();
  const user = { user: mysql };
  const check = (steps: FileFact['steps'], line: string): void => {
    const facts = server({ ...shut, steps }, []);
    expect(lines({ ...facts, server: { ...facts.server, ...user } })[0]).toBe(line);
  };
  check([plainRoot, plainFolder, file], 'setfacl -m u:mysql:r /t/server.pem');
  check([plainRoot, folder, file], 'setfacl -m u:mysql:x /t');
});

it('writes what was persisted by the statement that wrote it', () => {
  const facts = server(missing, [right]);
  const admin = { variableSources: { ssl_cert: { source: 'PERSISTED' } } };
  expect(lines({ ...facts, admin })[0]).toMatch(/SET PERSIST ssl_cert='\/t\/server.pem'/);
});

it('lets a folder of certificates be looked into', () => {
  const facts = serverWith(text);
  const capath = fileAt('/0755 cas/0700');
  const seen = { ...facts, server: { ...facts.server, user: mysql, files: { capath } } };
  expect(lines(seen).slice(0, 2)).toEqual(['chgrp "$(id -gn mysql)" /cas', 'chmod g+rx /cas']);
});

it('takes a folder of CAs that is not there out of the option file', () => {
  const base = serverWith('[mysqld]\nssl_capath=/no/dir\n');
  const seen = { ...base, server: { ...base.server, user: mysql, files: { capath: fileAt('/0755 no:missing') } } };
  const [obstacle] = serverObstacles(seen);
  expect(obstacle === undefined ? [] : serverFileMends(obstacle, seen)[0]).toEqual({
    kind: 'option-line',
    file: '/etc/my.cnf',
    line: 2,
    instead: '# ssl_capath=/no/dir',
  });
});

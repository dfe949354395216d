import { expect, it } from 'vitest';
import { certFile, type Made, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './includedir-missing.ts';

it('fires: a server', () => void finds(check, serverWith('[mysqld]\n!includedir /nope\n'), 1));

it('fires: a client', () => void finds(check, clientWith('[client]\n!includedir /nope\n'), 1));

it('is silent: a comment', () => void finds(check, serverWith('[mysqld]\n#!includedir /nope\n'), 0));

it('fires: a directive that is none', () => {
  const pair = '[mysqld]\nssl-cert=/c.pem\nssl-key=/k.pem\n';
  const files = { '/etc/my.cnf': '!INCLUDEDIR /etc/conf.d\n', '/etc/conf.d/tls.cnf': pair };
  const [found] = finds(check, serverWith(files), 1);
  expect(found?.mends?.[0]).toMatchObject({ line: 1, instead: '!includedir /etc/conf.d' });
});

it('narrows down: a file that is not there, and a server without TLS', () => {
  const off = { admin: { variables: { have_ssl: 'DISABLED' } } };
  const [found] = finds(check, serverWith('[mysqld]\n!include /etc/none.cnf\n', 'mariadb', off), 1);
  expect(found?.candidates).toEqual(['includedir-missing', 'server-tls-not-configured']);
});

it('warns: a file that is not there, and the certificate that the server made by itself', () => {
  const ca = makeCa('/CN=CA');
  const own = makeCertificate({ subject: '/CN=MySQL_Server_9.7.4_Auto_Generated_Server_Certificate', issuer: ca });
  const seen = (path: string, made: Made, count: number): string | undefined => {
    const facts = serverWith(`[mysqld]\n!include ${path}\n`);
    const cert = fileAt('/ d/0755 server-cert.pem:0644', certFile(made));
    return finds(check, { ...facts, server: { ...facts.server, files: { cert } } }, count)[0]?.severity;
  };
  const given = makeCertificate({ subject: '/CN=db', issuer: ca });
  expect([seen('/etc/x.cnf', own, 1), seen('/etc/tls.cnf', own, 1)]).toEqual(['warning', undefined]);
  seen('/etc/tls.cnf', given, 0);
});

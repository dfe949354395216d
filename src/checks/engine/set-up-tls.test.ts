import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { clientWith, serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { mendLines } from './mend-lines.ts';
import { hasPairAround, lookThere, ownCertificate, setUpTls } from './set-up-tls.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['extendedKeyUsage=serverAuth'] });
const around = [
  fileAt('/0755 t/0755 cert.pem:0644', certFile(leaf)),
  fileAt('/0755 t/0755 key.pem:0600,mysql', keyFile(leaf)),
  fileAt('/0755 t/0755 ca.pem:0644', certFile(ca)),
];

function facts(parts: Partial<Facts['server']> = {}): Facts {
  const base = serverWith('[mysqld]\nsocket=/run/m.sock\n', 'mariadb', { again: 'tlsql doctor' });
  return { ...base, time: new Date(Date.now() + 3_600_000), server: { ...base.server, user: mysql, ...parts } };
}
const lines = (seen: Facts): string[] => setUpTls(seen).flatMap((mend) => mendLines(mend, seen));

it('takes the pair that lies around, with its CA', () => {
  expect(hasPairAround(facts({ nearby: around }))).toBe(true);
  expect(lines(facts({ nearby: around }))).toEqual([
    'tlsql options write /etc/my.cnf --group mysqld --set ssl_ca=/t/ca.pem',
    'tlsql options write /etc/my.cnf --group mysqld --set ssl_cert=/t/cert.pem',
    'tlsql options write /etc/my.cnf --group mysqld --set ssl_key=/t/key.pem',
    'systemctl restart mariadb',
    'tlsql doctor',
  ]);
});

it('secures a server that runs by one command', () => {
  const process = { pid: 1, program: '/usr/sbin/mariadbd' };
  expect(lines(facts({ process }))).toEqual([
    expect.stringMatching(
      /^tlsql secure -S \/run\/m\.sock -u root --ca "\$HOME\/tlsql-ca" --names "\$\(hostname\),localhost,127\.0\.0\.1" --allow-restart --restart-command 'systemctl restart mariadb' --yes /,
    ),
    'tlsql doctor',
  ]);
});

it('makes CA and certificate for one that does not', () => {
  expect(lines(facts())).toEqual([
    expect.stringMatching(/^\[ -e "\$HOME\/tlsql-ca" \] \|\| tlsql ca init /),
    expect.stringMatching(/^tlsql cert server server .*--san DNS:localhost,IP:127\.0\.0\.1 .*--out \/etc\/tls$/),
    expect.stringMatching(/^cp -n /),
    'chown mysql: /etc/tls /etc/tls/server-key.pem',
    'chmod 0644 /etc/tls/cacert.pem',
    expect.stringMatching(
      /^tlsql options write \/etc\/my\.cnf --set ssl-ca=.*--set ssl-key=\/etc\/tls\/server-key\.pem$/,
    ),
    'systemctl restart mariadb',
    'tlsql doctor',
  ]);
});

it('asks again where the server is', () => {
  const at = (host: string): Facts => ({
    ...clientWith('', undefined, { host }),
    again: `tlsql doctor --host=${host} --client-side-only`,
  });
  const said = (host: string) => lookThere(at(host)).flatMap((mend) => mendLines(mend, at(host)));
  expect(said('127.0.0.1')).toEqual(['tlsql doctor --host=127.0.0.1 --admin-user=root']);
  expect(said('db1').at(-1)).toBe('tlsql doctor --host=db1 --ssh=db1 --sudo');
});

it('replaces a certificate that the server made by itself, whatever lies around, and has its CA trusted', () => {
  const own = (seen: Facts): string[] => ownCertificate(seen).flatMap((mend) => mendLines(mend, seen));
  const process = { pid: 1, program: '/usr/sbin/mariadbd' };
  expect(own({ ...facts({ process, nearby: around }), again: 'tlsql doctor --ssl-ca=/old.pem -uroot' })).toEqual([
    expect.stringMatching(/^tlsql secure -S \/run\/m\.sock -u root --ca /),
    'tlsql doctor -uroot --ssl-ca="$HOME/tlsql-ca/cacert.pem"',
  ]);
  const away = { ...clientWith('', undefined, { host: 'db1' }), again: 'tlsql doctor --host=db1' };
  expect(own(away)[0]).toMatch(/^tlsql secure --ssh db1 --sudo -u root --ca .* --names db1 --allow-restart /);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../make/certificates.ts';
import { cli, type Said } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { asRoot } from './secure-server.ts';

describeServers('account', (use) => {
  it('gets the clause that this server understands, and is judged by it', async () => {
    const make =
      use.name === 'mysql56'
        ? "GRANT SELECT ON *.* TO 'o''b'@'%' IDENTIFIED BY 'x'"
        : "CREATE USER 'o''b'@'%' IDENTIFIED BY 'x'";
    await asRoot(use.server(), (session) => session.query(make));
    const ca = makeCa('/O=Example/CN=CA');
    const cert = join(use.server().folder, 'app.pem');
    writeFileSync(cert, makeCertificate({ subject: "/O=Exa'mple/CN=app", issuer: ca }).pem);
    const account = (word: string, ...more: string[]): Promise<Said> =>
      cli(['account', word, "'o''b'@'%'", '-u', 'root', '-S', use.server().socket, ...more]);
    expect((await account('check', '--cert', cert)).status).toBe(0);
    const given = await account('require', '--subject-of', cert, '--issuer-of', cert, '--yes', '--json');
    expect(JSON.parse(given.out), given.err).toMatchObject({ before: 'REQUIRE NONE', changed: true });
    const rows = await asRoot(use.server(), (session) =>
      session.query("SELECT ssl_type, x509_subject, x509_issuer FROM mysql.user WHERE User = 'o''b'"),
    );
    expect(rows).toEqual([['SPECIFIED', "/O=Exa'mple/CN=app", '/O=Example/CN=CA']]);
    expect((await account('check', '--cert', cert)).out).toMatch(/it lets this client in/);
    expect((await account('check')).out).toMatch(/it shows no certificate/);
    expect((await account('require', '--subject-of', cert, '--issuer-of', cert)).out).toMatch(/already/);
    expect((await account('require', '--none', '--yes')).status).toBe(0);
  });
});
